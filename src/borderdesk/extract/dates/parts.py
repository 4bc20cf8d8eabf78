"""Parts of months and years ("the first half of", "mid-", "so far in") and the small numbers of date phrases."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from borderdesk.extract.dates.calendar import Span, days_from, months_span, stretch, stretch_to
from borderdesk.extract.dates.words import words

POINTS = {
    "end": "end",
    "close": "end",
    "start": "start",
    "beginning": "start",
    "outset": "start",
    "onset": "start",
    "opening": "start",
    "turn": "start",
    "middle": "mid",
    "mid": "mid",
    "early": "early",
    "late": "late",
    "most": "most",
    "much": "most",
    "rest": "most",
    "remainder": "most",
    "whole": "whole",
    "all": "whole",
    "course": "whole",
}
ROUGH = {"early": (0, 3), "mid": (1, 3), "late": (2, 3), "most": (0, 1)}
"""Which share of the whole a vague word means: its place and how many such there are."""


class Portion(NamedTuple):
    """A part of a month or year, as words left of it say; ``first`` is the token it begins with."""

    kind: str
    number: int
    unit: str
    first: int


def number_before(low: list[str], i: int) -> tuple[int, int] | None:
    """The small number whose last token is ``i``, and its first token: "48", "three", "forty-eight"."""
    numbers, text = words().numbers, low[i]
    if text.isdecimal() and text.isascii():
        glued = low[i - 1] in (",", ".") and low[i - 2].isdecimal()
        return (int(text), i) if len(text) <= 3 and not glued else None
    value = numbers.get(text)
    if value is None:
        return None
    tens = i - 2 if low[i - 1] == "-" else i - 1
    if value < 10 and text not in ("a", "an") and (ten := numbers.get(low[tens], 0)) >= 20:
        return ten + value, tens
    return value, i


def portion(low: list[str], first: int) -> Portion | None:
    """The words before token ``first`` that cut a part out of the month or year named there."""
    link = low[first - 1]
    if link in ("of", "in"):
        found = _of(low, first - 2, link)
    elif link in ("-", "‑", "–"):
        name = POINTS.get(low[first - 2], "")
        found = Portion(name, 0, "", first - 2) if name in ("early", "mid", "late", "end", "start") else None
    else:
        name = POINTS.get(link, "") if link in ("early", "mid", "late", "whole") else ""
        found = Portion(name, 0, "", first - 1) if name else None
    if found and low[found.first - 1] in ("the", "very") and found.kind != "early":
        return found._replace(first=found.first - 1)
    return found


def _of(low: list[str], i: int, link: str) -> Portion | None:
    text = low[i]
    if text == "far" and low[i - 1] == "so":
        return Portion("so_far", 0, "", i - 1)
    if text in ("early", "late") and link == "in":
        return Portion(text, 0, "", i)
    if text in POINTS and link == "of" and text not in ("early", "late", "mid"):
        return Portion(POINTS[text], 0, "", i)
    unit = words().units.get(text, "")
    return _counted(low, i, unit) if unit in ("day", "week", "month", "quarter", "half") else None


def _counted(low: list[str], i: int, unit: str) -> Portion | None:
    """ "first ten days", "last week", "third quarter", "second half", with ``i`` at the unit."""
    number = number_before(low, i - 1)
    count, first = number or (1, i)
    place = words().ordinals.get(low[first - 1], 0)
    if not place or (number and place not in (1, -1)):
        return None
    if not number and low[i].endswith("s"):
        return Portion("early" if place == 1 else "late", 0, "", first - 1) if place in (1, -1) else None
    if number or place == -1:
        return Portion("first" if place == 1 else "last", count, unit, first - 1)
    return Portion("nth", place, unit, first - 1)


def cut(whole: Span, part: Portion, published: date) -> tuple[Span | None, Span | None]:
    """The part of a month or year, or None and its rough limits where the words leave them open."""
    start, end = whole
    if part.kind == "end":
        return (end, end), None
    if part.kind == "start":
        return (start, start), None
    if part.kind == "so_far":
        return (start, max(start, min(end, published))), None
    if part.kind in ROUGH:
        place, of = ROUGH[part.kind]
        return None, _share(whole, place, of)
    if part.unit in ("half", "quarter"):
        return _nth_part(whole, part), None
    if part.kind == "first":
        return stretch(start, part.number, part.unit), None
    if part.kind == "last":
        return stretch_to(end, part.number, part.unit), None
    if part.kind == "nth":
        before = stretch(start, part.number - 1, part.unit)[1] if part.number > 1 else days_from(start, -1)
        return stretch(days_from(before, 1), 1, part.unit), None
    return whole, None


def _share(whole: Span, place: int, of: int) -> Span:
    """One of ``of`` equal shares: of a year whole months, of a month days 1-10, 11-20, 21 to the end."""
    start, end = whole
    if (end - start).days > 300:
        each = 12 // of
        return months_span(start.year, 1 + place * each, (place + 1) * each)
    if of == 1 or (end - start).days < 27:
        return whole
    return days_from(start, 10 * place), end if place == 2 else days_from(start, 10 * place + 9)


def _nth_part(whole: Span, part: Portion) -> Span:
    """A half or quarter of a year in whole months; of a month, its days up to the 15th and after."""
    parts = 2 if part.unit == "half" else 4
    place = parts if part.kind == "last" else min(part.number, parts)
    start, end = whole
    if (end - start).days > 300:
        each = 12 // parts
        return months_span(start.year, 1 + (place - 1) * each, place * each)
    each = 15 if parts == 2 else 7
    return days_from(start, (place - 1) * each), end if place == parts else days_from(start, place * each - 1)
