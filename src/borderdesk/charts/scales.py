"""How a chart writes the numbers and days of its scales: locales of d3 for the current language, from the CLDR."""

from __future__ import annotations

from typing import Any

from borderdesk.language import current
from borderdesk.language.numbers import FEWEST, separators, sign

COUNTS = "datum.value === 0 ? '0' : datum.label"  # in thousands (k) and millions (M), from a plain 0
DAYS = {"de": "%-d. %b %y"}
# thousand, million and milliard are told by their first power of ten
POWERS = {1_000_000_000: "1000000000", 1_000_000: "1000000", 1_000: "1000"}


def locales() -> dict[str, Any]:
    """What vl_convert takes beside a specification; nothing for English."""
    if current() == "en":
        return {}
    group, decimal = separators(current())
    numbers = {"decimal": decimal, "thousands": group, "grouping": [3], "currency": ["", ""]}
    return {"format_locale": {**numbers, "percent": sign(current())}, "time_format_locale": _times()}


def count_label() -> str:
    """The expression of Vega for a label in thousands and millions, as the language shortens them: 20k, 20 тис."""
    if current() == "en":
        return COUNTS
    label = "datum.label" if current() not in FEWEST else "datum.value < 10000 ? format(datum.value, 'd') : datum.label"
    for power, word in sorted(short_forms().items()):
        label = f"abs(datum.value) >= {power} ? format(datum.value / {power}, '~r') + '{word}' : {label}"
    return label


def whole_label() -> str:
    """The expression for a label written out: 4,824, in Spanish 4824."""
    return "datum.value < 10000 ? format(datum.value, 'd') : datum.label" if current() in FEWEST else "datum.label"


def count_format() -> str:
    """The format of d3 that count_label() starts from."""
    return "~s" if current() == "en" else ",d"


def day_format() -> str:
    """``28 Sep 22``."""
    return DAYS.get(current(), "%-d %b %y")


def short_forms() -> dict[int, str]:
    """What stands behind thousands, millions and milliards where the language shortens them."""
    from babel import Locale

    forms = Locale.parse(current()).compact_decimal_formats["short"]["other"]
    found = {power: forms[name].pattern for power, name in POWERS.items()}
    worded = {power: pattern.rpartition("0")[2].replace("'", "") for power, pattern in found.items()}
    return {power: words for power, words in worded.items() if words and found[power].count("0") == 1}


def _times() -> dict[str, Any]:
    from babel import Locale

    locale = Locale.parse(current())
    days, months = locale.days["format"], locale.months
    week = (6, 0, 1, 2, 3, 4, 5)  # of d3 from Sunday, of babel from Monday
    return {
        "dateTime": "%-d %B %Y, %H:%M",
        "date": "%d.%m.%Y",
        "time": "%H:%M:%S",
        "periods": ["AM", "PM"],
        "days": [days["wide"][one] for one in week],
        "shortDays": [days["abbreviated"][one] for one in week],
        "months": [months["format"]["wide"][one] for one in range(1, 13)],
        "shortMonths": [months["format"]["abbreviated"][one] for one in range(1, 13)],
    }
