"""States that take people: "Denmark took 1,500 of the refugees" is no carrying to anywhere, it lets them in."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.words.asverb import TAKING
from borderdesk.extract.movement.words.bond import Bond

BETWEEN = frozenset("has have had will would can could may might itself alone also already since to only".split())
WAY = frozenset("to into back home off out away across over aboard on onto prisoner captive hostage hostages".split())
CLOSING = frozenset(", ; . : and but while".split())
REACH = 8  # tokens behind the number in which a way would stand


def takes_in(scene: Scene, m: Mention, tie: Bond | None) -> Bond | None:
    """The tie of a number right behind the verb of a state, which takes the people in where no way is told."""
    if tie is None or tie.cue.shape != "bring" or tie.cue.passive or scene.sentence.low[tie.cue.first] not in TAKING:
        return tie
    cue, low = tie.cue, scene.sentence.low
    if cue.end != m.first or not _by_a_state(scene, cue.first) or not WAY.isdisjoint(_behind(low, m.last)):
        return tie
    return Bond(cue.receiving(), tie.cost, tie.why)


def _by_a_state(scene: Scene, at: int) -> bool:
    low = scene.sentence.low
    while at > 0 and low[at - 1] in BETWEEN:
        at -= 1
    states = (spot for spot in scene.spots if spot.last == at and spot.part in ("agent", "none"))
    return any(spot.code and not spot.office and spot.place.role == "country" for spot in states)


def _behind(low: list[str], at: int) -> list[str]:
    end = at
    while end < len(low) and end - at < REACH and low[end] not in CLOSING:
        end += 1
    return low[at:end]
