"""The ends that the words of an amount give it where it else goes on with the one before it."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.days.timing import STOCKS
from borderdesk.extract.movement.ends.crossing import crossing_of
from borderdesk.extract.movement.ends.ends import fill
from borderdesk.extract.movement.ends.farend import far_end
from borderdesk.extract.movement.ends.sides import OPPOSITE, Sides
from borderdesk.extract.movement.ends.turning import STRANGERS, from_elsewhere
from borderdesk.extract.movement.event import NEAR, Event, far_name
from borderdesk.extract.movement.reader.backward import on_a_route
from borderdesk.extract.movement.tie.listing import gapped
from borderdesk.extract.movement.tie.part import is_part
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.trips import had_been


def replace_ends(course: Course, m: Mention, event: Event, cue: Cue | None) -> None:
    """The ends of ``event`` as its amount's own places give them; those it does not name stay."""
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
    sides = Sides(course.scene.layout, fresh, cue, m.first, course.memory.focus)
    fill(sides, course.scene.ends.of(index), shared)
    _turned_back(course, event, fresh)
    _at_the_same(event, fresh)
    _over_one(event, fresh)
    _left_again(event, fresh)
    had_been(fresh, event.nationality if event.nationality == event.destination else "")
    parent_ends = (event.origin, event.destination)
    for side in ("origin", "destination"):
        code, other = getattr(fresh, side), OPPOSITE[side]
        told = fresh.why.get(side, "")
        if code and code == getattr(event, other) and not getattr(fresh, other):
            if event.measure not in STOCKS and not told.startswith(PLAIN):
                continue  # "9,000 come in from Syria, where it was 6,500": not into Syria
            setattr(event, other, "")
        if code:
            setattr(event, side, code)
            event.why[side] = told
    _elsewhere(course, m, event, fresh)
    _back_here(course, event, fresh, parent_ends)
    event.place = fresh.place
    behind = gapped(course.scene, m)
    if behind is not None:
        setattr(event, NEAR[event.measure], behind.code)
        event.why[NEAR[event.measure]] = f"a list: {behind.place.name}"
    _nowhere(course, m, event, fresh)
    if course.memory.staged > event.sentence and not getattr(fresh, NEAR[event.measure]):
        _enter(course, m, event, fresh)


def _elsewhere(course: Course, m: Mention, event: Event, fresh: Event) -> None:
    """ "Uganda let in 300 and at Beitbridge 40 crossed": no end of the states of another crossing holds on."""
    pair = crossing_of(fresh, course.scene.ends.of(course.scene.index(m)))
    if not pair or is_part(course.scene, m) or {event.origin, event.destination} & {*pair}:
        return
    event.origin, event.destination = fresh.origin, fresh.destination


def _left_again(event: Event, fresh: Event) -> None:
    """ "640,000 Afghans returned from Iran; 90,000 of them have since gone back to Iran": they left home again."""
    if event.measure == "returns" and fresh.destination == event.origin != "" and not fresh.origin:
        event.measure = "departures"
        event.origin, event.destination = event.destination, event.origin


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


def _at_the_same(event: Event, fresh: Event) -> None:
    """ "23,400 sent back to Haiti, nearly a third of them at Dajabón": a crossing between both ends turns none."""
    between = fresh.why.get("origin", "").startswith("in ") and fresh.why.get("origin") == fresh.why.get("destination")
    if between and (fresh.origin, fresh.destination) == (event.destination, event.origin):
        fresh.origin, fresh.destination = event.origin, event.destination


def _over_one(event: Event, fresh: Event) -> None:
    """ "26,000 had fled South Africa, 14,000 of them through Ressano Garcia": the crossing has the end that is open."""
    told = fresh.why.get("origin", "")
    if not told.startswith(OVER) or told != fresh.why.get("destination") or event.measure in STOCKS:
        return
    pair = (fresh.origin, fresh.destination)
    if event.origin in pair and (not event.destination or event.destination in pair):
        fresh.origin, fresh.destination = event.origin, pair[pair[0] == event.origin]
    elif event.destination in pair and not event.origin:
        fresh.origin, fresh.destination = pair[pair[0] == event.destination], event.destination


OVER = ("via ", "in ")


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
    if event.measure == "returns" and event.nationality == event.destination != "":
        event.origin, event.why["origin"] = memory.focus, "the country on the stage"
        return  # "Turkey says 260,000 Syrians have gone home. In Lebanon the figure is 190,000."
    setattr(event, near_side, memory.focus)
    event.why[near_side] = "the country on the stage"
    if not getattr(fresh, far) and course.low[m.last : m.last + 2] not in OF_THEM:
        setattr(event, far, "")
        far_end(event, None, memory, same_sentence=False)


OF_THEM = (["of", "them"], ["of", "these"], ["of", "those"])


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
