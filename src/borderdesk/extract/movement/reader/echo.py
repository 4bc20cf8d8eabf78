"""Numbers of those who did what has just been spoken of: "which 3,150 did", "it happened to 1,400", "300 had it"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.ends.complete import complete
from borderdesk.extract.movement.ends.farend import SAME_PEOPLE
from borderdesk.extract.movement.ends.samepeople import just_named
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.phrases.forced import at_gate
from borderdesk.extract.movement.reader.inherited import inherited
from borderdesk.extract.movement.text.spokenof import spoken_of
from borderdesk.extract.movement.text.theme import theme
from borderdesk.extract.movement.words.sense import BE, HAVE
from borderdesk.extract.movement.words.traits import trait
from borderdesk.extract.movement.words.words import words

DOING = frozenset(("did", "done", "followed"))
HAPPENING = frozenset(("happened", "befell", "befallen", "fate"))
USING = frozenset("use used it them up advantage availed benefited profited".split())
ANY = trait(DOING | HAPPENING | USING | {"there", "granted", "approved", "got", "received", "was", "is"})
AFTER_DID = frozenset(
    "so likewise the it this that in on from by within during last yesterday since between before".split()
)
AFTER_DONE = frozenset(("so", "same", "likewise"))
SAME = (["the", "same"], ["so", "too"])
FOLLOWING = frozenset(("followed", one) for one in ("suit", "them", "their", "this", "that"))
THEM = (["them"], ["these"], ["those"], ["whom"])
HOLDING = frozenset("had have has hold held holds enjoy enjoyed enjoys received obtained got gained secured".split())
ASKING = frozenset("ask asks asked request requests requested apply applies applied sought seek seeks".split())
USED = frozenset(
    (("made", "use"), ("make", "use"), ("used", "it"), ("took", "it"), ("took", "advantage"), ("took", "up"))
)
IT = frozenset(("it", "them", "one"))
NOBODY = frozenset("no nobody none not never nor without".split())
LETTING = frozenset("let lets letting admit admits admitted".split())
DROPPED = frozenset("dropped drops waived waives waiver abolished scrapped lifted free exempt exempted without".split())
PEOPLE = 3  # tokens between the number and its verb: "300 Ukrainians there had it"


def echo(course: Course, m: Mention) -> Event | None:
    """The event of a number whose verb only stands for another; None where its verb speaks for itself."""
    low = course.low
    if m.kind not in ("count", "none", "percent", "fraction"):
        return None
    if not course.scene.layout.traits & ANY and not _asked(course, m):
        return None
    told = _of_paper(course, m) or _of_deed(course, m)
    if (asked := _granted(course, m)) is not None:
        return inherited(course, m, asked)
    if not told:
        return None
    before = _told_before(course, told)
    event = inherited(course, m, before or Event(told, "echo", nationality=just_named(course, m)))
    if event.measure != "not_movement":
        if before is None:
            if event.nationality:
                event.why.setdefault("nationality", SAME_PEOPLE)
            complete(event, None, course.memory)
        event.why["measure"] = f"{' '.join(low[m.last : m.last + 3])}: {told}"
    return event


def _granted(course: Course, m: Mention) -> Event | None:
    """ "of 22,000 applications 4,000 had been granted", "have asked for an exemption and four in ten got one"."""
    last, behind = course.previous or course.memory.last, course.low[m.last : m.last + 5]
    if last is None or last.measure != "applications" or course.scene.sentence.index - last.sentence > 1:
        return None
    given = next((i for i, token in enumerate(behind) if token in GRANTING), -1)
    got = behind[:2] in (["got", "one"], ["got", "it"], ["received", "one"], ["got", "them"])
    if not got and (given < 1 or (BE | HAVE).isdisjoint(behind[:given]) or not NOBODY.isdisjoint(behind[:given])):
        return None
    event = last.copy()
    event.measure = "permits"
    return event


def _asked(course: Course, m: Mention) -> bool:
    """ "How many have come? 27,000 by Monday": what the question asks for."""
    before = course.memory.before
    if before is None or before.low[-1] != "?" or m.first > ANSWER or course.scene.ties.get(m.first) is not None:
        return False
    done = AHEAD.isdisjoint(before.low)  # and not "How many will come?"
    asks = ("how", "many") in pairwise(before.low) or (len(before.low) <= SHORT and before.low[0].endswith("ed"))
    return done and course.previous is None and m.noun < 0 and asks


ANSWER = 3  # tokens before the number of an answer
SHORT = 7  # tokens of "Barred at that post?"
AHEAD = frozenset("will would could may might can should shall must expected planned allowed going".split())


def _so_many(course: Course, m: Mention, head: list[str]) -> bool:
    """ "They come at night. Last week there were 240": of those the sentence before speaks of, without a number."""
    before, last, tail = course.memory.before, course.memory.last, course.low[m.last : m.last + 1]
    if before is None or m.noun >= 0 or head[-2:] not in SO_MANY or (tail and tail[0].isalpha()):
        return False
    told = last is not None and last.sentence >= before.index
    return not told and before.low[0] in ("they", "people", "migrants", "refugees") and m.first <= OPENING


def _level(course: Course, m: Mention) -> bool:
    """ "The return goes on. On Sunday it was 420", "10,000 a day was the rate": so many of those spoken of."""
    low, opening = course.low, course.previous is None and m.noun < 0 and m.kind == "count"
    if not opening or m.first > OPENING + 2:
        return False
    behind = low[m.last : m.last + 5]
    rate = any(one in ("was", "is") and behind[i + 1 : i + 3] in RATES for i, one in enumerate(behind))
    tail = behind[2:] if behind[:2] in (["of", "them"], ["of", "these"]) else behind
    bare = not tail or not tail[0].isalpha() or tail[0] in AFTER_LEVEL
    return rate or (low[max(m.first - 2, 0) : m.first] in SO_MANY and bare)


RATES = (["the", "rate"], ["the", "figure"], ["the", "number"], ["the", "count"], ["the", "tally"])
AFTER_LEVEL = frozenset("on in at by and during against yesterday today last a per".split())
SO_MANY = (["there", "were"], ["it", "was"])
OPENING = 6  # tokens before the number
GRANTING = frozenset(("granted", "approved"))


def _told_before(course: Course, measure: str) -> Event | None:
    """ "150 lorries enter Rwanda here on an ordinary day. Today three did": lorries as well."""
    last = course.previous or course.memory.last
    whole = course.memory.whole
    if last is course.memory.last and last is not None and last.part and whole is not None:
        last = whole if (whole.measure, whole.sentence) == (last.measure, last.sentence) else last
    near_by = last is not None and course.scene.sentence.index - last.sentence <= 1
    return last if near_by and last is not None and last.measure == measure else None


def _of_paper(course: Course, m: Mention) -> str:
    """ "66,300 had the status ..., 1,480 had asked for it", "4,100 hold it"."""
    low = course.low
    for i in range(m.last, min(m.last + PEOPLE, len(low) - 1)):
        behind = low[i + 1 : i + 5]
        it = next((k for k, token in enumerate(behind) if token in IT), -1)
        if it < 0:
            continue
        asked = low[i] in ASKING or not ASKING.isdisjoint(behind[:it])
        enjoyed = low[i] in HOLDING and it == 0
        enjoyed = enjoyed or (low[i].startswith("benefit") and behind[:2] == ["from", "it"])
        if (asked or enjoyed) and _papers(course, m):
            return "applications" if asked else "permits"
    return ""


def _papers(course: Course, m: Mention) -> bool:
    before = course.memory.before.low if course.memory.before is not None else []
    return not words().papers.isdisjoint((*before, *course.low[: m.first]))


def _of_deed(course: Course, m: Mention) -> str:
    """What those did, or what was done to them, by the words before."""
    low = course.low
    if _level(course, m) and (told := theme(course.memory, low[: m.first])):
        return told
    of_them = low[m.last : m.last + 1] == ["of"] and low[m.last + 1 : m.last + 2] in THEM
    tie = course.scene.ties.get(m.first)
    if of_them and tie is not None and tie.cue.end <= m.first:
        return ""  # "Ghanaians may go home, and 640 of them did so": the verb is here
    at = m.last + 2 if of_them else m.last
    behind, head = low[at : at + 4], low[max(m.first - 4, 0) : m.first]
    did = behind[:1] == ["did"] and (not behind[1:2] or behind[1] in AFTER_DID or not behind[1].isalpha())
    tail = low[at : at + 6]
    done = any(one == "done" and not AFTER_DONE.isdisjoint(tail[i + 1 : i + 3]) for i, one in enumerate(tail))
    did = did or any(one == "did" and tail[i + 1 : i + 3] in SAME for i, one in enumerate(tail[:3]))
    did = did or any(pair in FOLLOWING for pair in pairwise(behind))
    happened = ("happened", "to") in pairwise(head) or not {"befell", "befallen"}.isdisjoint(head[-2:])
    used = any(pair in USED for pair in pairwise(low[m.last : m.last + 5])) or "availed" in behind
    if not (did or done or happened or used or _so_many(course, m, head) or _asked(course, m)):
        return ""
    cue, tokens = spoken_of(course.scene.cues, m, low, course.memory)
    last = next((token for token in reversed(low[max(m.first - 8, 0) : m.first]) if token in ASKING), "")
    if did and last:
        return "applications"
    if any(one in LETTING and not NOBODY.isdisjoint(tokens[i + 1 : i + 3]) for i, one in enumerate(tokens)):
        return "turned_away"  # "have let no Afghan pass. That befell 1,400"
    if used and "visa" in tokens and not DROPPED.isdisjoint(tokens):
        return "arrivals"  # "dropped the visa; 6,650 made use of it"
    if cue is None:
        return "arrivals" if used and "visa" in tokens else ""
    if cue.shape in ("take", "enter", "come") and not NOBODY.isdisjoint(tokens[max(cue.first - 5, 0) : cue.first]):
        return "turned_away"
    if at_gate(tokens, cue):
        return "turned_away"
    return {"move": "arrivals", "cross": "arrivals", "queue": "queue_length"}.get(cue.measure, cue.measure)
