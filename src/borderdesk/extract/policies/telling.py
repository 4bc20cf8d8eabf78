"""Clauses that weigh enough to be rules, where no rule of the lexicon has matched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from borderdesk.extract.policies.clauses import noun
from borderdesk.extract.policies.deeds import deed, kind
from borderdesk.extract.policies.deeds.clause import Clause
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.segments import segments
from borderdesk.extract.policies.weighing import ENOUGH, scale


def weighed(scene: Scene, taken: Sequence[Hit], before: str) -> Iterator[Hit]:
    """Clauses that weigh enough and have no rule yet; ``before`` is the kind of the rule told just before."""
    for first, last in heavy(scene):
        if any(hit.first < last and first < hit.last for hit in taken):
            continue
        hit = deed(scene, first, last, before)
        if not noun(scene, hit.first):  # "denies it has closed"
            yield hit


def heavy(scene: Scene) -> list[tuple[int, int]]:
    """The clauses that weigh enough, kept with the scene."""
    if scene.heavy is None:
        scene.heavy = [span for span in segments(scene) if scale().clause(scene, *span) >= ENOUGH]
    return scene.heavy


def retold(scene: Scene, hit: Hit, before: str) -> Hit:
    """The hit of a rule as the kind that its clause states, where it states one."""
    spans = (span for span in segments(scene) if span[0] < hit.last and hit.first < span[1])
    first, last = max(spans, key=lambda span: min(span[1], hit.last) - max(span[0], hit.first), default=(0, 0))
    found = kind(Clause(scene, first, last, before)) if last else None
    return hit if found is None else hit._replace(rule=found._replace(name=hit.rule.name))


def widened(scene: Scene, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, each up to the end of its clause or to the next hit."""
    ends = [last for _, last in segments(scene)]
    found = []
    for k, hit in enumerate(hits):
        end = next((last for last in ends if last >= hit.last), hit.last)
        stop = hits[k + 1].first if k + 1 < len(hits) else end
        found.append(hit._replace(last=max(hit.last, min(end, stop))))
    return found
