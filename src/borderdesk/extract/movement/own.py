"""The event of an amount that has a word of movement of its own."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement import ends
from borderdesk.extract.movement.attach import is_mover
from borderdesk.extract.movement.backward import (
    all_but,
    coming_home,
    definite,
    goes_on_home,
    moved_on,
    of_them,
    still_there,
)
from borderdesk.extract.movement.beforehand import from_where
from borderdesk.extract.movement.bond import Bond
from borderdesk.extract.movement.complete import OUTWARD, VISIT, complete, follow, kin
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.cue import Cue
from borderdesk.extract.movement.event import NEAR, Event, near
from borderdesk.extract.movement.goneon import ONWARD
from borderdesk.extract.movement.hints import mark
from borderdesk.extract.movement.inherited import counted
from borderdesk.extract.movement.measure import measure_of, unit_of
from borderdesk.extract.movement.mood import as_the_whole, set_mood
from borderdesk.extract.movement.namedend import CARRIERS
from borderdesk.extract.movement.part import is_part
from borderdesk.extract.movement.people import (
    name_people,
    nationality,
    own_citizens,
    same_people,
    stateless,
)
from borderdesk.extract.movement.places import Spot
from borderdesk.extract.movement.queue import WAITING, QueueFiller
from borderdesk.extract.movement.recast import THERE
from borderdesk.extract.movement.sending import SETTLERS
from borderdesk.extract.movement.sense import BE
from borderdesk.extract.movement.shelter import DREW
from borderdesk.extract.movement.subjects import by_several, meant_by_which
from borderdesk.extract.movement.trips import of_trips
from borderdesk.extract.movement.turning import turn
from borderdesk.extract.movement.uncounted import none
from borderdesk.period import UNSTATED

DONE = frozenset("found seen killed shot hurt born made built".split())
BEHIND_PARTICIPLE = frozenset("by in from into on at aboard to with of for , . and who as over across under".split())
NEAR_VERB = 5.0  # the cost of a verb of which officers or villagers are plainly the subject
PAST_ASIDE = 16.0  # the same behind what is said of them by the way
OF_A_PLACE = 8.0  # the same of "inhabitants of South Ossetia"
STILL_STANDING = ("verb behind", "head noun", "participle")  # ties in which officers and villagers move themselves
SETTLED_STANDING = (*STILL_STANDING, "has", "phrase behind", "verb before, inverted", "verb before", "relative clause")
DESERTING = frozenset("flee enter come move leave lodge return".split())
IDLE_SHAPES = frozenset(("catch", "wait", "stay"))  # what officers and villagers do, or suffer, without moving


def own(course: Course, m: Mention, tie: Bond, parent: Event | None) -> Event:
    """An amount with a word of movement of its own."""
    index, cue = course.scene.index(m), _carrying(course.low, m, tie.cue)
    own = _past_those_who(course, m, cue, _spots(course, m, index, cue))
    if (state := meant_by_which(course.scene, cue, m.first)) is not None:
        own = [state, *(spot for spot in own if spot.part not in ("agent", "none"))]
    shared = _told_of_this(course, m, {spot.code for spot in own if spot.part == "to"})
    measure, rule = measure_of(course.scene, m, cue, [*own, *shared], course.memory)
    if measure in ("count", "sum"):
        return counted(course, m, tie)
    if not measure or (m.unit == "vehicles" and _idly_there(course.low, m, cue)):
        return none(rule or "no direction")
    standing, near_by = _standing(course.low, m, cue)
    idle = cue.shape in IDLE_SHAPES and not course.low[cue.first].startswith("overstay")
    if not is_mover(m, course.low) and (idle or tie.why not in standing or tie.cost > near_by):
        return none(f"counts {course.low[m.noun]}")
    if cue.last <= m.first and _other_verb(course, m):
        return none(f"they {course.low[m.noun + 1]}")
    own = from_where(course.low, own, measure)
    event = Event(measure, _shape(course.low, cue, measure, rule), unit_of(m, cue, course.low), m.rate)
    event.why["measure"] = f"{' '.join(course.low[cue.first : cue.last])} ({tie.why}, {rule})"
    name_people(course, m, event, nationality(course.scene.layout, m, cue, course.scene.spots))
    same_people(course, m, event)
    if by_several(course.scene, cue, m.first):
        event.why[NEAR[measure]] = "one of several"
    _fill_ends(course, m, event, cue, own, shared if index >= 0 else [])
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
    stateless(course, m, event)
    event.nationality = "" if event.measure == "arrivals" and kin(event) else event.nationality
    turn(course.scene, m, cue, event, own, course.memory)
    all_but(course.low, m, event)
    goes_on_with = parent if same or is_part(course.scene, m) else None
    _date(course, m, event, goes_on_with, cue, rule)
    set_mood(course, m, event, m.core_first if rule == THERE else cue.first)
    as_the_whole(course, m, event, cue.form)
    return event


def _standing(low: list[str], m: Mention, cue: Cue) -> tuple[tuple[str, ...], float]:
    """The ties in which officers and villagers move themselves, and what such a tie may cost."""
    standing: tuple[str, ...] = SETTLED_STANDING if low[m.noun] in SETTLERS else STILL_STANDING
    if low[m.noun + 1 : m.noun + 2] == ["who"] and cue.shape in DESERTING:
        standing = (*standing, "relative clause")  # "eight soldiers who had landed and asked for asylum"
    if cue.measure == "returns" and low[m.noun].startswith("volunteer"):
        standing = SETTLED_STANDING  # "flew 218 volunteers home": those who go of their own will
    if cue.shape == "refuse" and low[m.noun].startswith("driver"):
        standing = (*standing, "verb before")
    near_by = OF_A_PLACE if low[m.noun + 1 : m.noun + 2] == ["of"] and standing != STILL_STANDING else NEAR_VERB
    if cue.shape in DESERTING and _by_the_way(low, m, cue):
        near_by = PAST_ASIDE
    return standing, near_by


def _by_the_way(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "43 soldiers, whose post had fallen, crossed the bridge": between commas, and the verb right behind."""
    return low[m.noun + 1 : m.noun + 3] in ([",", "whose"], [",", "who"]) and low[cue.first - 1] == ","


def _idly_there(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "Thirty buses drew up at the camp and drove away empty", "a single jumbo held 1,080"."""
    if cue.shape in ("stay", "wait") or "camp" in low[cue.first : cue.end]:
        return "camp" in low[cue.first : cue.end + 6]
    holds = cue.shape == "host" and m.last <= cue.first and not cue.passive
    return holds or low[cue.end - 1 : cue.end + 1] == ["away", "empty"]


def _date(course: Course, m: Mention, event: Event, whole: Event | None, cue: Cue, rule: str) -> None:
    if rule == THERE:
        return  # "of the four million in Iran 366,000 left in May": the days are those of the part
    course.dating.date(m, event, whole, course.previous)
    if _since(course.low, cue.first):
        parted = is_part(
            course.scene, m
        )  # "300 crossed on Monday, and 40 of them have since gone home": nobody says when
        event.period = UNSTATED if parted else course.dating.since_then(cue.first)


def _past_those_who(course: Course, m: Mention, cue: Cue, own: list[Spot]) -> list[Spot]:
    """ "118,000 of those who came from Ukraine have left": the places of the relative clause are not of this verb."""
    if course.low[m.last : m.last + 3] != ["of", "those", "who"]:
        return own
    told = any(m.last + 2 < one.first < cue.first and one.shape != "noun" for one in course.scene.cues)
    return [spot for spot in own if not m.last < spot.first < cue.first] if told else own


def _shape(low: list[str], cue: Cue, measure: str, rule: str) -> str:
    """ "let out cars bound for Hong Kong" leave, "Australia drew 10,600 emigrants" is where they go."""
    if low[cue.first].startswith("visit"):
        return VISIT
    if cue.shape != "take" or measure != "departures":
        return cue.shape
    return "draw" if rule == DREW else "leave"


def _told_of_this(course: Course, m: Mention, goals: set[str]) -> list[Spot]:
    """The places of the sentence without those of "Since rebels marched into Bukavu," before the number, and without
    the way of another: "the ferry from Güiria put 236 ashore; the guard turned back 31"."""
    shared, low = course.scene.ends.of(-1), course.low
    if goals and shared:  # "from Venezuela 30,450 came in and 30,750 went over to Venezuela"
        shared = [spot for spot in shared if spot.part != "from" or spot.code not in goals]
    if shared and ";" in low and course.events and ";" in low[course.scene.owners[0].last : m.first]:
        shared = [spot for spot in shared if spot.part not in ("from", "out") or spot.first < 2]
    since = next((i for i in range(min(m.first, OPENING)) if low[i] in ("since", "after", "when")), -1)
    if since < 0 or "," not in low[since : m.first]:
        return shared
    stop = low.index(",", since)
    return [spot for spot in shared if not (spot.part == "to" and since < spot.first < stop)]


OPENING = 12  # tokens, with a dateline, in which a sentence opens


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


def _other_verb(course: Course, m: Mention) -> bool:
    """ "300 were beaten back and 135 people needed stitches": the subject of a verb that moves nobody."""
    tail = course.low[m.last : m.last + 2]
    if m.noun < 0 and tail[:1] and tail[0] in BE and tail[1:] and (tail[1].endswith("ed") or tail[1] in DONE):
        return not any(cue.first == m.last + 1 for cue in course.scene.cues)
    at = m.noun + 1
    if m.noun < m.last - 1 or at + 1 >= len(course.low) or any(cue.first == at for cue in course.scene.cues):
        return False
    return course.low[at].endswith("ed") and len(course.low[at]) > 4 and course.low[at + 1] not in BEHIND_PARTICIPLE


def _fill_ends(course: Course, m: Mention, event: Event, cue: Cue, own: list[Spot], shared: list[Spot]) -> None:
    if event.measure in WAITING:
        waiting = QueueFiller(course.scene.layout, event, cue, m.first, course.memory.focus)
        waiting.fill_queue(own, shared, course.memory)
        return
    filler = ends.Filler(course.scene.layout, event, cue, m.first, course.memory.focus)
    filler.others, filler.office = _also_in_focus(course), course.memory.office
    filler.entered = (*(one.destination for one in course.events if one.measure == "arrivals"),)
    filler.homes = (*(one.destination for one in course.events if one.measure == "returns"),)
    last = course.memory.last
    if (
        last is not None
        and course.scene.sentence.index - last.sentence == 1
        and course.memory.staged != course.scene.sentence.index
    ):
        filler.focus, filler.others = near(last) or filler.focus, (*filler.others, filler.focus)
    if last is not None and event.measure == "turned_away" and last.measure == "departures" and last.destination:
        filler.focus = last.destination  # "14,300 left for Hungary and 51 were sent back at the post"
    if cue.shape == "have" and m.noun >= 0 and course.low[m.noun + 1 : m.noun + 2] == ["in"]:
        own = [spot for spot in own if spot.part not in ("agent", "none")]  # "Manila has 13,000 nationals in Libya"
        shared = []
    if event.measure == "departures" and course.previous is not None and course.previous.measure == "arrivals":
        came = {"to": course.previous.destination, "from": course.previous.origin}
        shared = [spot for spot in shared if not spot.code or spot.code != came.get(spot.part)]
        # "to Kazakhstan from Russia 98,000 came and 64,000 left again"
    if not any(spot.part in ("for", "to") and spot.code == filler.focus for spot in own):
        filler.here(course.low)  # "set out from here for Panama": not from Panama
    filler.fill(own, shared)
    if event.unit == "other" and cue.last <= m.first:
        of_trips(event)


def _also_in_focus(course: Course) -> tuple[str, ...]:
    """Countries of the office that spoke and of the last event: a crossing may be theirs."""
    last = course.memory.last
    return (course.memory.office, near(last) if last is not None else "")


def _spots(course: Course, m: Mention, index: int, cue: Cue) -> list[Spot]:
    """The places of an amount; those behind a verb that it shares with later amounts are its own too."""
    own = course.scene.ends.of(index)
    joined = course.scene.layout.joined(m) if cue.last <= m.first else m.last
    if joined > m.last:  # "the departure of 310 Syrians and 110 Lebanese for Syria"
        last = [k for k, o in enumerate(course.scene.owners) if o.last == joined]
        own = [*own, *(spot for k in last for spot in course.scene.ends.of(k) if spot.first >= joined)]
    carried = (
        course.scene.owners[index + 1 : index + 2]
        if cue.shape in ("bring", "takeout") and not cue.passive and index >= 0
        else []
    )
    if carried and m.last <= cue.first and carried[0].first >= cue.last and carried[0].first - cue.last <= 3:
        return [*own, *course.scene.ends.of(index + 1)]  # "two ferries took 2,100 people home to Dili"
    after = course.scene.owners[index + 1 : index + 2] if cue.last <= m.first and index >= 0 else []
    if after and cue.shape in ("bring", "takeout", "send") and is_part(course.scene, after[0]):
        return [*own, *course.scene.ends.of(index + 1)]  # "carried 186 people, 77 of them Chinese, out of Tripoli"
    ride = course.scene.owners[index + 1 : index + 2] if index >= 0 else []
    if ride and ride[0].unit == "vehicles" and course.low[ride[0].first - 1] in ("in", "aboard", "on", "from"):
        own = [*own, *(spot for spot in course.scene.ends.of(index + 1) if spot.part in ("from", "out"))]
    later = [k for k, o in enumerate(course.scene.owners) if m.last <= o.first and o.last <= cue.first]
    if not later or cue.shape == "noun":
        return own
    return [*own, *[spot for spot in course.scene.ends.of(later[-1]) if spot.first >= cue.first]]
