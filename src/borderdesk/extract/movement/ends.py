"""Origin, destination and place of a movement, from the places that belong to its amount."""

from __future__ import annotations

from collections.abc import Sequence

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.cue import Cue
from borderdesk.extract.movement.event import NEAR, Event
from borderdesk.extract.movement.layout import Layout
from borderdesk.extract.movement.places import Spot

AGENT_NEAR = frozenset(("take", "host", "refuse", "issue", "register", "catch", "send", "lodge", "noun", "takeout"))
LIST = "list"


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


def direction(cue: Cue, spots: Sequence[Spot], m: Mention) -> tuple[str, str]:
    """(measure, rule) of a cue whose prepositions decide: "move", "cross", "flee", "bring"."""
    parts = {spot.part for spot in spots}
    measure = cue.measure
    if cue.shape == "flee":
        named = any(spot.part in ("to", "in") for spot in spots) and not any(_object(cue, spot) for spot in spots)
        return ("arrivals", "flee into") if named else ("departures", "flee")
    if measure == "cross":
        if "from" in parts and not parts & {"to", "in"}:
            return "arrivals", "crossings from"
        return "arrivals", "crossings"
    if measure != "move":
        return measure, "word"
    if parts & {"to"}:
        return "arrivals", "into"
    if "from" in parts:
        return ("departures", "out of") if _out(cue, spots) else ("arrivals", "from")
    return (
        ("arrivals", "crossing")
        if parts & {"in", "via", "of", "none", "for", "agent", "border"} or cue.shape == "move"
        else ("", "")
    )


def _out(cue: Cue, spots: Sequence[Spot]) -> bool:
    return cue.shape == "bring" and not any(spot.part == "in" for spot in spots)


def _object(cue: Cue, spot: Spot) -> bool:
    return (
        spot.place.role != "authority"
        and 0 <= spot.first - cue.end <= 2
        and spot.part not in ("to", "from", "in", "via", "for")
    )


def fill(event: Event, cue: Cue | None, own: Sequence[Spot], shared: Sequence[Spot], focus: str) -> None:
    """Set the ends that the spots name; own ones first, then those before all amounts."""
    for spots in (own, shared):
        for spot in spots:
            _place(event, cue, spot)
    for spots in (own, shared):
        _crossing(event, spots, focus)


def _place(event: Event, cue: Cue | None, spot: Spot) -> None:
    side = _side(event, cue, spot)
    if not side or not spot.code:
        if side and spot.place.codes:
            return
        return
    if not getattr(event, side) and spot.code != getattr(event, _other(side)):
        setattr(event, side, spot.code)
        event.why[side] = f"{spot.part} {spot.place.name}"
        if spot.place.role == "city" and not event.place:
            event.place = spot.place.name


def _other(side: str) -> str:
    return "origin" if side == "destination" else "destination"


def _side(event: Event, cue: Cue | None, spot: Spot) -> str:
    """The end that a spot names in this movement."""
    part, near = spot.part, NEAR[event.measure]
    if cue is not None and _object(cue, spot) and cue.shape in ("enter", "leave", "flee") and spot.first >= cue.last:
        return "destination" if cue.shape == "enter" else "origin"
    if part == "to":
        return "destination"
    if part == "from":
        return "origin"
    if part == "for":
        return (
            "destination" if cue is not None and cue.shape in ("leave", "flee", "noun", "issue", "wait", "move") else ""
        )
    if part in ("in", "of"):
        return _inside(event, cue, spot, near)
    if part == "agent":
        return _agent(event, cue, spot, near)
    return ""


def _inside(event: Event, cue: Cue | None, spot: Spot, near: str) -> str:
    if event.measure == "returns":
        return "destination" if spot.part == "in" and cue is not None and cue.shape in ("return",) else ""
    if spot.part == "of":
        return near if cue is not None and cue.shape == "noun" else ""
    return near


def _agent(event: Event, cue: Cue | None, spot: Spot, near: str) -> str:
    """A state or its office that receives, refuses, counts: the country in focus."""
    if cue is None:
        return near
    if event.measure == "returns":
        return ""
    if cue.shape in AGENT_NEAR:
        return near
    if spot.place.role in ("authority", "adjective") or spot.last <= cue.first:
        return near
    return ""


def _crossing(event: Event, spots: Sequence[Spot], focus: str) -> None:
    """A named crossing fixes the other end once one is known; the country in focus is its near end."""
    for spot in spots:
        if spot.place.role != "crossing" or len(spot.place.codes) != 2:
            continue
        event.place = event.place or spot.place.name
        pair = set(spot.place.codes)
        near = NEAR[event.measure]
        known = getattr(event, near) or (focus if focus in pair else "")
        if known in pair and event.measure != "returns":
            _settle(event, near, known, next(iter(pair - {known})), spot.place.name)
        elif event.origin in pair and not event.destination:
            event.destination = next(iter(pair - {event.origin}))
        elif event.destination in pair and not event.origin:
            event.origin = next(iter(pair - {event.destination}))


def _settle(event: Event, near: str, known: str, other: str, name: str) -> None:
    if not getattr(event, near):
        setattr(event, near, known)
        event.why[near] = f"crossing {name}"
    far = _other(near)
    if not getattr(event, far) and event.measure not in ("deported",):
        setattr(event, far, other)
        event.why[far] = f"crossing {name}"
