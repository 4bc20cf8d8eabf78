"""What a sentence says of a number told before it, where that is none of what is usually said of numbers.

"The total was struck from the log", "that figure does not survive a look at the list", "the count is worthless". What
is said of a number that holds is a closed class (it rose, was published, does not include children, is the highest
since May); whatever else is done to it or denied of it takes it back. What it does to others ("alarmed the mayor") is
no verdict.
"""

from __future__ import annotations

from borderdesk.extract.movement.amends import is_year
from borderdesk.extract.movement.pointing import POINTERS
from borderdesk.extract.movement.sense import BE, HAVE
from borderdesk.extract.movement.words import word_set

OTHERS = frozenset(("of", "that"))  # "the number of", "the claim that": another one
NEAR = 7  # tokens from the number to its verb: "the figure given on Monday for the camp was"
EARLIER = frozenset("earlier previous first original initial old own same whole ministry".split())
HELPING = BE | HAVE | frozenset("does do did can could will would may might must should cannot".split())
IRREGULAR = frozenset("struck withdrawn thrown taken cut torn shot lost hidden forgotten undone broken".split())
HOLLOW = ("less", "ious")  # worthless, spurious


def verdict(low: list[str]) -> str:
    """The words that take back the number to which the sentence points, "" where it points to none or lets it stand."""
    if word_set("told_of").isdisjoint(low):
        return ""
    for i, token in enumerate(low):
        if token[0].isdecimal():
            return ""  # of another number
        if token in word_set("told_of") and _points(low, i):
            behind = low[i + 1 : i + 2]
            told = "" if behind and behind[0] in OTHERS else _said_of(low, i + 1)
            if told:
                return told
    return ""


def _points(low: list[str], at: int) -> bool:
    """ "the total", "its first total"; "the Moroccan totals" are those of others."""
    at -= at > 1 and low[at - 1] in EARLIER
    return at > 0 and low[at - 1] in POINTERS


def _said_of(low: list[str], at: int) -> str:
    """The verb behind the number that ends before token ``at``, where it takes it back."""
    if low[at : at + 1] == [","] and "," in low[at + 1 : at + 2 * NEAR]:
        at = low.index(",", at + 1) + 1  # ", he said,"
    for i in range(at, min(at + NEAR, len(low))):
        if low[i] in word_set("fading"):
            return low[i]
        if low[i] in HELPING:
            return _by_helping(low, i)
        if low[i] in STOPS or (i == at and low[i].endswith(("ed", "s"))):
            return ""
    return ""


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
