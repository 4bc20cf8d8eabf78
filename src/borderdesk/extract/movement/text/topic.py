"""Whether a text is about borders at all: in other news people run, hold and pass as well."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.text.scene import Scene, spots_in
from borderdesk.extract.movement.words.words import word_set, words
from borderdesk.extract.text import Sentence


def about_borders(sentences: list[Sentence]) -> bool:
    """Whether the text has a word that reports on borders hardly do without, or names a crossing or two countries."""
    if any(not word_set("topic").isdisjoint(sentence.low) or _over_sea(sentence.low) for sentence in sentences):
        return True
    spots = [spot for sentence in sentences for spot in spots_in(sentence)]
    return len({spot.code for spot in spots} - {""}) > 1 or any(spot.place.role == "crossing" for spot in spots)


def _over_sea(low: list[str]) -> bool:
    """ "45,000 people crossed the Channel": between two states."""
    at = next((i for i, token in enumerate(low) if token in SEAS), 0)
    return at > 1 and not CROSSING.isdisjoint(low[max(at - 4, 0) : at])


CAMPS = frozenset(("camp", "camps"))  # "the camp holds 19,000 people"
SEAS = frozenset("channel mediterranean aegean adriatic".split())
CROSSING = frozenset("cross crosses crossed crossing crossings".split())


POSTS = frozenset("bridge post gate barrier terminal customs".split())
TOWN = frozenset("toll hospital clinic stadium station office court hall shop bank theatre airport".split())


def off_topic(m: Mention, event: Event, scene: Scene) -> bool:
    """In another text: whether the event names no country, or counts no travellers.

    "More than 9,000 runners set off" is no departure, "300 people entered Cyprus" is an arrival.
    """
    low = scene.sentence.low
    named = event.nationality or event.origin or event.destination or event.at_sea
    named = named or (event.measure.startswith("queue") and not POSTS.isdisjoint(low) and TOWN.isdisjoint(low))
    named = named or (event.measure == "stayed" and not CAMPS.isdisjoint(low))
    noun = low[m.noun] if m.noun >= 0 and m.kind == "count" else ""
    moving = not noun or any(noun in known for known in (words().movers, words().cues, words().stateless))
    carrying = m.unit == "vehicles" and any(one.unit == "persons" for one in scene.counted)
    return not named or not (moving or carrying)  # "640 people landed from 14 boats"
