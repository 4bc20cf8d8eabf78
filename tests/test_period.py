"""Periods: days with both ends included, either of them open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderdesk.period import UNSTATED, Period, iso_day

FIRST, LAST = date(2022, 9, 21), date(2022, 9, 28)

WRITTEN = [
    (Period(FIRST, LAST), "2022-09-21/2022-09-28", 8),
    (Period.day(FIRST), "2022-09-21", 1),
    (Period(FIRST, None), "2022-09-21/..", None),
    (Period(None, LAST), "../2022-09-28", None),
    (UNSTATED, "", None),
    (Period(date(2024, 2, 28), date(2024, 3, 1)), "2024-02-28/2024-03-01", 3),
]

NO_DAYS = [
    "2022-9-28",
    "28.09.2022",
    "2022-09-31",
    "2023-02-29",
    "20220928",
    "2022-W39-3",
    "2022-09-28T00:00",
    " 2022-09-28",
    "2022-09-28\n",
    "2022-09",
    "yesterday",
    "",
    "٢٠٢٢-٠٩-٢٨",
]


@pytest.mark.parametrize(("period", "words", "days"), WRITTEN)
def test_a_period_is_written_as_an_iso_interval_and_counts_both_ends(
    period: Period, words: str, days: int | None
) -> None:
    assert (str(period), period.days) == (words, days)


@pytest.mark.parametrize(("period", "words", "days"), WRITTEN)
def test_only_a_period_without_any_end_is_unstated(period: Period, words: str, days: int | None) -> None:
    assert bool(period) == (words != "")


def test_a_period_that_ends_before_it_starts_is_refused_with_both_days() -> None:
    with pytest.raises(ValueError, match="found a period from 2022-09-28 to 2022-09-21, expected its start first"):
        Period(LAST, FIRST)


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_not_a_day_in_full_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError) as error:
        iso_day(text)
    assert str(error.value) == f"found {text!r}, expected a day as YYYY-MM-DD, for example 2022-09-28"


@given(st.dates())
def test_a_day_reads_back_from_its_own_text(day: date) -> None:
    assert iso_day(str(Period.day(day))) == day


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 4000))
def test_a_period_holds_one_day_more_than_lies_between_its_ends(start: date, between: int) -> None:
    assert Period(start, start + timedelta(days=between)).days == between + 1


@given(st.one_of(st.none(), st.dates()), st.one_of(st.none(), st.dates()))
def test_a_written_period_tells_both_ends(start: date | None, end: date | None) -> None:
    if start and end and start > end:
        with pytest.raises(ValueError):
            Period(start, end)
        return
    first, _, last = str(Period(start, end)).partition("/")
    told = [None if text in ("", "..") else iso_day(text) for text in (first, last or first)]
    assert told == [start, end]
