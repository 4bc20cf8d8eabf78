"""Charts: each is what its snapshot says, and finished: finding, unit, days, sources, description, colours."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from cases import FLOWS, SERIES, TOTALS, bound, compared, draw, parts, subtitle, svg
from snapshots import HERE, KINDS, kept, sample, stable, text

from borderdesk import charts
from borderdesk.theme import ARRIVALS, DEPARTURES, NEUTRAL
from borderdesk.view import View
from claimed import Claims


@pytest.fixture(scope="module")
def story() -> View:
    return sample()


@pytest.fixture
def both(claims: Claims) -> pd.DataFrame:
    """Two days and two running totals of one country, in and out: every chart of flows can be drawn."""
    return compared(claims, *SERIES, *TOTALS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_of_the_fixed_story_is_what_its_snapshot_says(kind: str, story: View) -> None:
    assert kept(kind).is_file(), f"no snapshot of {kind}: run `make snapshots` and read it"
    assert text(KINDS[kind](story)) == kept(kind).read_text("utf-8"), "run `make snapshots` and read the diff"


def test_there_is_a_snapshot_of_each_kind_and_no_other() -> None:
    assert sorted(path.stem for path in HERE.glob("*.json")) == sorted(KINDS)


def test_a_chart_that_altair_did_not_check_piece_by_piece_is_a_valid_whole(story: View) -> None:
    for kind in KINDS.values():
        assert kind(story).to_dict(validate=True) == kind(story).to_dict(validate=False)


def test_every_chart_that_the_package_names_has_a_snapshot() -> None:
    others = {"Shown", "mapped_kinds", "picture", "show", "table", "claims_table", "policies_table"}
    assert set(charts.__all__) - others == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_drawing_twice_gives_the_same_picture(kind: str, story: View) -> None:
    assert charts.show(KINDS[kind](story)).svg == charts.show(KINDS[kind](story)).svg


@pytest.mark.parametrize("kind", FLOWS)
def test_a_chart_of_flows_carries_finding_unit_days_source_and_description(kind: str, both: pd.DataFrame) -> None:
    spec = draw(kind, both)
    finding = " ".join(spec["title"]["text"])
    assert finding.startswith(("Kazakhstan", "Peak in Kazakhstan", "Highest total in Kazakhstan"))
    assert subtitle(spec).startswith("Persons, ")
    assert re.search(r"September 2022|its own days", subtitle(spec))
    assert "2022" in spec["description"]
    assert "Kazakhstan" in spec["description"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_last_line_beneath_the_title_names_the_sources(kind: str, story: View) -> None:
    spec = stable(KINDS[kind](story))
    if kind == "running_totals":
        assert " ".join(spec["title"]["text"]).startswith("No chart")
    else:
        assert "Sources: " in subtitle(spec)


@pytest.mark.parametrize("kind", ("policy_matrix", "policy_spans"))
def test_a_chart_of_rules_says_its_days_and_what_its_colours_mean(kind: str, story: View) -> None:
    spec = stable(KINDS[kind](story))
    assert re.search(r"\d{1,2} \w+ 20\d\d", subtitle(spec))
    assert "Green: people may pass, red: not, amber: in part" in subtitle(spec)
    assert re.match(r"(Matrix|Bars) of border rules", spec["description"])


@pytest.mark.parametrize("kind", ("daily_counts", "running_totals", "growth"))
def test_a_chart_over_time_says_what_its_marks_mean(kind: str, claims: Claims) -> None:
    given = [
        (bound(first, "more_than", 900, None), bound(second, "about", 1100, 1100), *rest)
        for first, second, *rest in (SERIES, TOTALS)
    ]
    said = subtitle(draw(kind, compared(claims, *given[0], *given[1])))
    assert "Dot: exact, ring: about, triangle up: at least" in said


def test_bars_start_at_zero(both: pd.DataFrame) -> None:
    spec = draw("arrivals_departures", both)
    scales = [layer["encoding"]["x"]["scale"] for layer in spec["layer"] if layer["mark"]["type"] == "bar"]
    assert len(scales) == 2
    assert all(scale["domain"][0] == 0 and scale["nice"] is False for scale in scales)


@pytest.mark.parametrize("kind", ("daily_counts", "running_totals", "growth"))
def test_counts_over_time_are_measured_from_zero(kind: str, both: pd.DataFrame) -> None:
    axes = [part["y"] for part in parts(draw(kind, both)) if isinstance(part.get("y"), dict) and "scale" in part["y"]]
    assert axes
    assert all(axis["scale"]["zero"] is True for axis in axes)


@pytest.mark.parametrize("kind", FLOWS)
def test_arrivals_and_departures_have_the_same_two_colours_in_every_chart(kind: str, both: pd.DataFrame) -> None:
    spec = draw(kind, both)
    pairs = [dict(zip(part["domain"], part["range"], strict=True)) for part in parts(spec) if "range" in part]
    assert pairs
    assert all((pair["Arrivals"], pair["Departures"]) == (ARRIVALS, DEPARTURES) for pair in pairs)
    drawn = svg(kind, both)
    assert set(re.findall(r"#[0-9a-fA-F]{6}", drawn.upper())) - {NEUTRAL} == {ARRIVALS.upper(), DEPARTURES.upper()}
