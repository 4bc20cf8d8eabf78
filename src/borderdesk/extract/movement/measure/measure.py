"""What a word of movement measures in its clause, and in which unit."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.ends.direction import direction
from borderdesk.extract.movement.ends.people import own_citizens
from borderdesk.extract.movement.event import Event, near
from borderdesk.extract.movement.measure.asbefore import (
    goes_back,
    of_own_accord,
    same_guard,
    still_carried,
    there_as_before,
)
from borderdesk.extract.movement.measure.fledto import had_of, inside_the_country, over_the_line
from borderdesk.extract.movement.measure.goneon import gone_on, taken_in_by
from borderdesk.extract.movement.measure.homeward import homeward
from borderdesk.extract.movement.measure.inside import by_compass, moved_on, taken_further
from borderdesk.extract.movement.measure.recast import recast
from borderdesk.extract.movement.phrases.sentoff import into_the_wild, to_the_line, up_country
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.text.spokenof import goes_as_told
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.words import word_set


def measure_of(scene: Scene, m: Mention, cue: Cue, spots: list[Spot], memory: Memory) -> tuple[str, str]:
    """(measure, rule); "" where the words move nobody over a border."""
    turned = recast(scene, m, cue, spots, memory.main)
    if turned and turned[0] != "queue":
        return turned
    if turned:
        return "queue_length", turned[1]
    apart = gone_on(scene, m, cue, memory) or _apart(scene, m, cue, spots, memory)
    if apart is not None:
        return apart
    inward = _into(scene.sentence.low, spots)
    office = "" if inward else memory.counter  # into B is B's side, whoever counts
    home, gone = homeward(scene, m, cue), _gone(scene.sentence.low, cue)
    measure, rule = direction(cue, spots, office, memory.focus, home, gone, inward)
    if (not measure or rule == "crossing") and still_carried(scene, cue, memory):
        measure, rule = (memory.last or NOBODY).measure, "carried on"
    measure, rule = _with_those_before(scene, m, cue, measure, rule, spots, memory)
    if rule in UNTOLD and (told := goes_as_told(scene.cues, m, cue, rule, scene.sentence.low, memory)):
        measure, rule = told, "as told before"
    elif rule in ("crossing", "crossings"):
        measure, rule = _through(spots, memory, cue.shape == "bring" and not spots)
    if measure == "queue" and (told := _no_queue(scene.sentence.low, m, cue)):
        return "", told
    if measure == "queue":
        return ("queue_hours", "a wait") if m.kind == "duration" else ("queue_length", "a queue")
    if m.kind in ("duration", "length"):
        return "", ""
    return measure, rule


OFFICES = frozenset("consulate consulates embassy embassies".split())
AT = frozenset("before at outside by of the a".split())


def _at_an_office(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "600 people were waiting in front of the German consulate": at no border."""
    first, last = min(m.first, cue.first), max(m.last, cue.end)
    if OFFICES.isdisjoint(low[max(first - 8, 0) : last + 8]):
        return False
    return any(low[i] in OFFICES and not AT.isdisjoint(low[max(i - 3, 0) : i]) for i in range(len(low)))


def _no_queue(low: list[str], m: Mention, cue: Cue) -> str:
    if _laid_on(low, m):
        return "laid on"
    return "a queue at an office" if _at_an_office(low, m, cue) else ""


def _laid_on(low: list[str], m: Mention) -> bool:
    """ "the 52 army buses parked behind the customs hall", "nine empty coaches stood ready": for those who come."""
    if ("stood", "by") in pairwise(low[m.last : m.last + 8]):
        return True  # "four ferries stood by"
    return m.noun >= 0 and low[m.noun] in COACHES and not OFFICIAL.isdisjoint(low[m.last : m.noun + 2])


COACHES = frozenset("buses coaches vans ambulances trains minibuses".split())
OFFICIAL = frozenset(
    "army military police municipal city school empty extra chartered hired requisitioned ready".split()
)


def _apart(scene: Scene, m: Mention, cue: Cue, spots: list[Spot], memory: Memory) -> tuple[str, str] | None:
    """What the verb does not decide: moves inside a country, papers received, people bound elsewhere."""
    last = memory.last
    there = last.destination if last is not None and last.measure in ("arrivals", "stayed") else ""
    low = scene.sentence.low
    host = there or taken_in_by(scene, m)
    further = moved_on(low, cue, spots, memory.focus, host) or taken_further(low, m, cue, spots, there)
    if further or to_the_line(low, cue):
        return "", "moved on inside the country"
    if cue.shape == "flee" and (fled := _fled(scene, m, cue, spots, memory)):
        return fled
    if cue.shape in ("flee", "leave") and (inside_the_country(scene, m, spots) or by_compass(low, cue)):
        return "displaced", "inside the country"
    if cue.shape in ("flee", "move", "bring") and into_the_wild(scene.sentence.low, cue, spots):
        return "displaced", "into the wild"
    if cue.shape in ("flee", "leave") and not cue.passive and up_country(scene.sentence.low, cue, spots):
        return "displaced", "up country"
    if cue.shape == "catch" and last is not None and last.measure == "turned_away" and same_guard(scene, m, last):
        return "turned_away", "as before"
    if cue.shape == "take" and last is not None and last.measure == "permits" and _got(scene, cue):
        return "permits", "they received them"
    if cue.shape == "take" and _bound_elsewhere(scene.sentence.low, m, spots, memory.focus):
        return "departures", "bound for another country"
    return None


def _fled(scene: Scene, m: Mention, cue: Cue, spots: list[Spot], memory: Memory) -> tuple[str, str] | None:
    """ "In Libya 3,000 Egyptians have fled the country", "278 soldiers fled over the line", "had by Tanzania"."""
    low = scene.sentence.low
    if low[cue.end : cue.end + 2] in LANDS and not any(spot.part == "to" for spot in spots):
        return "departures", "fled the country"
    if over_the_line(scene, m, cue, spots, memory):
        return "arrivals", "fled over the border"
    return ("arrivals", "had by where they went") if had_of(low, m) else None


LANDS = (["the", "country"], ["their", "country"], ["their", "homeland"])


def _into(low: list[str], spots: list[Spot]) -> bool:
    return any(spot.part == "to" and "into" in low[max(spot.first - 2, 0) : spot.first] for spot in spots)


UNTOLD = frozenset(("crossing", "to", "from here", "word", ""))


def _got(scene: Scene, cue: Cue) -> bool:
    """ "Ukrainians received 307,000, Belarusians 281,000": of the papers spoken of."""
    got = scene.sentence.low[cue.first] in ("received", "receive", "got", "get")
    return got and any(spot.part == "people" and spot.last == cue.first for spot in scene.spots)


def _bound_elsewhere(low: list[str], m: Mention, spots: list[Spot], focus: str) -> bool:
    """ "Futian let through 94,000 vehicles bound for Hong Kong"."""
    behind = low[m.last : m.last + 4]
    bound = any(pair in BOUND for pair in pairwise(behind))
    return bound and any(spot.part == "for" and spot.code not in ("", focus) for spot in spots)


BOUND = (("bound", "for"), ("heading", "for"), ("headed", "for"))


def _in_or_home(
    scene: Scene, m: Mention, cue: Cue, measure: str, rule: str, spots: list[Spot], memory: Memory
) -> tuple[str, str]:
    """ "Cairo fetched 300 of its nationals": home; "lorries went in from Egypt": over there."""
    if cue.shape == "take" and measure == "arrivals" and "back" in scene.sentence.low[cue.first : cue.end]:
        return "returns", "back in"
    if cue.shape == "bring" and measure in ("arrivals", "move") and own_citizens(scene.sentence.low, m):
        return "returns", "their own state fetches them"
    if cue.shape in ("take", "enter", "come") and measure == "arrivals" and own_citizens(scene.sentence.low, m):
        return "returns", "its own people"
    if measure == "arrivals" and rule == "to" and m.last <= cue.first and _of_leavers(scene.sentence.low, m):
        return "departures", "of those who left"
    if rule in ("crossing", "gone") and of_own_accord(scene.sentence.low, cue, memory):
        return "returns", "went by themselves"
    if rule == "to" and measure == "arrivals" and goes_back(scene, spots, memory):
        return "departures", "over the same border"
    if rule == "from here" and scene.sentence.low[cue.last : cue.last + 1] in (["in"], ["inside"]):
        return "arrivals", "in from here"
    if rule == "from here" and there_as_before(scene, cue, spots, memory):
        return "arrivals", "over there, as before"
    return measure, rule


def _with_those_before(
    scene: Scene, m: Mention, cue: Cue, measure: str, rule: str, spots: list[Spot], memory: Memory
) -> tuple[str, str]:
    """What a bare verb leaves out, else what nationals make of the measure."""
    told = _as_those_before(scene, cue, spots, rule if measure else "", memory)
    return (told, "as those before") if told else _in_or_home(scene, m, cue, measure, rule, spots, memory)


def _as_those_before(scene: Scene, cue: Cue, spots: list[Spot], rule: str, memory: Memory) -> str | None:
    """ "230,000 have left for Russia; on Monday 4,200 went", "five boats with 310 landed; a sixth brought 57"."""
    last = memory.last
    if last is None or last.sentence != scene.sentence.index or last.modality != "observed" or spots:
        return None
    alone = scene.sentence.low[cue.end : cue.end + 1] in STOPPED
    if cue.shape == "move" and rule == "crossing" and scene.sentence.low[cue.first] == "went" and alone:
        return last.measure if last.measure in ("departures", "returns") else None
    one_more = not ONE_MORE.isdisjoint(scene.sentence.low[max(cue.first - 3, 0) : cue.first])  # no "average boat"
    brought = (
        one_more
        and cue.shape == "bring"
        and not rule
        and scene.sentence.low[cue.first] in ("brought", "carried", "landed")
    )
    return last.measure if brought and last.measure == "arrivals" else None


ONE_MORE = frozenset("another second third fourth fifth sixth seventh other others last rest".split())
STOPPED: tuple[list[str], ...] = ([], ["."], [","], [";"], ["and"])
NOBODY = Event("")


def _of_leavers(low: list[str], m: Mention) -> bool:
    """ "Of those who left, 3,800 went to Sweden": told from the side they left."""
    head = low[: m.first]
    those = next((i for i, pair in enumerate(pairwise(head)) if pair == ("those", "who")), -1)
    return those > 0 and head[those - 1] == "of" and not LEFT.isdisjoint(head[those + 2 : those + 5])


LEFT = frozenset("left leave emigrated departed".split())


def _through(spots: list[Spot], memory: Memory, carried: bool) -> tuple[str, str]:
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


def _gone(low: list[str], cue: Cue) -> bool:
    """ "61,000 had gone by September"."""
    return low[cue.first] == "gone" and low[cue.end : cue.end + 1] in GONE


GONE: tuple[list[str], ...] = ([], ["."], [","], [";"], ["by"], ["since"], ["in"], ["so"])


def unit_of(m: Mention, cue: Cue, low: list[str]) -> str:
    if m.kind in ("percent", "fraction"):
        return "percent"
    if m.kind == "duration":
        return "hours"
    if m.unit and m.unit != "other":
        return m.unit
    if m.kind == "length":
        return "other"  # "a queue of nine miles"
    if m.noun >= 0 and m.unit == "other" and cue.measure not in ("applications", "permits"):
        return "persons" if cue.shape == "noun" and low[m.noun] not in word_set("events") else "other"
    return "persons"
