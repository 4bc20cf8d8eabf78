"""Deeds that are only decided on, owed or talked of, and those stopped short of: "is in talks on admitting 300".

"a judge stopped 12,400 deportations", "the return of 300 hinges on the talks", "provides that 300 people be let in".
"""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.allowed import is_base
from borderdesk.extract.movement.modality.offered import BREAKS, MODALS, REACH
from borderdesk.extract.movement.modality.otherclause import RELATIVE
from borderdesk.extract.movement.words.traits import EVERY, named, trait
from borderdesk.extract.movement.words.words import word_set


def _demanded(low: list[str], m: Mention, cue_at: int) -> str:
    """ "proposes that each of the 27 states receive 1,000": the verb in its base form behind "that"."""
    if not 0 < cue_at < m.first or not is_base(low[cue_at]):
        return ""
    head = low[max(cue_at - 2 * REACH, 0) : cue_at]
    asked = (one for one, other in pairwise(head) if other == "that" and one in DEMANDED)
    return next(asked, "") if "," not in head[-3:] else ""


DEMANDED = frozenset(
    """
    proposed proposes propose demanded demands demand insisted insists insist urged urges urge recommended recommends
    requested requests stipulated stipulates requires required require suggested suggests ordered orders asked asks
    """.split()
)


def _be(low: list[str], m: Mention, cue_at: int) -> str:
    """ "provides that 12,400 people be let in": no "are", so not yet."""
    between = low[m.last : cue_at]
    return "be" if between[-1:] == ["be"] and len(between) <= 3 and between[-2:-1] != ["to"] else ""


def _obliged(low: list[str], m: Mention, cue_at: int) -> str:
    """ "is obliged to admit 12,400"; "were obliged to leave" is done."""
    head = low[max(cue_at - 3, 0) : cue_at]
    told = 0 < cue_at < m.first and head[-1:] == ["to"] and head[-2:-1] and head[-2] in OBLIGED
    return f"{head[-2]} to" if told and head[0] in ("is", "are", "be") else ""


OBLIGED = frozenset("obliged compelled forced required bound pledged committed".split())


def _not_done(low: list[str], m: Mention, cue_at: int) -> str:
    """ "is in talks on admitting 12,400", "stopped short of admitting 300": the deed in its -ing form, not done."""
    at = cue_at if cue_at < m.first or low[cue_at - 1] in PREPOSITIONS else m.first
    if not at or not low[cue_at].endswith("ing") or low[at - 1] not in PREPOSITIONS:
        return ""
    if low[at - 1] in WITHOUT:
        return low[at - 1]
    head = low[max(at - (REACH if cue_at < m.first else CLOSE), 0) : at]
    return next((token for token in reversed(head) if token in word_set("not_done")), "") if "," not in head else ""


CLOSE = 4  # tokens, where the number stands between: "in the way of 300 going home"
WITHOUT = frozenset(("without", "against"))  # "voted against taking in 300"
PREPOSITIONS = WITHOUT | frozenset("near of from to at over on about in off for with".split())


def _thought_of(low: list[str], m: Mention, cue_at: int) -> str:
    """ "Deporting 11,000 would take years", "that taking in another 300 is out of the question"."""
    opens = not cue_at or low[cue_at - 1] in OPENERS
    if not opens or cue_at > m.first or not low[cue_at].endswith("ing"):
        return ""
    for i in range(m.last, min(m.last + THOUGHT, len(low) - 1)):
        if low[i] in MODALS or low[i : i + 4] == ["out", "of", "the", "question"] or low[i] in UNTHINKABLE:
            return low[i]
        if low[i] in (",", ";", ":") or low[i] in RELATIVE:
            return ""
    return ""


THOUGHT = 14  # tokens from a deed to what it would take
OPENERS = frozenset((":", ";", "that", '"', "“", "whether", "but", "and"))
UNTHINKABLE = frozenset("unthinkable impossible unrealistic inconceivable unaffordable".split())


def _by_no_means(low: list[str], m: Mention, cue_at: int) -> str:
    """ "300 at no point left", "by no means deported 300", "the 300 stayed away"."""
    if low[cue_at : cue_at + 2] == ["stayed", "away"]:
        return "stayed away"
    return "by no means" if cue_at > 1 and low[cue_at - 2] == "no" and low[cue_at - 1] in MEANS else ""


MEANS = frozenset("means point time way stage".split())


def _deed_open(low: list[str], m: Mention, cue_at: int) -> str:
    """ "The return of 12,400 hinges on the talks", "the expulsion of 300 remains a threat", "has not begun"."""
    of = m.first - 1 if low[m.first - 1] == "of" else m.first - 3  # "of the remaining 300"
    if of < 1 or low[of] != "of" or low[of - 1] not in word_set("to_be_done"):
        return ""
    behind = low[m.last : m.last + 2 * REACH]
    at = next((i for i, token in enumerate(behind) if token in OPEN or token in BREAKS), -1)
    if told := _being(behind[: at if at >= 0 and behind[at] in BREAKS else len(behind)]):
        return told
    if at < 0 or behind[at] in BREAKS:
        return ""
    if behind[at] == "remains" and UNSETTLED.isdisjoint(behind[at + 1 : at + 3]):
        return ""  # "remains without precedent"
    return behind[at] if behind[at] != "not" or not BEGUN.isdisjoint(behind[at : at + 4]) else ""


def _being(behind: list[str]) -> str:
    """ "An evacuation of 270 is being looked at"; one that is being carried out is under way."""
    at = behind.index("being") + 1 if "being" in behind[:-1] else 0
    return f"being {behind[at]}" if at and behind[at] not in word_set("under_way") else ""


OPEN = frozenset("hinges hinged depends depended awaits awaited pending remains hangs looms stalled not".split())
UNSETTLED = frozenset("threat uncertain open doubtful blocked pending stalled unsettled possibility option to".split())
BEGUN = frozenset("begun started begin start taken happened happen carried completed".split())


def _on_terms(low: list[str], m: Mention, cue_at: int) -> str:
    """ "12,400 cross, unless the gate is shut"."""
    if cue_at < m.last or not is_base(low[cue_at]):
        return ""
    return next((token for token in low[cue_at : cue_at + 2 * REACH] if token in ("unless", "provided")), "")


RULES = (
    (_demanded, trait(DEMANDED)),
    (_not_done, named("not_done") | trait(WITHOUT)),
    (_thought_of, trait(MODALS | UNTHINKABLE | {"question"})),
    (_by_no_means, trait(MEANS | {"away"})),
    (_obliged, trait(OBLIGED)),
    (_deed_open, trait(OPEN - {"not"} | {"being"}) | trait(BEGUN)),
    (_be, EVERY),
    (_on_terms, trait(("unless", "provided"))),
)
