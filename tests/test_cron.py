"""Cron expressions read as numbers."""

from __future__ import annotations

from datetime import date

import pytest

from borderdesk.cron import Cron

READ = [
    ("30 5 * * *", ((30,), (5,), (), (), ())),
    ("*/15 5-7 1,15 jan,MAR mon", ((0, 15, 30, 45), (5, 6, 7), (1, 15), (1, 3), (1,))),
    ("5/20 1-9/4 * feb-apr 1-5", ((5, 25, 45), (1, 5, 9), (), (2, 3, 4), (1, 2, 3, 4, 5))),
    ("0  6  *  *  7", ((0,), (6,), (), (), (0,))),
    ("0 6 * * fri-sun", ((0,), (6,), (), (), (0, 5, 6))),
    ("0 6 * * sun-tue,sun", ((0,), (6,), (), (), (0, 1, 2))),
    ("0 6 * * 5-7", ((0,), (6,), (), (), (0, 5, 6))),
    ("0-59 0-23 1-31 1-12 0-6", ((), (), (), (), ())),
    ("0 0 * * 0-7", ((0,), (0,), (), (), ())),
    ("0 0 29 2 *", ((0,), (0,), (29,), (2,), ())),
    ("0 0 30 2 1", ((0,), (0,), (30,), (2,), (1,))),  # Mondays will do
]
WRONG = """
x
* * * *
* * * * * *
60 * * * *
* 24 * * *
* * 0 * *
* * 32 * *
* * * 13 *
* * * 0 *
* * * * 8
-1 * * * *
*/0 * * * *
*/x * * * *
5- * * * *
-5 * * * *
9-5 * * * *
1,,2 * * * *
1.5 * * * *
* * L * *
* * 1W * *
* * * * mon#1
* * * * 5L
R * * * *
H * * * *
? * * * *
* * * mon *
* * * * jan
* * * * sat-fri
@daily
0 0 30 2 *
0 0 31 4,6,9,11 *
""".strip().splitlines()


@pytest.mark.parametrize(("schedule", "expected"), READ)
def test_an_expression_is_read_as_numbers_in_order(schedule: str, expected: tuple[tuple[int, ...], ...]) -> None:
    assert Cron.of(schedule) == Cron(*expected)


@pytest.mark.parametrize("schedule", ["", *WRONG])
def test_what_not_every_cron_takes_or_never_comes_is_refused(schedule: str) -> None:
    with pytest.raises(ValueError):
        Cron.of(schedule)


DAYS = [
    ("* * * * *", "2026-11-29", True),
    ("* * 13 * 5", "2026-11-13", True),  # a Friday
    ("* * 13 * 5", "2026-11-20", True),  # a Friday
    ("* * 13 * 5", "2026-12-13", True),  # a Sunday
    ("* * 13 * 5", "2026-12-14", False),
    ("* * * 2 *", "2026-11-29", False),
    ("* * * * 7", "2026-11-29", True),
    ("* * * * 1-6", "2026-11-29", False),
    ("* * 29 2 *", "2028-02-29", True),
]


@pytest.mark.parametrize(("schedule", "day", "expected"), DAYS)
def test_either_kind_of_day_will_do_where_both_are_given(schedule: str, day: str, expected: bool) -> None:
    assert Cron.of(schedule).on(date.fromisoformat(day)) is expected
