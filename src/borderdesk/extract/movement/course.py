"""Where the reading of a sentence stands: what its next amount may go on with."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.period.dating import Dating
from borderdesk.extract.movement.places.anaphora import OPENING, SITES, backward, office_there, site_before
from borderdesk.extract.movement.places.deixis import pointers
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.text.scene import Scene, spots_in
from borderdesk.extract.movement.words.words import word_set


class Course:
    """``previous``: the last movement of the sentence, ``whole``: the last that was no part of another.

    ``idle``: the amount just before, where it counts no movement. ``events``: all movements of the sentence,
    ``before``: those of the last one that had amounts;
    ``outside``: the last one out of brackets; ``compared``: the one that the second of two comparisons goes back to.
    """

    def __init__(self, scene: Scene, memory: Memory, published: date | None) -> None:
        self.scene, self.memory = scene, memory
        self.dating = Dating(scene, memory, published)
        self.low = scene.sentence.low
        self.previous: Event | None = None
        self.whole: Event | None = None
        self.events: list[Event] = []
        self.before, memory.events = memory.events, self.events
        self.compared: Event | None = None
        self.outside: Event | None = None
        self.idle: Mention | None = None
        there = list[Spot]()
        if memory.before is not None and "there" in self.low[:OPENING]:
            there = office_there(scene.sentence, scene.spots, spots_in(memory.before))
            scene.ends.add(there)
        if memory.before is not None and not SITES.isdisjoint(self.low):
            scene.ends.add(site_before(scene.sentence, scene.spots, memory.before, spots_in(memory.before)))
        offices = [spot.code for spot in (*scene.spots, *there) if spot.office and spot.code]
        named = any(spot.code and spot.part != "people" for spot in scene.spots)
        if memory.main:
            here = _island(scene) or memory.main
            scene.ends.add(pointers(scene.sentence, here, memory.focus, (offices or [""])[0], alone=not named))
        scene.ends.add(backward(scene.sentence, scene.spots, memory.named, memory.main, memory.actor))
        own = next((spot.code for spot in scene.spots if spot.code and spot.part in ("to", "in", "agent")), "")
        memory.office = offices[0] if offices else own if own and _its_office(scene.sentence.low) else ""
        memory.last_office = memory.office or memory.last_office
        memory.counter = memory.office or _goes_on_counting(scene.sentence.low, scene.sentence.index, memory)
        memory.office_at = scene.sentence.index if memory.office else memory.office_at


def _island(scene: Scene) -> str:
    """ "3,000 Cubans left the island": theirs, wherever the text is written."""
    if "island" not in scene.sentence.low:
        return ""
    return next((spot.code for spot in scene.spots if spot.part == "people" and spot.code in word_set("islands")), "")


def _its_office(low: list[str]) -> bool:
    """ "To Finland 8,300 crossed, its Border Guard said": the office of the country named before."""
    return "its" in low and any(one == "its" and other in word_set("offices") for one, other in pairwise(low))


def _goes_on_counting(low: list[str], index: int, memory: Memory) -> str:
    """ "From the same date, it said, 217,000 crossed": the country of the office that spoke before, or of the text."""
    saying, offices = word_set("saying"), word_set("offices")
    if saying.isdisjoint(low):
        return ""
    for i, (one, other) in enumerate(pairwise(low)):
        if one in SPEAKERS and other in saying and index - memory.office_at <= 1:
            return memory.last_office
        if one in offices and (other in saying or other in COUNTING) and low[i - 1] not in ("un", "unhcr"):
            return memory.focus if low[i - 1] in ("its", "their") else memory.main
        inverted = one in saying and other == "the" and not offices.isdisjoint(low[i + 2 : i + 4])
        if inverted and "un" not in low[i + 2 : i + 4]:
            return memory.main  # "reports the Border Guard"
    return ""


COUNTING = frozenset("counted logged recorded registered".split())
SPEAKERS = frozenset("it he she they source".split())
