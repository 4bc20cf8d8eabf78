"""The period of an amount that has no dates of its own: from its whole, the list it stands in, the release."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.days.idledates import SAYING
from borderdesk.extract.movement.days.timing import STOCKS
from borderdesk.extract.movement.event import Event, near
from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.tie.part import is_part
from borderdesk.period import UNSTATED, Period

PERFECT = frozenset(("has", "have", "having"))
OPPOSITE = (["in", "the", "opposite"], ["in", "the", "other"], ["the", "other", "way"], ["going", "the", "other"])
SHARES = frozenset("majority bulk rest remainder entries arrivals visits total inflow departures exits those".split())
MADE_UP = frozenset("made make makes accounted account accounts supplied head heads headed".split())
NUMBERED = frozenset("numbered totalled totaled".split())
WAYS = frozenset("from through via by over towards".split())
THROUGH = {"arrivals", "departures", "turned_away"}
INSERTED = 7  # tokens of "it said," and the comma behind it
LATER = frozenset("later afterwards afterward subsequently eventually".split())
LATE = 9  # tokens from the number to "later"
OF_THESE = (["of", "these"], ["of", "those"], ["of", "them"])
HERE = 4  # tokens from the head of a sentence to what its subject did first
Found = tuple[Period, str]


def perfect(low: list[str], m: Mention) -> bool:
    """ "have left", "300 of them, it said, have been sent back": when, nobody says."""
    behind = low[m.last : m.last + 4]
    if "," in behind:
        at = m.last + behind.index(",") + 1
        put_in = low[at : at + INSERTED]
        behind = [*behind, *low[at + put_in.index(",") + 1 :][:3]] if "," in put_in else behind
    return not (PERFECT.isdisjoint(low[max(m.first - 4, 0) : m.first]) and PERFECT.isdisjoint(behind))


class TakenOver:
    """What the amounts of one sentence take over from the text before."""

    def __init__(self, scene: Scene, memory: Memory) -> None:
        self.scene, self.memory, self.anchors = scene, memory, memory.anchors
        self.low = scene.sentence.low

    def period(self, m: Mention, event: Event, parent: Event | None) -> Found:
        """The period and the rule; ``parent`` is the event that the amount goes on with."""
        if event.measure in STOCKS:
            return self._of_stock(event, parent)
        if event.rate:
            return UNSTATED, ""
        whole = self.low[max(m.first - 2, 0) : m.first] == ["of", "the"]  # "of the 100,000 who came 64,000 have left"
        again = self.anchors.repeated(m) if event.unit != "percent" else None
        if again is not None:
            came = "who" in self.low[m.last : m.last + 4]
            return (UNSTATED, "") if whole and came else (again, "the same number before")
        if self._lists(event):
            return self.memory.since, "since the day of the first of the list"
        return self._of_whole(m, event, parent)

    def _of_stock(self, event: Event, parent: Event | None) -> Found:
        if self.anchors.position:
            return self.anchors.position, "the day of the release"
        same = parent is not None and parent.measure == event.measure
        other = parent is not None and parent.sentence != self.scene.sentence.index and near(parent) != near(event)
        if other and self.low[0] != "of":
            same = False  # "Jordan now hosts 150,000. Lebanon has 47,000": when, nobody says
        return (parent.period, "as before") if same and parent is not None else (UNSTATED, "")

    def _of_whole(self, m: Mention, event: Event, parent: Event | None) -> Found:
        divides = event.unit == "percent" or is_part(self.scene, m)
        past = divides or (parent is not None and parent is self.anchors.compared)
        parent = self._divided(event, parent) if past else parent
        if parent is not None:
            anew = self._told_anew(m) or self._own_time(m, event, parent)
            return (UNSTATED, "") if anew else (parent.period, "as before")
        return self._of_text(m, event)

    def _told_anew(self, m: Mention) -> bool:
        """ "It took 115 home on Sunday; the ministry says that flights for 1,000 are being discussed"."""
        last = max((o.last for o in self.scene.owners if o.last <= m.first), default=0)
        gap = self.low[last : m.first]
        anew = gap[gap.index(";") :] if last > 0 and ";" in gap else []
        return any(a in SAYING and b == "that" for a, b in pairwise(anew))

    def _own_time(self, m: Mention, event: Event, parent: Event) -> bool:
        """ "Of those who came 300 have left": since when nobody says."""
        parted = self.low[0] == "of" and "who" in self.low[: m.first] and event.unit != "percent"
        if parted and parent.measure != event.measure:
            return True
        if self._afterwards(m, event.measure != parent.measure):
            return True
        later = event.unit != "percent" and parent.sentence != self.scene.sentence.index
        return (later or parent.measure != event.measure) and perfect(self.low, m)

    def _afterwards(self, m: Mention, other: bool) -> bool:
        """ "300 of them were later sent back", "went home after the accord"."""
        tail = self.low[m.last : m.last + LATE]
        tail = tail[: tail.index(";")] if ";" in tail else tail
        after = "after" in tail and tail[tail.index("after") - 1] not in ("soon", "day", "days")
        return not LATER.isdisjoint(tail) or (other and after)

    def _of_text(self, m: Mention, event: Event) -> Found:
        """What the sentence before or the head of the text says of the time."""
        opposite = self._opposite(m)
        whole, told = self.anchors.lead if opposite else self.anchors.whole, self.anchors.told
        divides = opposite or event.shape == "supply" or self._divides(m)
        if whole is not None and divides and self._next_to(whole.sentence, 1 + opposite):
            left = whole.measure != event.measure and perfect(self.low, m)
            return (UNSTATED, "") if left else (whole.period, "a part of the count before")
        if whole is not None and self._next_to(whole.sentence) and self._same_office(m, event, whole):
            return whole.period, "the day the office just counted"
        if whole is not None and self._next_to(whole.sentence) and self._further(m, event, whole):
            return whole.period, "more of the count before"
        if self.anchors.frame and "had" not in self.low[max(m.first - 3, 0) : m.first]:
            return self.anchors.frame, "the months of the release"
        if told and self._next_to(self.anchors.told_in) and not perfect(self.low, m):
            return told, "the day just told of"
        return UNSTATED, ""

    def _same_office(self, m: Mention, event: Event, whole: Event) -> bool:
        """ "By noon the guard had let in 1,100 people. It refused 64": on the same day."""
        went_on = self.low[0] in ("it", "they", "another") and m.first <= HERE and not perfect(self.low, m)
        gates = {event.measure, whole.measure} <= THROUGH and "had" not in self.low[: m.first]
        return went_on and gates and whole.period.days == 1

    def _further(self, m: Mention, event: Event, whole: Event) -> bool:
        """ "In May guards stopped 900. A further 300 came to the posts": in the same month."""
        people = {whole.unit, event.unit} <= {"persons", "other"}
        alike = whole.measure == event.measure and people and not event.cumulative
        return self.low[:2] == ["a", "further"] and m.first <= 2 and alike and not perfect(self.low, m)

    def _divided(self, event: Event, parent: Event | None) -> Event | None:
        """The count that a part divides, past a rate, a stock or a comparison that stands between."""
        whole, last = self.anchors.whole, self.memory.last
        if last is not None and self.low[:2] in OF_THESE and self._next_to(last.sentence) and last.period:
            return last if last.sentence < self.scene.sentence.index else parent
        if whole is None or not self._next_to(whole.sentence, 1 if parent is None else 2):
            levels = parent is self.anchors.compared and parent is not None and parent.measure != event.measure
            return None if levels else parent
        if parent is None or parent is self.anchors.compared:
            return whole
        if parent.measure == whole.measure and (parent.rate or not parent.period):
            return whole
        here = parent.sentence == self.scene.sentence.index
        return whole if whole.measure in (parent.measure, event.measure) and not here else parent

    def _next_to(self, sentence: int, reach: int = 1) -> bool:
        return self.scene.sentence.index - sentence <= reach

    def _opposite(self, m: Mention) -> bool:
        """ "In the opposite direction 300 went", "300 went the other way"."""
        return self.low[:3] in OPPOSITE or any(self.low[i : i + 3] in OPPOSITE for i in range(m.last, m.last + 4))

    def _divides(self, m: Mention) -> bool:
        """ "The majority, 300, came by X", "Afghans made up 300 of them"."""
        head, tail = self.low[: m.first], self.low[m.last : m.last + 5]
        if head[:1] == ["of"] and perfect(self.low, m):
            return False
        if not MADE_UP.isdisjoint(head[-3:]) or head[:2] == ["most", ","] or head[-3:] == ["the", "most", ","]:
            return True
        if (tail[:1] == ["of"] and not SHARES.isdisjoint(tail)) or not SHARES.isdisjoint(head[:3]):
            return True
        label = (head[-1:] == [":"] and len(head) <= 6) or not NUMBERED.isdisjoint(head[-1:])
        return label or (m.noun < 0 and bool(head) and head[0] in WAYS and PERFECT.isdisjoint(head))

    def _lists(self, event: Event) -> bool:
        """ "A has received N since D ... B has received M, C K": the next countries of a list."""
        last = self.memory.last
        if last is None or not self.memory.since or event.measure != "arrivals":
            return False
        wholes = [o for o in self.scene.owners if o.kind == "count"]  # "Benin has 15,680 of them, Ghana 10,832"
        listed = last.sentence == self.scene.sentence.index or len(wholes) > 1
        return self._next_to(last.sentence) and listed and event.shape in ("take", "count")
