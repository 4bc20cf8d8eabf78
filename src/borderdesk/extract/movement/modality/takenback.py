"""Numbers that the next sentence takes back: "That was a mistake", "The police deny it", "The right number is 400".

What its own source withdraws is gone, whoever it was; what another denies only where the number came from hearsay: a
count that a named office gives and another disputes stays a count.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from borderdesk.extract.movement.modality.amends import LOOKED, erred, saw_nobody, set_right
from borderdesk.extract.movement.modality.blame import blamed, blames
from borderdesk.extract.movement.modality.denial import (
    KIND,
    NOT,
    TRUE,
    denied,
    is_hearsay,
    no_support,
    not_so,
    outright,
    own_denial,
)
from borderdesk.extract.movement.modality.otherclause import disowned
from borderdesk.extract.movement.modality.ownedup import FRACTIONS, it_was, owned_up, struck
from borderdesk.extract.movement.modality.pictured import aged, nameless_medium
from borderdesk.extract.movement.modality.pointing import POINTING, REACH, is_object, spoken_of, who_had_told
from borderdesk.extract.movement.modality.slips import an_error, slipped
from borderdesk.extract.movement.modality.verdicts import verdict
from borderdesk.extract.movement.words.words import word_set
from borderdesk.extract.text import Sentence

MISSPOKEN = 12  # tokens in which a sentence that takes back a number says so
NEVER = frozenset(
    "appear appears figure features happened happen existed exist occurred occur place stand stands hold holds".split()
)
OPENING = frozenset((",", "that", "said", "says", "say", ";", ":", "—", "–", "because", "but", '"', "“", "and"))
FIGURES_OF_SPEECH = frozenset(
    (("figure", "of", "speech"), ("manner", "of", "speaking"), ("way", "of", "speaking"), ("turn", "of", "phrase"))
)


def taken_back(sentence: Sentence, before: Sentence) -> tuple[str, bool]:
    """(the words, whether of all numbers) by which a sentence takes back what the one before states."""
    if _of_another(sentence.low) or own_number(sentence.low, before.low):
        return "", False
    own = who_had_told(sentence.low, 0)[1]
    if own < len(sentence.low):  # "An aide who had spoken of forty took that back": that number, told before or not
        again = sentence.low[own] in before.low
        return (said_back(["it", *sentence.low[own + 1 :]], hearsay=False)[0] if again else ""), False
    told = said_back(sentence.low, hearsay=is_hearsay(before.low))
    told = told if told[0] or not _own_side(sentence.low) else said_back(sentence.low, hearsay=True)
    if told[0]:
        return told
    nameless = nameless_medium(before.low)
    return (aged(sentence.low, nameless=True) if nameless else "") or slipped(sentence.low, before.low), False


def _of_another(low: list[str]) -> bool:
    """ "denied a message on Telegram that twelve thousand had come": another number than that told before."""
    denying, things = word_set("denying"), word_set("told_things")
    at = next((i for i, token in enumerate(low) if token in denying), -1)
    if at < 0 or low[at + 1 : at + 2] not in (["a"], ["an"]):
        return False
    told = next((i for i in range(at + 1, min(at + SIDE, len(low))) if low[i] in things), -1)
    return told > at and "that" in low[told : told + SIDE]


def own_number(low: list[str], before: list[str]) -> bool:
    """ "withdrew a figure of 12,000", "a radio report of 40,000 was called untrue": of no number ``before``."""
    for i, one in enumerate(low[:-2]):
        if one == "of" and i and low[i + 1][0].isdecimal() and low[i - 1] in _told():
            named = not INDEFINITE.isdisjoint(low[max(i - SIDE, 0) : i - 1])
            return named and low[i + 1] not in before
    return False


@cache
def _told() -> frozenset[str]:
    return word_set("told_things") | word_set("told_numbers") | word_set("media")


INDEFINITE = frozenset(("a", "an", "another"))


def _own_side(low: list[str]) -> bool:
    """ "His own director knew of none", "an official of the same ministry calls it nonsense"."""
    at = next((i for i, token in enumerate(low[:SIDE]) if token in ("own", "same")), -1)
    return (
        at >= 0
        and LOOKED.isdisjoint(low)
        and (low[at] == "own" or not word_set("offices").isdisjoint(low[at + 1 : at + 3]))
    )


SIDE = 6  # tokens


def said_back(low: list[str], *, hearsay: bool) -> tuple[str, bool]:
    """The same of a sentence, or of what stands behind a number in its own: "; he later called that a typing error"."""
    opens = not _openers().isdisjoint(low[:3])
    if not opens and _triggers().isdisjoint(low):
        return (outright(low) if hearsay else "") or owned_up(low) or verdict(low), False
    told = _put_right(low) or struck(low) or owned_up(low) or erred(low[:MISSPOKEN]) or set_right(low[:MISSPOKEN])
    told = told or blames(low)
    told = told or (no_support(low) or saw_nobody(low) if hearsay else "")
    if told:
        return told, False
    for first, last, whole in spoken_of(low):
        told = _by_itself(low, first, last) or _withdrawn(low, first)
        told = told or blamed(low, first, last)
        told = told or (denied(low, first, last) if hearsay or own_denial(low, first) else "")
        told = told or (disowned(low[first : first + MISSPOKEN]) if low[first] in word_set("told_numbers") else "")
        if told:
            return told, whole
    told = (disowned(low[:12]) if opens else "") or (not_so(low) if hearsay else "") or verdict(low)
    return told, False


def _put_right(low: list[str]) -> str:
    """ "The station printed a correction", "The right number is 400", "The minister corrected himself"."""
    if any(pair == ("a", "correction") and low[i - 1] in PRINTING for i, pair in enumerate(pairwise(low))):
        return "a correction"
    if _corrected(low) or it_was(low):
        return "the right number"
    return "corrected" if any(one in CORRECTING and other in SELVES for one, other in pairwise(low)) else ""


@cache
def _openers() -> frozenset[str]:
    return POINTING | word_set("told_things")


@cache
def _triggers() -> frozenset[str]:
    """Words of which such a sentence has one."""
    sets = (word_set(name) for name in ("withdrawn", "withdrawing", "denying"))
    return frozenset().union(
        *sets,
        TRUE,
        NEVER,
        KIND,
        word_set("erring"),
        word_set("errors"),
        word_set("support"),
        LOOKED,
        ("truth", "such", "none", "nothing", "correction", "next", "later"),
    )


def _by_itself(low: list[str], first: int, last: int) -> str:
    """ "That was a mistake", "the report proved false", "this is not true", "the figure has been withdrawn"."""
    if low[first] in POINTING and first and low[first - 1] not in OPENING:
        return ""
    if low[first] not in POINTING and not word_set("calling").isdisjoint(low[max(first - 2, 0) : first]):
        return ""  # "Beirut called the claim exaggerated": whoever says so
    negated = False
    low = _without_speaker(low, last)
    if slip := an_error(low, last):
        return slip
    for i in range(last, min(last + 2 * REACH, len(low))):
        token = low[i]
        behind = low[i + 1] if i + 1 < len(low) else "."
        if tuple(low[i : i + 3]) in FIGURES_OF_SPEECH:
            return " ".join(low[i : i + 3])
        if (
            token in word_set("withdrawn")
            or token in word_set("no_counts")
            or (negated and (token in TRUE or token in NEVER))
        ):
            if behind in GOING_ON or token in word_set("denying") or "from" in low[i + 1 : i + 3]:
                return ""  # "that is wrong-headed", "this was corrected upwards from 2,800"
            ends = not behind.isalpha() or behind in word_set("saying") or token not in TRUE | NEVER
            return token if ends else ""
        if token in ("no", "hardly"):
            return ""  # "it was no mistake"
        negated = negated or token in NOT
        if token not in word_set("told_of_it") and token not in NOT and not _shortened(token):
            return ""
    return ""


def _without_speaker(low: list[str], last: int) -> list[str]:
    """ "It was, his aides say, a manner of speaking" without who says so."""
    at = next((i for i in range(last, min(last + REACH, len(low))) if low[i] == ","), 0)
    end = next((i for i in range(at + 1, min(at + 2 * REACH, len(low))) if at and low[i] == ","), 0)
    spoken = end and not word_set("saying").isdisjoint(low[at:end])
    return [*low[:at], *low[end + 1 :]] if spoken else low


GOING_ON = frozenset(("to", "-", "that", "of"))  # "a mistake to open the gate", "wrong-headed"


def _shortened(token: str) -> bool:
    """ "isn't", "doesn't" and the like stand as two tokens and a mark."""
    return token in ("isn", "wasn", "aren", "weren", "doesn", "didn", "does", "did", "longer", "take", "taken", "took")


def _withdrawn(low: list[str], first: int) -> str:
    """ "withdrew the figure", "took that back", "apologised for the number", "has deleted the report"."""
    head = low[max(first - REACH, 0) : first]
    verb = next((token for token in reversed(head) if token in word_set("withdrawing")), "")
    if verb in ("took", "taken", "take", "takes"):
        back = "back" in low[first + 1 : first + 3] and low[first + 1] in ("back", "all")  # "takes it all back"
        return verb if back or low[first - 1] == "back" else ""
    if verb in ("apologised", "apologized", "apologises", "apologizes"):
        return verb if "for" in head else ""
    return verb if verb and is_object(low, first, verb) and not _undenied(head, verb) else ""


def _undenied(head: list[str], verb: str) -> bool:
    """ "asked donors not to ignore the number", "never withdrew it"."""
    at = len(head) - 1 - head[::-1].index(verb)
    return not NOT.isdisjoint(head[max(at - 2, 0) : at])


PRINTING = frozenset("printed ran published issued carried carries prints".split())
CORRECTING = frozenset(("corrected", "contradicted", "corrects"))
SELVES = frozenset(("himself", "herself", "itself", "themselves"))


def _corrected(low: list[str]) -> bool:
    """ "The correct number is 400"."""
    for i, (one, other) in enumerate(pairwise(low)):
        if one in RIGHT and other in word_set("told_numbers"):
            is_at = next((j for j in range(i + 2, min(i + 9, len(low))) if low[j] in IS), -1)
            near_by = low[is_at + 1 : is_at + 5]  # "is below 600", "was barely a third of that"
            part = not FRACTIONS.isdisjoint(near_by) and not {"that", "it"}.isdisjoint(low[is_at + 2 : is_at + 7])
            return is_at > 0 and (part or any(token[0].isdecimal() for token in near_by[:3]))
    return False


RIGHT = frozenset("correct true right real actual proper accurate corrected".split())
IS = frozenset(("is", "was", "be", ":", "been", "at"))
