"""Phrases resolved by the calendar alone: "last week", "in the past 24 hours", "so far this year", "next month"."""

from __future__ import annotations

from datetime import date

from borderdesk.extract.dates.calendar import (
    Span,
    days_from,
    month_of,
    months_from,
    quarter_span,
    stretch_past,
    week_of,
    weekend_of,
    year_of,
)
from borderdesk.extract.dates.datetext import DateText
from borderdesk.extract.dates.mention import DateMention
from borderdesk.extract.dates.parts import Portion, cut, portion
from borderdesk.extract.dates.unitphrase import HYPHENS, UnitPhrase, names_period
from borderdesk.extract.dates.words import words

PAST = frozenset(("past", "last", "latest", "previous", "preceding"))
HAVE = frozenset(("has", "have"))
SUBJECT = 12  # tokens between "have" and its "in a week"
COMING = frozenset(("next", "coming", "following"))
DEADLINE = frozenset(("by", "until", "till", "before", "from"))
WEEK_OF = frozenset(("of", "beginning", "starting", "commencing"))
NO_WHOLE = frozenset("to until till through ending ended end up since from after starting beginning of in that".split())


def past_form(u: UnitPhrase, published: date) -> list[DateMention]:
    """ "in the past week", "over the last 24 hours", "last week", "the past few days", "the past weekend"."""
    low, j = u.s.low, u.first - 1
    if u.said < 0 and low[u.first] == "recent":
        return [vague(u.first, u.i + 1)]
    text = low[j]
    if text == "in" and u.said == 1 and not HAVE.isdisjoint(low[max(j - SUBJECT, 0) : j]) and _ends(u):
        return [DateMention(u.first, u.i + 1, *stretch_past(published, u.number, u.unit), "within", u.unit, "past")]
    if text not in PAST or (text in ("previous", "preceding") and u.said < 1):
        return []
    if u.said < 0 or (not u.said and u.plural):
        return [vague(j - (low[j - 1] in ("the", "these", "this")), u.i + 1)]
    if u.name == "weekend":
        return [_past_weekend(u, j, published)]
    whole = not u.said and text == "last"
    if whole and low[j - 1] not in ("the", "this"):
        return calendar_unit(u, j, -1, published, "last")
    if (whole and u.name == "day") or (u.at(1) in ("of", "in") and names_period(low, u.i + 2)):
        return []
    j -= low[j - 1] in ("the", "this")
    return [DateMention(j, u.i + 1, *stretch_past(published, u.number, u.unit), "within", u.unit, "past")]


def _ends(u: UnitPhrase) -> bool:
    """Whether nothing behind says which week: "have come in a week", not "in two days to Friday"."""
    after = u.at(1)
    return not after or not after[0].isalnum() or after in ("and", "but", "from", "into")


def vague(first: int, last: int, future: bool = False) -> DateMention:
    return DateMention(first, last, None, None, "open", "day", "recent", future)


def _past_weekend(u: UnitPhrase, j: int, published: date) -> DateMention:
    """ "Last weekend" is over; "the past weekend" too, but on a Sunday it may be the running one."""
    by = days_from(published, -1) if published.weekday() == 5 else published
    if u.s.low[j] == "last":
        by = days_from(week_of(published)[0], -1)
    return DateMention(j, u.i + 1, *weekend_of(by), grain="weekend", why="weekend")


def calendar_unit(u: UnitPhrase, j: int, away: int, published: date, why: str) -> list[DateMention]:
    """Last, this or next week, month, quarter, year; cut where "the end of", "late" or "earlier" stand before."""
    if u.name in ("hour", "day"):
        return []
    if u.name in ("fortnight", "decade", "half"):
        span = stretch_past(published, u.number, u.unit) if away <= 0 else (published, published)
        return [DateMention(j, u.i + 1, *span, "within", u.name, why, away > 0)]
    whole = calendar_span(u.name, away, published)
    part = portion(u.s.low, j)
    if part:
        mention = _part(part, u, whole, published, why)
    else:
        mention = DateMention(j, u.i + 1, whole[0], whole[1] if away else published, grain=u.name, why=why)
    mention.future = away > 0
    return [mention]


def _part(part: Portion, u: UnitPhrase, whole: Span, published: date, why: str) -> DateMention:
    span, rough = cut(whole, part, published)
    start, end = span or (None, None)
    grain = "day" if part.kind in ("start", "end") else "part" if rough else part.unit or u.name
    return DateMention(part.first, u.i + 1, start, end, grain=grain, why=why, rough=rough)


def calendar_span(unit: str, away: int, published: date) -> Span:
    """The week, month, quarter or year of the calendar ``away`` from the published one."""
    if unit in ("day", "hour"):
        return days_from(published, away), days_from(published, away)
    if unit == "week":
        return week_of(published, away)
    if unit == "year":
        return year_of(min(max(published.year + away, 1), 9999))
    month = months_from(published.replace(day=1), away * (3 if unit == "quarter" else 1))
    if unit == "month":
        return month_of(month.year, month.month)
    return quarter_span((month.month + 2) // 3, 4, month.year, published)


def this_form(u: UnitPhrase, published: date) -> list[DateMention]:
    """ "this month", "so far this year", "earlier this week", "this year so far", "later this month"."""
    low, first = u.s.low, u.i - 1
    if u.at(-1) == "current" and u.at(-2) in ("the", "this"):
        first -= 1
    elif u.at(-1) != "this":
        return []
    if u.plural or u.name not in ("week", "weekend", "month", "quarter", "year"):
        return []
    if u.name == "weekend":
        return [_weekend(first, u.i + 1, published, 0)]
    mention = calendar_unit(u, first, 0, published, "this")[0]
    before = low[mention.first - 1]
    if before == "later":
        mention.start, mention.end = published, calendar_span(u.name, 0, published)[1]
        mention.future = True
    if before in ("later", "earlier"):
        mention.first -= 1
    elif before == "far" and low[mention.first - 2] == "so":
        mention.first -= 2
    mention.last += 2 * _so_far(u)
    return [mention]


def _so_far(u: UnitPhrase) -> bool:
    return u.at(1) == "so" and u.at(2) == "far"


def the_year_form(u: UnitPhrase, published: date) -> list[DateMention]:
    """ "the start of the year", "the year so far", "for the year", "year to date", "the week of 12 September"."""
    if u.name not in ("year", "month", "week") or u.plural:
        return []
    first = u.i - (u.at(-1) == "the")
    if u.name == "week" and first < u.i and u.at(1) in WEEK_OF:
        return [DateMention(first, u.i + 1, None, None, "same", "week", "week of", shift=("week of", 0))]
    start = calendar_span(u.name, 0, published)[0]
    if tail := _total_of(u):
        return [DateMention(first, u.i + tail, start, published, grain=u.name, why="so far")]
    if first < u.i and u.name != "week" and u.s.low[first - 1] == "for" and u.s.low[first - 2] in TOTALS:
        return [DateMention(first, u.i + 1, start, published, grain=u.name, why="so far")]
    if ended := _year_end(u):
        return [_running_part(Portion("end", 0, "", first), u, published, u.i + ended)]
    if tail := _to_date(u):
        return [DateMention(first, u.i + tail, start, published, grain=u.name, why="so far")]
    part = portion(u.s.low, first)
    edge = part is not None and part.kind in ("start", "end") and u.at(1) in ("to", "until", "till", "through")
    if first == u.i or u.said or (u.at(1) in NO_WHOLE and not edge):
        return []
    if u.s.low[first - 1] == "for" and u.name == "year":
        return [DateMention(first, u.i + 1, start, published, grain="year", why="for the year")]
    return [_running_part(part, u, published, u.i + 1)] if part and part.kind != "early" else []


def _to_date(u: UnitPhrase) -> int:
    """Where "so far" or "to date" ends, counted from the unit; 0 for neither."""
    if _so_far(u):
        return 3
    at = 2 if u.at(1) in HYPHENS else 1
    then = at + 2 if u.at(at + 1) in HYPHENS else at + 1
    return then + 1 if u.at(at) == "to" and u.at(then) == "date" else 0


def _total_of(u: UnitPhrase) -> int:
    """ "the year's total", of the running year: where "year's" ends, counted from the unit."""
    own = u.name != "week" and u.at(-1) == "the" and u.at(1) == "'" and u.at(2) == "s"
    return 3 if own and u.at(3) in TOTALS else 0


TOTALS = frozenset("total count tally arrivals figure number".split())


def _year_end(u: UnitPhrase) -> int:
    """ "year-end", "the year's end": where it ends, counted from the unit."""
    if u.at(1) in HYPHENS and u.at(2) == "end" and u.at(3) not in HYPHENS:
        return 3
    return 4 if u.at(1) == "'" and u.at(2) == "s" and u.at(3) == "end" else 0


def _running_part(part: Portion, u: UnitPhrase, published: date, last: int) -> DateMention:
    """A part of the running year or month that lies ahead is the last one, but for a deadline."""
    mention = _part(part, u, calendar_span(u.name, 0, published), published, "part of " + u.name)
    mention.cycle, mention.last = u.name, last
    ahead = mention.start is not None and mention.start > published
    if ahead and u.s.low[part.first - 1] not in DEADLINE and u.name != "week":
        earlier = cut(calendar_span(u.name, -1, published), part, published)[0]
        mention.start, mention.end = earlier or (None, None)
    return mention


def _weekend(first: int, last: int, published: date, away: int) -> DateMention:
    saturday, sunday = weekend_of(published)
    span = (days_from(saturday, 7 * away), days_from(sunday, 7 * away))
    return DateMention(first, last, *span, grain="weekend", why="weekend", future=away > 0)


def weekend_form(u: UnitPhrase, published: date) -> list[DateMention]:
    """ "the weekend", "over the weekend"."""
    if u.name != "weekend" or u.plural or u.at(-1) != "the" or u.at(1) in ("of", "before", "after"):
        return []
    return [_weekend(u.i - 1, u.i + 1, published, 0)]


def coming_form(u: UnitPhrase, published: date) -> list[DateMention]:
    """ "next week", "in the coming days", "over the next three months"."""
    low, j = u.s.low, u.first - 1
    if low[j] not in COMING:
        return []
    the = low[j - 1] == "the"
    if u.said < 0 or (not u.said and u.plural):
        return [vague(j - the, u.i + 1, True)]
    if u.name == "weekend":
        return [_weekend(j, u.i + 1, published, 1)]
    if not u.said and not the:
        return calendar_unit(u, j, 1, published, "next")
    return [DateMention(j - the, u.i + 1, published, _days_on(published, u), "within", u.unit, "coming", True)]


def _days_on(published: date, u: UnitPhrase) -> date:
    if u.unit in ("month", "year"):
        return months_from(published, u.number * (12 if u.unit == "year" else 1))
    return days_from(published, -(-u.number // 24) if u.unit == "hour" else u.number * (7 if u.unit == "week" else 1))


def recent_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """ "recently", "lately"."""
    return [vague(i, i + 1)]


def habit_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """ "daily", "on Sundays"."""
    return [DateMention(i, i + 1, None, None, "rate", words().habits[s.low[i]], "habit")]
