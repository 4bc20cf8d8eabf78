"""The map of policies: which kind it shows, how each state looks, what it says, and that every country leads to its source."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import altair as alt
import pandas as pd
import pytest
from cases import rows, subtitle
from snapshots import DAY, sample, stable

from borderdesk import charts
from borderdesk.glossary import RULES
from borderdesk.report.markup import Markup
from borderdesk.theme import BAD, GOOD, NEUTRAL, PARTIAL
from borderdesk.view import open_view

MOST = 25_600  # bytes of a map's SVG
STORIES = ("russia-2022", "ukraine-2022", "karabakh-2023", "sudan-2023", "afghanistan-returns", "syria-returns")
ENTRY, DAYS, VISA = "tourist_visa_entry", "visa_free_stay_days", "visa_required"


def policies(*given: str, nationality: str = "RUS") -> pd.DataFrame:
    """A frame as ledger.policies() gives it, from rows such as ``FIN tourist_visa_entry no 2022-09-30``."""
    like = sample().policies
    made = [
        {
            **dict.fromkeys(like.columns, ""),
            **dict(zip(("jurisdiction", "policy", "value"), row.split()[:3], strict=True)),
            "policy_id": f"p{number}",
            "nationality": nationality,
            "status": "accepted",
            "publisher": "Example",
            "url": f"https://example.org/{number}",
            "effective_from": [*row.split(), None][3],
            "effective_to": None,
            "published": None,
        }
        for number, row in enumerate(given)
    ]
    days = ("effective_from", "effective_to", "published")
    return pd.DataFrame(made).astype(dict.fromkeys(days, "datetime64[s]"))


def title(frame: pd.DataFrame, kind: str | None = None) -> str:
    return " ".join(stable(charts.policy_map(frame, DAY, kind))["title"]["text"])


def marks(chart: alt.Chart) -> dict[str, dict[str, Any]]:
    """The rows of the countries that are drawn, by name."""
    return {row["country"]: row for row in rows(stable(chart)) if "strength" in row}


def words(chart: alt.Chart) -> list[dict[str, Any]]:
    return [row for row in rows(stable(chart)) if "ink" in row and "strength" not in row]


KINDS = {
    "the kind that most certainly had": (["FIN tourist_visa_entry no 2022-09-01", "GEO visa_required no", "TUR visa_required no"], [ENTRY, VISA]),
    "of equals the one that more may have had": (["FIN tourist_visa_entry no", "GEO visa_required no", "TUR visa_required no"], [VISA]),
    "then the kinds that most have": (
        ["FIN tourist_visa_entry no 2022-09-01", *(f"{code} visa_required no" for code in ("GEO", "TUR")), *(f"{code} visa_free_stay_days 90" for code in ("GEO", "TUR", "ARM"))],
        [ENTRY, DAYS, VISA],
    ),
    "one jurisdiction is enough for the first only": (["FIN tourist_visa_entry no 2022-09-01", "GEO visa_required no"], [ENTRY]),
    "phrases are no kind": (["FIN other phrase 2022-09-01"], []),
    "none that begins later": (["FIN tourist_visa_entry no 2022-12-01"], []),
}  # fmt: skip


@pytest.mark.parametrize("case", KINDS)
def test_the_kinds_that_get_a_map(case: str) -> None:
    given, kinds = KINDS[case]
    assert charts.mapped_kinds(policies(*given), DAY) == kinds


LOOKS = {  # a rule -> colour, how strong it is filled, hatching, the words, their colour
    "open": (["FIN tourist_visa_entry yes 2022-09-01"], GOOD, 1, False, "yes", "#000000"),
    "closed": (["FIN tourist_visa_entry no 2022-09-01"], BAD, 1, False, "no", "#ffffff"),
    "in part": (["FIN tourist_visa_entry partial 2022-09-01"], PARTIAL, 1, False, "partial", "#000000"),
    "days": (["FIN visa_free_stay_days 90 2022-09-01"], GOOD, 1, False, "90 days", "#000000"),
    "stated without days": (["FIN tourist_visa_entry no"], BAD, 0.16, True, "no ?", "currentColor"),
    "sources differ": (["FIN tourist_visa_entry no", "FIN tourist_visa_entry yes"], NEUTRAL, 0.16, True, "no / yes ?", "currentColor"),
    "a no that lets people pass": (["FIN visa_required no 2022-09-01"], GOOD, 1, False, "no", "#000000"),
}  # fmt: skip


@pytest.mark.parametrize("case", LOOKS)
def test_a_state_is_told_by_colour_by_hatching_and_in_words(case: str) -> None:
    given, colour, strength, hatched, value, ink = LOOKS[case]
    chart = charts.policy_map(policies(*given), DAY)
    mark = marks(chart)["Finland"]
    assert (mark["colour"], mark["strength"], mark["text"]) == (colour, strength, value)
    assert (mark["geometry"]["type"] == "GeometryCollection") is hatched
    assert [(row["text"], row["ink"]) for row in words(chart)] == [(f"Finland\n{value}", ink)]


def test_hatching_rises_where_people_may_pass_falls_where_not_and_crosses_where_sources_differ() -> None:
    def slopes(*given: str) -> set[bool]:
        lines = marks(charts.policy_map(policies(*given), DAY))["Finland"]["geometry"]["geometries"][1]["coordinates"]
        return {(b[1] > a[1]) == (b[0] > a[0]) for a, b in lines}

    assert slopes("FIN visa_required no") == {False}
    assert slopes("FIN visa_required yes") == {True}
    assert slopes("FIN visa_required no", "FIN visa_required yes") == {False, True}


TITLES = {
    "those next to the country of the story": (["FIN tourist_visa_entry no 2022-09-30", "LVA tourist_visa_entry no 2022-09-19", "CZE tourist_visa_entry no 2022-09-30"], "Finland and Latvia, neighbours of Russia, refused entry on tourist visas on 30 September 2022"),
    "none of them": (["CZE tourist_visa_entry no 2022-09-30"], "Czechia refused entry on tourist visas on 30 September 2022"),
    "who lets people in": (["GEO visa_required no 2022-09-01"], "Georgia, a neighbour of Russia, required no visa on 30 September 2022"),
    "in part": (["FIN tourist_visa_issuance partial 2022-09-01"], "Tourist visas issued: in part for Finland, a neighbour of Russia, on 30 September 2022"),
    "sources differ": (["FIN visa_required no 2022-09-01", "FIN visa_required yes 2022-09-01"], "Visa required: sources differ about Finland, a neighbour of Russia, on 30 September 2022"),
    "nothing is certain": (["GEO visa_required no"], "Visa required: what is stated without days for Georgia"),
}  # fmt: skip


@pytest.mark.parametrize("case", TITLES)
def test_the_title_is_the_finding(case: str) -> None:
    given, said = TITLES[case]
    assert title(policies(*given)) == said


def test_the_lines_beneath_name_kind_day_why_how_many_are_unsure_and_whose_shapes() -> None:
    beneath = subtitle(
        stable(charts.policy_map(policies("FIN visa_required no 2022-09-01", "LVA visa_required no"), DAY))
    )
    why = "It is the kind of rule that most jurisdictions certainly had."
    assert beneath.startswith(f"Visa required on 30 September 2022. {why} Stated without days: 1 of 2.")
    assert beneath.endswith("Sources: Example; shapes: Natural Earth")


def test_a_kind_that_is_asked_for_is_drawn_without_a_reason() -> None:
    frame = policies(
        "FIN tourist_visa_entry no 2022-09-30", "LVA tourist_visa_entry no 2022-09-30", "GEO visa_required no"
    )
    spec = stable(charts.policy_map(frame, DAY, VISA))
    assert subtitle(spec).startswith("Visa required on 30 September 2022. Stated without days: 1 of 1.")
    assert [*marks(charts.policy_map(frame, DAY, VISA))] == ["Georgia"]


def test_whoever_has_no_place_on_the_map_stands_in_a_line_beneath_it() -> None:
    given = (f"{code} visa_free_stay_days 90 2022-09-01" for code in ("EU", "TUR", "GEO", "ARM", "ARG"))
    chart = charts.policy_map(policies(*given), DAY)
    height = stable(chart)["height"]
    assert {*marks(chart)} == {"Armenia", "Georgia", "Turkey"}
    assert [row["text"] for row in words(chart) if row["y"] > height] == [
        "Argentina: 90 days",
        "European Union: 90 days",
    ]
    assert "Argentina: 90 days. Armenia: 90 days. European Union: 90 days" in stable(chart)["description"]


NOTHING = {
    "another kind": (["FIN visa_required no"], ENTRY, "Entry on tourist visas: no rule that held on 30 September 2022 stands in the ledger."),
    "no shape": (["EU visa_required yes"], VISA, "No country with such a rule has a shape."),
}  # fmt: skip


@pytest.mark.parametrize("case", NOTHING)
def test_a_map_without_anything_to_draw_says_so(case: str) -> None:
    given, kind, said = NOTHING[case]
    spec = stable(charts.policy_map(policies(*given), DAY, kind))
    assert [row["text"] for row in rows(spec)] == [said]


def test_the_key_names_what_is_drawn_and_nothing_else() -> None:
    def named(*given: str) -> list[str]:
        spec = stable(charts.policy_map(policies(*given), DAY))
        keys = [
            layer["encoding"]["shape"]["scale"]["domain"]
            for layer in spec["layer"]
            if "shape" in layer.get("encoding", {})
        ]
        return list(*keys)

    assert named("FIN visa_required no 2022-09-01") == ["people may pass", "not in the ledger"]
    assert named("FIN visa_required yes") == ["people may not pass", "? stated without days", "not in the ledger"]


@pytest.mark.parametrize("story", STORIES)
def test_every_country_of_a_story_names_its_claims_and_leads_to_its_source(story: str) -> None:
    view = open_view(story)
    for kind in charts.mapped_kinds(view.policies, view.last_day, len(RULES)):
        drawn = charts.show(charts.policy_map(view.policies, view.last_day, kind))
        found = Markup(drawn._html()).marks
        assert found
        assert [mark for mark in found if not mark.claims or not mark.linked] == []
        assert {claim for mark in found for claim in mark.claims} <= {*view.policies["policy_id"]}
        assert len(drawn.svg.encode()) < MOST, kind


@pytest.mark.parametrize("story", STORIES)
def test_the_words_on_a_map_stand_in_links_to_their_sources_or_hold_no_number(story: str) -> None:
    view = open_view(story)
    svg = charts.show(charts.policy_map(view.policies, view.last_day)).svg
    without = re.sub(r"<a [^>]*>.*?</a>", "", svg.partition(">")[2])
    assert not re.search(r">[^<]*\d", without)


def test_a_map_of_the_russian_story_does_not_reach_the_pacific() -> None:
    view = open_view("russia-2022")
    spec = stable(charts.policy_map(view.policies, view.last_day))
    assert {"Estonia", "Finland", "Latvia", "Lithuania", "Poland"} <= {
        *marks(charts.policy_map(view.policies, view.last_day))
    }
    names = {row["text"] for row in rows(spec) if "size" in row}
    assert "Russia" in names
    assert not names & {"Japan", "China", "Mongolia"}


def test_the_map_is_about_its_day_only() -> None:
    frame = policies("FIN tourist_visa_entry no 2022-09-30")
    words_before = [row["text"] for row in rows(stable(charts.policy_map(frame, date(2022, 9, 29))))]
    assert words_before == ["No rule that held on 29 September 2022 stands in the ledger."]
