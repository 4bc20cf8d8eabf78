"""Phrases that follow another date: "the day before", "a year earlier", "the same months of 2014", "the first week"."""

from __future__ import annotations

from datetime import date

from borderdesk.extract.dates.calendar import month_of, quarter_span, stretch_past
from borderdesk.extract.dates.calendarforms import PAST, calendar_span
from borderdesk.extract.dates.datetext import DateText
from borderdesk.extract.dates.mention import DateMention
from borderdesk.extract.dates.unitphrase import HYPHENS, UnitPhrase, closed, names_period, year_earlier
from borderdesk.extract.dates.words import words
from borderdesk.extract.dates.yearforms import FISCAL, tail_year

SAMES = frozenset("same reporting corresponding comparable equivalent".split())
SAME = SAMES | {"that", "those", "these"}
TO = frozenset(("to", "until", "till", "through", "ending", "ended", "end", "up"))
FROM = frozenset(("since", "from", "after", "starting", "beginning"))
CLAUSES = frozenset("they he she we you".split())
SIGNS = {"ago": -1, "earlier": -1, "before": -1, "previously": -1, "later": 1, "after": 1}
ADVERBIAL = frozenset(("in", "on", "over", "during", "by", "for", "within", "all", "since"))
SUFFIXES = ("st", "nd", "rd", "th")
TOTALS = frozenset("total totals tally tallies count counts figure figures toll tolls sum sums balance".split())
POINTING = frozenset("in over during for and until till to since from by on".split())
DAYS = {"day": 1.0, "week": 7.0, "month": 30.4}
CALENDAR_UNITS = ("day", "week", "month", "year")


def shifted(first: int, last: int, unit: str, count: int, role: str = "same") -> DateMention:
    return DateMention(first, last, None, None, role, unit, "shifted", shift=(unit, count))


def same(first: int, last: int, grain: str, year: int = 0) -> DateMention:
    """The very period spoken of before, or, with ``year``, its like in that year."""
    if year:
        return DateMention(
            first, last, None, None, "same", grain, "same of year", shift=("in_year", year), owns=last - 1
        )
    return DateMention(first, last, None, None, "same", grain, "same", shift=("same", 0))


def ago_form(u: UnitPhrase, published: date) -> list[DateMention]:
    """ "two days ago", "a year earlier", "a week before", "three days later"."""
    after, first, last = u.at(1), u.first, u.i + 2
    if after not in SIGNS or u.said < 1 or (after in ("before", "after") and not closed(u.s, last)):
        return []
    if after in ("before", "after") and u.plural and u.at(2) in CLAUSES:
        return []  # "sit for four days before they get into Uganda"
    if u.unit == "hour":
        return [DateMention(first, last, published, published, grain="hour", why="ago")] if after == "ago" else []
    if after == "ago" and u.unit in ("day", "week"):
        start = stretch_past(published, u.number, u.unit)[0]
        return [DateMention(first, last, start, start, grain=u.unit, why="ago")]
    if after == "before" and u.plural and u.at(-1 - (u.i - first)) == "the":
        return [shifted(first - 1, last, "before " + u.unit, u.number)]  # "in the ten days before"
    role = "open" if u.unit == "year" and u.number > 1 and after == "ago" else "same"
    return [shifted(first, last, u.unit, SIGNS[after] * u.number, role)]


def before_form(u: UnitPhrase, published: date) -> list[DateMention]:
    """ "the day before", "the week after", "the year before last", "the previous month", "the following day"."""
    if u.plural or u.said:
        return []
    if u.name == "weekend":
        return _other_weekend(u)
    if u.unit not in CALENDAR_UNITS:
        return []
    before, after = u.at(-1), u.at(1)
    if before == "the" and after == "before" and u.at(2) == "last":
        return _before_last(u, published)
    if before == "the" and after in ("before", "after", "earlier") and closed(u.s, u.i + 2):
        return [shifted(u.i - 1, u.i + 2, u.unit, u.number if after == "after" else -u.number)]
    if u.at(-2) != "the" or before not in ("previous", "preceding", "following", "next"):
        return []
    if before == "next" and u.name != "day":
        return []
    return [shifted(u.i - 2, u.i + 1, u.unit, -u.number if before in PAST else u.number)]


def _other_weekend(u: UnitPhrase) -> list[DateMention]:
    """ "the weekend before", "the previous weekend": a week from the one spoken of."""
    the = u.at(-1) == "the" and u.at(1) in ("before", "after", "earlier") and closed(u.s, u.i + 2)
    if the:
        count = 1 if u.at(1) == "after" else -1
        return [DateMention(u.i - 1, u.i + 2, None, None, "same", "weekend", "shifted", shift=("week", count))]
    if u.at(-2) != "the" or u.at(-1) not in ("previous", "preceding", "following"):
        return []
    count = 1 if u.at(-1) == "following" else -1
    return [DateMention(u.i - 2, u.i + 1, None, None, "same", "weekend", "shifted", shift=("week", count))]


def _before_last(u: UnitPhrase, published: date) -> list[DateMention]:
    span = calendar_span(u.name, -2, published)
    return [DateMention(u.i - 1, u.i + 3, *span, grain=u.unit, why="before last")]


def same_form(u: UnitPhrase, published: date) -> list[DateMention]:
    """ "the same day", "that week", "those three days", "in the same month of 2021"."""
    low, j = u.s.low, (u.first if u.said else u.i) - 1
    text = low[j]
    if text not in SAME or (u.name in ("half", "quarter") and text != "same"):
        return _on_the_day(u)
    if text in ("those", "these") and low[j - 1] not in ADVERBIAL:
        return []
    j -= low[j - 1] in ("the", "that", "this", "those")
    grain = "hour" if u.unit == "hour" else "period" if u.plural else u.name
    mention = _with_year(u.s, j, u.i, grain, published)
    if u.said and u.plural and mention.shift == ("same", 0):
        mention.shift = ("same", round(u.number * DAYS.get(u.unit, 0)))  # "the same seven days"
    return [mention]


def _with_year(s: DateText, first: int, i: int, grain: str, published: date) -> DateMention:
    """What is "the same", with the year that a tail may name: "of 2021", "last year", "a year earlier"."""
    year, last = tail_year(s, i + 1, published)
    month = words().months.get(s.low[i + 2], 0) if grain in ("day", "week") and s.low[i + 1] in ("of", "in") else 0
    if month and not year:  # "in the first week of May, against 300 in the same week of April"
        return DateMention(first, i + 3, None, None, "same", grain, "same of month", shift=("in_month", month))
    if not year and year_earlier(s.low, i + 1):
        return shifted(first, i + 4, "year", -1)
    return same(first, last, grain, year)


def _on_the_day(u: UnitPhrase) -> list[DateMention]:
    """ "on the day", "in the quarter", "over the three months": the period of which the text was speaking."""
    at = u.first - 1
    link = ("on", "over", "during") if u.name == "day" and not u.plural else ("in", "over", "during")
    if u.said < 0 or bool(u.said) != u.plural or u.s.low[at] != "the" or u.s.low[at - 1] not in link:
        return []
    if (
        u.name in ("hour", "weekend", "decade")
        or u.at(1) in words().years
        or u.at(1) in TAILS
        or (u.s.raw[u.i + 1][:1].isalpha() and _noun(u))
    ):
        return []
    return [same(at, u.i + 1, "period" if u.plural else u.name)]


TAILS = frozenset("of that when to since before after ' - ending ended up from until through starting between".split())


def _noun(u: UnitPhrase) -> bool:
    """Whether a noun follows: "in the day care centre"."""
    return not closed(u.s, u.i + 1)


def stretch_form(u: UnitPhrase, published: date) -> list[DateMention]:
    """ "the year to", "24 hours to", "year ended", "the fortnight from", "three days since": a date must follow.

    `dateranges` joins the date, reading ``shift`` and the words between.
    """
    low, behind = u.s.low, u.at(1) == "period"
    after = u.at(2) if behind or (u.at(1) == "that" and u.at(2) in ("ended", "ends", "end")) else u.at(1)
    if (after not in TO and after not in FROM) or u.said < 0 or (u.unit != "hour" and u.unit not in CALENDAR_UNITS):
        return []
    if after in FROM and not u.said and u.name in ("quarter", "half"):
        return []
    if after == "to" and _amount_follows(u):
        return []  # "brought the total for the first eight months to 333,704"
    if (after == "to" and u.at(2) == "date") or (u.said and u.at(-1) in ("a", "an")):
        return []
    first = u.first
    fiscal = u.name == "year" and u.at(-1) in FISCAL
    first -= fiscal
    if (not u.said and not fiscal and not _whole(u)) or (u.at(-1) == "the" and u.at(-2) == "of"):
        return []  # "from the start of the year to 12 May"
    while low[first - 1] in ("the", "past", "last", "only", "just", "first"):
        first -= 1
    shift = ("last " if after in TO else "first ") + u.unit
    count = u.number
    if u.plural and not u.said:
        if after in FROM:
            return []  # "in the weeks from 3 April to 1 May": the two dates say it
        count = 0  # "in the days to 10 October": how many, nobody says
    return [DateMention(first, u.i + 1 + behind, None, None, "within", u.unit, "stretch", shift=(shift, count))]


def _amount_follows(u: UnitPhrase) -> bool:
    """Whether what "to" leads up to is a number and no day."""
    at = next(k for k in range(2, 7) if u.at(k) not in HEDGES or k == 6)  # "takes the total for the year to just under"
    text = u.at(at)
    large = text.isdecimal() and len(text) != 4 and int(text[:9]) > 31
    return large or (
        text.isdecimal() and u.at(at + 1) in (",", ".") and len(u.at(at + 2)) == 3 and u.at(at + 2).isdecimal()
    )


HEDGES = frozenset("just under over almost nearly about around some more than well close to roughly".split())


def _whole(u: UnitPhrase) -> bool:
    """ "the day to", "year to": without a number a day needs its article, and nothing may point elsewhere."""
    if u.at(-1) == "the":
        return True
    return (
        u.unit in ("week", "month", "year") and not u.plural and u.at(-1) not in SAME | {"this", "every", "each", "per"}
    )


def first_form(u: UnitPhrase, published: date) -> list[DateMention]:
    """ "the first nine months", "the third quarter", "on the first day", "the first half"."""
    low = u.s.low
    count, first = (u.number, u.first) if u.said > 0 else (u.number, u.i - (u.at(-1) in HYPHENS))
    place = words().ordinals.get(low[first - 1], 0)
    if low[first - 1] in SUFFIXES and u.name in ("quarter", "half"):
        place, first = words().days.get(low[first - 2], 0), first - 1
    if not place or (u.said and place != 1) or (u.at(1) in ("of", "in") and names_period(low, u.i + 2)):
        return []
    begin = first - 1 - (low[first - 2] in OPENING)
    if u.name in ("quarter", "half"):
        return _nth(u, place, begin, published)
    if u.unit == "month" and u.said:
        return _first_months(u, begin, published)
    if place != 1 or low[first - 2] not in OPENING or (u.unit == "hour" and u.at(1) == "of"):
        return []
    if u.plural and not u.said:
        return [DateMention(begin, u.i + 1, None, None, "open", u.unit, "first days")]  # "in the first weeks"
    unit, count = ("day", max(1, (count + 12) // 24)) if u.unit == "hour" else (u.unit, count)
    return [DateMention(begin, u.i + 1, None, None, "same", unit, "first days", shift=("first " + unit, count))]


OPENING = frozenset(("the", "its", "their"))


def _nth(u: UnitPhrase, place: int, begin: int, published: date) -> list[DateMention]:
    parts = 4 if u.name == "quarter" else 2
    if not (0 < place <= parts or place == -1):
        return []
    year, last = tail_year(u.s, u.i + 1, published)
    if u.name == "half" and not year and u.s.low[begin - 1] not in ADVERBIAL:
        return []
    span = quarter_span(place if place > 0 else parts, parts, year, published)
    return [DateMention(begin, last, *span, grain=u.name, why="quarter", cycle="" if year else "year")]


def _first_months(u: UnitPhrase, begin: int, published: date) -> list[DateMention]:
    """Months from January on; of the last year in which they have passed."""
    year, last = tail_year(u.s, u.i + 1, published)
    if (not year and u.at(1) == "of") or u.number > 12:
        return []
    year = year or published.year - (month_of(published.year, u.number)[1] > published)
    span = month_of(year, 1)[0], month_of(year, u.number)[1]
    return [DateMention(begin, last, *span, grain="month", why="first months", owns=u.i + 1)]


def span_form(u: UnitPhrase, published: date) -> list[DateMention]:
    """ "in three days", "in less than 48 hours", "the four-day totals": a stretch that another date may end."""
    if u.said < 1 or u.unit not in ("hour", "day", "week", "month") or u.s.low[u.first] in ("a", "an"):
        return []
    if not (_in_so_long(u) or (u.at(-1) in HYPHENS and u.at(1) in TOTALS)):
        return []
    # Hours count as the days they fill: 48 hours to Thursday night are Wednesday and Thursday.
    unit, count = ("day", max(1, (u.number + 12) // 24)) if u.unit == "hour" else (u.unit, u.number)
    return [DateMention(u.first, u.i + 1, None, None, "same", unit, "span", shift=("last " + unit, count))]


def _in_so_long(u: UnitPhrase) -> bool:
    low, j = u.s.low, u.first - 1
    if low[j] == "than" and low[j - 1] in ("less", "fewer", "more"):
        j -= 2
    while low[j] in ("just", "only", "the", "about", "barely", "under"):
        j -= 1
    if low[u.i - 1] in HYPHENS and u.at(1) not in ("period", "span", "window"):
        return False
    within = low[j] == "in" or (low[j] == "of" and low[j - 1] in ("space", "course"))
    return within and u.at(1) not in ("'", "time", "of")


def period_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """ "in the same period", "over that time", "this time last year"."""
    low, before = s.low, s.low[i - 1]
    if before in SAMES or (before == "that" and low[i - 2] in POINTING):
        return [_with_year(s, i - 2 if low[i - 2] == "the" else i - 1, i, "period", published)]
    if before != "this" or low[i] not in ("time", "date", "point"):
        return []
    year, last = tail_year(s, i + 1, published)
    if not year and year_earlier(low, i + 1):
        year, last = published.year - 1, i + 4
    return [same(i - 1, last, "day", year)] if year else []


def then_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """ "since then", "by then", "until then"."""
    return [same(i, i + 1, "day")] if s.low[i - 1] in ("since", "by", "until", "till") else []


def since_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """ "two boats have come since": from another date on; "have since left" leaves its time open."""
    after = s.low[i + 1]
    if (after and after not in (".", ",", ";", ":")) or s.low[i - 1] == "ever" or i < 2:
        return []
    return [DateMention(i, i + 1, None, None, "since", "day", "since", shift=("same", 0))]
