"""Whether those who fled are over a border: into the country of the text, had by another one, or still inside."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.phrases.sentoff import WILDS
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.words.cue import Cue


def over_the_line(scene: Scene, m: Mention, cue: Cue, spots: list[Spot], memory: Memory) -> bool:
    """ "278 soldiers fled over the line", "the number of Burundians who have fled into the south of the country": into
    the country of the text, where they are no nationals."""
    behind = scene.sentence.low[cue.end : cue.end + 7]
    over = behind[:1] in (["over"], ["across"]) and (not BORDER.isdisjoint(behind[:3]) or behind[1:2] == ["from"])
    over = over or (behind[:1] == ["into"] and behind[1:2] in (["the"], ["its"]) and WILDS.isdisjoint(behind))
    named = any(spot.part in ("from", "out") for spot in spots)
    if over and named and "from" in behind[:5]:
        left = [spot.code for spot in spots if spot.part == "from"]
        return memory.focus != "" and memory.focus not in left  # "fled across from"
    people = {spot.code for spot in scene.spots if spot.part == "people" and _those_who_fled(spot, m, cue)}
    return over and not named and memory.focus != "" and bool(people) and memory.focus not in people


def _those_who_fled(spot: Spot, m: Mention, cue: Cue) -> bool:
    """Whether the people are those of the number or stand right before what they did."""
    return 0 <= spot.first - m.last <= 2 or (spot.first >= m.last and 0 <= cue.first - spot.last <= 3)


def had_of(low: list[str], m: Mention) -> bool:
    """ "Tanzania has 245,000 of the Burundians who fled"."""
    return low[m.first - 1] in ("has", "have", "had") and low[m.last : m.last + 1] == ["of"]


BORDER = frozenset("line border frontier river".split())


def inside_the_country(scene: Scene, m: Mention, spots: list[Spot]) -> bool:
    """ "Inside Georgia 56,000 people have left Gori": over no border."""
    low = scene.sentence.low
    within = any(spot.part == "in" and low[spot.first - 1] in ("inside", "within") for spot in scene.spots)
    abroad = any(spot.part in ("to", "for") or (spot.place.role == "country" and spot.part != "in") for spot in spots)
    return within and not abroad and m.noun >= 0 and low[m.noun] not in ("ones", "others")
