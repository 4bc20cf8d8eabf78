"""A claim in the words of a finding, and what a slip of the hand makes of a number."""

from __future__ import annotations

from borderdesk.consistency.row import Row
from borderdesk.place import name_of


def about(row: Row) -> str:
    """``arrivals in persons, nationals of Russia, to Georgia, at Lars``: what is counted, in words."""
    ends = (
        f"from {name_of(row.origin)}" if row.origin else "",
        f"to {name_of(row.destination)}" if row.destination else "",
    )
    parts = (
        row.measure.replace("_", " ") + ("" if row.unit == "persons" else f" in {row.unit}"),
        f"nationals of {name_of(row.nationality)}" if row.nationality else "",
        *ends,
        f"at {row.place}" if row.place else "",
    )
    return ", ".join(part for part in parts if part)


def who(row: Row) -> str:
    """The speaker, for a sentence."""
    return row.speaker or "the writer"


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
            return "two digits are exchanged"
        if len(different) == 1 and len(a) > 3:
            return "one digit differs"
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    if float(longer) == 10 * float(shorter):
        return "one is ten times the other"
    missing = len(longer) == len(shorter) + 1 and len(shorter) > 2
    if missing and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))):
        return "a digit is missing in one"
    return ""
