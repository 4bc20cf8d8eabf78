"""Dates near a rule that are not its own: of a law, of an announcement, of the rule that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from borderdesk.extract.policies.leading import LAWS, leads, of_law
from borderdesk.extract.policies.reach import ENDS, FORCE, HOLDING, Room
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene

if TYPE_CHECKING:
    from borderdesk.extract.dates import DateMention

MOVING = frozenset("came comes took takes go goes went until till since from".split())  # in force only with "force"
TOLD = frozenset(
    "announced decided decreed signed adopted agreed passed published said told ordered resolved issued granted given"
    " confirmed imposed received".split()
)


def aside(scene: Scene, hit: Hit, mention: DateMention) -> bool:
    """Whether a date is of a law, of an announcement, or of another clause within the rule."""
    low, i = scene.sentence.low, mention.first
    if overtaken(scene, i):
        return True
    if of_law(scene, mention) or (low[i - 1 : i] and low[i - 1] in LAWS):
        return True
    if not TOLD.isdisjoint(low[max(hit.first + 1, i - 2) : i]) and mention.role not in ("until", "since"):
        return True
    for j in range(i - 1, hit.first, -1):
        if scene.marks.get(j) == "COMMA":
            break
        if scene.has(j, "REL") and low[j] not in HOLDING and low[j] not in ("than", "when") and j > hit.first + 1:
            return (FORCE - MOVING).isdisjoint(low[j:i])
    return False


def overtaken(scene: Scene, i: int) -> bool:
    """ "protection due to lapse this week has been prolonged", "was to end tomorrow, will run to": not its end."""
    low = scene.sentence.low
    near = low[max(0, i - 6) : i]
    due = "due" in near or any(near[j : j + 2] == ["was", "to"] for j in range(len(near)))
    return (
        due and not ENDS.isdisjoint(near) and (scene.any_of(i, len(low), "PROLONG") or not GOES_ON.isdisjoint(low[i:]))
    )


GOES_ON = frozenset(("valid", "run", "runs", "lasts", "longer"))


def loose(scene: Scene, hit: Hit, mention: DateMention) -> bool:
    """Whether a date stands behind a comma with nothing that says it bounds the rule."""
    between = scene.sentence.low[hit.last : mention.first]
    if {"from", "until", "as"} & {*scene.sentence.low[max(0, mention.first - 2) : mention.last]}:
        return False
    apart = parted(scene, hit.last, mention.first)
    return apart and FORCE.isdisjoint(between) and mention.role in ("on", "as_of")


def parted(scene: Scene, first: int, last: int) -> bool:
    """Whether a comma, an "and" or a "but" stands between two tokens that does not part the names of a list."""
    low, ends = scene.sentence.low, {name.last for name in scene.names}
    heads = {name.first for name in scene.names}
    return any(low[i] in (",", "and", "but") and not (i in ends and i + 1 in heads) for i in range(first, last))


def of_next(scene: Scene, hit: Hit, mention: DateMention, room: Room) -> bool:
    """Whether a date behind a comma or an "and" opens the rule that follows."""
    if mention.first < hit.last or room.last >= len(scene.sentence):
        return False
    between = scene.sentence.low[hit.last : mention.first]
    if "force" in between or "effect" in between:
        return False
    return parted(scene, hit.last, mention.first) and leads(scene, mention, room.last)
