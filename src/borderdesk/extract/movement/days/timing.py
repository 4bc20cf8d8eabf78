"""The period of an amount, from the date expressions that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from borderdesk.extract.dates import DateMention
from borderdesk.period import UNSTATED, Period

SPANS = frozenset(("on", "within", "same", "after"))
LONG = frozenset(("month", "quarter", "half", "year", "decade"))
STOCKS = frozenset(("stayed", "registered", "queue_length", "queue_hours"))


def period(
    mentions: list[DateMention], published: date | None, measure: str, said: Sequence[DateMention] = ()
) -> tuple[Period, str]:
    """The period that these dates give together, and the rule that decided.

    ``said``: dates of the statement; a count since a day ends on the day it was stated.
    """
    if published is None or not mentions:
        return UNSTATED, ""
    since = [one for one in mentions if one.role == "since" and one.start]
    ends = [one for one in mentions if one.role in ("until", "as_of") and one.end]
    spans = [one for one in mentions if (one.role in SPANS and one.start) or one.why == "same of year"]
    nows = [one for one in mentions if one.role == "now"]
    if measure == "registered" and since:  # "134,700 registered since May"
        return _since(since[-1], [*ends, *[one for one in said if one.end]], [], published)
    registering = measure == "registered" and any(one.start != one.end for one in spans) and not nows
    if measure in STOCKS and not registering:  # "5,800 were registered between Sunday and Monday"
        return _stock(
            [*[one for one in ends if one.role == "as_of"], *spans], nows, published, measure == "queue_hours"
        )
    if since:
        days = [one for one in spans if one.grain not in LONG or one.first < since[-1].first]
        return _since(since[-1], [*ends, *[one for one in said if one.end]], days, published)
    if spans:
        whole = _year_to([*spans, *ends]) or _day_to(spans, [one for one in ends if one.role == "as_of"], published)
        if whole:
            return whole, "up to a day"
        chosen = min(spans, key=lambda one: (one.grain in ("hour", "part"), one.first))
        if len(spans) > 1 and chosen.grain in ("year", "month") and spans[-1].grain == "day":
            chosen = spans[-1]
        return Period.between(chosen.start, chosen.end), chosen.why
    return UNSTATED, ""  # "by Monday night" ends a count whose start nobody gave


def _year_to(spans: list[DateMention]) -> Period:
    """ "this year's total reached 90,000 by the end of June": from the year's first day."""
    years = [one for one in spans if one.grain in ("year", "month") and one.role in SPANS and one.start]
    days = [one for one in spans if one.grain in ("day", "part") and one.end]
    for year in years:
        for one in days:
            ordered = (year.first < one.first and year.grain == "year") or one.role not in SPANS
            if ordered and year.start and one.end and year.end and year.start <= one.end <= year.end:
                return Period.between(year.start, one.end)
    return UNSTATED


def _day_to(spans: list[DateMention], ends: list[DateMention], published: date) -> Period:
    """ "on Saturday the gate opened, and by Sunday night 300 had come through": from one day to the other."""
    first, last = spans[0], ends[-1] if ends else None
    if last is None or first.grain not in ("day", "hour") or last.first < first.last or not first.start or not last.end:
        return UNSTATED
    return Period(first.start, last.end) if first.start < last.end <= published else UNSTATED


def _since(one: DateMention, ends: list[DateMention], spans: list[DateMention], published: date) -> tuple[Period, str]:
    end = published
    for other in (*ends, *spans):
        if other.end and one.start and one.start <= other.end <= published:
            end = other.end
            break
    if one.start and one.start > end:
        return UNSTATED, ""
    return Period.between(one.start, end), "since"


def _stock(mentions: list[DateMention], nows: list[DateMention], published: date, waits: bool) -> tuple[Period, str]:
    fine = ("day", "hour", "part", "weekend", "month", "year", "week" if waits else "day")
    dated = [one for one in mentions if one.end and one.why != "time stamp" and (one.grain in fine or _one_day(one))]
    if dated:
        one = dated[0]
        day = one.end
        if day is None:
            return UNSTATED, ""
        if one.grain in ("month", "year") or (waits and one.start != day):
            return Period.between(one.start, day), one.why
        return Period.between(one.start if one.grain == "weekend" else day, day), one.why
    if nows:
        return Period(published, published), "now"
    return UNSTATED, ""


def _one_day(one: DateMention) -> bool:
    """ "a week before", counted from a day."""
    return one.start is not None and one.start == one.end
