"""The event of an amount that has a word of movement of its own."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.ends.beforehand import from_where
from borderdesk.extract.movement.ends.complete import OUTWARD, VISIT, complete, follow, kin
from borderdesk.extract.movement.ends.crossing import crossing_of, keep_to_crossing
from borderdesk.extract.movement.ends.ends import fill
from borderdesk.extract.movement.ends.hints import mark
from borderdesk.extract.movement.ends.namedend import CARRIERS
from borderdesk.extract.movement.ends.people import (
    name_people,
    nationality,
    own_citizens,
    stateless,
)
from borderdesk.extract.movement.ends.queue import Queue
from borderdesk.extract.movement.ends.samepeople import same_people
from borderdesk.extract.movement.ends.sides import Sides
from borderdesk.extract.movement.ends.there import WAITING
from borderdesk.extract.movement.ends.turning import turn
from borderdesk.extract.movement.event import NEAR, Event, near
from borderdesk.extract.movement.measure.goneon import ONWARD
from borderdesk.extract.movement.measure.measure import measure_of, unit_of
from borderdesk.extract.movement.measure.shelter import DREW
from borderdesk.extract.movement.measure.wholes import THERE
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.reader.backward import (
    all_but,
    coming_home,
    definite,
    goes_on_home,
    moved_on,
    of_them,
    still_there,
)
from borderdesk.extract.movement.reader.inherited import counted
from borderdesk.extract.movement.reader.mood import as_the_whole, set_mood
from borderdesk.extract.movement.reader.otheryears import other_years
from borderdesk.extract.movement.reader.ownplaces import own_places, told_of_this
from borderdesk.extract.movement.reader.standing import at_home, idly_there, stays_put
from borderdesk.extract.movement.reader.subjects import by_several
from borderdesk.extract.movement.reader.uncounted import none
from borderdesk.extract.movement.tie.part import is_part
from borderdesk.extract.movement.words.bond import Bond
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.trips import of_trips
from borderdesk.period import UNSTATED


def own(course: Course, m: Mention, tie: Bond, parent: Event | None) -> Event:
    """An amount with a word of movement of its own."""
    index, cue = course.scene.index(m), _carrying(course.low, m, tie.cue)
    own = own_places(course, m, index, cue)
    shared = told_of_this(course, m, own)
    measure, rule = measure_of(course.scene, m, cue, [*own, *shared], course.memory)
    if measure in ("count", "sum"):
        return counted(course, m, tie)
    if not measure or (m.unit == "vehicles" and idly_there(course.low, m, cue)):
        return none(rule or "no direction")
    if reason := stays_put(course, m, tie, cue):
        return none(reason)
    own = from_where(course.low, own, measure)
    event = Event(measure, _shape(course.low, cue, measure, rule), unit_of(m, cue, course.low), m.rate)
    if m.noun < 0 and measure == "queue_length" and course.previous and course.previous.measure == measure:
        event.unit = course.previous.unit  # "which had been 20 kilometres long, had shrunk to four"
    event.why["measure"] = f"{' '.join(course.low[cue.first : cue.last])} ({tie.why}, {rule})"
    name_people(course, m, event, nationality(course.scene.layout, m, cue, course.scene.spots))
    same_people(course, m, event)
    if by_several(course.scene, cue, m.first):
        event.why[NEAR[measure]] = "one of several"
    _fill_ends(course, m, event, cue, own, shared if index >= 0 else [])
    event.crossing = crossing_of(event, [*own, *shared])
    same = parent if parent is not None and parent.measure == measure else None
    mark(course, m, event, cue)
    part = event.part or (event.unit == "percent" and cue.last > m.last)  # "70 per cent had been deported"
    if same is None and parent is not None and part and {measure, parent.measure} <= OUTWARD:
        follow(event, parent, cue)
    event.own = own_citizens(course.low, m)
    aboard = m.last <= cue.first and not CARRIERS.isdisjoint(course.low[cue.last : cue.last + 3])  # "took a plane"
    own_ones = event.own and (aboard or cue.shape not in ("takeout", "bring"))
    if measure == "departures" and own_ones and not event.origin:
        event.origin = event.nationality  # "14,000 of its citizens have left"
    of_them(course, m, event)
    moved_on(event, parent)
    coming_home(event, parent, cue)
    goes_on_home(course, m, event, cue)
    still_there(course, event, cue)
    definite(course, m, event, cue)
    if rule == ONWARD and course.previous is not None and not event.origin:
        event.origin = course.previous.origin if course.previous.measure in OUTWARD else course.previous.destination
    complete(event, same, course.memory, parent)
    keep_to_crossing(event)
    stateless(course, m, event)
    if at_home(event, course.low[cue.first]):
        return none("a population")
    event.nationality = "" if event.measure == "arrivals" and kin(event) else event.nationality
    turn(course.scene, m, cue, event, own, course.memory)
    all_but(course.low, m, event)
    goes_on_with = parent if same or is_part(course.scene, m) else None
    _date(course, m, event, goes_on_with, cue, rule)
    other_years(course, m, event)
    set_mood(course, m, event, m.core_first if rule == THERE else cue.first)
    as_the_whole(course, m, event, cue.form)
    return event


def _date(course: Course, m: Mention, event: Event, whole: Event | None, cue: Cue, rule: str) -> None:
    if rule == THERE:
        return  # "of the four million in Iran 366,000 left in May": the days are those of the part
    course.dating.date(m, event, whole, course.previous)
    if _since(course.low, cue.first):
        parted = is_part(
            course.scene, m
        )  # "300 crossed on Monday, and 40 of them have since gone home": nobody says when
        event.period = UNSTATED if parted else course.dating.since_then(cue.first)


def _shape(low: list[str], cue: Cue, measure: str, rule: str) -> str:
    """ "let out cars bound for Hong Kong" leave, "Australia drew 10,600 emigrants" is where they go."""
    if low[cue.first].startswith("visit"):
        return VISIT
    if cue.shape != "take" or measure != "departures":
        return cue.shape
    return "draw" if rule == DREW else "leave"


def _since(low: list[str], at: int) -> bool:
    """ "have since left", "has since then handed out"."""
    return low[at - 1] == "since" or low[max(at - 2, 0) : at] == ["since", "then"]


def _carrying(low: list[str], m: Mention, cue: Cue) -> Cue:
    """ "Germany flew 81 Afghans to Kabul": with an object the verb says who was carried."""
    carried = cue.shape == "move" and low[cue.first] in CARRYING and 0 <= m.first - cue.last <= 1
    return cue.bringing() if carried and "," not in low[cue.last : m.first] else cue


CARRYING = frozenset(
    "flew fly flies flying flown driven drove drive drives driving moved moves sailed sail shipped rowed".split()
)


def _fill_ends(course: Course, m: Mention, event: Event, cue: Cue, own: list[Spot], shared: list[Spot]) -> None:
    if event.measure in WAITING:
        waiting = Queue(course.scene.layout, event, cue, m.first, course.memory.focus)
        waiting.fill_queue(own, shared, course.memory)
        return
    sides = Sides(course.scene.layout, event, cue, m.first, course.memory.focus)
    sides.others, sides.office = _also_in_focus(course), course.memory.office
    sides.entered = (*(one.destination for one in course.events if one.measure == "arrivals"),)
    sides.refuges = course.memory.refuges
    sides.homes = (*(one.destination for one in course.events if one.measure == "returns"),)
    last = course.memory.last
    if (
        last is not None
        and course.scene.sentence.index - last.sentence == 1
        and course.memory.staged != course.scene.sentence.index
    ):
        sides.focus, sides.others = near(last) or sides.focus, (*sides.others, sides.focus)
    if last is not None and event.measure == "turned_away" and last.measure == "departures" and last.destination:
        sides.focus = last.destination  # "14,300 left for Hungary and 51 were sent back at the post"
    if cue.shape == "have" and m.noun >= 0 and course.low[m.noun + 1 : m.noun + 2] == ["in"]:
        own = [spot for spot in own if spot.part not in ("agent", "none")]  # "Manila has 13,000 nationals in Libya"
        shared = []
    if event.measure == "departures" and course.previous is not None and course.previous.measure == "arrivals":
        came = {"to": course.previous.destination, "from": course.previous.origin}
        shared = [spot for spot in shared if not spot.code or spot.code != came.get(spot.part)]
        # "to Kazakhstan from Russia 98,000 came and 64,000 left again"
    if not any(spot.part in ("for", "to") and spot.code == sides.focus for spot in own):
        sides.here(course.low)  # "set out from here for Panama": not from Panama
    fill(sides, own, shared)
    if event.unit == "other" and cue.last <= m.first:
        of_trips(event)


def _also_in_focus(course: Course) -> tuple[str, ...]:
    """Countries of the office that spoke and of the last event: a crossing may be theirs."""
    last = course.memory.last
    return (course.memory.office, near(last) if last is not None else "")
