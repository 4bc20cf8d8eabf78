"""The end of a movement that an object or a preposition names."""

from __future__ import annotations

from borderdesk.extract.movement.ends.direction import is_object
from borderdesk.extract.movement.event import NEAR, Event
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.layout import Layout

FOR = frozenset(("leave", "flee", "lodge", "noun", "issue", "wait", "move", "takeout", "send", "return", "bring"))
CARRIERS = frozenset(
    "train trains plane planes flight flights bus buses coach coaches boat boats ferry ferries".split()
)
SETTLED = frozenset("residents inhabitants villagers".split())
FLED = frozenset("fled gone escaped come crossed left".split())


def named_end(layout: Layout, event: Event, cue: Cue | None, at: int, spot: Spot) -> str:
    """The end that an object or a preposition names."""
    if event.measure == "stayed" and (there := _stays(layout, cue, spot)) is not None:
        return there
    if event.shape == "catch" and event.measure == "arrivals" and spot.part == "to" and _wanted(layout, at, spot):
        return ""  # "Czech police caught 1,100 on their way to Germany"
    if event.measure == "returns" and _fled_before(layout, cue, at, spot):
        return {"to": "origin", "from": "destination"}.get(spot.part, "")
    comma = cue is not None and layout.sentence.low[cue.end : cue.end + 1] == [","]  # "have left, Peru hosting most"
    if cue is not None and cue.shape in ("enter", "leave", "flee") and is_object(cue, spot) and not comma:
        return "destination" if cue.shape == "enter" else "origin"
    if spot.part == "from" and cue is not None and cue.shape == "count" and layout.sentence.low[0] == "from":
        return "" if spot.first <= 2 and cue.last == at else "origin"  # "From Siret the mayor reports 14,000"
    if spot.part == "for":
        aboard = layout.sentence.low[spot.first - 2] in CARRIERS  # "were pulled off trains for Poland"
        return "destination" if event.shape in FOR or aboard else ""
    if spot.part in ("of", "agent") and event.measure in ("arrivals", "departures"):
        low = layout.sentence.low
        if low[spot.first - 1] == "of" and low[spot.first - 2] in SETTLED:
            return "origin"  # "1,200 residents of Goma crossed into Rwanda"
    if spot.part == "of":
        uprooted = event.measure == "displaced" and spot.last <= cue.first if cue else False
        return NEAR[event.measure] if uprooted or event.shape == "noun" else ""  # "residents of Bissau have fled"
    return {"to": "destination", "from": "origin", "out": "origin", "label": NEAR[event.measure]}.get(spot.part, "")


def _stays(layout: Layout, cue: Cue | None, spot: Spot) -> str | None:
    """ "640 Russians have not left Georgia" are there; None where it says nothing of those who stay."""
    if cue is not None and "not" in layout.sentence.low[cue.first : cue.end]:
        return "destination" if spot.part in ("from", "out", "in") else ""
    return "" if spot.part in ("to", "for") else None  # "5,000 live in the dunes, hoping to get to England"


def _wanted(layout: Layout, at: int, spot: Spot) -> bool:
    return at < spot.first and not WANTED.isdisjoint(layout.sentence.low[at : spot.first])


WANTED = frozenset("way wanted wanting want wished hoping hoped heading headed bound planned planning intended".split())


def _fled_before(layout: Layout, cue: Cue | None, at: int, spot: Spot) -> bool:
    """ "people who had fled to Thailand from Myanmar walked home": where they had gone."""
    low = layout.sentence.low
    if cue is None or not at < spot.first < cue.first or spot.part not in ("to", "from"):
        return False
    return "who" in low[at : spot.first] and not FLED.isdisjoint(low[at : spot.first])
