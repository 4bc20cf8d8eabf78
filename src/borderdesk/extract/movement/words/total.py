"""Running totals: a verb that lifts a count to a number."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.words import word_set, words
from borderdesk.extract.text import Sentence

REACH = 16  # tokens from the verb to its number
LAST = frozenset(("to", "past", "above", "beyond", "over"))


def running_total(sentence: Sentence, at: int, amounts: list[Mention]) -> Cue | None:
    """The cue of an amount at token ``at``, None where no verb lifts a count to it."""
    low = sentence.low
    if at < 3 or low[at - 1] not in LAST:
        return None
    counts = (m for m in amounts if m.last < at and m.kind == "count")
    floor = max([m.last for m in counts if m.noun < 0 or low[m.noun] not in HOUSING], default=0)  # "its eight camps"
    for i in range(at - 2, max(floor, at - REACH) - 1, -1):
        if low[i] in word_set("lifting"):
            lifted = _lifted(low, i, at)
            return lifted or _counts_behind(low, i, at, next((m.last for m in amounts if m.first == at), at + 1))
    return None


def _counts_behind(low: list[str], first: int, at: int, last: int) -> Cue | None:
    """ "which took to 174,358 the number repatriated", "brings to 1,300 those expelled": the counted stand behind."""
    behind = low[last : last + 5]
    if "those" not in behind and not any(one == "the" and other in COUNTS for one, other in pairwise(behind)):
        return None
    for token in low[last + 1 : last + LIFTED]:
        for pattern in words().cues.get(token, ()):
            waits = pattern.measure == "queue" and token not in WAITING
            if not pattern.rest and not waits and pattern.measure not in ("sum", "count", "move", "cross"):
                return Cue(first, at, pattern.measure, "noun", "fixed", False, at)
    return Cue(first, at, "sum", "sum", "fixed", False, at)


WAITING = frozenset("waiting stranded stuck queueing queuing".split())  # and no "line" or "stand"
HOUSING = frozenset("camp camps centre centres center centers settlement settlements shelters".split())
LIFTED = 14  # tokens
COUNTS = frozenset("number total count tally sum figure deportees arrivals returns".split())


def _lifted(low: list[str], first: int, at: int) -> Cue | None:
    """The count that is lifted: a noun of movement, a total, or what the text counts ("this month's")."""
    between = low[first + 1 : at - 1]
    if "population" in between and not HOUSING.isdisjoint(between):
        return Cue(first, at, "stayed", "noun", "fixed", False, at)  # "bringing the population of its camps to 118,000"
    if ("done", "so") in pairwise(between):
        return Cue(first, at, "sum", "sum", "fixed", False, at)  # "brings those who have done so since May to 2,960"
    for token in between:
        for pattern in words().cues.get(token, ()):
            if pattern.shape in ("noun", "sum") and not pattern.rest and pattern.measure != "permits":
                return Cue(first, at, pattern.measure, pattern.shape, "fixed", False, at)
    possessive = between[-1:] in (["s"], ["'s"])
    return Cue(first, at, "sum", "sum", "fixed", False, at) if possessive else None
