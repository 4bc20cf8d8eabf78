"""Denials of a number: "deny it", "not so", "there is no truth in it", "nothing to back it up"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.movement.modality.pointing import POINTING, REACH, is_object
from borderdesk.extract.movement.words.words import word_set

TRUE = frozenset("true so correct accurate right real genuine exact case confirmed".split())
NOT = frozenset("not never no t hardly nor".split())
AUTHORS = frozenset(("he", "she"))


def is_hearsay(low: list[str]) -> bool:
    """Whether nobody vouches for what the sentence says: a report, a blog, "we wrote"."""
    told = word_set("hearsay").intersection(low)
    return bool(told) and not (told <= CLAIMING and not word_set("offices").isdisjoint(low))


CLAIMING = frozenset("claim claims claimed believes believe insists".split())  # offices do so too


def no_support(low: list[str]) -> str:
    """ "There is nothing to back the number up", "no record of it exists", "a claim for which it found no support"."""
    at = next((i for i, token in enumerate(low) if token in LACKING), -1)
    lacks = at >= 0 and not word_set("support").isdisjoint(low[at + 1 : at + 4])
    return f"{low[at]} support" if lacks and not (word_set("told_things") | POINTING).isdisjoint(low) else ""


LACKING = frozenset("no without nor any nothing little lacks lacked".split())


def denied(low: list[str], first: int, last: int) -> str:
    """ "deny it", "rejected the report", "called that an invention", "there is no truth in it"."""
    head = low[max(first - REACH, 0) : first]
    verb = next((token for token in reversed(head) if token in word_set("denying")), "")
    if verb and is_object(low, first, verb):
        return "" if not NOT.isdisjoint(head) else verb
    calls = next((token for token in head if token in word_set("calling")), "")
    if calls and any(
        low[i] in word_set("withdrawn") and is_plain(low, i) for i in range(last, min(last + REACH, len(low)))
    ):
        return calls
    if head[-3:-1] == ["no", "truth"] or head[-2:] in (["nothing", "of"], ["nothing", "about"]):
        return "no truth in"
    behind = low[last : last + REACH]
    passive = low[first] not in POINTING and any(token in ("was", "were", "been", "is") for token in behind[:3])
    return next((token for token in behind if token in word_set("denying")), "") if passive else ""


def is_plain(low: list[str], at: int) -> bool:
    """Whether an error stands by itself: "a mistake to open the gate" is another."""
    return low[at + 1 : at + 2] not in (["to"], ["that"])


def own_denial(low: list[str], first: int) -> bool:
    """ "He later denied it": whoever gave the number."""
    return not AUTHORS.isdisjoint(low[max(first - REACH, 0) : first]) and low[0] in AUTHORS


def not_so(low: list[str]) -> str:
    """ "Not so, say the police", "it isn't so", "nothing of the kind"."""
    if low[:2] == ["not", "so"] and low[2:3] in ([","], ["."], [":"], []):
        return "not so"
    if any(low[i] == "truth" and not {"no", "not"}.isdisjoint(low[max(i - 4, 0) : i]) for i in range(len(low))):
        return "no truth"
    if low[0] in QUOTES and not word_set("withdrawn").isdisjoint(low[1:4]) and low[2:5] != low[:1]:
        return low[1]  # ""Nonsense," says Berlin"
    if told := outright(low):
        return told
    if low[:3] in NONE_OF or any(pair == ("no", "such") for pair in pairwise(low)):
        return "no such"
    said = low[low.index(":") + 1 :] if ":" in low[:REACH] else []
    untrue = not word_set("withdrawn").isdisjoint(said) or ("not" in said and not TRUE.isdisjoint(said))
    if 0 < len(said) <= REACH + 1 and untrue:
        return "said to be untrue"  # "Estonia's police: pure invention"
    kinds = any(low[i : i + 3] == ["nothing", "of", "the"] and low[i + 3] in KIND for i in range(len(low) - 3))
    return "nothing of the kind" if kinds else ""


def outright(low: list[str]) -> str:
    """ ""Made up from first to last," says the ministry", "Not a word of it is true": how a denial opens."""
    at = 1 if low[0] in QUOTES else 0
    while low[at : at + 1] and low[at] in WHOLLY:
        at += 1
    return next((" ".join(one) for one in OUTRIGHT if low[at : at + len(one)] == one), "")


WHOLLY = frozenset("all completely entirely totally simply just it that this is was , out".split())
OUTRIGHT = (
    ["made", "up"],
    ["thin", "air"],
    ["of", "thin", "air"],
    ["not", "a", "word"],
    ["not", "one", "word"],
    ["not", "a", "shred"],
    ["a", "fairy", "tale"],
    ["a", "tall", "story"],
    ["plucked", "from"],
    ["pulled", "from"],
)
NONE_OF = (["none", "of", "this"], ["none", "of", "that"], ["none", "of", "it"])
QUOTES = frozenset(('"', "\u201c", "\u00ab", "\u201e"))
KIND = frozenset(("kind", "sort"))
