"""What stands over a movement must be known to assert it: a word that is not leaves the number unasserted.

"Counted 300 crossing", "with 300 entering", "a group of 300 walking home" are facts; "the idea of 300 coming", "the
nightmare is 300 crossing", "an allowance of 300 entering a year" are none. So it is with "that 300 crossed": a fact
behind "said", "found", "the fact", none behind "the myth" or "wagered".
"""

from __future__ import annotations

from functools import cache

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.allowed import is_past
from borderdesk.extract.movement.modality.hindered import NOT, not_hindered, not_kept_from
from borderdesk.extract.movement.reader.grounds import unreal
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.sense import BE, HAVE
from borderdesk.extract.movement.words.words import word_set, words


def governed(low: list[str], m: Mention, cue: Cue) -> tuple[str, str]:
    """(modality, the word over the movement that does not assert it) of a number that is else a fact."""
    if m.kind != "count" or cue.shape == "noun" or not_kept_from(low, cue.first - 1):
        return "observed", ""
    if told := _unseen(low, m, cue):
        return "retracted", told
    told = _before(low, m, cue) or _in_clause(low, m, cue) or _of_ing(low, m, cue)
    return ("expected", told) if told else ("observed", "")


def _of_ing(low: list[str], m: Mention, cue: Cue) -> str:
    if cue.form != "ing" or not HELPED.isdisjoint(low[(at := _verb_group(low, cue.first)) - 1 : at]):
        return ""
    return _of_gerund(low, at) if cue.first < m.first else _of_people(low, m, cue)


def _before(low: list[str], m: Mention, cue: Cue) -> str:
    """ "It is a question of time before 2,000 a day come over": not yet so."""
    at = m.first - 1
    while at > 0 and low[at] in FILLING:
        at -= 1
    to_come = cue.form in ("base", "s") and cue.first >= m.last and not is_past(low, cue.first)
    return low[at] if to_come and low[at] in BEFORE else ""


BEFORE = frozenset("before until till".split())
HELPED = BE | HAVE


def _verb_group(low: list[str], at: int) -> int:
    """Where the adverbs before a verb begin: "now illegally entering"."""
    while at > 1 and (low[at - 1] in word_set("adverbs") or low[at - 1].endswith("ly")):
        at -= 1
    return at


def _of_gerund(low: list[str], at: int) -> str:
    """ "is bent on admitting 300", "rules out deporting 300"; "a boat carrying 300", "by deporting 300" are facts."""
    governor = low[at - 1] if at else ","
    if governor in word_set("gerund_prepositions"):
        return "" if at > 1 and (_sure_of(low, at - 2) or not_kept_from(low, at - 1)) else governor
    return governor if governor in word_set("gerund_verbs") else ""


def _sure_of(low: list[str], at: int) -> bool:
    """ "accused of", "blamed for", "succeeded in": what is laid to somebody's charge or was brought off."""
    if low[at + 1 : at + 2] == ["for"] and not THANKED.isdisjoint(low[max(at - OBJECT, 0) : at + 1]):
        return True
    return not word_set("done_of").isdisjoint(low[max(at - 3, 0) : at + 1])


OBJECT = 7  # tokens from "thanked" to what for
THANKED = frozenset(
    "thanks thanked thank praised praises commended condemned criticised denounced jailed fined".split()
)


def _of_people(low: list[str], m: Mention, cue: Cue) -> str:
    """ "speculation about 300 leaving", "the dread is 300 leaving"; "counted 300 leaving" is a fact."""
    if _are_there(low, m, cue):
        return ""
    if m.low is not None and m.low > 1 and (told := _as_subject(low, cue.last)):
        return told
    at = m.first - 1
    while at >= 0 and low[at] in FILLING:
        at -= 1
    if low[m.first] == "about" and at >= 0 and low[at] in word_set("imaginings"):
        return f"{low[at]} about"
    at -= at > 0 and low[at] in PARTICLES and low[at - 1] not in RULING  # "ticked off", "waved through"
    governor = low[at] if at >= 0 else ","
    done = governor.endswith("ed") and governor not in unreal() and governor not in word_set("gerund_verbs")
    done = done or (governor in POINTED and low[at - 1] in ("among", "of"))  # "among them 300 Syrians going home"
    if not governor.isalpha() or governor in vouching() or done:
        return ""
    if governor == "of":
        return (
            ""
            if at < 1 or not low[at - 1].isalpha() or low[at - 1] in word_set("group_nouns") | vouching() | NONE
            else f"{low[at - 1]} of"
        )
    if governor in word_set("gerund_prepositions"):
        return "" if at > 1 and _sure_of(low, at - 1) else governor
    if _finite_behind(low, cue.last) or not_hindered(low, at):
        return ""
    if governor in BE:
        return "" if not THERE.isdisjoint(low[max(at - 3, 0) : at]) else f"{low[at - 1]} {governor}"
    return governor


def _are_there(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "300 were Somalis returning home", "an appeal for the 7,000 already sleeping in the bush"."""
    known = low[m.first - 1] in ("the", "those", "these") and low[cue.first - 1] in ("already", "still", "now")
    return known or not (BE | {","}).isdisjoint(low[m.last : cue.first])


POINTED = frozenset("them these those whom which".split())
NONE = frozenset(("none", "one"))  # "none of the 300 waiting was let in": they wait all the same
FILLING = frozenset("the a an some another these those only just its their his her our first all further".split())
PARTICLES = frozenset("off up down out through back".split())
RULING = frozenset("rule rules ruled ruling".split())
THERE = frozenset("there it that these those them among".split())


@cache
def vouching() -> frozenset[str]:
    """Words behind which people who move are stated as a fact."""
    counts = frozenset(token for token, them in words().cues.items() if any(one.shape == "count" for one in them))
    return counts | word_set("perceiving+times+making+vouching")


def _as_subject(low: list[str], last: int) -> str:
    """ "300 people coming over is a wish": the whole of it is what the verb in the singular speaks of."""
    at = next((i for i in range(last, len(low)) if low[i] in SINGULAR or low[i] in ENDS), len(low))
    if at >= len(low) - 1 or low[at] in ENDS or low[at + 1] not in ("a", "an", "the", "only", "still"):
        return ""
    said = low[at + 2 : at + 5]
    return "" if not word_set("told_of_deeds").isdisjoint(said) else " ".join(low[at : at + 3])


SINGULAR = frozenset(("is", "was"))
ENDS = frozenset(". , ; : who which that were are have had has where and".split())


def _finite_behind(low: list[str], last: int) -> bool:
    """ "300 people fleeing Syria were stopped": the number is what another verb speaks of."""
    for i in range(last, len(low)):
        if low[i] in (";", ":"):
            return False
        if low[i] in BE or low[i] in HAVE or is_past(low, i) or low[i].endswith("ed"):
            return True
    return False


def _in_clause(low: list[str], m: Mention, cue: Cue) -> str:
    """ "the myth that 300 crossed", "wagered that 300 crossed"; "knows that 300 crossed" is a fact."""
    at = next((i for i in range(m.first - 1, max(m.first - CLOSE, 0), -1) if low[i] == "that"), 0)
    if not at or cue.first < m.first or at + 1 == cue.first or low[at + 1] in HELPED:
        return ""
    head = low[at - 1]
    month = at + 1 < m.first and low[at + 1] in word_set("times")  # "in that month 300 left"
    if not head.isalpha() or head in JOINING or head in word_set("gerund_prepositions") or month:
        return ""
    if head in word_set("imaginings") and not head.startswith("guess"):
        return f"{head} that"
    return "" if not word_set("vouching_that").isdisjoint(low[max(at - WINDOW, 0) : at]) else f"{head} that"


JOINING = frozenset(("and", "but", "or", "so", "than"))
CLOSE = 4  # tokens from "that" to its number
WINDOW = 9  # tokens in which the word stands that vouches for what follows "that"


def _unseen(low: list[str], m: Mention, cue: Cue) -> str:
    """ "has not seen 300 leave", "never had 300 entering"."""
    verb = low[m.first - 1] if m.first else ""
    if cue.first < m.last or cue.form not in ("base", "ing") or verb not in word_set("witnessing"):
        return ""
    head = low[max(m.first - WINDOW, 0) : m.first - 1]
    return f"not {verb}" if not NOT.isdisjoint(head) and PARTING.isdisjoint(head) else ""


PARTING = frozenset((",", ";", ":", "and", "but", "who", "which"))
