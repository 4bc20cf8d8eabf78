"""What the words beside a cue make of it: "turned back to Syria", "detected trying to enter", "camped at the gate"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.ends.seacaught import brought_back, stopped_at_sea
from borderdesk.extract.movement.measure.caught import TRYING, caught
from borderdesk.extract.movement.measure.farside import on_the_far_side
from borderdesk.extract.movement.measure.leftthere import left
from borderdesk.extract.movement.measure.nowhere import nowhere
from borderdesk.extract.movement.measure.shelter import lodged, summed, taken
from borderdesk.extract.movement.measure.transport import carried_out, moved
from borderdesk.extract.movement.measure.turnedback import refused
from borderdesk.extract.movement.measure.waiting import camped, stranded
from borderdesk.extract.movement.measure.wholes import whole
from borderdesk.extract.movement.phrases.forced import (
    Turn,
    by_force,
    off_incoming,
    off_vehicles,
    on_forced_flight,
    rejected,
    removal_flight,
)
from borderdesk.extract.movement.phrases.sentoff import out_of_the_wild, sent_off
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.rolls import holds_names, into_a_register
from borderdesk.extract.movement.words.sense import is_passive
from borderdesk.extract.movement.words.words import words

FLED = frozenset(("fled", "escaped", "fleeing"))
ASKED = frozenset("application applications claim claims request requests".split())
QUEUES = frozenset("queue line tailback column jam".split())
DESKS = frozenset("stay take host have catch".split())  # what an office does with requests
REPATRIATION = frozenset(("repatriation", "homecoming"))
CARRIED = frozenset(("take", "come", "leave", "return", "takeout", "enter"))
GOERS = frozenset(("enter", "come", "move"))


def recast(scene: Scene, m: Mention, cue: Cue, spots: list[Spot], home: str) -> Turn:
    """(measure, rule) that the words beside a cue give, "" where they move nobody; None where they change nothing.

    ``home``: the country of the text.
    """
    low = scene.sentence.low
    if low[cue.first - 1] == "to" and low[cue.first - 2] in TRYING and cue.shape in GOERS:
        return "turned_away", "an attempt"
    if cue.shape in ("take", "takeout", "bring", "move") and off_vehicles(low, m, cue):
        return "turned_away", "kept from leaving"
    if (
        told := nowhere(scene, m, cue)
        or whole(scene, m, cue)
        or _by_flights(low, m, cue)
        or off_incoming(low, m, cue)
        or rejected(low, m, cue)
    ):
        return told
    if stopped_at_sea(low, cue, spots, home) or brought_back(low, m, cue):
        return "turned_away", "stopped at sea"
    if cue.shape in ("enter", "take") and into_a_register(low, m, cue):
        return "registered", "entered in a register"
    if beside := _by_the_way(scene, m, cue) or _on_a_side(low, m, cue, spots, home):
        return beside
    if cue.shape in DESKS and (kept := _by_an_office(low, m, cue)):
        return kept
    turn = TURNS.get(cue.shape)
    return turn(low, m, cue, scene.spots if cue.shape == "take" else spots) if turn else None


def _by_an_office(low: list[str], m: Mention, cue: Cue) -> Turn:
    """What is on a desk, on a list, in a queue or a paper held, whatever the verb of having."""
    if m.noun >= 0 and low[m.noun] in ASKED:
        return "applications", "on the table"  # also of requests that an office takes in
    if cue.shape == "take" and m.noun < 0 and _of_which(low, cue):
        return "applications", "on the table"
    if cue.shape not in TAKING and low[cue.last : cue.last + 1] == ["by"] and _paper(low, cue):
        return "permits", "held by"
    if cue.shape == "host" and not cue.passive and low[cue.first - 1] in QUEUES and cue.last <= m.first:
        return "queue", "in a queue"  # "At six the queue held 210 cars"
    if cue.shape == "host" and holds_names(low, cue):
        return "registered", "on a list"
    return None


def _of_which(low: list[str], cue: Cue) -> bool:
    """ "has frozen the asylum requests of Afghans, of which it took in 4,100"."""
    at = next((i for i in range(cue.first - 1, max(cue.first - 6, 0), -1) if low[i] == "which"), 0)
    return at > 0 and low[at - 1] == "of" and not ASKED.isdisjoint(low[max(at - ASKED_BEFORE, 0) : at])


ASKED_BEFORE = 8  # tokens from "requests" to "which"


def _by_the_way(scene: Scene, m: Mention, cue: Cue) -> Turn:
    """Who "walked out of the jungle" came; "boats still on the water", what one "got rid of by noon" move nobody."""
    low = scene.sentence.low
    if cue.shape in FOOT and cue.first >= m.last and out_of_the_wild(low, cue):
        return "arrivals", "out of the wild"
    if low[cue.first : cue.end] == ["still", "on"] and low[cue.end : cue.end + 2] in AFLOAT:
        return "", "on the way"
    if cue.shape == "have" and ("their", "way") in pairwise(low[m.last : m.last + 5]):
        return "", "on the way"  # "had 9,000 Afghans on their way to the Brenner"
    sold = low[cue.end - 2 : cue.end] == ["rid", "of"] and m.noun < 0 and not _named(m, scene.spots)
    return ("", "rid of things") if sold else None


def _named(m: Mention, spots: list[Spot]) -> bool:
    return any(spot.part == "people" and 0 <= spot.first - m.last <= 1 for spot in spots)


FOOT = frozenset(("move", "come", "leave"))
AFLOAT = tuple(["the", where] for where in ("water", "sea", "way", "road", "move", "run"))
TAKING = frozenset(("take", "have"))


def _on_a_side(low: list[str], m: Mention, cue: Cue, spots: list[Spot], home: str) -> Turn:
    """ "2,500 camped on the Syrian side" wait; in Tunisia, who fled and is "stranded on the Tunisian side" stays."""
    if cue.shape in ("stay", "host"):
        return ("queue", "on the far side") if on_the_far_side(low, cue, spots, home) else None
    if cue.shape == "wait" and "soil" in low[cue.end : cue.end + 4]:
        return "arrivals", "on its soil"  # "2,150 people from Myanmar stood on Thai soil"
    if cue.shape != "wait" or m.unit == "vehicles" or FLED.isdisjoint(low[m.last : cue.first]):
        return None
    here = any(spot.part == "side" and spot.code == home != "" for spot in spots)
    return ("stayed", "stranded where they fled to") if here else None


def _paper(low: list[str], cue: Cue) -> bool:
    """ "the protected status of Haitians, held by 348,000 people"."""
    return low[cue.first] in ("held", "enjoyed") and not words().papers.isdisjoint(
        low[max(cue.first - 12, 0) : cue.first]
    )


def _by_flights(low: list[str], m: Mention, cue: Cue) -> Turn:
    """ "a removal flight set down 116", "repatriation flights have carried 6,500": what the flights are for."""
    first = min(m.first, cue.first)
    if cue.shape in CARRIED and removal_flight(low, first):
        return "deported", "removal flights"
    if (cue.shape in CARRIED or cue.shape == "bring") and on_forced_flight(low, m):
        return "deported", "forced flights"
    home = cue.shape in ("bring", "move") and removal_flight(low, first, REPATRIATION)
    return ("returns", "repatriation flights") if home else None


def _object_behind(m: Mention, cue: Cue) -> bool:
    return cue.last <= m.first <= cue.last + 1


def _returned(low: list[str], m: Mention, cue: Cue, spots: list[Spot]) -> Turn:
    """ "Mexico returned 1,100 Guatemalans", "22 were returned", "went back under escort"."""
    returned = low[cue.first] == "returned"
    if returned and not FLIGHTS.isdisjoint(low[max(cue.first - 3, 0) : cue.first]):
        return None  # "ten flights have returned 1,900"
    put_back = low[m.first - 1] != "from"  # "Canadians returned from 4.2 million trips"
    if (_object_behind(m, cue) and put_back and low[cue.first].startswith("return")) or (
        returned and is_passive(low, cue.first, "past")
    ):
        return "deported", "returned by a state"
    return by_force(low, m, cue)


FLIGHTS = frozenset("flights flight planes plane ships ferries buses convoys".split())


def _travelled(low: list[str], m: Mention, cue: Cue, spots: list[Spot]) -> Turn:
    """ "204,600 trips abroad", "outbound trips"."""
    if low[cue.first] not in ("trip", "trips", "visit", "visits"):
        return None
    if low[cue.last : cue.last + 1] in (["home"], ["back"]):
        return "returns", "trips home"
    around = low[max(cue.first - 3, 0) : cue.last + 3]
    abroad = not {"abroad", "overseas", "outbound"}.isdisjoint(around)
    return ("departures", "trips abroad") if abroad else None


def _came(low: list[str], m: Mention, cue: Cue, spots: list[Spot]) -> Turn:
    """ "about 1,100 have come out": they left."""
    if cue.first > m.last and any(spot.part == "out" and spot.last <= m.first for spot in spots):
        return "departures", "out of there they came"  # "Out of Gaza 4,100 have come"
    out = low[cue.end : cue.end + 1] == ["out"] and low[cue.end + 1 : cue.end + 2] != ["of"]
    return ("departures", "came out") if out and low[cue.first] in ("come", "came") else None


TURNS = {
    "come": _came,
    "refuse": refused,
    "send": sent_off,
    "catch": caught,
    "wait": stranded,
    "return": _returned,
    "leave": left,
    "stay": camped,
    "noun": _travelled,
    "lodge": lodged,
    "sum": summed,
    "take": taken,
    "takeout": carried_out,
    "bring": moved,
    "move": moved,
}
