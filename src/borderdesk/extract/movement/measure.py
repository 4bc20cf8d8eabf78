"""What a word of movement measures in its clause, and in which unit."""

from __future__ import annotations

from collections.abc import Sequence

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.cue import Cue, is_passive
from borderdesk.extract.movement.ends import direction
from borderdesk.extract.movement.event import near
from borderdesk.extract.movement.memory import Memory
from borderdesk.extract.movement.places import Spot
from borderdesk.extract.movement.scene import Scene
from borderdesk.extract.movement.words import word_set

HOME = frozenset("home back homeward homewards homeland".split())
TRYING = frozenset("attempt attempts attempting trying tried attempted".split())
CAME = frozenset("crossed stepped entered came walked".split())
CAMPS = frozenset("camp centre center shelter hospital hospitals reception".split())
LISTS = frozenset("register registers list lists rolls roster database".split())
AT_BORDER = frozenset(("border", "side", "frontier", "line", "crossing", "post"))


def measure_of(scene: Scene, m: Mention, cue: Cue, spots: Sequence[Spot], memory: Memory) -> tuple[str, str]:
    """(measure, rule); "" where the words move nobody over a border."""
    turned = _turned(scene, m, cue, spots)
    if turned and turned[0] != "queue":
        return turned
    if turned:
        return "queue_length", turned[1]
    measure, rule = direction(cue, spots, memory.office, memory.focus, _homeward(scene, m, cue))
    if rule in ("crossing", "crossings"):
        measure, rule = _through(spots, memory, cue.shape == "bring" and not spots)
    if measure == "queue":
        return ("queue_hours", "a wait") if m.kind == "duration" else ("queue_length", "a queue")
    if m.kind in ("duration", "length"):
        return "", ""
    return measure, rule


def _through(spots: Sequence[Spot], memory: Memory, carried: bool) -> tuple[str, str]:
    """ "At Chaman 38,100 have crossed": over a crossing people go the way of those counted before."""
    last = memory.last
    if carried and last is not None and last.measure in ("arrivals", "departures", "returns", "deported"):
        return last.measure, "carried on"
    pairs = [spot.place.codes for spot in spots if spot.place.role == "crossing"]
    if (
        last is not None
        and last.measure in ("departures", "returns", "deported")
        and any(near(last) in pair for pair in pairs)
    ):
        return last.measure, "the way of those before"
    return "arrivals", "crossing"


def _homeward(scene: Scene, m: Mention, cue: Cue) -> bool:
    """Whether "home" or "back" stands in the clause of amount and verb, and is no house or office."""
    low = scene.sentence.low
    left, right = min(m.first, cue.first), max(m.last, cue.end)
    end = right
    while end < len(low) and end < right + 6 and scene.layout.between(right, end + 1) < 3:
        end += 1
    hits = [i for i in range(left, end) if low[i] in HOME]
    return any(low[i - 1] not in word_set("not_home_before") and _alone(low, i) for i in hits)


def _alone(low: list[str], i: int) -> bool:
    return i + 1 >= len(low) or low[i + 1] not in word_set("not_home_behind")


Turn = tuple[str, str] | None


def _turned(scene: Scene, m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    """What the words beside a cue make of it: "turned back to Syria", "detected trying to enter"."""
    turn = TURNS.get(cue.shape)
    return turn(scene.sentence.low, m, cue, spots) if turn else None


def _near_by(low: list[str], m: Mention, cue: Cue) -> set[str]:
    return {*low[max(min(m.first, cue.first) - 3, 0) : max(m.last, cue.end) + 6]}


def _object_behind(m: Mention, cue: Cue) -> bool:
    return cue.last <= m.first <= cue.last + 1


def _refused(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    word, near_by = low[cue.first], _near_by(low, m, cue)
    to = any(spot.part == "to" for spot in spots)
    if word.startswith("turn") and not cue.passive and to and cue.first > m.last:
        return "returns", "turned back to"
    if word.startswith("push") and {"across", "over", "into"} & {*low[cue.last : cue.end + 3]}:
        return "deported", "pushed over the border"
    if word in ("stopped", "halted") and "who" in near_by and CAME & near_by:
        return "arrivals", "stopped after crossing"
    return None


def _sent(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    if low[cue.first] in ("forced", "drove", "driven") and not SEA.isdisjoint(low[m.first : m.last + 20]):
        return "turned_away", "kept from landing"
    return ("", "off a list") if LISTS & {*low[cue.last : cue.last + 6]} else None


def _caught(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    return ("turned_away", "an attempt") if TRYING & _near_by(low, m, cue) else None


def _stranded(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    inside = low[cue.first] in ("stranded", "stuck") and low[cue.last : cue.last + 1] == ["in"]
    return ("stayed", "stranded in") if inside and AT_BORDER.isdisjoint(_near_by(low, m, cue)) else None


def _returned(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    """ "Mexico returned 1,100 Guatemalans", "22 were returned", "went back under escort"."""
    returned = low[cue.first] == "returned"
    if (_object_behind(m, cue) and low[cue.first].startswith("return")) or (
        returned and is_passive(low, cue.first, "past")
    ):
        return "deported", "returned by a state"
    return _by_force(low, m, cue)


def _by_force(low: list[str], m: Mention, cue: Cue) -> Turn:
    behind = " ".join(low[min(cue.first, m.first) : max(m.last, cue.end) + 9])
    return ("deported", "by force") if any(force in behind for force in FORCE) else None


FORCE = ("against their will", "by force", "under escort", "under guard", "in handcuffs", "forcibly", "at gunpoint")


def _left(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    """ "which leaves 200,000 in Tanzania"."""
    there = _object_behind(m, cue) and not {"in", "still"}.isdisjoint(low[m.last : m.last + 4])
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
    """ "2,000 were camped before the barrier"."""
    behind = low[cue.end : cue.end + 5]
    waits = low[cue.first].startswith("camp") and behind[:1] and behind[0] in BEFORE and not GATES.isdisjoint(behind)
    return ("queue", "camped before a border") if waits else None


BEFORE = frozenset("before at outside by beside behind along".split())
GATES = frozenset("gate gates barrier border frontier fence wire crossing line post wall bridge checkpoint".split())


def _lodged(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    """ "are lodging 16,500 of the newcomers in schools"."""
    lodged = low[cue.first].startswith("lodg") and m.unit != "other"
    if lodged and m.noun >= 0 and is_passive(low, cue.first, "past"):
        return "stayed", "are lodged"
    housed = lodged and _object_behind(m, cue)
    return ("stayed", "lodged in") if housed and not {"in", "at"}.isdisjoint(low[m.last : m.last + 7]) else None


def _summed(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    return ("stayed", "the number in a camp") if CAMPS & {*low[cue.last : m.first]} else None


def _taken(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    if not WARDS.isdisjoint(low[cue.last : cue.last + 6]):
        return "", "admitted to a hospital"
    return ("", "a camp took them in") if CAMPS & {*low[max(cue.first - 8, 0) : cue.first]} else None


WARDS = frozenset("hospital hospitals clinic ward university school".split())


def _moved(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    forced = _by_force(low, m, cue) if cue.shape == "bring" else None
    if forced:
        return forced
    return ("", "moved inside the country") if _inside(low, cue, spots) else None


SEA = frozenset("boat boats waters dinghy dinghies vessel vessels sea".split())
TURNS = {
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


def _inside(low: list[str], cue: Cue, spots: Sequence[Spot]) -> bool:
    """ "bussed to camps", "taken to the mainland": no other country is named."""
    ends = {spot.code for spot in spots if spot.part in ("to", "from", "out") and spot.code}
    if len(ends) == 1 and {"to", "from"} <= {spot.part for spot in spots}:
        return True  # "from Mariupol to Zaporizhzhia"
    abroad = any(spot.part in ("to", "from", "out") and spot.place.role == "country" for spot in spots)
    return not abroad and not word_set("inner").isdisjoint(low[cue.last : cue.last + 9])


def unit_of(m: Mention, cue: Cue, low: list[str]) -> str:
    if m.kind in ("percent", "fraction"):
        return "percent"
    if m.kind == "duration":
        return "hours"
    if m.unit and m.unit != "other":
        return m.unit
    if m.noun >= 0 and m.unit == "other" and cue.measure not in ("applications", "permits"):
        return "persons" if cue.shape == "noun" and low[m.noun] not in word_set("events") else "other"
    return "persons"
