"""Subjects other than a state by its name: several states, or the one that "which" stands for."""

from __future__ import annotations

from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.words.cue import Cue

TAKING = frozenset(("take", "host", "refuse", "issue", "register", "have", "count"))  # verbs with a state as subject
STATES = frozenset("countries states nations neighbours neighbors governments".split())
CLOSING = frozenset(", ; : . that which who where and but".split())
NAMES = frozenset(("united", "federated"))  # "the United States"
ONE = frozenset("one each none neither".split())
SUBJECT, CLAUSE = 8, 12  # tokens before the verb in which its subject, or "which", stands


def by_several(scene: Scene, cue: Cue, at: int) -> bool:
    """ "Neighbouring states have taken in 300,000", "The neighbours of Sudan host 1.2 million"."""
    if cue.passive or cue.shape not in TAKING or cue.last > at:
        return False
    low = scene.sentence.low
    for i in range(cue.first - 1, max(cue.first - SUBJECT, -1), -1):
        if low[i] in STATES:
            return low[i - 1] not in NAMES and ONE.isdisjoint(low[max(i - 4, 0) : i])
        if low[i] in CLOSING:
            return False
    return False


def meant_by_which(scene: Scene, cue: Cue, at: int) -> Spot | None:
    """ "flown to Qatar, which at one time held 14,000": the state right before, as the one that acts."""
    low = scene.sentence.low
    if "which" not in low or cue.passive or cue.shape not in TAKING or cue.last > at:
        return None
    reach = range(max(cue.first - CLAUSE, 2), cue.first)
    which = next((i for i in reversed(reach) if low[i] == "which" and low[i - 1] == ","), -1)
    named = (spot for spot in scene.spots if spot.last == which - 1 and spot.code not in ("", "EU"))
    state = next((spot for spot in named if spot.place.role == "country" and not spot.listed), None)
    return state.acting(which) if state is not None else None
