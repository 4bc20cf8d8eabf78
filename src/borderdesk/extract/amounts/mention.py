"""A quantity as it stands in a sentence: where, how much, of what."""

from __future__ import annotations

from dataclasses import dataclass

ASIDE = frozenset(("ordinal", "clock", "score", "identifier", "base", "date"))
"""Kinds that name or order something and count nothing."""


@dataclass(slots=True)
class Mention:
    """Tokens ``first``..``last`` (last excluded) are the quote: the number, its hedge, and a unit that is glued on.

    ``core_first``..``core_last`` is the number without hedge and unit. ``low`` and ``high`` as in `Amount`.
    kind: count; percent; fraction (a share in words, the value in percent); money; length, area, volume, weight,
    duration, temperature, speed, data, power, pressure, consumption, points; age; times ("twice", "doubled"); change (a
    difference between two states: "up 900", "20,000 more than"; the unit tells whether it is in percent); none
    ("nobody"); negative (below zero, no money or temperature); those of `ASIDE`. Values stay in the unit as written:
    "ninety minutes" is 90 (see `hours_in`).
    unit: persons, vehicles, households, hours, days, km, percent, other, or "" where the words do not say.
    ``noun`` is the token of the head noun or of the unit, -1 for none. rate: "" or per_hour .. per_year.
    ``why`` names the rule, for --explain.
    """

    first: int
    last: int
    core_first: int
    core_last: int
    low: float | None
    high: float | None
    qualifier: str = "exact"
    kind: str = "count"
    unit: str = ""
    noun: int = -1
    rate: str = ""
    why: str = "number"
