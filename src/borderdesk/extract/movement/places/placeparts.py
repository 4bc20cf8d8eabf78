"""The part that a place plays, by the words around it."""

from __future__ import annotations

from borderdesk.extract.amounts.words import words as number_words
from borderdesk.extract.geography import PlaceMention
from borderdesk.extract.movement.words.prepositions import preposition
from borderdesk.extract.movement.words.words import word_set, words
from borderdesk.extract.text import Sentence

CITIZENS = frozenset(("nationals", "citizens"))
CITIZENS_OF = tuple([who, of] for who in ("nationals", "citizens", "natives", "subjects") for of in ("of", "from"))
BORDERS = frozenset("border borders frontier frontiers line fence bank boundary section barrier gate".split())
GUARDS = frozenset(
    """
    guard guards police service force agency patrol troops agents guarding control post posts command commission
    officials official authorities authority officers officer
    """.split()
)
COUNTRIES = frozenset(("country", "city", "region", "body", "island"))


def part(sentence: Sentence, place: PlaceMention) -> str:
    if place.role in ("country", "adjective") and _counted_men(sentence.low, place):
        return "people"
    if place.role in ("authority", "people"):
        return _office_or_people(sentence, place)
    return _adjective(sentence, place) if place.role == "adjective" else part_of(sentence, place)


def _counted_men(low: list[str], place: PlaceMention) -> bool:
    """ "43 Myanmar soldiers crossed the bridge", "400 Myanmar workers": so many of its men, and no office that acts."""
    if low[place.last : place.last + 1] == [] or not place.first:
        return False
    if low[place.last] not in MEN and (place.role != "country" or low[place.last] not in words().movers):
        return False
    before, numbers = low[place.first - 1], number_words()
    return before[0].isdecimal() or before in numbers.units or before in numbers.tens or before in numbers.scales


MEN = frozenset("soldiers troops policemen officers guards conscripts sailors airmen".split())


def _office_or_people(sentence: Sentence, place: PlaceMention) -> str:
    """ "300 Syrians", but "the Syrian Red Crescent"; "handed over to Border Guard Bangladesh"."""
    if place.role == "people" and not (_office_follows(sentence.low, place.last) or _act(sentence.low, place)):
        return "people"
    return "to" if place.role == "authority" and preposition(sentence, place) == "to" else "agent"


def _act(low: list[str], place: PlaceMention) -> bool:
    """ "the Latvians turned away 11", "the Finns let in 60": their guards."""
    at = place.last + 2 * (low[place.last : place.last + 2] == [",", "who"])  # "the Poles, who counted 348 attempts"
    behind = low[at : at + 4]
    does = low[place.first - 1] == "the" and behind[:1] != [] and behind[0] in GUARDING
    return does and any(token[0].isdecimal() for token in behind[1:])


GUARDING = frozenset(
    "stopped turned let admitted refused deported expelled caught intercepted counted detained sent received registered"
    " recorded logged issued granted sheltered hosted".split()
)


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
    if place.role in ("country", "body") and (after in CITIZENS or after == "residents" or citizens):
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
    part = _over_gate(low, place) or preposition(sentence, place) or _of_members(low, place)
    if part == "of" and place.first > 1 and governs(low, place.first - 2):
        return "agent"
    if part == "via" and sentence.raw[place.first][0].isupper() and _done_by(low, place):
        return "agent"
    return part or ("agent" if place.role in COUNTRIES else "none")


def _over_gate(low: list[str], place: PlaceMention) -> str:
    """ "put 1,640 out through the gate of Dajabón", "Torkham, through which 3,000 go home each day"."""
    behind = low[place.last : place.last + 3]
    if place.role != "crossing":
        return ""
    if behind[:1] == [","] and behind[2:] == ["which"] and behind[1] in OVER:
        return "via"
    if place.first < 4 or low[place.first - 1] != "of" or low[place.first - 2] not in GATES:
        return ""
    before = low[place.first - 3 - (low[place.first - 3] == "the")]
    return "via" if before in OVER else "in" if before == "at" else ""


OVER = frozenset("over through by across via".split())
GATES = frozenset("gate gates post bridge crossing checkpoint pass bridges posts".split())


def _done_by(low: list[str], place: PlaceMention) -> bool:
    """ "were turned back by Romania", "expelled by the United States", "deported by Washington"."""
    by = place.first - 1 - (low[place.first - 1] == "the")
    done = low[by - 1].endswith("ed") or low[by - 1] in ("back", "away", "out", "home")
    return low[by] == "by" and (place.role == "country" or (place.role == "city" and done))


def _of_members(low: list[str], place: PlaceMention) -> str:
    """ "people from the eight new EU states"."""
    return "from" if place.role == "body" and "from" in low[max(place.first - 4, 0) : place.first] else ""


ROUTES = frozenset("route routes corridor trail road".split())


def governs(low: list[str], i: int) -> bool:
    """ "the armed forces of Malta", "the government of Chad"."""
    return low[i] in word_set("offices") and low[i] not in GUARDED


GUARDED = frozenset("state foreign interior home border immigration migration president".split())


def _genitive_border(low: list[str], place: PlaceMention) -> bool:
    """ "Russia's land borders", but not "Russia's border guards"."""
    hits = [i for i in range(place.last + 1, min(place.last + 5, len(low))) if low[i] in BORDERS]
    force = bool(hits) and not GUARDS.isdisjoint(low[hits[0] + 1 : hits[0] + 3])  # "India's Border Security Force"
    return bool(hits) and not force and not _guards(low, hits[0] + 1)


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


BARRED = frozenset("sealed closed shut blocked fenced mined guarded".split())
BANKS = frozenset("side bank shore end edge".split())


def _adjective(sentence: Sentence, place: PlaceMention) -> str:
    """ "the Kazakh border", "the Thai side", "Kazakh officials", "Kazakh soil", "Kazakh citizens"."""
    low = sentence.low
    after = low[place.last] if place.last < len(low) else ""
    if after not in BANKS and _bounds(low, place):
        return "border"
    if after in BANKS:
        part = preposition(sentence, place)
        if low[place.first - 1] == "the" and low[max(place.first - 2, 0)] in BARRED:
            return "beside"  # "when troops sealed the Rwandan side, 14,000 slipped through": not to there
        return part if part in ("from", "to") else "side"
    if after == "-":
        return "border" if word_set("sides") & {*low[place.last + 1 : place.last + 5]} else "people"
    if after in DEPORTING or _office_follows(low, place.last) or (low[place.first - 1] == "the" and after in ACTING):
        return "agent"
    if low[place.last : place.last + 2] in WORK_PAPERS:
        return "label"  # "Thai work permits": where they hold
    if word_set("sides") & {*low[place.last : place.last + 3]}:
        return preposition(sentence, place) or "agent"
    if HOUSING & {*low[place.last : place.last + 3]}:
        return preposition(sentence, place) or "in"
    return "people"


HOUSING = frozenset(  # "in Dutch reception centres", "Libyan prisons hold 300"
    "camp camps centre centres center centers shelter shelters hotel hotels hostel hostels prison prisons jail jails"
    " barracks dormitories".split()
)
