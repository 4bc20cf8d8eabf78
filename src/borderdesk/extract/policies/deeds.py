"""What kind of rule a clause states, by what is done and to what.

The objects are asked in an order: what the rule before said, tourists, visas, going out, protection, borders; what is
none of these is other. Whether it is forbidden, let, demanded or ended decides the value.
"""

from __future__ import annotations

from collections.abc import Callable

from borderdesk.extract.policies.clause import Clause
from borderdesk.extract.policies.rules import Hit, Rule
from borderdesk.extract.policies.scene import Scene

NAME = "weighed"


def rule(policy: str, value: str, who: str = "subject") -> Rule:
    return Rule(NAME, policy, value, who, (), ())


OTHER = rule("other", "rule", "stay")


def deed(scene: Scene, first: int, last: int, before: str = "") -> Hit:
    """The rule that a clause states, from its verb to its end; ``before`` is the kind of the rule told just before."""
    clause = Clause(scene, first, last, before)
    return Hit(kind(clause) or OTHER, clause.verb, last)


def kind(clause: Clause) -> Rule | None:
    """The kind of rule that a clause states; None where it is none of its own."""
    return next((found for one in KINDS if (found := one(clause))), None)


def same(clause: Clause) -> Rule | None:
    """ "Peru applies the same rule", "Finland followed on Friday": what the rule before said."""
    return rule("same", "same") if clause.before and clause.repeats() else None


def tourists(clause: Clause) -> Rule | None:
    """Tourists who are let in or kept out, and their visas; a visa that is asked of them is none of this."""
    if not clause.has("PLEASURE") or clause.has("NEED") or clause.waives():
        return None
    if clause.visa_free() or clause.without_visa() or (clause.has("LINE") and not clause.marked("PE")):
        return None
    if clause.has("CUT", "CAP", "QUOTA") or clause.says("only", "in groups"):
        return rule("tourist_visa_entry", "partial")
    forbids = clause.has("BAN", "BANNED", "REFUSE", "SUSPEND", "CLOSE", "LAPSE") or clause.denied()
    forbids = forbids or clause.says("out", "away", "back")
    lets = clause.has("ADMIT", "OPEN", "RESUMED", "MAY", "ENTITLED") or clause.says("readmitted", "welcome")
    return rule("tourist_visa_entry", "no" if forbids else "yes") if forbids or lets else None


def visas(clause: Clause) -> Rule | None:
    """A visa that is asked for or waived; one that is given, suspended or taken away is a matter of its own."""
    if clause.apart() or clause.has("PRICE") or not (clause.has("VISA") or clause.anaphor()):
        return None
    if clause.visa_free():
        over = clause.suspends() or clause.has("END", "GONE")
        return rule("visa_required", "yes" if over else "no")
    if clause.without_visa():
        refused = clause.denied() or clause.has("REFUSE", "BANNED", "BAN") or clause.says("back", "away")
        lets = clause.has("MAY", "LET", "ADMIT", "ENTITLED", "STAY", "ENTER")
        return rule("visa_required", "yes" if refused else "no") if refused or lets else None
    asked = clause.has("NEED", "IMPOSE", "DEMAND_V", "OBLIGED", "OWN_VISA") or clause.obliged()
    if clause.has("GIVE_VISA") and not asked:
        return None
    if clause.waives():
        return rule("visa_required", "no")
    if asked or clause.says("subject to"):
        return rule("visa_required", "no" if clause.denied() or clause.suspends() else "yes")
    return None


def stays(clause: Clause) -> Rule | None:
    """A stay of so many days."""
    may = clause.has("MAY", "LET", "ENTITLED", "ALLOW_V", "EXTEND_V") or clause.says("free to", "able to")
    stays_so_long = clause.has("STAY", "SPEND") and clause.has("DAYS_ONLY")
    return rule("visa_free_stay_days", "days") if may and stays_so_long else None


def leaving(clause: Clause) -> Rule | None:
    """People who may or may not go out; who must leave is told to, another matter."""
    if clause.says(*EXIT_PAPERS):
        return rule("exit_ban", "exit-ban", "exit")
    own = clause.says("its people", "its citizens", "its own", "their own", "its nationals", "their country")
    own = own and clause.says(*GOING)
    if not (clause.says(*GOING_OUT) or own or clause.leaves()) or clause.has("TELL", "DEADLINE"):
        return None
    if (clause.obliged() or clause.says("until") or clause.time_to_go()) and not clause.denied():
        return None
    if clause.denied() and clause.has("FORBID_V"):
        return None  # "is not forbidden"
    bound = clause.has("MAY", "LET", "BAN", "BANNED", "FORBID_V", "ALLOW_V", "KEEP", "ENTITLED", "STOP", "FREELY")
    return rule("exit_ban", "no-leave", "exit") if bound or clause.denied() else None


EXIT_PAPERS = (
    "exit visa",
    "exit visas",
    "exit permit",
    "exit permits",
    "exit ban",
    "exit bans",
    "for exit",
    "to departures",
    "foreign travel",
    "travel abroad",
    "labour migration",
    "labor migration",
)
GOING = ("go", "cross", "crossing", "going", "travel", "travelling", "out", "over", "at the airport")
GOING_OUT = (
    "go out",
    "goes out",
    "going out",
    "let out",
    "get out",
    "fly out",
    "out of the country",
    "set out",
    "abroad",
    "to the airport",
    "sending workers",
    "going south",
    "going north",
    "held back",
)


def protection(clause: Clause) -> Rule | None:
    """Protection for a time, or leave to stay for one."""
    if clause.says(*STATUSES) or clause.has("O_PROTECTION"):
        return rule("temporary_protection", "protection", "status")
    may = clause.has("MAY", "LET", "ENTITLED", "EXTEND_V", "AGREE") or clause.says("right to", "free to")
    stays = may and (clause.has("STAY") or clause.says("to shelter"))
    given = clause.has("GRANT", "EXTEND_V", "PROLONG", "VALID") and clause.has("PERMITS")
    if (stays or given) and clause.has("ANYTIME", "UNTIL") and not clause.has("VISA", "ONLY", "PRICE"):
        return rule("temporary_protection", "protection", "status")
    return None


STATUSES = (
    "temporary asylum",
    "leave to stay",
    "leave to remain",
    "temporary stay",
    "temporary residence",
    "temporary permits",
    "temporary permit",
    "facto refugees",
    "humanitarian status",
    "humanitarian permits",
    "tolerated status",
    "special permits",
    "exemption permits",
    "their status",
)


def borders(clause: Clause) -> Rule | None:
    """A border that is open or shut, or that some may pass."""
    moved = clause.moved()
    if moved == "other" or clause.has("ASYLUM") or (moved == "country" and clause.says("to", "for")):
        return None
    if clause.has("CONTROLS", "CHECKED"):
        over = clause.has("LINE") and (clause.ends() or clause.denied())
        return rule("land_border_open", "yes", "border") if over else None
    opens, shuts = clause.has("OPENING", "OPEN") or clause.says(*WORKING), clause.has("CLOSING")
    shuts = shuts or (moved == "border" and clause.has("BARRING"))
    if (opens or shuts) and not clause.says(*SHUT_OUT):
        return rule("land_border_open", "yes" if opens and not shuts else "no", "border")
    return passing(clause)


WORKING = ("both directions", "by land", "went up", "again passable", "is passable")
SHUT_OUT = ("shut out", "locked out", "locked up", "shut down", "closing date")


def passing(clause: Clause) -> Rule | None:
    """Who or what may pass a border; with which papers is another matter."""
    border = clause.at_border()
    through = clause.says("through", "across", "over", "past")
    if clause.has("O_PAPER", "DEPORT", "ZONE") or clause.says("sent back", "turned back"):
        return None
    moves = clause.has("MAY", "LET", "STOP", "STOPPED", "KEEP", "RUN")
    if moves and clause.has("TRAFFIC", "WHEELS") and (border or through):
        return rule("land_border_open", "partial", "border")
    lets = clause.has("LET", "ADMIT", "MAY", "LETIN", "ENTITLED")
    if not lets or not (border or clause.says("drive into", "walk into")):
        return None
    if clause.says("nobody", "nothing", "no one") and not clause.has("ONLY"):
        return rule("land_border_open", "no", "border")
    return rule("land_border_open", "partial", "border") if through or clause.says(*PASSING) else None


PASSING = ("pass", "cross", "in", "on foot", "enter", "into", "admits", "admitted")


KINDS: tuple[Callable[[Clause], Rule | None], ...] = (tourists, leaving, visas, protection, stays, borders, same)
