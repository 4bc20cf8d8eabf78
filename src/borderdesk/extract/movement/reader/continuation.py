"""The event that a list, a comparison or a breakdown goes on with."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.aside.levels import compares
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.ends.turning import takes_other_way
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.tie.carriers import is_carrier
from borderdesk.extract.movement.tie.expelled import EXPELLED_FROM
from borderdesk.extract.movement.tie.listing import gapped, names_next, next_in_list, tops_list
from borderdesk.extract.movement.words.bond import GOING, Bond


def continued(course: Course, m: Mention, tie: Bond | None) -> Event | None:
    """The event that a list, a comparison or a breakdown goes on with."""
    last = course.previous
    if tie is not None and tie.why == EXPELLED_FROM:
        return None
    own_noun = tie is not None and tie.why == "head noun" and last is not None and tie.cue.measure != last.measure
    if last is not None and not own_noun and not _own_verb(course, m, tie, last) and _carries_on(course, m):
        return _respective(course, m) or last
    totals = last is None and m.kind == "count" and _the_numbers(course.low, m)  # of those of the sentence before
    if (totals or (course.compared is not None and course.low[m.first - 1] == "and")) and not _verbal(tie):
        return _respective(course, m)
    if tops_list(course.scene, m) and (base := _listed(course, tie)) is not None:
        return base
    claims = course.memory.last if course.memory.last and course.memory.last.measure == "applications" else None
    came = tie is not None and tie.cue.shape == "come" and course.low[tie.cue.last : tie.cue.last + 1] == ["from"]
    people = m.noun >= 0 or any(spot.part == "people" and spot.first == m.last for spot in course.scene.spots)
    return claims if came and not (people and m.kind == "count") else None  # "35,400 of the claims came from children"


def _verbal(tie: Bond | None) -> bool:
    return tie is not None and tie.cue.shape != "sum"


def _own_verb(course: Course, m: Mention, tie: Bond | None, last: Event) -> bool:
    """ "put 236 ashore; the same night the guard turned back a pirogue with 31 on board": a deed of its own."""
    if (
        tie is None
        or compares(course.low, m)
        or tie.why != "verb before"
        or tie.cue.shape not in ("refuse", "catch", "send")
    ):
        return False
    before = max((o.last for o in course.scene.owners if o.last <= m.first), default=0)
    return tie.cue.first > before and tie.cue.measure != last.measure and m.unit != "vehicles"


def _respective(course: Course, m: Mention) -> Event | None:
    """ "500 from China and 280 from India, against 1,500 and 350": the first compares with the first."""
    found, course.compared = course.compared, None
    if not (compares(course.low, m) or _the_numbers(course.low, m)) or course.low[m.last : m.last + 1] != ["and"]:
        return found
    paired = any(o.first == m.last + 1 and o.kind == m.kind for o in course.scene.amounts)
    told = course.events or [one for one in course.before if not one.part]
    if not paired or len(told) < 2 or (course.events and told[-1].measure != told[-2].measure):
        return None
    course.compared = told[-1]
    return told[-2]


def _the_numbers(low: list[str], m: Mention) -> bool:
    """ "111,700 entered and 4,900 left; for the first quarter the numbers are 27,400 and 1,150"."""
    if m.noun >= 0 or m.first < 2:
        return False
    it_was = low[m.first - 2 : m.first] == ["it", "was"] and low[m.last : m.last + 1] == ["and"]  # "it was 900 and 40"
    return it_was or (low[m.first - 1] in ("are", "were") and low[m.first - 2] in LEVELS)


LEVELS = frozenset("numbers figures totals sums counts".split())


def _listed(course: Course, tie: Bond | None) -> Event | None:
    """What a list of nationalities or days divides: the event before, in this sentence or the one before.

    "24,800 left and 10,200 got permits. Indians topped the list of those leaving with 7,900": those who left.
    """
    named = course.memory.by_measure.get(tie.cue.measure) if tie is not None and tie.cue.shape in GOING else None
    last = course.previous or named or course.memory.whole
    near_by = last is not None and course.scene.sentence.index - last.sentence <= 1
    return last if near_by else None


def _with_them(low: list[str], m: Mention) -> bool:
    """ "and 118,000 vehicles went with them", "and with them 33,800 people"."""
    if low[max(m.first - 2, 0) : m.first] == ["with", "them"]:
        return True
    return "them" in low[m.last : m.last + 5] and ("with", "them") in pairwise(low[m.last : m.last + 5])


def _carries_on(course: Course, m: Mention) -> bool:
    listed = next_in_list(course.low, m) and not any(
        cue.first > m.last and cue.measure != "cross" for cue in course.scene.cues
    )
    waits = course.previous is not None and course.previous.measure == "queue_hours" and course.low[m.first - 1] == "to"
    listed = listed or (names_next(course.scene, m) and course.whole is not None)
    listed = listed or (course.previous is not None and _with_them(course.low, m))
    listed = listed or gapped(course.scene, m) is not None or takes_other_way(course.scene, m)
    return (
        compares(course.low, m)
        or _the_numbers(course.low, m)
        or is_carrier(course.scene, m)
        or listed
        or (waits and m.noun < 0)
    )
