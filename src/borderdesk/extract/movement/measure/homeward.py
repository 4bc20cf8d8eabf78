"""Whether people go home: by "home" or "back" in the clause of their number and verb, or into their own country."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.sense import BE
from borderdesk.extract.movement.words.traits import trait
from borderdesk.extract.movement.words.words import word_set

HOME = frozenset("home back homeward homewards homeland".split())
HELPING = BE | frozenset(("has", "have", "had"))
HOMEWARDS = trait(HOME | {"own", "country", "land"})


def homeward(scene: Scene, m: Mention, cue: Cue) -> bool:
    """Whether "home" or "back" stands in the clause of amount and verb, and is no house or office."""
    low = scene.sentence.low
    if not scene.layout.traits & HOMEWARDS:
        return False
    left, right = min(m.first, cue.first), max(m.last, cue.end)
    end, roof = right, min(right + 6, scene.layout.next_amount(right))  # "500 went on and 90 went home"
    while end < roof and scene.layout.between(right, end + 1) < 3:
        end += 1
    hits = [i for i in range(left, end) if low[i] in HOME]
    if hits and cue.first > m.last and "who" in low[m.last : cue.first]:
        hits = [i for i in hits if HELPING.isdisjoint(low[right:i])]  # "the 900 who came have since gone home"
    if cue.shape == "flee":
        hits = [i for i in hits if i == cue.end]  # "fled home over the river"
    elif cue.shape == "leave":
        hits = [i for i in hits if low[i - 1] != "for" or i - 1 == cue.end]  # "left Oman for home": they left
    if any(low[i - 1] not in word_set("not_home_before") and _alone(low, i) for i in hits):
        return True
    return cue.shape != "leave" and any(
        low[i - 1] in ("to", "into") and _own_land(low, i, cue) for i in range(cue.end + 1, end)
    )


def _own_land(low: list[str], i: int, cue: Cue) -> bool:
    """ "into their own country"; "crossed to their country" is theirs who cross, "brought to" that of who bring."""
    return low[i : i + 3] in OWN_LAND or (cue.shape in GOERS and low[i : i + 2] in THEIR_LAND)


GOERS = frozenset(("move", "come", "enter", "cross"))
THEIR_LAND = (["their", "country"], ["their", "land"], ["their", "homeland"])
OWN_LAND = (["their", "own", "country"], ["their", "own", "land"], ["their", "own", "side"])  # "crossed into their own"


def _alone(low: list[str], i: int) -> bool:
    return i + 1 >= len(low) or low[i + 1] not in word_set("not_home_behind")
