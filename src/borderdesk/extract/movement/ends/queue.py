"""Which way a queue wants to go: where it stands, what it stands before, the way of those counted before."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.geography import are_neighbours
from borderdesk.extract.movement.ends.ends import named
from borderdesk.extract.movement.ends.sides import Sides
from borderdesk.extract.movement.ends.there import WAITING, inside
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.words.traits import trait

INWARD = (["to", "get", "in"], ["to", "enter"], ["to", "come", "in"], ["to", "be", "let", "in"], ["wanting", "in"])
OUTWARD = (["to", "get", "out"], ["to", "leave"], ["to", "exit"], ["to", "depart"], ["to", "be", "let", "out"])
INWARD_FROM = (["get", "in"], ["come", "in"], ["cross", "over"], ["come", "over"])
ASKING = 8  # tokens from "to ask for asylum" to where
ASYLUM = frozenset("asylum refuge protection".split())
TO_ASK = tuple(("to", verb) for verb in ("ask", "seek", "request", "claim", "apply", "get"))
WAYS = trait({phrase[0] for phrase in (*INWARD, *OUTWARD)})


AIRPORT = frozenset(
    """
    passport passports airport airports airline airlines flight flights aeroplane aeroplanes
    """.split()
)
HOMEWARDS = frozenset(("returns", "deported"))
TO = frozenset(("to", "reached", "reaches"))
BACK = frozenset("back stretched stretching stretches reached reaches extended extends".split())
LETTING = frozenset("let admit open reopen".split())
FAR_SIDE = (["other", "side"], ["far", "side"], ["far", "bank"], ["other", "bank"], ["opposite", "bank"])
SHUT = frozenset("closed shut sealed closes shuts seals close".split())


class Queue(Sides):
    """Sets the ends of a wait: it begins where people stand and ends where they want to go."""

    came: Event | None

    def fill_queue(self, own: list[Spot], shared: list[Spot], memory: Memory) -> None:
        spots = [*own, *shared]
        self.came = memory.by_measure.get("arrivals")
        self._between(spots)
        for step in (self._get_in_from, self._standing, self._named, self._at_passports, self._inside, self._before):
            for spot in spots:
                step(spot)
        if not self.event.origin and not self.event.destination and memory.at - memory.side_at == 1:
            self.event.origin, self.event.why["origin"] = memory.side, "the side spoken of"
        self._told_way(spots, memory)
        self._same_queue(memory)
        pairs = [spot for spot in spots if spot.place.role == "crossing" and len({*spot.place.codes}) == 2]
        for spot in pairs:
            self.event.place = self.event.place or self.written(spot)
        if AIRPORT.isdisjoint(self.layout.sentence.low):
            self._over(pairs[0].place.codes if pairs else memory.pair, memory)
            self._to_neighbour()
        else:
            self.event.why.setdefault("origin", "at an airport")

    def _named(self, spot: Spot) -> None:
        named(self, spot)

    def _inside(self, spot: Spot) -> None:
        inside(self, spot)

    def _get_in_from(self, spot: Spot) -> None:
        """ "on the Armenian bank a driver waited five hours to get in from Iran"."""
        low = self.layout.sentence.low
        if spot.part == "from" and low[max(spot.first - 3, 0) : spot.first - 1] in INWARD_FROM:
            self.set("origin", spot, spot.code)

    def _between(self, spots: list[Spot]) -> None:
        """ "camped between the Chilean and Peruvian posts": they have left the one, and want into that of the text."""
        low = self.layout.sentence.low
        for one, other in pairwise(spots):
            between = "between" in low[max(one.first - 2, 0) : one.first] and low[other.first - 1] in ("and", "the")
            if between and other.first - one.last <= 4 and "" not in (one.code, other.code):
                ahead = one if self.focus == one.code else other
                self.set("destination", ahead, ahead.code)
                self.set("origin", one, (other if ahead is one else one).code)
                return

    def _standing(self, spot: Spot) -> None:
        """ "on the Ukrainian side", "to re-enter Argentina", "to leave Chile"."""
        low = self.layout.sentence.low
        before = low[spot.first - 1 - (low[spot.first - 1] == "the")] if spot.first > 1 else ""
        if spot.part == "in" and self._asking_for(spot):
            self.set("destination", spot, spot.code)  # "in Tijuana 4,800 wait to ask for asylum in the United States"
        if before in ("enter", "entering", "reach", "leave", "leaving", "exit"):
            self.set("destination" if before[0] in "er" and before != "exit" else "origin", spot, spot.code)
        awaited = "for" in low[max(spot.first - 2, 0) : spot.first]
        lets = not LETTING.isdisjoint(low[spot.last : spot.last + 3])
        if awaited and (spot.office or lets):
            self.set("destination", spot, spot.code)  # "waiting for the Azerbaijani customs", "for Peru to let them in"
        if before == "before":
            self.set("destination", spot, spot.code)  # "15 km deep before Mozambique"
        reached = not BACK.isdisjoint(low[max(spot.first - 5, 0) : spot.first])
        behind = before in TO and spot.part != "border" and reached
        into = before == "into" and self.event.unit == "km" and self.at < spot.first <= self.at + 5
        if spot.part == "side" or into or behind:
            self.set("origin", spot, spot.code)  # "stretched 8 km into Albania", "had reached back to Bungoma"

    def _asking_for(self, spot: Spot) -> bool:
        words = self.layout.sentence.low[max(spot.first - ASKING, self.at) : spot.first]
        return not ASYLUM.isdisjoint(words) and any(pair in TO_ASK for pair in pairwise(words))

    def _at_passports(self, spot: Spot) -> None:
        """ "Passengers in Lisbon waited at passport control": to get in."""
        low = self.layout.sentence.low
        if spot.part == "in" and not AIRPORT.isdisjoint(low) and spot.place.role != "crossing":
            self.set("destination", spot, spot.code)

    def _before(self, spot: Spot) -> None:
        """ "at the Polish border": it stands before Poland; before a border that a state has shut, on its far side."""
        low = self.layout.sentence.low
        far = [*low[self.at : spot.first], *low[spot.last : self.at + 12]]
        there = any(pair in FAR_SIDE for pair in map(list, pairwise(far)))
        there = there or (low[spot.first - 1] == "with" and not SHUT.isdisjoint(low)) or self._come_from(spot)
        if spot.part == "border" and not spot.listed and self.focus not in ("", spot.code) and there:
            self.set("origin", spot, spot.code)
            self.set("destination", spot, self.focus)
        if spot.part == "border" and not spot.listed and spot.code != self.focus:
            self.set("destination", spot, spot.code)

    def _come_from(self, spot: Spot) -> bool:
        """ "98,000 Russians have come in. On the Russian border cars stood for two days": with them."""
        flow = self.came
        return flow is not None and flow.destination == self.focus and spot.code in (flow.origin, flow.nationality)

    def _told_way(self, spots: list[Spot], memory: Memory) -> None:
        """ "waited nine hours to get in"."""
        low, event = self.layout.sentence.low, self.event
        at = self.cue.first if self.cue else self.at
        words = [low[i : i + 4] for i in range(max(min(at, self.at) - 4, 0), max(at, self.at) + 8)]
        flow = memory.flow
        ways = ((INWARD, "destination"), (OUTWARD, "origin")) if self.layout.traits & WAYS else ()
        for phrases, side in ways:
            if flow is not None and flow.origin and flow.destination and memory.main in (flow.origin, flow.destination):
                break  # the way of those counted before
            if self.focus and any(three[: len(phrase)] == phrase for three in words for phrase in phrases):
                if not event.origin and not event.destination:
                    setattr(event, side, self.focus)
                    event.why[side] = "the country in focus"
                return

    def _same_queue(self, memory: Memory) -> None:
        """ "400 cars stood on the Russian side and the wait was three hours": one queue."""
        last, event = memory.last, self.event
        if last is None or last.measure not in WAITING or event.origin or event.destination:
            return
        event.origin, event.destination = last.origin, last.destination
        event.why |= {"origin": "the same queue", "destination": "the same queue"}

    def _to_neighbour(self) -> None:
        """ "the wait to get into Kosovo here": from the country in focus."""
        event = self.event
        if event.destination and not event.origin and self.focus and are_neighbours(self.focus, event.destination):
            event.origin = self.focus
            event.why["origin"] = "the country in focus"

    def _over(self, pair: tuple[str, ...], memory: Memory) -> None:
        """Over a crossing the other side is known once one is; else it goes the way of those counted before."""
        event = self.event
        if event.origin in pair or event.destination in pair:
            known, open_side = (event.origin, "destination") if event.origin in pair else (event.destination, "origin")
            if not getattr(event, open_side) and open_side not in event.why:
                setattr(event, open_side, next(code for code in pair if code != known))
                event.why[open_side] = "the other side of the crossing"
            return
        if pair and not event.origin and not event.destination:
            self._from_source(pair, memory)
        if pair and not event.origin and not event.destination and memory.flow is not None:
            self._after_flow(pair, memory.flow)
        if not event.origin and not event.destination:
            self._with_flow(pair, memory.flow)

    def _from_source(self, pair: tuple[str, ...], memory: Memory) -> None:
        """The side that people of this text come from."""
        known = [code for code in pair if code in memory.sources or code == memory.source]
        if not known and HOMEWARDS.isdisjoint(memory.by_measure):
            known = [code for code in pair if code == memory.people]  # "Russians have fled. At Verkhny Lars cars stood"
        if len(known) == 1:
            self.event.origin = known[0]
            self.event.destination = next(code for code in pair if code != known[0])
            self.event.why |= {"origin": "where people come from", "destination": "the other side of the crossing"}

    def _after_flow(self, pair: tuple[str, ...], flow: Event) -> None:
        """ "12,000 have entered Mali. At Moussala cars stood in line": the way of those, of whom one end is known."""
        if flow.destination in pair or flow.origin in pair:
            inward = flow.destination in pair
            known = flow.destination if inward else flow.origin
            other = next(code for code in pair if code != known)
            self.event.origin, self.event.destination = (other, known) if inward else (known, other)
            self.event.why |= {"origin": "the way of those before", "destination": "the way of those before"}

    def _with_flow(self, pair: tuple[str, ...], flow: Event | None) -> None:
        if flow is None or not flow.origin or not flow.destination:
            return
        if pair and {flow.origin, flow.destination} != {*pair}:
            return
        self.event.origin, self.event.destination = flow.origin, flow.destination
        self.event.why |= {"origin": "the way of those before", "destination": "the way of those before"}
