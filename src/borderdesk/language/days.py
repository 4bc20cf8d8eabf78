"""Days and stretches of days as a language writes them, by the Unicode CLDR: 28 September 2022, 28. September 2022."""

from __future__ import annotations

from datetime import date
from functools import cache

from borderdesk.language.catalogue import message, phrase
from borderdesk.language.spoken import current

FIRST = {"fr": "1er"}  # of a month, where it is no plain number; CLDR does not know it


def day(value: date) -> str:
    """``28 September 2022``."""
    if current() == "en":
        return f"{value.day} {value:%B %Y}"
    return _first(_together(_formatted(value, _long(current()))), value)


def month_day(value: date) -> str:
    """``28 September``."""
    if current() == "en":
        return f"{value.day} {value:%B}"
    return _first(_together(_formatted(value, _short(current()))), value)


def stretch(start: date, end: date) -> str:
    """Both ends by themselves: ``17 to 26 September 2022``; one day as a day."""
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return phrase(message("{first} to {last}", context="days of a month")).format(
            first=_number(start), last=day(end)
        )
    if start.year == end.year:
        return phrase(message("{first} to {last}", context="days of a year")).format(
            first=month_day(start), last=day(end)
        )
    return phrase(message("{first} to {last}", context="days")).format(first=day(start), last=day(end))


def from_to(start: date, end: date) -> str:
    """The same within a sentence: ``from 17 to 26 September 2022``, ``on 17 September 2022``."""
    if start == end:
        return on(start)
    if (start.year, start.month) == (end.year, end.month):
        return phrase(message("from {first} to {last}", context="days of a month")).format(
            first=_number(start), last=day(end)
        )
    if start.year == end.year:
        return phrase(message("from {first} to {last}", context="days of a year")).format(
            first=month_day(start), last=day(end)
        )
    return phrase(message("from {first} to {last}", context="days")).format(first=day(start), last=day(end))


def on(value: date) -> str:
    """``on 17 September 2022``."""
    return phrase("on {day}").format(day=day(value))


def since(value: date) -> str:
    """``since 17 September 2022``."""
    return phrase("since {day}").format(day=day(value))


def until(value: date) -> str:
    """``until 17 September 2022``, that day included."""
    return phrase("until {day}").format(day=day(value))


def _number(value: date) -> str:
    return FIRST.get(current(), "1") if value.day == 1 else str(value.day)


def _first(text: str, value: date) -> str:
    return FIRST[current()] + text[1:] if value.day == 1 and current() in FIRST else text


def _together(text: str) -> str:
    """A day that no line parts from its month."""
    return text.replace(" ", "\u00a0", 1)


def _formatted(value: date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(value, pattern, locale=current())


@cache
def _long(language: str) -> str:
    from babel import Locale

    return str(Locale.parse(language).date_formats["long"].pattern)


@cache
def _short(language: str) -> str:
    from babel import Locale

    return str(Locale.parse(language).datetime_skeletons["MMMMd"].pattern)
