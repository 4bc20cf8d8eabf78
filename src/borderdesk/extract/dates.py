"""Every date expression of a sentence, resolved against the day of publication and biased to the past.

A sentence without a word of time costs one test of a set. Otherwise each token that can stand at the heart of a date
("Monday", "September", "2022", "week", "ago") is read by its form, then neighbours are joined and roles given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from borderdesk.extract import clockforms, dateforms, unitforms, yearforms
from borderdesk.extract.datemention import DateMention, follow
from borderdesk.extract.dateranges import give_roles, joined, link
from borderdesk.extract.datewords import words
from borderdesk.extract.text import Sentence

__all__ = ["DateMention", "find_dates", "follow", "owned"]

Form = Callable[[Sentence, int, date], list[DateMention]]
DURATIONS = ("within", "same", "open")


@cache
def forms() -> dict[str, Form]:
    """The form that reads each token of time."""
    table = words()
    return {
        **dict.fromkeys((f"{month:02}" for month in range(1, 13)), dateforms.dotted_form),
        **dict.fromkeys(map(str, range(1, 10)), dateforms.dotted_form),
        **dict.fromkeys(table.years, year_or_numeric),
        **dict.fromkeys(table.units, unitforms.unit_form),
        **dict.fromkeys(table.parts, clockforms.part_form),
        **dict.fromkeys(table.seasons, yearforms.season_form),
        **dict.fromkeys((*table.feasts, *table.easter), yearforms.feast_form),
        **dict.fromkeys(table.habits, unitforms.habit_form),
        **dict.fromkeys(table.near, clockforms.near_form),
        **dict.fromkeys(table.all_weekdays, dateforms.weekday_form),
        **dict.fromkeys(table.all_months, dateforms.month_form),
        **dict.fromkeys(dateforms.SUFFIXES, dateforms.monthly_form),
        **dict.fromkeys(("a", "p", "am", "pm"), clockforms.meridiem_form),
        **dict.fromkeys(("gmt", "utc"), clockforms.zone_form),
        **dict.fromkeys(("now", "currently", "presently", "moment", "present"), clockforms.now_form),
        **dict.fromkeys(("period", "time", "date", "dates", "point"), unitforms.period_form),
        **dict.fromkeys(("recently", "lately"), unitforms.recent_form),
        **dict.fromkeys(("q", "h", "fy"), yearforms.short_period_form),
        ":": clockforms.colon_form,
        ".": clockforms.stamp,
        "o": clockforms.oclock_form,
        "noon": clockforms.noon_form,
        "midnight": clockforms.noon_form,
        "overnight": clockforms.overnight_form,
        "then": unitforms.then_form,
        "since": unitforms.since_form,
    }


def year_or_numeric(s: Sentence, i: int, published: date) -> list[DateMention]:
    return dateforms.numeric_form(s, i, published) or yearforms.year_form(s, i, published)


@cache
def triggers() -> frozenset[str]:
    """Tokens of which a sentence with a date has at least one; articles, numbers and marks alone say nothing."""
    return frozenset(forms()) - {"a", "p", "o", ".", ":", "h", "since"} - set(map(str, range(1, 10)))


def find_dates(sentence: Sentence, published: date) -> list[DateMention]:
    """The date expressions in order; spans do not overlap."""
    low = sentence.low
    if triggers().isdisjoint(low) and not _has_clock(low):
        return []
    table = forms()
    found: list[DateMention] = []
    free = 0
    for i in [i for i, text in enumerate(low) if text in table]:
        if i < free:
            continue
        for mention in table[low[i]](sentence, i, published):
            if mention.first >= free or _widens(found, mention):
                found.append(mention)
                last = mention.last
        if found:
            free = max(free, found[-1].last)
    if found:
        found = joined(sentence, found)
        give_roles(sentence, found, published)
        link(found)
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


def _has_clock(low: list[str]) -> bool:
    """A time of day without any other word of time: "14.20 The stream has thinned", "by 6 a.m."."""
    if len(low) > 3 and low[1] in (".", ":") and low[0].isdecimal():
        return True
    return ("m" in low and ("a" in low or "p" in low)) or ":" in low or "clock" in low


def owned(mentions: Sequence[DateMention], n: int) -> list[bool]:
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
