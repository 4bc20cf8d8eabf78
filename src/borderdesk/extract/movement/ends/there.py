"""The end that tells where people are: "300 arrived in X", "held on Nauru"."""

from __future__ import annotations

from collections.abc import Sequence

from borderdesk.extract.movement.ends.actors import EMBASSIES
from borderdesk.extract.movement.ends.homecoming import of_embassy, of_kin
from borderdesk.extract.movement.ends.sides import Sides
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.words import word_set

OF_CONSULS = frozenset(("applications", "permits"))
WAITING = frozenset(("queue_length", "queue_hours"))
LANDING = frozenset("landed landing lands arrived arriving arrive arrives touched".split())
THE = frozenset("the these those its their".split())
OPENING = 8  # tokens, with a dateline


def held_there(sides: Sides, spots: Sequence[Spot]) -> None:
    """ "Australia was holding 1,146 people on Nauru": where they are, whoever holds them."""
    held = sides.event.measure == "stayed" and sides.cue is not None and sides.cue.shape == "host"
    for spot in spots if held else ():
        if spot.part == "in" and spot.first > sides.at and spot.place.role != "crossing":
            inside(sides, spot)


def inside(sides: Sides, spot: Spot) -> None:
    """ "300 arrived in X"; who waits or is deported is still there."""
    low, event = sides.layout.sentence.low, sides.event
    if spot.part == "in" and _among_those_in(sides, spot):
        sides.set("origin", spot, spot.code)
        return
    if of_kin(event, sides.at, spot):
        event.nationality = ""
        sides.set("destination", spot, spot.code)
        return
    if of_embassy(low, event, spot):
        sides.set("origin", spot, spot.code)
        return
    where = spot.part == "in" and low[spot.last : spot.last + 2] == [",", "where"]
    if where and event.measure == "returns" and spot.code != event.nationality != "":
        sides.set("origin", spot, spot.code)  # "camps at Kakuma, where 300 Ethiopians went home"
    if spot.part not in ("in", "side") or (event.measure == "returns" and event.nationality):
        return
    if event.measure in OF_CONSULS and low[spot.first - 2] in EMBASSIES:
        return  # "the consulate in Lviv has issued 9,300": another state's
    if event.measure == "returns" and sides.cue is not None and spot.last <= min(sides.cue.first, sides.at):
        return  # "the office in Malawi says 300 have gone back"
    landed = not LANDING.isdisjoint(low[max(spot.first - 4, 0) : spot.first])
    away = event.measure == "deported"
    home = spot.code == event.nationality != ""  # "put 122 Guineans down in Conakry"
    known = spot.part == "in" and event.origin not in ("", spot.code)  # "landed with 201 expelled from Spain"
    side = "origin" if event.measure in WAITING or (away and not landed) else sides.near
    here = _put_down_here(sides, spot)
    side = "destination" if away and (landed or known or home or here) else side
    if spot.listed:
        event.why.setdefault(side, "one of several")
    else:
        sides.set(side, spot, spot.code)


def _put_down_here(sides: Sides, spot: Spot) -> bool:
    """ "tipped out 1,100 people here", not "carried 612 out through the gate here"."""
    low = sides.layout.sentence.low
    return low[spot.first] == "here" and spot.first > sides.at and low[spot.first - 1] not in word_set("gates")


def _among_those_in(sides: Sides, spot: Spot) -> bool:
    """ "Of the Ugandans stranded in Khartoum, 300 had been flown back": from there."""
    low, event = sides.layout.sentence.low, sides.event
    went = event.measure in ("returns", "departures")
    went = went or (event.measure == "arrivals" and event.destination not in ("", spot.code))
    if not went or spot.last >= sides.at or "," not in low[spot.last : spot.last + 6] or "of" not in low[:OPENING]:
        return False
    at = low.index("of")
    return at + 1 < spot.first and low[at + 1] in THE and (at == 0 or not low[at - 1].isalpha())
