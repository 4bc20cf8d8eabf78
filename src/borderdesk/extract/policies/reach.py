"""Which dates of a sentence belong to a rule: how far its words reach, and which dates lead its clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene

if TYPE_CHECKING:
    pass

ENDS = frozenset("lapse lapses lapsed expire expires expired end ends ending ended valid good runs run lasts".split())
FORCE = ENDS | frozenset(
    "force effect effective backdated starting beginning until till applies apply takes took comes came taking since"
    " from continue continues remains remain prolonged extended go goes went live"
    " began begin begins started starts".split()
)
EFFECTIVE = frozenset(("effective", "starting", "beginning"))
RUNNING = frozenset("run runs last lasts expire expires end ends".split())
FAR = 32  # tokens behind a rule in which its dates stand
HOLDING = frozenset(("since", "until", "as", "before", "after"))
FOLLOWING = frozenset("the this that it which a an in into backdated valid effective starting until".split())


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
            parted = parted or not scene.in_list(i)
        elif i >= end and ((parted and verbal(scene, i)) or (scene.has(i, "REL") and low[i] not in HOLDING)):
            return i
        i += 1
    return stop


def past_says(scene: Scene, i: int) -> int:
    """The comma behind an inserted speaker, ", according to the ministry, ends on"; 0 where nothing is inserted."""
    if scene.marks.get(i - 1) != "COMMA" and scene.marks.get(i - 2) != "COMMA":
        return 0
    return next((j for j in range(i + 1, min(i + 8, len(scene.sentence.low))) if scene.marks.get(j) == "COMMA"), 0)


def verbal(scene: Scene, i: int) -> bool:
    """Whether a new clause shows its verb at token ``i``."""
    word = scene.sentence.low[i]
    if scene.marks.get(i) == "OTHER":
        return False  # the month of May
    if any(scene.has(j, "PROLONG") or scene.has(j, "REMAIN") or scene.has(j, "LIFTED") for j in range(i - 1, i + 4)):
        return False  # "... and has now prolonged it until", "and stays closed until"
    if not RUNNING.isdisjoint(scene.sentence.low[i + 1 : i + 4]):
        return False  # "Checks, in force since May, are to run until"
    return (scene.has(i, "AUX") or word.endswith("ed") or scene.has(i, "TALE")) and word not in FORCE


def forced(scene: Scene, i: int) -> bool:
    """Whether a clause that says how long the rule holds begins at token ``i``: "the measure runs until 5 August"."""
    low = scene.sentence.low[i : i + 6]
    if not low or low[0] not in FOLLOWING:
        return False
    if low[1:2] in (["then"], ["now"], ["recently"]):
        return False  # "; until then women had needed none"
    if low[0] in ("in", "into"):
        return low[1:2] in (["force"], ["effect"])
    named = (
        scene.any_of(i + 1, i + 4, "RULE")
        or low[1:2] in (["offer"], ["exemption"], ["waiver"])
        or low[0] in ("it", "which", "that")
        or low[0] in FORCE
    )
    return named and not FORCE.isdisjoint(low)


def told_apart(scene: Scene, reach: int, room: Room) -> Iterator[tuple[int, int]]:
    """Clauses behind the rule that tell only how long it holds: "...; the rule took effect on Saturday"."""
    for i in range(reach, room.last - 1):
        if scene.is_break(i) and forced(scene, i + 1):
            yield i + 1, scene.clause(i + 1, i + 2)[1]
        elif scene.marks.get(i) == "COMMA" and scene.sentence.low[i + 1] in EFFECTIVE:
            yield i + 1, i + 7  # "deny entry to those who have been in China, effective 5 p.m. on Sunday"
