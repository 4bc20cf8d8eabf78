"""Words that point back to those counted before: "250,000 crossed; 150,000 are still there"."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.ends.hints import GOING
from borderdesk.extract.movement.event import Event, near
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.sense import BE


def on_a_route(scene: Scene) -> bool:
    """ "In the western Mediterranean 11,800 were found", "on the Balkan route it was 6,000": over no border so far."""
    low = scene.sentence.low
    if low[0] not in OPENING:
        return False
    seas = any(place.role == "sea" and place.first < ROUTE for place in scene.places)
    return seas or "route" in low[:ROUTE] or low[0] == "towards"


ON_A_ROUTE, ROUTE = "on a route of several", 8  # why; tokens in which a sentence opens
OPENING = frozenset("in on over along across towards".split())


def of_a_state(course: Course, m: Mention) -> Event | None:
    """ "72 per cent of the Rwandan figure", "half of Benin's newcomers are children": of those just counted there."""
    low = course.low
    if low[m.last : m.last + 1] != ["of"] or m.kind not in ("percent", "fraction", "count"):
        return None
    spots = (one for one in course.scene.spots if m.last < one.first <= m.last + 2 and one.code)
    spot = next(spots, None)
    at = next((i for i in range(spot.last, min(spot.last + 4, len(low))) if low[i] in COUNTS), 0) if spot else 0
    if not spot or not at or (low[at + 1 : at + 2] and low[at + 1].isalpha() and low[at + 1] not in BE):
        return None
    there = [one for one in (*course.before, *course.events) if near(one) == spot.code and not one.part]
    return there[0] if there else None


COUNTS = frozenset("figure number total count tally intake arrivals newcomers".split())


def of_those(course: Course, m: Mention) -> Event | None:
    """ "Six in ten of the new arrivals are children", "1,500 of those who came were minors": whatever came since."""
    low, share = course.low, m.kind in ("percent", "fraction")
    if (not share and m.kind != "count") or "of" not in low or (share and course.previous is not None):
        return None
    behind = low[m.last : m.last + 1] == ["of"] and not THOSE.isdisjoint(low[m.last + 1 : m.last + 2])
    ahead = share and low[0] == "of" and low[1:2] and low[1] in THOSE and low[m.last : m.last + 1] in BARE
    if (not behind and not ahead) or (not share and low[m.last + 1] == "the"):
        return None
    first, last = (m.last + 2, m.last + 6) if behind else (2, m.first)
    named = next((cue for cue in course.scene.cues if first <= cue.first < last), None)
    return _who_did(course, named, behind=behind) if named is not None else None


def _who_did(course: Course, cue: Cue, *, behind: bool) -> Event | None:
    """The last count of those who did it; None where the words behind say what became of them."""
    low, known = course.low, course.memory.by_measure
    tail = low[cue.end : cue.end + 6]
    did = any(cue.end <= one.first < cue.end + 6 and low[one.first - 1] in ARE for one in course.scene.cues)
    if did or (behind and ARE.isdisjoint(tail)):
        return None
    if cue.measure != "move":
        return known.get(cue.measure)
    return known.get("departures") or course.memory.flow if low[cue.first] in GOING else course.memory.flow


THOSE = frozenset(("the", "those", "these"))
BARE = (["were"], ["are"], ["was"], ["is"])
ARE = frozenset(("were", "are", "was", "is", "held", "hold"))


def still_there(course: Course, event: Event, cue: Cue) -> None:
    """ "250,000 crossed into West Timor; 150,000 are still there"."""
    last = course.memory.last
    there = event.measure == "stayed" and "there" in course.low[cue.first : cue.end + 2]
    subject = course.memory.subject if course.memory.subject_at == course.scene.sentence.index - 1 else ""
    if there and not event.destination and subject and last is not None and last.sentence < course.memory.subject_at:
        event.destination, event.why["destination"] = subject, "the country spoken of"
    if there and not event.destination and last is not None and last.destination:
        event.destination, event.why["destination"] = last.destination, "where they went"


def definite(course: Course, m: Mention, event: Event, cue: Cue) -> None:
    """ "21 per cent of the returnees": those just counted, whatever else was counted since."""
    base = course.memory.by_measure.get(event.measure)
    named = cue.shape == "noun" and course.low[m.last : m.last + 2] in THE_COUNTED and cue.first - m.last <= DEFINITE
    if base is None or not named or event.origin or event.destination:
        return
    if course.scene.sentence.index - base.sentence <= RECENT:
        event.origin, event.destination = base.origin, base.destination
        event.nationality = event.nationality or base.nationality
        event.why |= {"origin": "those counted before", "destination": "those counted before"}


THE_COUNTED = (["of", "the"], ["of", "these"], ["of", "those"])
DEFINITE = 4  # tokens from the number to its noun
RECENT = 3  # sentences


def moved_on(event: Event, parent: Event | None) -> None:
    """ "35,000 are stranded in Yemen, 1,060 of them have crossed to Djibouti": from where they were."""
    there = event.part and parent is not None and parent.measure in ("stayed", "registered", "queue_length")
    if there and parent is not None and event.why.get("destination", "")[:3] == "to " and not event.origin:
        event.origin = parent.destination if parent.destination != event.destination else ""
        event.why["origin"] = "where they were"


def of_them(course: Course, m: Mention, event: Event) -> None:
    """ "Poland has received 300,000 of them": from where those counted before had gone; "on the Balkan route": none."""
    if course.memory.union and on_a_route(course.scene):
        event.why = {"origin": ON_A_ROUTE, "destination": ON_A_ROUTE} | event.why
    last = course.memory.last
    if last is None or event.measure not in ("arrivals", "stayed", "registered") or event.origin:
        return
    them = course.low[m.last : m.last + 2] in (["of", "them"], ["of", "these"], ["of", "those"])
    there = last.measure == "stayed" and event.measure == "registered" and near(event) in ("", near(last))
    lives = event.measure == "stayed" and last.measure == "arrivals" and near(event) == near(last) != ""
    if lives and not LIVING.isdisjoint(course.low[m.last + 2 : m.last + 4]):
        return  # "58,700 of them are sheltered in camps": where they are, not their way
    if (
        them
        and (there or last.measure in ("departures", "arrivals"))
        and course.scene.sentence.index - last.sentence <= 1
    ):
        event.origin = last.origin if last.origin != event.destination else ""
        event.why["origin"] = "of them"


LIVING = frozenset("are were live lived remain remained stay stayed still".split())


def all_but(low: list[str], m: Mention, event: Event) -> None:
    """ "All but 300 of them have gone home": these have not, and are where the others left."""
    if low[max(m.first - 2, 0) : m.first] != ["all", "but"] or event.measure not in LEAVING:
        return
    event.measure, event.origin, event.destination = "stayed", "", event.origin
    event.why["measure"] += ", all but these"


LEAVING = frozenset(("departures", "returns", "deported"))


def coming_home(event: Event, parent: Event | None, cue: Cue) -> None:
    """ "Syrians went home, and 4,100 came back into Turkey from there": where they come back to is not home.

    "52,600 came from Sudan, four in five of them its own citizens coming back": the way of all of them.
    """
    abroad = event.destination not in ("", event.nationality) and event.nationality == event.origin != ""
    if event.measure == "returns" and abroad and event.why.get("destination", "").startswith("to "):
        event.measure = "arrivals"
    described = event.part and event.measure == "returns" and cue.form in ("ing", "one", "many")
    if described and parent is not None and parent.measure == "arrivals" and parent.destination:
        event.origin, event.destination = parent.origin, parent.destination
        event.why |= {"origin": "the way of the whole", "destination": "the way of the whole"}


def goes_on_home(course: Course, m: Mention, event: Event, cue: Cue) -> None:
    """ "477,900 have returned to Kosovo. On the busiest day 48,500 came through Morina": they return as well."""
    last, low = course.memory.last, course.low
    if event.measure != "arrivals" or cue.shape not in ("come", "move", "enter") or last is None:
        return
    if home := _way_home(course, event):
        event.measure, event.destination = "returns", home
        event.why["measure"] += ", the way of those who went home"
        return
    if last.measure != "returns":
        return
    near_by = course.scene.sentence.index - last.sentence
    apart = near_by == 1 or (near_by == 0 and (event.more or ";" in low[: m.first]))
    counted = event.why.get("destination", "")[:6] == "agent " and event.destination == last.origin  # where they left
    there = last.destination if counted and near_by == 0 else event.destination
    same = event.nationality in ("", last.nationality) and there in ("", last.destination)
    known = there == last.destination != "" or event.origin == last.origin != ""
    bare = m.noun < 0 or event.more  # "7,800 people came in" are told anew
    bare = bare and (event.origin != "" or "origin" not in event.why)  # not those of several countries
    ours = ("", last.nationality, last.destination)
    others = any(one.part == "people" and one.code not in ours for one in course.scene.spots)
    if (
        apart
        and bare
        and not others
        and same
        and known
        and event.origin in ("", last.origin)
        and OTHERWISE.isdisjoint(low)
    ):
        event.measure = "returns"
        event.why["measure"] += ", as those before"
        if counted:
            event.origin, event.destination = last.origin, last.destination


def _way_home(course: Course, event: Event) -> str:
    """ "61,000 went home from Iran. On Saturday 2,300 families came from Iran": home, in a text without newcomers."""
    last, home = course.memory.last, course.memory.homeward.get(event.origin, "")
    if (
        not home
        or not {event.destination, event.nationality} <= {"", home}
        or event.why.get("origin", "")[:5] != "from "
    ):
        return ""
    if last is None or last.measure != "returns" or "arrivals" in course.memory.by_measure or "had" in course.low:
        return ""
    others = any(one.part == "to" or one.code not in ("", home, event.origin) for one in course.scene.spots)
    return home if not others and OTHERWISE.isdisjoint(course.low) else ""


OTHERWISE = frozenset("direction opposite reverse other meanwhile still new newcomers arrivals again others".split())
