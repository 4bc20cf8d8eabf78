"""The days of an event: its own dates, those before all amounts, those of the event it goes on with."""

from __future__ import annotations

from datetime import date

from borderdesk.extract.amounts import Mention
from borderdesk.extract.dates import DateMention
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.memory import Memory
from borderdesk.extract.movement.part import is_carrier, is_part
from borderdesk.extract.movement.scene import Scene
from borderdesk.extract.movement.timing import STOCKS, followed, period
from borderdesk.period import UNSTATED, Period

APART = 16.0  # separators between a leading date and an amount that it no longer dates
HEAD = 2  # sentences that say what a release is about
RELEASES = frozenset(
    "statistics balance annual bulletin fiscal ended ending end year report data estimates office".split()
)
FRAMES = frozenset(("year", "half", "quarter"))


class Dating:
    """Dates the events of one sentence."""

    def __init__(self, scene: Scene, memory: Memory, published: date | None) -> None:
        self.scene, self.memory, self.published = scene, memory, published
        if published and scene.sentence.index < HEAD and not memory.frame:
            memory.frame = frame_of(scene)

    def date(self, m: Mention, event: Event, parent: Event | None, previous: Event | None) -> None:
        """Set the period; ``parent`` is what the amount goes on with, ``previous`` the last event of the sentence."""
        calendar = self.scene.calendar
        own = calendar.of(self.scene.index(m)) or calendar.of(self._carrier(m))
        part = is_part(self.scene, m)
        mentions = own if own or (part and parent is not None) else self._leading(m)
        if not own and self._runs_on(m, event, previous):
            mentions, parent = [], previous
        event.period, rule = period(mentions, self.published, event.measure, calendar.said)
        if not event.period:
            event.period = followed(mentions, parent.period if parent else self.memory.period)
            rule = "as before"
        stock = event.measure in STOCKS and parent is not None and parent.measure != event.measure
        if not event.period and parent is not None and not mentions and not stock:
            event.period = parent.period
        if not event.period and not mentions and event.measure not in STOCKS and not is_part(self.scene, m):
            event.period, rule = self.memory.frame, "the months of the release"
        if event.period:
            event.why["period"] = rule
        if any(one.role == "since" for one in mentions):
            event.cumulative = True
        if event.rate and not mentions:
            event.period = UNSTATED
        if not event.period and not mentions and not event.rate and self._lists(event):
            event.period, event.why["period"] = self.memory.since, "since the day of the first of the list"

    def _leading(self, m: Mention) -> list[DateMention]:
        """The dates before all amounts, unless something else was said in between."""
        return [one for one in self.scene.calendar.leading if self.scene.layout.between(one.last, m.first) < APART]

    def _lists(self, event: Event) -> bool:
        """ "A has received N since D ... B has received M": the next country of a list."""
        last = self.memory.last
        near_by = last is not None and self.scene.sentence.index - last.sentence <= 1
        return near_by and event.measure == "arrivals" and event.shape in ("take", "count") and bool(self.memory.since)

    def _carrier(self, m: Mention) -> int:
        """The index of the boats right behind those who came in them; -2 for none."""
        owners = self.scene.owners
        at = self.scene.index(m) + 1
        return at if 0 < at < len(owners) and is_carrier(self.scene, owners[at]) else -2

    def _runs_on(self, m: Mention, event: Event, before: Event | None) -> bool:
        """Whether the days of the amount before still hold: "on Sunday they admitted 410 and refused 12"."""
        if before is None or not before.period or event.measure in STOCKS or before.measure in STOCKS:
            return False
        last = max((o.last for o in self.scene.owners if o.last <= m.first), default=0)
        return last > 0 and not is_part(self.scene, m) and self.scene.layout.between(last, m.first) < 6


def frame_of(scene: Scene) -> Period:
    """The year or quarter of a release: "year to June 2025", "in 1996"."""
    if RELEASES.isdisjoint(scene.sentence.low):
        return UNSTATED
    for one in scene.dates:
        if one.grain in FRAMES and one.role in ("on", "within") and one.start and one.end and not one.future:
            return Period(one.start, one.end)
    return UNSTATED
