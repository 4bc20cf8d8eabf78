"""Clauses that say again, of another state or of other people, what the rule before said."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.policies.deeds.clause import Clause
from borderdesk.extract.policies.deeds.rule import rule
from borderdesk.extract.policies.rules import Rule


def repeats(clause: Clause) -> Rule | None:
    """ "Peru applies the same rule", "Finland followed on Friday", "will do so from May"."""
    if not clause.before:
        return None
    return rule("same", "same") if alike(clause) or clause.says("SO_DID") or own(clause) else None


def own(clause: Clause) -> bool:
    """ "Britain keeps theirs", "France has had them since 2015": what the rule before is about, of another state."""
    low = clause.low
    keeps = any(a in KEEPS and b == "theirs" for a, b in pairwise(low))
    had = any(low[i : i + 2] == ["had", "them"] or low[i : i + 2] == ["had", "one"] for i in range(1, len(low)))
    return keeps or (had and "since" in low)


def alike(clause: Clause) -> bool:
    low = clause.low
    if "who" in low:
        return False  # "not all who leave do so of their own will"
    for i, word in enumerate(low):
        ahead = low[i + 1] if i + 1 < len(low) else "."
        if word in LIKE and (ahead in SAME_RULE or clause.scene.has(clause.first + i + 1, "RULENOUN")):
            return True
        if word in DOING and ahead in SO:
            return True
        if (
            clause.scene.has(clause.first + i, "FOLLOW")
            and ahead not in NO_FOLLOWING
            and low[i - 1 : i] not in (["the"], ["that"])
        ):
            return True
    return False


KEEPS = frozenset("keep keeps kept have has retain retains dropped drops lifted lifts scrapped".split())
LIKE = frozenset(("same", "identical", "similar"))
# behind "the same": the rest of the clause, or what is a rule; not "the same day", "at the same game"
SAME_RULE = frozenset(
    "for of to in on as from with by at until since and but , ; . goes went applies applied apply holds held is was has"
    " have will may must can treatment step course terms conditions concession exemption waiver demand duty leave right"
    " rights favour privilege offer system scheme arrangement move restrictions experience measures steps arrangements"
    " decision procedure regime freedom status stay true".split()
)
DOING = frozenset("do does did done doing act acted".split())
SO = frozenset("so likewise too since on already from similarly as in last".split())
NO_FOLLOWING = frozenset(("by", "the", "a", "an", "up", "through"))  # "followed by", "following the attack"
