"""Origin, destination and place of a movement, from the places that belong to its amount."""

from __future__ import annotations

from collections.abc import Sequence

from borderdesk.extract.movement.cue import Cue
from borderdesk.extract.movement.event import NEAR, Event
from borderdesk.extract.movement.layout import Layout
from borderdesk.extract.movement.places import Spot

TAKING = frozenset(
    ("take", "host", "refuse", "issue", "register", "catch", "send", "lodge", "noun", "count", "sum", "have", "")
)
FOR = frozenset(("leave", "flee", "noun", "issue", "wait", "move", "takeout"))
OPPOSITE = {"origin": "destination", "destination": "origin"}


class Ends:
    """The spots of a sentence by the amount that owns them; -1 holds those before all amounts."""

    def __init__(self, layout: Layout, spots: Sequence[Spot]) -> None:
        self.layout = layout
        self.owned: dict[int, list[Spot]] = {}
        for spot in spots:
            if spot.part != "people":
                self.owned.setdefault(layout.owner(spot.first, spot.last), []).append(spot)

    def of(self, index: int) -> list[Spot]:
        return self.owned.get(index, [])


def direction(cue: Cue, spots: Sequence[Spot], focus: str, home: bool) -> tuple[str, str]:
    """(measure, rule) of a cue whose prepositions decide; "" where nothing does."""
    parts = {spot.part: spot.code for spot in spots}
    if (
        home
        and cue.measure in ("move", "arrivals", "departures")
        and cue.shape in ("move", "come", "bring", "leave", "takeout", "enter", "cross")
    ):
        return "returns", "home"
    if cue.shape == "flee":
        into = ("to" in parts or "in" in parts) and not any(_object(cue, spot) for spot in spots)
        return ("arrivals", "flee into") if into else ("departures", "flee")
    if cue.measure == "cross":
        return "arrivals", "crossings"
    if cue.measure != "move":
        return cue.measure, "word"
    return _neutral(cue, parts, focus)


def _neutral(cue: Cue, parts: dict[str, str], focus: str) -> tuple[str, str]:
    """A neutral verb is an arrival in B, unless the country in focus is the one they come from."""
    if "out" in parts:
        return "departures", "out of"
    if "to" in parts:
        own = parts.get("from") == focus or (parts.get("border") == focus and focus != parts["to"])
        return ("departures", "from the country in focus") if focus and own else ("arrivals", "to")
    if "from" in parts:
        return "arrivals", "from"
    if cue.shape == "bring" and not parts:
        return "", ""
    return "arrivals", "crossing"


def _object(cue: Cue, spot: Spot) -> bool:
    return (
        spot.place.role != "authority"
        and 0 <= spot.first - cue.end <= 2
        and spot.part in ("agent", "none", "of", "border")
    )


def fill(
    layout: Layout, event: Event, cue: Cue | None, own: Sequence[Spot], shared: Sequence[Spot], focus: str
) -> None:
    """Set the ends that the spots name: objects and prepositions, then crossings, then those who act."""
    for spots in (own, shared):
        for spot in spots:
            if spot.part not in ("agent", "in", "border", "side") or (cue is not None and _object(cue, spot)):
                _place(layout, event, cue, spot)
    for part in (("in",), ("agent",)):
        for spots in (own, shared):
            for spot in spots:
                if spot.part in part:
                    _place(layout, event, cue, spot)
    for spots in (own, shared):
        _crossings(event, spots, focus)
        _borders(event, spots, focus)


def _place(layout: Layout, event: Event, cue: Cue | None, spot: Spot) -> None:
    side = _side(layout, event, cue, spot)
    if not side:
        return
    if spot.listed and spot.part != "agent":
        event.why.setdefault(side, "one of several")
        return
    if (
        spot.code in ("", "EU")
        or getattr(event, side)
        or side in event.why
        or spot.code == getattr(event, OPPOSITE[side])
    ):
        return
    setattr(event, side, spot.code)
    event.why[side] = f"{spot.part} {spot.place.name}"
    if spot.place.role == "city" and not event.place:
        event.place = spot.place.name


def _side(layout: Layout, event: Event, cue: Cue | None, spot: Spot) -> str:
    """The end that a spot names in this movement, "" for none."""
    near = NEAR[event.measure]
    if cue is not None and cue.shape in ("enter", "leave", "flee") and spot.first >= cue.last and _object(cue, spot):
        return "destination" if cue.shape == "enter" else "origin"
    if spot.part == "to":
        return (
            ""
            if event.measure in ("applications", "permits", "registered") and near != "destination"
            else "destination"
        )
    if spot.part in ("from", "out"):
        return "origin"
    if spot.part == "for":
        return "destination" if event.shape in FOR else ""
    if spot.part == "in":
        return _inside(event, near)
    if spot.part == "of":
        return near if event.shape == "noun" else ""
    return _agent(layout, event, cue, spot, near) if spot.part == "agent" else ""


def _inside(event: Event, near: str) -> str:
    if event.measure == "returns":
        return "destination"
    if event.measure in ("queue_length", "queue_hours", "deported"):
        return "origin"
    return near


def _agent(layout: Layout, event: Event, cue: Cue | None, spot: Spot, near: str) -> str:
    """A state or its office that receives, refuses or counts is the country in focus."""
    if event.measure == "returns" or (event.shape in ("bring", "takeout") and spot.place.role != "authority"):
        return ""
    if cue is None:
        return near
    if event.shape in TAKING or (spot.last <= cue.first and spot.place.role in ("authority", "adjective")):
        return near if layout.between(spot.last, cue.first) < 9 or spot.place.role != "country" else ""
    return ""


def _crossings(event: Event, spots: Sequence[Spot], focus: str) -> None:
    """A named crossing fixes the other end once one is known; the country in focus is its near end."""
    for spot in spots:
        if spot.place.role != "crossing" or len(spot.place.codes) != 2:
            continue
        event.place = event.place or spot.place.name
        pair, near = set(spot.place.codes), NEAR[event.measure]
        known = getattr(event, near) or (focus if focus in pair else "")
        if known in pair:
            _settle(event, near, known, spot.place.name)
            if event.measure != "deported":
                _settle(event, OPPOSITE[near], next(iter(pair - {known})), spot.place.name)


def _borders(event: Event, spots: Sequence[Spot], focus: str) -> None:
    """ "the Mexican border" names the country beyond it; "the Thai side" of a queue the one it stands in."""
    near = NEAR[event.measure]
    for spot in spots:
        if spot.part == "side" and spot.code and event.measure in ("queue_length", "queue_hours"):
            _settle(event, "origin", spot.code, spot.place.name)
        if spot.part == "border" and spot.code and spot.code not in (getattr(event, near), focus):
            _settle(event, OPPOSITE[near], spot.code, f"border {spot.place.name}")


def _settle(event: Event, side: str, code: str, name: str) -> None:
    if not getattr(event, side) and code != getattr(event, OPPOSITE[side]) and side not in event.why:
        setattr(event, side, code)
        event.why[side] = name
