"""A wait told of before, at another time or by another mouth: "last Saturday it was 50 minutes"."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.ends.there import WAITING
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.words.bond import Bond
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.period import UNSTATED

BE = frozenset("is was were are be been took takes take".split())
GIVING = frozenset("gives give gave says said reports reported put puts reckons speaks spoke".split())
IT = frozenset("it that they average record norm figure maximum minimum longest shortest usual wait waits".split())
REACH = 7  # tokens from the subject to its verb
NEXT = 1  # sentences from the wait to where it is told of again
LONGEST = 100  # a bare number above it is no number of hours


def waited_again(course: Course, m: Mention) -> Event | None:
    """The wait that the amount tells of again, None where it tells of something else."""
    last = course.previous or course.memory.last
    if last is None or last.measure not in WAITING or course.scene.sentence.index - last.sentence > NEXT:
        return None
    bare = m.kind == "count" and m.noun < 0 and (m.high or m.low or 0) < LONGEST and course.previous is last
    if (not bare or last.measure != "queue_hours") and m.kind != "duration":
        return None
    if not _told_again(course.low, m) and not _through(course.low, m):
        return None
    again = last.copy()
    if last is not course.previous or course.low[m.first - 3 : m.first - 1] == ["used", "to"]:
        again.period = UNSTATED  # another day's
    return again


def line_again(course: Course, m: Mention) -> Bond | None:
    """ "The line was worst on Monday. At dawn it was five kilometres long": the queue of the sentence before."""
    before, last = course.memory.before, course.memory.last
    if m.kind != "length" or before is None or course.previous is not None or course.low[m.first - 2] != "it":
        return None
    told = last is not None and last.measure in WAITING and course.scene.sentence.index - last.sentence == 1
    told = told and "queue_length" in course.memory.by_measure
    if course.low[m.first - 1] not in BE or not (told or _of_a_line(before.low)):
        return None
    at = m.first - 1
    return Bond(Cue(at, at + 1, "queue", "noun", "one", False, at + 1), 0.0, "the line spoken of")


def _of_a_line(low: list[str]) -> bool:
    """ "The queue was worst on Monday": a line that is said to be something, and no border."""
    for i, token in enumerate(low[:REACH]):
        if token in QUEUES and low[i - 1] == "the" and low[i + 1 : i + 2] and low[i + 1] in (BE | GROWING):
            return True
    return False


QUEUES, GROWING = frozenset("line queue tailback column jam".split()), frozenset("grew grows at on before had".split())


def stands_in_it(course: Course, m: Mention) -> Event | None:
    """ "on Friday the queue was 20 km, with 2,400 lorries in it": the queue that those stand in."""
    last, behind = course.previous, max(m.noun + 1, m.last)
    queued = last is not None and last.measure == "queue_length" and course.low[m.first - 1] == "with"
    return last if queued and course.low[behind : behind + 2] == ["in", "it"] else None


def _told_again(low: list[str], m: Mention) -> bool:
    """ "where it used to be one", "the ministry gives six"."""
    verb = m.first - 1 - (low[m.first - 1] in ("just", "only", "of", "still"))
    if low[verb] == "to" and low[verb - 1] in ("back", "down", "up"):
        verb -= 2  # "on Sunday it was back to 30 minutes"
    if low[verb] in GIVING:
        return m.last >= len(low) or not low[m.last].isalpha()
    return low[verb] in BE and not IT.isdisjoint(low[max(verb - REACH, 0) : verb])


def _through(low: list[str], m: Mention) -> bool:
    """ "this time a truck is through in less than three hours"."""
    head = low[max(m.first - REACH, 0) : m.first]
    return m.kind == "duration" and head[-1:] == ["in"] and head[-2:-1] in (["through"], ["across"], ["over"])
