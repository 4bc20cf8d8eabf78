"""The two ends of one event while they are being told."""

from __future__ import annotations

from borderdesk.extract.movement.event import NEAR, Event
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.layout import Layout

OPPOSITE = {"origin": "destination", "destination": "origin"}
UNION = "the Union, no state"
NO_END = frozenset(("", "EU"))  # a body or an open name is no end


class Sides:
    """The ends of ``event``, set once each: the plainest words come first.

    ``cue`` governs its number, which stands at token ``at``; ``focus`` is the country in focus.
    """

    def __init__(self, layout: Layout, event: Event, cue: Cue | None, at: int, focus: str) -> None:
        self.layout, self.event, self.cue, self.at, self.focus = layout, event, cue, at, focus
        self.others: tuple[str, ...] = ()
        self.entered: tuple[str, ...] = ()
        self.homes: tuple[str, ...] = ()
        self.refuges: frozenset[str] = frozenset()
        self.office = ""
        self.near = NEAR[event.measure]
        self.far = OPPOSITE[self.near]

    def set(self, side: str, spot: Spot, code: str) -> None:
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
            event.place = self.written(spot)

    def here(self, low: list[str]) -> None:
        """ "crossed from here into Syria", "brought 900 Egyptians home from abroad"."""
        at = self.cue.end if self.cue else 0
        if list(low[at : at + 2]) == ["from", "abroad"] and not self.event.origin:
            self.event.why.setdefault("origin", "abroad")
        if list(low[at : at + 2]) == ["from", "here"] and self.focus and not self.event.origin:
            self.event.origin = self.focus
            self.event.why["origin"] = "here"

    def written(self, spot: Spot) -> str:
        """The name of a town or post as the text has it: "Syrym", though its crossing is known as "Mashtakovo"."""
        name, text = spot.place.name, self.layout.sentence.written(spot.first, spot.last)
        if text.casefold() == name.casefold():
            return name  # "MEDYKA, Poland -"
        return text.title() if text.isupper() else text
