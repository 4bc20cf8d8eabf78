"""The modality of an event, told with the words behind it, or that of the number before which it goes on with."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.aside.levels import compares
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.modality.allowed import is_past
from borderdesk.extract.movement.modality.modality import modality
from borderdesk.extract.movement.reader.governed import governed
from borderdesk.extract.movement.reader.grounds import groundless
from borderdesk.extract.movement.reader.present import MOVING, present
from borderdesk.extract.movement.tie.part import is_part
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.sense import BE, HAVE
from borderdesk.extract.movement.words.words import word_set, words


def set_mood(course: Course, m: Mention, event: Event, at: int) -> None:
    event.modality, told = course.scene.moods.get((m.first, at)) or modality(course.scene.layout, m, at)
    capped = m.qualifier == "up_to" and event.shape == "take"
    if capped and (event.modality == "expected" or (event.modality == "observed" and m.rate)):
        event.modality, told = "limit", told or "up to so many"
    if event.modality == "observed" and event.measure in MOVING and _dated_ahead(course, m, at):
        event.modality, told = "expected", "on a day to come"
    if event.modality == "observed" and (still := present(course.scene, m, event, at)):
        event.modality, told = "expected", still
    if (
        event.modality == "observed"
        and (at == m.core_first or _noun(course, at))
        and (lacking := groundless(course, m, event))
    ):
        event.modality, told = "expected", lacking
    if event.modality == "observed" and (cue := _cue(course, at)):
        event.modality, over = governed(course.low, m, cue)
        told = over or told
    last = course.previous
    if event.modality == "observed" and last is not None and last.modality in ("expected", "limit"):
        told = _goes_on(course, m, at)
        event.modality = last.modality if told else "observed"
    if told:
        event.why["modality"] = told


def happened(course: Course, m: Mention) -> bool:
    """Whether a number that goes on with one to come, or with a ceiling, is a fact all the same: "against 300 last
    year", "of whom 107 landed", "it was 900 in May"."""
    low = course.low
    if compares(low, m) or _done_since(course, m) or low[m.first - 1] in COUNTED or _part_is_there(course, m):
        return True
    around = {*low[max(m.first - 4, 0) : m.first], *(() if is_part(course.scene, m) else low[m.last : m.last + 4])}
    if not PAST.isdisjoint(around):
        return True
    own, alone = course.scene.index(m), course.previous is None
    days = (one for one in course.scene.dates if alone or course.scene.layout.owner(one.first, one.last) == own)
    return any(one.end is not None and not one.future and one.role in ("on", "since") for one in days)


def _part_is_there(course: Course, m: Mention) -> bool:
    """ "was to have housed 2,000, of whom 111 are at Camp Bechtel", "of whom 2,400 have come"."""
    behind = course.low[m.last : m.last + 2]
    if len(behind) < len("is") or not is_part(course.scene, m):
        return False
    here = behind[0] in BE and behind[1] in HERE
    done = any(one.shape != "noun" and not one.rest for one in words().cues.get(behind[1], ()))
    return here or (behind[0] in HAVE and done)


HERE = frozenset("at in here there already now still".split())


def as_the_whole(course: Course, m: Mention, event: Event, form: str) -> None:
    """ "tickets for 900 returnees, among them 200 children": a part of what is to come is to come."""
    whole = course.previous
    if not event.part or whole is None or whole.modality not in ("expected", "limit") or form == "past":
        return
    if event.modality == "observed" and not happened(course, m):
        event.modality, event.why["modality"] = whole.modality, "as before"


COUNTED = frozenset(
    "counted recorded registered logged received saw found met".split()
)  # "feared 60,000, counted 5,200"
HOUSING = frozenset("has have holds houses hosts shelters".split())
PAST = frozenset("was were had did been came last before ago already so".split())


def _goes_on(course: Course, m: Mention, at: int) -> str:
    """ "France will take 60 and Germany 50", "expects 300 arrivals and 90 departures", "and now speaks of 400"."""
    last = max((o.last for o in course.scene.owners if o.last <= m.first), default=0)
    between = course.low[last : m.first]
    if between[-1:] in (["whom"], ["which"]) and _done_since(course, m):
        return ""  # "has agreed to fly in 5,000, of whom 107 landed on Wednesday"
    if between[-1:] and (between[-1] in COUNTED or (between[-1] in HOUSING and "now" in between)):
        return ""  # "cannot feed more than 20,000; it now has 27,000"
    if at == m.core_first and len(between) <= CLOSE:
        return "as before"
    if (at == m.core_first or at <= last + CLOSE) and not word_set("revising").isdisjoint(between):
        return " ".join(between)
    if between[-2:] in (["made", "it"], ["makes", "it"], ["make", "it"]):
        return " ".join(between[-2:])  # "agreed to 450 and then made it 780"
    if between[-1:] in (["and"], [","], ["or"]) and at <= last and at != m.core_first:
        return "as before"  # "aims at 485,000 immigrants this year and 500,000 next"
    joined = between[-1:] in (["and"], [","], ["or"], ["plus"]) or between[-2:] in (["and", "of"], ["or", "of"])
    joined = joined and at >= m.last  # "the risk of 300 people entering, and of 90 leaving"
    behind = course.low[m.last : m.last + VERB]
    told = (cue for cue in course.scene.cues if last <= cue.first < m.first and cue.shape != "noun")
    verbs = any(cue.form != "ing" for cue in told)
    alike = _noun(course, at) or ((cue := _cue(course, at)) is not None and cue.form == "ing")
    return "as before" if joined and not verbs and (BE | HAVE).isdisjoint(behind) and alike else ""


def _done_since(course: Course, m: Mention) -> bool:
    near_by = (cue for cue in course.scene.cues if m.last <= cue.first <= m.last + VERB)
    return any(cue.form == "past" and is_past(course.low, cue.first) for cue in near_by)


CLOSE = 3  # tokens between two numbers of one list
VERB = 6  # tokens in which the second would have a verb of its own


def _dated_ahead(course: Course, m: Mention, at: int) -> bool:
    """ "5,000 returnees leave Kenya in May 2025": on days after that of publication."""
    own = course.scene.index(m)
    days = (
        one for one in course.scene.dates if one.future and one.start and one.role in ("on", "within", "until", "as_of")
    )
    owned = any(
        course.scene.layout.owner(one.first, one.last) == own and abs(one.first - m.last) <= NEAR_BY for one in days
    )
    return owned and not is_past(course.low, at)


NEAR_BY = 12  # tokens between the number and its day


def _cue(course: Course, at: int) -> Cue | None:
    return next((cue for cue in course.scene.cues if cue.first == at), None)


def _noun(course: Course, at: int) -> bool:
    return any(cue.first == at and cue.shape == "noun" for cue in course.scene.cues)
