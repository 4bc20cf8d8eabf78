"""The words of dates, read once from ``lexicon/dates.toml``."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from borderdesk.extract.lexicons import lexicon

FORTNIGHT = {"fortnight": ("week", 2), "decade": ("year", 10), "quarter": ("month", 3), "half": ("month", 6)}
"""Units that are so many of a smaller one."""


class DateWords(NamedTuple):  # a dataclass takes ten times as long to import
    """Look-up tables; every key is a token in lower case, a phrase is a tuple of tokens."""

    months: dict[str, int]
    month_shorts: dict[str, int]
    all_months: dict[str, int]
    weekdays: dict[str, int]
    weekday_shorts: dict[str, int]
    all_weekdays: dict[str, int]
    habits: dict[str, str]
    seasons: dict[str, tuple[int, int]]
    units: dict[str, str]
    parts: frozenset[str]
    near: dict[str, int]
    feasts: dict[str, list[tuple[tuple[str, ...], int, int]]]
    easter: dict[str, list[tuple[tuple[str, ...], int]]]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    days: dict[str, int]
    years: dict[str, int]
    sets: dict[str, frozenset[str]]


def _by_first(phrases: dict[str, Any]) -> dict[str, list[Any]]:
    """Phrases under their first token, the longest first."""
    table: dict[str, list[Any]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        tokens = tuple(phrase.split())
        value = phrases[phrase]
        table.setdefault(tokens[0], []).append((tokens, *(value if isinstance(value, list) else [value])))
    return table


@cache
def words() -> DateWords:
    raw = lexicon("dates")
    return DateWords(
        months=raw["months"],
        month_shorts=raw["month_shorts"],
        all_months=raw["months"] | raw["month_shorts"],
        weekdays=raw["weekdays"],
        weekday_shorts=raw["weekday_shorts"],
        all_weekdays=raw["weekdays"] | raw["weekday_shorts"],
        habits=raw["habits"],
        seasons={name: (first, last) for name, (first, last) in raw["seasons"].items()},
        units=raw["units"],
        parts=frozenset(raw["parts"]),
        near=raw["near"],
        feasts=_by_first(raw["feasts"]),
        easter=_by_first(raw["easter"]),
        numbers=raw["numbers"],
        ordinals=raw["ordinals"],
        days={text: day for day in range(1, 32) for text in (str(day), f"{day:02}")},
        years={str(year): year for year in range(1900, 2101)},
        sets={name: frozenset(found) for name, found in raw["words"].items()},
    )
