"""Which end of a return an office, an embassy or a people of two states tells."""

from __future__ import annotations

from collections.abc import Collection

from borderdesk.extract.movement.ends.actors import EMBASSIES, RECEIVING
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.words import word_set

COMING = frozenset("came come comes coming".split())
OWN_ONES = frozenset("citizens nationals compatriots countrymen".split())
ABROAD = frozenset(("abroad", "overseas"))
COUNTED = 6  # tokens of "46,000 citizens"


def counted_at_home(
    low: list[str], event: Event, cue: Cue, at: int, spot: Spot, known: tuple[Collection[str], Collection[str]]
) -> bool:
    """Whether the office that counts returns stands where they come to, not where they set out.

    "Burundi says that 3,000 came home", "Ukraine's guards said 870,000 who had gone abroad have returned", "Nigeria
    counted 450 returnees in April; last week 409 flew home", "those who fled to Uzbekistan are back; Kyrgyzstan's
    guards counted 63,000 returnees"; ``known``: where people came home to, and where they had fled to.
    """
    homes, refuges = known
    if not event.nationality and (low[cue.first] in COMING or not OWN_ONES.isdisjoint(low[at : at + COUNTED])):
        return True
    if not RECEIVING.isdisjoint(low[spot.last : at]):
        return True
    fled = bool(refuges) and spot.code not in refuges
    return fled or spot.code in homes or not ABROAD.isdisjoint(low[spot.last : cue.first])


def of_kin(event: Event, at: int, spot: Spot) -> bool:
    """ "2,500 Serbs returned to Drvar, in Bosnia": they are at home there, and no nationals of Serbia."""
    there = event.measure == "returns" and spot.part == "in" and spot.first > at
    return there and f"{event.nationality}-{spot.code}" in word_set("kin")


def of_embassy(low: list[str], event: Event, spot: Spot) -> bool:
    """ "Venezuela's embassy in Lima said 89 nationals boarded a flight home": from where it stands."""
    there = spot.part == "in" and low[spot.first - 2] in EMBASSIES
    return there and event.measure == "returns" and (event.nationality or event.destination) not in ("", spot.code)
