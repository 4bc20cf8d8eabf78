"""What kind of rule a clause states, by what is done and to what.

The objects are asked in an order: tourists, going out, visas, protection, stays, borders; then whether the clause says
again what the rule before said; what is none of these is other. Whether it is forbidden, let, demanded or ended
decides the value.
"""

from __future__ import annotations

from collections.abc import Callable

from borderdesk.extract.policies.deeds.borders import borders
from borderdesk.extract.policies.deeds.clause import Clause
from borderdesk.extract.policies.deeds.exits import exits
from borderdesk.extract.policies.deeds.repeats import repeats
from borderdesk.extract.policies.deeds.rule import rule
from borderdesk.extract.policies.deeds.stays import protection, stays
from borderdesk.extract.policies.deeds.visas import tourists, visas
from borderdesk.extract.policies.rules import Hit, Rule
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.segments import trimmed

__all__ = ["deed", "kind"]

OTHER = rule("other", "rule", "stay")
KINDS: tuple[Callable[[Clause], Rule | None], ...] = (
    tourists,
    exits,
    visas,
    protection,
    stays,
    borders,
    repeats,
)


def deed(scene: Scene, first: int, last: int, before: str = "") -> Hit:
    """The rule that a clause states, from its verb to its end; ``before`` is the kind of the rule told just before."""
    clause = Clause(scene, first, last, before)
    return Hit(kind(clause) or OTHER, clause.verb, trimmed(scene, clause.verb + 1, last))


def kind(clause: Clause) -> Rule | None:
    """The kind of rule that a clause states; None where it is none of its own."""
    return next((found for one in KINDS if (found := one(clause))), None)
