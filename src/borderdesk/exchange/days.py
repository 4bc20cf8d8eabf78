"""Days as people type them into spreadsheets: 2022-09-21, 21.9.2022, 21 September 2022, 9/21/2022."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

MONTHS = "january february march april may june july august september october november december".split()
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: 00:00(?::00)?)?")
WORDS = re.compile(r"(?:[A-Za-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]+)\.?,?[ -](\d{4})", re.IGNORECASE)
MONTH_FIRST = re.compile(r"(?:[A-Za-z]+,? )?([A-Za-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:/|–|—| - | to | until )\s*")
ORDERS = ("dmy", "mdy")


def order_of(cells: Iterable[str]) -> str:
    """dmy, mdy or "": the order that the days of a column show, where one of them has no thirteenth month."""
    found = [NUMBERS.fullmatch(cell.strip()) for cell in cells]
    pairs = [(int(one[1]), int(one[3])) for one in found if one]
    first, second = any(day > 12 for day, _ in pairs), any(day > 12 for _, day in pairs)
    return "" if first == second else "dmy" if first else "mdy"


def day_text(text: str, order: str = "") -> str:
    """The day as YYYY-MM-DD; ValueError where it is none, or where ``order`` does not say which of two it is."""
    text = text.strip()
    year, month, day = _parts(text, order)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise ValueError(f"found {text!r}, expected a day that there is, as YYYY-MM-DD") from None


def period_text(text: str, order: str = "") -> tuple[str, str]:
    """First and last day of ``2022-09-21/2022-09-28``, ``21.9.2022 - 28.9.2022``, or one day; ``..`` is an open end."""
    try:
        day = day_text(text, order)
        return day, day
    except ValueError:
        ends = BETWEEN.split(text.strip())
        if len(ends) != 2 or NUMBERS.fullmatch(text.strip()):
            raise
    start, end = ("" if one in ("", "..") else day_text(one, order) for one in ends)
    return start, end


def _parts(text: str, order: str) -> tuple[int, int, int]:
    found = YEAR_FIRST.fullmatch(text)
    if found:
        return int(found[1]), int(found[2]), int(found[3])
    found = NUMBERS.fullmatch(text)
    if found:
        return _ordered(text, int(found[1]), int(found[3]), int(found[4]), "dmy" if found[2] == "." else order)
    for form, day, month in ((WORDS, 1, 2), (MONTH_FIRST, 2, 1)):
        found = form.fullmatch(text)
        if found and _month(found[month]):
            return int(found[3]), _month(found[month]), int(found[day])
    raise ValueError(f"found {text!r}, expected a day as YYYY-MM-DD, for example 2022-09-28")


def _ordered(text: str, one: int, other: int, year: int, order: str) -> tuple[int, int, int]:
    if order == "dmy" or one == other:
        return year, other, one
    if order == "mdy":
        return year, one, other
    if one > 12 or other > 12:
        return (year, other, one) if one > 12 else (year, one, other)
    two = f"{year}-{other:02d}-{one:02d} or {year}-{one:02d}-{other:02d}"
    raise ValueError(f"found {text!r}, which may be {two}; write YYYY-MM-DD, or say --days dmy or --days mdy")


def _month(word: str) -> int:
    word = word.lower()
    found = [number for number, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.startswith(word)]
    return found[0] if len(found) == 1 else 9 if word == "sept" else 0
