"""Lengths of time in words: how many days, and the last day of a rule that holds for them."""

from __future__ import annotations

from datetime import date, timedelta

from borderdesk.extract.policies.scene import Scene

LENGTHS = {
    "day": 1,
    "days": 1,
    "week": 7,
    "weeks": 7,
    "fortnight": 14,
    "month": 30,
    "months": 30,
    "year": 365,
    "years": 365,
}
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
NUMBERS |= {"nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "ninety": 90}
NUMBERS |= {"sixty": 60, "forty": 40, "half": 0}


HOLDS = frozenset(("for", "last", "lasts", "lasting", "runs", "run"))  # "for 60 days", "is to last six months"


def after_length(scene: Scene, first: date, start: int, end: int) -> date | None:
    """The last day of a rule that holds "for 60 days", "for a month" from a known first day."""
    low = scene.sentence.low
    for i in range(start, min(end, len(low) - 2)):
        if low[i] in HOLDS or low[i : i + 2] == ["period", "of"]:
            j = i + 2 if low[i + 1] in ("of", "for", "another", "some", "about", "trial") else i + 1
            count = int(low[j]) if low[j].isdecimal() and len(low[j]) < 4 else NUMBERS.get(low[j], 0)
            unit = next((word for word in low[j + 1 : j + 3] if word in LENGTHS or word in ("hours", "hour")), "")
            if count and unit:
                return end_of(first, count, unit)
    return None


def end_of(first: date, count: int, unit: str) -> date:
    """The last of ``count`` units from a first day, both included: a month from 31 August ends on 29 September."""
    if unit.startswith("hour"):
        return first + timedelta(days=(count - 1) // 24)
    if unit.startswith(("month", "year")):
        months = first.month - 1 + count * (12 if unit.startswith("year") else 1)
        year, month = first.year + months // 12, months % 12 + 1
        return in_month(year, month, first.day) - timedelta(days=1)
    return first + timedelta(days=count * LENGTHS[unit] - 1)


def in_month(year: int, month: int, day: int) -> date:
    """The day of that month, or its last where the month is shorter."""
    for shorter in range(4):
        try:
            return date(year, month, day - shorter)
        except ValueError:
            continue
    raise ValueError(f"found day {day}, expected a day of a month")
