"""What an office counted, or a sum sums up, when it only says so: "logged 8,700 on Monday alone"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.amounts.words import nouns
from borderdesk.extract.movement.ends.turning import in_or_out
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.text.theme import theme
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.rolls import holds_names
from borderdesk.extract.movement.words.words import word_set, words

AWAITED = frozenset(
    "follow followed expect expects expected expecting await awaits awaited awaiting anticipated anticipates".split()
)
NOT_FLOWS_IN = frozenset(("stayed", "queue_hours", "queue_length", "departures", "applications", "permits", "deported"))
"""Measures that an office's next count does not go on with."""


def counted_base(
    scene: Scene, m: Mention, cue: Cue, previous: Event | None, memory: Memory
) -> tuple[Event | None, str]:
    """The event that the count goes on with; without one, why it counts no movement."""
    low, base = scene.sentence.low, previous or memory.whole
    among = low[m.last : m.last + 7]
    if base is not None and "among" in among and not {"them", "those"}.isdisjoint(among):
        return base, ""
    arrivals = memory.by_measure.get("arrivals") or Event("arrivals", "count", destination=memory.focus)
    told = _in_or_out(scene, m, cue) or _of_theme(scene, m, cue, base, memory)
    if told is not None:
        return told, ""
    if low[cue.first] in AWAITED and m.unit != "vehicles":
        base = arrivals if base is None or base.measure in NOT_FLOWS_IN else base
    elif cue.shape == "count":
        if holds_names(low, cue) or "names" in low[m.last : m.last + 2]:
            return Event("registered", "count", destination=memory.focus), ""
        if (housed := _housed(scene, m, cue, memory)) is not None:
            return housed, ""
        if m.rate and m.noun < 0:
            return (arrivals if base is None or base.measure in NOT_FLOWS_IN else base), ""  # "counts 10,000 an hour"
        stateless = m.noun >= 0 and low[m.noun] in words().stateless
        if (
            m.noun >= 0 and m.unit != "vehicles" and low[m.noun] not in words().movers and not stateless
        ) or not people_follow(scene, m):
            near = 1 if base is None or base.measure != "arrivals" or not scene.dates else 3
            goes = base is not None and m.noun < 0 and scene.sentence.index - base.sentence <= near
            return (base, "") if goes else (None, "only counted")
        listed = base is not None and base.measure == "registered" and m.unit == "vehicles"
        base = arrivals if base is None or listed or base.measure in NOT_FLOWS_IN else base
    if low[cue.first] in ("brought", "brings") and base is not None and base.measure in STOCKS:
        base = memory.flow or arrivals  # "yesterday brought 5,000": no queue
    base = _put_right(scene, cue, memory) or _numbered(scene, cue) or base or _out_of(scene, m)
    return base, "a sum of nothing named"


def _in_or_out(scene: Scene, m: Mention, cue: Cue) -> Event | None:
    """ "counted 1,300 Guatemalans out", "logged 21,000 Chinese in through Mong Cai": the way they went."""
    low, at = scene.sentence.low, max(m.last, m.noun + 1)
    at = next((spot.last for spot in scene.spots if spot.part == "people" and spot.first == m.last), at)
    if cue.shape == "count" and _hoping(low[m.last : m.last + HOPING_REACH]):
        return Event("queue_length", "count")  # "counted 260 men, all of them hoping to get into Peru"
    way = in_or_out(low, at) if cue.shape == "count" else ""
    return Event(way, "count") if way else None


def _hoping(behind: list[str]) -> bool:
    at = next((i for i, token in enumerate(behind) if token in HOPING), -1)
    verb = behind[at + 1 : at + 4]
    return at >= 0 and verb[:1] == ["to"] and not PASSAGE.isdisjoint(verb) and not HOPED.isdisjoint(behind[at + 2 :])


HOPING, HOPING_REACH = (
    frozenset("hoping waiting wanting wishing longing".split()),
    16,
)  # and the tokens in which it stands
PASSAGE = frozenset("get cross go enter pass be come".split())
HOPED = frozenset("into in through across over enter cross pass".split())


def _of_theme(scene: Scene, m: Mention, cue: Cue, base: Event | None, memory: Memory) -> Event | None:
    """ "Refugees are going home to Burundi. The United Nations counted 1,400 in April": what it has spoken of."""
    low = scene.sentence.low
    told = theme(memory, low[: m.first]) if low[cue.first] not in AWAITED else ""
    if not told or (base is not None and scene.sentence.index - base.sentence <= 1):
        return None
    if cue.shape == "sum":
        own = _put_right(scene, cue, memory) or _numbered(scene, cue) or _out_of(scene, m)
        return Event(told, "sum") if own is None and m.noun < 0 else None
    listed = holds_names(low, cue) or "names" in low[m.last : m.last + 2]
    others = m.noun >= 0 and low[m.noun] not in words().movers
    return None if listed or others or _housed(scene, m, cue, memory) is not None else Event(told, "count")


def _put_right(scene: Scene, cue: Cue, memory: Memory) -> Event | None:
    """ "denied that 5,000 were coming in every day; the true number is 1,100"."""
    denied = memory.denied
    told = denied is not None and scene.sentence.index - denied.sentence <= 1
    return denied if told and cue.first > 0 and scene.sentence.low[cue.first - 1] in TRUE else None


TRUE = frozenset("true real actual correct right proper".split())


def _numbered(scene: Scene, cue: Cue) -> Event | None:
    """ "Indians in Kuwait numbered 172,000", "the number of Somalis in Kenya is given as 276,000"."""
    low = scene.sentence.low
    if over := _sum_over(low, cue):
        return over
    if not low[cue.first].startswith("number") or cue.first == 0:
        return None
    of = low[cue.last : cue.last + 1] == ["of"]
    if of and (there := _refugees_in(scene, cue.last + 1)):
        return there
    people = [spot for spot in scene.spots if spot.part == "people" and (of or spot.last <= cue.first)]
    places = [spot for spot in scene.spots if spot.part == "in" and (of or spot.last == cue.first)]
    if not people or not places or people[-1].last > places[-1].first or (of and people[0].first > cue.last + 2):
        return None
    if of and places[0].first - people[0].last > 1:
        return None
    return Event("stayed", "sum", nationality=people[0].code, destination=places[0].code)


def _sum_over(low: list[str], cue: Cue) -> Event | None:
    """ "The tally of Krajina Serbs over the bridge", "the number of trucks in front of Zosin": what they do there."""
    behind = low[cue.last : cue.last + OVER]
    if behind[:1] != ["of"] or not BREAKS.isdisjoint(behind):
        return None
    if any(one in ("over", "across") and other == "the" for one, other in pairwise(behind)):
        return Event("arrivals", "sum")
    vehicles = any((noun := nouns().get(token)) is not None and noun.unit == "vehicles" for token in behind[1:3])
    waiting = ("in", "front") in pairwise(behind) or "outside" in behind or "before" in behind
    return Event("queue_length", "sum") if vehicles and waiting else None


OVER = 7  # tokens from the sum to where those go or stand
BREAKS = frozenset(", ; : was were is are and".split())


def _refugees_in(scene: Scene, at: int) -> Event | None:
    """ "the number of Sudanese refugees in Chad has passed 900,000": those who are there."""
    low = scene.sentence.low
    sheltered = (i for i in range(at, min(at + 4, len(low))) if low[i] in SHELTERED or low[i] in words().stateless)
    noun = next(sheltered, -1)
    inside = (spot for spot in scene.spots if spot.part == "in" and 0 < spot.first - noun <= 3)
    there = next(inside, None) if noun >= 0 and low[noun + 1 : noun + 2] == ["in"] else None
    if there is None or not there.code:
        return None
    people = next((spot.code for spot in scene.spots if at <= spot.first < noun), "")
    return Event("stayed", "sum", nationality=people, destination=there.code)


SHELTERED = frozenset("refugees migrants seekers exiles foreigners expatriates evacuees".split())


def _housed(scene: Scene, m: Mention, cue: Cue, memory: Memory) -> Event | None:
    """ "counts 1,340 Central Americans in its detention centers", "UNHCR counts 117,000 here"."""
    low = scene.sentence.low
    behind = low[m.last : m.last + 9]
    if cue.shape != "count":
        return None
    guests = "as" in behind and not GUESTS.isdisjoint(behind)  # "counts 250,000 Syrians as its guests"
    if guests or ("in" in behind and not word_set("housing").isdisjoint(behind)):
        return Event("stayed", "count", destination=memory.focus)
    head = low[max(cue.first - IN_CAMPS, 0) : cue.first]
    if "in" in head and not word_set("housing").isdisjoint(head[head.index("in") :]):
        land = next((spot.code for spot in scene.spots if spot.code and spot.last <= cue.first), "")
        return Event("stayed", "count", destination=land or memory.focus)  # "in the Sudanese camps UNHCR counted 300"
    if land := _counts_now(scene, m, cue):
        return Event("stayed", "count", destination=land)
    there = next((spot for spot in scene.spots if spot.part == "in" and m.last < spot.first <= m.last + 3), None)
    here = low[m.last : m.last + 1] == ["here"]
    now = (low[cue.first] in ("counts", "count") or ("as", "of") in pairwise(low)) and not any(
        one.role == "since" for one in scene.dates
    )
    if not now or not (here or (there is not None and there.place.role == "country")):
        return None
    return Event("stayed", "count", destination=memory.focus if there is None else there.code)


def _counts_now(scene: Scene, m: Mention, cue: Cue) -> str:
    """ "Germany now counts 1.1 million Ukrainians": the state where they are, "" where it counts those who come."""
    low, at = scene.sentence.low, cue.first
    now = low[at] == "counts" and low[at - 1] in ("now", "still", "already")
    foreign = any(spot.part == "people" and 0 <= spot.first - m.last <= 2 for spot in scene.spots)
    if not now or not foreign or m.rate or any(one.role != "now" for one in scene.dates):
        return ""
    return next((spot.code for spot in scene.spots if spot.last == at - 1 and spot.part in SUBJECTS), "")


SUBJECTS = frozenset(("agent", "none", "label"))
IN_CAMPS = 10  # tokens before the verb
STOCKS = frozenset(("stayed", "queue_hours", "queue_length", "registered"))
GUESTS = frozenset("guests residents inhabitants".split())


def _out_of(scene: Scene, m: Mention) -> Event | None:
    """ "Total out of Ukraine: 3,063,095"."""
    spots = [*scene.ends.of(scene.index(m)), *scene.ends.of(-1)]
    origin = next((spot.code for spot in spots if spot.part == "out"), "")
    return Event("departures", "sum", origin=origin) if origin else None


def people_follow(scene: Scene, m: Mention) -> bool:
    """Whether people are counted: by a noun, a nationality, or "of them"."""
    if m.noun >= 0 or m.unit in ("persons", "vehicles"):
        return True
    named = any(spot.part == "people" and 0 <= spot.first - m.last <= 2 for spot in scene.spots)
    named = named or (m.last < len(scene.sentence.low) and scene.sentence.low[m.last] in words().stateless)
    return named or not word_set("parts").isdisjoint(scene.sentence.low[m.last : m.last + 3])
