"""What the tests of charts share: a country in days and in totals, and how a specification is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import altair as alt
import pandas as pd
from snapshots import DAY, stable

from borderdesk import charts
from borderdesk.claims import compare, describe
from claimed import Claims

FLOWS = ("arrivals_departures", "daily_counts", "running_totals", "growth")
RULES = ("policy_map", "policy_matrix", "policy_spans")
INTO = {"destination": "KAZ", "nationality": "RUS"}
OUT = {"measure": "departures", "origin": "KAZ", "nationality": "RUS"}
SERIES = [
    {**INTO, "value": 900, "days": "2022-09-21", "published": "2022-09-22"},
    {**INTO, "value": 1100, "days": "2022-09-22", "published": "2022-09-23"},
    {**OUT, "value": 400, "days": "2022-09-21", "published": "2022-09-22"},
    {**OUT, "value": 500, "days": "2022-09-22", "published": "2022-09-23"},
]
TOTALS = [
    {**INTO, "value": 9000, "days": "2022-09-17/2022-09-24", "cumulative": True, "published": "2022-09-25"},
    {**INTO, "value": 11000, "days": "2022-09-17/2022-09-25", "cumulative": True, "published": "2022-09-26"},
    {**OUT, "value": 4000, "days": "2022-09-17/2022-09-24", "cumulative": True, "published": "2022-09-25"},
    {**OUT, "value": 5000, "days": "2022-09-17/2022-09-25", "cumulative": True, "published": "2022-09-26"},
]


def compared(claims: Claims, *given: Mapping[str, Any]) -> pd.DataFrame:
    """The rows as the charts of flows take them."""
    return compare(describe(claims(*given)))


def bound(row: Mapping[str, Any], qualifier: str, low: float | None, high: float | None) -> dict[str, Any]:
    """The row with these bounds in place of its value."""
    rest = {key: value for key, value in row.items() if key != "value"}
    return {**rest, "qualifier": qualifier, "value_low": low, "value_high": high}


def chart(kind: str, frame: pd.DataFrame) -> alt.Chart:
    drawn: alt.Chart = getattr(charts, kind)(frame, *([DAY] if kind in ("policy_map", "policy_matrix") else []))
    return drawn


def draw(kind: str, frame: pd.DataFrame) -> dict[str, Any]:
    return stable(chart(kind, frame))


def parts(spec: Any) -> Iterator[dict[str, Any]]:
    """Every object of a specification, the outer first."""
    if isinstance(spec, dict):
        yield spec
        for value in spec.values():
            yield from parts(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from parts(value)


def rows(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """The data that the chart carries."""
    return [row for part in parts(spec) if isinstance(part.get("data"), dict) for row in part["data"]["values"]]


def subtitle(spec: dict[str, Any]) -> str:
    return " ".join(spec["title"]["subtitle"])


def svg(kind: str, frame: pd.DataFrame) -> str:
    return charts.show(chart(kind, frame)).svg
