"""Sentences keep their hedges, know their claims, and never let a cell of the ledger become markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from borderdesk import briefing, charts, schema
from borderdesk import claims as desk
from borderdesk.briefing.phrase import net_words, said
from borderdesk.claims import records
from borderdesk.flows import Bounds
from borderdesk.story import Story
from borderdesk.view import Choice, View
from claimed import Claims

TEN_DAYS = "2022-09-17/2022-09-26"
WEEK = "2022-09-21/2022-09-28"
HOSTILE = "<script>alert(1)</script><img src=x onerror='alert(2)'>"


def policies(*rows: Mapping[str, Any]) -> pd.DataFrame:
    base: dict[str, Any] = dict.fromkeys(schema.columns("policies"), "")
    base |= {"policy": "tourist_visa_entry", "value": "no", "status": "accepted", "jurisdiction": "FIN"}
    base |= {"url": "https://example.org/rule", "title": "", "publisher": "Example", "language": "en"}
    days = ("effective_from", "effective_to", "published", "retrieved")
    filled = [base | dict.fromkeys(days) | {"policy_id": f"p{number}"} | dict(row) for number, row in enumerate(rows)]
    return pd.DataFrame(filled, columns=[*base, *days[2:]]).astype(dict.fromkeys(days, "datetime64[s]"))


def view(figures: pd.DataFrame, rules: pd.DataFrame | None = None, caveats: tuple[str, ...] = ()) -> View:
    story = Story("sample", Path(), "A sample", home="RUS", until=date(2022, 12, 31), caveats=caveats)
    left_out = pd.DataFrame([], columns=["table", "reason", "rows"])
    claims = desk.compare(desk.describe(figures))
    return View(story, Choice(), figures, claims, policies() if rules is None else rules, left_out)


KAZ = {"destination": "KAZ", "nationality": "RUS", "attribution": "the minister"}
SENTENCES = [
    (
        {**KAZ, "value": 98_000, "qualifier": "about", "days": WEEK},
        "Kazakhstan: about 98,000 nationals of Russia arrived, from 21 to 28 September 2022, according to the minister.",
    ),
    (
        {**KAZ, "value_low": 64_000, "qualifier": "more_than", "measure": "departures", "origin": "KAZ"},
        "Kazakhstan: more than 64,000 nationals of Russia left, days not stated, according to the minister.",
    ),
    (
        {"destination": "FIN", "origin": "RUS", "value": 4_824, "days": "2022-09-21", "place": "Vaalimaa"},
        "Finland: 4,824 people arrived from Russia (Vaalimaa), on 21 September 2022, according to Example.",
    ),
    (
        {
            "destination": "POL",
            "value": 9_000_000,
            "cumulative": True,
            "unit": "crossings",
            "days": "2022-02-24/2022-12-31",
        },
        "Poland: 9,000,000 crossings in, in a running total from 24 February to 31 December 2022, according to Example.",
    ),
    (
        {
            "destination": "SYR",
            "origin": "LBN",
            "measure": "returns",
            "value": 200_000,
            "days": "2025-01-01/2025-09-01",
        },
        "Lebanon: 200,000 people went back to Syria, from 1 January to 1 September 2025, according to Example.",
    ),
    (
        {
            "destination": "EGY",
            "measure": "stayed",
            "value_high": 1_500_000,
            "qualifier": "up_to",
            "days": "2025-04-26",
        },
        "Egypt: up to 1,500,000 people were in the country, on 26 April 2025, according to Example.",
    ),
    (
        {
            "destination": "GEO",
            "value": 5_500,
            "rate": "per_day",
            "value_high": 6_000,
            "qualifier": "range",
            "days": WEEK,
        },
        "Georgia: 5,500 to 6,000 people arrived a day, from 21 to 28 September 2022, according to Example.",
    ),
]


@pytest.mark.parametrize(("row", "sentence"), SENTENCES, ids=[text.partition(":")[0] for _, text in SENTENCES])
def test_a_claim_becomes_a_sentence_with_its_hedge_its_days_and_its_speaker(
    claims: Claims, row: dict[str, Any], sentence: str
) -> None:
    high = row.pop("value_high", None)
    frame = claims(row).assign(**({"value_high": float(high)} if high else {}))
    spoken = said(records(desk.describe(frame))[0])
    assert str(spoken) == sentence
    assert spoken.claims == ("f0",)


NETS = [
    (Bounds(16_622, 16_622), "16,622 more came than left"),
    (Bounds(-38_200, -38_200), "38,200 more left than came"),
    (Bounds(None, 36_000, about=True), "at most about 36,000 more came than left"),
    (Bounds(12_600, 12_700), "between 12,600 and 12,700 more came than left"),
    (Bounds(None, -5), "at least 5 more left than came"),
    (Bounds(7, None), "at least 7 more came than left"),
    (Bounds(-3, 5), "at most 3 more left than came, or at most 5 more came than left"),
    (Bounds(-3, None), "at most 3 more left than came, or more came"),
    (Bounds(0, 0), "as many came as left"),
    (Bounds(None, None), "which were more cannot be said"),
]


@pytest.mark.parametrize(("net", "words"), NETS, ids=[words for _, words in NETS])
def test_a_net_says_which_direction_was_larger_and_keeps_its_bounds(net: Bounds, words: str) -> None:
    assert net_words(net) == words


def pair(claims: Claims, **extra: Any) -> pd.DataFrame:
    return claims(
        {**KAZ, "value": 100_000, "qualifier": "about", "days": WEEK, **extra},
        {"measure": "departures", "origin": "KAZ", "nationality": "RUS", "attribution": "the minister"}
        | {"value_low": 64_000, "qualifier": "more_than"},
    )


def test_the_founding_pair_leaves_at_most_about_36_000(claims: Claims) -> None:
    passage = briefing.key_numbers(view(pair(claims)))
    assert "about 100,000 nationals of Russia arrived and more than 64,000 left" in passage.text
    assert "at most about 36,000 more came than left" in passage.text
    assert passage.claims == ("f0", "f1")


def test_every_number_of_a_passage_leads_to_a_row_and_the_row_to_its_source(claims: Claims) -> None:
    seen = view(pair(claims))
    numbers = briefing.key_numbers(seen)
    rows = briefing.claims_behind(seen, numbers).html
    led = set(re.findall(r"href='#(claim-[^']+)'", numbers.html))
    assert led == set(re.findall(r"<tr id='(claim-[^']+)'", rows)) == {"claim-f0", "claim-f1"}
    assert rows.count("href='https://example.org/a'") == 2


def test_a_cell_of_the_ledger_stays_text_wherever_it_is_shown(claims: Claims) -> None:
    told = {"attribution": HOSTILE, "publisher": HOSTILE, "place": HOSTILE, "title": HOSTILE, "quote": HOSTILE}
    frame = pair(claims).assign(**told, url="javascript:alert(3)")
    seen = view(frame, policies({"value": HOSTILE, "publisher": HOSTILE, "note": HOSTILE}), caveats=(HOSTILE,))
    on = date(2022, 12, 31)
    lists = [briefing.answer(seen), briefing.key_numbers(seen), briefing.to_check(seen), briefing.not_netted(seen)]
    lists += [briefing.speakers(seen), briefing.source_list(seen), briefing.disagreements(seen), briefing.missing(seen)]
    lists += [briefing.evidence(seen, *lists), briefing.rules_behind(seen), briefing.unclear_rules(seen, on)]
    markup = "".join(one.html for one in lists)
    assert "<script" not in markup
    assert "<img" not in markup
    assert "javascript:" not in re.sub(r">[^<]*<", "><", markup)
    assert "&lt;script&gt;" in markup


def test_claims_that_contradict_each_other_are_all_named_and_the_rule_too(claims: Claims) -> None:
    frame = claims(
        {**KAZ, "value": 98_000, "days": WEEK},
        {**KAZ, "value": 78_742, "days": WEEK, "attribution": "the border guard"},
    )
    passage = briefing.disagreements(view(frame))
    assert "78,742 (the border guard); 98,000 (the minister)" in passage.text
    assert "The first is shown: of two numbers the less rounded one." in passage.text
    assert set(passage.claims) == {"f0", "f1"}


CHECKS = [
    ({"status": "proposed"}, "Claims that no person has accepted yet: 1 of 2."),
    ({"unit": "vehicles"}, "Claims that do not count persons, and are never added to them: vehicles (1)."),
    ({"days": ""}, "Claims that state no days, or leave one end open: 1."),
]


@pytest.mark.parametrize(("row", "warning"), CHECKS)
def test_what_to_check_is_computed_from_the_claims(claims: Claims, row: dict[str, Any], warning: str) -> None:
    frame = claims({"destination": "GEO", "value": 5, "days": WEEK}, {"value": 7, "days": WEEK, **row})
    assert warning in briefing.to_check(view(frame)).text


def test_a_copy_is_no_confirmation(claims: Claims) -> None:
    row = {**KAZ, "value": 5, "days": WEEK}
    text = briefing.to_check(view(claims(row, {**row, "attribution": "the minister (via Example)"}))).text
    assert "Statements that stand more than once, relayed by others: 1. Copies confirm nothing." in text


def test_of_several_counts_the_widest_of_a_country_is_told(claims: Claims) -> None:
    frame = claims(
        {"destination": "GEO", "value": 10, "days": "2022-09-20/2022-09-21"},
        {"destination": "GEO", "value": 78_742, "days": TEN_DAYS},
        {"destination": "GEO", "value": 90_000, "days": TEN_DAYS, "place": "Upper Lars"},
    )
    assert "Georgia: 78,742 people arrived" in briefing.answer(view(frame)).text


def test_an_empty_ledger_is_said_in_words_everywhere(claims: Claims) -> None:
    seen = view(claims({"value": 1}).iloc[:0])
    on = date(2022, 12, 31)
    told = [briefing.answer(seen), briefing.key_numbers(seen), briefing.to_check(seen), briefing.caveats(seen)]
    told += [
        briefing.speakers(seen),
        briefing.sources_answer(seen),
        briefing.ledger_state(seen),
        briefing.missing(seen),
    ]
    told += [briefing.disagreements(seen), briefing.not_netted(seen), briefing.left_out(seen), briefing.evidence(seen)]
    told += [briefing.rules_answer(seen, on), briefing.changes(seen, on), briefing.unclear_rules(seen, on)]
    assert all(one.text and one.html for one in told)
    assert "No claim in the ledger fits this choice." in told[0].text


def test_a_chart_carries_the_claims_it_draws_as_a_table(claims: Claims) -> None:
    frame = claims(
        {"destination": "GEO", "value": 78_742, "days": TEN_DAYS},
        {"measure": "departures", "origin": "GEO", "value": 62_120, "days": TEN_DAYS},
        {"destination": "FIN", "value": 5, "days": TEN_DAYS},
    )
    seen = view(frame)
    shown = briefing.with_table(charts.arrivals_departures(seen.claims), seen)
    assert re.findall(r"<code>(\w+)</code>", shown._repr_mimebundle_()["text/html"]) == ["f0", "f1"]


def test_the_rules_that_changed_last_come_first_and_only_up_to_the_day() -> None:
    rules = policies(
        {"effective_from": "2022-09-19", "jurisdiction": "LVA"},
        {"effective_from": "2022-09-30"},
        {"effective_from": "2023-01-01", "jurisdiction": "NOR"},
        {"jurisdiction": "CZE"},
    )
    figures = pd.DataFrame(columns=[*schema.columns("figures"), "url", "title", "publisher", "published", "retrieved"])
    seen = View(Story("s", Path(), "S"), Choice(), figures, figures, rules, figures)
    passage = briefing.changes(seen, date(2022, 12, 31))
    assert passage.claims == ("p1", "p0")
    assert passage.text.startswith("- 30 September 2022, Finland: entry on tourist visas, no, according to Example.")


def test_rules_that_contradict_each_other_or_have_no_day_need_a_second_look(claims: Claims) -> None:
    rules = policies(
        {"effective_from": "2022-09-30"},
        {"effective_from": "2022-09-30", "value": "yes", "publisher": "Other"},
        {"jurisdiction": "NOR"},
    )
    text = briefing.unclear_rules(view(claims({"value": 1}), rules), date(2022, 12, 31)).text
    assert "Finland, entry on tourist visas: no (Example) or yes (Other)?" in text
    assert "No source says since when: entry on tourist visas (Norway)." in text
