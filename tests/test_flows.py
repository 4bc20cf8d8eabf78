"""Arithmetic on bounds, and what may be set against what."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderdesk import claims as desk
from borderdesk import flows
from borderdesk.errors import BoundsError
from borderdesk.flows import Bounds
from claimed import Claims

TEN_DAYS = "2022-09-17/2022-09-26"
ends = st.one_of(st.none(), st.integers(0, 10**7))


@st.composite
def bounds_and_value(draw: st.DrawFn) -> tuple[Bounds, int]:
    value = draw(st.integers(0, 10**7))
    low, high = (
        draw(st.one_of(st.none(), st.integers(0, value))),
        draw(st.one_of(st.none(), st.integers(value, 2 * 10**7))),
    )
    return Bounds(low, high, draw(st.booleans())), value


@given(bounds_and_value(), bounds_and_value())
def test_whatever_true_values_lie_in_the_bounds_the_results_hold_them(
    one: tuple[Bounds, int], other: tuple[Bounds, int]
) -> None:
    (a, x), (b, y) = one, other
    assert x - y in a - b
    assert x + y in a + b


@given(bounds_and_value(), bounds_and_value())
def test_a_share_holds_the_true_share(part: tuple[Bounds, int], whole: tuple[Bounds, int]) -> None:
    (a, x), (b, y) = part, whole
    if b.low is not None and b.low <= 0:
        with pytest.raises(BoundsError, match="whole that may be 0"):
            flows.share(a, b)
    elif b.low is not None:
        result = flows.share(a, b)
        assert result.low is None or result.low <= 100 * x / y * (1 + 1e-9)
        assert result.high is None or result.high >= 100 * x / y * (1 - 1e-9)


@given(st.lists(bounds_and_value(), max_size=5))
def test_a_sum_holds_the_true_sum_and_an_open_end_stays_open(parts: list[tuple[Bounds, int]]) -> None:
    total = Bounds.sum(bounds for bounds, _ in parts)
    assert sum(value for _, value in parts) in total
    assert (total.low is None) == any(bounds.low is None for bounds, _ in parts)
    assert (total.high is None) == any(bounds.high is None for bounds, _ in parts)


@given(st.integers(-(10**6), 10**6), st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 10**6))
def test_a_share_of_a_negative_net_holds_it_too(low: int, width: int, least: int, more: int) -> None:
    result = flows.share(Bounds(low, low + width), Bounds(least, least + more))
    for part in (low, low + width):
        for whole in (least, least + more):
            assert result.low is not None and result.high is not None
            true = 100 * part / whole
            assert result.low - abs(true) * 1e-9 <= true <= result.high + abs(true) * 1e-9


SHARES = [
    (Bounds(64, None), "at least three in five"),
    (Bounds(66.7, None), "at least two thirds"),
    (Bounds(91, None), "at least nine in ten"),
    (Bounds(4, None), "a share that cannot be said"),
    (Bounds(None, 24), "at most a quarter"),
    (Bounds(None, 34), "at most two in five"),
    (Bounds(0, 51), "at most three in five"),
    (Bounds(None, 95), "a share that cannot be said"),
    (Bounds(78.9, 78.9), "79%"),
    (Bounds(64, 64, about=True), "about 64%"),
    (Bounds(60.2, 69.1), "between 60% and 70%"),
    (Bounds(None, None), "unknown"),
]


@pytest.mark.parametrize(("share", "words"), SHARES)
def test_a_share_is_worded_by_fractions_that_never_claim_more(share: Bounds, words: str) -> None:
    assert flows.share_words(share) == words


@given(st.floats(0.1, 100), st.booleans())
def test_a_fraction_in_words_stays_within_the_bound(percent: float, is_low: bool) -> None:
    from borderdesk.flows.fractions import FRACTIONS

    share = Bounds(percent, None) if is_low else Bounds(None, percent)
    named = {words: value for value, *both in FRACTIONS for words in both}.get(flows.share_words(share))
    assert named is None or (named <= percent + 1e-6 if is_low else named >= percent - 1e-6)


WORDS = [
    (Bounds(16_622, 16_622), "16,622"),
    (Bounds(None, 36_000, about=True), "at most about 36,000"),
    (Bounds(36_000, None), "at least 36,000"),
    (Bounds(12_600, 12_700), "between 12,600 and 12,700"),
    (Bounds(None, None), "unknown"),
]


@pytest.mark.parametrize(("result", "words"), WORDS)
def test_a_result_is_worded_with_the_hedge_it_earned(result: Bounds, words: str) -> None:
    assert str(result) == words


def pair(claims: Claims, arrivals: dict, departures: dict) -> tuple[pd.Series, pd.Series]:
    base = {"days": TEN_DAYS, "attribution": "A"}
    rows = claims(
        {**base, "destination": "GEO", **arrivals},
        {**base, "measure": "departures", "origin": "GEO", **departures},
    )
    frame = desk.describe(rows)
    return frame.iloc[0], frame.iloc[1]


def test_georgia_nets_to_the_difference_of_two_exact_counts(claims: Claims) -> None:
    assert flows.net(*pair(claims, {"value": 78_742}, {"value": 62_120})) == Bounds(16_622, 16_622)


def test_about_a_hundred_thousand_in_and_more_than_64_000_out_leaves_an_upper_bound(claims: Claims) -> None:
    arrivals = {"value": 100_000, "qualifier": "about"}
    departures = {"value_low": 64_000, "qualifier": "more_than", "period_start": None, "period_end": None}
    assert str(flows.net(*pair(claims, arrivals, departures))) == "at most about 36,000"


REFUSED = [
    ({}, {"unit": "vehicles"}, "filter the ledger to one unit first"),
    ({}, {"origin": "KAZ"}, "filter the ledger to one country first"),
    ({"nationality": "RUS"}, {}, "filter the ledger to one nationality first"),
    ({}, {"days": "2022-09-26"}, "choose claims about the same days"),
    ({}, {"cumulative": True}, "choose claims about the same days"),
    ({"rate": "per_day"}, {"rate": "per_day"}, "cannot net a rate"),
    ({}, {"days": "", "source_id": "s2"}, "choose claims about the same days"),
    ({"measure": "stayed"}, {}, "give an inflow first"),
]


@pytest.mark.parametrize(("arrivals", "departures", "reason"), REFUSED)
def test_what_does_not_match_is_refused_with_what_to_do(
    claims: Claims, arrivals: dict, departures: dict, reason: str
) -> None:
    with pytest.raises(BoundsError, match=reason):
        flows.net(*pair(claims, {"value": 5, **arrivals}, {"value": 3, **departures}))


def balance(frame: pd.DataFrame) -> pd.DataFrame:
    return flows.balance(desk.compare(desk.describe(frame)))


def test_a_balance_takes_the_pair_over_the_longest_stated_time(claims: Claims) -> None:
    frame = claims(
        {"destination": "GEO", "value": 10, "days": "2022-09-17"},
        {"measure": "departures", "origin": "GEO", "value": 4, "days": "2022-09-17"},
        {"destination": "GEO", "value": 78_742, "days": TEN_DAYS},
        {"measure": "departures", "origin": "GEO", "value": 62_120, "days": TEN_DAYS},
    )
    row = balance(frame).iloc[0]
    assert (row["arrivals"], row["departures"], row["net"], row["period"]) == ("f2", "f3", "16,622", TEN_DAYS)


def test_a_country_without_a_pair_keeps_its_claims_and_the_reason(claims: Claims) -> None:
    frame = claims({"destination": "FIN", "value": 8_000, "days": "2022-09-24"})
    row = balance(frame).iloc[0]
    assert (row["arrivals"], row["departures"], row["net"], row["reason"]) == (
        "f0",
        "",
        "",
        "no departures in the ledger",
    )


def test_an_undated_departure_beside_two_counts_of_arrivals_is_not_netted(claims: Claims) -> None:
    frame = claims(
        {"destination": "KAZ", "value": 100_000, "days": "2022-09-21/2022-09-28"},
        {"destination": "KAZ", "value": 5_000, "days": "2022-09-27"},
        {"measure": "departures", "origin": "KAZ", "value": 64_000},
    )
    assert balance(frame).iloc[0]["net"] == ""


def test_persons_and_vehicles_never_meet_in_a_balance(claims: Claims) -> None:
    frame = claims(
        {"destination": "GEO", "value": 10, "days": "2022-09-17", "unit": "vehicles"},
        {"measure": "departures", "origin": "GEO", "value": 4, "days": "2022-09-17"},
    )
    assert balance(frame).iloc[0]["reason"] == "no arrivals in the ledger"


def days(claims: Claims, *rows: dict) -> list[pd.Series]:
    base = {"destination": "GEO", "nationality": "RUS"}
    frame = desk.describe(claims(*({**base, "value": 5, **row} for row in rows)))
    return [row for _, row in frame.iterrows()]


def test_days_add_up_to_their_stretch(claims: Claims) -> None:
    rows = days(
        claims,
        {"days": "2022-09-18", "value": 6_606},
        {"days": "2022-09-17", "value": 6_986},
        {"days": "2022-09-19", "value": None, "value_low": 6_000, "qualifier": "more_than"},
    )
    assert str(flows.sum_of_days(rows)) == "at least 19,592"


UNADDED = [
    ([], "cannot add up no counts"),
    ([{"days": "2022-09-17"}, {"days": "2022-09-18/2022-09-19"}], "cannot add a span"),
    ([{"days": "2022-09-17"}, {"days": "2022-09-19"}], "a gap: nothing counts those between 2022-09-17 and 2022-09-19"),
    ([{"days": "2022-09-17"}, {"days": "2022-09-17"}], "both count 2022-09-17; choose one"),
    ([{"days": "2022-09-17"}, {"days": "2022-09-18", "unit": "vehicles"}], "filter the ledger to one unit first"),
    ([{"days": "2022-09-17"}, {"days": "2022-09-18", "place": "Lars"}], "filter the ledger to one place first"),
    ([{"days": "2022-09-17"}, {"days": "2022-09-18", "measure": "stayed"}], "one measure first"),
]


@pytest.mark.parametrize(("rows", "reason"), UNADDED)
def test_what_is_no_series_of_days_is_not_added(claims: Claims, rows: list[dict], reason: str) -> None:
    with pytest.raises(BoundsError, match=reason):
        flows.sum_of_days(days(claims, *rows) if rows else [])


def totals(claims: Claims, earlier: dict, later: dict) -> list[pd.Series]:
    base = {"cumulative": True}
    return days(
        claims,
        {**base, "days": "2022-02-24/2022-05-16", **earlier},
        {**base, "days": "2022-02-24/2022-05-18", **later},
    )


def test_two_running_totals_differ_by_what_came_between_them(claims: Claims) -> None:
    rows = totals(claims, {"value": 3_400_000, "qualifier": "about"}, {"value": 3_442_000})
    assert str(flows.difference(*rows)) == "about 42,000"


UNTAKEN = [
    ({"days": "2022-02-25/2022-05-16"}, {}, "choose totals since one day"),
    ({}, {"days": "2022-02-24/2022-05-16"}, "give the earlier total first"),
    ({"cumulative": False, "days": "2022-05-16"}, {}, "cannot take a day"),
    ({"nationality": "UKR"}, {}, "one nationality first"),
]


@pytest.mark.parametrize(("earlier", "later", "reason"), UNTAKEN)
def test_totals_of_two_series_are_not_taken_from_each_other(
    claims: Claims, earlier: dict, later: dict, reason: str
) -> None:
    with pytest.raises(BoundsError, match=reason):
        flows.difference(*totals(claims, earlier, later))


def test_the_share_that_left_is_at_least_three_in_five_of_about_a_hundred_thousand(claims: Claims) -> None:
    arrivals = {"value": 100_000, "qualifier": "about"}
    departures = {"value_low": 64_000, "qualifier": "more_than", "period_start": None, "period_end": None}
    assert flows.share_words(flows.share_left(*pair(claims, arrivals, departures))) == "at least three in five"


def test_days_with_both_directions_say_which_was_certainly_the_larger(claims: Claims) -> None:
    into, out = (
        {"destination": "POL", "origin": "UKR"},
        {"measure": "departures", "origin": "POL", "destination": "UKR"},
    )
    frame = claims(
        {**into, "value": 5, "days": "2022-05-01"},
        {**out, "value": 6, "days": "2022-05-01"},
        {**into, "value": 9, "days": "2022-05-02"},
        {**out, "value": 6, "days": "2022-05-02"},
        {**into, "value_low": 5, "qualifier": "more_than", "days": "2022-05-03"},
        {**out, "value": 6, "days": "2022-05-03"},
        {**into, "value": 5, "days": "2022-05-04"},
        {**out, "value": 60, "days": "2022-05-04", "unit": "vehicles"},
    )
    found = flows.paired_days(desk.compare(desk.describe(frame)))
    assert found[["arrivals", "departures", "more"]].values.tolist() == [
        ["f0", "f1", "out"],
        ["f2", "f3", "in"],
        ["f4", "f5", ""],
    ]
