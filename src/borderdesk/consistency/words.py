"""A claim in the words of a finding, and what a slip of the hand makes of a number."""

from __future__ import annotations

from collections.abc import Sequence

from borderdesk import country, glossary
from borderdesk.consistency.row import Row
from borderdesk.language import message, number, worded
from borderdesk.message import told
from borderdesk.origin import Named, Part, Said, Sentence, Stated

BETWEEN = message("{low} to {high}", context="amount")


def about(row: Row) -> Sentence:
    """``arrivals in crossings, nationals of Russia, to Georgia, at Lars``: what is counted, in words."""
    measure = glossary.measure(row.measure)
    parts: tuple[Part | Sentence, ...] = (
        measure
        if row.unit == "persons"
        else worded("{measure} in {unit}", measure=measure, unit=glossary.unit(row.unit)),
        worded("nationals {of}", of=country.of(row.nationality)) if row.nationality else "",
        country.from_(row.origin) if row.origin else "",
        country.to(row.destination) if row.destination else "",
        told("at {place}", place=Said(row.place, (row.id,))) if row.place else "",
    )
    return Sentence.joined(", ", (part for part in parts if str(part)))


def who(row: Row) -> Said:
    """The speaker, for a sentence."""
    return Said(row.speaker or worded("the writer"), (row.id,))


def stated(row: Row) -> Stated:
    """The row's number as its source states it."""
    return Stated(row.stated)


def plain(value: float) -> Stated:
    """A number that a check worked out."""
    return Stated(number(value))


def spread(low: float, high: float) -> Stated:
    """Two of them, the ends of a range."""
    return Stated(worded(BETWEEN, low=number(low), high=number(high)))


def listed(rows: Sequence[Row]) -> Sentence:
    """The ids of the rows, the first three of many."""
    ids = Sentence.joined(", ", (Named(row.id) for row in rows[:3]))
    rest = len(rows) - 3
    return told("{ids} and {count} more", ids=ids, count=plain(rest)) if rest > 0 else ids


def digits(value: float) -> int:
    """How many digits of a number are certain: 26,600 has three, 600,000 one, 78,742 five."""
    text = f"{value:.6f}".rstrip("0").rstrip(".").replace(".", "").lstrip("0")
    return len(text.rstrip("0"))


def slip(one: float, other: float) -> str:
    """How one number may have become the other by a slip of the hand; "" where no usual slip explains it."""
    a, b = (f"{value:.0f}" for value in (one, other))
    if len(a) == len(b):
        different = [i for i in range(len(a)) if a[i] != b[i]]
        swapped = len(different) == 2 and a[different[0]] == b[different[1]] and a[different[1]] == b[different[0]]
        if swapped:
            return worded("two digits are exchanged")
        if len(different) == 1 and len(a) > 3:
            return worded("one digit differs")
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    if float(longer) == 10 * float(shorter):
        return worded("one is ten times the other")
    missing = len(longer) == len(shorter) + 1 and len(shorter) > 2
    if missing and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))):
        return worded("a digit is missing in one")
    return ""
