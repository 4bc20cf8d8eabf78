"""Ends that the words of an amount leave out: from the event before, the ways of the text, the country in focus."""

from __future__ import annotations

from borderdesk.extract.movement.ends.farend import SAME_PEOPLE, far_end
from borderdesk.extract.movement.ends.returned import HOME, homewards
from borderdesk.extract.movement.event import NEAR, Event, far_name, near
from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.words import word_set

ABROAD = frozenset(("arrivals", "stayed", "registered", "applications", "permits", "turned_away", "deported"))
"""Measures in which nationals of the country in focus hardly ever count."""
OFFICIAL = frozenset(("permits", "applications", "displaced"))  # what only the state concerned counts
AWAY = frozenset(("departures", "displaced"))
OUTWARD = frozenset(("departures", "returns", "deported"))


def complete(event: Event, previous: Event | None, memory: Memory, before: Event | None = None) -> None:
    """Set the ends of ``event`` that are open; nationals who enter their own country return.

    ``previous``: an event of the same measure in the sentence, ``before``: of any.
    """
    own = event.nationality == event.destination != ""
    if event.measure == "arrivals" and own and _come_home(event, memory):
        event.measure = "returns"
    if event.measure == "returns":
        homewards(event, before, memory)
        return
    if event.measure == "displaced" and event.nationality and not event.origin:
        event.origin = event.nationality  # uprooted at home
    if before is not None and before.measure == "returns" and _also_home(event, before):
        event.measure, event.destination = "returns", before.destination
        event.why["destination"] = "home"
        homewards(event, before, memory)
        return
    if event.measure == "stayed" and event.shape == "stay" and _still_uprooted(event, memory.last):
        event.measure, event.origin, event.destination = "displaced", event.destination, ""
        event.why["measure"] += ", of those uprooted"
    if before is not None and _back_in(event, before):
        event.origin, event.why["origin"] = before.destination, "back from where they went"
    base = previous or memory.by_measure.get(event.measure)
    newer = before is None and memory.staged > (base.sentence if base is not None else -1)
    _near_end(event, None if newer else before or base, memory)
    _same_gate(event, before)
    _out_again(event, before, memory)
    far_end(event, base, memory, same_sentence=previous is not None)
    if event.measure == "arrivals" and event.destination == event.nationality != "" and _come_home(event, memory):
        event.measure = "returns"  # "1,320 Qataris have come in"


def _still_uprooted(event: Event, last: Event | None) -> bool:
    """ "535,000 people are uprooted. In Bangui itself 131,000 are camped on open ground"."""
    uprooted = last is not None and last.measure == "displaced" and last.origin == event.destination != ""
    return uprooted and event.nationality in ("", event.destination)


def _back_in(event: Event, before: Event) -> bool:
    """ "143,800 left Thailand for Laos, and 96,500 of them had re-entered Thailand", "29,000 crossed to Thailand"."""
    same = event.part or (event.nationality in ("", before.nationality) and "origin" not in event.why)
    went = (before.measure, event.measure) == ("departures", "arrivals") and same and not event.origin
    return went and event.destination == before.origin != "" and before.destination != ""


def _come_home(event: Event, memory: Memory) -> bool:
    """Whether nationals who enter their country return: a bare share keeps its measure, guests are no nationals."""
    last, before = memory.last, memory.before
    told = event.why.get("nationality") != SAME_PEOPLE or (last is not None and last.measure in HOMEWARDS)
    told = told or (before is not None and not AWAY_FROM_HOME.isdisjoint(before.low))
    return event.unit != "percent" and event.shape != VISIT and told and not kin(event)


VISIT = "visit"  # the shape of those who come as guests, even where they are at home: "Germans visited the GDR"


def kin(event: Event) -> bool:
    """ "32,000 Serbs came over from Bosnia": they are no nationals of Serbia."""
    return f"{event.nationality}-{event.origin}" in word_set("kin")


HOMEWARDS = frozenset(("returns", "deported"))
AWAY_FROM_HOME = frozenset("abroad overseas stranded home homes homeland repatriation expatriates".split())
"""Words by which the sentence before says that these people are at home here: "Indians stranded abroad"."""


def _also_home(event: Event, before: Event) -> bool:
    """ "Iraq has airlifted 750 of its nationals home, while 2,285 came overland"."""
    same = event.nationality == before.destination != ""
    came = event.measure == "arrivals" and event.shape in ("come", "enter", "move")
    return came and same and event.destination in ("", before.destination)


def _same_gate(event: Event, before: Event | None) -> None:
    """ "turned back 2,140 of them at Narva and let through 61,300 others": one office, one border."""
    far = far_name(event.measure)
    if before is None or {event.measure, before.measure} != GATES or (event.at_sea and not event.nationality):
        return  # "the guard turned back a pirogue": from any shore
    if getattr(event, far) or far in event.why:
        return
    if near(event) == near(before) != "" and getattr(before, far):
        setattr(event, far, getattr(before, far))
        event.why[far] = "over the same border"


GATES = frozenset(("arrivals", "turned_away"))


def _out_again(event: Event, before: Event | None, memory: Memory) -> None:
    """ "3,410 came in from Belarus at Terespol and 1,180 left": over the crossing that the text is about."""
    if before is None or (event.measure, before.measure) != ("departures", "arrivals") or event.part:
        return
    if event.by_air and not before.by_air:
        return
    crossing = (*sorted((before.origin, before.destination)),)
    known = event.destination or "destination" in event.why
    if event.origin == before.destination and not known and crossing in (memory.gate, memory.pair):
        event.destination, event.why["destination"] = before.origin, "over the same border"


def follow(event: Event, whole: Event, cue: Cue) -> None:
    """ "Of 449,000 who returned from Iran 62 per cent had been deported": a part goes the way of the whole."""
    back = cue.form == "be" or event.destination == whole.origin != ""
    there = event.nationality != whole.destination or event.destination == whole.origin
    if back and (event.measure, whole.measure) == ("returns", "departures") and there:
        event.origin, event.destination = whole.destination, whole.origin
        event.why |= {"origin": "back from where they went", "destination": "back to where they left"}
        return  # "242 left India for Pakistan and 239 of them were back by the evening"
    abroad = whole.destination not in ("", event.nationality)
    if whole.measure == "deported" and event.measure != "deported" and abroad:
        event.origin, event.destination = whole.destination, ""
        event.why |= {"origin": "where they were", "destination": HOME}
        return  # "flew 299 deportees of ten nations to Panama; 188 of them then flew home"
    for side in ("origin", "destination"):
        if not getattr(event, side) or event.why.get(side, "").startswith(("in ", "none ")):
            setattr(event, side, getattr(whole, side))
            event.why[side] = "the way of the whole"


def _near_end(event: Event, base: Event | None, memory: Memory) -> None:
    side, far = NEAR[event.measure], far_name(event.measure)
    if near(event) or side in event.why:
        return
    told = "" if base is not None and _read_apart(base, memory) else _where(event, base)
    counts = memory.counter == memory.main != memory.office  # "the statistics division reports"
    if event.measure in AWAY and not counts and memory.subject_at > (base.sentence if base is not None else -1):
        told = memory.subject  # "Saudi Arabia gave foreigners three months. Nearly a million left"
    office = memory.office or memory.counter
    office = "" if office == "EU" or event.measure.startswith("queue") else office
    beyond = next((code for code in memory.pair if code != getattr(event, far)), "")
    recent = memory.at - memory.pair_at <= 1 or event.bordering != ""
    over = beyond if getattr(event, far) in memory.pair and recent else ""
    back = getattr(base, far_name(base.measure)) if base is not None and told == getattr(event, far) != "" else ""
    choices = [told, back, office, over, memory.focus, memory.main, memory.other_end(getattr(event, far))]
    if (event.shape == "flee" and not told) or (event.measure == "displaced" and not _displaced(base)):
        choices = [memory.emergency or memory.source, *choices]  # "400,000 have fled since January"
    if event.shape in ("takeout", "bring") and event.measure == "departures":
        choices = _taken_from(event, memory, choices)
    named = {memory.main, getattr(event, far)} == {*memory.gate} or memory.ways.get(memory.main) == getattr(event, far)
    if getattr(event, far) and named and memory.staged != memory.at:
        choices = [memory.main, *choices]  # "arrivals from Bosnia" of a text about Croatia
    if memory.office not in ("", event.nationality) and event.measure in OFFICIAL:
        choices = [memory.office, *choices]  # "512,000 held permits, according to the Thai labour ministry"
    if event.abroad:
        choices = [memory.main, *choices]
    choices = [choice for choice in choices if choice not in ("", event.abroad, getattr(event, far))]
    abroad = [choice for choice in choices if choice != event.nationality or event.measure not in ABROAD]
    if event.measure == "stayed" and not abroad and event.why.get("nationality") != SAME_PEOPLE:
        choices = [memory.other_end(event.nationality)]  # "750,000 Ethiopians live in the kingdom"
    for choice in [one for one in (*abroad, *choices) if event.fits(one)][:1]:
        setattr(event, side, choice)
        event.why[side] = "the country in focus"


def _displaced(base: Event | None) -> bool:
    return base is not None and base.measure == "displaced"


def _read_apart(base: Event, memory: Memory) -> bool:
    """A headline, an office counts below it: "700 cross Channel, two die off French coast"; one of several states."""
    return (base.sentence == memory.headed and memory.office != "") or _one_of_several(base, memory)


def _one_of_several(base: Event, memory: Memory) -> bool:
    """ "Tanzania received 70,000, Rwanda 26,300. 900 more come over each day": to the first as well."""
    return base.sentence == memory.spread < memory.at and memory.focus == memory.main != near(base)


def _taken_from(event: Event, memory: Memory, choices: list[str]) -> list[str]:
    """ "New Delhi brought out hundreds of its own": from where others leave, not from the state that takes them."""
    last = memory.by_measure.get("departures") or memory.flow
    taker = (event.nationality if event.own else "", event.taker)
    return [one for one in (last.origin if last is not None else "", memory.source, *choices) if one not in taker]


def _where(event: Event, base: Event | None) -> str:
    """Where people are after what was counted before: those deported to Panama remain in Panama, others at home."""
    if base is None:
        return ""
    if event.measure in STOCKS and base.measure in ("deported", "departures", "returns"):
        return (base.destination if event.part else base.origin) or near(base)
    return near(base)


STOCKS = frozenset(("stayed", "registered"))
