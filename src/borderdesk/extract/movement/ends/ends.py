"""Origin, destination and place of a movement, from the places that belong to its amount."""

from __future__ import annotations

from collections.abc import Sequence

from borderdesk.extract.geography import state_of_town
from borderdesk.extract.movement.aside.aside import CAMPS
from borderdesk.extract.movement.ends.actors import (
    EMBASSIES,
    TO_IT,
    acts,
    fetches,
    makes_up,
    receives,
    sends_home,
    supplies,
)
from borderdesk.extract.movement.ends.direction import is_object
from borderdesk.extract.movement.ends.homecoming import COMING, counted_at_home, of_embassy, of_kin
from borderdesk.extract.movement.ends.namedend import named_end
from borderdesk.extract.movement.event import NEAR, Event
from borderdesk.extract.movement.places.places import OBJECTS, Spot
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.layout import Layout
from borderdesk.extract.movement.words.words import word_set

OF_CONSULS = frozenset(("applications", "permits"))
WAITING = frozenset(("queue_length", "queue_hours"))
LANDING = frozenset("landed landing lands arrived arriving arrive arrives touched".split())
OPPOSITE = {"origin": "destination", "destination": "origin"}
SETTLED = frozenset(("arrivals", "stayed", "registered", "applications"))  # where a town is, there they are
SIDES = {"to": "destination", "from": "origin"}
INSIDE = frozenset(("stayed", "registered", "applications", "permits", "displaced"))
"""Measures whose other end a crossing does not fix: people wait or are counted there."""
THE = frozenset("the these those its their".split())
OPENING = 8  # tokens, with a dateline
PUT_BACK = frozenset(("deported", "turned_away"))  # what no state does to its own people
BY = 9  # tokens from what was done to who did it
UNION = "the Union, no state"
NO_END = frozenset(("", "EU"))  # a body or an open name is no end


class Filler:
    """Sets the ends of one event from the spots of its amount, the plainest words first."""

    def __init__(self, layout: Layout, event: Event, cue: Cue | None, at: int, focus: str) -> None:
        self.layout, self.event, self.cue, self.at, self.focus = layout, event, cue, at, focus
        self.others: tuple[str, ...] = ()
        self.entered: tuple[str, ...] = ()
        self.homes: tuple[str, ...] = ()
        self.refuges: frozenset[str] = frozenset()
        self.office = ""
        self.near = NEAR[event.measure]
        self.far = OPPOSITE[self.near]

    def fill(self, own: list[Spot], shared: Sequence[Spot] = ()) -> None:
        """Objects and prepositions, who acts, where it was, crossings and borders; own spots before shared ones."""
        spots = [*own, *shared]
        if not spots:
            return
        cue = self.cue
        if spots[0].part == "label" or spots[-1].part == "label":
            spots = self._past_label(spots)
        if cue is not None:
            spots.sort(
                key=lambda spot: (not is_object(cue, spot), not cue.last <= spot.first < self.at)
            )  # "left Qatar" before "from Bahrain and Oman"
        if self.event.measure == "deported" and cue is not None and not cue.passive and cue.last <= self.at:
            for spot in self._nearest([one for one in spots if one.part == "agent" and 0 <= cue.first - one.last <= 3]):
                self._acting(spot)  # "Chile expelled 138 people who had come from Bolivia"
        self._held_there(spots)
        for step in (self._named, self._acting, self._inside):
            for spot in self._nearest(spots) if step == self._acting else spots:
                step(spot)
        over = [spot for spot in spots if spot.place.role == "crossing" and len({*spot.place.codes}) == 2]
        for spot in sorted(over, key=lambda spot: not self._of_town(spot)) if len(over) > 1 else over:
            self._crossing(spot)
        for spot in spots:
            self._border(spot)

    def _held_there(self, spots: Sequence[Spot]) -> None:
        """ "Australia was holding 1,146 people on Nauru": where they are, whoever holds them."""
        held = self.event.measure == "stayed" and self.cue is not None and self.cue.shape == "host"
        for spot in spots if held else ():
            if spot.part == "in" and spot.first > self.at and spot.place.role != "crossing":
                self._inside(spot)

    def _past_label(self, spots: list[Spot]) -> list[Spot]:
        """ "Burkina Faso: in Mali's Koro district 54,000 refugees live": the place of the sentence, not its label."""
        label = next((spot for spot in spots if spot.part == "label"), spots[0])
        there = any(one.part == "in" and one.code not in ("", label.code) and one.last <= self.at + 1 for one in spots)
        return [spot for spot in spots if spot is not label] if there else spots

    def _nearest(self, spots: list[Spot]) -> list[Spot]:
        """ "QUITO - Peru expelled 60": the subject is the last name before the verb."""
        at = self.cue.first if self.cue is not None else self.at
        before = sorted((spot for spot in spots if spot.last <= at), key=lambda spot: -spot.last)
        return [*before, *(spot for spot in spots if spot.last > at)]

    def here(self, low: list[str]) -> None:
        """ "crossed from here into Syria"."""
        at = self.cue.end if self.cue else 0
        if list(low[at : at + 2]) == ["from", "here"] and self.focus and not self.event.origin:
            self.event.origin = self.focus
            self.event.why["origin"] = "here"

    def _set(self, side: str, spot: Spot, code: str) -> None:
        event = self.event
        if code == "EU" and not getattr(event, side):
            event.why.setdefault(side, UNION)
        if event.measure == "deported" and side == "origin" and code == event.nationality:
            return  # nobody deports its own: "Bamako protests that 40 of its nationals were put out"
        landed = event.measure == "arrivals" and event.why.get(side) == UNION  # by Frontex's count
        told = side in event.why and not landed
        if code in NO_END or getattr(event, side) or told or code == getattr(event, OPPOSITE[side]):
            return
        setattr(event, side, code)
        event.why[side] = f"{spot.part} {spot.place.name}"
        if spot.place.role in ("city", "crossing") and not event.place:
            event.place = spot.place.name

    def _named(self, spot: Spot) -> None:
        side = named_end(self.layout, self.event, self.cue, self.at, spot)
        if side and spot.listed:
            self.event.why.setdefault(side, "one of several")
        elif side:
            self._set(side, spot, spot.code)

    def _acting(self, spot: Spot) -> None:
        """A state or its office that receives, refuses or counts is the country in focus."""
        layout, event, cue, at = self.layout, self.event, self.cue, self.at
        if event.measure == "deported" and spot.office and not event.destination and self._put_out_by(spot):
            self._set(self.far, spot, spot.code)
            return
        if self._at_other_end(spot) or (event.measure == "returns" and self._returning(spot)):
            return
        if spot.part != "agent" or event.measure == "returns" or not acts(layout, event, cue, at, spot):
            return
        if event.measure == "deported" and receives(layout, cue, at):
            self._set(self.far, spot, spot.code)
            return
        if spot.listed and not spot.office:
            event.why.setdefault(self.near, "one of several")
            return
        self._set(self.near, spot, spot.code)

    def _at_other_end(self, spot: Spot) -> bool:
        """Whether verb and place say who gives or gets people: "India supplied 40,900", "Australia drew 600 emigrants",
        "refused to receive 42 whom Chile had handed to it"."""
        if self._handed(spot):
            self._set("origin", spot, spot.code)
            return True
        made_up = makes_up(self.layout, self.event, self.at, spot)
        if self.event.shape not in ("draw", "supply") and not made_up:
            return False
        if self.event.shape == "draw":
            there = spot.last <= (self.cue.first if self.cue is not None else self.at)
        else:
            there = made_up or supplies(self.layout, self.cue, self.at, spot)
        if there and spot.part in ("agent", "none"):
            self._set(self.far, spot, spot.code)
        return True

    def _handed(self, spot: Spot) -> bool:
        low, cue = self.layout.sentence.low, self.cue
        if cue is None or spot.part not in ("agent", "via") or spot.first < max(self.at, cue.end):
            return False
        if self.event.measure == "deported":  # "had 299 delivered to it by the United States"
            return low[cue.last - 2 : cue.last] in TO_IT and "by" in low[spot.first - 2 : spot.first]
        return self.event.measure == "turned_away" and cue.end <= self.at and low[spot.first - 1] in ("whom", "that")

    def _put_out_by(self, spot: Spot) -> bool:
        """ "In that of Eritrea's commission stand 6,300 people dumped at Om Hajer by Ethiopia": whose list it is."""
        low, cue = self.layout.sentence.low, self.cue
        if cue is None or spot.first >= self.at or cue.first < self.at or cue.form != "past":
            return False
        by = next((i for i in range(cue.last, min(cue.last + BY, len(low) - 1)) if low[i] in ("by", "from")), -1)
        return by > 0 and self.layout.sentence.raw[by + 1][:1].isupper() and self.layout.next_amount(cue.last) > by

    def _returning(self, spot: Spot) -> bool:
        """Whether the state fetches its people home, or its office counts them where they set out."""
        event, cue = self.event, self.cue
        if spot.part != "agent" or cue is None:
            return False
        if spot.listed:
            event.why.setdefault("origin", "one of several")
        if sends_home(self.layout, cue, spot):
            self._set("origin", spot, spot.code)
            return True
        if fetches(self.layout, event, cue, spot):
            self._set("destination", spot, spot.code)
            return True
        if spot.office:
            self._counting_returns(spot, cue)
        elif event.origin not in ("", spot.code) and not event.nationality and self._says(spot):
            self._set("destination", spot, spot.code)  # "Bulgaria said 250,000 people had returned from Turkey"
        return spot.office

    def _says(self, spot: Spot) -> bool:
        behind = self.layout.sentence.low[spot.last : spot.last + 1]
        return spot.last <= self.at and not word_set("saying").isdisjoint(behind)

    def _counting_returns(self, spot: Spot, cue: Cue) -> None:
        """The office of the state where they set out, or of that where they come to."""
        if spot.last > cue.first or spot.code == self.event.nationality:
            return
        low = self.layout.sentence.low
        home = counted_at_home(low, self.event, cue, self.at, spot, (self.homes, self.refuges))
        self._set("destination" if home else "origin", spot, spot.code)
        if home and len(self.refuges) == 1 and not self.event.origin and spot.code not in self.refuges:
            self.event.origin, self.event.why["origin"] = next(iter(self.refuges)), "where they had fled to"

    def _inside(self, spot: Spot) -> None:
        """ "300 arrived in X"; who waits or is deported is still there."""
        if spot.part == "in" and self._among_those_in(spot):
            self._set("origin", spot, spot.code)
            return
        if of_kin(self.event, self.at, spot):
            self.event.nationality = ""
            self._set("destination", spot, spot.code)
            return
        if of_embassy(self.layout.sentence.low, self.event, spot):
            self._set("origin", spot, spot.code)
            return
        if spot.part not in ("in", "side") or (self.event.measure == "returns" and self.event.nationality):
            return
        if self.event.measure in OF_CONSULS and self.layout.sentence.low[spot.first - 2] in EMBASSIES:
            return  # "the consulate in Lviv has issued 9,300": another state's
        if self.event.measure == "returns" and self.cue is not None and spot.last <= min(self.cue.first, self.at):
            return  # "the office in Malawi says 300 have gone back"
        landed = not LANDING.isdisjoint(self.layout.sentence.low[max(spot.first - 4, 0) : spot.first])
        away = self.event.measure == "deported"
        home = spot.code == self.event.nationality != ""  # "put 122 Guineans down in Conakry"
        known = spot.part == "in" and self.event.origin not in ("", spot.code)  # "landed with 201 expelled from Spain"
        side = "origin" if self.event.measure in WAITING or (away and not landed) else self.near
        here = self._put_down_here(spot)
        side = "destination" if away and (landed or known or home or here) else side
        if spot.listed:
            self.event.why.setdefault(side, "one of several")
        else:
            self._set(side, spot, spot.code)

    def _put_down_here(self, spot: Spot) -> bool:
        """ "tipped out 1,100 people here", not "carried 612 out through the gate here"."""
        low = self.layout.sentence.low
        return low[spot.first] == "here" and spot.first > self.at and low[spot.first - 1] not in word_set("gates")

    def _among_those_in(self, spot: Spot) -> bool:
        """ "Of the Ugandans stranded in Khartoum, 300 had been flown back": from there."""
        low, event = self.layout.sentence.low, self.event
        went = event.measure in ("returns", "departures")
        went = went or (event.measure == "arrivals" and event.destination not in ("", spot.code))
        if not went or spot.last >= self.at or "," not in low[spot.last : spot.last + 6] or "of" not in low[:OPENING]:
            return False
        at = low.index("of")
        return at + 1 < spot.first and low[at + 1] in THE and (at == 0 or not low[at - 1].isalpha())

    def _crossing(self, spot: Spot) -> None:
        """A named crossing fixes the other end once one is known; the country in focus is its near end."""
        pair = {*spot.place.codes}
        self.event.place = self.event.place or spot.place.name
        if self.event.measure == "returns" and not self.event.destination:
            if self.event.origin in pair:
                self._set("destination", spot, next(iter(pair - {self.event.origin})))
            elif self.event.nationality in pair:
                self._set("destination", spot, self.event.nationality)
            elif self._comes_here(pair):
                self._set("destination", spot, self.focus)  # "came back through Torkham": to where this is told
            else:
                return
        near, far = getattr(self.event, self.near), getattr(self.event, self.far)
        if far in pair and not near:
            self._set(self.near, spot, next(iter(pair - {far})))
            return
        counts = self.office if self.event.measure == "arrivals" and spot.part in ("in", "via") else ""
        near = near or self._of_town(spot)
        known = near or next((code for code in (counts, self.focus, *self.others) if code in pair), "")
        own = self.event.nationality
        if own in pair and (not known or (self.event.measure in PUT_BACK and known == own)):
            known = own if self.event.measure == "departures" else next(iter(pair - {own}))
        if known in pair:
            self._set(self.near, spot, known)
            named = self.event.measure != "deported" or spot.part in ("in", "via", "to", "of")
            camp = self.layout.sentence.low[spot.first - 2] in CAMPS  # "the camps at Dollo Ado have taken in 78,000"
            if self.event.measure not in INSIDE and named and not camp:  # "handed over at Dajabón"
                self._set(self.far, spot, next(iter(pair - {known})))

    def _comes_here(self, pair: set[str]) -> bool:
        came = self.cue is not None and self.layout.sentence.low[self.cue.first] in COMING
        return came and not self.event.origin and self.focus in pair

    def _of_town(self, spot: Spot) -> str:
        """The near end where the crossing is named as the town it lies in: "reached Adré", "left Myawaddy"."""
        s, pair = self.layout.sentence, {*spot.place.codes}
        before = s.low[spot.first - 1]
        there = before == "in" and self.event.measure in SETTLED
        side = SIDES.get(OBJECTS.get(before, spot.part)) or "destination" * there
        state = state_of_town(s.text[s.starts[spot.first] : s.ends[spot.last - 1]]) if side else ""
        if state not in pair:
            return ""
        return state if side == self.near else next(iter(pair - {state}))

    def _border(self, spot: Spot) -> None:
        """ "the Mexican border" names the country beyond it; a queue at it wants to go there."""
        if spot.part == "border" and spot.listed:
            self.event.why.setdefault(self.far, "one of several")
        if spot.part not in ("side", "border") or spot.listed:
            return
        if self.event.measure in WAITING:
            self._queue(spot)
        elif spot.part == "border" and self.event.measure == "turned_away" and spot.code in self.entered:
            self._set(self.near, spot, spot.code)  # "60 entered Egypt and 30 were sent back at the Egyptian gate"
        elif (
            spot.part == "border"
            and self.event.measure not in INSIDE
            and spot.code
            not in (
                getattr(self.event, self.near),
                self.focus if self._of_focus() else "",  # "put 1,100 people over the Niger line"
            )
        ):
            self._set(self.far, spot, spot.code)

    def _of_focus(self) -> bool:
        """Whether the border may be that of the country in focus; "6,400 were kept out on the Bosnian frontier, says
        Zagreb" is Bosnia's, wherever the text is written."""
        return self.event.measure not in PUT_BACK or not getattr(self.event, self.near)

    def _queue(self, spot: Spot) -> None:
        if spot.part == "side" or "destination" in self.event.why:
            self._set("origin", spot, spot.code)
        elif spot.code != self.focus:
            self._set("destination", spot, spot.code)
            self._set("origin", spot, self.focus)
