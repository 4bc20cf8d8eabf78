"""The period that the dates of an amount give together with what the text has said before."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.amounts.words import words as number_words
from borderdesk.extract.dates import DateMention
from borderdesk.extract.dates.calendar import days_from
from borderdesk.extract.movement.days.anchors import ended_by
from borderdesk.extract.movement.days.dateowners import RAISING
from borderdesk.extract.movement.days.timing import STOCKS, period
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.period.takenover import Found
from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.period import UNSTATED, Period

TOLD = 4  # days from the one told of to the end of the count
REACH = 5  # tokens from "had" to what had come
THROUGH = ("arrivals", "departures")  # what an opening lets through; others may have been sent back since before
RUNNING = ("since", "this", "so far")
MONTH, YEAR = 27, 365
FEW = 3  # days
GOING_ON = RAISING | {"altogether", "stands", "thus", "thereby", "hence"}
SUMS = GOING_ON | {"sum", "total", "tally", "count"}
AGAIN = frozenset("more another further".split())


class Stated:
    """Reads the dates of the amounts of one sentence."""

    def __init__(self, scene: Scene, memory: Memory, published: date) -> None:
        self.scene, self.memory, self.published = scene, memory, published
        self.anchors, self.low = memory.anchors, scene.sentence.low
        self.stamped = any(one.why == "time stamp" for one in scene.dates)

    def period(self, m: Mention, event: Event, mentions: list[DateMention], before: Event | None) -> Found:
        """The period and the rule; ``before`` is what the amount goes on with or follows."""
        mentions = [self._in_context(one) for one in mentions]
        given = any(one.start and one.why in ("range", "run") for one in mentions)
        first = [] if given else [one for one in mentions if one.why == "first days"]
        found, rule = self._followed(first, before) if first and event.measure not in STOCKS else (UNSTATED, "")
        if not found:
            measure = "arrivals" if event.rate else event.measure  # "it is now 390 a day"
            found, rule = period(mentions, self.published, measure, self.scene.calendar.said)
        if not found:
            found, rule = self._until(m, event, mentions, before)
        if not found:
            found, rule = self._followed(mentions, before)
        told = {one.end for one in self.scene.calendar.said}
        if rule in RUNNING and (found.end == self.published or found.end in told):
            found = self._brought_up(m, found)
        return found, rule

    def _in_context(self, one: DateMention) -> DateMention:
        """ "By noon" and "in the course of the year" in a text that has just spoken of Monday, of last year."""
        recent = self.anchors.recent
        if one.why == "part of year" and one.start and one.end and (one.end - one.start).days >= YEAR - 1:
            known = next((known for known in reversed(recent) if (known.days or 0) >= YEAR), None)
            return one.over(known.start, known.end) if known else one
        day = self._day_of(one) if one.why in ("clock", "in the morning") else None
        return one.over(day, day) if day else one

    def _day_of(self, clock: DateMention) -> date | None:
        """The day of a bare time of day: named in the sentence, or yesterday where the text has just told of it."""
        days = [one for one in self.scene.dates if one.last <= clock.first and one.grain == "day"]
        days = [one for one in days if one.why != "first days"]  # "On Sunday, the first day without rules, 300 by noon"
        if days and days[-1].role == "on" and days[-1].start == days[-1].end:
            return days[-1].start
        if self.scene.sentence.index - self.anchors.named_in == 1 and not self.stamped:
            return self.anchors.named
        last = self.anchors.recent[-1] if self.anchors.recent else UNSTATED
        yesterday = last.days == 1 and last.end is not None and (self.published - last.end).days == 1
        return last.end if yesterday and not self.stamped else None

    def _followed(self, mentions: list[DateMention], before: Event | None) -> Found:
        """ "On that day", "over the same weeks", "since then": from what goes before in the sentence or the text."""
        near = before.period if before is not None else UNSTATED
        for one in mentions:
            if one.start is not None or one.shift is None or self.low[one.first - 1] in ("by", "until", "till"):
                continue
            if one.shift[0] == "same" and (days := self._last_days(one)):
                return days, "those days"
            if self._from(one) and (began := self._last_named(one)):
                return Period.between(began, self._told_on()), "since"
            if self._from(one) and (began := self._went_on(one)):
                return Period.between(began, self._told_on()), "since"
            earlier, _ = period(self.scene.calendar.earlier(one.first), self.published, "arrivals")
            bare = one.why == "span" and self.low[one.first - 1 : one.first] == ["in"] and not near and not earlier
            if bare and self.low[one.first] != "the" and self.low[one.last - 1] != "hours":
                continue  # "came home in one week": in which nobody says
            found = self.anchors.resolve(one, near or earlier, self.scene.sentence.index)
            if found.start and self._from(one):
                ends = [o.end for o in mentions if o.role in ("until", "as_of") and o.end and o.end >= found.start]
                found = Period.between(found.start, ends[0] if ends else self._told_on())
            if found:
                return found, "as before"
            if one.why == "span" and self.low[one.first : one.last] == ["24", "hours"]:
                return Period.between(days_from(self.published, -1), self.published), "the hours up to now"
        return UNSTATED, ""

    def _last_days(self, one: DateMention) -> Period:
        """ "38 came on Monday, 27 on Tuesday and 46 on Wednesday; 92 in the same three days": from the first to the
        last of as many days."""
        units = number_words().units
        count = next((units[token] for token in self.low[one.first : one.last] if token in units), 0)
        days = sorted({day for sentence, day in self.anchors.days if sentence == self.scene.sentence.index})[-count:]
        whole = count > 1 and len(days) == count and (days[-1] - days[0]).days == count - 1
        return Period.between(days[0], days[-1]) if whole else UNSTATED

    def _last_named(self, then: DateMention) -> date | None:
        """ "It has been shut since 15 December; since then 19 people have got across it": the day named last."""
        days = [one.start for one in self.scene.dates if one.last <= then.first and one.start and not one.future]
        return days[-1] if days and then.shift == ("same", 0) else None

    def _went_on(self, then: DateMention) -> date | None:
        """ "50,000 have fled since 1 April. Since then Rwanda has received 25,000": from the day the total began."""
        last, since = self.memory.last, self.memory.since
        next_to = last is not None and self.scene.sentence.index - last.sentence == 1
        return (
            since.start
            if next_to and then.shift == ("same", 0) and "then" in self.low[then.first : then.last]
            else None
        )

    def _told_on(self) -> date:
        """The day of the statement where the sentence gives it, else that of publication."""
        days = [one.end for one in self.scene.calendar.said if one.end and one.end <= self.published]
        return max(days, default=self.published)

    def _from(self, one: DateMention) -> bool:
        return one.role == "since" or self.low[one.first - 1] in ("since", "from")

    def _brought_up(self, m: Mention, found: Period) -> Period:
        """A total that a day's count brings up ends on that day: "410 on Sunday, which takes the sum since May to"."""
        frame, position = self.anchors.frame, self.anchors.position
        if position or (frame.days or MONTH + 1) <= MONTH:
            return ended_by(found, position.end or frame.end)
        index = self.scene.sentence.index
        here = [day for sentence, day in self.anchors.days if sentence == index]
        days = here or [day for sentence, day in self.anchors.days if sentence == index - 1]
        start = max((o.last for o in self.scene.owners if o.last <= m.first), default=0)
        gap = self.low[start : m.first]
        stands = bool(days) and self._stands(m, gap) and max(days) >= self._newest()
        told = not (SUMS if here or stands else GOING_ON).isdisjoint(gap) or ("so", "that") in pairwise(gap)
        if not days or self.stamped or not told:
            return found
        return ended_by(found, max(days))

    def _newest(self) -> date:
        """The last day told of, counted or not."""
        short = [one.end for one in self.anchors.recent if one.end and (one.days or 0) <= FEW]
        return max((day for day in short if day <= self.published), default=date.min)

    def _stands(self, m: Mention, gap: list[str]) -> bool:
        """ "The total since 1 November is 716": a sum of which nothing but its state is told."""
        return self.low[m.first - 1] in ("is", "stands") and self.scene.index(m) == 0 and "," not in gap

    def _until(self, m: Mention, event: Event, mentions: list[DateMention], before: Event | None) -> Found:
        """ "300 on Monday and 90 more by noon on Tuesday"; "since Friday 300, and 900 by dusk on Sunday"."""
        one = next((one for one in mentions if one.role in ("as_of", "until")), None)
        if one is None or one.end is None or one.end > self.published or event.measure in STOCKS:
            return UNSTATED, ""
        if self._of_one_day(m, one, mentions, before):
            return Period.day(one.end), "by an hour of the day"
        start = self._start_before(m) or self._told_before(one.end) or self._opened_before(m, event, one)
        return (Period(start, one.end), "since") if start and start <= one.end else (UNSTATED, "")

    def _told_before(self, end: date) -> date | None:
        """ "On Monday the guards stood aside. By Tuesday evening 8,000 had come": from the day just told of."""
        anchors = self.anchors
        day, near_by = anchors.told.start, self.scene.sentence.index - anchors.told_in <= 1
        return day if day and near_by and 0 < (end - day).days <= TOLD else None

    def _opened_before(self, m: Mention, event: Event, by: DateMention) -> date | None:
        """ "The post has been open since Monday. By Wednesday evening it had seen 860": from that day on."""
        day = self.anchors.opening(self.scene.sentence.index)
        had = "had" in self.low[max(m.first - REACH, 0) : m.last + 5]
        most = TOLD if event.measure in THROUGH else 0
        by_then = had and by.role == "as_of" and by.end is not None
        return day if day and by_then and by.end and 0 <= (by.end - day).days <= most else None

    def _of_one_day(self, m: Mention, one: DateMention, mentions: list[DateMention], before: Event | None) -> bool:
        """Whether the count began with the day: "by noon today", "90 more by dusk"; "had come by noon" is a total."""
        if self.low[max(one.first - 2, 0) : one.first] == ["as", "of"] and one.why != "today":
            return False  # "721 had been kept from boarding as of Monday"
        if one.why == "today" or any(other.role == "same" and not self._from(other) for other in mentions):
            return True
        around = (*self.low[max(m.first - 1, 0) : m.first], *self.low[m.core_first : m.last + 2])  # no "more than 300"
        if not AGAIN.isdisjoint(around):
            return True
        if "had" in self.low[max(m.first - 3, 0) : m.last + 5] and (one.why != "clock" or self._start_before(m)):
            return False
        here = before is not None and before.sentence == self.scene.sentence.index and before.period.days == 1
        return here or one.why == "clock"

    def _start_before(self, m: Mention) -> date | None:
        """Where the running total began of which the sentence, or the one before, has spoken."""
        starts = [one.start for one in self.scene.calendar.earlier(m.first) if one.role == "since" and one.start]
        last = self.memory.last
        if not starts and last is not None and last.cumulative and self.scene.sentence.index - last.sentence <= 1:
            return last.period.start
        return starts[-1] if starts else None
