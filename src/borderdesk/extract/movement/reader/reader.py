"""One amount after the other of a sentence, each as an event."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.aside.levels import compares
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.event import Event, near
from borderdesk.extract.movement.measure.inside import taken_further
from borderdesk.extract.movement.measure.taking import takes_in
from borderdesk.extract.movement.modality.modality import modality
from borderdesk.extract.movement.reader.backward import BARE, of_a_state, of_those
from borderdesk.extract.movement.reader.continuation import continued
from borderdesk.extract.movement.reader.counted import people_follow
from borderdesk.extract.movement.reader.echo import echo
from borderdesk.extract.movement.reader.inherited import inherited
from borderdesk.extract.movement.reader.mood import COUNTED
from borderdesk.extract.movement.reader.own import own
from borderdesk.extract.movement.reader.ownway import goes_own_way
from borderdesk.extract.movement.reader.uncounted import goes_on_idly, none, not_counted
from borderdesk.extract.movement.reader.waitagain import line_again, stands_in_it, waited_again
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.text.topic import off_topic
from borderdesk.extract.movement.tie.attach import bond
from borderdesk.extract.movement.tie.carriers import carried_them, is_carrier, one_way, rode_on_them
from borderdesk.extract.movement.tie.part import goes_on, is_part, parent_of
from borderdesk.extract.movement.words.bond import Bond
from borderdesk.extract.movement.words.divided import divides


def weigh(scenes: list[Scene]) -> None:
    """What the sentences say of their amounts by themselves, before it is asked what the text has said so far."""
    for scene in scenes:
        scene.reasons = {m.first: not_counted(scene, m) for m in scene.amounts}
    for scene in scenes:
        tied = [m for m in scene.amounts if m.kind != "change" and not scene.reasons[m.first]]
        scene.ties = {m.first: takes_in(scene, m, bond(scene.layout, m, scene.cues)) for m in tied}
        for part, whole in pairwise(tied):
            did = scene.ties[whole.first] if divides(scene.sentence.low, part, whole, scene.cues) else None
            scene.ties[part.first] = Bond(did.cue, did.cost, "relative clause") if did else scene.ties[part.first]
    for scene in scenes:
        tied = [m for m in scene.amounts if scene.ties.get(m.first)]
        words = [(m, tie.cue.first) for m in tied if (tie := scene.ties[m.first])]
        scene.moods = {(m.first, at): modality(scene.layout, m, at) for m, at in words}


def read(course: Course, m: Mention) -> Event:
    """The event of the next amount; the course goes on with it."""
    event = _event(course, m)
    if event.measure != "not_movement" and not course.memory.topical and off_topic(m, event, course.scene):
        event = none("nothing here is about borders")
    if event.measure != "not_movement":
        event.sentence = course.scene.sentence.index
        one_way(course.low, m, course.previous, event)
        event.part = is_part(course.scene, m) or _next_part(course, m, event) or _bore_them(course, m, event)
        course.dating.cut(event)
        course.previous = event
        course.events.append(event)
        course.whole = course.whole if event.part and course.whole else event
        course.outside = course.outside if _bracketed(course.low, m) else event
        if event.modality in ("observed", "expected"):
            course.memory.keep(event)
        elif event.modality == "retracted":
            course.memory.denied = event
        if event.modality in ("observed", "two_way"):
            course.dating.remember(m, event)
            course.memory.count(m.low if m.kind == "count" else None, event)
    course.idle = m if event.measure == "not_movement" else None
    return event


def _next_part(course: Course, m: Mention, event: Event) -> bool:
    """ "45,200 came, counting 8,100 workers and 7,700 students": the second part as well."""
    last = course.events[-1] if course.events and course.low[m.first - 1] == "and" else None
    if last is None or not last.part or last.measure != event.measure:
        return False
    before = max((o.last for o in course.scene.owners if o.last <= m.first), default=m.first)
    return m.first - before <= NEXT and not any(before <= cue.first < m.first for cue in course.scene.cues)


def _bore_them(course: Course, m: Mention, event: Event) -> bool:
    """ "4,588 Cubans came aboard 58 boats; that brought the number to 37,085": what goes on is the count of people."""
    last = course.previous
    carried = event.unit == "vehicles" and last is not None and last.unit == "persons" and last.measure == event.measure
    return carried and (is_carrier(course.scene, m) or course.low[m.first - 1] == "from")


NEXT = 4  # tokens from one part to the next


def _bracketed(low: list[str], m: Mention) -> bool:
    """Whether the amount stands in brackets: "Hungary 411,515 (with Serbia 391,384)"."""
    return "(" in low and low[: m.first].count("(") > low[: m.first].count(")")


def _event(course: Course, m: Mention) -> Event:
    reason = course.scene.reasons[m.first]
    tie = course.scene.ties.get(m.first)
    waited = stands_in_it(course, m) or (waited_again(course, m) if reason or tie is None else None)
    if waited is not None:
        return inherited(course, m, waited)
    if reason and (line := line_again(course, m)):
        return own(course, m, line, None)
    if reason:
        return none(reason)
    if m.kind == "change":
        return inherited(course, m, course.previous) if course.previous else none("a change, not a level")
    echoed = echo(course, m)
    if echoed is not None:
        return echoed
    there = of_a_state(course, m)
    if there is not None:
        return _part_there(course, m, there)
    same = _again(course, m) or _carried(course, m)
    whole = of_those(course, m) if same is None else None
    if whole is not None:
        return _share(course, m, whole)
    return inherited(course, m, same) if same is not None else _in_turn(course, m, tie)


def _in_turn(course: Course, m: Mention, tie: Bond | None) -> Event:
    """What the amount's own words tell, or the amounts before it in its sentence."""
    last = course.previous
    if last is not None and last.part and last.shape != "supply" and not is_part(course.scene, m):
        compared = compares(course.low, m) and last.unit != "percent"  # "212 were refused, up from 47 in January"
        course.previous = last if compared else course.whole
    if course.outside is not None and ")" in course.low and not _bracketed(course.low, m):
        course.previous = course.outside
    of = course.idle is not None and course.low[course.idle.first - 1] == "of"  # "of 97 patients seen 71 had bruises"
    upto = m.first if of else course.idle.first if course.idle is not None else 0
    again = tie is not None and tie.cue.shape == "count" and tie.cue.first < upto
    bound = tie is not None and not again and not goes_on(m, tie)  # "speak of 22 deaths, the opposition of 100"
    idle = goes_on_idly(course.scene, m, course.idle, course.previous, bound=bound)
    if idle:
        return none(idle)
    going_on = continued(course, m, tie)
    if going_on is not None:
        return inherited(course, m, going_on)
    parent = parent_of(course.scene, m, course.previous, course.memory)
    if tie is not None and m.kind in ("percent", "fraction") and _described(course.low, m, tie):
        tie = None  # "six out of ten were Turks living in Germany"
    if parent is not None and parent.measure == "queue_hours" and m.kind == "count" and people_follow(course.scene, m):
        parent = None  # "the wait was two hours; 6,650 of them landed"
    return _tied(course, m, tie, parent)


def _described(low: list[str], m: Mention, tie: Bond) -> bool:
    """Whether the share is only described by what its people are, and the word of movement tells of that."""
    cue = tie.cue
    of = low[m.last : m.last + 1] == ["of"]
    if tie.why == "relative clause" and not ARE.isdisjoint(low[m.last : m.last + SUBJECT]):
        return of and "who" in low[m.last : cue.first]  # "a third of the crowd are nomads who come every spring"
    return low[m.last : m.last + 1] in BARE and cue.form == "ing" and cue.first > m.last + 1 and cue.shape != "noun"


ARE, SUBJECT = frozenset(("are", "were", "is")), 5  # and the tokens from a share to it


def _part_there(course: Course, m: Mention, whole: Event) -> Event:
    """The part of those counted in a state: that state is where they are, no nationality of theirs."""
    event = inherited(course, m, whole)
    if event.measure != "not_movement":
        event.measure, event.nationality = whole.measure, whole.nationality
        event.origin, event.destination = whole.origin, whole.destination
    return event


def _share(course: Course, m: Mention, whole: Event) -> Event:
    event = inherited(course, m, whole)
    event.nationality = event.nationality or whole.nationality
    return event


def _carried(course: Course, m: Mention) -> Event | None:
    """The flow of the sentence before, which "they came in nine boats" and "on board were 315" tell of."""
    flow = course.memory.flow
    if flow is None or flow is not course.memory.last:
        return None
    boats = flow.unit == "vehicles" and course.scene.sentence.index - flow.sentence == 1 and course.previous is None
    return flow if carried_them(course.low, m) or (boats and rode_on_them(course.low, m)) else None


def _again(course: Course, m: Mention) -> Event | None:
    """ "half of the 25,103", "92 of the 254": the number that was told before, whatever has been counted since."""
    low, counts = course.low, course.memory.counts
    if not counts or (low[m.first - 1] != "the" and (m.last >= len(low) or low[m.last] != "of")):
        return None
    if low[max(m.first - 2, 0) : m.first] == ["of", "the"] and m.kind == "count" and m.low in counts:
        return counts[m.low]
    if low[m.last : m.last + 2] != ["of", "the"]:
        return None
    whole = next((o for o in course.scene.counted if o.first == m.last + 2 and o.kind == "count"), None)
    tie = course.scene.ties.get(m.first)
    moved = tie is not None and tie.why == "verb behind" and tie.cue.shape not in STATES
    return counts.get(whole.low) if whole is not None and whole.low is not None and not moved else None


AHEAD = frozenset("will would are".split())
STATES = frozenset("lodge noun have sum count stay".split())  # what is said of people, and no movement of a part


def _tied(course: Course, m: Mention, tie: Bond | None, parent: Event | None) -> Event:
    """The event of the amount's own word, or that of the whole it is a part of."""
    had = m.kind in ("percent", "fraction") and course.low[m.last : m.last + 1] == ["had"]
    if had and parent is not None and tie is not None and tie.cue.shape in ("stay", "lodge", "wait"):
        return inherited(course, m, parent)  # "of the 8,100 who returned a fifth had lived in Sweden"
    if parent is not None and tie is not None and is_part(course.scene, m):
        if apart := _apart(course, m, tie, parent):
            return apart
        described = m.kind in ("percent", "fraction") and tie.why == "relative clause"
        if described and course.low[m.last : m.last + 2] == ["of", "them"]:
            return inherited(course, m, parent)  # "half of them empty lorries that went back full"
        ahead = tie.why == "relative clause" and not AHEAD.isdisjoint(course.low[m.last : tie.cue.first])
        if ahead or not goes_own_way(tie, parent, course.low):
            return inherited(course, m, parent)  # "among them were 330 of Niger, who will be driven home"
        return own(course, m, tie, parent)
    going = tie is not None and tie.cue.measure == "move" and m.kind in ("percent", "fraction")
    if going and tie and parent and parent is course.previous and not goes_own_way(tie, parent, course.low):
        return inherited(course, m, parent)  # "of those who left a quarter went to Australia"
    foreseen = parent is not None and parent.modality == "expected" and course.low[m.first - 1] in COUNTED
    if parent is not None and tie is None and m.noun >= 0 and m.kind == "count" and not foreseen and _parted(course, m):
        return none("no word of movement near")
    if parent is not None and (tie is None or goes_on(m, tie)):
        further = parent.measure == "stayed" and _sent_on(course.low, m)
        return none("moved on inside the country") if further else inherited(course, m, parent)
    if tie is None or (m.kind in ("percent", "fraction") and goes_on(m, tie)):
        return none("no word of movement near")
    return own(course, m, tie, course.previous)


def _sent_on(low: list[str], m: Mention) -> bool:
    """ "the camp houses 14,200; some 31,500 have been sent by train to nine districts"."""
    behind = low[m.last : m.last + 4]
    return (
        not SENT_ON.isdisjoint(behind) and not {"been", "were"}.isdisjoint(behind) and "to" in low[m.last : m.last + 9]
    )


SENT_ON = frozenset("sent dispatched distributed dispersed".split())


def _apart(course: Course, m: Mention, tie: Bond, parent: Event) -> Event | None:
    """The event of a part that does not go with the whole: of others, or taken further inside the country."""
    if _of_others(course, m, parent):
        return own(course, m, tie, None)
    further = (
        tie.cue.shape in ("bring", "move") and parent.measure == "arrivals" and _taken_further(course, m, tie, parent)
    )
    return none("moved on inside the country") if further else None


def _of_others(course: Course, m: Mention, parent: Event) -> bool:
    """ "Americans travel less as well: 820,700 of them drove to Canada": of those named here, not of those counted."""
    them = course.low[m.last : m.last + 2] == ["of", "them"] and parent.nationality != "" and course.previous is None
    named = [one.code for one in course.scene.spots if them and one.part == "people" and one.last <= m.first]
    return bool(named) and parent.nationality not in named


def _taken_further(course: Course, m: Mention, tie: Bond, parent: Event) -> bool:
    """ "1,890 of the newcomers have been taken to a camp"."""
    return taken_further(course.low, m, tie.cue, course.scene.ends.of(course.scene.index(m)), near(parent))


def _parted(course: Course, m: Mention) -> bool:
    """Whether a strong mark stands between the amount before and this one, which has a noun of its own."""
    last = max((o.last for o in course.scene.owners if o.last <= m.first), default=-1)
    return last >= 0 and course.scene.layout.between(last, m.first) >= 12
