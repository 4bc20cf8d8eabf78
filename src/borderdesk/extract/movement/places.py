"""The places of a sentence in the parts they play: end of a movement, agent, nationality."""

from __future__ import annotations

from dataclasses import dataclass

from borderdesk.extract.geography import PlaceMention
from borderdesk.extract.text import Sentence

TO = frozenset("into to onto towards toward".split())
FROM = frozenset("from".split())
IN = frozenset("in at inside within on near off throughout across".split())
VIA = frozenset("through via by over past".split())
FOR = frozenset(("for",))
LEADING = frozenset(
    "the neighbouring neighboring nearby northern southern eastern western north south east west central mainland tiny little"
    " town city capital border post port village camp island islands state province region district of checkpoint crossing"
    " territory soil airport valley war-torn wartime outside upper lower its our their his".split()
)
SIDES = frozenset(
    "border borders frontier frontiers side soil territory territories coast waters shore shores crossing crossings port ports"
    " post posts checkpoint checkpoints land province region town city capital coastline beaches island islands airport airports"
    " mountain mountains line bank authorities".split()
)
OFFICES = frozenset(
    "government ministry minister authorities police guards guard officials official army military navy coastguard coast president"
    " customs office officers officer embassy agency service forces soldiers troops gendarmes border state foreign interior home"
    " immigration migration prime deputy red statistics ministers parliament court".split()
)
COUNTRIES = frozenset(("country", "city", "region", "body", "island"))


@dataclass(slots=True)
class Spot:
    """A place with the part it plays: to, from, in, via, for, agent, object, people, border, none."""

    place: PlaceMention
    part: str
    code: str

    @property
    def first(self) -> int:
        return self.place.first

    @property
    def last(self) -> int:
        return self.place.last


def spots_of(sentence: Sentence, places: list[PlaceMention]) -> list[Spot]:
    return [Spot(place, _part(sentence, place), _code(place)) for place in places if place.role != "sea"]


def _code(place: PlaceMention) -> str:
    return place.codes[0] if len(place.codes) == 1 and place.role != "crossing" else ""


def _part(sentence: Sentence, place: PlaceMention) -> str:
    low = sentence.low
    if place.role == "authority":
        return "agent"
    if place.role == "people":
        return "people"
    after = low[place.last] if place.last < len(low) else ""
    if place.role == "adjective":
        if after in ("-",) and place.last + 1 < len(low):
            return "border" if SIDES & {*low[place.last + 1 : place.last + 5]} else "people"
        if after in OFFICES and not (
            after == "border"
            and low[place.last + 1 : place.last + 2]
            not in (
                ["guard"],
                ["guards"],
                ["police"],
                ["service"],
                ["force"],
                ["agency"],
                ["patrol"],
                ["troops"],
                ["agents"],
            )
        ):
            return "agent"
        if SIDES & {*low[place.last : place.last + 3]}:
            return _preposition(sentence, place) or "border"
        return "people"
    if low[place.last : place.last + 2] in (["'", "s"], ["’", "s"]) or low[place.last : place.last + 1] == ["'s"]:
        near = {*low[place.last + 1 : place.last + 6]}
        return _preposition(sentence, place) if not near & OFFICES else "agent"
    if after in ("border", "frontier") and place.role != "crossing":
        return "border"
    if after in OFFICES:
        return "agent"
    return _preposition(sentence, place) or ("agent" if place.role in COUNTRIES else "none")


def _preposition(sentence: Sentence, place: PlaceMention) -> str:
    low, i = sentence.low, place.first - 1
    while i >= 0 and (low[i] in LEADING or (low[i] in ("'", "s", "-"))):
        i -= 1
    word = low[i] if i >= 0 else ""
    if word in (",", "and", "or") and i > 0:
        return ""
    if word in TO:
        return "to"
    if word in FROM or (word == "of" and i > 0 and low[i - 1] == "out"):
        return "from"
    if word == "of":
        return "of"
    if word in IN:
        return "in"
    if word in VIA:
        return "via"
    return "for" if word in FOR else ""
