"""People turned away: whether from where they wanted to go, or from leaving."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.movement.ends.seacaught import kept_in
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.words.cue import Cue

LEAVING = frozenset(
    """
    leaving leave left exiting exit exits departing depart departure departures leavers putting sailing sail
    embarking embark boarding emigrating emigrate fleeing flee setting launching launch
    """.split()
)


def _back_to(low: list[str], event: Event, cue: Cue, own: list[Spot]) -> bool:
    """ "turned 212 lorries back towards Germany": to where they came from."""
    goal = next((spot for spot in own if spot.part == "to" and spot.code == event.destination != ""), None)
    if goal is None or event.origin == event.destination:
        return False
    them = low[goal.first - 2] in ("them", "it") and not RETURNING.isdisjoint(low[max(goal.first - 4, 0) : goal.first])
    if them and goal.first - 2 > cue.end:
        return True  # "turned back a boat with 46 people and returned them to Sri Lanka"
    return "back" in low[max(goal.first - 3, 0) : goal.first] or (
        cue.end == goal.first - 1 and low[cue.end - 1] == "back"
    )


RETURNING = frozenset("returned sent took handed escorted towed brought shipped".split())


def _off_shore(behind: list[str]) -> bool:
    """ "foiled 60 attempts to put to sea", "held back 3,700 people on the beaches"."""
    return not SHORES.isdisjoint(behind) or any(pair in TO_SEA for pair in pairwise(behind))


def _over_water(behind: list[str]) -> bool:
    """ "kept 780 people from crossing the Channel"."""
    return "crossing" in behind and not WATERS.isdisjoint(behind[behind.index("crossing") :])


WATERS = frozenset("channel sea strait straits mediterranean aegean adriatic atlantic water".split())
SHORES = frozenset("beach beaches embark embarking dunes".split())
BOARDING = "go going get getting climb climbing come coming".split()  # "with 164 people aboard" are under way
TO_SEA = frozenset((("to", "sea"), ("set", "sail"), ("set", "out"), ("would-be", "passengers"), ("be", "passengers")))
TO_SEA |= {(going, "aboard") for going in BOARDING}
SAME_BORDER = ("as before", "over the same border", "over the border spoken of")
STOPPING = frozenset("stopped prevented kept barred held hindered".split())
KEPT = 12  # tokens from "stopped" to "leaving"


def kept_in_or_out(low: list[str], event: Event, cue: Cue, own: list[Spot], memory: Memory) -> None:
    """People stopped from leaving: the state that stops them is the one they wanted to leave."""
    own = [spot for spot in own if ";" not in low[cue.first : spot.first]]  # not what others did
    home = [spot for spot in own if spot.part == "to" and low[max(spot.first - 2, 0) : spot.first] == ["back", "to"]]
    if event.destination == memory.office != "" and any(spot.code == event.destination for spot in home):
        event.origin, event.destination = event.destination, ""  # "Libya's coast guard stopped 300 and took them back"
        return
    if _back_to(low, event, cue, own):
        event.origin, event.destination = event.destination, memory.office or memory.focus
        event.destination = "" if event.destination == event.origin else event.destination
        return
    beyond = event.destination not in ("", memory.focus)
    outward = beyond and event.why.get("destination", "").startswith(("to ", "for "))
    if outward and not event.origin and memory.focus and memory.office in ("", memory.focus):
        event.origin = memory.focus  # "foiled 57 attempts to cross to Italy"
    leads_on = memory.routes.get(memory.main) == memory.office or memory.ways.get(memory.main) == memory.office
    if event.destination == memory.office not in ("", memory.main) and not event.origin and leads_on:
        event.origin, event.destination = event.destination, ""
        return  # "French police prevented 14 crossings" of a text about those who reach Britain
    if kept_in(event) and event.origin in ("", event.destination):
        event.origin, event.destination = event.destination, ""
        return
    behind = low[cue.last : cue.last + KEPT]
    stop = next((i for i, pair in enumerate(pairwise(behind)) if pair[0] == "and" and pair[1] in STOPPING), KEPT)
    behind = behind[:stop]  # "refused entry to 41 and stopped 12 from leaving"
    away = event.destination != memory.main and _off_shore(behind)
    if event.destination and not event.origin and (away or _over_water(behind)):
        event.origin, event.destination = event.destination, ""
        return
    if LEAVING.isdisjoint(behind) or behind[:2] == ["leave", "to"]:
        return
    abroad = next((spot.code for spot in own if spot.part in ("for", "to") and spot.code), "")
    if abroad and abroad == event.destination and not event.origin:
        return  # "Customs counts 60 kept from boarding a plane to the United States": refused by where they go
    if event.why.get("origin") in SAME_BORDER and event.destination:
        event.origin, event.destination = event.destination, abroad or event.origin
        return  # "Refused entry from Russia: 64. Stopped from leaving: 97": over the same border
    event.origin, event.destination = event.origin or event.destination, abroad
