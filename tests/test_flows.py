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
from conftest import Claims

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
