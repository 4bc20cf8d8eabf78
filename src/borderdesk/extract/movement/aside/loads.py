"""Loads of one vehicle: "a car with four people" holds so many, unless the vehicle itself comes or is stopped."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.amounts.words import nouns
from borderdesk.extract.movement.words.having import CAMPS
from borderdesk.extract.movement.words.words import Pattern, words

HELD = frozenset(("held", "holds", "seats", "seated"))
HAD, ABOARD = frozenset(("had", "has")), frozenset(("aboard", "board"))
LOADING = HELD | HAD | {"with", "holding", "seating", "for", "into"}
HOLD = 100  # people of one vehicle


def loaded(m: Mention, low: list[str]) -> str:
    """ "a car with four people", "a ferry for 200": what one vehicle holds."""
    if low[m.first - 1] in HELD and _vehicle(low, m.first - 2 - (low[m.first - 2] == "alone")):
        return "a load" if ON_BOARD.isdisjoint(low[max(m.first - 5, 0) : m.first]) else ""  # "A jumbo held 1,080"
    if low[m.first - 1] in HAD and low[m.first - 2] == "who" and not ABOARD.isdisjoint(low[m.last : m.last + 5]):
        return "a load"  # "the driver, who had 35 of them aboard"
    if low[m.first - 1] == "for" and low[m.first - 2] in CAMPS and m.noun < 0:
        return "a capacity"  # "9,400 live in a camp for 648"
    behind = [token for token in low[m.noun + 1 : m.noun + 4] if token != "alone"] if m.unit == "vehicles" else []
    if behind[1:] and behind[0] in HELD and behind[1][0].isdecimal():
        return "what held a load"  # "One dinghy alone held 94"
    into = max(m.last, m.noun + 1)
    if low[into : into + 1] == ["into"] and low[into + 1 : into + 2] in OF_ONE:
        aboard = any(_vehicle(low, at) for at in range(into + 2, min(into + 2 + KIND, len(low))))
        return "a load" if low[m.first - 1] in PACKING and aboard else ""
    if low[m.first - 1] == "for" and m.noun < 0 and low[m.first - 3] in ("a", "an", "one") and _single(low, m):
        return "a capacity"
    if m.first < 2 or low[m.first - 1] not in LOADING or low[m.first - 1] == "for" or (m.high or HOLD) > HOLD:
        return ""
    aboard = not {"aboard", "board"}.isdisjoint(low[m.last : m.last + 4]) or low[m.first - 2] in CRAFT
    if aboard and _lands(low, m):
        return ""  # "a boat with 56 Rohingya on board came ashore", "a plane with 28 Afghans left Leipzig"
    if _taken_with_it(low, m.first - 3):
        return ""  # "intercepted a boat with 26 people", "parted from Arica a plane with 115 on board"
    single = _single(low, m) and low[m.first - 3] in ("a", "one", "each")
    return "so many in one vehicle" if single else ""


def _single(low: list[str], m: Mention) -> bool:
    noun = nouns().get(low[m.first - 2])
    return noun is not None and not noun.plural and noun.unit == "vehicles"


def _vehicle(low: list[str], at: int) -> bool:
    noun = nouns().get(low[at]) if at >= 0 else None
    return low[at] in CRAFT or (noun is not None and noun.unit == "vehicles")


OF_ONE, KIND = (["a"], ["an"], ["one"], ["each"], ["every"]), 5  # "into a ten-metre hull"
PACKING = frozenset(
    """
    packing packed packs pack cramming crammed cram crams squeezing squeezed squeeze squeezes stuffing stuffed stuff
    stuffs crowding crowd crowds loading load loads put puts
    """.split()
)
ON_BOARD = frozenset("on aboard in at from".split())


def _lands(low: list[str], m: Mention) -> bool:
    """Whether the vehicle itself comes, or is stopped."""
    behind = [one for token in low[m.last : m.last + LANDING] for one in words().cues.get(token, ())]
    return any(one.measure in ("arrivals", "departures", "turned_away") and one.form == "past" for one in behind)


def _taken_with_it(low: list[str], article: int) -> bool:
    """Whether a verb right before the vehicle, or one that it is the subject of by inversion, tells of its people."""
    before = low[max(article - LANDING, 0) : article]
    stop = max((i + 1 for i, token in enumerate(before) if token in STOPS), default=0)
    told = [
        one for i, token in enumerate(before[stop:], stop) for one in words().cues.get(token, ()) if _at(before, i, one)
    ]
    return any(one.form == "past" and one.shape in ("catch", "refuse", "leave") for one in told)


def _at(low: list[str], i: int, one: Pattern) -> bool:
    beside = low[i + 1 : i + 1 + len(one.rest)] == [*one.rest]
    return beside and (not one.apart or one.shape == "refuse")  # "turned back a pirogue with 31 on board"


CRAFT = frozenset(
    """
    plane aircraft jet airliner ship ferry vessel boat train convoy dinghy raft skiff canoe pirogue sloop hull lorry
    truck van bus coach minibus container trawler hold
    """.split()
)
STOPS = frozenset(", ; : . who that which and".split())
LANDING = 7  # tokens from the load to the verb of its vehicle
