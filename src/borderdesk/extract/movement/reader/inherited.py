"""The event of an amount that goes on with one before it."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.aside.levels import compares
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.days.timing import STOCKS
from borderdesk.extract.movement.ends.complete import complete
from borderdesk.extract.movement.ends.people import name_people, nationality, own_citizens, stateless
from borderdesk.extract.movement.ends.there import WAITING
from borderdesk.extract.movement.ends.turning import goes_other_way, goes_out
from borderdesk.extract.movement.event import Event, near
from borderdesk.extract.movement.phrases.forced import part_by_force
from borderdesk.extract.movement.reader.counted import counted_base, people_follow
from borderdesk.extract.movement.reader.mood import happened, set_mood
from borderdesk.extract.movement.reader.ownends import replace_ends
from borderdesk.extract.movement.reader.uncounted import none
from borderdesk.extract.movement.tie.part import is_part
from borderdesk.extract.movement.words.bond import Bond
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.words import word_set
from borderdesk.period import UNSTATED


def counted(course: Course, m: Mention, tie: Bond) -> Event:
    """An office counted people, or a sum is named: the movement is that of the text before, else arrivals."""
    base, reason = counted_base(course.scene, m, tie.cue, course.previous, course.memory)
    if base is None:
        return none(reason)
    event = inherited(course, m, base, tie.cue)
    if tie.cue.shape == "sum" and "stood" in course.low[tie.cue.last : m.first] and event.period.days == 1:
        event.period = UNSTATED  # the day a total was read, not the days it counts
    if event.measure != "not_movement":
        if base is not course.previous:
            complete(event, None, course.memory)
        event.why["measure"] = f"{course.low[tie.cue.first]}: {base.measure} as before"
        if tie.cue.first < m.first:
            _only_foretold(course, m, event, course.low[tie.cue.first])
    return event


def _only_foretold(course: Course, m: Mention, event: Event, word: str) -> None:
    """ "are expected to give them homes: Canada spoke of 50": the word that counts is one of forecast or of ceiling."""
    for mood, name in (("expected", "ahead"), ("limit", "ceiling")):
        if event.modality == "observed" and word in word_set(name) and not compares(course.low, m):
            event.modality, event.why["modality"] = mood, word


def inherited(course: Course, m: Mention, parent: Event, cue: Cue | None = None) -> Event:
    """An amount that goes on with the event before it: its own places, days and people replace the old ones."""
    wait = {"duration": "queue_hours", "length": "queue_length"}.get(m.kind, parent.measure)
    if parent.measure != wait and parent.measure not in WAITING:
        return none(f"a {m.kind}")
    if parent.measure == "queue_hours" and m.kind == "count" and (m.noun >= 0 or people_follow(course.scene, m)):
        return none("people, no wait")
    if parent.measure in STOCKS and m.rate:
        parent = course.memory.by_measure.get("arrivals") or Event("arrivals", "sum", destination=near(parent))
    event = parent.copy()
    event.why = {"measure": f"as before ({parent.measure})"}
    event.measure = "arrivals" if _counted_over_there(course, m, parent) else wait
    event.rate, event.modality = m.rate, "observed"
    if parent.why.get("measure") == NATIONALS:
        event.measure = "arrivals"  # the next ones of the list
    elif wait in ENFORCED and (ones := _ones(course.low, m)):
        event.measure = ones
    elif wait == "returns" and course.previous is not None and part_by_force(course.low, m):
        event.measure, event.why["measure"] = "deported", "a part by force"
    event.period, event.place, event.unit = UNSTATED, "", _unit(course, m, parent)
    replace_ends(course, m, event, cue)
    goes_other_way(course.scene, m, event, course.memory.main)
    goes_out(course.low, m, event)
    code = _who(course, m, event, parent)
    if event.measure == "arrivals" and m.kind == "count" and _named_at_home(course, m, event):
        event.measure, event.why["measure"] = "returns", NATIONALS
    if event.measure == "stayed" and code and event.nationality == event.destination:
        return none("a population")  # "Kazakhstan hosts 45,000 Russians. Drought has hit 8 million Kazakhs."
    _at_home_or_not(course, m, event, parent, code)
    course.dating.date(m, event, parent, course.previous)
    _mood(course, m, event, parent, cue)
    others = course.low[m.first - 1] == "and" and course.low[m.last : m.last + 1] == ["others"]
    event.nationality = "" if others else event.nationality  # "88,000 Sudanese and 5,600 others"
    return event


def _who(course: Course, m: Mention, event: Event, parent: Event) -> str:
    """Name the people of ``event`` where its own words do; their code, "" where they stay those of ``parent``."""
    code, told = nationality(course.scene.layout, m, None, course.scene.spots)
    anew = m.noun >= 0 and m.unit != "vehicles" and not is_part(course.scene, m)  # "Forty buses carried them"
    if code or anew:
        name_people(course, m, event, (code, told))
        stateless(course, m, event)
    elif _next_share(course, m, parent):
        whole = course.memory.last_whole
        event.nationality = whole.nationality if whole is not None else ""
    if code and m.unit != "vehicles" and event.unit == "vehicles" and m.kind == "count":
        event.unit = "persons"  # "five boats with 500 Syrians"
    return code


def _next_share(course: Course, m: Mention, parent: Event) -> bool:
    """ "Two thirds were Malians; one in five was a child": of all, not of the Malians."""
    share = m.kind in ("percent", "fraction") and parent.part and parent.unit == "percent"
    return share and course.low[m.last : m.last + 2] not in (["of", "them"], ["of", "these"])


def _ones(low: list[str], m: Mention) -> str:
    """ "Enforced returns numbered 9,072 and voluntary ones 26,761"."""
    around = low[max(m.first - 4, 0) : m.last + 3]
    kind = next((one for one, other in pairwise(around) if other == "ones"), "")
    return "returns" if kind in WILLING else "deported" if kind in UNWILLING else ""


ENFORCED = frozenset(("deported", "returns"))
WILLING = frozenset("voluntary assisted spontaneous".split())
UNWILLING = frozenset("enforced forced forcible compulsory".split())


def _mood(course: Course, m: Mention, event: Event, parent: Event, cue: Cue | None) -> None:
    """What the amount's own words say, or what those of the event before said."""
    set_mood(course, m, event, m.core_first)
    stated = happened(course, m) or course.low[m.first - 1] in ("has", "have")  # "Tanzania has 245,000 of them"
    if event.modality == "observed" and parent.modality in ("expected", "limit") and not stated:
        event.modality, event.why["modality"] = parent.modality, "as before"
    if event.modality in GIVEN and course.low[max(m.first - 2, 0) : m.first] in THEIRS:
        levels = (one.modality for one in (*course.events, *course.before) if one.modality in ("limit", "expected"))
        event.modality = next(levels, event.modality)  # "Its quota is 500. Group tours use up theirs of 4,000"
    if event.modality == "observed" and parent.modality == "retracted" and _wanted(course.low, m):
        event.modality, event.why["modality"] = "expected", "as before"
    if event.modality == "observed" and m.noun < 0 and (word := _outlook(course.low, m)):
        event.modality, event.why["modality"] = "expected", word
    if (
        event.modality == "observed"
        and parent.modality == "two_way"
        and (cue is None or cue.shape in SUMS)
        and not is_part(course.scene, m)
        and not _has_verb(course, m)
    ):
        event.modality = "two_way"  # "89,000 in both directions, an average of 3,000 a day"


def _wanted(low: list[str], m: Mention) -> bool:
    """ "wanted 4,000 arrivals a year, then cut the number to 2,650": so many are wanted now."""
    head = [token for token in low[: m.first - 1] if token != "may"] if low[m.first - 1] == "to" else []
    return not word_set("ahead+attitudes").isdisjoint(head)


def _has_verb(course: Course, m: Mention) -> bool:
    """ "339,000 in both directions, and Zhuhai let in 16,200 cars": one way only."""
    tie = course.scene.ties.get(m.first)
    before = max((o.last for o in course.scene.owners if o.last <= m.first), default=0)
    return tie is not None and tie.why == "verb before" and tie.cue.first >= before and tie.cue.shape == "take"


def _counted_over_there(course: Course, m: Mention, left: Event) -> bool:
    """ "110,000 left Ukraine for Russia; Moscow gives 514,000": by the count of the state that they came to."""
    if left.measure != "departures" or m.kind != "count":
        return False
    spots = (one for one in course.scene.spots if one.part in ("agent", "none") and one.code == left.destination != "")
    return any(1 <= m.first - one.last <= 2 and course.low[one.last] in COUNTS for one in spots)


THEIRS = tuple([one, "of"] for one in ("theirs", "hers", "ours", "own"))
GIVEN = ("observed", "expected")
COUNTS = frozenset("gives gave counts counted claims claimed says said reports reported puts speaks spoke has".split())


def _outlook(low: list[str], m: Mention) -> str:
    """ "The forecast made before enlargement, 13,000 a year, was wide of the mark"."""
    head = low[1:3] if low[0] in ("the", "a", "its", "this", "that") and low[m.first - 1] == "," else []
    return next((token for token in head if token in word_set("outlooks")), "")


def _at_home_or_not(course: Course, m: Mention, event: Event, parent: Event, code: str) -> None:
    """The next of a list may be at home where those before are not, or the other way."""
    if event.measure == "arrivals" and _now_at_home(m, event, parent):
        event.measure = "returns"
    if event.measure == "returns" and code and _not_at_home(course, m, code, parent):
        event.measure = "arrivals"


def _now_at_home(m: Mention, event: Event, parent: Event) -> bool:
    """ "brought 640 French citizens to Cyprus and 1,100 to Marseille": the first of them came to a foreign country."""
    home = event.nationality == event.destination != parent.destination
    return home and parent.destination != "" and m.kind == "count" and event.why.get("destination", "")[:3] == "to "


def _not_at_home(course: Course, m: Mention, code: str, parent: Event) -> bool:
    """ "among them Irish citizens coming home, 30,000, and 5,400 British", "1,100 came home, with 200 Zaireans"."""
    if not parent.nationality == parent.destination != "" or code == parent.destination:
        return False
    let_in = parent is course.previous and parent.shape in ENTERED  # "took in 300 Irish citizens and 40 Lebanese"
    return let_in or course.low[m.first - 1] == "with" or any(one.measure == "arrivals" for one in course.events)


ENTERED = frozenset(("take", "enter", "come"))


def _named_at_home(course: Course, m: Mention, event: Event) -> bool:
    """ "9,300 people came to Togo, among them 900 Togolese", "900 of them Togolese", "900 of them were Togolese"."""
    behind = course.low[m.last : m.last + 3]
    reach = 2 + (behind[:1] == ["of"]) + (behind[:1] == ["of"] and behind[2:] in (["were"], ["are"], ["was"]))
    named = (one.code for one in course.scene.spots if one.part == "people" and 0 <= one.first - m.last < reach)
    ours = event.nationality or (event.destination if "own" in course.low[m.last : m.last + 5] else "")
    own = ours == event.destination and own_citizens(course.low, m)  # "6,000 of them its own citizens"
    return bool(event.destination) and (own or event.destination in named)


def _unit(course: Course, m: Mention, parent: Event) -> str:
    if m.kind in ("percent", "fraction"):
        return "percent"
    if m.unit and m.unit != "other":
        return m.unit
    if m.kind in ("duration", "length"):
        return "hours" if m.kind == "duration" else "km"
    riding = parent.unit == "vehicles" and m.unit != "vehicles"
    if riding and (people_follow(course.scene, m) or _aboard(course.low, m)):
        return "persons"  # "three buses with 150 Ukrainians on board"
    return "persons" if parent.unit == "percent" else parent.unit


def _aboard(low: list[str], m: Mention) -> bool:
    """ "two trains with 800 on board": what they carried."""
    return low[m.first - 1] in BEARING and low[m.last : m.last + 1] in (["on"], ["aboard"])


BEARING = frozenset("with carrying holding bearing had held".split())


SUMS = frozenset(("sum", "count"))
NATIONALS = "nationals among those counted"
