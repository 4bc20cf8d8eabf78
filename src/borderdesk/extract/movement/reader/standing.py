"""Officers, villagers and buses that are counted but move nowhere, whatever moves around them."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.ends.farend import SAME_PEOPLE
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.measure.farside import DWELLING
from borderdesk.extract.movement.phrases.sending import SETTLERS
from borderdesk.extract.movement.tie.attach import is_mover
from borderdesk.extract.movement.words.bond import Bond
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.sense import BE

DONE = frozenset("found seen killed shot hurt born made built".split())
BEHIND_PARTICIPLE = frozenset("by in from into on at aboard to with of for , . and who as over across under".split())
NEAR_VERB = 5.0  # the cost of a verb of which officers or villagers are plainly the subject
PAST_ASIDE = 16.0  # the same behind what is said of them by the way
OF_A_PLACE = 8.0  # the same of "inhabitants of South Ossetia"
STILL_STANDING = ("verb behind", "head noun", "participle")  # ties in which officers and villagers move themselves
SETTLED_STANDING = (*STILL_STANDING, "has", "phrase behind", "verb before, inverted", "verb before", "relative clause")
DESERTING = frozenset("flee enter come move leave lodge return".split())
CROSSING = frozenset("flee enter move return".split())  # "6,000 members of the militia crossed the border"
PEOPLE = (["people"], ["refugees"], ["civilians"])
LETTING = frozenset("let lets letting allow allows allowed admit admits admitted".split())
IDLE_SHAPES = frozenset(("catch", "wait", "stay"))  # what officers and villagers do, or suffer, without moving


def stays_put(course: Course, m: Mention, tie: Bond, cue: Cue) -> str:
    """Why the amount moves nobody, though a word of movement is tied to it; "" where it does."""
    standing, near_by = _standing(course.low, m, cue)
    if course.low[m.noun + 1 : m.noun + 2] in PEOPLE:
        return ""  # "900 wounded people had come over"
    idle = cue.shape in IDLE_SHAPES and not course.low[cue.first].startswith("overstay")
    if not is_mover(m, course.low) and (idle or tie.why not in standing or tie.cost > near_by):
        return f"counts {course.low[m.noun]}"
    return f"they {course.low[m.noun + 1]}" if cue.last <= m.first and _other_verb(course, m) else ""


def _standing(low: list[str], m: Mention, cue: Cue) -> tuple[tuple[str, ...], float]:
    """The ties in which officers and villagers move themselves, and what such a tie may cost."""
    standing: tuple[str, ...] = SETTLED_STANDING if low[m.noun] in SETTLERS else STILL_STANDING
    if low[m.noun + 1 : m.noun + 2] == ["who"] and cue.shape in DESERTING:
        standing = (*standing, "relative clause")  # "eight soldiers who had landed and asked for asylum"
    if low[max(cue.first - 2, 0) : cue.first] == ["with", "them"] and cue.last == m.first:
        return SETTLED_STANDING, PAST_ASIDE  # "With them came 60 volunteers"
    if cue.measure == "returns" and low[m.noun].startswith("volunteer"):
        standing = SETTLED_STANDING  # "flew 218 volunteers home": those who go of their own will
    if cue.shape == "take" and low[cue.first] in LETTING:
        standing = (*standing, "verb before")  # "let in 1,037 Afghan soldiers"
    if cue.shape == "refuse" and low[m.noun].startswith("driver"):
        standing = (*standing, "verb before")
    of = low[m.noun + 1 : m.noun + 2] == ["of"]
    near_by = OF_A_PLACE if of and (standing != STILL_STANDING or cue.shape in CROSSING) else NEAR_VERB
    if cue.shape in DESERTING and _by_the_way(low, m, cue):
        near_by = PAST_ASIDE
    return standing, near_by


def _by_the_way(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "43 soldiers, whose post had fallen, crossed the bridge": between commas, and the verb right behind."""
    return low[m.noun + 1 : m.noun + 3] in ([",", "whose"], [",", "who"]) and low[cue.first - 1] == ","


def at_home(event: Event, verb: str) -> bool:
    """ "200 Tanzanians live in the nearest village": in their own country, and no movers."""
    told = event.nationality == event.destination != "" and event.why.get("nationality") != SAME_PEOPLE
    return event.measure == "stayed" and told and verb.startswith(DWELLING)


def idly_there(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "Thirty buses drew up at the camp and drove away empty", "a single jumbo held 1,080"."""
    if cue.shape in ("stay", "wait") or "camp" in low[cue.first : cue.end]:
        return "camp" in low[cue.first : cue.end + 6]
    holds = cue.shape == "host" and m.last <= cue.first and not cue.passive
    return holds or low[cue.end - 1 : cue.end + 1] == ["away", "empty"]


def _other_verb(course: Course, m: Mention) -> bool:
    """ "300 were beaten back and 135 people needed stitches": the subject of a verb that moves nobody."""
    tail = course.low[m.last : m.last + 2]
    if m.noun < 0 and tail[:1] and tail[0] in BE and tail[1:] and (tail[1].endswith("ed") or tail[1] in DONE):
        return not any(cue.first == m.last + 1 for cue in course.scene.cues)
    at = m.noun + 1
    if m.noun < m.last - 1 or at + 1 >= len(course.low) or any(cue.first == at for cue in course.scene.cues):
        return False
    return course.low[at].endswith("ed") and len(course.low[at]) > 4 and course.low[at + 1] not in BEHIND_PARTICIPLE
