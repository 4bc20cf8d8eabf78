"""When an amount that names no people counts those of the text: "another 300 came"."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.ends.farend import SAME_PEOPLE
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.text.scene import spots_in
from borderdesk.extract.movement.tie.part import is_part


def same_people(course: Course, m: Mention, event: Event) -> None:
    """An ellipsis is about the people of the text: "another 300 came"."""
    if event.nationality or "nationality" in event.why or _counts_anyone(course, m, event):
        return
    code = _people(course, m, event)
    if code and not _told_by_origin(course, m, event, code):
        event.nationality = code
        event.why["nationality"] = SAME_PEOPLE


def _counts_anyone(course: Course, m: Mention, event: Event) -> bool:
    """ "300 people", "4,000 entries", "35,000 uprooted at home": a noun of its own, or others than those counted."""
    low = course.low
    if m.noun >= 0 and not (m.noun < m.last and event.measure == "returns" and is_part(course.scene, m)):
        return True
    if m.kind == "none" or event.measure == "displaced" or OTHERS & {low[0], *low[max(m.first - 1, 0) : m.last + 3]}:
        return True
    if low[m.first - 1] == "and" and "others" in low[m.last : m.last + 2]:
        return True  # "88,000 Sudanese and 5,600 others"
    if low[m.last : m.last + 1] and low[m.last] in OPEN_NOUNS:
        return True
    before = course.previous  # "123 lorries left for Syria and 76 came back"
    return before is not None and before.unit == "vehicles" and course.events[0].unit != "persons"


OTHERS = frozenset("foreigners people persons travellers migrants".split())
OPEN_NOUNS = frozenset("crossings entries".split())


def _people(course: Course, m: Mention, event: Event) -> str:
    """The nationality that the last count or the whole text is about."""
    memory, at = course.memory, course.scene.sentence.index
    last = memory.last_whole
    if course.low[m.last : m.last + 2] == ["of", "them"] and (them := _them(course, m)):
        return them
    named = at >= memory.people_from
    code = last.nationality if last is not None else memory.people if named else ""
    if event.measure == "arrivals" and last is not None and code and _come_from_elsewhere(course, last, code):
        return ""
    if last is not None and at - last.sentence > LONG_AGO and code != memory.people:
        code = ""
    if not code and event.measure == "returns" and named and not _of_anyone(course, m, last):
        code = memory.people  # who goes home is at home there
    return code


def _them(course: Course, m: Mention) -> str:
    """ "The Argentines are in good spirits: 640 of them came over on Monday": those just named, if no count is."""
    last = course.memory.last
    if course.previous is not None or (last is not None and last.sentence >= course.scene.sentence.index - 1):
        here = [spot.code for spot in course.scene.spots if spot.part == "people" and spot.last <= m.first]
        return here[-1] if here and course.previous is None else ""
    return just_named(course, m)


def just_named(course: Course, m: Mention) -> str:
    """The one people that the sentence names before its first number, else the one of the sentence before."""
    if course.previous is not None:
        return ""
    here = {spot.code for spot in course.scene.spots if spot.part == "people" and spot.last <= m.first and spot.code}
    before = course.memory.before
    if not here and before is not None:
        here = {spot.code for spot in spots_in(before) if spot.part == "people" and spot.code}
    return here.pop() if len(here) == 1 else ""


def _of_anyone(course: Course, m: Mention, last: Event | None) -> bool:
    """ "flew in 299 deportees of ten nations; 188 of them went home", "2,900 a day come and 1,100 go back"."""
    if last is None:
        return False
    return is_part(course.scene, m) or (course.previous is not None and last.measure == "arrivals")


def _come_from_elsewhere(course: Course, last: Event, code: str) -> bool:
    """ "13 million Japanese went abroad. Those who came numbered 3 million", "from Syria and Iraq 300 more came"."""
    if last.measure == "departures" and code == last.origin:
        return True
    origins = {spot.code for spot in course.scene.spots if spot.part == "from" and spot.listed}
    return len(origins) > 1 and code not in origins


LONG_AGO = 1  # sentences


def _told_by_origin(course: Course, m: Mention, event: Event, code: str) -> bool:
    """ "Last week 21,000 came in from Morocco": told by where they came from, not by who they are."""
    if event.measure not in BY_ORIGIN or is_part(course.scene, m) or course.low[m.first - 1] in MORE:
        return False
    spots = course.scene.spots
    own = course.scene.ends.of(course.scene.index(m))
    origins = [spot.code for spot in own if spot.part in ("from", "out") and spot.code]
    if course.previous is not None or event.measure == "deported":
        return code in origins and not any(spot.part == "people" and spot.code == code for spot in spots)
    at_home = course.memory.main == code and code not in origins  # "many Nepalis are abroad. 600 came in from India"
    return bool(origins) and not at_home


BY_ORIGIN = frozenset(("arrivals", "departures", "deported"))
MORE = frozenset(("another", "further"))
