"""Plain words of ours in the current language: labels, headings, and values put into them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from borderdesk.language.catalogue import phrase
from borderdesk.language.days import day
from borderdesk.language.numbers import number

PLACE = re.compile(r"\{(\w+)\}")
V = TypeVar("V")
P = TypeVar("P")


def worded(text: str, many: str = "", /, **values: Any) -> str:
    """The message with its values in place: ``worded("Built on {day}", day=date(2022, 9, 28))``.

    Numbers and days are written as the language writes them. With ``many``, its plural, the value ``count`` chooses the
    form. Values may stand in another order than in English; an empty one takes the space before it along. KeyError
    where one is not given.
    """
    return "".join(filled(phrase(text, many, values["count"] if many else 1), values, shown))


def filled(template: str, values: Mapping[str, V], part: Callable[[V], P]) -> list[str | P]:
    """The words of a template and its values, each as ``part`` makes it, in order."""
    told: list[str | P] = []
    for at, piece in enumerate(_pieces(template)):
        if at % 2:
            one = part(values[piece])
            told = [*told, one] if str(one) else _narrowed(told)
        elif words := _after(told, piece):
            told.append(words)
    return told


@lru_cache(4096)
def _pieces(template: str) -> list[str]:
    """Words and names of places by turns."""
    return PLACE.split(template)


def _narrowed(told: list[str | P]) -> list[str | P]:
    """Without the space at its end."""
    return [*told[:-1], told[-1].rstrip(" ")] if told and isinstance(told[-1], str) else told


def _after(told: Sequence[object], words: str) -> str:
    """The words that follow what was told: no space before all, one full stop where two meet ("28 вересня 2022 р.")."""
    before = str(told[-1]) if told else ""
    if before.endswith(".") and words.startswith("."):
        return words[1:]
    return words if told else words.lstrip(" ")


def shown(value: Any) -> str:
    """A value as words: numbers and days as the language writes them."""
    if isinstance(value, bool | str) or not isinstance(value, int | float | date):
        return str(value)
    return day(value) if isinstance(value, date) else number(value)


def capital(text: str) -> str:
    """The text with its first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]
