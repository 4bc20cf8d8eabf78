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
    if overtaken(scene, i) or (low[i] == "over" and "after" in low[max(hit.last, i - 5) : i]):
        return True  # "reopened after a halt over the weekend"
    if of_law(scene, mention) or (low[i - 1 : i] and low[i - 1] in LAWS):
        return True
    if not TOLD.isdisjoint(low[max(hit.first + 1, i - 2) : i]) and mention.role not in ("until", "since"):
        return True
    for j in range(i - 1, max(hit.first, hit.last - 2), -1):
        if scene.marks.get(j) == "COMMA":
            break
        offered = j <= hit.last + 1 and mention.role in ("since", "until") and scene.any_of(j, i, "GRANT")
        if offered:  # "temporary protection, which Slovakia has offered since 1 March"
            return False
        if scene.has(j, "REL") and low[j] not in HOLDING and low[j] not in ("than", "when") and j > hit.first + 1:
            return (FORCE - MOVING).isdisjoint(low[j:i])
    return False


def overtaken(scene: Scene, i: int) -> bool:
    """ "protection due to lapse this week has been prolonged", "was to end tomorrow, will run to": not its end."""
    low = scene.sentence.low
    near = low[max(0, i - 6) : i]
    due = not {"due", "going"}.isdisjoint(near) or any(near[j : j + 2] == ["was", "to"] for j in range(len(near)))
    return (
        due and not ENDS.isdisjoint(near) and (scene.any_of(i, len(low), "PROLONG") or not GOES_ON.isdisjoint(low[i:]))
    )


GOES_ON = frozenset(("valid", "run", "runs", "lasts", "longer"))


def loose(scene: Scene, hit: Hit, mention: DateMention) -> bool:
    """Whether a date stands behind a comma with nothing that says it bounds the rule."""
    between = scene.sentence.low[hit.last : mention.first]
    if {"from", "until", "as"} & {*scene.sentence.low[max(0, mention.first - 2) : mention.last]}:
        return False
    apart = parted(scene, hit.last, mention.first) and not scene.any_of(hit.last, mention.first, "LIFTED")
    return apart and FORCE.isdisjoint(between) and mention.role in ("on", "as_of")


def parted(scene: Scene, first: int, last: int) -> bool:
    """Whether a comma, an "and" or a "but" stands between two tokens that does not part the names of a list."""
    low, i = scene.sentence.low, first
    while i < last:
        if low[i] in (",", "and", "but") and not scene.in_list(i):
            i = past_apposition(scene, i, last) if low[i] == "," else 0
            if not i:
                return True
        i += 1
    return False


def past_apposition(scene: Scene, comma: int, last: int) -> int:
    """The comma behind "..., Raja-Jooseppi in Lapland, at midnight": a name put in, no new clause; 0 without one."""
    close = next((i for i in range(comma + 2, min(last, comma + 9)) if scene.sentence.low[i] == ","), 0)
    inside = range(comma + 1, close)
    named = any(name.first == comma + 1 or name.first == comma + 2 for name in scene.names)
    verbs = any(
        scene.has(i, "AUX") or scene.has(i, "REL") or scene.has(i, "SAYS") or scene.has(i, "JOIN") for i in inside
    )
    return close if close and named and not verbs else 0


def of_next(scene: Scene, hit: Hit, mention: DateMention, room: Room) -> bool:
    """Whether a date behind a comma or an "and" opens the rule that follows."""
    if mention.first < hit.last or room.last >= len(scene.sentence.low):
        return False
    between = scene.sentence.low[hit.last : mention.first]
    if "force" in between or "effect" in between:
        return False
    return parted(scene, hit.last, mention.first) and leads(scene, mention, room.last)
