"""What a verb means by what was told before: the same guard, the same way, the way back."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.words.cue import Cue


def same_guard(scene: Scene, m: Mention, last: Event) -> bool:
    """ "The navy took 68 people back to land. It has intercepted 30,300 this year": the same guard."""
    kept_in = last.origin != "" == last.destination and scene.sentence.index - last.sentence == 1
    return kept_in and scene.sentence.low[0] in ("it", "they") and m.first <= 5


def of_own_accord(low: list[str], cue: Cue, memory: Memory) -> bool:
    """ "Pakistan has sent back 144,000 Afghans, and another 90,000 have gone of their own accord"."""
    last, behind = memory.last, low[cue.end : cue.end + 5]
    put_out = last is not None and last.measure in ("deported", "returns")
    return put_out and behind[:1] == ["of"] and not OWN_ACCORD.isdisjoint(behind)


def goes_back(scene: Scene, spots: list[Spot], memory: Memory) -> bool:
    """ "From Venezuela 30,450 came in and 30,750 went over to Venezuela": told from one side."""
    last = memory.last
    if last is None or last.measure != "arrivals" or last.sentence != scene.sentence.index:
        return False
    ours = last.destination in (memory.focus, memory.main) and last.origin != ""
    return ours and any(spot.part == "to" and spot.code == last.origin for spot in spots)


def there_as_before(scene: Scene, cue: Cue, spots: list[Spot], memory: Memory) -> bool:
    """ "Afghans have come back from Iran. On Tuesday 43,000 crossed from Iran, the IOM said": no office of Iran's."""
    last = memory.flow
    if last is None or not last.destination or not scene.sentence.low[cue.first].startswith("cross") or memory.office:
        return False
    same = any(spot.part == "from" and spot.code == last.origin for spot in spots)
    return same and last.measure in ("arrivals", "returns") and scene.sentence.index - last.sentence <= BACK_TO


def still_carried(scene: Scene, cue: Cue, memory: Memory) -> bool:
    """ "carried 122,000 out of Kabul; on Sunday it took 1,200 in 26 sorties": the way of those before."""
    last = memory.last
    outward = last is not None and last.measure in ("departures", "returns", "deported")
    near_by = last is not None and scene.sentence.index - last.sentence <= 1
    return cue.shape == "bring" and scene.sentence.low[cue.first] in CARRIES and outward and near_by


OWN_ACCORD = frozenset(("accord", "will", "volition"))
BACK_TO = 3  # sentences
CARRIES = frozenset("took takes carried carries brought brings ferried flew led".split())
