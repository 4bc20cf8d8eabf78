"""What a clause counts of people it was done to: "Finland refused entry to 56 Russians in April" is no rule."""

from __future__ import annotations

from borderdesk.extract.policies.counts import many
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.segments import segments

RULING = frozenset(
    "may must can cannot could will shall only most up than until till deadline day week month per each every all no"
    " none nobody any anyone whoever since limit ceiling quota".split()
)
KINDS = ("other", "visa_required", "temporary_protection", "exit_ban")
AHEAD = 3  # tokens from a number to those it counts


def tallied(seen: Scene, hit: Hit) -> bool:
    """Whether the clause of a hit only counts people, with no word of what holds from now on."""
    if hit.rule.policy not in KINDS or not (hit.rule.name in TOLD or hit.rule.name.startswith("clause")):
        return False
    for first, last in segments(seen):
        if first < hit.last and hit.first < last and not RULING.isdisjoint(seen.sentence.low[first:last]):
            return False
        if first < hit.last and hit.first < last and any(people_counted(seen, i, last) for i in range(first, last)):
            return True
    return False


TOLD = frozenset("weighed entry-barred no-boarding may-not-leave visa-free any-entry-no".split())


def people_counted(seen: Scene, i: int, last: int) -> bool:
    """Whether a number at token ``i`` counts people: "56 Russians", "4,100 of them", "fourteen were"."""
    if not many(seen, i) or seen.marks.get(i + 1) == "NUM":
        return False
    ahead = range(i + 1, min(i + 1 + AHEAD, last))
    people = any(seen.marks.get(j) == "PE" or seen.has(j, "PERSON") for j in ahead)
    return people or seen.any_of(i + 1, i + 2, "PASSIVE_PAST")
