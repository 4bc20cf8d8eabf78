"""The places of a sentence in the parts they play: end of a movement, agent, nationality."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from borderdesk.extract.geography import PlaceMention
from borderdesk.extract.movement.prepositions import preposition
from borderdesk.extract.movement.words import word_set
from borderdesk.extract.text import Sentence

CITIZENS = frozenset(("nationals", "citizens"))
CITIZENS_OF = tuple([who, of] for who in ("nationals", "citizens", "natives", "subjects") for of in ("of", "from"))
BORDERS = frozenset("border borders frontier frontiers line fence bank boundary section".split())
GUARDS = frozenset(
    """
    guard guards police service force agency patrol troops agents guarding control post posts command commission
    """.split()
)
COUNTRIES = frozenset(("country", "city", "region", "body", "island"))


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


def spots_of(sentence: Sentence, places: list[PlaceMention]) -> list[Spot]:
    spots = [
        Spot(place, _part(sentence, place), _code(place), place.first, place.last)
        for place in places
        if _is_place(sentence, place)
    ]
    for one, other in pairwise(spots):
        if other.place.role == "crossing" and sentence.low[one.last : other.first] in (["'", "s"], ["’", "s"], ["'s"]):
            one.part = "agent"  # "Uganda's Bunagana crossing"
    for spot in spots:
        if spot.part == "in" and not word_set("violence").isdisjoint(sentence.low[max(spot.first - 6, 0) : spot.first]):
            spot.part = _fled_from(sentence.low, spot)
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
    if place.first > 1 and sentence.low[place.first - 1] == "of" and _governs(sentence.low, place.first - 2):
        return True
    if near[:1] and near[0] in ("'", "’", "'s") and SAYS & {*near}:
        return True  # "Colombia's ombudsman counted"
    return place.role in ("authority", "adjective") or bool(
        word_set("offices") & {*near} and (near[0] in ("'", "’", "'s") or near[0] in word_set("offices"))
    )


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


def _part(sentence: Sentence, place: PlaceMention) -> str:
    if place.role in ("authority", "people"):
        return _office_or_people(sentence, place)
    return _adjective(sentence, place) if place.role == "adjective" else part_of(sentence, place)


def _office_or_people(sentence: Sentence, place: PlaceMention) -> str:
    """ "300 Syrians", but "the Syrian Red Crescent"; "handed over to Border Guard Bangladesh"."""
    if place.role == "people" and not _office_follows(sentence.low, place.last):
        return "people"
    return "to" if place.role == "authority" and preposition(sentence, place) == "to" else "agent"


def _office_follows(low: list[str], i: int) -> bool:
    """ "Syrian police", "Egypt's home office", but "flew the Egyptians home"."""
    if low[i : i + 1] == ["home"]:
        return low[i + 1 : i + 2] != [] and low[i + 1] in word_set("not_home_behind")
    if i < len(low) and low[i] in word_set("departments"):
        name = low[i + 1 : i + 3]  # "the Thai labour ministry", "the Thai public health ministry"
        return name[:1] != [] and name[0].isalpha() and not word_set("offices").isdisjoint(name)
    return i < len(low) and low[i] in word_set("offices")


def part_of(sentence: Sentence, place: PlaceMention) -> str:
    low = sentence.low
    after = low[place.last] if place.last < len(low) else ""
    owned = place.first > 2 and low[place.first - 3] in ("its", "their", "his", "her")  # "its nationals from Sudan"
    citizens = low[max(place.first - 2, 0) : place.first] in CITIZENS_OF and not owned
    if place.role == "country" and (after in CITIZENS or citizens):
        return "people"
    if low[place.last : place.last + 2] in (["'", "s"], ["’", "s"]) or after == "'s":
        part = preposition(sentence, place)
        if not part and _genitive_border(low, place):
            return "border"
        near = {*low[place.last + 1 : place.last + 6]}
        speaks = near & word_set("offices") or near & SAYS
        return (part or "none") if part in ("from", "to", "out") or not speaks else "agent"
    if after in ROUTES:
        return "beside"  # "on the Belarus route": no country they come to
    if place.role != "crossing" and (_bounds(low, place) or low[max(place.first - 2, 0) : place.first] in WITH):
        return "border"
    if after in word_set("offices"):
        return "agent"
    if after == ":" and place.role in ("country", "city") and (place.first == 0 or not low[place.first - 1].isalpha()):
        capitals = place.role == "city" and "".join(sentence.raw[place.first : place.last]).isupper()
        return "dateline" if capitals else "label"  # "PESHAWAR: ...", "Turkey: 3,000"
    part = preposition(sentence, place)
    if part == "of" and place.first > 1 and _governs(low, place.first - 2):
        return "agent"
    if (
        part == "via"
        and place.role == "country"
        and low[place.first - 1] == "by"
        and sentence.raw[place.first][0].isupper()
    ):
        return "agent"  # "were turned back by Romania"
    return part or ("agent" if place.role in COUNTRIES else "none")


ROUTES = frozenset("route routes corridor trail road".split())


def _governs(low: list[str], i: int) -> bool:
    """ "the armed forces of Malta", "the government of Chad"."""
    return low[i] in word_set("offices") and low[i] not in GUARDED


GUARDED = frozenset("state foreign interior home border immigration migration president".split())


def _genitive_border(low: list[str], place: PlaceMention) -> bool:
    """ "Russia's land borders", but not "Russia's border guards"."""
    hits = [i for i in range(place.last + 1, min(place.last + 5, len(low))) if low[i] in BORDERS]
    return bool(hits) and not _guards(low, hits[0] + 1)


SAYS = frozenset("says said reports reported counts counted puts put".split())
WORK_PAPERS = tuple([kind, paper] for kind in ("work", "residence") for paper in ("permit", "permits", "visa", "visas"))
WITH = (
    ["border", "with"],
    ["line", "with"],
    ["boundary", "with"],
    ["post", "with"],
    ["crossing", "with"],
    ["frontier", "with"],
    ["borders", "with"],
    ["crossings", "with"],
    ["posts", "with"],
    ["frontiers", "with"],
)


def _bounds(low: list[str], place: PlaceMention) -> bool:
    """ "the Mexican border", but not "the Mexican border guards"."""
    return low[place.last : place.last + 1] != [] and low[place.last] in BORDERS and not _guards(low, place.last + 1)


DEPORTING = frozenset("deportation removal expulsion".split())  # "U.S. deportation flights"
ACTING = frozenset(  # "the French stopped 411"
    """
    stopped stop turned turn let admit admitted refused deported expelled returned sent caught intercepted counted
    say said shut closed opened reopened detained handed rescued
    """.split()
)


def _guards(low: list[str], i: int) -> bool:
    return i < len(low) and low[i] in GUARDS


BANKS = frozenset("side bank shore end edge".split())


def _adjective(sentence: Sentence, place: PlaceMention) -> str:
    """ "the Kazakh border", "the Thai side", "Kazakh officials", "Kazakh soil", "Kazakh citizens"."""
    low = sentence.low
    after = low[place.last] if place.last < len(low) else ""
    if after not in BANKS and _bounds(low, place):
        return "border"
    if after in BANKS:
        part = preposition(sentence, place)
        return part if part in ("from", "to") else "side"
    if after == "-":
        return "border" if word_set("sides") & {*low[place.last + 1 : place.last + 5]} else "people"
    if after in DEPORTING or _office_follows(low, place.last) or (low[place.first - 1] == "the" and after in ACTING):
        return "agent"
    if low[place.last : place.last + 2] in WORK_PAPERS:
        return "label"  # "Thai work permits": where they hold
    if word_set("sides") & {*low[place.last : place.last + 3]}:
        return preposition(sentence, place) or "agent"
    return "people"
