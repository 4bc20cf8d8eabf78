"""Protection and leave to stay for a time, and stays of so many days."""

from __future__ import annotations

from borderdesk.extract.policies.deeds.clause import Clause
from borderdesk.extract.policies.deeds.rule import rule
from borderdesk.extract.policies.rules import Rule

DAYS = rule("visa_free_stay_days", "days")
GIVEN = DAYS._replace(name="given")  # what goes on about visas or stays needs few words
PROTECTION = rule("temporary_protection", "protection", "status")


def protection(clause: Clause) -> Rule | None:
    """Protection for a time, or leave to stay for one."""
    if clause.says("STATUSES") or clause.has("O_PROTECTION"):
        return PROTECTION
    if clause.has("VISA", "ONLY", "PRICE", "DAYS_ONLY") or clause.before.startswith("visa") or clause.word("abroad"):
        return None
    runs = clause.has("EXTEND_V", "PROLONG", "VALID", "CANCEL", "END") or clause.says("RENEWED")
    if runs and clause.says("STAY_OF"):
        return PROTECTION
    may = clause.allows() or clause.has("EXTEND_V", "AGREE", "TOLERATE")
    stays = may and (clause.has("STAY") or clause.says("TO_SHELTER"))
    stays = stays or (may and lives_and_works(clause))
    stays = stays or clause.word("tolerate", "tolerates", "tolerated")
    given = (clause.has("GRANT") or runs) and clause.has("PERMITS", "SHELTER")
    timed = clause.has("ANYTIME", "UNTIL") or clause.says("FOR_NOW")
    return PROTECTION if (stays or given) and timed else None


def lives_and_works(clause: Clause) -> bool:
    """ "may live and work in Poland for 18 months"."""
    if clause.word("permit", "permits"):
        return False  # "may work without a permit for two years"
    return clause.word("live", "work", "settle") and clause.word("for") and clause.word("months", "years")


def stays(clause: Clause) -> Rule | None:
    """A stay of so many days."""
    may = clause.allows() or clause.has("EXTEND_V", "GRANT")
    timed = clause.has("DAYS_ONLY") or (clause.has("ANYTIME") and clause.word("visit", "stay"))
    if clause.has("LIMITED") and timed and clause.says("IN_ANY"):
        return DAYS
    spoken = (
        clause.before.startswith("visa") and clause.has("ANYTIME") and not clause.has("PERMITS", "TO_WORK", "PRICE")
    )
    so_long = clause.has("STAY", "SPEND") and (clause.has("DAYS_ONLY") or spoken)
    visitors = clause.has("ADMIT", "LETIN") and clause.word("visitors", "travellers", "citizens", "nationals")
    admits = visitors and clause.has("DAYS_ONLY") and clause.word("for", "to") and not clause.denied()
    # "has admitted visitors for 30 days"
    if given(clause):
        return GIVEN
    return DAYS if (may and so_long) or admits else None


def given(clause: Clause) -> bool:
    """ "gives Georgians 180 days", "they get 90 days", where a stay or visa was spoken of; not "ten days to leave"."""
    if not clause.before.startswith("visa") or clause.leaves() or clause.says("DAYS_TO") or clause.word("same", "past"):
        return False
    whom = clause.marked("PE") or clause.word("them", "they", "visitors", "citizens", "nationals")
    gives = clause.has("GIVE", "ADMIT", "LET") or clause.word("get", "gets", "enjoy", "enjoys", "limited", "restricted")
    paper = clause.has("VISA", "PRICE", "DEADLINE", "PERMITS") or clause.word("slip", "pass", "card", "paper", "stamp")
    return whom and gives and clause.has("DAYS_ONLY") and not paper
