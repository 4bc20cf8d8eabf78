"""Times of the year by name: feasts, seasons, quarters and halves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from borderdesk.extract.dates.calendar import days_from, easter, months_span, quarter_span
from borderdesk.extract.dates.datetext import DateText
from borderdesk.extract.dates.mention import DateMention
from borderdesk.extract.dates.words import words
from borderdesk.extract.dates.yearforms import tail_year

LONGER = frozenset("holidays holiday break week period season rush".split())  # of no given days
HOLIDAYS = frozenset("weekend holiday holidays break".split())


def feast_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """Christmas, New Year's Day, Easter Monday: the last one up to the published day; "by New Year" the nearest."""
    low, table = s.low, words()
    for tokens, month, day in table.feasts.get(low[i], ()):
        if tuple(low[i : i + len(tokens)]) == tokens and _is_feast(s, i, len(tokens)):
            return [_feast(s, i, len(tokens), partial(date, month=month, day=day), published)]
    for tokens, away in table.easter.get(low[i], ()):
        if tuple(low[i : i + len(tokens)]) == tokens and s.capital(i):
            if tokens == ("easter",) and (low[i + 1] in HOLIDAYS or low[i - 1] in ("over", "during")):
                return [_easter_days(s, i, published)]
            return [_feast(s, i, len(tokens), partial(_from_easter, away), published)]
    return []


def _easter_days(s: DateText, i: int, published: date) -> DateMention:
    """ "Over Easter", "the Easter weekend": from Good Friday to Easter Monday."""
    last = i + 1 + (s.low[i + 1] in HOLIDAYS)
    year, after = tail_year(s, last, published)
    year = year or published.year - (easter(published.year) > published)
    sunday = easter(year)
    return DateMention(i, max(after, last), days_from(sunday, -2), days_from(sunday, 1), grain="weekend", why="feast")


def _from_easter(away: int, year: int) -> date:
    return days_from(easter(year), away)


def _is_feast(s: DateText, i: int, length: int) -> bool:
    """ "New Year" needs its capital or "since the": a new year may be any."""
    after = s.low[i + length]
    if s.low[i] == "new" and length == 2 and not s.capital(i + 1):
        return s.low[i - 1] == "the" and s.low[i - 2] in ("since", "before", "by", "until", "after")
    return s.capital(i) and after not in LONGER and after not in ("island", "tree", "carol")


def _feast(s: DateText, i: int, length: int, of_year: Callable[[int], date], published: date) -> DateMention:
    year, last = tail_year(s, i + length, published)
    if year:
        day = of_year(year)
        return DateMention(i, last, day, day, why="feast")
    day = of_year(published.year)
    if day > published:
        day = of_year(published.year - 1)
    return DateMention(i, i + length, day, day, why="feast", cycle="year")


def season_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """ "last summer", "spring 2022", "in the autumn": a rough interval, since its limits are not in the text."""
    low, table = s.low, words()
    first_month, last_month = table.seasons[low[i]]
    before = low[i - 1]
    year, last = tail_year(s, i + 1, published)
    if not year and not _is_season(low, i):
        return []
    if not year:
        year = published.year
        while months_span(year, first_month, last_month)[before == "last"] > published:
            year -= 1
        year += before == "next"
    first = i - 1 if before in ("last", "this", "next", "past", "previous") else i
    rough = months_span(year, first_month, last_month)
    return [DateMention(first, last, None, None, grain="season", why="season", rough=rough)]


def _is_season(low: list[str], i: int) -> bool:
    """Whether a season without a year is one: a fall may be a drop, a spring a well."""
    before = low[i - 1]
    if before in ("the", "since", "early", "late") and low[i] in ("fall", "spring"):
        return low[i - 2] in ("in", "since", "of", "during", "over", "until", "by")
    return before in ("last", "this", "next", "the", "in", "since", "past", "early", "late", "previous")


def short_period_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """Q3 2022, H1, and FY24, which no country's calendar fixes."""
    low = s.low
    number, letter = low[i + 1], low[i]
    if letter == "fy":
        return [DateMention(i, i + 2, None, None, grain="year", why="fiscal year")] if number.isdecimal() else []
    parts = 4 if letter == "q" else 2
    if s.spaced(i + 1) or number not in ("1", "2", "3", "4")[:parts]:
        return []
    year, last = tail_year(s, i + 2 + (low[i + 2] == "/"), published)
    span = quarter_span(int(number), parts, year, published)
    grain, last = "quarter" if parts == 4 else "half", last if year else i + 2
    return [DateMention(i, last, *span, grain=grain, why="quarter", cycle="" if year else "year")]
