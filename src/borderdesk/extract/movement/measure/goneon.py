"""What goes on from the count before it: more claims, those driven further, those already taken in."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.words.cue import Cue


def taken_in_by(scene: Scene, m: Mention) -> str:
    """ "Bangladesh has taken in 742,000, and 2,300 have been moved to an island": the state they were already in."""
    before = [o.first for o in scene.counted if o.last <= m.first]
    agents = (spot for spot in scene.spots if spot.part == "agent" and before and spot.last <= before[-1])
    return next((spot.code for spot in agents), "")


def gone_on(scene: Scene, m: Mention, cue: Cue, memory: Memory) -> tuple[str, str] | None:
    """What goes on from the count before: more claims, more of those who were driven out."""
    low, last = scene.sentence.low, memory.last
    if _booked(low, m, cue) and last is not None and last.measure == "applications":
        return ("applications", "as before") if scene.sentence.index - last.sentence <= 1 else None
    if cue.shape in ("move", "bring", "leave") and _to_others(low, cue):
        return "departures", ONWARD
    driven = cue.shape == "displace" and _over_a_border(low, m)
    return ("arrivals", "driven over the border") if driven else None


def _booked(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "Syrians lodged 3,400 claims; Afghans filed 900": as many of the same."""
    return m.noun < 0 and cue.end == m.first and low[cue.first] in BOOKING and low[m.last : m.last + 1] != ["of"]


BOOKING = frozenset("filed lodged made submitted received got took registered recorded logged handled".split())


def _to_others(low: list[str], cue: Cue) -> bool:
    """ "31,500 have returned and 37,400 have flown or taken a bus to other countries": on from here."""
    behind = low[cue.last : cue.last + ON_FROM]
    at = next((i for i, token in enumerate(behind[:-1]) if token in OTHERS and behind[i + 1] in LANDS), 0)
    return at > 0 and behind[at - 1] in ("to", "for", "in")


ONWARD = "to other countries"
OTHERS, LANDS = frozenset("other third another".split()), frozenset("country countries states nations".split())
ON_FROM = 9  # tokens from the verb to the countries that nobody names


def _over_a_border(low: list[str], m: Mention) -> bool:
    """ "has driven 23,000 from their homes and 6,000 across the border into Rwanda"."""
    behind = low[m.last : m.last + 5]
    over = next((i for i, token in enumerate(behind) if token in ("across", "over")), -1)
    return over >= 0 and not BORDERS.isdisjoint(behind[over + 1 :])


BORDERS = frozenset("border borders frontier line river".split())
