"""Numbers that the next sentence takes back: "That was a mistake", "The police deny it", "The right number is 400".

What its own source withdraws is gone, whoever it was; what another denies only where the number came from hearsay: a
count that a named office gives and another disputes stays a count.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from borderdesk.extract.movement.amends import LOOKED, erred, saw_nobody, set_right
from borderdesk.extract.movement.otherclause import disowned
from borderdesk.extract.movement.ownedup import it_was, owned_up, struck
from borderdesk.extract.movement.pictured import aged, nameless_medium
from borderdesk.extract.movement.words import word_set
from borderdesk.extract.text import Sentence

MISSPOKEN = 12  # tokens in which a sentence that takes back a number says so
REACH = 5  # tokens between what is spoken of and what is said of it
TRUE = frozenset("true so correct accurate right real genuine exact case confirmed".split())
NOT = frozenset("not never no t hardly nor".split())
NEVER = frozenset("happened happen existed exist occurred occur place stand stands hold holds".split())
OPENING = frozenset((",", "that", "said", "says", "say", ";", ":", "—", "–", "because", "but", '"', "“", "and"))
AUTHORS = frozenset(("he", "she"))
FIGURES_OF_SPEECH = frozenset(
    (("figure", "of", "speech"), ("manner", "of", "speaking"), ("way", "of", "speaking"), ("turn", "of", "phrase"))
)
POINTING = frozenset(("it", "this", "that"))


def taken_back(sentence: Sentence, before: Sentence) -> tuple[str, bool]:
    """(the words, whether of all numbers) by which a sentence takes back what the one before states."""
    told = said_back(sentence.low, hearsay=is_hearsay(before.low))
    if told[0] or not nameless_medium(before.low):
        return told
    return aged(sentence.low, nameless=True), False


def said_back(low: list[str], *, hearsay: bool) -> tuple[str, bool]:
    """The same of a sentence, or of what stands behind a number in its own: "; he later called that a typing error"."""
    opens = not _openers().isdisjoint(low[:3])
    if not opens and _triggers().isdisjoint(low):
        return owned_up(low), False
    told = _put_right(low) or struck(low) or owned_up(low) or erred(low[:MISSPOKEN]) or set_right(low[:MISSPOKEN])
    told = told or _blames(low)
    told = told or (no_support(low) or saw_nobody(low) if hearsay else "")
    if told:
        return told, False
    for first, last, whole in _spoken_of(low):
        told = _by_itself(low, first, last) or _withdrawn(low, first)
        told = told or _blamed(low, first, last)
        told = told or (_denied(low, first, last) if hearsay or _own_denial(low, first) else "")
        told = told or (disowned(low[first : first + MISSPOKEN]) if low[first] in word_set("told_numbers") else "")
        if told:
            return told, whole
    told = (disowned(low[:12]) if opens else "") or (_not_so(low) if hearsay else "")
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
        ("truth", "such", "none", "correction", "next", "later"),
    )


def is_hearsay(low: list[str]) -> bool:
    """Whether nobody vouches for what the sentence says: a report, a blog, "we wrote"."""
    return not word_set("hearsay").isdisjoint(low)


def no_support(low: list[str]) -> str:
    """ "There is nothing to back the number up", "no record of it exists", "a claim for which it found no support"."""
    at = next((i for i, token in enumerate(low) if token in LACKING), -1)
    lacks = at >= 0 and not word_set("support").isdisjoint(low[at + 1 : at + 4])
    return f"{low[at]} support" if lacks and not (word_set("told_things") | POINTING).isdisjoint(low) else ""


LACKING = frozenset("no without nor any nothing little lacks lacked".split())


def _spoken_of(low: list[str]) -> list[tuple[int, int, bool]]:
    """Where the sentence points back, and whether to all that was said: "it", "the figure", "this report"."""
    found = []
    for i, token in enumerate(low):
        behind = low[i + 1] if i + 1 < len(low) else "."
        if token in POINTING and not (behind in word_set("told_things") or _names(behind, token)):
            found.append((i, i + 1, False))
        elif token in word_set("told_things") and i and _points(low, i):
            found += [] if behind in NEW else [(i, i + 1, token not in word_set("told_numbers"))]
    return [one for one in found if not any(token[0].isdecimal() for token in low[: one[0]])]


NEW = frozenset("of for that from".split())  # "the estimate of immigration": another one


def _names(behind: str, token: str) -> bool:
    """ "that day", "this border": no pronoun; "that was", "this is", "deny it" are."""
    said_of_it = behind in word_set("told_of_it") or behind in word_set("after_that")
    return token != "it" and behind.isalpha() and not said_of_it


def _points(low: list[str], i: int) -> bool:
    """ "the figure", "his earlier claim", "the 4,000 figure"."""
    return any(token in POINTERS for token in low[max(i - 3, 0) : i])


POINTERS = frozenset("the this that these those its his her their both such".split())


def _by_itself(low: list[str], first: int, last: int) -> str:
    """ "That was a mistake", "the report proved false", "this is not true", "the figure has been withdrawn"."""
    if low[first] in POINTING and first and low[first - 1] not in OPENING:
        return ""
    negated = False
    for i in range(last, min(last + 2 * REACH, len(low))):
        token = low[i]
        behind = low[i + 1] if i + 1 < len(low) else "."
        if tuple(low[i : i + 3]) in FIGURES_OF_SPEECH:
            return " ".join(low[i : i + 3])
        if token in word_set("withdrawn") or token == "premature" or (negated and (token in TRUE or token in NEVER)):
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


GOING_ON = frozenset(("to", "-", "that", "of"))  # "a mistake to open the gate", "wrong-headed"


def _shortened(token: str) -> bool:
    """ "isn't", "doesn't" and the like stand as two tokens and a mark."""
    return token in ("isn", "wasn", "aren", "weren", "doesn", "didn", "does", "did", "longer", "take", "taken", "took")


def _withdrawn(low: list[str], first: int) -> str:
    """ "withdrew the figure", "took that back", "apologised for the number", "has deleted the report"."""
    head = low[max(first - REACH, 0) : first]
    verb = next((token for token in reversed(head) if token in word_set("withdrawing")), "")
    if verb in ("took", "taken", "take", "takes"):
        return verb if low[first + 1 : first + 2] == ["back"] or low[first - 1] == "back" else ""
    if verb in ("apologised", "apologized", "apologises", "apologizes"):
        return verb if "for" in head else ""
    return verb if verb and _object(low, first, verb) else ""


def _object(low: list[str], first: int, verb: str) -> bool:
    """Whether the thing spoken of is what the verb right before it is about."""
    at = max(i for i in range(first) if low[i] == verb)
    return all(token in POINTERS or token in LINKS or token.isdecimal() for token in low[at + 1 : first])


LINKS = frozenset(
    "at off of over about for earlier previous first original initial , . number wrong old about whole".split()
)


def _denied(low: list[str], first: int, last: int) -> str:
    """ "deny it", "rejected the report", "called that an invention", "there is no truth in it"."""
    head = low[max(first - REACH, 0) : first]
    verb = next((token for token in reversed(head) if token in word_set("denying")), "")
    if verb and _object(low, first, verb):
        return "" if not NOT.isdisjoint(head) else verb
    calls = next((token for token in head if token in word_set("calling")), "")
    if calls and any(
        low[i] in word_set("withdrawn") and _is_plain(low, i) for i in range(last, min(last + REACH, len(low)))
    ):
        return calls
    if head[-3:-1] == ["no", "truth"] or head[-2:] in (["nothing", "of"], ["nothing", "about"]):
        return "no truth in"
    behind = low[last : last + REACH]
    passive = low[first] not in POINTING and any(token in ("was", "were", "been", "is") for token in behind[:3])
    return next((token for token in behind if token in word_set("denying")), "") if passive else ""


def _blamed(low: list[str], first: int, last: int) -> str:
    """ "called that a typing error", "put it down to a glitch", "the number was due to a slip": whoever says so."""
    behind = low[last : last + 3 * REACH]
    error = next((i for i, token in enumerate(behind) if token in word_set("errors")), -1)
    if error < 0:
        return _laid_before(low, first)
    if not NOT.isdisjoint(behind[:error]) or not _is_plain(low, last + error):
        return ""
    called = not word_set("calling").isdisjoint(low[max(first - 2, 0) : first])
    laid = not word_set("attributing").isdisjoint([*low[max(first - 3, 0) : first], *behind[:error]])
    seen = low[first] in word_set("told_numbers") and not SEEN.isdisjoint(behind[:error])
    return behind[error] if called or laid or seen else ""


SEEN = frozenset("seen taken read understood".split())  # "must be seen as a typing error"


def _blames(low: list[str]) -> str:
    """ "The office blames a typing error": one of numbers, so that it needs no word that points back."""
    at = next((i for i, token in enumerate(low) if token in BLAMING), len(low))
    near_by = low[at : at + REACH + 1]
    error = next((token for token in near_by if token in word_set("errors")), "")
    return error if error in MISREAD or (error and not TYPING.isdisjoint(near_by)) else ""


BLAMING = frozenset("blame blames blamed blaming".split())
MISREAD = frozenset("typo misprint miscount misreading mistranslation miscalculation misspelling mishearing".split())
TYPING = frozenset("typing announcer clerical translation printing counting copying spelling spreadsheet".split())


def _laid_before(low: list[str], first: int) -> str:
    """ "blames a translator's misunderstanding for it"."""
    head = low[max(first - 2 * REACH, 0) : first]
    error = next((token for token in head if token in word_set("errors")), "")
    return error if head[-1:] == ["for"] and not word_set("attributing").isdisjoint(head) else ""


def _is_plain(low: list[str], at: int) -> bool:
    """Whether an error stands by itself: "a mistake to open the gate" is another."""
    return low[at + 1 : at + 2] not in (["to"], ["that"])


def _own_denial(low: list[str], first: int) -> bool:
    """ "He later denied it": whoever gave the number."""
    return not AUTHORS.isdisjoint(low[max(first - REACH, 0) : first]) and low[0] in AUTHORS


def _not_so(low: list[str]) -> str:
    """ "Not so, say the police", "it isn't so", "nothing of the kind"."""
    if low[:2] == ["not", "so"] and low[2:3] in ([","], ["."], [":"], []):
        return "not so"
    if any(low[i] == "truth" and not {"no", "not"}.isdisjoint(low[max(i - 4, 0) : i]) for i in range(len(low))):
        return "no truth"
    if low[0] in QUOTES and not word_set("withdrawn").isdisjoint(low[1:4]) and low[2:5] != low[:1]:
        return low[1]  # ""Nonsense," says Berlin"
    if low[:3] in NONE_OF or any(pair == ("no", "such") for pair in pairwise(low)):
        return "no such"
    said = low[low.index(":") + 1 :] if ":" in low[:REACH] else []
    untrue = not word_set("withdrawn").isdisjoint(said) or ("not" in said and not TRUE.isdisjoint(said))
    if 0 < len(said) <= REACH + 1 and untrue:
        return "said to be untrue"  # "Estonia's police: pure invention"
    kinds = any(low[i : i + 3] == ["nothing", "of", "the"] and low[i + 3] in KIND for i in range(len(low) - 3))
    return "nothing of the kind" if kinds else ""


NONE_OF = (["none", "of", "this"], ["none", "of", "that"], ["none", "of", "it"])
PRINTING = frozenset("printed ran published issued carried carries prints".split())
CORRECTING = frozenset(("corrected", "contradicted", "corrects"))
SELVES = frozenset(("himself", "herself", "itself", "themselves"))
QUOTES = frozenset(('"', "\u201c", "\u00ab", "\u201e"))
KIND = frozenset(("kind", "sort"))


def _corrected(low: list[str]) -> bool:
    """ "The correct number is 400"."""
    for i, (one, other) in enumerate(pairwise(low)):
        if one in RIGHT and other in word_set("told_numbers"):
            is_at = next((j for j in range(i + 2, min(i + 8, len(low))) if low[j] in IS), -1)
            return is_at > 0 and any(token[0].isdecimal() for token in low[is_at + 1 : is_at + 4])  # "is below 600"
    return False


RIGHT = frozenset("correct true right real actual proper accurate corrected".split())
IS = frozenset(("is", "was", "be", ":", "been", "at"))
