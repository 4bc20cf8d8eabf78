"""Borders that are open or shut, and who or what may pass them."""

from __future__ import annotations

from borderdesk.extract.policies.deeds.clause import Clause
from borderdesk.extract.policies.deeds.rule import rule
from borderdesk.extract.policies.rules import Rule

OPEN, SHUT, PART = (rule("land_border_open", value, "border") for value in ("yes", "no", "partial"))


def borders(clause: Clause) -> Rule | None:
    """A border that is open or shut, or that some may pass."""
    moved = clause.moved()
    if moved == "other" or clause.has("ASYLUM") or (moved == "country" and clause.word("to", "for")):
        return None
    if clause.has("CONTROLS", "CHECKED"):
        return OPEN if clause.has("LINE") and (clause.ends() or clause.denied()) else None
    if (
        clause.has("BARRIER")
        and (clause.at_border() or clause.says("OWN_BARRIERS"))
        and (clause.ends() or clause.has("CLEARING") or clause.says("CLEARED"))
    ):
        return OPEN
    if clause.border() and clause.says("OUT_OF_USE"):
        return SHUT
    opens, shuts = clause.has("OPENING", "OPEN"), clause.has("CLOSING")
    shuts = shuts or (moved == "border" and clause.has("BARRING"))
    if (opens or shuts) and not clause.says("SHUT_OUT") and (moved or clause.at_border() or clause.word("closure")):
        over = clause.word("closure") and clause.has("LIFTED", "GONE")  # "two years of closure ended"
        return OPEN if over or not shuts else SHUT
    return works(clause) or passing(clause)


def works(clause: Clause) -> Rule | None:
    """ "the post works round the clock again", "traffic flows once more"."""
    again = clause.says("AGAIN") and (clause.has("RUN", "RESUMED", "CARRIERS", "FREE") or clause.word("walk", "drive"))
    if clause.says("WORKING") or (again and (clause.border() or clause.has("CARRIERS"))):
        return OPEN if not clause.has("ONLY") else PART
    return None


def passing(clause: Clause) -> Rule | None:
    """Who or what may pass a border; with which papers is another matter."""
    through = clause.says("THROUGH")
    if clause.ceiling() and not clause.has("LET", "LETIN", "ADMIT"):
        return None
    if sent_back(clause):
        return None  # "people who cross between the posts can be sent back": what becomes of them
    if clause.word("plates", "code") or clause.has("O_PAPER", "DEPORT", "ZONE", "PRICE", "VISA"):
        return None
    if not (clause.at_border() or clause.says("LET_BY")):
        return None
    nobody = clause.word("nobody", "nothing", "none") or clause.says("NO_ONE")
    if nobody and not clause.has("ONLY") and (through or clause.says("PASSING")):
        return SHUT if not clause.word("but", "except") else PART
    moves = clause.allows() or clause.denied() or clause.has("STOP", "STOPPED", "KEEP", "RUN", "BAN", "BANNED", "ADMIT")
    if clause.has("CARRIERS", "WHEELS") and moves:
        return PART
    lets = clause.allows() or clause.has("ADMIT", "LETIN", "ONLY") or clause.says("TURNED_BACK")
    return PART if lets and (through or clause.says("PASSING")) else None


def sent_back(clause: Clause) -> bool:
    low = clause.low
    back = any(one in SENT and "back" in low[i + 1 : i + 4] for i, one in enumerate(low))
    return back or any(low[i : i + 2] == ["returned", "to"] for i in range(len(low)))


SENT = frozenset("sent send sends sending handed hand hands".split())
