"""Days by their weekday or number: "on Monday", "last Thursday", "the 19th", "2022-09-21", "21/09/2022"."""

from __future__ import annotations

from datetime import date

from borderdesk.extract.dates.calendar import (
    day_in,
    days_from,
    month_day_before,
    monthly_before,
    week_of,
    weekday_before,
    year_later,
)
from borderdesk.extract.dates.datetext import DateText
from borderdesk.extract.dates.mention import DateMention
from borderdesk.extract.dates.monthforms import month_form
from borderdesk.extract.dates.unitphrase import closed
from borderdesk.extract.dates.words import words
from borderdesk.extract.dates.yearforms import DASHES


def weekday_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """The last such day up to the published one; "last Monday" lies before yesterday, "next Monday" ahead."""
    table, low = words(), s.low
    weekday = table.all_weekdays[low[i]]
    last = i + 1
    if not s.capital(i) or (low[i] in table.weekday_shorts and not _is_short_day(s, i)):
        return []
    if low[i] in table.weekday_shorts and low[last] == ".":
        last += 1
    first, day, cycle, future = i, weekday_before(published, weekday), "week", False
    before = low[i - 1]
    week, week_last = _week_after(s, last)
    if week_last:
        day, last, cycle = days_from(week_of(published, week)[0], weekday), week_last, ""
    elif before in ("last", "past"):
        # On a Tuesday the day before is "on Monday" or yesterday; "last Monday" is the one of the week before.
        day, first, cycle = weekday_before(days_from(published, -2), weekday), i - 1, ""
    elif before == "this":
        day, first, cycle = days_from(week_of(published)[0], weekday), i - 1, ""
    elif before in ("next", "coming", "following") and low[i - 2] != "the":
        day, first, cycle, future = days_from(weekday_before(published, weekday), 7), i - 1, "", True
    elif before in ("every", "each"):
        return [DateMention(i - 1, last, None, None, "rate", "day", "habit")]
    elif before == "the" and low[last] == "before" and closed(s, last + 1):
        day, first, last, cycle = days_from(day, -7), i - 1, last + 1, ""
    return [DateMention(first, _past_parts(s, last, day), day, day, why="weekday", cycle=cycle, future=future)]


def _past_parts(s: DateText, last: int, day: date) -> int:
    """Where "Monday night", "Saturday (18)" end."""
    while s.low[last] in words().parts:
        last += 1
    bracketed = s.low[last] == "(" and s.low[last + 1] == str(day.day) and s.low[last + 2] == ")"
    return last + 3 if bracketed else last


def _week_after(s: DateText, i: int) -> tuple[int, int]:
    """ "of last week", "last week", "this week" after a weekday: how many weeks on, and the token after."""
    j = i + 1 if s.low[i] == "of" else i
    if s.low[j + 1] == "week" and (week := {"last": -1, "this": 0, "next": 1}.get(s.low[j])) is not None:
        return week, j + 2
    return 0, 0


def _is_short_day(s: DateText, i: int) -> bool:
    before, after = s.low[i - 1], s.low[i + 1]
    if before in ("on", "since", "by", "until", "till", "last", "this", "next") and s.low[i] not in (
        "sun",
        "sat",
        "wed",
    ):
        return True
    table = words()
    date_near = s.low[i + 2] if after in (",", ".") else after
    if date_near in table.all_months or (
        date_near in table.days and s.low[i + 2 + (after in (",", "."))] in table.all_months
    ):
        return True
    joined = after in DASHES and s.low[i + 2] in table.all_weekdays
    return joined or (before in DASHES and s.low[i - 2] in table.all_weekdays)


def monthly_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """ "the 19th", "the 24th of last month"; with a month after it, that date."""
    low, table = s.low, words()
    day = table.days.get(low[i - 1], 0)
    if not day or s.spaced(i):
        return []
    after = low[i + 1]
    at = i + 2 if after == "of" else i + 1
    if low[at] in table.all_months:
        return month_form(s, at, published)
    before = low[i - 3]
    if low[i - 2] != "the" or not (
        before in table.sets["day_before"] or before in table.weekdays or (before == "," and after == ",")
    ):
        return []
    if after == "of" and low[i + 2] in ("last", "this", "the", "next") and low[i + 3] == "month":
        return _of_month(i, day, low[i + 2], published)
    if after and after[0].isalpha() and not _is_follower(s, i + 1):
        return []
    found = monthly_before(published, day)
    return [DateMention(i - 2, i + 1, found, found, why="day of month", cycle="month")] if found else []


def _of_month(i: int, number: int, which: str, published: date) -> list[DateMention]:
    month = published.year * 12 + published.month - 1 + {"last": -1, "next": 1}.get(which, 0)
    found = day_in(month // 12, month % 12 + 1, number)
    return [DateMention(i - 2, i + 4, found, found, why="day of month")] if found else []


def _is_follower(s: DateText, i: int) -> bool:
    """A word that goes on after a date, where a noun would make "the 19th" an ordinal."""
    text = s.low[i]
    if text in words().sets["day_follow"]:
        return True
    if s.low[i - 4] not in ("on", "since", "by", "until"):
        return False
    return text.endswith("ed") if s.raw[i][0].islower() else text not in ORDINAL_NAMES and s.low[i + 1] != "-"


ORDINAL_NAMES = frozenset(
    "avenue street parallel floor fleet army division century congress summit battalion brigade amendment district "
    "circuit ward regiment corps infantry airborne precinct guards eu un asean african arab asian olympic ".split()
)


def numeric_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """2022-09-21, 21/09/2022, 09/21/2022, 21.9.2022, with ``i`` at the year."""
    low = s.low
    mark = low[i + 1]
    if mark in ("-", "/", ".", "‑") and low[i + 3] == mark and _tight(s, i + 1, i + 4):
        return _numeric(i, i + 5, low[i], low[i + 2], low[i + 4])
    mark = low[i - 1]
    if mark in ("-", "/", ".", "‑") and low[i - 3] == mark and _tight(s, i - 3, i):
        day, month = low[i - 4], low[i - 2]
        if month.isdecimal() and int(month) > 12:
            day, month = month, day
        return _numeric(i - 4, i + 1, low[i], month, day)
    return []


def _tight(s: DateText, first: int, last: int) -> bool:
    return last < s.size and not any(s.spaced(i) for i in range(first, last + 1))


def _numeric(first: int, last: int, year: str, month: str, day: str) -> list[DateMention]:
    if not (month.isdecimal() and day.isdecimal() and len(month) < 3 and len(day) < 3 and first >= 0):
        return []
    found = day_in(int(year), int(month), int(day))
    return [DateMention(first, last, found, found, why="numeric date")] if found else []


def dotted_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """ "on 21.09.", "since 21.9.22", "21/09/22", with ``i`` at the month between its two marks."""
    low = s.low
    mark, day = low[i - 1], low[i - 2]
    month = int(low[i])
    if mark not in (".", "/") or day not in words().days or not _tight(s, i - 1, i) or low[i + 1] != mark:
        return []
    after = low[i + 2]
    if len(after) == 2 and after.isdecimal() and _tight(s, i - 1, i + 2):
        found = day_in(2000 + int(after) - (100 if 2000 + int(after) > published.year + 20 else 0), month, int(day))
        return [DateMention(i - 2, i + 3, found, found, why="numeric date")] if found else []
    if mark != "." or s.spaced(i + 1) or low[i - 3] not in ("on", "since", "from", "until", "by", "to", "till"):
        return []
    found = month_day_before(published, month, int(day))
    return [DateMention(i - 2, i + 2, found, found, why="numeric date", cycle="year")] if found else []


def oracle(mention: DateMention, weekday: int) -> None:
    """Let a weekday beside a date without a year choose the year, looking back first, then a year ahead."""
    if mention.cycle != "year" or mention.start is None or mention.start != mention.end:
        return
    for years in (0, 1, -1, -2):
        day = year_later(mention.start, years)
        if day.weekday() == weekday and day.day == mention.start.day:
            mention.start = mention.end = day
            mention.cycle = ""
            break
