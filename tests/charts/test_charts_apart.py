"""What charts never mix, what they say when there is nothing to draw, and text that stays text."""

from __future__ import annotations

import html
from datetime import date
from xml.etree import ElementTree

import pandas as pd
import pytest
from cases import FLOWS, INTO, OUT, RULES, SERIES, TOTALS, compared, draw, rows, svg
from snapshots import DAY, KINDS, sample, stable

from borderdesk import charts
from borderdesk.charts.words import country, wrapped
from borderdesk.theme import ARRIVALS, DEPARTURES
from borderdesk.view import View
from claimed import Claims

EMPTY = {
    "arrivals_departures": "No arrivals and departures about the same people, place and days stand in the ledger.",
    "daily_counts": "Fewer than two days of one series stand in the ledger.",
    "running_totals": "Fewer than two totals of one series stand in the ledger.",
    "contradictions": "No two claims about the same thing contradict each other.",
    "growth": "Fewer than two totals with a day of publication stand in the ledger.",
    "policy_map": "No rule that held on 30 September 2022 stands in the ledger.",
    "policy_matrix": "No rule that held on 30 September 2022 stands in the ledger.",
    "policy_spans": "No rule with a stated first or last day stands in the ledger.",
}
HOSTILE = ["<script>alert(1)</script>", "\"quoted\" & 'quoted'", "=HYPERLINK(1)", "</text><image href='x'/>"]


@pytest.fixture(scope="module")
def story() -> View:
    return sample()


@pytest.fixture
def both(claims: Claims) -> pd.DataFrame:
    """Two days and two running totals of one country, in and out: every chart of flows can be drawn."""
    return compared(claims, *SERIES, *TOTALS)


def test_daily_counts_and_running_totals_never_share_a_chart(both: pd.DataFrame) -> None:
    days = {row["claim"] for row in rows(draw("daily_counts", both))}
    totals = {row["claim"] for row in rows(draw("running_totals", both))}
    assert (days, totals) == ({"f0", "f1", "f2", "f3"}, {"f4", "f5", "f6", "f7"})


@pytest.mark.parametrize("kind", FLOWS)
def test_different_units_never_share_an_axis(kind: str, claims: Claims) -> None:
    vehicles = [{**row, "unit": "vehicles", "value": row["value"] + 7} for row in (*SERIES, *TOTALS)]
    frame = compared(claims, *SERIES, *TOTALS, *vehicles)
    drawn = {row["claim"] for row in rows(draw(kind, frame))}
    units = frame.set_index("figure_id").loc[sorted(drawn), "unit"]
    assert set(units) == {"persons"}


def test_the_title_of_growth_on_one_day_tells_of_that_day(claims: Claims) -> None:
    one_day = [{**row, "published": "2022-09-26"} for row in TOTALS[:2]]
    title = " ".join(draw("growth", compared(claims, *one_day))["title"]["text"])
    assert title == "Kazakhstan: 11,000 arrivals, as published on 26 September 2022"


def test_no_line_stands_for_days_that_nobody_counted(claims: Claims) -> None:
    days = ("2022-09-21", "2022-09-22", "2022-09-25", "2022-09-26")
    frame = compared(claims, *({**INTO, "value": 900 + place, "days": day} for place, day in enumerate(days)))
    assert [row["run"] for row in rows(draw("daily_counts", frame))] == [0, 0, 1, 1]


RETURNS = {"measure": "returns", "nationality": "SYR", "value": 900}
ENDS = {
    "counted where they left": ({"origin": "JOR"}, "Returns", DEPARTURES),
    "counted where they came home": ({"destination": "SYR"}, "Returned", ARRIVALS),
}


@pytest.mark.parametrize(("ends", "name", "colour"), ENDS.values(), ids=list(ENDS))
def test_returns_have_the_colour_of_their_direction(
    ends: dict[str, str], name: str, colour: str, claims: Claims
) -> None:
    frame = compared(claims, *({**RETURNS, **ends, "days": day} for day in ("2025-01-01", "2025-01-02")))
    assert {row["side"] for row in rows(draw("daily_counts", frame))} == {name}
    assert colour in svg("daily_counts", frame)


def test_the_title_of_growth_tells_of_one_direction(claims: Claims) -> None:
    early = {**OUT, "value": 100, "days": "2022-09-17/2022-09-23", "cumulative": True, "published": "2022-09-20"}
    title = " ".join(draw("growth", compared(claims, early, *TOTALS[:2]))["title"]["text"])
    assert title == "Kazakhstan: 9,000 arrivals in the first report, 11,000 in the last"


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_choice_gives_the_sentence_that_says_so(kind: str, story: View) -> None:
    nothing = story.policies.head(0) if kind in RULES else story.claims.head(0)
    spec = draw(kind, nothing)
    assert [row["text"] for row in rows(spec)] == [EMPTY[kind]]
    assert " ".join(spec["title"]["text"]).startswith("No chart: ")
    assert spec["description"].endswith(EMPTY[kind])
    assert EMPTY[kind] in svg(kind, nothing)


def _holds_only_drawing_and_links_to_pages(root: ElementTree.Element) -> None:
    kinds = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert not kinds & {"script", "image", "foreignObject"}
    links = [element for element in root.iter() if element.tag.endswith("}a")]
    targets = [value for one in links for name, value in one.attrib.items() if name.endswith("href")]
    assert all(value.startswith(("https://", "http://", "#")) for value in targets)
    handlers = [name for element in root.iter() for name in element.attrib if name.lower().startswith("on")]
    assert not handlers


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_text_in_a_label_stays_text(label: str, story: View) -> None:
    phrase = story.policies[story.policies["effective_from"].notna()].assign(policy="other", value=label)
    shown = charts.show(charts.policy_spans(phrase))
    root = ElementTree.fromstring(shown.svg)
    _holds_only_drawing_and_links_to_pages(root)
    assert any(label in "".join(element.itertext()) for element in root.iter() if element.tag.endswith("text"))
    assert label in root.attrib["aria-label"]


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_text_in_a_source_stays_text(label: str, both: pd.DataFrame) -> None:
    shown = charts.show(charts.daily_counts(both.assign(speaker=label)))
    _holds_only_drawing_and_links_to_pages(ElementTree.fromstring(shown.svg))
    assert html.escape(label, quote=True) in " ".join(shown.caption)
    if html.escape(label, quote=True) != label:
        assert label not in " ".join(shown.caption)


def test_a_matrix_is_about_its_day_only(story: View) -> None:
    spring = stable(charts.policy_matrix(story.policies, date(2022, 1, 1)))
    autumn = stable(charts.policy_matrix(story.policies, DAY))
    finland = country("FIN")
    assert [row["rule"] for row in rows(spring) if row["country"] == finland] == []
    assert "entry on tourist visas" in [row["rule"] for row in rows(autumn) if row["country"] == finland]


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (30, ["one two three four five six"]),
        (20, ["one two three", "four five six"]),
        (14, ["one two three", "four five six"]),
        (5, ["one", "two", "three", "four", "five", "six"]),
    ],
)
def test_lines_are_as_few_as_fit_and_about_as_long(width: int, lines: list[str]) -> None:
    assert wrapped("one two three four five six", width) == lines


def test_no_text_is_one_empty_line() -> None:
    assert wrapped("", 20) == [""]
