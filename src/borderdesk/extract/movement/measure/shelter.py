"""What a verb of housing makes of those it houses: lodged, in a camp, let in or kept out."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.measure.waiting import CAMPS
from borderdesk.extract.movement.phrases.forced import Turn
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.words import word_set


def lodged(low: list[str], m: Mention, cue: Cue, spots: list[Spot]) -> Turn:
    """ "the centres lodge 5,920 people", "70,000 Bosnians are lodged there"; claims are lodged too."""
    if not low[cue.first].startswith("lodg"):
        return None
    named = m.noun >= 0 or any(spot.part == "people" and 0 <= spot.first - m.last <= 1 for spot in spots)
    around = low[max(min(m.first, cue.first) - LODGED, 0) : max(m.last, cue.end) + LODGED] if named else low
    return ("stayed", "are lodged") if word_set("lodgeable").isdisjoint(around) else None


LODGED = 6  # tokens from the verb to the claim that is lodged


def summed(low: list[str], m: Mention, cue: Cue, spots: list[Spot]) -> Turn:
    """ "the total in the camps is 2,300"."""
    return ("stayed", "the number in a camp") if CAMPS & {*low[cue.last : m.first]} else None


def taken(low: list[str], m: Mention, cue: Cue, spots: list[Spot]) -> Turn:
    """ "refused to take 300", "is giving shelter to 300", "the camp took in 300"."""
    if low[cue.first - 1] == "not" or (low[cue.first - 1] == "to" and low[cue.first - 2] in UNWILLING):
        return "turned_away", "refused to let in"
    if low[cue.first] == "giving" and low[cue.first - 1] in ("is", "are"):
        return "stayed", "giving them shelter"
    drawn = low[cue.first].startswith(("draw", "drew", "attract"))
    if drawn and not GATHERINGS.isdisjoint(low[max(cue.first - SUBJECT, 0) : cue.first]):
        return "", "a gathering drew them"  # "the protest drew 20,000 people"
    if not WARDS.isdisjoint(low[cue.last : cue.last + 6]):
        return "", "admitted to a hospital"
    if not EMIGRANTS.isdisjoint(low[m.last : m.last + 3]):
        return "departures", DREW
    owned = any(low[spot.last : spot.last + 1] in (["'"], ["'s"], ["’"]) for spot in spots if spot.last <= cue.first)
    named = any(spot.part == "people" and 0 <= spot.first - m.last <= 2 for spot in spots)
    if owned or named:
        return None  # "Kenya's camp took in 3,000", "the camps have taken in 78,000 Somalis"
    camp = next((i for i in range(cue.first - 1, max(cue.first - 9, -1), -1) if low[i] in CAMPS), -1)
    if any(camp < spot.first < spot.last <= cue.first and spot.part in ("agent", "none") for spot in spots):
        return None  # "into the transit centre at Gashora Rwanda has received 306": the state
    return ("", "a camp took them in") if camp >= 0 else None


GATHERINGS = frozenset(
    "protest protests rally rallies march demonstration concert festival match funeral vigil petition".split()
)
SUBJECT = 3  # tokens from what draws people to its verb
DREW = "drew emigrants"
EMIGRANTS = frozenset("emigrants emigrant leavers".split())
UNWILLING = frozenset("refused refuse refuses refusing declined declines declining rejected rejects rejecting".split())
WARDS = frozenset("hospital hospitals clinic ward university school".split())
