"""What a verb of carrying makes of those it carries: fetched home, brought back, moved inside the country."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.ends.people import own_citizens
from borderdesk.extract.movement.measure.inside import inside, under_a_roof
from borderdesk.extract.movement.measure.shelter import UNWILLING
from borderdesk.extract.movement.phrases.forced import Turn, by_force, taken_off
from borderdesk.extract.movement.phrases.sentoff import out_of_town
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.cue import Cue


def moved(low: list[str], m: Mention, cue: Cue, spots: list[Spot]) -> Turn:
    """ "fetched 300 of its people", "90 of the newcomers were flown back", "moved inside the country"."""
    if low[cue.first] == "take" and low[cue.first - 1] == "to" and low[cue.first - 2] in UNWILLING:
        return "turned_away", "refused to let in"
    if low[cue.first].startswith(("fetch", "collect")) and not OWN_PEOPLE.isdisjoint(low[m.last : m.last + 3]):
        return "returns", "fetched home"
    if low[cue.end - 1] in ("back", "home") and not cue.passive and own_citizens(low, m):
        return "returns", "fetched home"  # "has taken back 600 of its women and children from camps in Syria"
    if low[cue.first] in SHIFTED and _from_their_homes(low, cue, spots):
        return "displaced", "moved from their homes"
    if cue.passive and low[cue.end - 1] == "back" and m.noun >= 0 and low[m.noun] in ARRIVED:
        return "deported", "back whence they came"
    carried = cue.shape == "bring" or cue.last == m.first
    if forced := by_force(low, m, cue) or (taken_off(low, m, cue, spots) if carried else None):
        return forced
    if "dublin" in low or ["member", "states"] in (low[cue.last + 1 : cue.last + 3], low[cue.last + 2 : cue.last + 4]):
        return "deported", "to another state of the Union"
    if (
        any(spot.first and low[spot.first - 1] in ("inside", "within") for spot in spots)
        and "other" not in low[cue.end :]
    ):
        return "displaced", "moved inside the country"
    return ("", "moved inside the country") if inside(low, m, cue, spots) or out_of_town(low, cue) else None


def _from_their_homes(low: list[str], cue: Cue, spots: list[Spot]) -> bool:
    """ "270,000 villagers were moved from the two sides of the line", "from villages near the border"."""
    at = next((i for i in range(cue.last, min(cue.last + 7, len(low))) if low[i] == "from"), -1)
    home = at > 0 and not HOMES.isdisjoint(low[at + 1 : at + 6])
    return home and not any(spot.part == "to" and spot.first > at for spot in spots)


SHIFTED = frozenset("moved shifted relocated cleared evacuated".split())
HOMES = frozenset("homes houses villages village hamlets sides belt strip farms settlements towns".split())
ARRIVED = frozenset("arrivals newcomers entrants".split())  # "90 of the newcomers were flown back"
OWN_PEOPLE = frozenset(("its", "their"))


def carried_out(low: list[str], m: Mention, cue: Cue, spots: list[Spot]) -> Turn:
    """ "flew 300 Haitians out, whether they liked it or not", "took 2,400 Yemenis off boats at Obock"."""
    if under_a_roof(low, m, cue, spots):
        return "", "moved inside the country"
    if low[cue.end - 1] == "off" and not CRAFT.isdisjoint(low[cue.end : cue.end + 3]):
        return "arrivals", "taken off boats"
    if m.noun >= 0 and low[m.noun] in SETTLERS and not any(spot.part in ("to", "for") for spot in spots):
        return "displaced", "moved from their homes"
    return by_force(low, m, cue)


SETTLERS = frozenset("villagers residents inhabitants townspeople".split())
CRAFT = frozenset("boats dinghies rafts canoes skiffs inflatables pirogues sloops yachts trawlers".split())
