"""Amounts: which bounds fit which hedge, and how both are said."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderdesk.amount import QUALIFIERS, SHAPES, Amount, misfit, wording
from borderdesk.language import number

ends = st.one_of(st.none(), st.integers(0, 10**9), st.floats(0, 10**9, allow_nan=False))
qualifiers = st.sampled_from(QUALIFIERS)

SAID = [
    (64_000, 64_000, "exact", "64,000"),
    (33.3, 33.3, "exact", "33.3"),
    (0, 0, "exact", "0"),
    (100_000, 100_000, "about", "about 100,000"),
    (64_000, None, "more_than", "more than 64,000"),
    (64_000, None, "at_least", "at least 64,000"),
    (None, 10_000, "less_than", "fewer than 10,000"),
    (None, 10_000, "up_to", "up to 10,000"),
    (11_200, 11_400, "range", "11,200 to 11,400"),
    (5, 5, "range", "5 to 5"),
    (2_000, 9_000, "vague", "2,000 to 9,000 (said vaguely)"),
]

REFUSED = [
    (1, 2, "exact", "expected one value in both bounds"),
    (1, 2, "about", "expected one value in both bounds"),
    (1, None, "exact", "found low 1 and high empty with 'exact', expected both bounds"),
    (None, None, "about", "found low empty and high empty with 'about', expected both bounds"),
    (1, 1, "more_than", "expected only a low bound"),
    (None, 1, "at_least", "expected only a low bound"),
    (1, None, "less_than", "expected only a high bound"),
    (1, 1, "up_to", "expected only a high bound"),
    (1, None, "range", "expected both bounds"),
    (None, 1, "vague", "expected both bounds"),
    (2_000, 1_000, "range", "found low 2,000 above high 1,000, expected low <= high"),
    (2, 1, "exact", "found low 2 above high 1, expected low <= high"),
    (1, 1, "nearly", "found qualifier 'nearly', expected one of exact, about, more_than"),
    (1, 1, "", "found qualifier '', expected one of exact"),
]

WRITTEN = [
    (None, ""),
    (0, "0"),
    (0.0, "0"),
    (7, "7"),
    (999, "999"),
    (64_000.0, "64,000"),
    (1_200_000, "1,200,000"),
    (33.3, "33.3"),
    (1_234.5, "1,234.5"),
]


@pytest.mark.parametrize(("low", "high", "qualifier", "words"), SAID)
def test_an_amount_is_said_with_the_hedge_it_was_stated_with(
    low: float | None, high: float | None, qualifier: str, words: str
) -> None:
    assert str(Amount(low, high, qualifier)) == words


@pytest.mark.parametrize(("low", "high", "qualifier", "reason"), REFUSED)
def test_bounds_that_do_not_fit_their_hedge_are_refused_with_what_was_expected(
    low: float | None, high: float | None, qualifier: str, reason: str
) -> None:
    assert reason in misfit(low, high, qualifier)
    with pytest.raises(ValueError) as error:
        Amount(low, high, qualifier)
    assert str(error.value) == misfit(low, high, qualifier)


@pytest.mark.parametrize(("value", "words"), WRITTEN)
def test_a_number_is_written_with_thousands_and_without_an_idle_point(value: float | None, words: str) -> None:
    assert number(value) == words


def test_every_hedge_has_a_shape_and_words() -> None:
    assert tuple(SHAPES) == tuple(wording()) == QUALIFIERS


def test_a_bare_number_is_exact() -> None:
    assert Amount.exact(5) == Amount(5, 5) == Amount(5, 5, "exact")


@given(ends, ends, qualifiers)
def test_an_amount_can_be_made_exactly_where_nothing_misfits(
    low: float | None, high: float | None, qualifier: str
) -> None:
    reason = misfit(low, high, qualifier)
    if reason:
        with pytest.raises(ValueError):
            Amount(low, high, qualifier)
    else:
        made = Amount(low, high, qualifier)
        assert (made.low, made.high, made.qualifier) == (low, high, qualifier)


MIRRORED = {"more_than": "less_than", "at_least": "up_to", "less_than": "more_than", "up_to": "at_least"}


@given(ends, ends, qualifiers)
def test_what_fits_from_below_fits_from_above(low: float | None, high: float | None, qualifier: str) -> None:
    """Mirrored at zero, low and high change places, and so do the one-sided hedges."""
    mirrored = [None if end is None else -end for end in (high, low)]
    there = misfit(*mirrored, MIRRORED.get(qualifier, qualifier))
    assert bool(misfit(low, high, qualifier)) == bool(there)


@given(ends, ends, qualifiers)
def test_the_words_hold_every_bound_that_was_stated_and_its_hedge(
    low: float | None, high: float | None, qualifier: str
) -> None:
    if misfit(low, high, qualifier):
        return
    said = str(Amount(low, high, qualifier))
    assert all(number(end) in said for end in (low, high))
    hedge = wording()[qualifier].rpartition("\x04")[2].replace("{low}", "").replace("{high}", "")
    assert all(word in said for word in hedge.split())


@given(st.floats(0, 10**12, allow_nan=False))
def test_a_written_number_reads_back_as_itself(value: float) -> None:
    assert math.isclose(float(number(value).replace(",", "")), value, rel_tol=0, abs_tol=0)
