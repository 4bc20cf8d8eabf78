"""People who may or may not go out of their country."""

from __future__ import annotations

from borderdesk.extract.policies.deeds.clause import Clause
from borderdesk.extract.policies.deeds.rule import rule
from borderdesk.extract.policies.rules import Rule


def exits(clause: Clause) -> Rule | None:
    """Who may or may not go out; who must leave is told to, another matter."""
    if clause.says("EXIT_PAPERS"):
        return rule("exit_ban", "exit-ban", "exit")
    if clause.has("KEEP") and clause.says("KEPT_IN") and (clause.says("OWN_PEOPLE") or clause.has("MEN")):
        return rule("exit_ban", "no-leave", "exit")
    if clause.ceiling():
        return None  # "no more than 300 may leave in a day"
    if clause.before == "exit_ban" and clause.has("EXEMPT") and clause.word("ban", "rule", "order"):
        return rule("exit_ban", "some-through", "exit")
    if not goes_out(clause) or clause.has("TELL", "DEADLINE"):
        return None
    if clause.word("only") and clause.word(*LOADS) and not clause.marked("PE"):
        return rule("land_border_open", "partial", "border")  # "only lorries are let out of Thailand"
    pressed = clause.obliged() or clause.word("until") or time_to_go(clause)
    if pressed and not clause.denied() and not clause.says("CONSENT"):
        return None
    if clause.denied() and clause.has("FORBID_V"):
        return None  # "is not forbidden"
    bound = clause.allows() or clause.has("BAN", "BANNED", "FORBID_V", "KEEP", "STOP", "FREELY") or clause.denied()
    return rule("exit_ban", "no-leave", "exit") if bound or clause.says("CONSENT") else None


LOADS = ("lorries", "trucks", "vehicles", "cars", "buses", "freight", "cargo", "goods")


def goes_out(clause: Clause) -> bool:
    if (clause.says("GOING_OUT") and not clause.says("FROM_ABROAD")) or clause.leaves():
        return True
    if clause.says("OWN_PEOPLE") and clause.says("GOING"):
        return True
    if clause.word("study", "school", "university"):
        return False  # "will not be allowed to work or study"
    at_work = clause.has("TO_WORK") and not clause.has("VISA") and (clause.says("OWN_PEOPLE") or clause.has("MEN"))
    return at_work and (clause.marked("PL") or clause.word("gulf", "overseas", "abroad", "travel")) and forbids(clause)


def forbids(clause: Clause) -> bool:
    return clause.has("BAN", "BANNED", "FORBID_V", "STOP") or clause.denied()


def time_to_go(clause: Clause) -> bool:
    """ "gave them ten days to leave"."""
    return clause.has("DAY") and (clause.has("GIVE") or clause.says("DAYS_TO"))
