"""A unit of time with the number and the words around it: the heart of "the past 24 hours" or "a year earlier"."""

from __future__ import annotations

from typing import NamedTuple

from borderdesk.extract.dates.datetext import DateText
from borderdesk.extract.dates.parts import number_before
from borderdesk.extract.dates.words import FORTNIGHT, words

HYPHENS = ("-", "‑")
DETERMINERS = frozenset("the a an his her its their our my this that these those any some each every last".split())


class UnitPhrase(NamedTuple):
    """``number`` of ``unit`` (hour, day, week, month, year; a fortnight is two weeks), named by token ``i``.

    ``first`` is where the number begins, or ``i``. ``said``: 1 with a number, 0 without, -1 with "few", "several".
    ``name`` is the unit as written, in the singular.
    """

    s: DateText
    i: int
    name: str
    unit: str
    number: int
    first: int
    said: int

    def at(self, away: int) -> str:
        """The token ``away`` from the unit, "" outside the sentence."""
        return self.s.low[self.i + away]

    def before(self, away: int = 1) -> str:
        """The token ``away`` before the number, or before the unit that has none."""
        return self.s.low[self.first - away]

    @property
    def plural(self) -> bool:
        return self.s.low[self.i].endswith("s")


def phrase_at(s: DateText, i: int) -> UnitPhrase:
    low = s.low
    name = words().units[low[i]]
    unit, each = FORTNIGHT.get(name, (name, 1))
    if low[i - 1] == "half" and low[i - 3 : i - 1] == ["and", "a"] and unit in HALVES:
        return _and_a_half(s, i, name, unit)
    at = i - 2 if low[i - 1] in HYPHENS else i - 1
    if number := number_before(low, at):
        return UnitPhrase(s, i, name, unit, number[0] * each, number[1], 1)
    text = low[at]
    if text == "of" and low[at - 1] in ("couple", "number"):
        return UnitPhrase(s, i, name, unit, 0, at - 1, -1)
    if text in words().sets["some"]:
        return UnitPhrase(s, i, name, unit, 0, at, -1)
    return UnitPhrase(s, i, name, unit, each, i, 0)


HALVES = {"year": ("month", 12), "month": ("day", 30), "week": ("day", 7), "day": ("hour", 24)}
"""A smaller unit and how many of it make one."""


def _and_a_half(s: DateText, i: int, name: str, unit: str) -> UnitPhrase:
    """ "two and a half years" in months."""
    small, each = HALVES[unit]
    number = number_before(s.low, i - 4)
    if number is None:
        return UnitPhrase(s, i, name, unit, 0, i, -1)
    return UnitPhrase(s, i, name, small, number[0] * each + each // 2, number[1], 1)


def closed(s: DateText, i: int) -> bool:
    """Whether "before" or "after" ends its phrase at ``i``; in "the day before the vote" it does not."""
    text = s.low[i]
    if not text or not text[0].isalnum() or text in words().sets["day_follow"]:
        return text not in DETERMINERS or text == "that"
    return text not in DETERMINERS and s.raw[i][0].islower() and not text.endswith("ing")


def year_earlier(low: list[str], i: int) -> bool:
    """ "a year earlier" at ``i``."""
    return low[i : i + 2] == ["a", "year"] and low[i + 2] in ("earlier", "ago", "before")


def names_period(low: list[str], i: int) -> bool:
    """Whether a month, a year, or "the year" comes at ``i``, of which the phrase before is a part."""
    i += low[i] in ("the", "this", "last", "that", "early", "late", "fiscal")
    table, text = words(), low[i]
    return text in table.all_months or text in table.years or table.units.get(text, "") in ("year", "month", "quarter")
