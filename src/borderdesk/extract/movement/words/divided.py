"""Parts that only divide a count: "half of the 12,000 who entered in May were Afghans" has its days and its way."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.sense import BE

OF = (["of"], ["of", "the"], ["of", "these"], ["of", "those"])
CLAUSE = 18  # tokens from the whole to what its part was
SAID = 4  # and from there to a verb that would be the part's own
DESCRIBED = frozenset("who that which had have has been".split())
BREAKS = frozenset(", ; : . and but while".split())


def divides(low: list[str], part: Mention, whole: Mention, cues: list[Cue]) -> bool:
    """Whether all that is said of the part is what its people were, behind what the whole of them did."""
    if low[part.last : whole.first] not in OF or whole.kind != "count":
        return False
    told = [cue.first for cue in cues if cue.shape != "noun" and whole.last <= cue.first < whole.last + CLAUSE]
    if not told:
        return False
    for i in range(told[0] + 1, min(told[0] + CLAUSE, len(low))):
        if low[i] in BREAKS:
            return False
        if low[i] in BE and low[i - 1] not in DESCRIBED:
            return not any(i < at <= i + SAID for at in told)
    return False
