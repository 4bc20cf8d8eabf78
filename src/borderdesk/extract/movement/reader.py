"""One amount after the other of a sentence, each as an event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement import ends
from borderdesk.extract.movement.attach import bond, is_mover
from borderdesk.extract.movement.complete import OUTWARD, SAME_PEOPLE, complete, follow
from borderdesk.extract.movement.counted import counted_base, people_follow
from borderdesk.extract.movement.cue import BE, Cue
from borderdesk.extract.movement.dating import Dating
from borderdesk.extract.movement.event import NEAR, Event, near
from borderdesk.extract.movement.measure import measure_of, unit_of
from borderdesk.extract.movement.memory import Memory
from borderdesk.extract.movement.modality import modality
from borderdesk.extract.movement.part import (
    compares,
    goes_on,
    goes_own_way,
    is_carrier,
    is_part,
    names_next,
    next_in_list,
    parent_of,
    tops_list,
)
from borderdesk.extract.movement.people import nationality, own_citizens
from borderdesk.extract.movement.places import Spot
from borderdesk.extract.movement.queue import WAITING, QueueFiller
from borderdesk.extract.movement.scene import Scene
from borderdesk.extract.movement.tie import Bond
from borderdesk.extract.movement.timing import STOCKS
from borderdesk.extract.movement.topic import off_topic
from borderdesk.extract.movement.turning import at_border, at_sea, from_anywhere, turn
from borderdesk.extract.movement.uncounted import goes_on_idly, none, not_counted
from borderdesk.extract.movement.words import words
from borderdesk.period import UNSTATED

STRETCH = frozenset("stretch section border frontier post crossing gate line bridge".split())
DONE = frozenset("found seen killed shot hurt born made built".split())
BEHIND_PARTICIPLE = frozenset("by in from into on at aboard to with of for , . and who as over across under".split())
NEAR_VERB = 5.0  # the cost of a verb of which officers or villagers are plainly the subject
OTHERS = frozenset("others foreigners people persons travellers migrants".split())
OPEN_NOUNS = frozenset("crossings entries".split())
STILL_STANDING = ("verb behind", "head noun", "participle")  # ties in which officers and villagers move themselves
IDLE_SHAPES = frozenset(("catch", "wait", "stay"))  # what officers and villagers do, or suffer, without moving


class Reader:
    """Reads the amounts of one sentence in order; ``previous`` is the last movement in it."""

    def __init__(self, scene: Scene, memory: Memory, published: date | None) -> None:
        self.scene, self.memory = scene, memory
        self.dating = Dating(scene, memory, published)
        self.low = scene.sentence.low
        self.previous: Event | None = None
        self.whole: Event | None = None  # the last that was no part of another
        self.idle: Mention | None = None  # the amount just before, where it counts no movement
        offices = [spot.code for spot in scene.spots if spot.office and spot.code]
        memory.office = offices[0] if offices else memory.office
        pairs = [spot.place.codes for spot in scene.spots if spot.place.role == "crossing"]
        bounds = [
            spot.code for spot in scene.spots if spot.part == "border" and spot.code not in ("", "EU", memory.focus)
        ]
        if not pairs and bounds and memory.focus:
            pairs = [(memory.focus, bounds[-1])]  # "its frontier with Germany"
        memory.next_pair(pairs[-1] if pairs else (), scene.sentence.index)

    def read(self, m: Mention) -> Event:
        event = self._event(m)
        if event.measure != "not_movement" and not self.memory.topical and off_topic(m, event, self.low):
            event = none("nothing here is about borders")
        if event.measure != "not_movement":
            event.sentence = self.scene.sentence.index
            event.part = is_part(self.scene, m)
            self.previous = event
            self.whole = self.whole if event.part and self.whole else event
            if event.modality in ("observed", "expected"):
                self.memory.keep(event)
            if event.modality in ("observed", "two_way"):
                self.dating.remember(m, event)
        self.idle = m if event.measure == "not_movement" else None
        return event

    def _event(self, m: Mention) -> Event:
        reason = not_counted(self.scene, m)
        if reason:
            return none(reason)
        if m.kind == "change":
            return self._inherited(m, self.previous) if self.previous else none("a change, not a level")
        tie = bond(self.scene.layout, m, self.scene.cues)
        last = self.previous
        if last is not None and last.part and last.shape != "supply" and not is_part(self.scene, m):
            self.previous = self.whole
        idle = goes_on_idly(self.scene, m, self.idle, self.previous, bound=tie is not None and not goes_on(m, tie))
        if idle:
            return none(idle)
        going_on = self._continued(m, tie)
        if going_on is not None:
            return self._inherited(m, going_on)
        return self._tied(m, tie, parent_of(self.scene, m, self.previous, self.memory))

    def _tied(self, m: Mention, tie: Bond | None, parent: Event | None) -> Event:
        """The event of the amount's own word, or that of the whole it is a part of."""
        if parent is not None and tie is not None and is_part(self.scene, m):
            return self._own(m, tie, parent) if goes_own_way(tie, parent) else self._inherited(m, parent)
        if parent is not None and tie is None and m.noun >= 0 and m.kind == "count" and self._parted(m):
            return none("no word of movement near")
        if parent is not None and (tie is None or goes_on(m, tie)):
            return self._inherited(m, parent)
        if tie is None or (m.kind in ("percent", "fraction") and goes_on(m, tie)):
            return none("no word of movement near")
        return self._own(m, tie, self.previous)

    def _continued(self, m: Mention, tie: Bond | None) -> Event | None:
        """The event that a list, a comparison or a breakdown goes on with."""
        last = self.previous
        own_noun = tie is not None and tie.why == "head noun" and last is not None and tie.cue.measure != last.measure
        if last is not None and not own_noun and self._carries_on(m):
            return last
        if tops_list(self.scene, m) and (base := self._listed(m)) is not None:
            return base
        claims = self.memory.last if self.memory.last and self.memory.last.measure == "applications" else None
        came = tie is not None and tie.cue.shape == "come" and self.low[tie.cue.last : tie.cue.last + 1] == ["from"]
        return claims if came and m.noun < 0 else None  # "35,400 of the claims came from children"

    def _listed(self, m: Mention) -> Event | None:
        """What a list of nationalities or days divides: the event before, in this sentence or the one before."""
        last = self.previous or self.memory.last
        near_by = last is not None and self.scene.sentence.index - last.sentence <= 1
        return last if near_by else None

    def _parted(self, m: Mention) -> bool:
        """Whether a strong mark stands between the amount before and this one, which has a noun of its own."""
        last = max((o.last for o in self.scene.owners if o.last <= m.first), default=-1)
        return last >= 0 and self.scene.layout.between(last, m.first) >= 12

    def _carries_on(self, m: Mention) -> bool:
        listed = next_in_list(self.low, m) and not any(cue.first > m.last for cue in self.scene.cues)
        waits = self.previous is not None and self.previous.measure == "queue_hours" and self.low[m.first - 1] == "to"
        listed = listed or (names_next(self.scene, m) and self.whole is not None)
        return compares(self.low, m) or is_carrier(self.scene, m) or listed or (waits and m.noun < 0)

    def _own(self, m: Mention, tie: Bond, parent: Event | None) -> Event:
        """An amount with a word of movement of its own."""
        index, cue = self.scene.index(m), tie.cue
        own, shared = self._spots(m, index, cue), self.scene.ends.of(-1)
        measure, rule = measure_of(self.scene, m, cue, [*own, *shared], self.memory)
        if measure in ("count", "sum"):
            return self._counted(m, tie)
        if not measure:
            return none(rule or "no direction")
        if not is_mover(m, self.low) and (
            cue.shape in IDLE_SHAPES or tie.why not in STILL_STANDING or tie.cost > NEAR_VERB
        ):
            return none(f"counts {self.low[m.noun]}")
        if cue.last <= m.first and self._other_verb(m):
            return none(f"they {self.low[m.noun + 1]}")
        event = Event(measure, cue.shape, unit_of(m, cue, self.low), m.rate)
        event.why["measure"] = f"{' '.join(self.low[cue.first : cue.last])} ({tie.why}, {rule})"
        self._people(m, event, nationality(self.scene.layout, m, cue, self.scene.spots))
        self._same_people(m, event)
        self._fill_ends(m, event, cue, own, shared if index >= 0 else [])
        same = parent if parent is not None and parent.measure == measure else None
        self._marked(m, event, cue)
        if same is None and parent is not None and event.part and {measure, parent.measure} <= OUTWARD:
            follow(event, parent)
        self._stateless(m, event)
        own_ones = own_citizens(self.low, m) and cue.shape not in ("takeout", "bring")
        if measure == "departures" and own_ones and not event.origin:
            event.origin = event.nationality  # "14,000 of its citizens have left"
        self._of_them(m, event)
        complete(event, same, self.memory, parent)
        turn(self.low, m, cue, event, own, self.memory)
        goes_on_with = parent if same or is_part(self.scene, m) else None
        self.dating.date(m, event, goes_on_with, self.previous)
        if self.low[cue.first - 1] == "since":  # "have since left": from a day nobody gave
            event.period = UNSTATED
        self._mood(m, event, cue.first)
        return event

    def _marked(self, m: Mention, event: Event, cue: Cue) -> None:
        """What the words around tell about the ends without naming them."""
        event.part = is_part(self.scene, m)
        event.anywhere = from_anywhere(self.low, m, cue)
        event.over = self._over_border(m, cue)
        event.at_border, event.at_sea = at_border(self.low, m, cue), at_sea(self.low, m, cue)

    def _other_verb(self, m: Mention) -> bool:
        """ "300 were beaten back and 135 people needed stitches": the subject of a verb that moves nobody."""
        tail = self.low[m.last : m.last + 2]
        if m.noun < 0 and tail[:1] and tail[0] in BE and tail[1:] and (tail[1].endswith("ed") or tail[1] in DONE):
            return not any(cue.first == m.last + 1 for cue in self.scene.cues)
        at = m.noun + 1
        if m.noun < m.last - 1 or at + 1 >= len(self.low) or any(cue.first == at for cue in self.scene.cues):
            return False
        return self.low[at].endswith("ed") and len(self.low[at]) > 4 and self.low[at + 1] not in BEHIND_PARTICIPLE

    def _fill_ends(self, m: Mention, event: Event, cue: Cue, own: list[Spot], shared: list[Spot]) -> None:
        if event.measure in WAITING:
            waiting = QueueFiller(self.scene.layout, event, cue, m.first, self.memory.focus)
            waiting.fill_queue(own, shared, self.memory)
            return
        filler = ends.Filler(self.scene.layout, event, cue, m.first, self.memory.focus)
        filler.others = self._also_in_focus()
        filler.here(self.low)
        filler.fill(own, shared)

    def _over_border(self, m: Mention, cue: Cue) -> tuple[str, ...]:
        """The two countries of the crossing or border just spoken of: "turned back there", "on that stretch"."""
        behind = self.low[cue.first : max(cue.end, m.last) + 8]
        near_by = self.scene.sentence.index - self.memory.pair_at <= 1
        points = not {"there", "here"}.isdisjoint(behind) or any(
            one in ("that", "this", "the") and other in STRETCH for one, other in pairwise(behind)
        )
        return self.memory.pair if near_by and points else ()

    def _stateless(self, m: Mention, event: Event) -> None:
        """ "370,000 Rohingya": from the state that they live in, of no nationality."""
        home = next((code for t in self.low[m.last : m.last + 3] if (code := words().stateless.get(t))), "")
        if home:
            event.nationality = ""
            if not event.origin and event.destination != home:
                event.origin = home
                event.why["origin"] = "a people without a state"

    def _of_them(self, m: Mention, event: Event) -> None:
        """ "Poland has received 300,000 of them": from where those counted before had gone."""
        last = self.memory.last
        if last is None or event.measure not in ("arrivals", "stayed", "registered") or event.origin:
            return
        them = self.low[m.last : m.last + 2] in (["of", "them"], ["of", "these"], ["of", "those"])
        if them and last.measure in ("departures", "arrivals") and self.scene.sentence.index - last.sentence <= 1:
            event.origin = last.origin if last.origin != event.destination else ""
            event.why["origin"] = "of them"

    def _also_in_focus(self) -> tuple[str, ...]:
        """Countries of the office that spoke and of the last event: a crossing may be theirs."""
        last = self.memory.last
        return (self.memory.office, near(last) if last is not None else "")

    def _spots(self, m: Mention, index: int, cue: Cue) -> list[Spot]:
        """The places of an amount; those behind a verb that it shares with later amounts are its own too."""
        own = self.scene.ends.of(index)
        later = [k for k, o in enumerate(self.scene.owners) if m.last <= o.first and o.last <= cue.first]
        if not later or cue.shape == "noun":
            return own
        return [*own, *[spot for spot in self.scene.ends.of(later[-1]) if spot.first >= cue.first]]

    def _counted(self, m: Mention, tie: Bond) -> Event:
        """An office counted people, or a sum is named: the movement is that of the text before, else arrivals."""
        base, reason = counted_base(self.scene, m, tie.cue, self.previous, self.memory)
        if base is None:
            return none(reason)
        event = self._inherited(m, base, tie.cue)
        if tie.cue.shape == "sum" and "stood" in self.low[tie.cue.last : m.first] and event.period.days == 1:
            event.period = UNSTATED  # the day a total was read, not the days it counts
        if event.measure != "not_movement":
            event.why["measure"] = f"{self.low[tie.cue.first]}: {base.measure} as before"
        return event

    def _inherited(self, m: Mention, parent: Event, cue: Cue | None = None) -> Event:
        """An amount that goes on with the event before it: its own places, days and people replace the old ones."""
        wait = {"duration": "queue_hours", "length": "queue_length"}.get(m.kind, parent.measure)
        if parent.measure != wait and not (parent.measure in WAITING and parent is self.previous):
            return none(f"a {m.kind}")
        if parent.measure == "queue_hours" and m.kind == "count" and (m.noun >= 0 or people_follow(self.scene, m)):
            return none("people, no wait")
        if parent.measure in STOCKS and m.rate:
            parent = self.memory.by_measure.get("arrivals") or Event("arrivals", "sum", destination=near(parent))
        event = replace(parent, why={"measure": f"as before ({parent.measure})"}, rate=m.rate, modality="observed")
        event.measure = wait
        event.period, event.place, event.unit = UNSTATED, "", self._unit(m, parent)
        self._replace_ends(m, event, cue)
        code, told = nationality(self.scene.layout, m, None, self.scene.spots)
        if code or (m.noun >= 0 and not is_part(self.scene, m)):
            self._people(m, event, (code, told))
        self.dating.date(m, event, parent, self.previous)
        self._mood(m, event, m.core_first)
        if event.modality == "observed" and parent is self.previous and parent.modality in ("expected", "limit"):
            last = max((o.last for o in self.scene.owners if o.last <= m.first), default=0)
            close = m.first - last <= 3
            event.modality = parent.modality if close else "observed"  # "France will take 60 and Germany 50"
        return event

    def _unit(self, m: Mention, parent: Event) -> str:
        if m.kind in ("percent", "fraction"):
            return "percent"
        if m.unit and m.unit != "other":
            return m.unit
        if m.kind in ("duration", "length"):
            return "hours" if m.kind == "duration" else "km"
        return "persons" if parent.unit == "percent" else parent.unit

    def _people(self, m: Mention, event: Event, found: tuple[str, str]) -> None:
        event.nationality, told = found
        if not told and self.low[m.last : m.last + 3][-2:] == ["by", "them"] and self.previous is not None:
            event.nationality, told = self.previous.nationality, "by them"
        if told:
            event.why["nationality"] = told

    def _same_people(self, m: Mention, event: Event) -> None:
        """An ellipsis is about the people of the text: "another 300 came"."""
        if (
            event.nationality
            or m.noun >= 0
            or m.kind == "none"
            or OTHERS & {*self.low[max(m.first - 1, 0) : m.last + 3]}
        ):
            return
        if self.low[m.last : m.last + 1] and self.low[m.last] in OPEN_NOUNS:
            return
        last = self.memory.last_whole
        named = self.scene.sentence.index >= self.memory.people_from
        code = last.nationality if last is not None else self.memory.people if named else ""
        if code:
            event.nationality = code
            event.why["nationality"] = SAME_PEOPLE

    def _replace_ends(self, m: Mention, event: Event, cue: Cue | None) -> None:
        index = self.scene.index(m)
        fresh = Event(event.measure, cue.shape if cue else event.shape, nationality=event.nationality)
        shared = self.scene.ends.of(-1) if self.previous is None and index >= 0 else []
        filler = ends.Filler(self.scene.layout, fresh, cue, m.first, self.memory.focus)
        filler.fill(self.scene.ends.of(index), shared)
        for side in ("origin", "destination"):
            if getattr(fresh, side):
                setattr(event, side, getattr(fresh, side))
                event.why[side] = fresh.why.get(side, "")
        event.place = fresh.place
        staged = self.memory.staged == self.scene.sentence.index != event.sentence
        side = NEAR[event.measure]
        if staged and not getattr(fresh, side) and self.memory.focus not in (event.origin, event.destination):
            setattr(event, side, self.memory.focus)  # "Iran, which already has 100,000 of them"
            event.why[side] = "the country on the stage"

    def _mood(self, m: Mention, event: Event, at: int) -> None:
        event.modality, told = modality(self.scene.layout, m, at)
        capped = m.qualifier == "up_to" and event.shape == "take"
        if capped and (event.modality == "expected" or (event.modality == "observed" and m.rate)):
            event.modality, told = "limit", told or "up to so many"
        if told:
            event.why["modality"] = told
