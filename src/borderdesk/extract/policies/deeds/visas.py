"""Visas that are asked for or waived, and tourists who are let in or kept out."""

from __future__ import annotations

from borderdesk.extract.policies.deeds.clause import Clause
from borderdesk.extract.policies.deeds.rule import rule
from borderdesk.extract.policies.rules import Rule


def tourists(clause: Clause) -> Rule | None:
    """Tourists who are let in or kept out, and their visas; a visa that is asked of them is none of this."""
    if not clause.has("PLEASURE") or clause.has("NEED") or clause.waives() or clause.word("benefits", "allowance"):
        return None
    if clause.says("CONSENT") and clause.word("out"):
        return None
    if clause.says("VISA_FREE") or without(clause) or (clause.has("LINE") and not of_one_people(clause)):
        return None
    if clause.has("FEWER") or clause.word("only", "groups"):
        return rule("tourist_visa_entry", "partial")
    forbids = clause.has("BAN", "BANNED", "REFUSE", "SUSPEND", "CLOSE", "LAPSE") or clause.denied()
    if forbids or clause.word("out", "away", "back"):
        return rule("tourist_visa_entry", "no")
    lets = clause.has("ADMIT", "OPEN", "RESUMED", "WELCOME") or clause.allows()
    return rule("tourist_visa_entry", "yes") if lets else None


def of_one_people(clause: Clause) -> bool:
    """ "shuts its border to Russian tourists", not to tourists at large."""
    named = (i for i in range(clause.first, clause.last) if clause.scene.marks.get(i) == "AD")
    return clause.marked("PE") or any(clause.scene.has(i + 1, "PLEASURE") for i in named)


def visas(clause: Clause) -> Rule | None:
    """A visa that is asked for or waived; one that is given, suspended or taken away is a matter of its own."""
    if apart(clause) or clause.has("PRICE") or not (clause.has("VISA") or anaphor(clause)):
        return None
    if clause.says("VISA_FREE"):
        over = clause.suspends() or clause.has("GONE", "LOSE") or clause.ending()
        return rule("visa_required", "yes" if over else "no")
    if without(clause) and clause.has("STAY", "SPEND") and clause.has("DAYS_ONLY"):
        return None  # a stay of so many days
    if without(clause):
        return freed(clause)
    only = clause.word("only", "nobody") and clause.word("have", "hold", "with", "and", "without")
    asked = clause.has("NEED", "IMPOSE", "DEMAND_V", "OBLIGED", "OWN_VISA") or clause.obliged() or only
    if only and clause.opens() and not clause.has("NEED", "IMPOSE", "DEMAND_V"):
        return None  # "reopened it, but only for those with visas": whom the border is open to
    if clause.has("GIVE_VISA") and not asked:
        return None
    if clause.waives() or clause.says("OFF_LIST"):
        return rule("visa_required", "no")
    if asked or clause.says("UNDER_VISA"):
        none = clause.denied() or clause.suspends() or clause.says("NO_VISA")
        found = rule("visa_required", "no" if none and not only else "yes")
        return found if clause.has("VISA") else found._replace(name="one")
    return rule("visa_required", "no") if clause.says("NO_VISA") else None


def freed(clause: Clause) -> Rule | None:
    """ "may enter without a visa"; whoever comes without one is sent back, nobody gets in."""
    refused = clause.denied() or clause.has("REFUSE", "BANNED", "BAN") or clause.word("back", "away")
    lets = clause.allows() or clause.has("ADMIT", "STAY", "ENTER", "SPEND", "GRANT")
    return rule("visa_required", "yes" if refused else "no") if refused or lets else None


def without(clause: Clause) -> bool:
    """ "without a visa", and "without one" where a visa was spoken of."""
    return clause.says("WITHOUT_VISA") or (anaphor(clause) and clause.says("WITHOUT_ONE"))


def anaphor(clause: Clause) -> bool:
    """ "need one", "needs none", where a visa was spoken of before."""
    if not clause.before.startswith("visa") and not clause.scene.any_of(0, clause.first, "VISA"):
        return False
    if clause.word("one", "none"):
        return clause.has("NEED", "LET", "ADMIT", "IMPOSE") or clause.obliged() or clause.waives()
    return clause.has("EXEMPT") or (clause.word("them", "it") and clause.has("IMPOSE"))


def apart(clause: Clause) -> bool:
    """Whether the visa is one of another matter: a transit visa, a visa fee, a visa on arrival."""
    if clause.says("ON_ARRIVAL") or " free of charge " in clause.written:
        return True
    low, classes = clause.low, clause.scene.grammar.classes
    at = [i for i, word in enumerate(low) if word in ("visa", "visas")]
    return bool(at) and all(
        (i and low[i - 1] in classes["OTHER_VISA"]) or (i + 1 < len(low) and low[i + 1] in classes["ABOUT_VISA"])
        for i in at
    )
