"""Days and months by name or number: "21 September 2022", "Sept. 17-26", "the 19th", "2022-09-21", "Monday"."""

from __future__ import annotations

from datetime import date

from borderdesk.extract.calendar import (
    Span,
    day_in,
    days_from,
    month_day_before,
    month_of,
    monthly_before,
    week_of,
    weekday_before,
    year_later,
)
from borderdesk.extract.datemention import DateMention
from borderdesk.extract.dateparts import cut, portion, word
from borderdesk.extract.datewords import words
from borderdesk.extract.text import Sentence
from borderdesk.extract.yearforms import DASHES, counts, tail_year, year_at

SUFFIXES = frozenset(("st", "nd", "rd", "th"))
JOINS = frozenset(("and", "or", "to", "until", "till", "through", "-", "–", "—", "‑", ",", "&", "/"))
SPANNING = JOINS - {"and", "or", ",", "&", "/"}
MONTH_BEFORE = frozenset(
    "in since of by until till from to through early mid late last this next during before after between for than "
    "throughout and or over around - – — ‑ / ( whole all every each 's s".split()
)


def month_form(s: Sentence, i: int, published: date) -> list[DateMention]:
    """Everything that is built around a month's name at token ``i``."""
    table, low = words(), s.low
    month = table.all_months[low[i]]
    if not s.raw[i][0].isupper():
        return []
    after = i + 1
    if low[i] in table.month_shorts and word(low, after) == "." and not s.spaced(after):
        after += 1
    left = _days_left(s, i)
    days, first, last = left or _days_right(s, i, after) or ([], i, after)
    if days:
        return _dated(s, days, month, first, last, published)
    return _month(s, i, after, month, published)


def _day_at(s: Sentence, i: int) -> int:
    """The day of the month that token ``i`` spells, 0 for none; never a piece of a longer number."""
    day = words().days.get(word(s.low, i), 0)
    if not day:
        return 0
    before = word(s.low, i - 1)
    if before in (".", ",", ":") and not s.spaced(i) and word(s.low, i - 2).isdecimal():
        return 0
    return 0 if before in ("$", "€", "£", "#") else day


def _days_left(s: Sentence, i: int) -> tuple[list[tuple[int, str]], int, int] | None:
    """Days before a month: "17 to 26 September", "the 8th of August"; each with the word that joins it on."""
    low = s.low
    j = i - 2 if word(low, i - 1) == "of" else i - 1
    days: list[tuple[int, str]] = []
    first, join = i, ""
    while True:
        suffixed = word(low, j) in SUFFIXES and not s.spaced(j)
        at = j - 1 if suffixed else j
        day = _day_at(s, at) or (0 if days or low[i - 1] != "of" else words().ordinals.get(word(low, at), 0))
        if day < 1 or (not suffixed and word(low, i - 1) == "of" and word(low, at).isdecimal()):
            break
        days.insert(0, (day, join))
        first, join = at, word(low, at - 1)
        first -= join == "the"
        join = word(low, first - 1)
        if join not in JOINS or (join in DASHES and s.spaced(first - 1) != s.spaced(first)):
            break
        j = first - 2
    return (days, first, i + 1) if days else None


def _days_right(s: Sentence, i: int, after: int) -> tuple[list[tuple[int, str]], int, int] | None:
    """Days after a month: "Sept. 17-26", "September 21st", "February 24 and 25"."""
    low = s.low
    days: list[tuple[int, str]] = []
    last, join, j = after, "", after
    while True:
        j += word(low, j) == "the"
        day = _day_at(s, j)
        end = j + 1
        if word(low, end) in SUFFIXES and not s.spaced(end):
            end += 1
        if not day or _counts_on(s, i, j, end, bool(days)):
            break
        days.append((day, join))
        last, join = end, word(low, end)
        if join not in JOINS or (join in DASHES and (s.spaced(end) or s.spaced(end + 1))) or join == "/":
            break
        j = end + 1
    if not days:
        return None
    for place in range(len(days) - 1):
        days[place] = (days[place][0], days[place + 1][1])
    days[-1] = (days[-1][0], "")
    return days, i, last


def _counts_on(s: Sentence, month: int, i: int, end: int, further: bool) -> bool:
    """Whether the number after a month is no day: "in June 2,800", "in May 12 people", "and 25 boats", "July 7:30"."""
    after = word(s.low, end)
    if after in (",", ".", ":", "·") and word(s.low, end + 1).isdecimal() and not s.spaced(end) and not s.spaced(end + 1):
        return len(word(s.low, end + 1)) != 4
    if after in ("%", "°") or (after in ("percent", "per", "million", "thousand", "lakh", "m", "k", "bn", "billion")):
        return True
    if after.isdecimal() and not year_at(s, end):
        return True
    if further or word(s.low, month - 1) == "in":
        return counts(s, end) or (after[:1].isalpha() and after not in words().sets["day_follow"] and further)
    return False


def _dated(
    s: Sentence, days: list[tuple[int, str]], month: int, first: int, last: int, published: date
) -> list[DateMention]:
    """One mention for one day or one run of days, one for each day of a list with gaps."""
    year, last = tail_year(s, last, published)
    spans = _runs(days, word(s.low, first - 1) == "between")
    if len(spans) == 1 and spans[0][0] < spans[0][1] and word(s.low, first - 1) in ("between", "from"):
        first -= 1
    found = []
    for low_day, high_day in spans:
        mention = _one(low_day, high_day, month, year, first, last, published)
        if mention:
            found.append(mention)
    return found


def _runs(days: list[tuple[int, str]], between: bool) -> list[tuple[int, int]]:
    """Days joined by "to" or a dash, or neighbours joined by "and", as runs."""
    runs = [(days[0][0], days[0][0])]
    for (_, join), (day, _) in zip(days, days[1:], strict=False):
        start, end = runs[-1]
        if day > end and (join in SPANNING or between or day == end + 1):
            runs[-1] = (start, day)
        else:
            runs.append((day, day))
    return runs


def _one(day: int, to: int, month: int, year: int, first: int, last: int, published: date) -> DateMention | None:
    end = day_in(year, month, to) if year else month_day_before(published, month, to)
    start = end and day_in(end.year, month, day)
    if start is None or end is None:
        return None
    cycle = "" if year else "year"
    return DateMention(first, last, start, end, why="range" if start < end else "date", cycle=cycle)


def _month(s: Sentence, i: int, after: int, month: int, published: date) -> list[DateMention]:
    """A month alone, with its year or without: then the last one that has begun."""
    low, first = s.low, i
    year, last = tail_year(s, after, published)
    before = word(low, i - 1)
    if not year and not _is_month(s, i, after):
        return []
    cycle = "" if year else "year"
    if not year:
        year = published.year - (month > published.month)
        if before in ("last", "next", "this"):
            first -= 1
            year += before == "next" or (before == "this" and year < published.year)
            year -= before == "last" and (year, month) == (published.year, published.month)
            cycle = ""
    span: Span | None = month_of(year, month)
    rough, grain, part = None, "month", portion(low, first)
    if part:
        span, rough = cut(month_of(year, month), part, published)
        first = part.first
        grain = "part" if rough else "day" if part.kind in ("start", "end", "first", "last") else grain
        grain = "week" if part.kind == "nth" else grain
    start, end = span or (None, None)
    return [DateMention(first, last, start, end, grain=grain, why="month", cycle=cycle, rough=rough)]


def _is_month(s: Sentence, i: int, after: int) -> bool:
    """May and March need a word of time before them; a short form its full stop or a month joined on."""
    text, before, table = s.low[i], word(s.low, i - 1), words()
    joined = word(s.low, after) in DASHES and word(s.low, after + 1) in table.all_months
    joined = joined or (before in DASHES and word(s.low, i - 2).rstrip(".") in table.all_months) or before == "."
    if text in table.month_shorts:
        return joined or (before in MONTH_BEFORE and before not in DASHES and (after > i + 1 or text == "sept"))
    if text in ("may", "march"):
        return joined or (before in MONTH_BEFORE and before not in ("s", "'s"))
    return not (text in ("april", "june", "august") and before not in MONTH_BEFORE and _name(s, i))


def _name(s: Sentence, i: int) -> bool:
    """Whether a capital follows, as after a first name."""
    return i + 1 < len(s.raw) and s.raw[i + 1][0].isupper() and i > 0


def weekday_form(s: Sentence, i: int, published: date) -> list[DateMention]:
    """The last such day up to the published one; "last Monday" lies before yesterday, "next Monday" ahead."""
    table, low = words(), s.low
    weekday = table.all_weekdays[low[i]]
    last = i + 1
    if not s.raw[i][0].isupper() or (low[i] in table.weekday_shorts and not _is_short_day(s, i)):
        return []
    if low[i] in table.weekday_shorts and word(low, last) == ".":
        last += 1
    first, day, cycle, future = i, weekday_before(published, weekday), "week", False
    before = word(low, i - 1)
    week, week_last = _week_after(s, last)
    if week_last:
        day, last, cycle = days_from(week_of(published, week)[0], weekday), week_last, ""
    elif before in ("last", "past"):
        # On a Tuesday the day before is "on Monday" or yesterday; "last Monday" is the one of the week before.
        day, first, cycle = weekday_before(days_from(published, -2), weekday), i - 1, ""
    elif before == "this":
        day, first, cycle = days_from(week_of(published)[0], weekday), i - 1, ""
    elif before in ("next", "coming", "following") and word(low, i - 2) != "the":
        day, first, cycle, future = days_from(weekday_before(published, weekday), 7), i - 1, "", True
    while word(low, last) in table.parts:
        last += 1
    return [DateMention(first, last, day, day, why="weekday", cycle=cycle, future=future)]


def _week_after(s: Sentence, i: int) -> tuple[int, int]:
    """ "of last week", "last week", "this week" after a weekday: how many weeks on, and the token after."""
    j = i + 1 if word(s.low, i) == "of" else i
    if word(s.low, j + 1) == "week" and (week := {"last": -1, "this": 0, "next": 1}.get(word(s.low, j))) is not None:
        return week, j + 2
    return 0, 0


def _is_short_day(s: Sentence, i: int) -> bool:
    before, after = word(s.low, i - 1), word(s.low, i + 1)
    if before in ("on", "since", "by", "until", "till", "last", "this", "next") and s.low[i] not in ("sun", "sat", "wed"):
        return True
    table = words()
    date_near = word(s.low, i + 2) if after in (",", ".") else after
    if date_near in table.all_months or (date_near in table.days and word(s.low, i + 2 + (after in ",.")) in table.all_months):
        return True
    joined = after in DASHES and word(s.low, i + 2) in table.all_weekdays
    return joined or (before in DASHES and word(s.low, i - 2) in table.all_weekdays)


def monthly_form(s: Sentence, i: int, published: date) -> list[DateMention]:
    """ "the 19th", "the 24th of last month"; with a month after it, that date."""
    low, table = s.low, words()
    day = table.days.get(word(low, i - 1), 0)
    if not day or s.spaced(i):
        return []
    after = word(low, i + 1)
    at = i + 2 if after == "of" else i + 1
    if word(low, at) in table.all_months:
        return month_form(s, at, published)
    before = word(low, i - 3)
    if word(low, i - 2) != "the" or not (before in table.sets["day_before"] or (before == "," and after == ",")):
        return []
    if after == "of" and word(low, i + 2) in ("last", "this", "the", "next") and word(low, i + 3) == "month":
        return _of_month(i, day, low[i + 2], published)
    if after and after[0].isalpha() and not _is_follower(s, i + 1):
        return []
    found = monthly_before(published, day)
    return [DateMention(i - 2, i + 1, found, found, why="day of month", cycle="month")] if found else []


def _of_month(i: int, number: int, which: str, published: date) -> list[DateMention]:
    month = published.year * 12 + published.month - 1 + {"last": -1, "next": 1}.get(which, 0)
    found = day_in(month // 12, month % 12 + 1, number)
    return [DateMention(i - 2, i + 4, found, found, why="day of month")] if found else []


def _is_follower(s: Sentence, i: int) -> bool:
    """A word that goes on after a date, where a noun would make "the 19th" an ordinal."""
    text = s.low[i]
    if text in words().sets["day_follow"]:
        return True
    if word(s.low, i - 4) not in ("on", "since", "by", "until"):
        return False
    return text.endswith("ed") if s.raw[i][0].islower() else text not in ORDINAL_NAMES and word(s.low, i + 1) != "-"


ORDINAL_NAMES = frozenset(
    "avenue street parallel floor fleet army division century congress summit battalion brigade amendment district "
    "circuit ward regiment corps infantry airborne precinct guards eu un asean african arab asian olympic ".split()
)


def numeric_form(s: Sentence, i: int, published: date) -> list[DateMention]:
    """2022-09-21, 21/09/2022, 09/21/2022, 21.9.2022, with ``i`` at the year."""
    low = s.low
    mark = word(low, i + 1)
    if mark in ("-", "/", ".", "‑") and word(low, i + 3) == mark and _tight(s, i + 1, i + 4):
        return _numeric(i, i + 5, low[i], low[i + 2], word(low, i + 4))
    mark = word(low, i - 1)
    if mark in ("-", "/", ".", "‑") and word(low, i - 3) == mark and _tight(s, i - 3, i):
        day, month = word(low, i - 4), low[i - 2]
        if month.isdecimal() and int(month) > 12:
            day, month = month, day
        return _numeric(i - 4, i + 1, low[i], month, day)
    return []


def _tight(s: Sentence, first: int, last: int) -> bool:
    return last < len(s.low) and not any(s.spaced(i) for i in range(first, last + 1))


def _numeric(first: int, last: int, year: str, month: str, day: str) -> list[DateMention]:
    if not (month.isdecimal() and day.isdecimal() and len(month) < 3 and len(day) < 3 and first >= 0):
        return []
    found = day_in(int(year), int(month), int(day))
    return [DateMention(first, last, found, found, why="numeric date")] if found else []


def dotted_form(s: Sentence, i: int, published: date) -> list[DateMention]:
    """ "on 21.09.", "since 21.9.22", "21/09/22", with ``i`` at the month between its two marks."""
    low = s.low
    mark, day = word(low, i - 1), word(low, i - 2)
    month = int(low[i])
    if mark not in (".", "/") or day not in words().days or not _tight(s, i - 1, i) or word(low, i + 1) != mark:
        return []
    after = word(low, i + 2)
    if len(after) == 2 and after.isdecimal() and _tight(s, i - 1, i + 2):
        found = day_in(2000 + int(after) - (100 if 2000 + int(after) > published.year + 20 else 0), month, int(day))
        return [DateMention(i - 2, i + 3, found, found, why="numeric date")] if found else []
    if mark != "." or s.spaced(i + 1) or word(low, i - 3) not in ("on", "since", "from", "until", "by", "to", "till"):
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
            return
