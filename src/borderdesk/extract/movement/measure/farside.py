"""People on the other side of the border of the country that a text is about: they wait to cross it."""

from __future__ import annotations

from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.cue import Cue

SIDES = frozenset("side bank shore".split())
FAR = frozenset("far other opposite".split())
REACH = 10  # tokens from the verb to the side
DWELLING = ("liv", "resid", "dwell", "settl")
STOPS = frozenset(".;:")


def on_the_far_side(low: list[str], cue: Cue, spots: list[Spot], home: str) -> bool:
    """ "2,500 Syrians were camped on the Syrian side": in a text about Turkey they wait; ``home``: its country."""
    if low[cue.first].startswith(DWELLING):
        return False
    end = min(cue.end + REACH, len(low) - 1)
    at = next((i for i in range(cue.end + 1, end) if low[i] in SIDES or low[i] in STOPS), -1)
    if at < 0 or low[at] not in SIDES or "on" not in low[cue.end - 1 : at]:
        return False
    if low[at - 1] in FAR:
        return True
    whose = next((spot.code for spot in spots if cue.end <= spot.first and spot.last in (at, at + 1)), "")
    return bool(home) and whose not in ("", home)
