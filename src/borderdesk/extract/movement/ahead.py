"""Whether an amount is only to come: "to leave", "if it rains", "is to deploy", "ordered the expulsion of"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.otherclause import done_to, inserted
from borderdesk.extract.movement.pending import pending
from borderdesk.extract.movement.traits import trait
from borderdesk.extract.movement.words import word_set

BOUND_TO = frozenset(
    (
        ("means", "to"),
        ("mean", "to"),
        ("meant", "to"),
        ("reckon", "with"),
        ("reckons", "with"),
        ("is", "to"),
        ("are", "to"),
        ("was", "to"),
        ("were", "to"),
        ("about", "to"),
        ("set", "to"),
        ("course", "to"),
        ("track", "to"),
        ("pace", "to"),
        ("poised", "to"),
        ("slated", "to"),
        ("tipped", "to"),
        ("certain", "to"),
        ("sure", "to"),
        ("bound", "to"),
        ("entitled", "to"),
        ("eligible", "to"),
        ("going", "to"),
        ("up", "for"),
    )
)
# words that the rules cannot do without
BOUND, IF, COMING = trait({one for one, _ in BOUND_TO}), trait(("if",)), trait(("tomorrow", "next"))


def ahead(low: list[str], traits: int, m: Mention, cue_at: int, start: int, end: int) -> tuple[str, str]:
    """(modality, the words) of an amount whose clause, ``start``..``end``, has no plain word of forecast."""
    if low[max(m.first - 4, 0) : m.first][-2:] == ["first", "of"]:
        return "expected", "the first of"
    if m.last < cue_at and low[cue_at - 1] == "to" and not _made_to(low, m, cue_at):
        return "expected", f"to {low[cue_at]}"
    if (
        traits & IF
        and "if" in low[start : m.first]
        and low[m.first - 2 : m.first - 1] != ["as"]
        and not _and_so(low, start, m)
    ):
        return "expected", "if"
    ordered = _ordered(low, m, cue_at)
    if ordered:
        return ordered
    bounds = end if cue_at == m.core_first else max(m.last, cue_at + 1)
    told = _bound_to(low[start:bounds], max(m.first - start, 0)) if traits & BOUND else ""
    told = "" if told and _apposed(low[start:bounds], m.first - start, cue_at < m.first) else told
    told = told or (_coming(low, m, min(end, len(low))) if traits & COMING else "")
    told = told or pending(low, traits, m, cue_at)
    return ("expected", told) if told else ("observed", "")


def _ordered(low: list[str], m: Mention, cue_at: int) -> tuple[str, str] | None:
    """ "ordered the expulsion of 35 diplomats", "the pact allows them to send back 250 a month": not yet done."""
    if low[cue_at] in ("ordered", "orders"):
        return "expected", "ordered"
    if low[cue_at] in TO_BE_DONE and not ORDERS.isdisjoint(low[max(cue_at - 4, 0) : cue_at]):
        return "expected", "ordered"
    if m.rate and any(one in ARE and other in ALLOWED for one, other in pairwise(low[max(cue_at - 5, 0) : cue_at + 1])):
        return "limit", "are allowed"
    if m.rate and not ALLOWING.isdisjoint(low[max(min(m.first, cue_at) - 5, 0) : cue_at]):
        return "limit", "allowed"
    return ("limit", "by rule so many a time") if _by_rule(low, m, cue_at) else None


def _by_rule(low: list[str], m: Mention, cue_at: int) -> bool:
    """ "only 280 can win each year", "admits 75 a year under its access scheme": what may come, not who came."""
    if "intake" in low[max(m.first - 8, 0) : m.first] and not YEARLY.isdisjoint(low[max(m.first - 10, 0) : m.first]):
        return True
    behind = low[max(m.last, cue_at + 1) : max(m.last, cue_at + 1) + 6]
    each = bool(m.rate) or any(one in EACH and other in SPANS_OF for one, other in pairwise(behind))
    if not each:
        return False
    if "can" in low[m.last : m.last + 3] or (cue_at < m.first and "can" in low[max(cue_at - 2, 0) : cue_at]):
        return True
    under = next((i for i in range(m.last, min(m.last + 8, len(low))) if low[i] == "under"), -1)
    return under >= 0 and not SCHEMES.isdisjoint(low[under + 1 : under + 8])


YEARLY = frozenset(("annual", "yearly"))
EACH = frozenset("each every a per".split())
SPANS_OF = frozenset("day week month year hour".split())
SCHEMES = frozenset(
    "scheme programme program category quota ballot agreement pact accord treaty arrangement visa lottery".split()
)


TO_BE_DONE = frozenset(
    "deportation expulsion removal return departure evacuation repatriation transfer readmission".split()
)
ORDERS = frozenset(
    """
    ordered orders ordering demanded demands demanding seeks urged urges urging authorised authorized authorises
    authorizes approved approves negotiated negotiates discussed discussing requested requests sought
    """.split()
)
ARE = frozenset(("are", "is", "be", "being"))
ALLOWED = frozenset("allowed permitted entitled authorised authorized".split())
ALLOWING = frozenset("allows permits authorises authorizes entitles lets".split())


def _and_so(low: list[str], start: int, m: Mention) -> bool:
    """ "if you want to work you need a permit, and Italy issued 3,100": the number stands in another main clause."""
    behind = low[low.index("if", start) : m.first]
    return any(one == "," and other in ("and", "but") for one, other in pairwise(behind))


def _made_to(low: list[str], m: Mention, cue_at: int) -> bool:
    """ "were able to leave", "forced 14,000 to flee": what is done, not what is to be done."""
    made = word_set("making")
    return low[cue_at - 2] in word_set("did_to") or not made.isdisjoint(low[max(m.first - 3, 0) : m.first])


def _coming(low: list[str], m: Mention, end: int) -> str:
    """ "for 270 of its people next week"."""
    for i in range(max(m.first - 6, 0), end):
        if low[i] == "tomorrow" or (low[i] == "next" and low[i + 1 : i + 2] and low[i + 1] in SPANS):
            return " ".join(low[i : i + 2])
    return ""


SPANS = frozenset("week month year spring summer autumn winter season weekend".split())


def _bound_to(tokens: list[str], amount: int) -> str:
    """ "is to deploy", "about to leave": a verb in its base form follows."""
    for i in range(len(tokens) - 2):
        if (
            tokens[i + 1] in ("to", "for", "with")
            and (tokens[i], tokens[i + 1]) in BOUND_TO
            and tokens[i - 1] not in LINED
            and not inserted(tokens, i, amount)
        ):
            after = tokens[i + 2]
            plain = after.isalpha() and not after.endswith(("ed", "ing")) and after not in NO_VERBS
            plain = plain or (after == "be" and done_to(tokens[i + 3 : i + 4]))
            if plain or tokens[i + 1] == "with":
                return f"{tokens[i]} {tokens[i + 1]}"
    return ""


def _apposed(tokens: list[str], amount: int, behind: bool) -> bool:
    """ "Expulsions, 386 from January to April, are to reach 1,500": what is to come is said of the noun before."""
    return behind and amount > 0 and tokens[amount - 1] == "," and "," in tokens[amount:]


LINED = frozenset("lined line lining queued queue queuing backed".split())  # "lined up for Nigeria"
NO_VERBS = frozenset("the a be his their".split())
