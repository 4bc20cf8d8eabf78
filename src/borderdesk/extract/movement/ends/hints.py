"""What the words around an amount tell about its ends without naming them."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.ends import actors
from borderdesk.extract.movement.ends.turning import AFLOAT, BORDERLAND, WIDE, at_border, at_sea, from_anywhere
from borderdesk.extract.movement.event import Event, far_name
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.tie.part import is_part
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.traits import trait
from borderdesk.extract.movement.words.words import sole_neighbours

DASHES, HEAD = frozenset("-–—"), 12  # of a dateline, and the tokens in which it stands
MORE = frozenset("another further more others".split())
STRETCH = frozenset("stretch section border frontier post crossing gate line bridge".split())
EMBASSIES, MORE_COME = trait(actors.EMBASSIES), trait(MORE)
POINTED = trait(("here", "there", *STRETCH))
ABROAD_WORDS = frozenset(("abroad", "overseas"))
ABROAD = trait(ABROAD_WORDS)
GATES = trait(("here", "gate", "barrier", "checkpoint", "post", "terminal", "turnstile", "turnstiles"))


def mark(course: Course, m: Mention, event: Event, cue: Cue) -> None:
    """What the words around tell about the ends without naming them."""
    if event.measure == "displaced" and "sides" in course.low[cue.end : cue.end + SIDES]:
        event.why.setdefault("origin", "on both sides of a border")
    event.part, event.named = is_part(course.scene, m), m.noun >= 0
    traits = course.scene.layout.traits
    event.anywhere = bool(traits & WIDE) and from_anywhere(course.low, m, cue)
    if _of_several(course.scene, m):
        event.why.setdefault(far_name(event.measure), "of several countries")
    if cue.shape in ("takeout", "bring") and not cue.passive:
        acting = (one for one in course.scene.spots if one.part in ("agent", "label") and one.last <= cue.first)
        dash = next((i for i, token in enumerate(course.low[: min(HEAD, cue.first)]) if token in DASHES), 0)
        takers = [one.code for one in acting if one.first >= dash]
        event.taker = takers[-1] if takers else ""
    if (
        traits & ABROAD
        and event.measure in ("stayed", "departures")
        and not ABROAD_WORDS.isdisjoint(course.low[min(m.last, cue.first) : max(m.last, cue.end) + 3])
    ):
        event.why.setdefault("destination", "abroad")
    if event.measure == "departures" and not event.destination and "on" in course.low[cue.end - 1 : cue.end + 1]:
        event.why.setdefault("destination", "on to somewhere")  # "320,000 have travelled on"
    event.abroad = _embassy_of(course.scene, m)
    event.going = course.low[cue.first] in GOING
    event.goes_on = (
        course.low[0] in ("they", "it") and cue.first <= 1 + AUXILIARIES and cue.shape in ("catch", "refuse")
    )
    event.more = (
        bool(traits & MORE_COME)
        and m.noun < 0
        and not MORE.isdisjoint((*course.low[max(m.first - 2, 0) : m.first], *course.low[m.last : m.last + 1]))
    )
    pointed = (traits & POINTED or not OVER.isdisjoint(course.low[cue.first : cue.end])) and (
        course.memory.pair or course.memory.gate
    )
    event.over = _over_border(course, m, event, cue) if pointed else ()
    event.at_border = bool(traits & BORDERLAND) and at_border(course.low, m, cue)
    if event.at_border:
        beyond = (sole_neighbours().get(place.name, "") for place in course.scene.places)
        event.beyond = next(filter(None, beyond), "")
    event.at_gate = bool(traits & GATES) and course.memory.gate != ()
    event.at_sea = bool(traits & AFLOAT or course.scene.seas) and at_sea(course.scene, m, cue)
    divides = event.part or (course.low[0] == "of" and event.measure != "departures")
    event.by_air = bool(traits & AIRBORNE) and not divides and _by_air(course.low, m, cue)
    spots = course.scene.ends.of(course.scene.index(m))
    event.via = (*(spot.code for spot in spots if spot.part == "via" and spot.code),)


SIDES = 8  # tokens from "moved" to "the two sides of the line"
AUXILIARIES = 2  # between "they" and what they did
GOING = frozenset("go goes going went gone".split())


def _by_air(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "227 landed at the airport", "37,000 went out by air or by other borders": not over the border spoken of."""
    first, last = max(min(cue.first, m.first) - 3, 0), max(cue.end, m.last) + 7
    words = low[first:last]
    flown = not FLYING.isdisjoint(words) or any(pair in BY_AIR for pair in pairwise(words))
    return flown or any(one == "other" and after in WAYS for one, after in pairwise(words))


FLYING = frozenset("flew flown flying fly airport airports airlift airlifted".split())
BY_AIR = frozenset((("by", "air"), ("by", "plane"), ("by", "aeroplane"), ("by", "airplane")))
WAYS = frozenset("border borders frontier frontiers crossings posts points roads routes".split())
AIRBORNE = trait(FLYING | {"air", "plane", "aeroplane", "airplane", "other"})


def _of_several(scene: Scene, m: Mention) -> bool:
    """ "185,000 returns, of whom 104,000 came from Albania and 76,000 from Macedonia": the whole came from both."""
    index = scene.index(m)
    if index < 0 or len(scene.owners) < index + 3 or "from" not in scene.sentence.low[m.last :]:
        return False
    later = [spot for k in range(index + 1, len(scene.owners)) for spot in scene.ends.of(k) if spot.part == "from"]
    return len({spot.code for spot in later if spot.code}) > 1


def _embassy_of(scene: Scene, m: Mention) -> str:
    """The state whose embassy counts its people abroad, "" where none does."""
    low = scene.sentence.low
    if not scene.layout.traits & EMBASSIES:
        return ""
    at = next((i for i in range(m.first - 1, max(m.first - 14, -1), -1) if low[i] in actors.EMBASSIES), -1)
    own = at > 0 and low[at - 1] in ("its", "their")  # "Manila ...; its embassy counts 300"
    near_by = [spot.code for spot in scene.spots if spot.code and at - 4 <= spot.first and spot.last <= at]
    near_by = near_by or [spot.code for spot in scene.spots if spot.code and 0 <= spot.first - at <= 3]
    agents = [spot.code for spot in scene.spots if spot.code and spot.part == "agent" and spot.first < at]
    found = agents[:1] if own else near_by[-1:]
    return found[0] if at >= 0 and found else ""


OVER = frozenset(
    """
    over across through cross crossed crossing crosses pass passed passes refused back away attempt attempts crossings
    """.split()
)


def _over_border(course: Course, m: Mention, event: Event, cue: Cue) -> tuple[str, ...]:
    """The two countries of the crossing or border just spoken of: "turned back there", "on that stretch"."""
    behind = course.low[cue.first : max(cue.end, m.last) + 8]
    if course.memory.gate and "here" in behind:
        return course.memory.gate
    if course.scene.sentence.index - course.memory.pair_at > 1 or event.anywhere:
        return ()
    if course.memory.pair_at == course.scene.sentence.index and not any(
        spot.last <= m.first for spot in course.scene.spots if spot.part == "border" or spot.place.role == "crossing"
    ):
        return ()
    points = (
        not {"there", "here"}.isdisjoint(behind)
        or not OVER.isdisjoint(course.low[cue.first : cue.end])
        or any(one in ("that", "this", "the") and other in STRETCH for one, other in pairwise(behind))
    )
    return course.memory.pair if points else ()
