"""Whom somebody leaves: left behind, left waiting, or leaving under an order."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.phrases.forced import Turn
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.sense import is_passive


def left(low: list[str], m: Mention, cue: Cue, spots: list[Spot]) -> Turn:
    """ "which leaves 200,000 in Tanzania", "left behind in Libya are 6,000"."""
    if (
        low[cue.end : cue.end + 1] == ["behind"]
        and cue.first < m.first
        and not {"are", "were"}.isdisjoint(low[cue.end : m.first])
    ):
        return "stayed", "left there"
    if not UNWILLINGLY.isdisjoint(low[cue.end : cue.end + FORCED]):
        return "deported", "under an order"  # "1,207 foreigners left Japan under deportation orders"
    if "there" in low[max(m.first - 4, 0) : m.first] and cue.last > m.last and low[cue.end : cue.end + 1] in PLACED:
        return "stayed", "left there"  # "there are 900 Albanians left in the stadium"
    there = cue.last <= m.first <= cue.last + 1 and not {"in", "still", "on", "behind"}.isdisjoint(
        low[m.last : m.last + 4]
    )
    there = there and "," not in low[cue.last : m.first]
    passive = is_passive(low, cue.first, "past")
    if passive and low[cue.end : cue.end + 1] in (["standing"], ["waiting"], ["stranded"], ["queueing"]):
        return "queue", "left waiting"  # "1,200 were left standing in the road"
    there = there or (passive and low[cue.end : cue.end + 1] in (["in"], ["at"], ["behind"], ["there"]))
    there = there or (passive and any(spot.part == "in" and spot.last <= m.first for spot in spots))
    return ("stayed", "left there") if there else None


UNWILLINGLY = frozenset("deportation expulsion removal handcuffs shackles chains handcuffed".split())


FORCED, PLACED = 7, (["in"], ["at"], ["on"], ["behind"])  # and the tokens from "left" to "under a deportation order"
