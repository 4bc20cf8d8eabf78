"""Which claims a report is about, which of them speak of the same thing, and which is shown."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path

import pytest

from borderdesk import claims as desk
from borderdesk.claims.office import office
from claimed import Claims

WEEK = "2022-09-21/2022-09-28"

KINDS = [
    ({"days": "2022-09-24"}, "day"),
    ({"days": WEEK}, "span"),
    ({"days": WEEK, "cumulative": True}, "total"),
    ({"days": "2022-09-24", "cumulative": True}, "total"),
    ({"days": "2022-09-24", "measure": "stayed"}, "stock"),
    ({"days": "2022-09-24", "rate": "per_day"}, "rate"),
    ({}, "undated"),
    ({"days": "2022-09-24/", "period_end": None}, "undated"),
]


@pytest.mark.parametrize(("row", "kind"), KINDS)
def test_a_claim_is_of_the_kind_that_its_days_and_measure_make_it(claims: Claims, row: dict, kind: str) -> None:
    assert desk.describe(claims(row))["kind"].tolist() == [kind]


SIDES = [
    ("arrivals", "RUS", "KAZ", "KAZ", "RUS", "in"),
    ("departures", "KAZ", "RUS", "KAZ", "RUS", "out"),
    ("returns", "PAK", "AFG", "PAK", "AFG", "out"),
    ("returns", "", "AFG", "AFG", "", "in"),
    ("deported", "PAK", "AFG", "PAK", "AFG", "out"),
    ("turned_away", "RUS", "FIN", "FIN", "RUS", ""),
    ("stayed", "", "TUR", "TUR", "", ""),
]


@pytest.mark.parametrize(("measure", "origin", "destination", "country", "partner", "direction"), SIDES)
def test_a_claim_belongs_to_the_country_whose_border_was_counted(
    claims: Claims, measure: str, origin: str, destination: str, country: str, partner: str, direction: str
) -> None:
    row = desk.describe(claims({"measure": measure, "origin": origin, "destination": destination})).iloc[0]
    assert (row["country"], row["partner"], row["direction"]) == (country, partner, direction)


SPEAKERS = [
    ("Border Guard", "Wire", "Border Guard"),
    ("Marat Kozheyev, deputy minister (via Kazinform)", "Wire", "Marat Kozheyev, deputy minister"),
    ("Interior Ministry via Sputnik", "Wire", "Interior Ministry"),
    ("", "Wire", "Wire"),
]


@pytest.mark.parametrize(("attribution", "publisher", "who"), SPEAKERS)
def test_the_speaker_is_who_said_it_not_who_passed_it_on(attribution: str, publisher: str, who: str) -> None:
    assert desk.speaker(attribution, publisher) == who


def test_a_choice_that_leaves_rows_out_counts_them_by_reason(claims: Claims) -> None:
    frame = claims(
        {"value": 1, "destination": "KAZ"},
        {"value": 2, "destination": "GEO"},
        {"value": 3, "destination": "KAZ", "modality": "expected"},
        {"value": 4, "measure": "not_movement"},
        {"value": 5, "destination": "KAZ", "status": "rejected"},
    )
    chosen = desk.select(frame, destinations=["KAZ"])
    assert chosen.frame["value_low"].tolist() == [1]
    assert chosen.left_out["rows"].sum() + len(chosen.frame) == len(frame)
    assert "not counted at KAZ" in chosen.left_out["reason"].tolist()


def test_as_of_a_day_shows_what_was_published_by_then_and_nothing_undated(claims: Claims) -> None:
    frame = claims(
        {"value": 98_000, "published": "2022-09-27"},
        {"value": 100_000, "published": "2022-09-28"},
        {"value": 64_000, "retrieved": "2026-11-22"},
    )
    assert desk.select(frame, as_of=date(2022, 9, 27)).frame["value_low"].tolist() == [98_000]
    assert desk.select(frame, as_of=date(2026, 11, 22)).frame["value_low"].tolist() == [98_000, 100_000, 64_000]


def test_between_two_days_stay_the_claims_with_half_of_their_days_between_them(claims: Claims) -> None:
    frame = claims(
        {"days": "2022-09-20"},
        {"days": "2022-09-21"},
        {"days": "2022-09-17/2022-09-26"},
        {"days": "2022-01-01/2022-12-31"},
        {"days": "2022-09-30"},
        {},
    )
    chosen = desk.select(frame, since=date(2022, 9, 21), until=date(2022, 9, 26))
    assert chosen.frame["figure_id"].tolist() == ["f1", "f2"]
    assert chosen.left_out["rows"].tolist() == [1, 3]


def test_claims_without_days_stay_beside_those_of_a_choice_of_days_where_that_is_asked(claims: Claims) -> None:
    frame = claims(
        {"days": "2022-09-20"},
        {"status": "rejected"},
        {"days": "2022-09-21"},
        {},
        {"status": "rejected", "days": "2022-09-21"},
    )
    chosen = desk.select(frame, since=date(2022, 9, 21), timeless=True)
    assert chosen.frame["figure_id"].tolist() == ["f2", "f3"]
    assert chosen.left_out["ids"].tolist() == [("f4", "f1"), ("f0",)]


COVERS = [
    (78_742, "exact", 78_741.5, 78_742.5),
    (98_000, "exact", 97_500, 98_500),
    (100_000, "about", 95_000, 105_000),
    (78_000, "about", 77_000, 79_000),
    (20, "about", 19, 21),
    (0.5, "exact", 0.45, 0.55),
]


@pytest.mark.parametrize(("value", "qualifier", "low", "high"), COVERS)
def test_a_number_covers_what_its_rounding_leaves_open(value: float, qualifier: str, low: float, high: float) -> None:
    assert desk.rounded(value, value, qualifier) == pytest.approx((low, high))


@pytest.mark.parametrize("qualifier", ["more_than", "exact"])
def test_an_open_end_covers_everything_on_its_side(qualifier: str) -> None:
    assert desk.rounded(64_000, math.nan, qualifier)[1] == math.inf
    assert desk.rounded(math.nan, 64_000, qualifier)[0] == -math.inf


PAIRS = [
    ({"value": 98_000}, {"value": 100_000, "qualifier": "about"}, "agree"),
    ({"value": 78_742}, {"value": 62_120}, "disagree"),
    ({"value_low": 64_000, "qualifier": "more_than"}, {"value": 66_500}, "agree"),
    ({"value": 98_000, "attribution": "A"}, {"value": 98_000, "attribution": "A (via B)"}, "single"),
]


@pytest.mark.parametrize(("one", "other", "verdict"), PAIRS)
def test_two_claims_about_one_thing_agree_when_their_bounds_meet(
    claims: Claims, one: dict, other: dict, verdict: str
) -> None:
    base = {"destination": "KAZ", "days": WEEK}
    frame = desk.compare(
        desk.describe(claims({**base, "attribution": "A", **one}, {**base, "attribution": "C", **other}))
    )
    if "(via" in other.get("attribution", ""):
        assert frame["speakers"].tolist() == [1, 1]
    assert frame["agreement"].tolist() == [verdict, verdict]


STARTS = [
    ("2022-09-20/2022-09-28", "2022-09-21/2022-09-28", True),
    ("2022-09-19/2022-09-28", "2022-09-21/2022-09-28", False),
    ("2022-09-20/2022-09-27", "2022-09-21/2022-09-28", False),
    ("2022-09-27/2022-09-28", "2022-09-26/2022-09-28", False),
    ("2022-09-27", "2022-09-28", False),
]


@pytest.mark.parametrize(("one", "other", "together"), STARTS)
def test_a_day_of_slack_is_granted_at_the_start_of_a_week_or_more(
    claims: Claims, one: str, other: str, together: bool
) -> None:
    frame = desk.compare(desk.describe(claims({"value": 5, "days": one}, {"value": 6, "days": other})))
    assert (frame["group"].nunique() == 1) is together


def test_slack_never_adds_up_to_more_than_a_day(claims: Claims) -> None:
    rows = [{"value": 5, "days": f"2022-09-{day}/2022-09-28"} for day in (18, 19, 20, 21)]
    frame = desk.compare(desk.describe(claims(*rows)))
    assert frame.groupby("group")["figure_id"].apply(list).tolist() == [["f0", "f1"], ["f2", "f3"]]


KINDS_APART = [
    ({"days": WEEK}, {"days": WEEK, "cumulative": True}),
    ({"days": WEEK}, {"days": WEEK, "rate": "per_day"}),
    ({"days": WEEK}, {"days": WEEK, "measure": "stayed"}),
    ({"days": WEEK}, {"days": WEEK, "unit": "vehicles"}),
]


@pytest.mark.parametrize(("one", "other"), KINDS_APART)
def test_counts_of_two_kinds_never_meet(claims: Claims, one: dict, other: dict) -> None:
    frame = desk.compare(desk.describe(claims({"value": 5, **one}, {"value": 5, **other})))
    assert frame["group"].nunique() == 2


OFFICES = [
    ("Ministry of Internal Affairs of Georgia", "Vakhtang Gomelauri, interior minister of Georgia", True),
    ("Finnish Border Guard", "Matti Pitkaniitty, Finnish Border Guard", True),
    ("Jordanian Interior Minister Al-Faraya", "Jordanian Ministry of Interior", True),
    ("UNHCR representative Jamal", "UNHCR", True),
    ("Ministry of Digital Development, Kazakhstan", "Ministry of Digital Development, Kyrgyzstan", False),
    ("Polish Border Guard", "Finnish Border Guard", False),
    ("UNHCR", "IOM", False),
]


@pytest.mark.parametrize(("one", "other", "same"), OFFICES)
def test_who_speaks_for_one_office_is_one_voice(claims: Claims, one: str, other: str, same: bool) -> None:
    base = {"value": 5, "days": WEEK}
    frame = desk.compare(desk.describe(claims({**base, "attribution": one}, {**base, "attribution": other})))
    assert frame["speakers"].tolist() == ([1, 1] if same else [2, 2])
    assert frame["agreement"].tolist() == (["single"] * 2 if same else ["agree"] * 2)


@pytest.mark.parametrize("nobody", ["unattributed", "officials", "unnamed sources", ""])
def test_nobody_is_no_office(nobody: str) -> None:
    assert office(nobody) == ""


CHOICES = [
    ({"attribution": "A (via B)", "value": 5}, {"value": 6}, "direct"),
    ({"status": "proposed", "value": 5}, {"value": 6}, "reviewed"),
    ({"attribution": "", "value": 5}, {"value": 6}, "attributed"),
    ({"qualifier": "about", "value": 5}, {"value": 6}, "exact"),
    ({"value": 98_000}, {"value": 98_147}, "finer"),
    ({"value": 5, "published": "2022-09-27"}, {"value": 6, "published": "2022-09-28"}, "later"),
    ({"value": 5}, {"value": 6, "published": "2022-09-28"}, "later"),
]


@pytest.mark.parametrize(("loses", "wins", "rule"), CHOICES)
def test_the_claim_that_is_shown_is_chosen_by_the_stated_rule(
    claims: Claims, loses: dict, wins: dict, rule: str
) -> None:
    base = {"destination": "KAZ", "days": WEEK, "attribution": "A"}
    frame = desk.compare(desk.describe(claims({**base, **loses}, {**base, **wins})))
    assert frame[["figure_id", "shown", "rule"]].values.tolist() == [["f1", True, rule], ["f0", False, rule]]
    assert rule in dict(desk.RULES)


def test_a_number_that_others_agree_with_is_shown_rather_than_a_lone_one_published_later(claims: Claims) -> None:
    base = {"measure": "departures", "origin": "GEO", "days": "2022-09-17/2022-09-26"}
    frame = desk.compare(
        desk.describe(
            claims(
                {**base, "attribution": "Ministry", "value": 51_643, "published": "2022-09-28"},
                {**base, "attribution": "Ministry", "value": 62_120},
                {**base, "attribution": "Minister", "value_low": 62_000, "qualifier": "more_than"},
            )
        )
    )
    assert frame["figure_id"].iloc[0] == "f1"


def test_what_two_pages_quote_goes_before_what_one_page_quotes(claims: Claims) -> None:
    base = {"destination": "GEO", "days": "2022-09-25", "attribution": "Interior Ministry"}
    rows = [
        {**base, "value": 11_200, "published": "2022-09-28", "source_id": "a"},
        {**base, "value": 11_143, "source_id": "b"},
        {**base, "value": 11_143, "source_id": "c"},
        {**base, "value": 11_200, "qualifier": "about", "source_id": "d"},
    ]
    frame = desk.compare(desk.describe(claims(*rows)))
    assert frame.loc[0, ["figure_id", "rule"]].tolist() == ["f1", "first"]
    assert frame["statements"].tolist() == [2, 2, 2, 2]


def test_copies_of_one_statement_support_nothing(claims: Claims) -> None:
    base = {"destination": "KAZ", "days": WEEK, "attribution": "A"}
    frame = desk.compare(
        desk.describe(
            claims({**base, "value": 5}, {**base, "value": 5}, {**base, "value": 9, "published": "2022-09-28"})
        )
    )
    assert frame["figure_id"].iloc[0] == "f2"


def test_undated_claims_are_one_group_only_when_one_speaker_says_one_value(claims: Claims) -> None:
    base = {"destination": "KAZ", "attribution": "A", "value": 5}
    frame = desk.compare(
        desk.describe(claims(base, {**base, "publisher": "B"}, {**base, "value": 6}, {**base, "attribution": "C"}))
    )
    assert frame.groupby("group")["figure_id"].apply(list).tolist() == [["f0", "f1"], ["f2"], ["f3"]]


def test_rows_are_told_apart_by_what_their_cells_hold_and_must_not_hold(claims: Claims) -> None:
    frame = claims({"unit": "persons"}, {"unit": "vehicles"}, {"unit": "persons", "destination": "KAZ"}, {})
    assert desk.where(frame, unit="persons", destination_not="")["figure_id"].tolist() == ["f2"]
    assert desk.where(frame, unit=("vehicles", "crossings"))["figure_id"].tolist() == ["f1"]
    assert desk.where(frame, unit=()).empty


def test_rows_in_order_have_what_is_missing_last_and_what_is_equal_as_it_stood(claims: Claims) -> None:
    frame = claims({}, {"value": 7, "days": "2022-09-21"}, {"value": 5, "days": "2022-09-21"}, {"days": "2022-09-20"})
    assert desk.ordered(frame, "period_end")["figure_id"].tolist() == ["f3", "f1", "f2", "f0"]
    assert desk.ordered(frame, "period_end", "value_low")["figure_id"].tolist() == ["f3", "f2", "f1", "f0"]
    assert desk.ordered(frame.head(0), "period_end").empty


def test_no_claims_make_no_groups(claims: Claims) -> None:
    empty = desk.describe(claims({}).iloc[:0])
    assert desk.compare(empty).empty


def test_the_rules_stand_in_the_documents_in_their_order() -> None:
    page = (Path(__file__).parents[1] / "data" / "README.md").read_text("utf-8")
    places = [page.index(words) for _, words in desk.RULES]
    assert places == sorted(places)
