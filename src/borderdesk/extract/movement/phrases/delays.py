"""Waits that a whole phrase gives: "1,100 lorries before Yahodyn", "four hours to clear the checkpoint"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.traits import trait

BY = frozenset("by at outside before near behind beside along".split())
WIRE = frozenset("wire fence border frontier gate barrier crossing wall post line bridge".split())
TOOK = frozenset("need takes took take taken taking needed needs".split())
OVER = frozenset("cross clear pass enter reach get leave exit go".split())


def parked(low: list[str], counted: list[Mention]) -> list[Cue]:
    """ "there were 1,100 lorries before Yahodyn": they wait."""
    found: list[Cue] = []
    for m in counted:
        head, behind = low[max(m.first - 4, 0) : m.first], low[m.last : m.last + 2]
        are = "there" in head and not BEFORE_ARE.isdisjoint(head)
        if are and m.unit == "vehicles" and not IN_LINE.isdisjoint(behind):
            found.append(Cue(m.first - 1, m.first, "queue", "wait", "fixed", False, m.first))
    return found


BEFORE_ARE = frozenset(("are", "were"))
IN_LINE = frozenset(("before", "outside", "behind", "waiting", "queueing"))


def left_waiting(low: list[str], counted: list[Mention]) -> list[Cue]:
    """ "leaving perhaps 800 by the wire": they wait."""
    found: list[Cue] = []
    for m in counted:
        behind = low[m.last : m.last + 8]
        at = next((i for i, token in enumerate(behind) if token in BY), -1)
        if m.first and low[m.first - 1] in ("leaving", "leaves") and at >= 0 and not WIRE.isdisjoint(behind[at:]):
            found.append(Cue(m.first - 1, m.first, "queue", "wait", "fixed", False, m.first))
    return found


def it_took(low: list[str], amounts: list[Mention]) -> list[Cue]:
    """ "It took travellers four hours to clear the checkpoint": a wait."""
    found: list[Cue] = []
    for m in amounts:
        head, behind = low[max(m.first - 5, 0) : m.first], low[m.last : m.last + 2]
        took = next((i for i in range(m.first - 1, max(m.first - 5, -1), -1) if low[i] in TOOK), -1)
        crossed = took == m.first - 1 and any(pair in CROSSING for pair in pairwise(low[max(took - 7, 0) : took]))
        crossed = crossed or (behind[:1] == ["to"] and bool(behind[1:2]) and behind[1] in OVER)
        if m.kind == "duration" and took >= 0 and head and crossed:
            found.append(Cue(took, took + 1, "queue", "wait", "past", False, took + 1))
    return found


def in_line(low: list[str], amounts: list[Mention]) -> list[Cue]:
    """ "Lorries spend 36 hours at the border", "held for nine hours at the crossing", "6 km of standing cars"."""
    found: list[Cue] = []
    for m in amounts:
        behind, head = low[m.last : m.last + 7], low[max(m.first - 3, 0) : m.first]
        if m.kind == "length" and behind[:1] == ["of"] and not STANDING.isdisjoint(behind[1:4]):
            found.append(Cue(m.last, m.last + 1, "queue", "wait", "past", False, m.last + 1))
        if m.kind != "duration" or behind[:1] not in (["in"], ["at"], ["on"], ["before"], ["last"], ["this"]):
            continue
        lined = behind[0] == "in" and not LINES.isdisjoint(behind[1:3])
        gate = not WIRE.isdisjoint(behind)
        spent = not SPENDING.isdisjoint(head) and (gate or not DRIVING.isdisjoint(low[max(m.first - 6, 0) : m.first]))
        held = head[-1:] == ["for"] and not HELD.isdisjoint(head) and gate
        if lined or spent or held or _until_over(low, m, behind):
            found.append(Cue(m.last, m.last + 1, "queue", "wait", "past", False, m.last + 1))
    return found


def _until_over(low: list[str], m: Mention, behind: list[str]) -> bool:
    """ "sit on the tarmac for four days before they get into Uganda"."""
    if behind[0] != "before" or behind[1:2] == [] or SITTING.isdisjoint(low[max(m.first - SEAT, 0) : m.first]):
        return False
    over = any(one in OVER or (one in GOT and other in ACROSS) for one, other in pairwise(behind[1:]))
    return over and not (DRIVING | WIRE).isdisjoint(low)


SITTING = frozenset("sit sits sat stand stands stood idle idles idled".split())
SEAT = 10  # tokens from "sit" to how long
GOT, ACROSS = frozenset("get gets got".split()), frozenset("into in across through over out past".split())
CROSSING = (
    ("crossing", "from"),
    ("getting", "in"),
    ("getting", "into"),
    ("getting", "across"),
    ("getting", "out"),
    ("crossing", "at"),
    ("cross", "at"),
    ("crossing", "into"),
    ("get", "through"),
    ("getting", "through"),
)
STANDING = frozenset("cars lorries trucks vehicles column queue queues standing stationary traffic tailback".split())
DRIVING = frozenset("drivers driver lorries cars trucks buses travellers motorists hauliers truckers coaches".split())
HELD = frozenset("held kept stuck stopped detained stranded stood".split())
LINES = frozenset("line queue queues traffic jam jams tailback".split())
SPENDING = frozenset("spend spends spent spending lose loses lost stood stand sat sit".split())
QUEUED = trait(LINES | SPENDING | HELD | STANDING | SITTING)
