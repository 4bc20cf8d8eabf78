"""Whether an amount is only to come: "to leave", "if it rains", "is to deploy", "ordered the expulsion of"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.allowed import allowed, is_base, is_past
from borderdesk.extract.movement.modality.bidden import bidden
from borderdesk.extract.movement.modality.otherclause import RELATIVE, by_the_way, done_to, inserted
from borderdesk.extract.movement.modality.pending import pending
from borderdesk.extract.movement.words.sense import BE
from borderdesk.extract.movement.words.traits import trait
from borderdesk.extract.movement.words.words import word_set

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
        ("cleared", "to"),
        ("approved", "for"),
        ("selected", "for"),
        ("chosen", "for"),
        ("earmarked", "for"),
        ("down", "for"),
        ("picked", "for"),
        ("listed", "for"),
        ("slated", "for"),
        ("accepted", "for"),
        ("destined", "for"),
        ("booked", "for"),
        ("tickets", "for"),
        ("supposed", "to"),
        ("heading", "for"),
        ("headed", "for"),
        ("course", "for"),
        ("track", "for"),
        ("up", "for"),
    )
)
# words that the rules cannot do without
BOUND, COMING = (
    trait({one for one, _ in BOUND_TO}),
    trait(("tomorrow", "next", "coming", "ahead", "case", "theory", "worst", "paper")),
)
CONDITIONS = frozenset(
    ("if", "unless", "lest", "provided", "assuming", "suppose", "supposing", "imagine", "whether", "once", "soon")
)
CONDITION = trait(CONDITIONS | {"should"})


def ahead(low: list[str], traits: int, m: Mention, cue_at: int, start: int, end: int) -> tuple[str, str]:
    """(modality, the words) of an amount whose clause, ``start``..``end``, has no plain word of forecast."""
    if low[max(m.first - 4, 0) : m.first][-2:] == ["first", "of"]:
        return "expected", "the first of"
    told = _to_do(low, m, cue_at) or (_on_condition(low, m, cue_at) if traits & CONDITION else "")
    told = told or bidden(low, m, cue_at)
    if told:
        return "expected", told
    ceiling = allowed(low, traits, m, cue_at) if m.kind != "duration" else ""  # "it takes at most five hours"
    if ceiling:
        return "limit", ceiling
    told = _bound_to(low, m, cue_at, start, end) if traits & BOUND else ""
    told = told or (_coming(low, m, cue_at, min(end, len(low))) if traits & COMING else "")
    told = told or pending(low, traits, m, cue_at, start)
    return ("expected", told) if told else ("observed", "")


def _to_do(low: list[str], m: Mention, cue_at: int) -> str:
    """ "300 to leave", "efforts to bring home 300"; "were able to leave", "forced 14,000 to flee" are done."""
    if not cue_at or cue_at == m.core_first:
        return ""
    if low[cue_at - 1] != "to":
        return _to_help(low, m, cue_at)
    if m.last < cue_at:
        if (low[cue_at - 2] in CHOSE and not _by_others(low, m, cue_at)) or low[cue_at - 3] in GOING_ON:
            return ""
        thought = (i for i in range(m.last, cue_at - 1) if low[i] in word_set("did_to"))
        if any(low[i - 1] in BE for i in thought) or "used" in low[m.last : cue_at - 2]:
            return ""  # "are believed by aid agencies to remain", "used the app to enter"
        made = not word_set("making").isdisjoint(low[max(m.first - 3, 0) : m.first])
        took = (
            low[m.first - 1] == "for" and "took" in low[max(m.first - DOER, 0) : m.first]
        )  # "it took a day for 300 to"
        return "" if made or took or low[cue_at - 2] in word_set("did_to") else f"to {low[cue_at]}"
    if low[max(cue_at - 3, 0) : cue_at] == [",", "enough", "to"] and cue_at < m.first:
        return "enough to"
    plain = cue_at < m.first and is_base(low[cue_at]) and low[cue_at - 2] not in RISING
    head = low[max(cue_at - DOER, 0) : cue_at - 1]
    if "had" in head[:-1]:
        head = [token for token in head if token != "had"]  # "had wanted to bring out": only "had to" did so
    if any(one in BALKING and not NEVER.isdisjoint(head[:i]) for i, one in enumerate(head)):
        return ""  # "did not hesitate to deport 300"
    done = plain and head[-2:] != ["under", "way"] and (any(_is_done(token) for token in head) or head[-2:] == WENT_ON)
    return f"to {low[cue_at]}" if plain and not done else ""


def _to_help(low: list[str], m: Mention, cue_at: int) -> str:
    """ "calls for money to help Ethiopia receive 300": what is to be made possible."""
    head = low[max(cue_at - DOER, 0) : cue_at]
    at = next((i for i, pair in enumerate(pairwise(head)) if pair[0] == "to" and pair[1] in HELP), -1)
    behind = cue_at > m.first and low[m.first - 1] not in HELP  # "to help 300 return"
    if at < 0 or not is_base(low[cue_at]) or behind or any(_is_done(token) for token in head[:at]):
        return ""
    return f"to {head[at + 1]}"


HELP = frozenset("help let allow enable assist".split())


def _is_done(token: str) -> bool:
    return token in word_set("did_to") or token in word_set("making") or token in DECIDED


WENT_ON = ["went", "on"]
BALKING = frozenset("hesitate fail failed hesitated neglect forget scruple".split())
NEVER = frozenset("not never t".split())
DOER = 7  # tokens from what is done to its infinitive: "allowed the buses to bring 300"
CHOSE = frozenset(
    """
    chose chosen opted elected preferred decided volunteered dared tried attempted trying attempting
    """.split()
)


def _by_others(low: list[str], m: Mention, cue_at: int) -> bool:
    """ "5,200 people whom the Union has decided to move on": what others mean to do with them."""
    behind = low[m.last : cue_at - 2]
    at = next((i for i, token in enumerate(behind) if token in ("whom", "that", "which")), -1)
    return at >= 0 and not HAVE.issuperset(behind[at + 1 :])


HAVE = frozenset("have has had all also now since then never".split())
GOING_ON = frozenset("continued continue began started".split())  # "continued yesterday to wait"
DECIDED = frozenset("cost refused declined rejected opened reopened took takes enough".split())
RISING = frozenset(("rose", "fell", "up", "down", "according", "due"))


def _on_condition(low: list[str], m: Mention, cue_at: int) -> str:
    """ "if it rains 300 leave", "unless the camp grows, 300 sleep outside"; "if the count is right" is none."""
    if low[0] == "should" and "," in low[: m.first] and not is_past(low, cue_at):
        return "should"  # "Should the front break, 500,000 leave"
    floor = max(m.first - FAR, 0)
    at = max((i for i in range(floor, m.first) if low[i] in CONDITIONS), default=-1)
    if at < 0 or ";" in low[at : m.first] or (low[at - 1] in ("as", "even") and low[at] != "soon"):
        return ""
    if low[at] == "soon" and low[at - 1] != "as":
        return ""
    if low[at] == "provided" and low[at - 1].isalpha() and low[at + 1][0].isdecimal():
        return ""  # "Britain provided 2.9 million of the visitors"
    if low[at] == "once" and ("had" in low[m.last : cue_at] or "had" in low[at : m.first]):
        return ""  # "once 300 had crossed the gate was shut"
    if low[at + 1 : at + 2] and not KNOWING.isdisjoint(low[at + 1 : at + 4]):
        return ""
    behind = low[at : m.first]
    closed = "," in behind
    if closed and (
        is_past(low, cue_at) or any(one == "," and other in ("and", "but") for one, other in pairwise(behind))
    ):
        return ""  # "if you want to work you need a permit, and Italy issued 3,100"
    return low[at]


FAR = 18
KNOWING = frozenset("count figure figures number numbers report reports anything anyone".split())


def _coming(low: list[str], m: Mention, cue_at: int, end: int) -> str:
    """ "for 270 of its people next week", "in the coming weeks 6,000 go home"."""
    for i in range(max(m.first - 9, 0), end):
        if m.last < i < cue_at and by_the_way(low, m.last, i, cue_at):
            continue
        behind = low[i + 1] if i + 1 < len(low) else ""
        if low[i - 2 : i + 1] == ["for", "the", "coming"] and behind in SPANS:
            return f"the coming {behind}"  # "has put the figure for the coming year at 125,000"
        if low[i] == "tomorrow" or (low[i] == "next" and behind in SPANS):
            return " ".join(low[i : i + 2])
        later = (low[i] in ("next", "coming") and behind in LATER) or (low[i] in LATER and behind == "ahead")
        later = later or (low[i], behind) in IMAGINED
        if later and not is_past(low, cue_at):
            return f"{low[i]} {behind}"
    return ""


SPANS = frozenset("week month year spring summer autumn winter season weekend".split())
IMAGINED = frozenset(
    (("that", "case"), ("worst", "case"), ("best", "case"), ("in", "theory"), ("at", "worst"), ("on", "paper"))
)
LATER = SPANS | frozenset("hours days weeks months years few two three".split())


def _bound_to(low: list[str], m: Mention, cue_at: int, start: int, end: int) -> str:
    """ "is to deploy", "about to leave": a verb in its base form follows; "on course for 100,000": the number."""
    last = max(m.last, cue_at + 1)
    joint = next((i for i in range(last, end) if low[i] in RELATIVE), end)
    for i in range(start, min(joint, len(low) - 2)):
        if low[i] == "was" and i + 3 < m.first and _has_done(low, m, cue_at):
            continue  # "on the day the law was to take effect 860 walked over"
        if low[i] == "about" and cue_at < m.first and not AS_THEY.isdisjoint(low[m.last : i]):
            continue  # "arrested 230 people as they were about to board a canoe"
        if low[i] == "about" and cue_at < m.first and i - m.last <= 1 and is_past(low, cue_at):
            continue  # "caught 312 Afghans about to cross to Greece"
        pair, after = (low[i], low[i + 1]), low[i + 2]
        if i > m.last and low[i + 3 : i + 4] and low[i + 3][0].isdecimal():
            continue  # "expulsions by air, 386 from January to April, are to reach 1,500"
        idle = low[i - 1] in LINED or (low[i] == "going" and low[i - 1] not in BE) or low[i - 1 : i + 3] == THAT_IS
        if pair not in BOUND_TO or idle or inserted(low, i, m.first) or by_the_way(low, m.last, i, cue_at):
            continue
        base = after.isalpha() and not after.endswith(("ed", "ing")) and after not in NO_VERBS
        base = base or (after == "be" and (done_to(low[i + 3 : i + 4]) or low[i - 1] == "there"))
        if (i + 2 == m.first) if low[i] in ON_COURSE and low[i + 1] == "for" else (base or low[i + 1] == "with"):
            return f"{low[i]} {low[i + 1]}"
    return ""


AS_THEY = frozenset("as when while who that which".split())


def _has_done(low: list[str], m: Mention, cue_at: int) -> bool:
    return m.last <= cue_at and "," not in low[m.last : cue_at] and is_past(low, cue_at)


ON_COURSE = frozenset("heading headed course track".split())
LINED = frozenset(
    "lined line lining queued queue queuing backed signed sign signing put packed pack packing".split()
)  # "lined up for Nigeria"
THAT_IS = ["that", "is", "to", "say"]
NO_VERBS = frozenset("the a be his their".split())
