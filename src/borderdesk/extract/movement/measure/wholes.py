"""All of those of whom a part has moved: "200,000 of the 1.5 million Syrians in Lebanon have returned"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.phrases.forced import Turn
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.words.cue import Cue


def whole(scene: Scene, m: Mention, cue: Cue) -> Turn:
    """ "Of 1,700 people on the first day a dozen were turned away" had come, "of the four million Afghans in Iran
    366,000 left" were there: the verb is that of the part."""
    low = scene.sentence.low
    if low[m.first - 1] not in ("of", "the"):
        return None
    of = m.first - 1 - (low[m.first - 1] == "the")
    opens = of >= 0 and low[of] == "of" and (of == 0 or not low[of - 1].isalpha())
    if of > 0 and any(o.last == of for o in scene.counted):
        return _all_there(scene, m, cue)
    if not opens or not any(
        m.last < o.first < max(cue.first, o.first + 1) for o in scene.counted if cue.first > m.last
    ):
        return None
    behind = low[m.last : m.last + 5]
    if cue.passive and any(one in AMONG and other in OWN for one, other in pairwise(behind)):
        return "", "a group they belong to"  # "of the 40 men in his village 31 were deported"
    there = "in" in behind and any(spot.part == "in" and m.last < spot.first <= m.last + 6 for spot in scene.spots)
    beside = cue.shape in BESIDE or low[cue.first] == "resettled"
    if there and low[m.first - 1] == "the" and "who" not in behind and beside:
        return "stayed", THERE
    return ("arrivals", "those who came up") if cue.shape == "refuse" and cue.passive and "who" not in behind else None


def _all_there(scene: Scene, m: Mention, cue: Cue) -> Turn:
    """ "200,000 of the 1.5 million Syrians in Lebanon have returned": all of them are there, the part has moved."""
    low = scene.sentence.low
    people = any(spot.part == "people" and spot.first == m.last for spot in scene.spots) or m.noun == m.last
    there = next((spot for spot in scene.spots if spot.part == "in" and 0 < spot.first - m.last <= THERE_AT), None)
    if there is None or not people or cue.first < there.last or not {"who", ","}.isdisjoint(low[m.last : there.first]):
        return None
    return ("stayed", THERE) if there.place.role == "country" else ("", "a population")


THERE_AT = 4  # tokens from the number to "in Lebanon"


AMONG, OWN = frozenset(("in", "of", "on", "from")), frozenset("my your his her our their its".split())


THERE = "those who were there"
BESIDE = frozenset(("leave", "return", "move", "flee", "lodge"))
"""What a part did of those who are somewhere: "of the 2.9 million in Colombia 2.3 million hold permits"."""
