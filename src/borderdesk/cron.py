"""A cron expression: five fields as numbers, as crontab(5) reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = {name: place for place, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
WEEKDAYS = {name: place for place, name in enumerate("sun mon tue wed thu fri sat".split())}
RANGES: tuple[tuple[int, int, dict[str, int]], ...] = (
    (0, 59, {}),
    (0, 23, {}),
    (1, 31, {}),
    (1, 12, MONTHS),
    (0, 7, WEEKDAYS),
)
TERM = re.compile(r"(?:(?P<all>\*)|(?P<first>\w+)(?:-(?P<last>\w+))?)(?:/(?P<step>\d+))?")
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # of each month, in any year


@dataclass(frozen=True, slots=True)
class Cron:
    """Numbers in order; none means all. Days of the week count from Sunday, which is 0."""

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: tuple[int, ...]
    months: tuple[int, ...]
    weekdays: tuple[int, ...]

    @classmethod
    def of(cls, schedule: str) -> Cron:
        """Numbers, ``*``, ``,``, ``-``, ``/``, names of three letters; ValueError for all else and for no day at all.

        Sunday is 0 or 7, and may end a range: fri-sun.
        """
        read = [_numbers(*pair) for pair in zip(schedule.lower().split(), RANGES, strict=True)]
        minutes, hours, days, months, weekdays = read
        folded = tuple(sorted({day % 7 for day in weekdays}))
        fields = cls(minutes, hours, days, months, folded if len(folded) < 7 else ())
        if days and not folded and min(days) > max(LONGEST[month - 1] for month in months or range(1, 13)):
            raise ValueError(f"{schedule}: no such day")
        return fields

    def on(self, day: date) -> bool:
        """Whether it is one of its days; where days of the month and days of the week are given, either will do."""
        if self.months and day.month not in self.months:
            return False
        of_month, of_week = day.day in self.days, day.isoweekday() % 7 in self.weekdays
        return of_month or of_week or not (self.days or self.weekdays)


def _numbers(field: str, limits: tuple[int, int, dict[str, int]]) -> tuple[int, ...]:
    lowest, highest, _ = limits
    found = {number for term in field.split(",") for number in _term(term, limits)}
    return tuple(sorted(found)) if len(found) <= highest - lowest else ()


def _term(text: str, limits: tuple[int, int, dict[str, int]]) -> range:
    lowest, highest, names = limits
    found = TERM.fullmatch(text)
    if not found or found["step"] == "0":
        raise ValueError(text)
    first = lowest if found["all"] else _number(found["first"], names)
    last = _last(found, first, highest, names)
    if not lowest <= first <= last <= highest:
        raise ValueError(text)
    return range(first, last + 1, int(found["step"] or 1))


def _last(found: re.Match[str], first: int, highest: int, names: dict[str, int]) -> int:
    """The end of a term: ``*`` and ``5/15`` reach to the end of the field; a range that ends with a Sunday to 7."""
    if found["last"]:
        last = _number(found["last"], names)
        return 7 if found["last"] == "sun" and first else last
    return highest if found["all"] or found["step"] else first


def _number(text: str, names: dict[str, int]) -> int:
    return names[text] if text in names else int(text)
