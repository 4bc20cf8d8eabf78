"""The event of an amount that goes on with one before it."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement import ends
from borderdesk.extract.movement.backward import on_a_route
from borderdesk.extract.movement.bond import Bond
from borderdesk.extract.movement.complete import complete
from borderdesk.extract.movement.counted import counted_base, people_follow
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.cue import Cue
from borderdesk.extract.movement.event import NEAR, Event, far_name, near
from borderdesk.extract.movement.farend import far_end
from borderdesk.extract.movement.forced import part_by_force
from borderdesk.extract.movement.levels import compares
from borderdesk.extract.movement.listing import gapped
from borderdesk.extract.movement.mood import happened, set_mood
from borderdesk.extract.movement.part import is_part
from borderdesk.extract.movement.people import name_people, nationality, own_citizens, stateless
from borderdesk.extract.movement.queue import WAITING
from borderdesk.extract.movement.timing import STOCKS
from borderdesk.extract.movement.turning import STRANGERS, from_elsewhere, goes_other_way
from borderdesk.extract.movement.uncounted import none
from borderdesk.extract.movement.words import word_set
from borderdesk.period import UNSTATED


def counted(course: Course, m: Mention, tie: Bond) -> Event:
    """An office counted people, or a sum is named: the movement is that of the text before, else arrivals."""
    base, reason = counted_base(course.scene, m, tie.cue, course.previous, course.memory)
    if base is None:
        return none(reason)
    event = inherited(course, m, base, tie.cue)
    if tie.cue.shape == "sum" and "stood" in course.low[tie.cue.last : m.first] and event.period.days == 1:
        event.period = UNSTATED  # the day a total was read, not the days it counts
    if event.measure != "not_movement":
        if base is not course.previous:
            complete(event, None, course.memory)
        event.why["measure"] = f"{course.low[tie.cue.first]}: {base.measure} as before"
        if tie.cue.first < m.first:
            _only_foretold(course, m, event, course.low[tie.cue.first])
    return event


def _only_foretold(course: Course, m: Mention, event: Event, word: str) -> None:
    """ "are expected to give them homes: Canada spoke of 50": the word that counts is one of forecast or of ceiling."""
    for mood, name in (("expected", "ahead"), ("limit", "ceiling")):
        if event.modality == "observed" and word in word_set(name) and not compares(course.low, m):
            event.modality, event.why["modality"] = mood, word


def inherited(course: Course, m: Mention, parent: Event, cue: Cue | None = None) -> Event:
    """An amount that goes on with the event before it: its own places, days and people replace the old ones."""
    wait = {"duration": "queue_hours", "length": "queue_length"}.get(m.kind, parent.measure)
    if parent.measure != wait and parent.measure not in WAITING:
        return none(f"a {m.kind}")
    if parent.measure == "queue_hours" and m.kind == "count" and (m.noun >= 0 or people_follow(course.scene, m)):
        return none("people, no wait")
    if parent.measure in STOCKS and m.rate:
        parent = course.memory.by_measure.get("arrivals") or Event("arrivals", "sum", destination=near(parent))
    event = parent.copy()
    event.why = {"measure": f"as before ({parent.measure})"}
    event.measure = "arrivals" if _counted_over_there(course, m, parent) else wait
    event.rate, event.modality = m.rate, "observed"
    if parent.why.get("measure") == NATIONALS:
        event.measure = "arrivals"  # the next ones of the list
    elif wait in ENFORCED and (ones := _ones(course.low, m)):
        event.measure = ones
    elif wait == "returns" and course.previous is not None and part_by_force(course.low, m):
        event.measure, event.why["measure"] = "deported", "a part by force"
    event.period, event.place, event.unit = UNSTATED, "", _unit(m, parent)
    _replace_ends(course, m, event, cue)
    goes_other_way(course.scene, m, event, course.memory.main)
    code, told = nationality(course.scene.layout, m, None, course.scene.spots)
    if code or (m.noun >= 0 and not is_part(course.scene, m)):
        name_people(course, m, event, (code, told))
        stateless(course, m, event)
    if event.measure == "arrivals" and m.kind == "count" and _named_at_home(course, m, event):
        event.measure, event.why["measure"] = "returns", NATIONALS
    home = event.measure == "returns" and parent.nationality == parent.destination != ""
    if home and code and code != event.destination and any(one.measure == "arrivals" for one in course.events):
        event.measure = "arrivals"  # "among them Irish citizens coming home, 30,000, and 5,400 British"
    course.dating.date(m, event, parent, course.previous)
    _mood(course, m, event, parent, cue)
    return event


def _ones(low: list[str], m: Mention) -> str:
    """ "Enforced returns numbered 9,072 and voluntary ones 26,761"."""
    around = low[max(m.first - 4, 0) : m.last + 3]
    kind = next((one for one, other in pairwise(around) if other == "ones"), "")
    return "returns" if kind in WILLING else "deported" if kind in UNWILLING else ""


ENFORCED = frozenset(("deported", "returns"))
WILLING = frozenset("voluntary assisted spontaneous".split())
UNWILLING = frozenset("enforced forced forcible compulsory".split())


def _mood(course: Course, m: Mention, event: Event, parent: Event, cue: Cue | None) -> None:
    """What the amount's own words say, or what those of the event before said."""
    set_mood(course, m, event, m.core_first)
    stated = happened(course, m) or course.low[m.first - 1] in ("has", "have")  # "Tanzania has 245,000 of them"
    if event.modality == "observed" and parent.modality in ("expected", "limit") and not stated:
        event.modality, event.why["modality"] = parent.modality, "as before"
    if event.modality == "observed" and m.noun < 0 and (word := _outlook(course.low, m)):
        event.modality, event.why["modality"] = "expected", word
    if (
        event.modality == "observed"
        and parent.modality == "two_way"
        and (cue is None or cue.shape in SUMS)
        and not is_part(course.scene, m)
    ):
        event.modality = "two_way"  # "89,000 in both directions, an average of 3,000 a day"


def _of_all(low: list[str], m: Mention, event: Event) -> bool:
    """ "The three countries make up 13 per cent of a record 6.77 million", "half of all visitors"."""
    if m.kind in ("percent", "fraction") and low[m.last : m.last + 2] == ["of", "all"]:
        return not STRANGERS.isdisjoint(low[m.last + 2 : m.last + 3])
    if event.shape != "supply":
        return False
    head = low[max(m.first - 4, 0) : m.first]
    if m.kind == "percent":
        return not STATES.isdisjoint(head)
    return "of" in head[-3:] and head[-1] in ("a", "the", "record", "total") and not {"cent", "%"}.isdisjoint(head)


STATES = frozenset("countries states nations markets".split())


def _counted_over_there(course: Course, m: Mention, left: Event) -> bool:
    """ "110,000 left Ukraine for Russia; Moscow gives 514,000": by the count of the state that they came to."""
    if left.measure != "departures" or m.kind != "count":
        return False
    spots = (one for one in course.scene.spots if one.part in ("agent", "none") and one.code == left.destination != "")
    return any(1 <= m.first - one.last <= 2 and course.low[one.last] in COUNTS for one in spots)


COUNTS = frozenset("gives gave counts counted claims claimed says said reports reported puts speaks spoke has".split())


def _outlook(low: list[str], m: Mention) -> str:
    """ "The forecast made before enlargement, 13,000 a year, was wide of the mark"."""
    head = low[1:3] if low[0] in ("the", "a", "its", "this", "that") and low[m.first - 1] == "," else []
    return next((token for token in head if token in word_set("outlooks")), "")


def _named_at_home(course: Course, m: Mention, event: Event) -> bool:
    """ "9,300 people came to Togo, among them 900 Togolese", "900 of them Togolese", "900 of them were Togolese"."""
    behind = course.low[m.last : m.last + 3]
    reach = 2 + (behind[:1] == ["of"]) + (behind[:1] == ["of"] and behind[2:] in (["were"], ["are"], ["was"]))
    named = (one.code for one in course.scene.spots if one.part == "people" and 0 <= one.first - m.last < reach)
    own = event.nationality == event.destination and own_citizens(course.low, m)
    return bool(event.destination) and (own or event.destination in named)


def _unit(m: Mention, parent: Event) -> str:
    if m.kind in ("percent", "fraction"):
        return "percent"
    if m.unit and m.unit != "other":
        return m.unit
    if m.kind in ("duration", "length"):
        return "hours" if m.kind == "duration" else "km"
    return "persons" if parent.unit == "percent" else parent.unit


def _replace_ends(course: Course, m: Mention, event: Event, cue: Cue | None) -> None:
    if m.kind in ("percent", "fraction") and event.sentence == course.memory.spread < course.scene.sentence.index:
        setattr(event, NEAR[event.measure], "")  # "26,300 in Rwanda and 9,200 in Uganda. Three quarters are women"
    index = course.scene.index(m)
    shape = cue.shape if cue else event.shape
    supply = next((one for one in course.scene.cues if one.shape == "supply" and one.last == m.first), None)
    if supply is not None:  # "Malaysia was the largest market with 4.6 million"
        event.shape = shape = "supply"
        cue = cue or supply
    fresh = Event(event.measure, shape, nationality=event.nationality)
    shared = course.scene.ends.of(-1) if course.previous is None and index >= 0 else []
    filler = ends.Filler(course.scene.layout, fresh, cue, m.first, course.memory.focus)
    filler.fill(course.scene.ends.of(index), shared)
    _turned_back(course, event, fresh)
    parent_ends = (event.origin, event.destination)
    for side in ("origin", "destination"):
        code, other = getattr(fresh, side), ends.OPPOSITE[side]
        told = fresh.why.get(side, "")
        if code and code == getattr(event, other) and not getattr(fresh, other):
            if event.measure not in STOCKS and not told.startswith(PLAIN):
                continue  # "9,000 come in from Syria, where it was 6,500": not into Syria
            setattr(event, other, "")
        if code:
            setattr(event, side, code)
            event.why[side] = told
    _back_here(course, event, fresh, parent_ends)
    event.place = fresh.place
    behind = gapped(course.scene, m)
    if behind is not None:
        setattr(event, NEAR[event.measure], behind.code)
        event.why[NEAR[event.measure]] = f"a list: {behind.place.name}"
    _nowhere(course, m, event, fresh)
    if course.memory.staged > event.sentence and not getattr(fresh, NEAR[event.measure]):
        _enter(course, m, event, fresh)


def _nowhere(course: Course, m: Mention, event: Event, fresh: Event) -> None:
    """No end holds on: "half of all visitors", "9,400 from the republics to the north", "on the Balkan route"."""
    elsewhere = course.low[m.last : m.last + 1] == ["from"] and from_elsewhere(course.low[m.last : m.last + 4])
    if _of_all(course.low, m, event) or elsewhere:
        event.origin = fresh.origin
    if course.memory.union and course.previous is None and on_a_route(course.scene):
        event.origin, event.destination = fresh.origin, fresh.destination


def _back_here(course: Course, event: Event, fresh: Event, way: tuple[str, str]) -> None:
    """ "34,000 crossed to Ukraine from Poland and 29,000 to Poland": the same way backwards, to where it is counted."""
    origin, destination = way
    back = fresh.destination == origin != "" != destination and fresh.origin in ("", destination)
    if not back or event.measure not in AROUND or not fresh.why.get("destination", "").startswith("to "):
        return
    event.origin, event.destination = destination, origin
    if origin in (course.memory.counter, course.memory.main):
        event.measure = "arrivals"


AROUND = frozenset(("arrivals", "departures"))
PLAIN = ("to ", "from ", "out ")


def _turned_back(course: Course, event: Event, fresh: Event) -> None:
    """ "turned 1,900 people back to Germany and 40 to Sweden": to where they came from."""
    ours = event.destination and event.destination in (course.memory.office, course.memory.focus, course.memory.main)
    goal = fresh.destination != event.destination and fresh.why.get("destination", "").startswith("to ")
    if event.measure == "turned_away" and event.origin and ours and goal and not fresh.origin:
        fresh.origin, fresh.destination = fresh.destination, event.destination


def _enter(course: Course, m: Mention, event: Event, fresh: Event) -> None:
    """ "Iran already has 100,000 of them", "Lesbos. The guard logged 300": the country that came on the stage since."""
    memory, near_side, far = course.memory, NEAR[event.measure], far_name(event.measure)
    if memory.focus in (event.origin, event.destination):
        return
    setattr(event, near_side, memory.focus)
    event.why[near_side] = "the country on the stage"
    if not getattr(fresh, far) and course.low[m.last : m.last + 2] not in OF_THEM:
        setattr(event, far, "")
        far_end(event, None, memory, same_sentence=False)


OF_THEM = (["of", "them"], ["of", "these"], ["of", "those"])


SUMS = frozenset(("sum", "count"))
NATIONALS = "nationals among those counted"
