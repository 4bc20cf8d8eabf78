"""What a sentence says of a number told before it, where that is none of what is usually said of numbers.

"The total was struck from the log", "that figure does not survive a look at the list", "the count is worthless". What
is said of a number that holds is a closed class (it rose, was published, does not include children, is the highest
since May); whatever else is done to it or denied of it takes it back. What it does to others ("alarmed the mayor") is
no verdict.
"""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.movement.modality.amends import is_year
from borderdesk.extract.movement.modality.pointing import POINTERS
from borderdesk.extract.movement.words.sense import BE, HAVE
from borderdesk.extract.movement.words.words import word_set

OTHERS = frozenset(("of", "that"))  # "the number of", "the claim that": another one
NEAR = 7  # tokens from the number to its verb: "the figure given on Monday for the camp was"
EARLIER = frozenset("earlier previous first original initial old own same whole ministry".split())
HELPING = BE | HAVE | frozenset("does do did can could will would may might must should cannot".split())
IRREGULAR = frozenset(
    "missing blank absent meant struck withdrawn thrown taken cut torn shot lost hidden forgotten undone broken".split()
)
HOLLOW = ("less", "ious")  # worthless, spurious


def verdict(low: list[str]) -> str:
    """The words that take back the number to which the sentence points, "" where it points to none or lets it stand."""
    if old := _old_pictures(low[:8]):
        return old
    if word_set("told_of").isdisjoint(low):
        return _now_says(low)
    for i, token in enumerate(low):
        if token[0].isdecimal():
            return ""  # of another number
        if token in word_set("told_of") and _points(low, i):
            behind = low[i + 1 : i + 2]
            told = "" if behind and behind[0] in OTHERS else _said_of(low, i + 1)
            if told:
                return told
    return _now_says(low)


def _old_pictures(head: list[str]) -> str:
    """ "The pictures were from 2018"."""
    at = next((i for i, token in enumerate(head) if token in PICTURES), -1)
    dated = (
        at > 0 and head[at + 1 : at + 2] in (["were"], ["was"], ["are"]) and head[at + 2 : at + 3] in (["from"], ["of"])
    )
    return "of old" if dated and _is_old(head[at + 3 : at + 4]) else ""


PICTURES = frozenset("pictures picture images footage photographs photos photo recording".split())


def _now_says(low: list[str]) -> str:
    """ "They were commuters, the ministry now says", "that, it now says, was the plan": another thing than was told."""
    if low[0] not in ("they", "those", "that", "it", "these") or "now" not in low:
        return ""
    says = any(one == "now" and other in word_set("saying") for one, other in pairwise(low))
    most = any(
        token.endswith("est") or token in ("most", "first", "only", "record") for token in low
    )  # "the busiest day"
    return "now says" if says and not most and not PAST.isdisjoint(low) else ""


PAST = frozenset(("was", "were", "had"))


def _points(low: list[str], at: int) -> bool:
    """ "the total", "its first total"; "the Moroccan totals" are those of others, "by its count" says who counts."""
    at -= at > 1 and low[at - 1] in EARLIER
    return at > 0 and low[at - 1] in POINTERS and low[max(at - 2, 0)] != "by"


def _said_of(low: list[str], at: int) -> str:
    """The verb behind the number that ends before token ``at``, where it takes it back."""
    if low[at : at + 1] == [","] and "," in low[at + 1 : at + 2 * NEAR]:
        at = low.index(",", at + 1) + 1  # ", he said,"
    if low[at + 1 : at + 2] == ["which"]:
        at += 2  # "the document from which he quoted does not exist"
    for i in range(at, min(at + NEAR, len(low))):
        if tuple(low[i : i + 2]) in TURNED:
            return "" if not SOUND.isdisjoint(low[i + 2 : i + 6]) else " ".join(low[i : i + 2])
        if low[i] in word_set("fading"):
            return low[i]
        if low[i] in HELPING:
            return _by_helping(low, i)
        if low[i] in STOPS or (i == at and low[i].endswith(("ed", "s"))):
            return ""
    return ""


TURNED = frozenset((("turned", "out"), ("proved", "to"), ("proves", "to"), ("proved", "a")))
SOUND = frozenset(
    "accurate right correct true higher lower bigger smaller larger more less low conservative exact".split()
)
STOPS = frozenset(". , ; : who which that and but".split())


def _by_helping(low: list[str], at: int) -> str:
    negated, first = False, at
    while at < len(low) and (low[at] in HELPING or low[at] in word_set("adverbs") or low[at] in SKIPPED):
        negated = negated or low[at] in NOT
        at += 1
    told = low[at] if at < len(low) else "."
    if negated and told.isalpha():
        return "" if told in word_set("not_said_of") or told.endswith(("er", "est", "ing")) else f"not {told}"
    be = low[at - 1] in BE or not BE.isdisjoint(low[first:at])
    if told in word_set("fading"):
        return told
    dated = be and told in DATING and low[first - 1] not in word_set("told_numbers")
    if dated and _is_old(low[at + 1 : at + 2]):
        return f"{told} {low[at + 1]}"  # "the sheet was from 2019"
    return told if be and _is_verdict(told, low[at + 1 : at + 3]) else ""


DATING = frozenset("from of dated".split())


def _is_old(behind: list[str]) -> bool:
    return behind != [] and (is_year(behind[0]) or behind[0] in ("last", "another"))


NOT = frozenset("not never no longer cannot t neither hardly".split())
SKIPPED = NOT | frozenset("since later by then quietly quickly soon been ' in fact".split())


def _is_verdict(told: str, behind: list[str]) -> bool:
    """Whether a participle or an adjective is none of those that are said of numbers that hold."""
    if told in word_set("said_of"):
        return False
    if told.endswith("ed") or told in IRREGULAR:
        return behind[:1] != ["from"] or told in IRREGULAR  # "compiled from", "collated from"
    return told.endswith(HOLLOW) or (told.startswith("un") and told.endswith(("able", "ible", "known", "real", "true")))
