"""The places that belong to an amount with a word of movement of its own."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.reader.subjects import meant_by_which
from borderdesk.extract.movement.tie.part import is_part
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.divided import divides


def own_places(course: Course, m: Mention, index: int, cue: Cue) -> list[Spot]:
    """The places that play a part in what the amount tells, with the state that "which" stands for."""
    own = _past_those_who(course, m, cue, _spots(course, m, index, cue))
    state = meant_by_which(course.scene, cue, m.first)
    return own if state is None else [state, *(spot for spot in own if spot.part not in ("agent", "none"))]


def told_of_this(course: Course, m: Mention, own: list[Spot]) -> list[Spot]:
    """The places of the sentence without those of "Since rebels marched into Bukavu," before the number, and without
    the way of another: "the ferry from Güiria put 236 ashore; the guard turned back 31"."""
    goals, taken = {spot.code for spot in own if spot.part == "to"}, {spot.first for spot in own}
    shared, low = course.scene.ends.of(-1), course.low
    if taken and shared:  # "sent troops to Roraima, where 300 Venezuelans went home": they went home from there
        shared = [spot for spot in shared if spot.first not in taken]
    if goals and shared:  # "from Venezuela 30,450 came in and 30,750 went over to Venezuela"
        shared = [spot for spot in shared if spot.part != "from" or spot.code not in goals]
    if shared and ";" in low and course.events and ";" in low[course.scene.owners[0].last : m.first]:
        shared = [spot for spot in shared if spot.part not in ("from", "out") or spot.first < 2]
    since = next((i for i in range(min(m.first, OPENING)) if low[i] in ("since", "after", "when")), -1)
    if since < 0 or "," not in low[since : m.first]:
        return shared
    stop = low.index(",", since)
    return [spot for spot in shared if not (spot.part == "to" and since < spot.first < stop)]


IN_A = (["in", "a"], ["in", "an"], ["in", "the"], ["up", "in"])
THERE = 4  # tokens from the whole to where it is
OPENING = 12  # tokens, with a dateline, in which a sentence opens


def _past_those_who(course: Course, m: Mention, cue: Cue, own: list[Spot]) -> list[Spot]:
    """ "118,000 of those who came from Ukraine have left": the places of the relative clause are not of this verb."""
    if course.low[m.last : m.last + 3] != ["of", "those", "who"]:
        return own
    told = any(m.last + 2 < one.first < cue.first and one.shape != "noun" for one in course.scene.cues)
    return [spot for spot in own if not m.last < spot.first < cue.first] if told else own


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
        part = after[0]  # "carried 186 people, 77 of them Chinese, out of Tripoli"; not "77 of them to Tripoli"
        past = [spot for spot in course.scene.ends.of(index + 1) if "," in course.low[part.last : spot.first]]
        return [*own, *past]
    ride = course.scene.owners[index + 1 : index + 2] if index >= 0 else []
    if ride and ride[0].unit == "vehicles" and course.low[ride[0].first - 1] in ("in", "aboard", "on", "from"):
        own = [*own, *(spot for spot in course.scene.ends.of(index + 1) if spot.part in ("from", "out"))]
    if ride and divides(course.low, m, ride[0], course.scene.cues):
        return [*own, *course.scene.ends.of(index + 1)]  # "40% of the 1,200 who landed on Lesbos were children"
    long = course.scene.owners[index + 1 : index + 2] if index >= 0 and cue.measure == "queue" else []
    if long and long[0].kind == "length" and course.low[long[0].first - 2 : long[0].first] in IN_A:
        own = [*own, *course.scene.ends.of(index + 1)]  # "600 lorries stood in a 9 km queue on the Latvian side"
    goes = cue.shape not in ("lodge", "register", "issue")  # "500 of the 8,600 who came to Kazakhstan applied"
    if goes and ride and course.low[m.last : ride[0].first] == ["of", "the"] and cue.first > ride[0].last:
        there = (spot for spot in course.scene.ends.of(index + 1) if spot.part == "in" and spot.last <= cue.first)
        left = next((spot for spot in there if spot.first - ride[0].last <= THERE and spot.code), None)
        inland = left is None or any(spot.part == "to" and spot.code == left.code for spot in course.scene.spots)
        if left is not None and not inland:
            own = [*own, left.within("from")]  # "100,000 of the 120,000 Armenians in Karabakh"
    later = [k for k, o in enumerate(course.scene.owners) if m.last <= o.first and o.last <= cue.first]
    if not later or cue.shape == "noun":
        return own
    return [*own, *[spot for spot in course.scene.ends.of(later[-1]) if spot.first >= cue.first]]
