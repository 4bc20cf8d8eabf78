"""A sentence cut into its clauses: stretches with a verb, parted by marks and by words that join or subordinate."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from borderdesk.extract.policies.rules import grammar
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.signs import MONTHS

JOINING = frozenset(
    "and but or while whereas though although because after when if that which who whose where until since before so"
    " as".split()
)
AUXILIARY = frozenset(
    "is are was were has have had do does did will would may can could must shall should might cannot"
    " became becomes remains remained".split()
)
VERBS = (
    "FORBID_V",
    "ALLOW_V",
    "DEMAND_V",
    "EXTEND_V",
    "CLOSE",
    "OPEN",
    "NEED",
    "LET",
    "ADMIT",
    "GRANT",
    "IMPOSE",
    "TALE",
    "SAYS",
)
PARTING = JOINING | {"."}
BEFORE_NOUN = frozenset(("the", "a", "an", "of", "its", "their", "this", "that", "these", "at", "in"))
SHORT = 4  # tokens: a shorter stretch without a verb says nothing


def segments(scene: Scene) -> list[tuple[int, int]]:
    """The clauses of a sentence in their order, last excluded; a stretch without a verb joins the one beside it."""
    if scene.segments is None:  # asked again and again
        scene.segments = _segments(scene)
    return scene.segments


def _segments(scene: Scene) -> list[tuple[int, int]]:
    found: list[tuple[int, int, bool]] = []
    edges = edges_of(scene)
    for first, last in pairwise(edges):
        verb = verbal(scene, first, last)
        if found and not (verb and found[-1][2]) and not ended(scene, first - 1):
            begin, _, before = found.pop()
            found.append((begin, last, before or verb))
        else:
            found.append((first, last, verb))
    return [(first, last) for first, last, verb in found if verb or last - first >= SHORT]


def edges_of(scene: Scene) -> list[int]:
    low, marks = scene.sentence.low, scene.marks
    edges = {0, len(low)}
    for i in [i for i, word in enumerate(low) if word in PARTING]:
        if i not in marks:
            if low[i] == ".":
                if not shortened(scene, i):
                    edges.add(i + 1)
            elif not of_rule(scene, i) and not excepting(scene, i):
                edges.add(i)
    for i, mark in marks.items():
        if mark == "BREAK" or (mark == "COMMA" and not scene.in_list(i)):
            edges.add(i + 1)
    return sorted(edges)


def shortened(scene: Scene, i: int) -> bool:
    """ "stopped on Sept. 4 letting claimants in", "at 9 p.m. on Monday": a stop that ends no clause."""
    word = scene.sentence.low[i - 1] if i else ""
    return (word in MONTHS and scene.marks.get(i + 1) == "NUM") or (len(word) == 1 and word.isalpha())


def of_rule(scene: Scene, i: int) -> bool:
    """ "the order that no citizen leave", "the rule by which they may stay": one clause with what the rule says."""
    relative = scene.sentence.low[i] in ("that", "which", "whereby")
    return relative and (scene.has(i - 1, "RULE") or scene.has(i - 2, "RULE"))


def excepting(scene: Scene, i: int) -> bool:
    """ "nobody but residents", "all but two of the posts"."""
    low = scene.sentence.low
    return low[i] == "but" and i > 0 and (low[i - 1] in ALL or low[i - 2 : i] == ["no", "one"])


ALL = frozenset("nobody none nothing all everyone everybody anyone everything".split())


def trimmed(scene: Scene, least: int, last: int) -> int:
    """Where a stretch ends without the marks behind it; it ends at ``least`` or later."""
    low, marks = scene.sentence.low, scene.marks
    while last > least and (marks.get(last - 1) in ("BREAK", "COMMA") or low[last - 1] == "."):
        last -= 1
    return max(least, last)


def ended(scene: Scene, i: int) -> bool:
    return scene.is_break(i) or scene.sentence.low[i] == "."


def verbal(scene: Scene, first: int, last: int) -> bool:
    """Whether there is a verb: an auxiliary, a past in -ed, a verb that rules."""
    verbs, low = vocabulary(), scene.sentence.low
    for i, word in enumerate(low[first:last], first):
        verb = (word in verbs or (word[-2:] == "ed" and len(word) > 4)) and i not in scene.marks
        if verb and (not i or low[i - 1] not in BEFORE_NOUN):
            return True
    return False


@cache
def vocabulary() -> frozenset[str]:
    return AUXILIARY.union(*(grammar().classes[name] for name in VERBS))
