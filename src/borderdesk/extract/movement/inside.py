"""Moves inside one country after arrival: to a camp, to the mainland, on to another town."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from borderdesk.extract.movement.cue import Cue
from borderdesk.extract.movement.places import Spot
from borderdesk.extract.movement.words import word_set

STAGGERING = frozenset(
    """
    staggered stagger stumbled trudged trekked limped straggled streamed poured flooded crossed walked made make walk
    trek trudge stream pour flood cross flocked flock trickled trickle
    """.split()
)
PARTS = frozenset("states provinces regions districts towns cities parts camps centres centers".split())


def inside(low: list[str], first: int, cue: Cue, spots: Sequence[Spot]) -> bool:
    """ "bussed to camps", "taken to the mainland": no other country is named; the number stands at ``first``."""
    ends = [spot for spot in spots if spot.part in ("to", "from") and spot.code]
    ends = [spot for spot in ends if not any(token[0].isdecimal() for token in low[spot.last : first])]
    if len({spot.code for spot in ends}) == 1 and {"to", "from"} <= {spot.part for spot in ends}:
        return True  # "from Mariupol to Zaporizhzhia"
    if any(pair[0] == "other" and pair[1] in PARTS for pair in pairwise(low[cue.last : cue.last + 12])):
        return True  # "flown from Roraima to other states"
    if cue.shape == "move" and not cue.passive and cue.first >= first and low[cue.first] in STAGGERING:
        return False  # "have staggered into the camps": they come from abroad
    abroad = any(spot.part in ("to", "from", "out") and spot.place.role == "country" for spot in spots)
    return not abroad and not word_set("inner").isdisjoint(low[cue.last : cue.last + 9])


def moved_on(low: list[str], cue: Cue, spots: Sequence[Spot], focus: str, last: str) -> bool:
    """ "UNHCR has moved 640 of the new arrivals to Guiglo": to a town of the country that they have reached."""
    if cue.shape != "bring" or cue.measure != "move" or low[cue.first] not in ONWARD or not last:
        return False
    onward = any(pair in ON_TO for pair in pairwise(low[cue.last : cue.last + 10]))  # "took the first 600 on to Kigoma"
    if last != focus and not onward:
        return False
    focus = last
    foreign = any(spot.part in ("from", "out") and spot.code and spot.code != focus for spot in spots)
    towns = [
        spot for spot in spots if spot.part == "to" and spot.place.role in ("city", "region") and spot.code == focus
    ]
    return bool(towns) and not foreign


ON_TO = frozenset((("on", "to"), ("onward", "to"), ("onwards", "to")))
ONWARD = frozenset(
    """
    moved move moves moving taken takes took transferred transfer transfers trucked bussed bused transported relocated
    shipped ferried shuttled conveyed
    """.split()
)
