"""The ends that a named crossing or a border fixes."""

from __future__ import annotations

from borderdesk.extract.geography import state_of_town
from borderdesk.extract.movement.aside.aside import CAMPS
from borderdesk.extract.movement.ends.homecoming import COMING
from borderdesk.extract.movement.ends.sides import Sides
from borderdesk.extract.movement.ends.there import WAITING
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.places.places import OBJECTS, Spot
from borderdesk.extract.movement.words.words import words

SETTLED = frozenset(("arrivals", "stayed", "registered", "applications"))  # where a town is, there they are
SIDES = {"to": "destination", "from": "origin"}
INSIDE = frozenset(("stayed", "registered", "applications", "permits", "displaced"))
"""Measures whose other end a crossing does not fix: people wait or are counted there."""
PUT_BACK = frozenset(("deported", "turned_away"))  # what no state does to its own people


def over_crossing(sides: Sides, spot: Spot) -> None:
    """A named crossing fixes the other end once one is known; the country in focus is its near end."""
    pair = {*spot.place.codes}
    sides.event.place = sides.event.place or sides.written(spot)
    if sides.event.measure == "returns" and not sides.event.destination:
        if sides.event.origin in pair:
            sides.set("destination", spot, next(iter(pair - {sides.event.origin})))
        elif sides.event.nationality in pair:
            sides.set("destination", spot, sides.event.nationality)
        elif _comes_here(sides, pair):
            sides.set("destination", spot, sides.focus)  # "came back through Torkham": to where this is told
        else:
            return
    if _one_way(sides, spot):
        return
    near, far = getattr(sides.event, sides.near), getattr(sides.event, sides.far)
    if far in pair and not near:
        sides.set(sides.near, spot, next(iter(pair - {far})))
        return
    counts = sides.office if sides.event.measure == "arrivals" and spot.part in ("in", "via") else ""
    near = near or of_town(sides, spot)
    known = near or next((code for code in (counts, sides.focus, *sides.others) if code in pair), "")
    own = sides.event.nationality
    if own in pair and (not known or (sides.event.measure in PUT_BACK and known == own)):
        known = own if sides.event.measure == "departures" else next(iter(pair - {own}))
    if known in pair:
        sides.set(sides.near, spot, known)
        named = sides.event.measure != "deported" or spot.part in ("in", "via", "to", "of")
        camp = sides.layout.sentence.low[spot.first - 2] in CAMPS  # "the camps at Dollo Ado have taken in 78,000"
        if sides.event.measure not in INSIDE and named and not camp:  # "handed over at Dajabón"
            sides.set(sides.far, spot, next(iter(pair - {known})))


def _one_way(sides: Sides, spot: Spot) -> bool:
    """ "800 people a day crossed the Darién Gap": from Colombia, wherever this is told."""
    event, way = sides.event, words().usual_ways.get(spot.place.name, "")
    told = event.why.get("destination", "agent ")[:6] == "agent " and not event.origin
    crossed = sides.cue is not None and sides.layout.sentence.low[sides.cue.first].startswith("cross")
    if not (way and crossed and told) or event.measure != "arrivals" or event.unit != "persons":
        return False
    event.origin, event.destination = way[:3], way[4:]
    event.why |= {"origin": f"over {spot.place.name}", "destination": f"over {spot.place.name}"}
    return True


def crossing_of(event: Event, own: list[Spot]) -> tuple[str, ...]:
    """The two states of the one crossing that the words name; () where they name an end beyond: "reached Libya"."""
    pairs = {(*sorted({*spot.place.codes}),) for spot in own if spot.place.role == "crossing"}
    pair = next(iter(pairs)) if len(pairs) == 1 else ()
    beyond = [end for end in (event.origin, event.destination) if end and end not in pair]
    return pair if len(pair) == 2 and not beyond else ()


def keep_to_crossing(event: Event) -> None:
    """ "Uganda let in 300. At Torkham 900 went home": no end is taken over from elsewhere."""
    for side in ("origin", "destination"):
        if not event.fits(getattr(event, side)):
            setattr(event, side, "")


def _comes_here(sides: Sides, pair: set[str]) -> bool:
    came = sides.cue is not None and sides.layout.sentence.low[sides.cue.first] in COMING
    return came and not sides.event.origin and sides.focus in pair


def of_town(sides: Sides, spot: Spot) -> str:
    """The near end where the crossing is named as the town it lies in: "reached Adré", "left Myawaddy"."""
    s, pair = sides.layout.sentence, {*spot.place.codes}
    before = s.low[spot.first - 1]
    there = before == "in" and sides.event.measure in SETTLED
    side = SIDES.get(OBJECTS.get(before, spot.part)) or "destination" * there
    state = state_of_town(s.written(spot.first, spot.last)) if side else ""
    if state not in pair:
        return ""
    return state if side == sides.near else next(iter(pair - {state}))


def at_border(sides: Sides, spot: Spot) -> None:
    """ "the Mexican border" names the country beyond it; a queue at it wants to go there."""
    if spot.part == "border" and spot.listed:
        sides.event.why.setdefault(sides.far, "one of several")
    if spot.part not in ("side", "border") or spot.listed:
        return
    if sides.event.measure in WAITING:
        _queue(sides, spot)
    elif spot.part == "border" and sides.layout.sentence.low[spot.first - 1] == "with" and _beyond(sides, spot):
        sides.event.bordering = spot.code
    elif spot.part == "border" and sides.event.measure == "turned_away" and spot.code in sides.entered:
        sides.set(sides.near, spot, spot.code)  # "60 entered Egypt and 30 were sent back at the Egyptian gate"
    elif (
        spot.part == "border"
        and sides.event.measure not in INSIDE
        and spot.code
        not in (
            getattr(sides.event, sides.near),
            sides.focus if _of_focus(sides) else "",  # "put 1,100 people over the Niger line"
        )
    ):
        sides.set(sides.far, spot, spot.code)


def _beyond(sides: Sides, spot: Spot) -> bool:
    """ "caught 300 people on the border with Iraq": by who guards the other side, wherever this is told."""
    if sides.event.measure in INSIDE or getattr(sides.event, sides.near) == spot.code:
        return False
    sides.set(sides.far, spot, spot.code)
    return bool(getattr(sides.event, sides.far) == spot.code)


def _of_focus(sides: Sides) -> bool:
    """Whether the border may be that of the country in focus; "6,400 were kept out on the Bosnian frontier, says
    Zagreb" is Bosnia's, wherever the text is written."""
    return sides.event.measure not in PUT_BACK or not getattr(sides.event, sides.near)


def _queue(sides: Sides, spot: Spot) -> None:
    if spot.part == "side" or "destination" in sides.event.why:
        sides.set("origin", spot, spot.code)
    elif spot.code != sides.focus:
        sides.set("destination", spot, spot.code)
        sides.set("origin", spot, sides.focus)
