"""The places of a sentence in the parts they play: end of a movement, agent, nationality."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from borderdesk.extract.geography import PlaceMention
from borderdesk.extract.movement.places.placeparts import BORDERS, COUNTRIES, SAYS, governs, part
from borderdesk.extract.movement.words.words import word_set
from borderdesk.extract.text import Sentence


@dataclass(slots=True)
class Spot:
    """A place with the part it plays: to, from, out, in, of, via, for, agent, people, border, side, none.

    ``first``..``last`` are the tokens of the place.
    ``office``: a ministry, force or official of the country. ``listed``: one of several that share the part ("from
    Iraq and Kuwait"): none of them is the end.
    """

    place: PlaceMention
    part: str
    code: str
    first: int
    last: int
    listed: bool = False
    object: bool = False
    office: bool = False

    def within(self, part: str = "in") -> Spot:
        """The place as one where something happens, or as another single part."""
        return replace(self, part=part, listed=False)

    def acting(self, at: int) -> Spot:
        """The place as who acts, where the token ``at`` stands for it."""
        return replace(self, part="agent", first=at, last=at + 1, object=False)


def spots_of(sentence: Sentence, places: list[PlaceMention]) -> list[Spot]:
    spots = [
        Spot(place, part(sentence, place), _code(place), place.first, place.last)
        for place in places
        if _is_place(sentence, place)
    ]
    for one, other in pairwise(spots):
        if other.place.role == "crossing" and sentence.low[one.last : other.first] in (["'", "s"], ["’", "s"], ["'s"]):
            one.part = "agent"  # "Uganda's Bunagana crossing"
    for spot in spots:
        if spot.part in ("in", "of"):
            spot.part = _in_or_from(sentence, spot)
        if spot.part == "beside" and _with_number(sentence, spot):
            spot.part = "border"
        spot.office = spot.part == "agent" and _is_office(sentence, spot.place)
    for spot in spots:
        before = sentence.low[spot.first - 1] if spot.first else ""
        if spot.part in ("agent", "none") and spot.place.role != "crossing" and before in OBJECTS:
            spot.part, spot.object = OBJECTS[before], True
    for one, other in pairwise(spots):
        if _in_country(sentence, one, other):
            one.code = other.code
    _bracketed(sentence, spots)
    _together(sentence, spots)
    return spots


OBJECTS = dict.fromkeys("fled flee flees fleeing left leaving quit".split(), "from") | dict.fromkeys(
    "entered enter enters entering reached reach reaches reaching".split(), "to"
)
"""What the object of a verb of going is: "people who had fled Sudan reached Libya"."""


def _in_country(sentence: Sentence, one: Spot, other: Spot) -> bool:
    """ "RAFAH, Egypt": which side of a town is meant."""
    town = one.place.role in ("city", "region") and other.place.role == "country"
    return town and sentence.low[one.last : other.first] == [","] and bool(one.code and other.code)


def _together(sentence: Sentence, spots: list[Spot]) -> None:
    """Places joined by "and" or a comma play one part."""
    for one, other in pairwise(spots[::-1]):  # "the Polish, Czech and Swiss borders"
        if one.part in ("border", "side") and other.place.role == "adjective" and _joint(sentence, other, one):
            one.listed, other.listed, other.part = True, True, one.part
    for one, other in pairwise(spots):
        same = one.code == other.code and sentence.low[one.last : other.first] in (["and"], ["or"])
        if same and one.part in ("in", "from", "to"):
            other.part = one.part if other.part in ("agent", "none") else other.part  # "in Lviv and Lutsk"
        if _coordinate(sentence, one, other):
            one.listed = other.listed = True
            if other.part in ("agent", "none") and (one.part != "people" or one.place.role == "country"):
                other.part = one.part


def _is_place(sentence: Sentence, place: PlaceMention) -> bool:
    """Whether it is a place that may be an end: no sea, and no ship of that name ("the freighter Vlora")."""
    return place.role != "sea" and (place.role != "city" or sentence.low[place.first - 1] not in SHIPS)


SHIPS = frozenset("freighter ship steamer ferry trawler tanker vessel cutter frigate schooner liner motorship".split())


def _fled_from(low: list[str], spot: Spot) -> str:
    """ "attacks in Burkina Faso drove 4,200 people over the border": where violence is, people come from."""
    head = low[max(spot.first - 6, 0) : spot.first]
    at = max(i for i, token in enumerate(head) if token in word_set("violence"))
    clear = {",", ";", ":", "."}.isdisjoint(head[at:]) and not any(token[0].isdecimal() for token in head[at:])
    return "from" if clear else "in"


def _in_or_from(sentence: Sentence, spot: Spot) -> str:
    if _from_there(sentence, spot.first):
        return "from"
    fought = spot.part == "in" and not word_set("violence").isdisjoint(
        sentence.low[max(spot.first - 6, 0) : spot.first]
    )
    return _fled_from(sentence.low, spot) if fought else spot.part


def _from_there(sentence: Sentence, at: int) -> bool:
    """ "from camps in Syria", "from the villages of Rakhine": somewhere in that country."""
    low, first = sentence.low, at - 1 - (sentence.low[at - 1] == "the")
    if first < 2 or low[first] not in INSIDE or not sentence.raw[first - 1][0].islower():
        return False
    start = first - 2 - (low[first - 2] in ARTICLES)
    return low[start] == "from" and low[first - 1] in word_set("wheres")


INSIDE = frozenset(("in", "of", "inside"))
ARTICLES = frozenset("the a its their several two refugee transit border detention holding tent".split())


def _with_number(sentence: Sentence, spot: Spot) -> bool:
    """ "at the green border 411,000 (with Serbia 391,000, with Croatia 12,000)": the border with each."""
    behind = sentence.low[spot.last : spot.last + 2]
    number = any(token[0].isdecimal() for token in (behind[1:] if behind[:1] == ["("] else behind[:1]))
    return number and sentence.low[spot.first - 1] == "with" and not BORDERS.isdisjoint(sentence.low[: spot.first])


def _bracketed(sentence: Sentence, spots: list[Spot]) -> None:
    """ "from Syria (102,930), Turkey (61,181)": the later ones play the part of the first."""
    before = ""
    for spot in spots:
        follows = sentence.low[spot.last : spot.last + 2]
        if follows[:1] == ["("] and follows[1:] and follows[1][0].isdecimal():
            if spot.part in ("agent", "none", "beside") and before:
                spot.part = before
            before = spot.part


def _is_office(sentence: Sentence, place: PlaceMention) -> bool:
    near = sentence.low[place.last : place.last + 6]
    if near[:1] and near[0] in SAYS:
        return True
    if place.first > 1 and sentence.low[place.first - 1] == "of" and governs(sentence.low, place.first - 2):
        return True
    if near[:1] and near[0] in ("'", "’", "'s") and SAYS & {*near}:
        return True  # "Colombia's ombudsman counted"
    if _titled(sentence, place.last):
        return True
    return place.role in ("authority", "adjective") or bool(
        word_set("offices") & {*near} and (near[0] in ("'", "’", "'s") or near[0] in word_set("offices"))
    )


def _titled(sentence: Sentence, at: int) -> bool:
    """ "the Uganda Revenue Authority said": an office whose name goes on behind that of its country."""
    for i in range(at, min(at + TITLE, len(sentence.low))):
        if not sentence.raw[i][0].isupper():
            return False
        if i > at and sentence.low[i] in word_set("offices"):
            return True
    return False


TITLE = 4  # words


def _joint(sentence: Sentence, one: Spot, other: Spot) -> bool:
    """Whether only "and", "or" or a comma stand between."""
    gap = sentence.low[one.last : other.first]
    return gap in (["and"], ["or"], [","], [",", "the"], ["and", "the"], [",", "and"], ["or", "the"])


def _coordinate(sentence: Sentence, one: Spot, other: Spot) -> bool:
    """ "Iraq and Kuwait", "Angola, Cameroon and Congo"."""
    gap = sentence.low[one.last : other.first]
    kinds = {one.place.role, other.place.role}
    if not _joint(sentence, one, other) or one.code == other.code:
        return False
    after = sentence.low[other.last : other.last + 1]
    if after and after[0][0].isdecimal():
        return False  # "from Angola and Guinea 1,300": the next item of a list
    if gap[:1] == [","] and gap[-1] != "and" and after not in GOES_ON and not (one.listed or one.part == "border"):
        return False  # "who crossed from Ethiopia, Sudan has moved 4,000"
    if "people" in (one.part, other.part):
        return one.place.role == other.place.role and one.place.role in ("people", "country")
    return kinds <= COUNTRIES and not (gap == [","] and one.place.role == "city" and other.place.role == "country")


GOES_ON: tuple[list[str], ...] = ([","], ["and"], ["or"], ["."], [])
NO_STATE = frozenset(("Brussels", "Guantánamo Bay", "Guantánamo"))
"""In news of borders the Union, hardly ever the town; a base that is neither here nor there."""


def _code(place: PlaceMention) -> str:
    if place.name in NO_STATE:
        return "EU"
    return place.codes[0] if len(place.codes) == 1 and place.role != "crossing" else ""
