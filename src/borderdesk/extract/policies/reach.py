"""Which dates of a sentence belong to a rule: how far its words reach, and which dates lead its clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene

if TYPE_CHECKING:
    from borderdesk.extract.dates import DateMention

ENDS = frozenset("lapse lapses lapsed expire expires expired end ends ending ended valid good runs run lasts".split())
FORCE = ENDS | frozenset(
    "force effect effective backdated starting beginning until till applies apply takes took comes came taking since"
    " from continue continues remains remain prolonged extended go goes went live"
    " began begin begins started starts".split()
)
FAR = 24  # tokens behind a rule in which its dates stand
HOLDING = frozenset(("since", "until", "as", "before", "after"))
FOLLOWING = frozenset("the this that it which a in into backdated valid effective starting until".split())


class Room(NamedTuple):  # a dataclass takes ten times as long to import
    """The tokens between the rule before and the rule behind, in which the dates of a rule may stand."""

    first: int
    last: int


def reach_of(scene: Scene, hit: Hit, end: int, room: Room) -> int:
    """Where the words of the rule end: at a new clause, unless that says from when it holds."""
    low, parted = scene.sentence.low, False
    stop = min(room.last, hit.last + FAR, len(low))
    i = max(hit.last, 1)
    while i < stop:
        if forced(scene, i):
            parted = False
        elif scene.is_break(i) and i >= end:
            if not forced(scene, i + 1):
                return i
        elif scene.has(i, "SAYS") and i >= end:
            after = past_says(scene, i)
            if not after:
                return i
            i = after
        elif scene.marks.get(i) == "COMMA" or low[i] in ("and", "but", "while"):
            parted = True
        elif i >= end and ((parted and verbal(scene, i)) or (scene.has(i, "REL") and low[i] not in HOLDING)):
            return i
        i += 1
    return stop


def past_says(scene: Scene, i: int) -> int:
    """The comma behind an inserted speaker, ", according to the ministry, ends on"; 0 where nothing is inserted."""
    if scene.marks.get(i - 1) != "COMMA" and scene.marks.get(i - 2) != "COMMA":
        return 0
    return next((j for j in range(i + 1, min(i + 8, len(scene.sentence))) if scene.marks.get(j) == "COMMA"), 0)


def verbal(scene: Scene, i: int) -> bool:
    """Whether a new clause shows its verb at token ``i``."""
    word = scene.sentence.low[i]
    if any(scene.has(j, "PROLONG") or scene.has(j, "REMAIN") for j in range(i - 1, i + 4)):
        return False  # "... and has now prolonged it until", "and stays closed until"
    return (scene.has(i, "AUX") or word.endswith("ed") or scene.has(i, "TALE")) and word not in FORCE


def forced(scene: Scene, i: int) -> bool:
    """Whether a clause that says how long the rule holds begins at token ``i``: "the measure runs until 5 August"."""
    low = scene.sentence.low[i : i + 6]
    if not low or low[0] not in FOLLOWING:
        return False
    if low[0] in ("in", "into"):
        return low[1:2] in (["force"], ["effect"])
    named = scene.any_of(i + 1, i + 4, "RULE") or low[0] in ("it", "which", "that") or low[0] in FORCE
    return named and not FORCE.isdisjoint(low)


def told_apart(scene: Scene, reach: int, room: Room) -> Iterator[tuple[int, int]]:
    """Clauses behind the rule that tell only how long it holds: "...; the rule took effect on Saturday"."""
    for i in range(reach, room.last - 1):
        if scene.is_break(i) and forced(scene, i + 1):
            yield i + 1, scene.clause(i + 1, i + 2)[1]


def aside(scene: Scene, hit: Hit, mention: DateMention) -> bool:
    """Whether a date is of a law, of an announcement, or of another clause within the rule."""
    low, i = scene.sentence.low, mention.first
    lead = low[max(0, i - 3) : i]
    if overtaken(scene, i):
        return True
    if lead[-1:] == ["of"] and not LAWS.isdisjoint(lead):
        return True
    if low[i - 1 : i] and low[i - 1] in LAWS | {"deal"}:
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
