"""Rules said in words that no pattern knows: clauses weighed by their cues.

A clause that says what everyone, nobody or a people may, must or can no longer do, about papers, posts or stay, is
likely a rule; counts, hopes and what somebody did are not. The weights are the lexicon's [weights].
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from borderdesk.extract.policies.rules import Hit, Rule
from borderdesk.extract.policies.scene import Scene

ENOUGH = 5  # fewer took in clauses that only told of people at a border, on the development texts
LEAST = 4  # tokens of a clause
KIND = Rule("cues", "other", "rule", "stay", (), ())


def weighed(scene: Scene, taken: Sequence[Hit]) -> Iterator[Hit]:
    """Clauses that weigh enough and have no rule yet."""
    weights, classes = scene.grammar.weights, scene.grammar.classes
    if '"' in scene.words or "“" in scene.words:
        return  # what somebody is quoted with tells it again, in words of his own
    if any(classes[name].isdisjoint(scene.words) for name in ("CUE_MUST", "CUE_THING")):
        return
    for first, last in clauses(scene):
        if last - first < LEAST or any(hit.first < last and first < hit.last for hit in taken):
            continue
        here = frozenset(scene.sentence.low[i] for i in range(first, last) if scene.marks.get(i) != "OTHER")
        score = sum(weight for name, weight in weights.items() if not classes[name].isdisjoint(here))
        score += any(name.mark == "PE" for name in scene.names if first <= name.first < last)
        if score >= ENOUGH and not counted(scene, first, last) and not classes["CUE_MUST"].isdisjoint(here):
            yield Hit(KIND, first, last)


def clauses(scene: Scene) -> Iterator[tuple[int, int]]:
    """Stretches of the sentence between its marks."""
    first = 0
    for i in range(len(scene.sentence.low) + 1):
        if i == len(scene.sentence.low) or scene.marks.get(i) in ("BREAK", "COMMA") or scene.sentence.low[i] == ".":
            if i > first:
                yield first, i
            first = i + 1


def counted(scene: Scene, first: int, last: int) -> bool:
    """Whether the clause counts: a number of three digits or more, or one that opens it."""
    numbers = [i for i in range(first, last) if scene.marks.get(i) == "NUM"]
    years = [i for i in numbers if len(scene.sentence.low[i]) == 4 and scene.sentence.low[i][:2] in ("19", "20")]
    if scene.any_of(first, last, "COUNTED"):
        return True
    return any(len(scene.sentence.low[i]) >= 3 and i not in years for i in numbers) or first in numbers
