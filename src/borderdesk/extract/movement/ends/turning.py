"""Ends that a few words turn round: sent back, kept in, the other way, their own country."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.ends.keptin import kept_in_or_out
from borderdesk.extract.movement.ends.sentback import put_out, sent_back, to_go_home
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.places.placeparts import GUARDS
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.traits import named, trait
from borderdesk.extract.movement.words.words import word_set

TURNED = (
    *(f"{word} {way}" for word in ("other", "opposite", "reverse") for way in ("way", "direction", "route", "road")),
    "the other side",
    "to there ",
    "to it ",
)
AWAY = TURNED[:-3]


def turn(scene: Scene, m: Mention, cue: Cue, event: Event, own: list[Spot], memory: Memory) -> None:
    """Change the ends of ``event`` where such words stand by its amount or its verb."""
    low = scene.sentence.low
    if event.measure == "turned_away":
        stop = low.index(";", cue.last) if ";" in low[cue.last :] else len(low)  # behind it others do something else
        kept_in_or_out(low, event, cue, [*own, *(one for one in scene.spots if cue.last < one.first < stop)], memory)
    elif event.measure == "deported":
        sent_back(low, event, cue, memory)
    elif event.measure in ("permits", "applications"):
        _exit_paper(low, event, m, cue)
    elif event.measure == "registered":
        to_go_home(low, event, m, cue, memory)
    elif event.measure in ("returns", "departures") and event.nationality:
        put_out(low, event, cue, memory)
    if cue.shape in ("leave", "flee") and low[cue.end : cue.end + 2] == ["their", "country"]:
        event.origin = event.nationality or event.origin
    if cue.shape in ("leave", "flee") and low[cue.end : cue.end + 2] == ["the", "country"] and not memory.main:
        event.origin = event.origin or event.nationality  # "9,000 Haitians quit the country"
    if event.measure == "departures" and "fled" in low[m.last :] and _fled_from_home(low, event, memory):
        event.origin, event.why["origin"] = event.nationality, "the country they fled"
    if scene.layout.traits & OTHER_WAY:
        _other_way(low, event, m, own, memory)


def _fled_from_home(low: list[str], event: Event, memory: Memory) -> bool:
    """ "1,700 Ivorians crossed into Liberia, bringing to 6,000 the number who have fled the country": not Liberia."""
    last, at = memory.last, low.index("fled")
    came = last is not None and last.measure == "arrivals" and last.nationality == event.nationality != ""
    came = came and low[at + 1 : at + 3] in (["the", "country"], ["their", "homeland"])
    return came and last is not None and last.destination == event.origin != event.nationality


def at_border(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "came over the same line": the border the text is about, though no country is named."""
    behind = low[max(min(cue.first, m.first) - 10, 0) : cue.end + 7]
    return any(word in BORDER and after not in GUARDS for word, after in pairwise([*behind, ""]))


def from_anywhere(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "383,900 foreigners", "refused at all land frontiers": of no single origin."""
    if (m.noun >= 0 and low[m.noun] in STRANGERS) or (low[0] in STRANGERS and ":" in low[: m.first]):
        return True
    around = low[max(min(cue.first, m.first) - 8, 0) : max(cue.end, m.last) + 7]
    if "from" in around and from_elsewhere(around[around.index("from") :][:4]):
        return True
    return any(other in WHERE and (one in ("all", "every") or one in UNLAWFUL) for one, other in pairwise(around))


def from_elsewhere(words: list[str]) -> bool:
    """ "from elsewhere", "from other countries", "from the republics to the north": from no state that is named."""
    return words[:1] == ["from"] and not ELSEWHERE.isdisjoint(words[1:4])


ELSEWHERE = frozenset("elsewhere other third several various republics neighbours".split())
STRANGERS = frozenset("foreigners visitors tourists aliens strangers visits trips guests holidaymakers".split())
WHERE = frozenset(
    "the its land ports routes borders border frontiers frontier crossings shores nationalities passes points".split()
)
UNLAWFUL = frozenset("unauthorised unauthorized unofficial clandestine irregular unmarked".split())  # "by such passes"


def at_sea(scene: Scene, m: Mention, cue: Cue) -> bool:
    """ "161 landed on the islands", "24,000 came over the Adriatic": by no crossing of the land."""
    first, last = max(min(cue.first, m.first) - 4, 0), max(cue.end, m.last) + 7
    seas = any(place.role == "sea" and first <= place.first < last for place in scene.places)
    return seas or not word_set("afloat").isdisjoint(scene.sentence.low[first:last])


BORDER = frozenset(
    """
    border borders frontier frontiers line bridge bridges footbridge footbridges river barrier fence wall post gate
    breakwater breakwaters cordon
    """.split()
)

BORDERLAND, WIDE, AFLOAT = trait(BORDER), trait(STRANGERS | UNLAWFUL | ELSEWHERE | {"all", "every"}), named("afloat")
OTHER_WAY = trait(("other", "opposite", "reverse", "there", "it"))  # each of `TURNED` has one of them


def _exit_paper(low: list[str], event: Event, m: Mention, cue: Cue) -> None:
    """An exit permit is issued by the state that people leave."""
    near = low[min(m.first, cue.first) : max(m.last, cue.end) + 3]
    if event.destination and any(pair in LABOUR for pair in pairwise(low[: max(cue.end, m.last)])):
        event.origin, event.destination = event.destination, ""  # "the Department of Foreign Employment issued 460,000"
        return
    behind = low[cue.first : max(cue.end, m.last) + 5]
    if event.destination and "to" in behind and not TAKEN_OUT.isdisjoint(behind[behind.index("to") :]):
        event.origin, event.destination = event.destination, ""  # "in Israel 22,000 have asked to be taken out"
        return
    released = not RELEASES.isdisjoint(near) and not OUTBOUND.isdisjoint(low)
    if (released or not OUTWARD_PAPERS.isdisjoint(near)) and event.destination:
        event.origin, event.destination = event.destination, ""


def goes_other_way(scene: Scene, m: Mention, event: Event, focus: str) -> None:
    """ "2,150 people walked to Ivangorod and 1,930 the other way": the event gone on with, turned round."""
    if not scene.layout.traits & OTHER_WAY or not (event.origin and event.destination):
        return
    behind = " ".join(scene.sentence.low[max(m.first - 4, 0) : m.last + 5])
    if event.measure not in AROUND or not any(way in behind for way in AWAY):
        return
    event.origin, event.destination = event.destination, event.origin
    event.turned = True
    if event.measure == "departures":
        event.measure, event.why["measure"] = "arrivals", "the other way"  # counted where the others left
    elif focus in (event.origin, event.destination):
        event.measure = "arrivals" if focus == event.destination else "departures"
        event.why["measure"] = "the other way"


def goes_out(low: list[str], m: Mention, event: Event) -> None:
    """ "logged 21,000 Chinese in and 19,500 out": the other way than those before."""
    way = in_or_out(low, m.last) if m.noun < 0 and event.measure in AROUND else ""
    if way and way != event.measure:
        event.measure, event.why["measure"] = way, f"they went {low[m.last]}"
        event.origin, event.destination = event.destination, event.origin


def in_or_out(low: list[str], at: int) -> str:
    """ "1,300 Guatemalans out", "21,000 Chinese in through Mong Cai": the way told by the word behind people."""
    behind = "".join(low[at + 1 : at + 2])
    if low[at : at + 1] == ["out"]:
        return "" if behind == "of" else "departures"
    inward = low[at : at + 1] == ["in"] and (not behind.isalpha() or behind in PASSING)
    return "arrivals" if inward else ""


PASSING = frozenset("through via on from at over across and by yesterday since against".split())


def takes_other_way(scene: Scene, m: Mention) -> bool:
    """ "and 1,090 took the opposite way": they are carried by nobody."""
    if not scene.layout.traits & OTHER_WAY or m.noun >= 0:
        return False
    behind = scene.sentence.low[m.last : m.last + 5]
    return behind[:1] in (["took"], ["take"], ["chose"]) and any(way in " ".join(behind) for way in AWAY)


AROUND = frozenset(("arrivals", "departures"))


def _other_way(low: list[str], event: Event, m: Mention, own: list[Spot], memory: Memory) -> None:
    """ "some 30 a day take the other way": the last way, turned round."""
    if event.measure in ("displaced", "stayed", "registered"):
        return
    last, behind = _last_way(event, memory), " ".join([*low[max(m.first - 8, 0) : m.last + 10], ""])
    there = event.why.get("destination", "")[:3] == "to " and not event.origin and any(way in behind for way in AWAY)
    if there and last is not None and not last.origin and last.destination not in ("", event.destination):
        event.origin, event.turned = last.destination, True  # "a few dozen went the other way, into Syria"
    if not any(way in behind for way in TURNED):
        return
    if last is None or not last.origin or not last.destination:
        _out_again(event, memory.last)
        return
    if (
        last.destination in (memory.last_office, memory.counter)
        and event.measure == "arrivals"
        and last.measure == "arrivals"
    ):
        explicit = any(event.why.get(side, "")[:3] in PLAIN for side in ("origin", "destination"))
        event.measure = "arrivals" if explicit else "departures"
    told = {side: getattr(event, side) for side in ("origin", "destination") if event.why.get(side, "") not in SOFT}
    here = {spot.code for spot in own}  # not those said of the amounts before
    told = {side: code for side, code in told.items() if code and (code in here or code != getattr(last, side))}
    if told.get("origin", last.origin) not in (last.origin, last.destination):
        return  # "the stream runs the other way: 14,400 have come in from Costa Rica"
    event.turned = True
    event.origin = told.get("origin") or last.destination
    event.destination = told.get("destination") or last.origin
    if event.origin == event.destination:
        event.origin = last.origin if "destination" in told else event.origin
    if event.origin == event.destination:
        event.destination = last.destination if last.destination != event.origin else ""


def _out_again(event: Event, last: Event | None) -> None:
    """ "300 crossed into Jordan; 5,283 Iraqis went the other way": out of it, whencever the first had come."""
    came = last is not None and last.measure == "arrivals" and not last.origin
    if last is None or not came or event.measure != "arrivals" or event.destination != last.destination != "":
        return
    if event.why.get("destination", "") in SOFT:
        event.measure, event.origin, event.destination = "departures", last.destination, ""
        event.turned, event.why["measure"] = True, "the other way"


def _last_way(event: Event, memory: Memory) -> Event | None:
    """The movement that goes the other way now: of those who wait the last of all, else the last with both ends."""
    last, flow = memory.last, memory.flow
    whole = last is not None and last.origin and last.destination and last.shape != "supply"
    return last if whole or event.measure.startswith("queue") else flow


LABOUR = (
    ("foreign", "employment"),
    ("overseas", "employment"),
    ("migrant", "workers"),
    ("overseas", "workers"),
    ("manpower", "bureau"),
)
"""Words in the names of offices that send workers abroad."""
TAKEN_OUT = frozenset("out evacuated leave depart repatriated".split())
OUTWARD_PAPERS = frozenset(("exit", "passport", "passports"))
RELEASES = frozenset(("exemption", "exemptions", "waiver", "waivers"))
OUTBOUND = frozenset("outbound leave leaving exit abroad overseas".split())
SOFT = frozenset(
    (
        "",
        "the country in focus",
        "as before",
        "home",
        "over the border spoken of",
        "of those who came",
        "the same queue",
        "the way of those before",
        "the other side of the crossing",
        "where people come from",
    )
)
PLAIN = ("to ", "fro", "out")  # ends that the words name
