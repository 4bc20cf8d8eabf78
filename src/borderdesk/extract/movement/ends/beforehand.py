"""Where those were who come: "landed with 363 Indians stranded in the Emirates"."""

from __future__ import annotations

from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.sense import BE

COMING = frozenset(("arrivals", "returns"))
BEING = frozenset("stranded trapped stuck marooned working living studying".split())


def from_where(low: list[str], spots: list[Spot], measure: str) -> list[Spot]:
    """ "landed with 363 Indians stranded in the Emirates": from there they come."""
    if measure not in COMING or BEING.isdisjoint(low):
        return spots
    return [spot.within("from") if spot.part == "in" and _being_in(low, spot) else spot for spot in spots]


def _being_in(low: list[str], spot: Spot) -> bool:
    at = spot.first - 2 - (low[spot.first - 1] == "the")
    return at > 0 and low[at + 1] == "in" and low[at] in BEING and low[at - 1] not in BE and low[at - 1] != "and"
