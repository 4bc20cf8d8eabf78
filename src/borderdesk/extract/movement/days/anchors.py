"""The days that a text has named so far, which later words point back to: "that day", "over the same weeks"."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.dates import DateMention, fits, follow
from borderdesk.extract.movement.days.beginnings import Beginnings
from borderdesk.extract.movement.days.idledates import SAYING
from borderdesk.extract.movement.days.timing import STOCKS
from borderdesk.extract.movement.event import Event
from borderdesk.extract.text import Sentence
from borderdesk.period import UNSTATED, Period

HEAD = 3  # sentences that may say what a release is about
RELEASES = frozenset(
    "statistics statistical balance annual bulletin fiscal ended ending data estimates bureau quarterly monthly".split()
)
TITLES = frozenset(
    "arrivals departures crossings visitors tourism migration asylum returns traffic passengers entries exits"
    " deportations removals apprehensions encounters detections refusals travel claims applications figures".split()
)
TITLE = 18  # tokens of a title
FRAMES = frozenset(("year", "half", "quarter"))
LEAD = 3  # tokens before a date that opens its sentence
MONTH, YEAR = 28, 365  # days from which the first count of a release, of any text, gives its period to the rest
FEW = 7  # days of a count that brings a total up
SEASON = 80  # days of what has no first two weeks
POSITIONS = frozenset("position situation status snapshot cut-off cutoff off".split())
VERBS = frozenset("has have had is are was were will can must".split())
REPEATED = 100  # smaller numbers come again by chance
HOURS = ("clock", "time stamp")
BEGUN = 12  # sentences after which "the first day" is that of something else
NAMED = frozenset(("on", "within", "as_of", "until", "since", "same"))


class Anchors:
    """``day`` and ``stretch``: the last day and the last longer time named; ``last``: whichever came later.

    ``frame``: the months or years that a release is about; ``position``: the day on which it gives all its counts.
    ``told``: the day of the last sentence without counts (number ``told_in``), which the next may go on to tell of.
    ``whole``: the last count that is neither a part, a rate nor a comparison.
    """

    def __init__(self) -> None:
        self.recent: list[Period] = []
        self.frame: Period = UNSTATED
        self.position: Period = UNSTATED
        self.told: Period = UNSTATED
        self.told_in = 0
        self.named: date | None = None  # the last single day, in the sentence with that number
        self.named_in = -9
        self.whole: Event | None = None
        self.lead: Event | None = None  # the first whole count of its sentence
        self.release = False
        self.started = False
        self.days: list[tuple[int, date]] = []  # of single counts, with their sentences
        self.compared: Event | None = None
        self.values: dict[float, Period] = {}
        self.beginnings = Beginnings()
        self.begun: list[Period] = []  # of what has lasted since its first day
        self.openings: list[tuple[int, date]] = []  # the newest day of a sentence on which it counts nothing

    def open(self, sentence: Sentence, dates: list[DateMention], counts: bool) -> None:
        """What the head of a text says of all that follows; ``counts``: whether the sentence has amounts."""
        if sentence.index >= HEAD:
            return
        self.release = self.release or not RELEASES.isdisjoint(sentence.low)
        title = not counts and sentence.block == 0 and _is_title(sentence)
        for one in dates:
            if one.start is None or one.end is None or one.future or one.why == "this":
                continue
            stretch = not counts and one.why in ("range", "run") and one.start != one.end
            year = self.release and one.grain in FRAMES and one.role in ("on", "within")
            titled = title and (one.grain == "month" or one.grain in FRAMES) and one.role in ("on", "within")
            if stretch or titled or (year and (not counts or one.why == "stretch to")):
                self.frame = self.frame or Period(one.start, one.end)
            if one.start == one.end and _is_position(sentence.low, one, counts):
                self.position = Period.day(one.end)

    def close(self, sentence: Sentence, dates: list[DateMention], counts: bool) -> None:
        """The dates of a sentence once it is read."""
        if not counts:
            self.told = UNSTATED
        self._open(sentence, dates)
        for one in sorted(dates, key=lambda one: one.role != "since"):
            if not one.start or not one.end or one.future or one.role not in NAMED:
                continue
            if one.role == "since":
                self.begun = [*self.begun[-5:], Period(one.start, one.end)]
            if one.role == "since" and not counts:
                self.add(Period.day(one.start))
            known = counts and any(before.start == one.start for before in self.recent)
            if one.why not in HOURS and (one.role != "since" or not known):
                self.add(Period(one.start, one.end))
            if one.start == one.end and one.role == "on" and one.why not in HOURS:
                older = self.named is not None and self.named_in == sentence.index and self.named > one.end
                self.named, self.named_in = self.named if older else one.end, sentence.index
            opens = one.first <= LEAD and one.start == one.end and one.role == "on"
            if not counts and opens and sentence.kind == "body":
                self.told, self.told_in = Period.day(one.end), sentence.index
        self._lead_on(sentence, dates)

    def _lead_on(self, sentence: Sentence, dates: list[DateMention]) -> None:
        """ "2,900 in 2023, 300 fewer than in 2022. In that year": in the one counted, not in that compared with."""
        long = self.lead is not None and (self.lead.period.days or 0) >= MONTH
        here = self.lead is not None and self.lead.sentence == sentence.index
        if self.lead and long and here and any(_compared(sentence.low, one) for one in dates):
            self.add(self.lead.period)

    def _open(self, sentence: Sentence, dates: list[DateMention]) -> None:
        """What may have begun in a sentence: on its newest day, where nobody is counted or speaks on it."""
        counted = [day for index, day in self.days if index == sentence.index]
        days = [
            one.start
            for one in dates
            if one.start and (one.role == "since" or (one.role == "on" and one.start == one.end))
            if one.grain in ("day", "hour") and not one.future and not one.why.endswith((*HOURS, "range"))
            if SAYING.isdisjoint(sentence.low[max(one.first - 2, 0) : one.first])
        ]
        if days and max(days) not in counted:
            self.openings = [*self.openings[-5:], (sentence.index, max(days))]

    def opening(self, index: int) -> date | None:
        """The newest day on which anything began that the sentences before ``index`` tell of."""
        return max((day for sentence, day in self.openings if 0 < index - sentence <= BEGUN), default=None)

    def opened(self, index: int) -> date | None:
        """The day on which something began in that very sentence, which counts nobody on it."""
        return next((day for sentence, day in self.openings[-1:] if sentence == index), None)

    def add(self, period: Period) -> None:
        start, end = period.start, period.end  # compared one by one: periods as such are slow to compare
        if start and end:
            others = [one for one in self.recent if one.start != start or one.end != end]
            self.recent = [*others[-9:], period]

    def keep(self, m: Mention, event: Event, whole: bool) -> None:
        """The event of an amount, once it is dated."""
        self.add(event.period)
        if event.period.end and 0 < (event.period.days or 0) <= FEW:
            self.days = [*self.days[-5:], (event.sentence, event.period.end)]
        if not whole:
            self.started = self.started or event.measure in STOCKS
            return
        long = (event.period.days or 0) >= (MONTH if self.release else YEAR)
        if not self.started and event.sentence <= HEAD and not self.frame and not event.cumulative and long:
            self.frame = event.period
        if self.lead is None or self.lead.sentence != event.sentence:
            self.lead = event
        self.started, self.whole = True, event
        for value in {m.low, m.high} - {None}:
            if value is not None and value >= REPEATED and m.qualifier != "vague":
                self.values.setdefault(value, event.period)

    def resolve(self, one: DateMention, near: Period, index: int) -> Period:
        """The days of a mention in sentence ``index`` that follows ``near``, the time before it, or another."""
        if one.shift is None:
            return UNSTATED
        if one.why == "span" and (same := self._of_length(one)):
            return same
        first = one.shift[0] in ("first day", "first week")
        if first and not near and (day := self.opening(index)) and (span := follow(one, day, day)):
            return Period.between(*span)
        whole = self.whole.period if self.whole is not None and one.grain == "period" else UNSTATED
        if one.shift == ("same", 0) and one.grain == "day" and not near and self.openings[-1:]:
            before, day = self.openings[-1]
            if before == index - 1:
                return Period.day(day)  # "On Saturday it opened the gate that it had shut in 2017. That day 167 came"
        if one.shift[0] == "same" and one.shift[1] and (same := self._as_long(near, one.shift[1])):
            return same
        for anchor in (near, whole, *reversed(self.recent)):
            if first and (anchor.days or 0) >= SEASON and anchor not in self.begun:
                continue
            if anchor.start and anchor.end and (one.shift[0] != "same" or fits(one, anchor.start, anchor.end)):
                span = follow(one, anchor.start, anchor.end)
                return Period.between(*span) if span else UNSTATED
        return UNSTATED

    def _of_length(self, one: DateMention) -> Period:
        """ "the nine-month total" of which the text has spoken."""
        kind, count = one.shift or ("", 0)
        each = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.2}.get(kind.partition(" ")[2], 0.0)
        near = (known for known in reversed(self.recent) if abs((known.days or 0) - count * each) <= count * each / 50)
        return next(near, UNSTATED)

    def _as_long(self, near: Period, days: int) -> Period:
        """ "The same seven days": the last stretch of as many days."""
        known = (one for one in (near, *reversed(self.recent)) if abs((one.days or 0) - days) <= days * SLACK)
        return next(known, UNSTATED)

    def repeated(self, m: Mention) -> Period | None:
        """The period of the same number earlier in the text; None where it is new."""
        return next((self.values[value] for value in (m.low, m.high) if value in self.values), None)


def _is_title(sentence: Sentence) -> bool:
    """ "OVERSEAS ARRIVALS AND DEPARTURES, MARCH 2024": what a table or a release counts, and in which month."""
    named = not TITLES.isdisjoint(sentence.low) or not RELEASES.isdisjoint(sentence.low)
    return named and len(sentence.low) <= TITLE and VERBS.isdisjoint(sentence.low)


def _is_position(low: list[str], one: DateMention, counts: bool) -> bool:
    """ "Position on 14 March", "UPDATE 4 (as of 1 May)"; "as of Monday 300 had come" dates these alone."""
    if not VERBS.isdisjoint(low):
        return False  # "as of 10 May Kuwait has stopped all visas"
    if one.role == "as_of":
        return not counts or "(" in low[max(one.first - 4, 0) : one.first]
    near = low[max(one.first - 4, 0) : one.first]
    return not counts and not POSITIONS.isdisjoint(near) and "report" not in near


def _compared(low: list[str], one: DateMention) -> bool:
    """Whether a date is that of a level to compare with: "than in 2022", "from 11,080 in the same months of 2022"."""
    near = low[max(one.first - COMPARED, 0) : one.first]
    if "than" in near[-3:] or not LEVELS.isdisjoint(near[-2:]):
        return True
    return any(one in LEVELS and other[0].isdecimal() for one, other in pairwise(near))


SLACK = 0.04  # of the length of months
LEVELS = frozenset("against versus with below above from".split())
COMPARED = 7  # tokens from "from" to the date of its number


def ended_by(period: Period, day: date | None) -> Period:
    """The same beginning, but the end ``day``, where that is not before it."""
    return Period(period.start, day) if day and period.start and period.start <= day else period
