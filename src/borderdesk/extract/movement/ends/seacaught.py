"""People whom a coast guard stops at sea: some states bring them ashore, others keep them out, others keep them in."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.words import word_set

SUBJECT = 8  # tokens before the verb in which its subject stands
BOATS = frozenset("boat boats dinghy pirogue trawler vessel sloop raft dinghies".split())
ASHORE = frozenset("ashore landed port harbour harbor brought".split())


def stopped_at_sea(low: list[str], cue: Cue, spots: list[Spot], home: str) -> bool:
    """ "The Libyan coast guard intercepted 112 at sea", "cutters picked up 1,489"; ``home``: the text's country."""
    if cue.shape in TAKEN and not BACK.isdisjoint(low) and _back_on_land(low, cue.first, spots):
        return _whose(spots, home) in word_set("keeps_in")
    if cue.shape == "send":  # "sent back a boat with 22 people"
        return low[cue.end - 1] in ("back", "away", "off") and not BOATS.isdisjoint(low[cue.end : cue.end + 4])
    if cue.shape != "catch":
        return False
    around = {*low[max(cue.first - SUBJECT, 0) : cue.first]}
    around |= {*low[cue.last : cue.last + SUBJECT]} if "by" in low[cue.last : cue.last + 2] else set()
    if word_set("seafarers").isdisjoint(around) or not ASHORE.isdisjoint(low[cue.last :]):
        return False
    whose = _whose(spots, home)
    return whose in word_set("keeps_out") or whose in word_set("keeps_in")


def brought_back(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "returned 260 Cubans picked up at sea", "160 people stopped at sea were taken back": they never got in."""
    behind = low[m.last : m.last + SUBJECT]
    at = next((i for i, pair in enumerate(pairwise(behind)) if pair == ("at", "sea")), 0)
    caught = at > 0 and not STOPPED.isdisjoint(behind[:at]) and FINITE.isdisjoint(behind[:at])
    around = (*low[max(m.first - 5, 0) : m.first], *low[m.last + at : m.last + at + SUBJECT])
    return caught and (cue.shape in TAKEN or cue.shape in ("catch", "send")) and not BACK.isdisjoint(around)


STOPPED = frozenset("picked intercepted stopped caught found rescued plucked seized detained".split())
FINITE = frozenset("were was been had have has and".split())


def _whose(spots: list[Spot], home: str) -> str:
    return next((spot.code for spot in spots if spot.part in ("agent", "none", "label") and spot.code), home)


def _back_on_land(low: list[str], at: int, spots: list[Spot]) -> bool:
    """ "came to the aid of 141 people and took them back to land", "returned them to the port", "back to Tripoli"."""
    sea = not word_set("seafarers").isdisjoint(low[max(at - FAR, 0) : at])
    backs = [i for i, token in enumerate(low) if token in BACK and sea]
    ports = (spot for spot in spots if spot.part == "to" and spot.place.role == "city" and spot.first > at)
    if backs and any(spot.code in word_set("keeps_in") for spot in ports):
        return True
    return any("to" in low[i + 1 : i + 4] and not LAND.isdisjoint(low[i + 2 : i + 7]) for i in backs)


FAR = 20  # tokens from the ship to what it does in the end
TAKEN = frozenset("bring return come take takeout".split())
BACK = frozenset("back returned returning return".split())
LAND = frozenset("land shore port coast harbour harbor beach mainland".split())


def kept_in(event: Event) -> bool:
    """Whether the state that stopped them is one that keeps them from leaving."""
    return event.shape != "refuse" and event.measure == "turned_away" and event.destination in word_set("keeps_in")
