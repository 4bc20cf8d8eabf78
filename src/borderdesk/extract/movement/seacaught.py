"""People whom a coast guard stops at sea: some states bring them ashore, others keep them out, others keep them in."""

from __future__ import annotations

from collections.abc import Sequence

from borderdesk.extract.movement.cue import Cue
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.places import Spot
from borderdesk.extract.movement.words import word_set

SUBJECT = 8  # tokens before the verb in which its subject stands
ASHORE = frozenset("ashore landed port harbour harbor brought".split())


def stopped_at_sea(low: list[str], cue: Cue, spots: Sequence[Spot], home: str) -> bool:
    """ "The Libyan coast guard intercepted 112 at sea", "cutters picked up 1,489"; ``home``: the text's country."""
    if cue.shape != "catch":
        return False
    around = {*low[max(cue.first - SUBJECT, 0) : cue.first]}
    around |= {*low[cue.last : cue.last + SUBJECT]} if "by" in low[cue.last : cue.last + 2] else set()
    if word_set("seafarers").isdisjoint(around) or not ASHORE.isdisjoint(low[cue.last :]):
        return False
    whose = [spot.code for spot in spots if spot.part in ("agent", "none", "label") and spot.code] or [home]
    return whose[0] in word_set("keeps_out") or whose[0] in word_set("keeps_in")


def kept_in(event: Event) -> bool:
    """Whether the state that stopped them is one that keeps them from leaving."""
    return event.shape == "catch" and event.measure == "turned_away" and event.destination in word_set("keeps_in")
