"""Phrases around a unit of time: "last week", "in the past 24 hours", "a year earlier", "so far this year"."""

from __future__ import annotations

from datetime import date

from borderdesk.extract.calendar import (
    Span,
    days_from,
    month_of,
    months_from,
    stretch_past,
    week_of,
    weekend_of,
    year_of,
)
from borderdesk.extract.clockforms import DETERMINERS
from borderdesk.extract.datemention import DateMention
from borderdesk.extract.dateparts import Portion, cut, number_before, portion, word
from borderdesk.extract.datewords import FORTNIGHT, words
from borderdesk.extract.text import Sentence
from borderdesk.extract.yearforms import quarter_span, tail_year

PAST = frozenset(("past", "last", "previous", "preceding"))
COMING = frozenset(("next", "coming", "following"))
SAME = frozenset(("same", "that", "those", "these"))
TO = frozenset(("to", "until", "till", "through", "ending", "ended", "end", "up"))
FROM = frozenset(("since", "from", "after", "starting", "beginning"))
NOT_RATE = frozenset("in for within after of on over than nearly about only just almost under during like what such".split())


def unit_form(s: Sentence, i: int, published: date) -> list[DateMention]:
    """Everything that is built around a unit of time at token ``i``; the first reading that fits."""
    for reading in READINGS:
        if found := reading(s, i, published):
            return found if found[0].first >= 0 else []
    return []


def _unit(low: list[str], i: int) -> tuple[str, int]:
    """The unit at ``i`` in hours, days, weeks, months or years, and how many of it one makes."""
    unit = words().units[low[i]]
    return FORTNIGHT.get(unit, (unit, 1))


def _amount(low: list[str], i: int) -> tuple[int, int, int]:
    """How many units end at ``i``: (count, first token, whether a number was said: 1 yes, 0 no, -1 some)."""
    at = i - 2 if word(low, i - 1) in ("-", "‑") else i - 1
    each = _unit(low, i)[1]
    if number := number_before(low, at):
        return number[0] * each, number[1], 1
    text = word(low, at)
    if text == "of" and word(low, at - 1) in ("couple", "number"):
        return 0, at - 1, -1
    if text in words().sets["some"]:
        return 0, at, -1
    return each, i, 0


def _ago(s: Sentence, i: int, published: date) -> list[DateMention]:
    """ "two days ago", "a year earlier", "a week before", "three days later"."""
    low, after = s.low, word(s.low, i + 1)
    sign = {"ago": -1, "earlier": -1, "before": -1, "previously": -1, "later": 1, "after": 1, "on": 1}.get(after, 0)
    count, first, said = _amount(low, i)
    if not sign or said < 1 or (after in ("before", "after") and not _closed(s, i + 2)) or after == "on":
        return []
    unit, _ = _unit(low, i)
    if unit == "hour":
        return [DateMention(first, i + 2, published, published, grain="hour", why="hours ago")] if after == "ago" else []
    if after == "ago" and unit in ("day", "week"):
        start = stretch_past(published, count, unit)[0]
        return [DateMention(first, i + 2, start, start, grain=unit, why="ago")]
    role = "same" if unit != "year" or count == 1 or after != "ago" else "open"
    return [DateMention(first, i + 2, None, None, role, unit, "shifted", shift=(unit, sign * count))]


def _closed(s: Sentence, i: int) -> bool:
    """Whether "before" or "after" ends its phrase, and does not go on to an event ("the day before the vote")."""
    text = word(s.low, i)
    if not text or not text[0].isalnum() or text in words().sets["day_follow"]:
        return text not in DETERMINERS or text == "that"
    return text not in DETERMINERS and s.raw[i][0].islower() and not text.endswith("ing")


def _the_before(s: Sentence, i: int, published: date) -> list[DateMention]:
    """ "the day before", "the week after", "the year before last", "the previous month", "the following day"."""
    low, before, after = s.low, word(s.low, i - 1), word(s.low, i + 1)
    unit, count = _unit(low, i)
    if unit not in ("day", "week", "month", "year"):
        return []
    if before == "the" and after == "before" and word(low, i + 2) == "last":
        return [DateMention(i - 1, i + 3, *_calendar(unit, -2, published), grain=unit, why="before last")]
    if before == "the" and after in ("before", "after", "earlier") and _closed(s, i + 2):
        return [_shifted(i - 1, i + 2, unit, count if after == "after" else -count)]
    if before in ("previous", "preceding", "following", "next") and word(low, i - 2) == "the":
        if before != "next" or (unit == "day" and low[i] == "day"):
            return [_shifted(i - 2, i + 1, unit, -count if before in PAST else count)]
    return []


def _shifted(first: int, last: int, unit: str, count: int) -> DateMention:
    return DateMention(first, last, None, None, "same", unit, "shifted", shift=(unit, count))


def _same(s: Sentence, i: int, published: date) -> list[DateMention]:
    """ "the same day", "that week", "those three days", "in the same period of 2021", "this time last year"."""
    low = s.low
    _, first, said = _amount(low, i)
    first = first if said else i
    j = first - 1
    if word(low, j) not in SAME or (word(low, j) != "same" and not _adverbial(low, j)):
        return _on_the_day(s, i)
    j -= word(low, j - 1) in ("the", "that", "this", "those")
    year, last = tail_year(s, i + 1, published)
    if year:
        return [DateMention(j, last, None, None, "same", "day", "same of year", shift=("in_year", year))]
    if word(low, i + 1) == "a" and word(low, i + 2) == "year" and word(low, i + 3) in ("earlier", "ago", "before"):
        return [_shifted(j, i + 4, "year", -1)]
    return [DateMention(j, i + 1, None, None, "same", words().units.get(low[i], "day"), "same", shift=("same", 0))]


def _adverbial(low: list[str], j: int) -> bool:
    """That, those and these need a word of time before them: "in those days" as against "those days of hope"."""
    return word(low, j - 1) in ("in", "on", "over", "during", "by", "for", "within", "all", "since") or low[j] == "that"


def _on_the_day(s: Sentence, i: int) -> list[DateMention]:
    """ "on the day", "in the month": the period of which the text was speaking."""
    low = s.low
    if low[i] not in ("day", "week", "month", "year", "quarter") or word(low, i - 1) != "the":
        return []
    fits = word(low, i - 2) == "on" if low[i] == "day" else word(low, i - 2) in ("during",)
    if not fits or word(low, i + 1) in ("of", "that", "when", "to", "since", "before", "after", "'", "’"):
        return []
    return [DateMention(i - 1, i + 1, None, None, "same", low[i], "on the day", shift=("same", 0))]


def _past(s: Sentence, i: int, published: date) -> list[DateMention]:
    """ "in the past week", "over the last 24 hours", "last week", "the past few days", "the past weekend"."""
    low = s.low
    count, first, said = _amount(low, i)
    j = first - 1
    if word(low, j) not in PAST or low[j] in ("previous", "preceding") and said < 1:
        return []
    if said < 0 or (not said and low[i] in ("days", "weeks", "months", "hours", "years", "decades")):
        return [_open(j - (word(low, j - 1) in ("the", "these", "this")), i + 1)]
    if words().units[low[i]] == "weekend" or (not said and low[j] == "last" and word(low, j - 1) not in ("the", "this")):
        return [_calendar_past(low, i, j, published)]
    if word(low, i + 1) in ("of", "in") and _names_period(low, i + 2):
        return []
    j -= word(low, j - 1) in ("the", "this")
    unit, _ = _unit(low, i)
    role = "within"
    return [DateMention(j, i + 1, *stretch_past(published, count, unit), role, unit, "past")]


def _names_period(low: list[str], i: int) -> bool:
    """Whether a month, a year, or "the year" comes, of which this is a part."""
    i += word(low, i) in ("the", "this", "last", "that", "early", "late", "fiscal")
    table, text = words(), word(low, i)
    return text in table.all_months or text in table.years or table.units.get(text, "") in ("year", "month", "quarter")


def _open(first: int, last: int, future: bool = False) -> DateMention:
    return DateMention(first, last, None, None, "open", "day", "recent", future=future)


def _calendar_past(low: list[str], i: int, j: int, published: date) -> DateMention:
    unit = words().units[low[i]]
    if unit == "weekend":
        before = days_from(published, -1) if published.weekday() == 5 else published
        monday = days_from(published, -published.weekday())
        span = weekend_of(days_from(monday, -1)) if low[j] == "last" else weekend_of(before)
        return DateMention(j, i + 1, *span, grain="weekend", why="weekend")
    if unit in ("hour", "day"):
        return DateMention(j, i + 1, None, None, "open", unit, "last day")
    return _of_calendar(low, i, j, -1, published, "last")


def _of_calendar(low: list[str], i: int, j: int, away: int, published: date, why: str) -> DateMention:
    """Last, this or next week, month, quarter, year; cut where "the end of", "late" or "earlier" stand before."""
    unit, each = words().units[low[i]], _unit(low, i)
    if unit in ("fortnight", "decade", "half", "hour", "day"):
        count, base = each[1], each[0]
        span = stretch_past(published, count, base) if away <= 0 else (published, published)
        return DateMention(j, i + 1, *span, role="within", grain=unit, why=why, future=away > 0)
    whole = _calendar(unit, away, published)
    found: Span | None = whole
    rough, first = None, j
    if part := portion(low, j):
        found, rough = cut(whole, part, published)
        first = part.first
        unit = "day" if part.kind in ("start", "end") else "part" if rough else unit
    elif away == 0:
        found = (whole[0], published)
    if word(low, first - 1) == "earlier" and away == 0:
        first -= 1
    start, end = found or (None, None)
    return DateMention(first, i + 1, start, end, grain=unit, why=why, rough=rough, future=away > 0)


def _calendar(unit: str, away: int, published: date) -> Span:
    """The day, week, month, quarter or year of the calendar ``away`` from the published one."""
    if unit == "day":
        return days_from(published, away), days_from(published, away)
    if unit == "week":
        return week_of(published, away)
    if unit == "month":
        month = months_from(published.replace(day=1), away)
        return month_of(month.year, month.month)
    if unit == "quarter":
        month = months_from(published.replace(day=1), 3 * away)
        number = (month.month + 2) // 3
        return quarter_span(number, 4, month.year, published)
    return year_of(min(max(published.year + away, 1), 9999))


def _this(s: Sentence, i: int, published: date) -> list[DateMention]:
    """ "this month", "so far this year", "earlier this week", "the year so far", "later this month"."""
    low = s.low
    if word(low, i - 1) != "this" and not (word(low, i - 1) == "current" and word(low, i - 2) in ("the", "this")):
        return []
    if low[i] in ("day", "hour", "half", "decade", "fortnight") or low[i].endswith("s"):
        return []
    if words().units[low[i]] == "weekend":
        return [_weekend(i - 1, i + 1, published, 0)]
    first = i - 1 if low[i - 1] == "this" else i - 2
    mention = _of_calendar(low, i, first, 0, published, "this")
    if word(low, mention.first - 1) == "later":
        mention.first, mention.future = mention.first - 1, True
        mention.start, mention.end = published, _calendar(words().units[low[i]], 0, published)[1]
    if word(low, mention.first - 1) == "far" and word(low, mention.first - 2) == "so":
        mention.first -= 2
    if word(low, i + 1) == "so" and word(low, i + 2) == "far":
        mention.last = i + 3
    return [mention]


def _the_year(s: Sentence, i: int, published: date) -> list[DateMention]:
    """ "the start of the year", "the year so far", "the first half of the month", "for the year", "year to date"."""
    low = s.low
    unit = words().units[low[i]]
    if unit not in ("year", "month", "week") or low[i].endswith("s"):
        return []
    first = i - 1 if word(low, i - 1) == "the" else i
    whole = _calendar(unit, 0, published)
    if word(low, i + 1) == "so" and word(low, i + 2) == "far":
        return [DateMention(first, i + 3, whole[0], published, grain=unit, why="so far")]
    at = i + 2 if word(low, i + 1) in ("-", "‑") else i + 1
    if word(low, at) == "to" and word(low, at + (2 if word(low, at + 1) in ("-", "‑") else 1)) == "date":
        return [DateMention(first, at + 2 + (word(low, at + 1) in ("-", "‑")), whole[0], published, grain=unit, why="so far")]
    if first == i or word(low, i + 1) in TO | FROM | {"of", "in", "that", "when", "before", "after"}:
        return []
    if word(low, first - 1) == "for" and unit == "year":
        return [DateMention(first, i + 1, whole[0], published, grain=unit, why="for the year")]
    part = portion(low, first)
    if not part or part.kind == "early":
        return []
    return [_part_of(part, word(low, part.first - 1), i, whole, unit, published)]


def _part_of(part: Portion, deadline: str, i: int, whole: Span, unit: str, published: date) -> DateMention:
    """A part of the running year or month that lies ahead is the last one, but for a deadline."""
    span, rough = cut(whole, part, published)
    start, end = span or (None, None)
    if start and end and start > published and deadline not in ("by", "until", "till", "before", "from"):
        start, end = months_from(start, -1 if unit == "month" else -12), months_from(end, -1 if unit == "month" else -12)
    future = bool(start and start > published)
    grain = "day" if part.kind in ("start", "end") else part.unit or unit
    mention = DateMention(part.first, i + 1, start, end, grain=grain, why="part of " + unit, rough=rough, future=future)
    mention.cycle = unit if unit in ("week", "month", "year") else ""
    return mention


def _weekend(first: int, last: int, published: date, away: int) -> DateMention:
    saturday, sunday = weekend_of(published)
    if away == 0 and published.weekday() == 5:
        saturday, sunday = weekend_of(published)
    span = (days_from(saturday, 7 * away), days_from(sunday, 7 * away))
    return DateMention(first, last, *span, grain="weekend", why="weekend", future=away > 0)


def _coming(s: Sentence, i: int, published: date) -> list[DateMention]:
    """ "next week", "in the coming days", "over the next three months"."""
    low = s.low
    count, first, said = _amount(low, i)
    j = first - 1
    if word(low, j) not in COMING:
        return []
    if said < 0 or (not said and low[i].endswith("s")):
        return [_open(j - (word(low, j - 1) == "the"), i + 1, future=True)]
    if words().units[low[i]] == "weekend":
        return [_weekend(j, i + 1, published, 1)]
    unit, each = _unit(low, i)
    if said or word(low, j - 1) == "the":
        end = days_from(published, count * {"hour": 1, "day": 1, "week": 7, "month": 30, "year": 365}[unit] // (24 if unit == "hour" else 1))
        return [DateMention(j - (word(low, j - 1) == "the"), i + 1, published, end, "within", unit, "coming", True)]
    return [_of_calendar(low, i, j, 1, published, "next")]


def _to(s: Sentence, i: int, published: date) -> list[DateMention]:
    """ "the year to", "24 hours to", "year ended", "the fortnight from", "three days since": a date must follow.

    The date is joined in `dateranges`, which reads ``shift`` and the link word behind the mention.
    """
    low = s.low
    count, first, said = _amount(low, i)
    after = word(low, i + 1)
    if (after not in TO and after not in FROM) or said < 0 or (said and word(low, i - 1) in ("a", "an")):
        return []
    unit, _ = _unit(low, i)
    if unit not in ("hour", "day", "week", "month", "year"):
        return []
    while word(low, first - 1) in ("the", "past", "last", "only", "just", "first"):
        first -= 1
    side = "last " if after in TO else "first "
    return [DateMention(first, i + 1, None, None, "within", unit, "stretch", shift=(side + unit, count))]


def _first(s: Sentence, i: int, published: date) -> list[DateMention]:
    """ "the first nine months", "the third quarter", "on the first day", "the first half"."""
    low, table = s.low, words()
    number = number_before(low, i - 1 - (word(low, i - 1) in ("-", "‑")))
    count, first = number or (1, i)
    if not number and word(low, i - 1) in ("-", "‑"):
        first = i - 1
    place = table.ordinals.get(word(low, first - 1), 0)
    unit = table.units[low[i]]
    if not place or (number and place != 1) or _names_period(low, i + 2) and word(low, i + 1) in ("of", "in"):
        return []
    begin = first - 1 - (word(low, first - 2) == "the")
    if unit in ("quarter", "half"):
        parts = 4 if unit == "quarter" else 2
        if not 0 < place <= parts and place != -1:
            return []
        year, last = tail_year(s, i + 1, published)
        span = quarter_span(place if place > 0 else parts, parts, year, published)
        return [DateMention(begin, last, *span, grain=unit, why="quarter")]
    year, last = tail_year(s, i + 1, published)
    if unit == "month" and number and (year or word(low, i + 1) != "of"):
        end = month_of(year or published.year, min(count, 12))[1]
        year = year or (published.year if end <= published else published.year - 1)
        return [DateMention(begin, last, *quarterless(year, count), grain="month", why="first months")]
    base, each = _unit(low, i)
    if place < 1 or unit == "hour" or (not number and place > 1) or word(low, first - 2) != "the":
        return []
    return [DateMention(begin, i + 1, None, None, "same", unit, "first days", shift=("first " + base, count * each))]


def quarterless(year: int, months: int) -> Span:
    return month_of(year, 1)[0], month_of(year, min(months, 12))[1]


def _bare_weekend(s: Sentence, i: int, published: date) -> list[DateMention]:
    low = s.low
    if low[i] != "weekend":
        return []
    before = word(low, i - 1)
    if before not in ("the", "a", "past") and word(low, i - 2) not in ("over", "at"):
        return []
    if before == "a" or word(low, i + 1) in ("of", "before", "after"):
        return []
    return [_weekend(i - 1, i + 1, published, 0)]


def _in(s: Sentence, i: int, published: date) -> list[DateMention]:
    """ "in three days", "in less than 48 hours": a stretch that another date may anchor."""
    low = s.low
    count, first, said = _amount(low, i)
    unit, _ = _unit(low, i)
    if said < 1 or unit not in ("hour", "day", "week", "month"):
        return []
    j = first - 1
    if word(low, j) == "than" and word(low, j - 1) in ("less", "fewer", "more"):
        j -= 2
    while word(low, j) in ("just", "only", "the", "about", "barely", "under"):
        j -= 1
    if word(low, j) != "in" and not (word(low, j) == "of" and word(low, j - 1) in ("space", "course")):
        return []
    if word(low, i + 1) in ("'", "’", "time", "of"):
        return []
    return [_anchored(first, i + 1, unit, count)]


def _anchored(first: int, last: int, unit: str, count: int) -> DateMention:
    """A stretch that ends with another date's last day; hours count as the days they fill."""
    if unit == "hour":
        unit, count = "day", max(1, (count + 12) // 24)
    return DateMention(first, last, None, None, "same", unit, "stretch", shift=("last " + unit, count))


def _total(s: Sentence, i: int, published: date) -> list[DateMention]:
    """ "the four-day totals", "its three-month tally": a stretch that ends where the text stands."""
    low = s.low
    count, first, said = _amount(low, i)
    unit, _ = _unit(low, i)
    if said < 1 or word(low, i - 1) not in ("-", "‑") or word(low, i + 1).rstrip("s") not in TOTALS:
        return []
    return [_anchored(first, i + 1, unit, count)] if unit in ("hour", "day", "week", "month") else []


TOTALS = frozenset(("total", "tally", "count", "figure", "toll", "sum", "tallie", "balance"))


def _rate(s: Sentence, i: int, published: date) -> list[DateMention]:
    """ "a day", "per hour", "every week", "each month"."""
    low, before = s.low, word(s.low, i - 1)
    j = i - 2 if before == "single" and word(low, i - 2) in ("every", "each") else i - 1
    if word(low, j) not in ("a", "an", "per", "each", "every") or low[i].endswith("s"):
        return []
    if word(low, j - 1) in NOT_RATE or word(low, i + 1) in ("or", "of", "when", "-", "in"):
        return []
    return [DateMention(j, i + 1, None, None, "rate", words().units[low[i]], "rate")]


READINGS = (_past, _the_before, _ago, _to, _same, _this, _first, _coming, _the_year, _bare_weekend, _in, _total, _rate)


def habit_form(s: Sentence, i: int, published: date) -> list[DateMention]:
    return [DateMention(i, i + 1, None, None, "rate", words().habits[s.low[i]], "habit")]


def period_form(s: Sentence, i: int, published: date) -> list[DateMention]:
    """ "in the same period", "at that time", "this time last year", "over the same dates"."""
    low, before = s.low, word(s.low, i - 1)
    if before == "same" or (before == "that" and word(low, i - 2) in ("in", "over", "during", "for")):
        return _same_period(s, i, published)
    if before == "this" and low[i] in ("time", "date", "point"):
        year, last = tail_year(s, i + 1, published)
        if not year and word(low, i + 1) == "a" and word(low, i + 2) == "year" and word(low, i + 3) in ("ago", "earlier"):
            year, last = published.year - 1, i + 4
        return [DateMention(i - 1, last, None, None, "same", "day", "this time", shift=("in_year", year))] if year else []
    return []


def _same_period(s: Sentence, i: int, published: date) -> list[DateMention]:
    low = s.low
    first = i - 2 if word(low, i - 2) == "the" else i - 1
    year, last = tail_year(s, i + 1, published)
    if year:
        return [DateMention(first, last, None, None, "same", "day", "same of year", shift=("in_year", year))]
    if word(low, i + 1) == "a" and word(low, i + 2) == "year" and word(low, i + 3) in ("earlier", "ago", "before"):
        return [_shifted(first, i + 4, "year", -1)]
    return [DateMention(first, i + 1, None, None, "same", "day", "same", shift=("same", 0))]


def recent_form(s: Sentence, i: int, published: date) -> list[DateMention]:
    """ "recently", "lately"."""
    return [_open(i, i + 1)]


def then_form(s: Sentence, i: int, published: date) -> list[DateMention]:
    """ "since then", "by then", "until then"."""
    if word(s.low, i - 1) not in ("since", "by", "until", "till"):
        return []
    return [DateMention(i, i + 1, None, None, "same", "day", "then", shift=("same", 0))]


def since_form(s: Sentence, i: int, published: date) -> list[DateMention]:
    """ "two boats have come since": from another date on; "have since left" leaves its time open."""
    after = word(s.low, i + 1)
    if (after and after not in (".", ",", ";", ":")) or word(s.low, i - 1) == "ever" or i < 2:
        return []
    return [DateMention(i, i + 1, None, None, "since", "day", "since", shift=("same", 0))]
