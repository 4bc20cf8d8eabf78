"""Clauses that weigh enough to be rules, where no rule of the lexicon has matched."""

from __future__ import annotations

from collections.abc import Iterator

from borderdesk.extract.policies.clauses import noun
from borderdesk.extract.policies.deeds import deed, kind
from borderdesk.extract.policies.deeds.clause import Clause
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.segments import segments, trimmed
from borderdesk.extract.policies.weighing import ENOUGH, PLENTY, TOO_LITTLE, scale

# what says again what the rule before said needs few words; of a rule of no known kind the words must be sure
SURE = frozenset(
    "title-42 temporary-protection shelter-for-a-time it-open it-shut takes-in cap deportations ports-and-flights"
    " programme".split()
)  # patterns of terms that news uses of rules only
NAMED = ("title-42", "programme", "so-many-a-day")  # rules with a name of their own, whatever the words beside it
LEAST = {"same": -3 * ENOUGH, "given": -2 * ENOUGH, "one": -2 * ENOUGH, "other": PLENTY}


def weighed(scene: Scene, taken: list[Hit], before: str) -> Iterator[Hit]:
    """Clauses that weigh enough and have no rule yet; ``before`` is the kind of the rule told just before."""
    for (first, last), weight in zip(segments(scene), weights(scene), strict=True):
        told = kind_before(taken, first, before)
        if weight < (LEAST["same"] if told else ENOUGH) or any(hit.first < last and first < hit.last for hit in taken):
            continue
        hit = deed(scene, first, last, told)
        least = LEAST.get(hit.rule.name) or LEAST.get(hit.rule.policy, ENOUGH)
        if (
            weight >= least and not tells(scene, first, last) and not noun(scene, hit.first)
        ):  # not "denies it has closed"
            yield hit


def tells(scene: Scene, first: int, last: int) -> bool:
    """ ", the migration service admits, ": a clause that only says who tells it."""
    low, at = scene.sentence.low, trimmed(scene, first + 1, last) - 1
    return low[at] in ("admits", "allows", "concedes") and low[at + 1 : at + 2] == [","] and "," in low[first:at]


def kind_before(taken: list[Hit], first: int, before: str) -> str:
    """The kind of the rule told last before token ``first``."""
    kinds = [hit.rule.policy for hit in taken if hit.last <= first and hit.rule.policy != "same"]
    return kinds[-1] if kinds else before


def weights(scene: Scene) -> list[int]:
    """How much each clause weighs, kept with the scene."""
    if scene.weights is None:
        scene.weights = [scale().clause(scene, *span) for span in segments(scene)]
    return scene.weights


def light(scene: Scene, hit: Hit) -> bool:
    """Whether the clause of a pattern's match reads like news: it weighs too little for a rule."""
    if hit.rule.name in SURE:
        return False
    spans = zip(segments(scene), weights(scene), strict=True)
    found = [weight for (first, last), weight in spans if first < hit.last and hit.first < last]
    return bool(found) and max(found) < TOO_LITTLE


def retold(scene: Scene, hit: Hit, before: str) -> Hit:
    """The hit of a rule as the kind that its clause states, where it states one."""
    spans = (span for span in segments(scene) if span[0] < hit.last and hit.first < span[1])
    first, last = max(spans, key=lambda span: min(span[1], hit.last) - max(span[0], hit.first), default=(0, 0))
    found = kind(Clause(scene, first, last, before)) if last else None
    return hit if found is None or hit.rule.name in NAMED else hit._replace(rule=found._replace(name=hit.rule.name))


def widened(scene: Scene, hits: list[Hit]) -> list[Hit]:
    """The hits, each up to the end of its clause or to the next hit."""
    ends = [last for _, last in segments(scene)]
    found = []
    for k, hit in enumerate(hits):
        end = next((last for last in ends if last >= hit.last), hit.last)
        stop = min(end, hits[k + 1].first) if k + 1 < len(hits) else end
        found.append(hit._replace(last=trimmed(scene, hit.last, stop)))
    return found
