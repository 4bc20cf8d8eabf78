"""The period of an amount, from the date expressions that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from borderdesk.extract.dates import DateMention, follow
from borderdesk.extract.movement.layout import Layout
from borderdesk.period import UNSTATED, Period

UNUSED = frozenset(("rate", "open", "dateline"))
STOCKS = frozenset(("stayed", "registered", "queue_length", "queue_hours"))
SAYING = frozenset(
    "said says told reported reports announced stated declared released published showed added wrote confirmed"
    " claimed estimated posted".split()
)


class Calendar:
    """The dates of one sentence by the amount that owns them."""

    def __init__(self, layout: Layout, dates: Sequence[DateMention], published: date | None) -> None:
        self.layout = layout
        low = layout.sentence.low
        self.said = [one for one in dates if _of_saying(layout, one, low)]
        usable = [
            one for one in dates if one.role not in UNUSED and one not in self.said and not _owned_by_noun(low, one)
        ]
        usable = [one for one in usable if not _record(low, one)]
        usable = [_since_event(layout, one, published) for one in usable]
        self.owned: dict[int, list[DateMention]] = {}
        for one in usable:
            self.owned.setdefault(layout.owner(one.first, one.last), []).append(one)

    def of(self, index: int) -> list[DateMention]:
        return self.owned.get(index, [])

    @property
    def leading(self) -> list[DateMention]:
        return self.owned.get(-1, [])


RECORDS = frozenset("highest lowest largest biggest worst fewest busiest".split())


def _record(low: list[str], one: DateMention) -> bool:
    """ "the highest since 2016": no count began then."""
    return one.role == "since" and bool(RECORDS & {*low[max(one.first - 3, 0) : one.first]})


def _since_event(layout: Layout, one: DateMention, published: date | None) -> DateMention:
    """ "since Russia invaded on 24 February": the day begins the count."""
    low = layout.sentence.low
    at = next((i for i in range(one.first - 1, max(one.first - 10, -1), -1) if low[i] == "since"), -1)
    if one.role != "on" or at < 0 or one.start is None or published is None or one.start > published:
        return one
    numbers = any(at < m.first < one.first for m in layout.amounts)
    if numbers or layout.between(at, one.first) >= 3:
        return one
    return replace(one, role="since", end=published, why="since what happened then")


def _owned_by_noun(low: list[str], one: DateMention) -> bool:
    """ "Monday's count" names another count; "Thursday's intake of" is the one counted."""
    genitive = low[one.last : one.last + 2] in (["'", "s"], ["’", "s"]) or low[one.last : one.last + 1] == ["'s"]
    return genitive and not {"intake", "arrivals", "departures", "total", "crossings"} & {*low[one.last : one.last + 4]}


def _of_saying(layout: Layout, one: DateMention, low: list[str]) -> bool:
    """ "said on Tuesday" dates the saying, not what was said; a start or a length dates the count."""
    if one.role in ("since", "within", "rate", "until"):
        return False
    before = low[max(one.first - 9, 0) : one.first]
    said = [i for i, token in enumerate(before) if token in SAYING]
    if not said:
        return False
    between = before[said[-1] + 1 :]
    return not any(token in (",", ";", "that") or token.isdecimal() for token in between) and not any(
        one.first - len(before) + said[-1] < m.first < one.first for m in layout.amounts
    )


def period(
    mentions: Sequence[DateMention], published: date | None, measure: str, said: Sequence[DateMention] = ()
) -> tuple[Period, str]:
    """The period that these dates give together, and the rule that decided.

    ``said``: dates of the statement; a count since a day ends on the day it was stated.
    """
    if published is None or not mentions:
        return UNSTATED, ""
    since = [one for one in mentions if one.role == "since" and one.start]
    ends = [one for one in mentions if one.role in ("until", "as_of") and one.end]
    spans = [one for one in mentions if one.role in ("on", "within", "same", "after") and one.start]
    nows = [one for one in mentions if one.role == "now"]
    if measure in STOCKS:
        return _stock(
            [*[one for one in ends if one.role == "as_of"], *spans], nows, published, measure == "queue_hours"
        )
    if since:
        return _since(since[-1], [*ends, *[one for one in said if one.end]], spans, published)
    if spans:
        whole = _year_to(spans)
        if whole:
            return whole, "the year up to a day"
        chosen = min(spans, key=lambda one: (one.grain in ("hour", "part"), one.first))
        if len(spans) > 1 and chosen.grain in ("year", "month") and spans[-1].grain == "day":
            chosen = spans[-1]
        return Period(chosen.start, chosen.end), chosen.why
    return UNSTATED, ""  # "by Monday night" ends a count whose start nobody gave


def _year_to(spans: list[DateMention]) -> Period:
    """ "this year's total reached 90,000 by the end of June": from the year's first day."""
    years = [one for one in spans if one.grain == "year" and one.start]
    days = [one for one in spans if one.grain in ("day", "part") and one.end]
    for year in years:
        for one in days:
            if year.first < one.first and year.start and one.end and year.end and year.start <= one.end <= year.end:
                return Period(year.start, one.end)
    return UNSTATED


def _since(one: DateMention, ends: list[DateMention], spans: list[DateMention], published: date) -> tuple[Period, str]:
    end = published
    for other in (*ends, *spans):
        if other.end and one.start and one.start <= other.end <= published:
            end = other.end
            break
    if one.start and one.start > end:
        return UNSTATED, ""
    return Period(one.start, end), "since"


def _stock(mentions: list[DateMention], nows: list[DateMention], published: date, waits: bool) -> tuple[Period, str]:
    dated = [one for one in mentions if one.end and one.grain in ("day", "hour", "part", "weekend", "month")]
    if dated:
        one = dated[0]
        day = one.end
        if day is None or (one.grain == "month" and not waits):
            return UNSTATED, ""
        if one.grain == "month":
            return Period(one.start, day), one.why
        return Period(one.start if one.grain == "weekend" else day, day), one.why
    if nows:
        return Period(published, published), "now"
    return UNSTATED, ""


def followed(mentions: Sequence[DateMention], before: Period) -> Period:
    """The period of a mention that follows the one before it: "in the same time", "the day before"."""
    for one in mentions:
        if one.start is None and one.shift is not None and before.start and before.end:
            span = follow(one, before.start, before.end)
            if span:
                return Period(*span)
    return UNSTATED
