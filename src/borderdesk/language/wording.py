"""Plain words of ours in the current language: labels, headings, and values put into them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from borderdesk.language.catalogue import phrase
from borderdesk.language.days import day
from borderdesk.language.numbers import number

PLACE = re.compile(r"\{(\w+)\}")


def worded(text: str, many: str = "", /, **values: Any) -> str:
    """The message with its values in place: ``worded("Built on {day}", day=date(2022, 9, 28))``.

    Numbers and days are written as the language writes them. With ``many``, its plural, the value ``count`` chooses the
    form. Values may stand in another order than in English; KeyError where one is not given.
    """
    told = ""
    for named, part in pieces(phrase(text, many, values["count"] if many else 1)):
        told += shown(values[part]) if named else after(told, part)
    return told


def pieces(template: str) -> Iterator[tuple[bool, str]]:
    """The words and the names of the placeholders of a template in order, each with whether it is a name."""
    return ((bool(at % 2), part) for at, part in enumerate(PLACE.split(template)) if part)


def shown(value: Any) -> str:
    """A value as words: numbers and days as the language writes them."""
    if isinstance(value, bool | str) or not isinstance(value, int | float | date):
        return str(value)
    return day(value) if isinstance(value, date) else number(value)


def after(told: str, words: str) -> str:
    """The words that follow what was told: two full stops make one, as after "28 вересня 2022 р."."""
    return words[1:] if told.endswith(".") and words.startswith(".") else words


def capital(text: str) -> str:
    """The text with its first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]
