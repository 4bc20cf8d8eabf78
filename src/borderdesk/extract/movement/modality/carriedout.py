"""What was done all the same: "the planned departure of 240 took place", "the gap through which 330 entered"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.allowed import is_past
from borderdesk.extract.movement.modality.hindered import not_kept_from
from borderdesk.extract.movement.words.words import word_set, words

REACH = 14  # tokens from the number to what became of the deed
WAYS = frozenset("through under over across via".split())
BREAKS = frozenset((";", "if", "unless", "until"))


def carried_out(low: list[str], m: Mention, cue_at: int) -> bool:
    """Whether what was planned, thought impossible or is spoken of beside a plan has happened."""
    if m.last < cue_at and not_kept_from(low, cue_at - 1):
        return True
    behind = low[m.last : m.last + REACH]
    if not BREAKS.isdisjoint(behind):
        return False
    deed = cue_at < m.first and low[cue_at] in word_set("to_be_done")
    if deed and any(pair in DONE for pair in pairwise(behind)):
        return not ({"not", "never", "when", "that"} & {*behind})
    through = low[m.first - 1] == "which" and m.first > 1 and low[m.first - 2] in WAYS
    return (through and is_past(low, cue_at)) or _they_came(behind)


DONE = frozenset((("took", "place"), ("went", "ahead"), ("been", "completed"), ("was", "completed")))


def _they_came(behind: list[str]) -> bool:
    """ "never thought 4,000 would come, and they came", "expected 300 to leave, and they did"."""
    for i, (one, other) in enumerate(pairwise(behind)):
        verb = behind[i + 2] if i + 2 < len(behind) else ""
        after = behind[i + 3] if i + 3 < len(behind) else "."
        if one in ("and", "but") and other == "they" and not after.isalpha():
            return verb == "did" or any(one.form == "past" for one in words().cues.get(verb, ()))
    return False
