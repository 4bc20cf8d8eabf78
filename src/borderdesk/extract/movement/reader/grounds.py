"""What makes a number a fact that has no word of movement of its own: some word must say that so many were.

"Niger reports 1,150", "on Friday it was 30,500", "of these, 5,200 flew on" are counts. "One hears of 50,000" and "the
contract mentions sixty" go on with the count before, but nobody says that so many came.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.aside.levels import compares, steps_to
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.modality.offered import MODALS
from borderdesk.extract.movement.tie.part import is_part
from borderdesk.extract.movement.words.sense import BE, HAVE
from borderdesk.extract.movement.words.words import word_set, words

BEFORE, BEHIND = 12, 9  # tokens in which such a word stands
CLOSING = frozenset((";", "but", "while", "although"))


def groundless(course: Course, m: Mention, event: Event) -> str:
    """Why the first number of a sentence is none of people who came; "" where a word near says that so many were."""
    low = course.low
    if m.kind != "count" or course.scene.sentence.kind != "body" or event.part or is_part(course.scene, m):
        return ""
    if (course.previous is not None and not _anew(course, m)) or compares(low, m) or m.low in course.memory.counts:
        return ""
    if low[m.first - 1] in POINTED or low[max(m.first - 2, 0) : m.first] == ["of", "the"] or _is_label(low, m):
        return ""
    if (step := _step_to(course, m)) is not None:
        head = low[max(step.first - BEHIND, 0) : step.last]
        return next((one for one, verb in pairwise(head) if one in MODALS or (one == "to" and verb in STEPPING)), "")
    if _dated(course, m) or _lifted(course, m):
        return ""
    head, behind = _clause(course, m)
    placed = low[m.first - 1] == "at" and not PUT.isdisjoint(low[max(m.first - 2 * BEFORE, 0) : m.first])
    if placed or not _has_verb(head) or _said_so(head, behind):
        return ""
    return "" if _counted(head, LIGHT) or _counted(behind, frozenset()) else "nothing says that so many were"


def _said_so(head: list[str], behind: list[str]) -> bool:
    """Whether a word of being or of a level stands near, or the number is what somebody says."""
    if head[-1] == "of" and not word_set("yielding").isdisjoint(head) and not FLOWS.isdisjoint(head):
        return True  # "April saw the arrival of 41,000 people"
    if head[-1] == "of" and head[-3] in ARTICLES:
        head = head[:-3]  # "has a group of 3,900"
    elif head[-1] == "of" and head[-4:-3] in (["a"], ["an"]) and head[-3].isalpha() and head[-2].isalpha():
        head = head[:-4] or head  # "saw a new high of 1,900"
    inserted = "," in head[-2:] and "," in behind  # "Entries there, at 1,900 a day, are no different"
    verb = behind[: behind.index(",")] if "," in behind and not inserted else behind
    if not (grounds().isdisjoint(verb) and HAVE.isdisjoint(verb) and PAST.isdisjoint(verb)):
        return True
    near_by = head if head[-1:] == [","] else head[-NEAR:]
    if any(_is_deed(token) for token in (*near_by, *verb[:NEAR])) or not PRESUMED.isdisjoint(near_by):
        return True
    if head[-1] not in PREPOSITIONS and head[-1] not in unreal():
        return True  # "Niger lists 300"
    said = head[-1:] and (head[-1] in word_set("saying") or (head[-1] == "that" and head[-2] in word_set("saying")))
    return bool(said) or not grounds().isdisjoint(near_by) or not LIGHT.isdisjoint(head[-2:])


FLOWS = frozenset("arrival entry return departure exodus influx passage flight expulsion deportation".split())
ARTICLES = frozenset(("a", "an"))
PREPOSITIONS = frozenset("of for as on about at to against by in over the , that".split())
PRESUMED = frozenset(
    "after following since despite amid until besides".split()
)  # "after the expulsion of 35 diplomats"


def _is_deed(token: str) -> bool:
    """ "processed", "tallied": a verb in the past that is none of wanting, planning or asking."""
    return token.endswith("ed") and len(token) > len("need") and token not in unreal()


@cache
def unreal() -> frozenset[str]:
    """Words of wanting, planning, asking, allowing and thinking."""
    names = (
        "attitudes",
        "willing",
        "ahead",
        "ceiling",
        "orders",
        "asking",
        "wanting",
        "meaning_to",
        "providing",
        "setting",
    )
    return (frozenset().union(*map(word_set, names)) - {"called"}) | {
        "mentioned",
        "mentions",
        "hears",
        "aired",
        "other",
        "spoken",
        "referred",
        "alluded",
        "talked",
    }


LIGHT = HAVE | {"gave", "gives", "give", "made", "makes", "took", "takes", "saw", "sent", "put", "puts"}
PUT = frozenset(("put", "puts", "set"))
PAST = frozenset(("last", "ago"))


POINTED = frozenset("whom these them those with".split())  # "of these 300", "the largest group with 2.2 million"


def _is_label(low: list[str], m: Mention) -> bool:
    """ "the United States, 202.", "up to yesterday 90", "from 10 to 20 May 1,800": a place or a time, and no verb."""
    apart = low[m.first - 1] == "," and (m.last >= len(low) or not low[m.last].isalpha())
    return apart or low[m.first - 1] in word_set("times") or low[m.first - 1].isdecimal()


def _dated(course: Course, m: Mention) -> bool:
    """ "the deportation of 900 Syrians in May", "the 30,000 arrivals of last summer": on days that are past."""
    near_by = (one for one in course.scene.dates if 0 <= one.first - m.last <= NEAR + 1)
    return any(one.end is not None and not one.future and one.role in ("on", "since", "within") for one in near_by)


def _lifted(course: Course, m: Mention) -> bool:
    """ "That takes arrivals since 1 May to 8,730": a count that something has lifted."""
    tie = course.scene.ties.get(m.first)
    if tie is None or tie.cue.last != m.core_first:
        return False
    return course.low[tie.cue.first] in LIFTING and course.low[tie.cue.first - 1] in ("that", "this", "which")


LIFTING = frozenset(("takes", "took"))


def _step_to(course: Course, m: Mention) -> Mention | None:
    """ "rose by 500 in April to 4,300": how far it went, where that stands before the level."""
    low, amounts = course.low, course.scene.amounts
    at = next((i for i, one in enumerate(amounts) if one.first == m.first), 0) if low[m.first - 1] == "to" else 0
    return amounts[at - 1] if at > 0 and steps_to(low, amounts[at - 1], amounts[at:]) else None


STEPPING = frozenset("rise fall grow drop climb double triple treble increase decrease shrink jump sink go".split())


def _anew(course: Course, m: Mention) -> bool:
    """Whether a part of the sentence of its own begins behind the number before."""
    last = _last(course, m)
    return ";" in course.low[last : m.first]


def _last(course: Course, m: Mention) -> int:
    """Where the count before ends; "one" of "one hears of 50,000" is none."""
    counts = (o for o in course.scene.owners if o.last <= m.first and course.low[o.first : o.last] != ["one"])
    return max((o.last for o in counts), default=0)


def _clause(course: Course, m: Mention) -> tuple[list[str], list[str]]:
    """The tokens before and behind the number in its part of the sentence, up to the next numbers."""
    low, layout = course.low, course.scene.layout
    start = max(_last(course, m), m.first - BEFORE)
    end = min(layout.next_amount(m.last), m.last + BEHIND)
    start = max((i + 1 for i in range(start, m.first) if low[i] in CLOSING), default=start)
    return low[start : m.first], low[m.last : next((i for i in range(m.last, end) if low[i] in CLOSING), end)]


def _has_verb(head: list[str]) -> bool:
    """Whether more than a label or a name stands before: "Germany 300", "from Mali: 300" have no verb to doubt."""
    named = head[-1:] == ["of"] and len(head) <= LABEL + 1  # "A queue of 700 lorries built up"
    return not named and len([token for token in head if token.isalpha()]) > LABEL and ":" not in head


LABEL = 2  # words
NEAR = 4  # tokens


def _counted(tokens: list[str], light: frozenset[str]) -> bool:
    found = (one for token in tokens if token not in light for one in words().cues.get(token, ()))
    return any(one.form == "past" or one.shape in COUNTING for one in found)


COUNTING = frozenset(("count", "sum"))


@cache
def grounds() -> frozenset[str]:
    """Words that say so many were: being, having, counting, the verbs of a level."""
    return (BE | word_set("grounds")) - {"be", "being"} - LIGHT
