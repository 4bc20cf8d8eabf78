"""Which matches of rules are kept: each rule once, and none that is only asked for, hoped, counted or a title."""

from __future__ import annotations

from collections.abc import Iterable

from borderdesk.extract.policies.clauses import told
from borderdesk.extract.policies.counts import none_sent, weak
from borderdesk.extract.policies.gapping import gapped, of_others
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.tallies import tallied
from borderdesk.extract.policies.telling import light, retold, weighed
from borderdesk.extract.policies.unreal import unreal


def sifted(seen: Scene, hits: Iterable[Hit]) -> list[Hit]:
    """Matches and clauses with a verb of ruling: of two that overlap, the one of the earlier rule."""
    if seen.sentence.low[-1:] == ["?"]:
        return []
    kept: list[Hit] = []
    for hit in hits:
        if not any(clashes(seen, hit, other) for other in kept) and not void(seen, hit):
            kept.append(hit)
    return kept + [hit for hit in told(seen, kept) if not void(seen, hit)]


def void(seen: Scene, hit: Hit) -> bool:
    """Whether a match is only asked for or hoped, or counts what was done."""
    return unreal(seen, hit) or weak(seen, hit) or tallied(seen, hit)


def accepted(seen: Scene, hits: list[Hit], before: str = "") -> list[Hit]:
    """What was sifted, and clauses that weigh enough, in order; ``before``: the kind of the rule told just before."""
    if seen.sentence.low[-1:] == ["?"]:
        return []
    kept = [retold(seen, hit, before) for hit in hits if not light(seen, hit)]
    kept = [hit for hit in kept if not none_sent(seen, hit)]
    kept = [hit for hit in kept if not beside(seen, hit, later=any(other.first < hit.first for other in kept))]
    kept += [hit for hit in weighed(seen, kept, before) if not void(seen, hit)]
    kept += gapped(seen, kept)
    kept += of_others(seen, kept)
    kept.sort(key=lambda hit: hit.first)
    kept = [hit for i, hit in enumerate(kept) if i + 1 == len(kept) or not frames(seen, hit)]
    return [
        hit
        for i, hit in enumerate(kept)
        if not any(goes_on(seen, hit, other) or named_in(seen, hit, other) for other in kept[:i])
        and not beside(seen, hit, later=i > 0)
    ]


def frames(seen: Scene, hit: Hit) -> bool:
    """ "prolonged until May a policy under which citizens of six countries, ...": what the next clause says."""
    low = seen.sentence.low
    under = (i for i in range(hit.first, hit.last - 1) if low[i : i + 2] == ["under", "which"])
    return hit.rule.name == "weighed" and hit.rule.policy == "other" and any(seen.has(i - 1, "RULE") for i in under)


def named_in(seen: Scene, hit: Hit, other: Hit) -> bool:
    """ "suspended its rule that Afghans be given visas": what the rule said that is ended."""
    ends = seen.has(other.last - 1, "RULE") and seen.sentence.low[other.last : other.last + 1] == ["that"]
    return ends and hit.first > other.last


def beside(seen: Scene, hit: Hit, *, later: bool) -> bool:
    """ "Ukrainians, who need no visa, may stay 180 days", "ended the regime under which they came without a visa"."""
    low = seen.sentence.low
    if (hit.rule.policy, hit.rule.value) != ("visa_required", "no"):
        return False
    before, behind = low[max(0, hit.first - 14) : hit.first], low[hit.last : hit.last + 3]
    if "who" in before[-3:] and not {"may", "can", "must"}.isdisjoint(behind):
        return True
    return later and any(before[i : i + 2] == ["under", "which"] for i in range(len(before)))


def clashes(seen: Scene, hit: Hit, other: Hit) -> bool:
    """Whether two hits are about the same words: they overlap by more than a word, or the same is said close by."""
    room = -1
    if hit.rule.name.startswith("any-") or hit.rule.policy == "other":
        room = 0
    if hit.rule.name in GENERAL or hit.rule.name.startswith("near"):
        room = 8
    elif hit.rule.name == "controls" and other.rule.name == "controls-gone":
        room = 0  # "ended checks at its border"
    elif hit.rule.name in ("will-expel", "any-paper"):
        room = 12  # told as what follows of another rule
    elif hit.rule.policy == other.rule.policy == "exit_ban":
        room = 7  # "bars them from leaving their country without an exit visa"
    elif (hit.rule.policy, hit.rule.value) == (other.rule.policy, other.rule.value):
        room = 0 if parted(seen, hit, other) else 6
    elif hit.rule.policy == other.rule.policy and {hit.rule.value, other.rule.value} != {"yes", "no"}:
        room = 0  # "reopened Rafah, which was shut" tells two rules
    return hit.first < other.last + room and other.first < hit.last + room


def goes_on(seen: Scene, hit: Hit, other: Hit) -> bool:
    """ "will shut the bridge at midnight and keep it shut until 3 May": one rule told to its end."""
    same = (hit.rule.policy, hit.rule.value) == (other.rule.policy, other.rule.value)
    held = seen.any_of(hit.first, hit.last, "KEEP") and {"it", "them"} & {*seen.sentence.low[hit.first : hit.last]}
    return same and bool(held) and hit.first >= other.last


def parted(seen: Scene, hit: Hit, other: Hit) -> bool:
    """Whether a new subject or a new clause stands between two hits."""
    between = range(min(hit.last, other.last), max(hit.first, other.first))
    if len(between) > 0 and seen.has(between[-1], "JOIN"):
        return True
    marks = seen.marks
    return any(marks[i] in ("BREAK", "PL", "AD") for i in between if i in marks)


GENERAL = frozenset(
    ("deontic", "deontic-they", "treated", "decides", "those-who-arrive", "eligible", "rule-changed", "benefits")
)
