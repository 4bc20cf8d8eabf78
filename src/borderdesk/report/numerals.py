"""The numbers of a text, read as its language writes them: 36,000 in English, 36.000 in German, 36 000 in Ukrainian."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from borderdesk.charts.scales import short_forms
from borderdesk.language import LANGUAGES, current
from borderdesk.language.numbers import separators

ENGLISH = re.compile(r"\d+(?:[.,]\d+)*")
NAME = re.compile(
    r"(?<![^\W\d_])[^\W\d_]+-?\d{1,2}(?![\d.,]*\d)"
)  # G7, Covid-19: digits of a name, no number of their own
BLANKS = "\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE}"  # of which a language that groups by one takes either


def numbers(text: str, language: str = "") -> list[Decimal]:
    """The numbers in a text: "more than 64,000" holds 64000. ``language`` is by default that of the report."""
    read = (value(found, language) for found in spelled(text, language))
    return [one for one in read if one is not None]


def spelled(text: str, language: str = "") -> list[str]:
    """The same as they stand there; what is written in a way that is not the language's, such as 4.711.000, too."""
    return _pattern(_known(language)).findall(NAME.sub(" ", text))


def value(found: str, language: str = "") -> Decimal | None:
    """What a number that spelled() gives stands for; None where it is written in no way of the language."""
    spoken = _known(language)
    group, decimal = separators(spoken)
    if spoken == "en":
        return Decimal(found.replace(",", "")).normalize() if found.count(".") < 2 else None
    whole, mark, rest = found.partition(decimal)
    grouped = re.fullmatch(rf"\d{{1,3}}(?:[{_blanks(group)}]\d{{3}})+|\d+", whole)
    if not grouped or (mark and not rest.isdecimal()):
        return None
    return Decimal(re.sub(r"\D", "", whole) + (f".{rest}" if mark else "")).normalize()


def _known(language: str) -> str:
    """A language that is written by rules we have; another one is read as English, as are its tables."""
    return (language or current()) if (language or current()) in LANGUAGES else "en"


@cache
def _pattern(language: str) -> re.Pattern[str]:
    if language == "en":
        return ENGLISH
    group = separators(language)[0]
    blanks = rf"(?<!\d)\d{{1,3}}(?:[{BLANKS}]\d{{3}})+(?!\d)(?:,\d+)?|" if group in BLANKS else ""
    return re.compile(rf"{blanks}\d+(?:[.,]\d+)*")


def _blanks(group: str) -> str:
    return BLANKS if group in BLANKS else re.escape(group)


def scale(text: str) -> bool:
    """Whether the text is a label of a chart's scale: 20k, 50%, 20 тис."""
    short = "[kMG%]" if current() == "en" else "|".join(map(re.escape, ("%", *short_forms().values())))
    return bool(re.fullmatch(rf"[−-]?\d[\d,.{BLANKS}]*\s?(?:{short})?", text))
