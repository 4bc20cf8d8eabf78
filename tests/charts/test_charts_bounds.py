"""Bounds on charts: a lower bound, an upper one, about, a range and an exact number each look different."""

from __future__ import annotations

from typing import Any

import pytest
from cases import SERIES, TOTALS, bound, compared, draw, rows, svg

from claimed import Claims

BOUNDS = {  # qualifier -> low, high, and the bar: solid part, tail, arrow, strength
    "exact": (900.0, 900.0, (900.0, None, "", 1.0)),
    "about": (900.0, 900.0, (900.0, None, "", 0.6)),
    "more_than": (900.0, None, (900.0, None, "►", 1.0)),
    "at_least": (900.0, None, (900.0, None, "►", 1.0)),
    "less_than": (None, 900.0, (None, 900.0, "", 1.0)),
    "up_to": (None, 900.0, (None, 900.0, "", 1.0)),
    "range": (800.0, 900.0, (800.0, 900.0, "", 1.0)),
}
SHAPES = {
    "exact": ("circle", True),
    "about": ("circle", False),
    "more_than": ("triangle-up", False),
    "at_least": ("triangle-up", False),
    "less_than": ("triangle-down", False),
    "up_to": ("triangle-down", False),
    "range": ("stroke", False),
}


@pytest.mark.parametrize("qualifier", BOUNDS)
def test_a_bar_shows_its_bound(qualifier: str, claims: Claims) -> None:
    frame = compared(claims, bound(SERIES[0], qualifier, *BOUNDS[qualifier][:2]), SERIES[2])
    bar = next(row for row in rows(draw("arrivals_departures", frame)) if row["side"] == "Arrivals")
    assert (bar["solid"], bar["tail"], bar["arrow"], bar["strength"]) == BOUNDS[qualifier][2]


@pytest.mark.parametrize("qualifier", SHAPES)
@pytest.mark.parametrize(("kind", "of"), [("daily_counts", SERIES), ("running_totals", TOTALS), ("growth", TOTALS)])
def test_a_mark_shows_its_bound(qualifier: str, kind: str, of: list[dict[str, Any]], claims: Claims) -> None:
    frame = compared(claims, bound(of[0], qualifier, *BOUNDS[qualifier][:2]), of[1])
    marks = {row["claim"]: (row["shape"], row["solid"] > 0, row["low"], row["high"]) for row in rows(draw(kind, frame))}
    low, high, _ = BOUNDS[qualifier]
    assert marks["f0"] == (*SHAPES[qualifier], low, high)


def test_an_upper_bound_is_a_hollow_bar_and_a_lower_bound_ends_in_an_arrow(claims: Claims) -> None:
    lower, upper = (
        svg("arrivals_departures", compared(claims, bound(SERIES[0], qualifier, *BOUNDS[qualifier][:2]), SERIES[2]))
        for qualifier in ("more_than", "up_to")
    )
    assert ("►" in lower, 'fill-opacity="0.15"' in lower) == (True, False)
    assert ("►" in upper, 'fill-opacity="0.15"' in upper) == (False, True)
