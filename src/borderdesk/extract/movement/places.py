"""The places of a sentence in the parts they play: end of a movement, agent, nationality."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from borderdesk.extract.geography import PlaceMention
from borderdesk.extract.text import Sentence

TO = frozenset("into to onto towards toward".split())
FROM = frozenset("from".split())
IN = frozenset("in at inside within on near off throughout across".split())
VIA = frozenset("through via by over past".split())
FOR = frozenset(("for",))
LEADING = frozenset(
    "the former soviet countries states republics neighbouring neighboring nearby northern southern eastern western north south east west central mainland tiny little"
    " town city capital border post port village camp island islands state province region district of checkpoint crossing"
    " territory soil airport valley war-torn wartime outside upper lower its our their his".split()
)
BORDERS = frozenset("border borders frontier frontiers line fence bank boundary".split())
GUARDS = frozenset("guard guards police service force agency patrol troops agents guarding control".split())
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
    """A place with the part it plays: to, from, out, in, of, via, for, agent, people, border, side, none.

    ``listed``: one of several that share the part ("from Iraq and Kuwait"): none of them is the end.
    """

    place: PlaceMention
    part: str
    code: str
    listed: bool = False

    @property
    def first(self) -> int:
        return self.place.first

    @property
    def last(self) -> int:
        return self.place.last


def spots_of(sentence: Sentence, places: list[PlaceMention]) -> list[Spot]:
    spots = [Spot(place, _part(sentence, place), _code(place)) for place in places if place.role != "sea"]
    for one, other in pairwise(spots):
        if _coordinate(sentence, one, other):
            one.listed = other.listed = True
            if other.part in ("agent", "none") and one.part not in ("people",):
                other.part = one.part
    return spots


def _coordinate(sentence: Sentence, one: Spot, other: Spot) -> bool:
    """ "Iraq and Kuwait", "Angola, Cameroon and Congo"."""
    gap = sentence.low[one.last : other.first]
    kinds = {one.place.role, other.place.role}
    if gap not in (["and"], ["or"], [","], ["and", "the"], [",", "and"], ["or", "the"]) or one.code == other.code:
        return False
    if "people" in (one.part, other.part):
        return one.place.role == other.place.role == "people"
    return kinds <= COUNTRIES and not (gap == [","] and one.place.role == "city" and other.place.role == "country")


def _code(place: PlaceMention) -> str:
    return place.codes[0] if len(place.codes) == 1 and place.role != "crossing" else ""


def _part(sentence: Sentence, place: PlaceMention) -> str:
    low = sentence.low
    if place.role == "authority":
        return "agent"
    if place.role == "people":
        return "people"
    after = low[place.last] if place.last < len(low) else ""
    if place.role == "adjective" and after in BORDERS and GUARDS.isdisjoint(low[place.last + 1 : place.last + 2]):
        return "border"
    if place.role == "adjective" and after == "side":
        return "side"
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
            return _preposition(sentence, place) or "agent"
        return "people"
    if low[place.last : place.last + 2] in (["'", "s"], ["’", "s"]) or low[place.last : place.last + 1] == ["'s"]:
        near = {*low[place.last + 1 : place.last + 6]}
        return _preposition(sentence, place) if not near & OFFICES else "agent"
    if after in BORDERS and place.role != "crossing" and GUARDS.isdisjoint(low[place.last + 1 : place.last + 2]):
        return "border"
    if low[max(place.first - 2, 0) : place.first] in (["border", "with"], ["frontier", "with"], ["borders", "with"]):
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
    if word in FROM:
        return "from"
    if word == "of" and i > 0 and low[i - 1] == "out":
        return "out"
    if word == "of":
        return "of"
    if word in IN:
        return "in"
    if word in VIA:
        return "via"
    return "for" if word in FOR else ""
