"""What the words beside a cue make of it: "turned back to Syria", "detected trying to enter", "camped at the gate"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.cue import Cue
from borderdesk.extract.movement.forced import Turn, at_gate, by_force, off_vehicles, taken_off
from borderdesk.extract.movement.inside import inside
from borderdesk.extract.movement.places import Spot
from borderdesk.extract.movement.scene import Scene
from borderdesk.extract.movement.seacaught import stopped_at_sea
from borderdesk.extract.movement.sense import is_passive
from borderdesk.extract.movement.words import word_set

TRYING = frozenset("attempt attempts attempting trying tried attempted".split())
GOERS = frozenset(("enter", "come", "move"))
CAME = frozenset("crossed stepped entered came walked".split())
CAMPS = frozenset("camps camp centre center shelter hospital hospitals reception".split())
LISTS = frozenset("register registers list lists rolls roster database".split())
AT_BORDER = frozenset(("border", "side", "frontier", "line", "crossing", "post"))


def recast(scene: Scene, m: Mention, cue: Cue, spots: Sequence[Spot], home: str) -> Turn:
    """(measure, rule) that the words beside a cue give, "" where they move nobody; None where they change nothing.

    ``home``: the country of the text.
    """
    low = scene.sentence.low
    if low[cue.first - 1] == "to" and low[cue.first - 2] in TRYING and cue.shape in GOERS:
        return "turned_away", "an attempt"
    if cue.shape in ("take", "takeout", "bring", "move") and off_vehicles(low, m, cue):
        return "turned_away", "kept from leaving"
    if stopped_at_sea(low, cue, spots, home):
        return "turned_away", "stopped at sea"
    turn = TURNS.get(cue.shape)
    return turn(scene.sentence.low, m, cue, spots) if turn else None


def _near_by(low: list[str], m: Mention, cue: Cue) -> set[str]:
    return {*low[max(min(m.first, cue.first) - 3, 0) : max(m.last, cue.end) + 6]}


def _object_behind(m: Mention, cue: Cue) -> bool:
    return cue.last <= m.first <= cue.last + 1


GOING = frozenset("drove drive drives driving headed heading head heads fought".split())
INNER = frozenset(("inland", "camps"))
OVER = frozenset(("across", "over", "into"))


def _refused(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    word, near_by = low[cue.first], _near_by(low, m, cue)
    to = any(spot.part == "to" for spot in spots)
    if word.startswith("turn") and not cue.passive and to and cue.first > m.last:
        return "returns", "turned back to"
    if word in GOING and not cue.passive and cue.first >= m.last:
        return ("returns", "drove back") if low[cue.end - 1] == "back" else ("departures", "headed off")
    if not INNER.isdisjoint(low[max(cue.end, m.last) : max(cue.end, m.last) + 6]):
        return "", "kept inside the country"
    if word.startswith("push") and low[cue.end - 1] != "back" and OVER & {*low[cue.last : cue.end + 3]}:
        return "deported", "pushed over the border"
    if word in ("stopped", "halted") and "who" in near_by and CAME & near_by:
        return "arrivals", "stopped after crossing"
    return None


def _sent(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    if low[cue.first] in ("forced", "drove", "driven") and not SEA.isdisjoint(low[m.first : m.last + 20]):
        return "turned_away", "kept from landing"
    if low[cue.first] in UPROOTING and not word_set("violence").isdisjoint(low[max(cue.first - 9, 0) : cue.first]):
        abroad = any(spot.part == "to" for spot in spots)
        return ("arrivals", "driven by violence") if abroad else None  # no state put them out
    back = low[cue.first] in ("sent", "send", "sends", "sending", "put") and low[cue.end - 1] == "back"
    if low[cue.first].startswith(("sen", "put")) and (at_gate(low, cue, spots) or (back and _at_post(cue, spots))):
        return "turned_away", "sent back at a border"
    if back and not LACKING.isdisjoint(low[max(cue.end, m.last) : max(cue.end, m.last) + 9]) and PAPERLESS & {*low}:
        return "turned_away", "sent back for want of papers"
    if low[cue.first] in GOING and not cue.passive and cue.first >= m.last:
        return "arrivals", "drove over"
    if low[cue.end - 1] == "out" and low[cue.first] not in UPROOTING and _out_of_town(low, cue):
        return "", "sent out of a town"
    raided = not RAIDERS.isdisjoint(low[max(cue.first - 5, 0) : cue.first])
    if low[cue.first] in UPROOTING and raided and not any(spot.part in ("to", "for") for spot in spots):
        return "displaced", "driven off by fighters"
    if low[cue.first] in UPROOTING and low[cue.end - 1] == "out" and _from_town(low, cue, spots):
        return "displaced", "out of a town"
    return ("", "off a list") if LISTS & {*low[cue.last : cue.last + 6]} else None


def _at_post(cue: Cue, spots: Sequence[Spot]) -> bool:
    """ "sent back from the counter", "came in at Medyka, and 83 were sent back": they never got in."""
    to = any(spot.part in ("to", "for") and spot.first >= cue.end for spot in spots)
    return not to and any(spot.place.role == "crossing" and spot.part in ("in", "of", "via") for spot in spots)


RAIDERS = frozenset(
    """
    fighters rebels insurgents gunmen jihadists jihadis militants militiamen militias bandits raiders horsemen mobs mob
    gangs gang
    """.split()
)
LACKING = frozenset(("no", "without", "want", "lack", "lacked", "lacking", "false", "forged", "expired", "invalid"))
PAPERLESS = frozenset(
    "paper papers visa visas passport passports document documents permit permits test vaccination".split()
)
UPROOTING = frozenset(
    "drove driven drive drives forced force forces chased hounded hunted pushed driving forcing".split()
)
TOWNS = frozenset(
    "villages village town towns homes houses city district valley area areas zone settlements farms".split()
)


def _from_town(low: list[str], cue: Cue, spots: Sequence[Spot]) -> bool:
    """ "driven out of Gori and its villages": out of a town, and no country is named that they go to."""
    out = [spot for spot in spots if spot.part in ("out", "from")]
    abroad = any(spot.part in ("to", "for") for spot in spots)
    town = any(spot.place.role in ("city", "region") for spot in out) or not TOWNS.isdisjoint(
        low[cue.end : cue.end + 7]
    )
    return town and not abroad and not any(spot.place.role == "country" for spot in out)


def into_the_wild(low: list[str], cue: Cue, spots: Sequence[Spot]) -> bool:
    """ "fled to the countryside", "sent 4,000 people into the hills": they are still in their country."""
    behind = low[cue.last : cue.last + 10]
    if any(spot.part in ("to", "for") and spot.place.role == "country" for spot in spots):
        return False
    wild = not WILDS.isdisjoint(behind) or any(pair in ELSEWHERE for pair in pairwise(behind))
    inside = any(low[spot.first - 1] in ("inside", "within") for spot in spots if spot.part == "in")
    return (wild and not {"to", "into", "for"}.isdisjoint(behind)) or (inside and cue.shape == "flee")


ELSEWHERE = frozenset(
    (one, other)
    for one in ("other", "safer", "neighbouring", "neighboring", "nearby", "surrounding")
    for other in "parts regions areas towns villages districts provinces cities places ground".split()
)
WILDS = frozenset("hills bush forest forests mountains countryside fields swamps marshes".split())


def _caught(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    if TRYING & _near_by(low, m, cue):
        return "turned_away", "an attempt"
    before = low[max(cue.first - 2, 0) : cue.first]
    held = low[cue.first] in HELD and not ARE.isdisjoint(before)
    return ("stayed", "are held") if held else None


HELD = frozenset("detained interned imprisoned jailed confined".split())
ARE = frozenset(("are", "remain", "is", "being", "still"))


def _stranded(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    after = low[cue.end : cue.end + AT_GATE]
    if low[cue.last - 1] in ("wait", "waiting", "waited", "await", "awaiting", "awaited") and not OFFICE.isdisjoint(
        after[:6]
    ):
        return "registered", "waiting for an office"
    if "waiting" in after and not LET_IN.isdisjoint(after):
        return None
    if low[cue.last - 1] in ("wait", "waiting", "waited") and not CAMPS.isdisjoint(
        low[max(m.first - 8, 0) : cue.end + 6]
    ):
        return ("stayed", "waiting in camps") if AT_BORDER.isdisjoint(_near_by(low, m, cue)) else None
    there = low[cue.last - 1] == "waiting" and any(
        spot.part == "in" and spot.first == cue.last + 1 and spot.place.role == "country" for spot in spots
    )
    if there and AT_BORDER.isdisjoint(_near_by(low, m, cue)) and LET_IN.isdisjoint(after):
        return "stayed", "waiting in a country"
    stuck = not STUCK.isdisjoint(low[cue.first : cue.last])
    inside = (
        stuck
        and m.unit != "vehicles"
        and ("in" in low[cue.last - 1 : cue.last + 1] or low[cue.last : cue.last + 1] == ["on"] or _in_town(m, spots))
    )
    return ("stayed", "stranded in") if inside and AT_BORDER.isdisjoint(_near_by(low, m, cue)) else None


OFFICE = frozenset(
    "decision decisions answer answers ruling rulings interview interviews hearing hearings verdict reply".split()
)
STUCK = frozenset("stranded stuck trapped marooned".split())


def _in_town(m: Mention, spots: Sequence[Spot]) -> bool:
    """ "In Tapachula 30,000 are stuck"."""
    return any(spot.part == "in" and spot.last == m.first and spot.place.role in ("city", "country") for spot in spots)


def _returned(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    """ "Mexico returned 1,100 Guatemalans", "22 were returned", "went back under escort"."""
    returned = low[cue.first] == "returned"
    if (_object_behind(m, cue) and low[cue.first].startswith("return")) or (
        returned and is_passive(low, cue.first, "past")
    ):
        return "deported", "returned by a state"
    return by_force(low, m, cue)


def _left(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    """ "which leaves 200,000 in Tanzania"."""
    there = _object_behind(m, cue) and not {"in", "still", "on", "behind"}.isdisjoint(low[m.last : m.last + 4])
    there = there and "," not in low[cue.last : m.first]
    there = there or (
        is_passive(low, cue.first, "past") and low[cue.end : cue.end + 1] in (["in"], ["behind"], ["there"])
    )
    return ("stayed", "left there") if there else None


def _travelled(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    """ "204,600 trips abroad", "outbound trips"."""
    if low[cue.first] not in ("trip", "trips", "visit", "visits"):
        return None
    around = low[max(cue.first - 3, 0) : cue.last + 3]
    abroad = not {"abroad", "overseas", "outbound"}.isdisjoint(around)
    return ("departures", "trips abroad") if abroad else None


def _camped(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    """ "2,000 were camped before the barrier", "camped on Monday in the no-man's-land": they wait to cross."""
    after = low[cue.end : cue.end + AT_GATE + 4]
    if "waiting" in after and not LET_IN.isdisjoint(after[after.index("waiting") :]):
        return "queue", "waiting to cross"
    hoped = next((i for i, token in enumerate(low[cue.end :], cue.end) if token in HOPING), -1)
    if hoped > 0 and not LET_IN.isdisjoint(low[hoped : hoped + 7]) and _gate_near(low, cue):
        return "queue", "waiting to cross"
    if not low[cue.last - 1].startswith(CAMPING):
        return None
    behind = low[cue.end : cue.end + AT_GATE]
    stop = next((i for i, token in enumerate(behind) if token in (".", ",", ";", "and", "after")), len(behind))
    for i, token in enumerate(behind[:stop]):
        gate = {*behind[i + 1 : min(i + 6, stop)]} if token in BEFORE else frozenset()
        if not word_set("gates").isdisjoint(gate) or {"no", "man"} <= gate:
            return "queue", "camped before a border"
    return None


def _gate_near(low: list[str], cue: Cue) -> bool:
    return not word_set("gates").isdisjoint(low[cue.end : cue.end + AT_GATE + 4])


HOPING = frozenset("hope hoping hopes waiting".split())
LET_IN = frozenset("turn let cross enter pass permission".split())
CAMPING = ("camp", "sleep", "slept", "bivouac", "liv", "spen", "encamp", "overnight")
AT_GATE = 11
BEFORE = frozenset("before at outside by beside behind along in on rough".split())


def _lodged(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    """ "the centres lodge 5,920 people", "70,000 Bosnians are lodged there"; claims are lodged too."""
    if not low[cue.first].startswith("lodg"):
        return None
    named = m.noun >= 0 or any(spot.part == "people" and 0 <= spot.first - m.last <= 1 for spot in spots)
    around = low[max(min(m.first, cue.first) - LODGED, 0) : max(m.last, cue.end) + LODGED] if named else low
    return ("stayed", "are lodged") if word_set("lodgeable").isdisjoint(around) else None


LODGED = 6  # tokens from the verb to the claim that is lodged


def _summed(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    return ("stayed", "the number in a camp") if CAMPS & {*low[cue.last : m.first]} else None


def _taken(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    if low[cue.first - 1] == "not" or (low[cue.first - 1] == "to" and low[cue.first - 2] in UNWILLING):
        return "turned_away", "refused to let in"
    if not WARDS.isdisjoint(low[cue.last : cue.last + 6]):
        return "", "admitted to a hospital"
    owned = any(low[spot.last : spot.last + 1] in (["'"], ["'s"], ["’"]) for spot in spots if spot.last <= cue.first)
    named = any(spot.part == "people" and 0 <= spot.first - m.last <= 2 for spot in spots)
    if owned or named:
        return None  # "Kenya's camp took in 3,000", "the camps have taken in 78,000 Somalis"
    return ("", "a camp took them in") if CAMPS & {*low[max(cue.first - 8, 0) : cue.first]} else None


UNWILLING = frozenset("refused refuse refuses refusing declined declines declining".split())
WARDS = frozenset("hospital hospitals clinic ward university school".split())


def _out_of_town(low: list[str], cue: Cue) -> bool:
    """ "police have sent 171,587 people out of the city": over no border."""
    at = range(cue.last, min(cue.last + 12, len(low) - 3))
    return any(low[i : i + 3] == ["out", "of", "the"] and low[i + 3] in TOWN for i in at)


TOWN = frozenset("city town capital camp camps square station centre center building".split())


def _moved(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    if low[cue.first].startswith(("fetch", "collect")) and not OWN_PEOPLE.isdisjoint(low[m.last : m.last + 3]):
        return "returns", "fetched home"
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
    return ("", "moved inside the country") if inside(low, m.first, cue, spots) or _out_of_town(low, cue) else None


OWN_PEOPLE = frozenset(("its", "their"))
SEA = frozenset("boat boats waters dinghy dinghies vessel vessels sea".split())


def _came(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    """ "about 1,100 have come out": they left."""
    if cue.first > m.last and any(spot.part == "out" and spot.last <= m.first for spot in spots):
        return "departures", "out of there they came"  # "Out of Gaza 4,100 have come"
    out = low[cue.end : cue.end + 1] == ["out"] and low[cue.end + 1 : cue.end + 2] != ["of"]
    return ("departures", "came out") if out and low[cue.first] in ("come", "came") else None


TURNS = {
    "come": _came,
    "refuse": _refused,
    "send": _sent,
    "catch": _caught,
    "wait": _stranded,
    "return": _returned,
    "leave": _left,
    "stay": _camped,
    "noun": _travelled,
    "lodge": _lodged,
    "sum": _summed,
    "take": _taken,
    "bring": _moved,
    "move": _moved,
}
