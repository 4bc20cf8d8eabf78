"""Every date expression of a sentence, resolved against the day of publication and biased to the past.

Each token that can stand at the heart of a date ("Monday", "September", "2022", "week") is read by its form, then
neighbours are joined and roles given. A sentence without such a token costs one look-up a token.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from borderdesk.extract.dates import (
    calendarforms,
    clockforms,
    dayforms,
    feastforms,
    monthforms,
    shiftforms,
    unitforms,
    yearforms,
)
from borderdesk.extract.dates.datetext import DateText
from borderdesk.extract.dates.links import link
from borderdesk.extract.dates.mention import DateMention
from borderdesk.extract.dates.ranges import joined
from borderdesk.extract.dates.roles import give_roles
from borderdesk.extract.dates.words import words
from borderdesk.extract.text import Sentence

Form = Callable[[DateText, int, date], list[DateMention]]
DURATIONS = ("within", "same", "open")


@cache
def forms() -> dict[str, Form]:
    """The form that reads each token of time."""
    table = words()
    return {
        **dict.fromkeys((f"{month:02}" for month in range(1, 13) if month != 10), dayforms.dotted_form),
        **dict.fromkeys(table.years, year_or_numeric),
        **dict.fromkeys(table.units, unitforms.unit_form),
        **dict.fromkeys(table.parts, clockforms.part_form),
        **dict.fromkeys(table.seasons, feastforms.season_form),
        **dict.fromkeys((*table.feasts, *table.easter), feastforms.feast_form),
        **dict.fromkeys(table.habits, calendarforms.habit_form),
        **dict.fromkeys(table.near, clockforms.near_form),
        **dict.fromkeys(table.all_weekdays, dayforms.weekday_form),
        **dict.fromkeys(table.all_months, monthforms.month_form),
        "may": may_form,
        **dict.fromkeys(monthforms.SUFFIXES, dayforms.monthly_form),
        **dict.fromkeys(("m", "am", "pm"), clockforms.meridiem_form),
        **dict.fromkeys(("gmt", "utc"), clockforms.zone_form),
        **dict.fromkeys(("now", "currently", "presently", "moment", "present"), clockforms.now_form),
        **dict.fromkeys(
            ("period", "time", "date", "dates", "point", "stretch", "span", "interval"), shiftforms.period_form
        ),
        **dict.fromkeys(("recently", "lately"), calendarforms.recent_form),
        **dict.fromkeys(("q", "h", "fy"), feastforms.short_period_form),
        ":": clockforms.colon_form,
        **dict.fromkeys(map(str, range(10, 100, 10)), yearforms.short_decade_form),
        "o": clockforms.oclock_form,
        "noon": clockforms.noon_form,
        "midnight": clockforms.noon_form,
        "overnight": clockforms.overnight_form,
        "then": shiftforms.then_form,
        "since": shiftforms.since_form,
    }


def may_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """ "May Day", else the month."""
    return feastforms.feast_form(s, i, published) or monthforms.month_form(s, i, published)


def year_or_numeric(s: DateText, i: int, published: date) -> list[DateMention]:
    return dayforms.numeric_form(s, i, published) or yearforms.year_form(s, i, published)


def find_dates(sentence: Sentence, published: date) -> list[DateMention]:
    """The date expressions in order; spans do not overlap."""
    low = sentence.low
    table, stamped = forms(), len(low) > 3 and low[1] == "."
    if not stamped and table.keys().isdisjoint(low):
        return []
    text = DateText(sentence)
    found = _read(text, [i for i, token in enumerate(low) if token in table], stamped, published)
    if not found:
        return found
    found = joined(text, found)
    give_roles(text, found, published)
    return list(map(_sound, link(text, found)))


def _sound(one: DateMention) -> DateMention:
    """The date, left open where it would end before it starts: "to March, after" names no stretch of time."""
    if one.start is not None and one.end is not None and one.start > one.end:
        one.start = one.end = None
    return one


def _read(s: DateText, hearts: list[int], stamped: bool, published: date) -> list[DateMention]:
    table, low = forms(), s.low
    found = clockforms.stamp(s, 1, published) if stamped else []
    free = 3 if found else 0
    for i in hearts:
        if i < free:
            continue
        for mention in table[low[i]](s, i, published):
            if mention.first >= free or _widens(found, mention):
                found.append(mention)
        if found:
            free = max(free, found[-1].last)
    return found


def _widens(found: list[DateMention], mention: DateMention) -> bool:
    """Whether the mention swallows the one before it, or shares its list of days ("1 and 15 March")."""
    if not found:
        return False
    if mention.first == found[-1].first and mention.last == found[-1].last:
        return True
    while found and mention.first <= found[-1].first:
        found.pop()
    return not found or mention.first >= found[-1].last


def owned(mentions: list[DateMention], n: int) -> list[bool]:
    """For each of ``n`` tokens whether a date owns it, so that its numbers count nothing.

    A length of time ("the past 24 hours", "in three days", "two days ago") stays free: it is an amount as well.
    """
    taken = [False] * n
    for mention in mentions:
        if mention.role in ("rate", "now") or _is_length(mention):
            continue
        for i in range(max(mention.first, mention.owns), min(mention.last, n)):
            taken[i] = True
    return taken


def _is_length(mention: DateMention) -> bool:
    return mention.owns < 0 and (mention.role in DURATIONS or mention.why in ("ago", "hours ago"))
