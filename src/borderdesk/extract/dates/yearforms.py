"""Years, and which four-digit numbers are years at all."""

from __future__ import annotations

from datetime import date

from borderdesk.extract.dates.calendar import Span, year_of
from borderdesk.extract.dates.datetext import DateText
from borderdesk.extract.dates.mention import DateMention
from borderdesk.extract.dates.parts import cut, portion
from borderdesk.extract.dates.words import words

FISCAL = ("fiscal", "financial", "fy", "school", "academic", "budget", "reporting")
DASHES = frozenset("-–—‑−/")
SURE = frozenset(
    "in since by until till during before after through throughout the its this that s early late mid".split()
)
CURRENCIES = frozenset("$€£¥₹#№")
ARTICLES = frozenset(("the", "its", "his", "their", "this", "that", "a", "s", "our", "her", "whole", "all"))


def counts(s: DateText, i: int) -> bool:
    """Whether token ``i`` is what a number before it counts: a plural noun, a unit, more digits."""
    text = s.low[i]
    if not text or not text[0].isalpha():
        return text in ("%", "°") or (text in (",", ".") and _digits_glued(s, i))
    if text in ("-", "‑") or s.capital(i):
        return False
    sets = words().sets
    plural = len(text) > 3 and text[-1] == "s" and text[-2] not in "sui" and text not in sets["uncounted"]
    return plural or text in sets["counted"]


def counts_surely(s: DateText, i: int) -> bool:
    """The same for a number that is a year unless a noun of the table follows: "in 2015 exports", "in 2015 boats"."""
    text = s.low[i]
    if not text or not text[0].isalpha():
        return counts(s, i)
    return text in words().sets["countable"] and not s.capital(i)


def _digits_glued(s: DateText, i: int) -> bool:
    return s.low[i + 1].isdecimal() and not s.spaced(i) and not s.spaced(i + 1)


def year_at(s: DateText, i: int) -> int:
    """The year that token ``i`` spells beside a month; 0 where it counts something or is no year.

    "In May 2000 migrants came" may count them; 2021 of them, in just these digits, are hardly counted.
    """
    year = words().years.get(s.low[i], 0)
    return 0 if not year or (counts_surely(s, i + 1) and year % 10 == 0 and year % 100 != 20) else year


def tail_year(s: DateText, i: int, published: date) -> tuple[int, int]:
    """The year that follows a day or month at token ``i`` and the token after it; (0, i) for none.

    Reads "2022", ", 2022", "of 2022", "last year", "of this year".
    """
    low = s.low
    j = i + 1 if low[i] in (",", "of", "in") else i
    if year := year_at(s, j):
        return year, j + 1
    j = i + 1 if low[i] == "of" else i
    j += low[j] == "the"
    if low[j + 1] == "year" and low[j] in YEARS_AWAY:
        return published.year + YEARS_AWAY[low[j]], j + 2
    return 0, i


YEARS_AWAY = {"last": -1, "this": 0, "next": 1, "same": 0, "previous": -1, "current": 0}


def year_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """A year by grammar: "in 2023", "(2023)", "2023's", "2015-2018", "the 1990s", "the 1992 accord"."""
    low = s.low
    year = words().years[low[i]]
    if low[i + 1] == "s" and not s.spaced(i + 1) and year % 10 == 0:
        return [_decade(low, i, year)]
    if split := _split_year(s, i, year):
        return split
    if not _is_year(s, i):
        return []
    return [_cut_year(low, i, i + 1, year, published)]


def _decade(low: list[str], i: int, year: int) -> DateMention:
    """The 1990s; "the mid-1990s" leave their limits open."""
    span = date(year, 1, 1), date(year + 9, 12, 31)
    if low[i - 1] in HYPHENS and low[i - 2] in ("mid", "early", "late"):
        return DateMention(i - 2, i + 2, None, None, grain="decade", why="decade", rough=span)
    return DateMention(i, i + 2, *span, grain="decade", why="decade")


def short_decade_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """ "the 90s", "the '60s"; ages ("in his 40s") have no article."""
    if (
        s.low[i + 1] != "s"
        or s.spaced(i + 1)
        or s.low[i - 1 - (s.low[i - 1] == "'")] not in ("the", "mid", "early", "late")
    ):
        return []
    year = published.year // 100 * 100 + int(s.low[i])
    year -= 100 * (year > published.year)
    return [DateMention(i, i + 2, date(year, 1, 1), date(year + 9, 12, 31), grain="decade", why="decade")]


def _split_year(s: DateText, i: int, year: int) -> list[DateMention]:
    """ "2022/23" and "2015-16" are seasons or fiscal years, whose limits nobody says; "2015-18" are whole years."""
    short = s.low[i + 2]
    if s.low[i + 1] not in DASHES or len(short) != 2 or not short.isdecimal() or s.spaced(i + 1) or s.spaced(i + 2):
        return []
    end = year // 100 * 100 + int(short)
    if not year < end < year + 20 or (s.low[i + 3] in DASHES and not s.spaced(i + 3)) or counts(s, i + 3):
        return []
    span = date(year, 1, 1), date(end, 12, 31)
    if end == year + 1:
        return [DateMention(i, i + 3, None, None, grain="year", why="split year", rough=span)]
    return [DateMention(i, i + 3, *span, grain="year", why="range")]


HYPHENS = ("-", "‑", "–")


def _cut_year(low: list[str], first: int, last: int, year: int, published: date) -> DateMention:
    before = low[first - 1]
    if before in ("calendar", "year"):
        first -= 1
        before = low[first - 1]
    if before in FISCAL:
        return DateMention(first - 1, last, None, None, grain="year", why="fiscal year", rough=year_of(year))
    span: Span | None = year_of(year)
    rough, grain, owns = None, "year", -1
    if part := portion(low, first):
        owns = first - 1 if part.kind in ("first", "last") else owns  # "the first nine months" are an amount as well
        span, rough = cut(year_of(year), part, published)
        first, grain = part.first, part.unit or ("day" if part.kind in ("start", "end") else "part" if rough else grain)
    start, end = span or (None, None)
    return DateMention(first, last, start, end, grain=grain, why="year", rough=rough, owns=owns)


def _is_year(s: DateText, i: int) -> bool:
    low = s.low
    before, after = low[i - 1], low[i + 1]
    if before in FISCAL or before == "year" or (before in HYPHENS and low[i - 2] in PARTS):
        return True
    counted = counts_surely if before in SURE or (before == "of" and portion(low, i)) else counts
    if counted(s, i + 1) and not _when_they_did(s, i):
        return False
    if before in CURRENCIES or (before in (",", ".") and _glued_left(s, i)):
        return False
    if after in DASHES and counts(s, i + 2) and not s.spaced(i + 1):
        return False
    if before == "(":
        return after in (")", ":", ";", ",", "-", "–") or after.isdecimal()
    if before in DASHES and not s.spaced(i):
        return low[i - 2] in words().years or not low[i - 2].isdecimal()
    sets = words().sets
    if (before in sets["count_before"] and before not in ("than", "over")) or _counter(low, i):
        return False
    if before in sets["year_before"]:
        return before in SURE or counted is counts_surely or not _counted(s, i)
    if before == "," and low[i - 2] in words().years:
        return after in (",", "and", "or")
    return before in ARTICLES or after in ("'", "’") or (i == 0 and after in (",", ":", ")", "-", "–", ""))


PARTS = ("pre", "post", "mid", "early", "late", "end")


def _when_they_did(s: DateText, i: int) -> bool:
    """ "In 2022 police intercepted 39,171": they are the subject, so that nothing counts them."""
    return i == 1 and s.low[0] == "in" and s.low[3].endswith("ed") and s.low[4].isdecimal()


def _glued_left(s: DateText, i: int) -> bool:
    return not s.spaced(i) and s.low[i - 2].isdecimal()


def _counter(low: list[str], i: int) -> bool:
    """ "more than 2000", "as many as 2000", "a group of 2000", "a total of 2000"."""
    two = low[i - 2]
    if low[i - 1] == "for" and two in words().sets["room"]:
        return True
    if low[i - 1] == "for" and two in ("total", "number") and low[i - 3] in ARTICLES:
        return False  # "the total for 2023"
    if low[i - 1] in ("since", "in", "by", "until", "during"):
        return False  # "the total since 2000"
    return two in ("more", "fewer", "less", "many", "total", "group", "crowd", "number", "up", "close", "least")


def _counted(s: DateText, i: int) -> bool:
    """Whether a noun in the plural comes within two words, as in "of 2000 Syrian refugees"."""
    after = s.low[i + 1]
    return bool(after) and after[0].isalpha() and counts(s, i + 2) and after not in words().sets["day_follow"]
