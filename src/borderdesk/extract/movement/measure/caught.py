"""What becomes of people who are caught: stopped in an attempt, held, arrested for a crime."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.measure.waiting import near_by
from borderdesk.extract.movement.phrases.forced import Turn
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.cue import Cue

TRYING = frozenset("attempt attempts attempting trying tried attempted".split())


def caught(low: list[str], m: Mention, cue: Cue, spots: list[Spot]) -> Turn:
    if TRYING & near_by(low, m, cue) or _about_to_go(low, m.last):
        return "turned_away", "an attempt"
    if not CRIMES.isdisjoint(low[cue.end : cue.end + 5]) or _as_suspects(low[m.last : m.last + 5]):
        return "", "arrested for a crime"
    if m.unit == "vehicles" and low[cue.first] in SEIZED and m.noun >= 0 and low[m.noun] in CARS:
        return "", "seized"  # "seized 23 lorries and arrested 40 drivers"
    if _embarked(low, m, cue, spots):
        return "departures", "picked up to be taken away"
    before = low[max(cue.first - 2, 0) : cue.first]
    held = low[cue.first] in HELD and not ARE.isdisjoint(before)
    return ("stayed", "are held") if held else None


def _embarked(low: list[str], m: Mention, cue: Cue, spots: list[Spot]) -> bool:
    """ "Cruise ships picked up 1,800 Americans in Beirut": from a town, out of the sea nobody leaves one."""
    carried = low[cue.first] in PICKED and not CARRIERS.isdisjoint(low[max(cue.first - 3, 0) : cue.first])
    return carried and any(spot.part in ("in", "from") and spot.code and spot.first > m.last for spot in spots)


SEIZED = frozenset("seized seize seizes impounded confiscated".split())
CARS = frozenset("cars car lorries lorry trucks truck vans van buses pickups motorcycles motorbikes vehicles".split())
PICKED = frozenset("picked pick picks picking".split())
CARRIERS = frozenset("ship ships liner liners ferry ferries plane planes helicopter helicopters aircraft".split())


def _about_to_go(low: list[str], at: int) -> bool:
    """ "arrested 230 people on the beach as they were about to board a canoe"."""
    reach = range(at, min(at + ATTEMPT, len(low) - 2))
    return any(low[i : i + 2] == ["about", "to"] and low[i + 2] in GOING_OFF for i in reach)


ATTEMPT = 16  # tokens from those caught to what they were about to do
GOING_OFF = frozenset("board leave sail set embark put cross depart climb enter push launch".split())
CRIMES = frozenset("suspicion smuggling trafficking steering facilitating charges".split())
HELD = frozenset("detained interned imprisoned jailed confined".split())
ARE = frozenset(("are", "remain", "is", "being", "still"))


def _as_suspects(behind: list[str]) -> bool:
    """ "arrested four Bangladeshis as smugglers"."""
    return "as" in behind[:3] and any(token in SUSPECTED for token in behind[1:])


SUSPECTED = frozenset("smugglers traffickers organisers organizers ringleaders skippers suspects spies guides".split())
