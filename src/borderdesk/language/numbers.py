"""Numbers as a language writes them, by the Unicode CLDR: 36,000, 36.000, 36 000."""

from __future__ import annotations

from functools import cache

from borderdesk.language.spoken import current

# digits before the first separator of thousands that a number must have, where it is more than one: 4824, but 36.000
# (CLDR, minimumGroupingDigits; babel does not carry it)
FEWEST = {"es": 2}


def number(value: float | None) -> str:
    """``64000.0`` as ``64,000``, ``33.3`` as ``33.3``, in the current language; empty for None."""
    if value is None:
        return ""
    english = f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
    return english if current() == "en" else written(english, current())


def percent(value: float) -> str:
    """``64%``, with the space before the sign that the language wants."""
    return number(value) + (sign(current()) if current() != "en" else "%")


def written(english: str, language: str) -> str:
    """A number that is written in the English way (36,000.5) as the language writes it."""
    group, decimal = separators(language)
    whole, dot, rest = english.partition(".")
    if len(whole.lstrip("-").replace(",", "")) < 3 + FEWEST.get(language, 1):
        group = ""
    return whole.replace(",", group) + (decimal if dot else "") + rest


@cache
def separators(language: str) -> tuple[str, str]:
    """What stands between thousands, and before the decimals."""
    if language == "en":
        return ",", "."
    from babel import Locale

    symbols = Locale.parse(language).number_symbols["latn"]
    return symbols["group"], symbols["decimal"]


@cache
def sign(language: str) -> str:
    """The sign of percent with what stands between it and its number."""
    from babel import Locale

    return str(Locale.parse(language).percent_formats[None].pattern).rpartition("0")[2]
