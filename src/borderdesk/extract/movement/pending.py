"""Whether a movement is asked for, awaited or threatened: "to be deported", "asked the EU to take in"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.cue import BE
from borderdesk.extract.movement.otherclause import ARTICLES, done_to
from borderdesk.extract.movement.traits import trait
from borderdesk.extract.movement.words import word_set

FACING = frozenset("risk risks risking face faces facing awaiting danger threat slated candidates".split())
AWAITING = frozenset(
    (
        ("confident", "of"),
        ("hopeful", "of"),
        ("looks", "for"),
        ("looking", "for"),
        ("counts", "on"),
        ("counting", "on"),
        ("banks", "on"),
        ("banking", "on"),
        ("reckons", "on"),
        ("reckoned", "on"),
        ("reckoning", "on"),
        ("reckon", "on"),
        ("reckoned", "with"),
        ("reckoning", "with"),
        ("counted", "on"),
        ("banked", "on"),
        ("betting", "on"),
        ("looked", "for"),
        ("asked", "for"),
        ("waiting", "for"),
        ("prepared", "for"),
        ("look", "like"),
        ("looks", "like"),
        ("warned", "of"),
        ("warns", "of"),
        ("talk", "of"),
        ("speculation", "of"),
        ("dreams", "of"),
        ("dreamt", "of"),
        ("dreaming", "of"),
        ("visions", "of"),
        ("provides", "for"),
        ("calls", "for"),
        ("calling", "for"),
        ("called", "for"),
        ("appealed", "for"),
        ("provision", "for"),
        ("provisions", "for"),
    )
)
NEVER_HELD = frozenset("said had have has continue enough refused refuse refuses claimed claims seem appear".split())
FIRST = frozenset("first last latest only".split())
REACH = 8  # tokens from the asking to what is asked: "asked the European Union for help and to relocate"
CASE, TO, ASK = trait(("case",)), trait(("to",)), trait(word_set("asking"))
FACE, AWAIT = trait(FACING), trait({one for one, _ in AWAITING})
OUTLOOK = trait(word_set("outlooks"))
ANY = CASE | TO | FACE | AWAIT | OUTLOOK


def pending(low: list[str], traits: int, m: Mention, cue_at: int) -> str:
    """The words that leave the movement to come, "" where none do."""
    if not traits & ANY:
        return ""
    if traits & CASE and ("in", "case") in pairwise(low[max(m.first - REACH, 0) : m.first]):
        return "in case"
    told = _asked(low, m, cue_at) if traits & TO and traits & ASK else ""
    told = told or (_to_be(low, m, cue_at) if traits & TO else "")
    told = told or (_faced(low, m, cue_at) if traits & FACE else "")
    told = told or (_awaited(low, m) if traits & AWAIT and m.kind != "duration" else "")
    return told or (_headed(low, m) if traits & OUTLOOK else "")


def _asked(low: list[str], m: Mention, cue_at: int) -> str:
    """ "asked the EU to relocate 1,500": the verb in its base form behind the asking."""
    if not 0 < cue_at < m.first or low[cue_at - 1] != "to":
        return ""
    head = low[max(cue_at - REACH, 0) : cue_at - 1]
    asked = [token for token in head if token in word_set("asking")]
    return f"{asked[-1]} to" if asked and ";" not in head and "," not in head else ""


def _to_be(low: list[str], m: Mention, cue_at: int) -> str:
    """ "120 Ghanaians to be deported"; "the first to be deported", "said to be held" are stated as done."""
    at = cue_at - 2
    if at <= m.first or low[at : at + 2] != ["to", "be"] or not done_to(low[cue_at : cue_at + 1]):
        return ""
    done = low[at - 1] in NEVER_HELD or low[at - 1] in word_set("did_to") or low[at - 1] in word_set("making")
    return "" if done or not FIRST.isdisjoint(low[max(m.first - 2, 0) : m.first]) else "to be"


def _faced(low: list[str], m: Mention, cue_at: int) -> str:
    """ "10,000 risk being pushed back", "900 face deportation"."""
    between = low[max(m.last, cue_at - 4) : cue_at]
    return next((token for token in between if token in FACING), "") if m.last <= cue_at else ""


def _awaited(low: list[str], m: Mention) -> str:
    """ "is confident of 1.5 million", "provides for the return of 100,000"."""
    for one in pairwise(low[max(m.first - 6, 0) : m.first]):
        if one in AWAITING:
            behind = low[m.first - 2 : m.first]
            close = tuple(behind) == one or behind[-1] == "of" or one[1] == "like"
            return " ".join(one) if close else ""
    return ""


def _headed(low: list[str], m: Mention) -> str:
    """ "The forecast for Panama: 600,000 crossing": a noun of outlook heads what stands before the colon."""
    if ":" not in low[: m.first]:
        return ""
    for i, token in enumerate(low[: min(low.index(":"), REACH)]):
        if token not in word_set("outlooks") or not BE.isdisjoint(low[i : low.index(":")]):
            continue  # "the limit was exceeded: 210 came"
        if i == 0 or low[i - 1] in ARTICLES or low[i - 1] == "our" or low[i - 1].endswith("s"):
            return token
    return ""
