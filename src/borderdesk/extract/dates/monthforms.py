"""Everything built around the name of a month: "21 September 2022", "Sept. 17-26", "since March", "mid-May"."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from borderdesk.extract.dates.calendar import Span, day_in, month_day_before, month_of
from borderdesk.extract.dates.datetext import DateText
from borderdesk.extract.dates.mention import DateMention
from borderdesk.extract.dates.parts import cut, portion
from borderdesk.extract.dates.words import words
from borderdesk.extract.dates.yearforms import DASHES, counts, tail_year, year_at

SUFFIXES = frozenset(("st", "nd", "rd", "th"))
JOINS = frozenset(("and", "or", "to", "until", "till", "through", "-", "–", "—", "‑", ",", "&", "/"))
SPANNING = JOINS - {"and", "or", ",", "&", "/"}
MONTH_BEFORE = frozenset(
    "in since of by until till from to through early mid late last this next during before after between for than "
    "throughout and or over around - – — ‑ / ( whole all every each 's s".split()
)


def month_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """Everything that is built around a month's name at token ``i``."""
    table, low = words(), s.low
    month = table.all_months[low[i]]
    if not s.capital(i):
        return []
    after = i + 1
    if low[i] in table.month_shorts and low[after] == "." and not s.spaced(after):
        after += 1
    left = _days_left(s, i, after)
    days, first, last = left or _days_right(s, i, after) or ([], i, after)
    if days:
        return _dated(s, days, month, first, last, published)
    return _month(s, i, after, month, published)


def _day_at(s: DateText, i: int) -> int:
    """The day of the month that token ``i`` spells, 0 for none; never a piece of a longer number."""
    day = words().days.get(s.low[i], 0)
    if not day:
        return 0
    before = s.low[i - 1]
    if before in (".", ",", ":") and not s.spaced(i) and s.low[i - 2].isdecimal():
        return 0
    return 0 if before in ("$", "€", "£", "#") else day


def _days_left(s: DateText, i: int, after: int) -> tuple[list[tuple[int, str]], int, int] | None:
    """Days before a month: "17 to 26 September", "the 8th of August"; each with the word that joins it on."""
    low = s.low
    j = i - 2 if low[i - 1] == "of" else i - 1
    days: list[tuple[int, str]] = []
    first, join = i, ""
    while True:
        suffixed = low[j] in SUFFIXES and not s.spaced(j)
        at = j - 1 if suffixed else j
        day = _day_at(s, at) or (0 if days or low[i - 1] != "of" else words().ordinals.get(low[at], 0))
        if day < 1 or (not suffixed and low[i - 1] == "of" and low[at].isdecimal()):
            break
        days.insert(0, (day, join))
        first, join = at, low[at - 1]
        first -= join == "the"
        join = low[first - 1]
        if join not in JOINS or (join in DASHES and s.spaced(first - 1) != s.spaced(first)):
            break
        j = first - 2
    return (days, first, after) if days else None


def _days_right(s: DateText, i: int, after: int) -> tuple[list[tuple[int, str]], int, int] | None:
    """Days after a month: "Sept. 17-26", "September 21st", "February 24 and 25"."""
    low = s.low
    days: list[tuple[int, str]] = []
    last, join, j = after, "", after
    while True:
        j += low[j] == "the"
        day = _day_at(s, j)
        end = j + 1
        if low[end] in SUFFIXES and not s.spaced(end):
            end += 1
        if not day or _counts_on(s, i, j, end, len(days) if join in ("and", "or", ",", "&") else 0):
            break
        days.append((day, join))
        last, join = end, low[end]
        if join not in JOINS or (join in DASHES and (s.spaced(end) or s.spaced(end + 1))) or join == "/":
            break
        j = end + 1
    if not days:
        return None
    for place in range(len(days) - 1):
        days[place] = (days[place][0], days[place + 1][1])
    days[-1] = (days[-1][0], "")
    return days, i, last


def _grouped(s: DateText, i: int) -> bool:
    """ "By September 21 5,000 people": a number in groups of its own behind the day."""
    tail = s.low[i + 2]
    return s.low[i + 1] == "," and len(tail) == 3 and tail.isdecimal() and not s.spaced(i + 1) and not s.spaced(i + 2)


def _counts_on(s: DateText, month: int, i: int, end: int, further: int) -> bool:
    """Whether the number after a month is no day: "in June 2,800", "in May 12 people", "and 25 boats", "July 7:30"."""
    after = s.low[end]
    if s.low[end - 1] in SUFFIXES and end - i > 1:
        return False  # "on May 3rd 300 came"
    if after in (",", ".", ":", "·") and s.low[end + 1].isdecimal() and not s.spaced(end) and not s.spaced(end + 1):
        return len(s.low[end + 1]) != 4
    if after in ("%", "°") or (after in ("percent", "per", "million", "thousand", "lakh", "m", "k", "bn", "billion")):
        return True
    if after.isdecimal() and not year_at(s, end):
        return not _grouped(s, end)
    if further or s.low[month - 1] == "in":
        open_list = further == 1 and after[:1].isalpha() and after not in words().sets["day_follow"]
        return counts(s, end) or open_list
    return False


def _dated(
    s: DateText, days: list[tuple[int, str]], month: int, first: int, last: int, published: date
) -> list[DateMention]:
    """One mention for one day or one run of days, one for each day of a list with gaps."""
    year, last = tail_year(s, last, published)
    spans = _runs(days, s.low[first - 1] == "between")
    if len(spans) == 1 and spans[0][0] < spans[0][1] and s.low[first - 1] in ("between", "from"):
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
    for (_, join), (day, _) in pairwise(days):
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


def _month(s: DateText, i: int, after: int, month: int, published: date) -> list[DateMention]:
    """A month alone, with its year or without: then the last one that has begun."""
    low, first = s.low, i
    year, last = tail_year(s, after, published)
    before = low[i - 1]
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
    rough, grain, part, owns = None, "month", portion(low, first), -1
    if part:
        owns = first - 1 if part.kind in ("first", "last") else owns  # "the first ten days" are an amount as well
        span, rough = cut(month_of(year, month), part, published)
        first = part.first
        grain = "part" if rough else "day" if part.kind in ("start", "end", "first", "last") else grain
        grain = "week" if part.kind == "nth" else grain
    start, end = span or (None, None)
    return [DateMention(first, last, start, end, grain=grain, why="month", cycle=cycle, rough=rough, owns=owns)]


def _is_month(s: DateText, i: int, after: int) -> bool:
    """May and March need a word of time before them; a short form its full stop or a month joined on."""
    text, before, table = s.low[i], s.low[i - 1], words()
    joined = s.low[after] in DASHES and s.low[after + 1] in table.all_months
    joined = joined or (before in DASHES and s.low[i - 2 - (s.low[i - 2] == ".")] in table.all_months)
    if text in table.month_shorts:
        return joined or (before in MONTH_BEFORE and before not in DASHES and (after > i + 1 or text == "sept"))
    if text in ("may", "march"):
        opens = i == 0 and text == "march" and s.low[after] in ("was", "saw", "brought", "and", "'")
        return joined or opens or (before in MONTH_BEFORE and before not in ("s", "'s"))
    return not (text in ("april", "june", "august") and before not in MONTH_BEFORE and _name(s, i))


def _name(s: DateText, i: int) -> bool:
    """Whether a capital follows, as after a first name."""
    return s.capital(i + 1) and i > 0
