"""People on the way who pass no border: into an embassy, through a station, from town to town of one state."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.phrases.forced import Turn
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.words.cue import Cue

EMBASSIES = frozenset("embassy embassies consulate consulates".split())
INTO = frozenset("enter flee come move".split())
OBJECT, WHENCE = 6, 4  # tokens from the verb to the embassy, from those aboard to where they come from


def nowhere(scene: Scene, m: Mention, cue: Cue) -> Turn:
    """ "crowded into the Peruvian embassy", "passed through Lviv station", "the bus from Texas came to New York"."""
    low = scene.sentence.low
    behind = low[cue.end : cue.end + OBJECT]
    if cue.shape in INTO and m.last <= cue.first and not EMBASSIES.isdisjoint(behind):
        return "", "into an embassy"
    if "station" in behind and low[cue.first].startswith("pass") and "through" in low[cue.first : cue.end + 1]:
        return "", "through a station"
    return ("", "moved inside the country") if _from_town_to_town(scene, m) else None


def _from_town_to_town(scene: Scene, m: Mention) -> bool:
    """ "The bus carrying 44 migrants from Texas arrived in New York": both in one state."""
    if m.first < 2 or scene.sentence.low[m.first - 1] not in ("carrying", "with"):
        return False
    whence = next((one for one in scene.spots if one.part == "from" and 0 < one.first - m.last <= WHENCE), None)
    if whence is None or not whence.code or whence.place.role == "country":
        return False
    goals = (one for one in scene.spots if one.first > whence.last and one.part not in ("people", "from"))
    goal = next(goals, None)
    return goal is not None and goal.code == whence.code
