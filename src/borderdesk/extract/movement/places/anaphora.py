"""Words that stand for a country named before: "deported 200 there", "left for it", "flew home from the kingdom"."""

from __future__ import annotations

from borderdesk.extract.amounts.words import nouns
from borderdesk.extract.geography import PlaceMention, state_of_town
from borderdesk.extract.movement.places.placeparts import part_of
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.sense import NUMBERS
from borderdesk.extract.movement.words.words import word_set, words
from borderdesk.extract.text import Sentence

REALMS: dict[str, frozenset[str]] = {
    "kingdom": frozenset("SAU JOR BHR MAR THA KHM BTN TON LSO SWZ".split()),
    "emirate": frozenset(("KWT", "QAT", "ARE")),
    "emirates": frozenset(("ARE",)),
    "sultanate": frozenset(("OMN", "BRN")),
}
"""Countries that are often called by what they are."""
HARBOURS = frozenset(("HKG", "MAC", "TWN"))  # "the mainland" is China's there
WORDS = frozenset((*REALMS, "mainland", "there", "it", "that"))
GOING = frozenset(
    """
    go going goes went gone come came coming arrive arrived arriving fled flee fleeing move moved return returned
    returning crossed cross travel travelled traveled travelling flown flew fly flying sent send sending deported
    deport deporting expelled expel expelling removed bussed bused shipped taken took driven drove transferred
    repatriated evacuated left leave leaving entered entries exits arrivals departures sailed sail landed back
    home brought ferried airlifted
    """.split()
)
BEING = frozenset("live living lives remain remains remained stay stayed staying stuck stranded working housed".split())
TO = frozenset(("to", "into", "from", "for", "of"))
ONES = (["country"], ["state"], ["kingdom"], ["island"], ["republic"])
REACH = 4  # tokens from the verb to "there"
STOP = frozenset(",;:.")


def backward(sentence: Sentence, spots: list[Spot], named: list[str], main: str, actor: str) -> list[Spot]:
    """The spots of such words; ``named``: the countries that the text has named before, the last one first.

    ``actor``: the state that acts in the sentence before.
    """
    low = sentence.low
    if WORDS.isdisjoint(low):
        return []
    found = _acting(sentence, spots, actor) if actor and "it" in low[:OPENING] else []
    for i in [i for i, token in enumerate(low) if i and token in WORDS]:
        known = _known(sentence, [*spots, *found], i, named)
        if low[i] == "there":
            found += [] if _at_the_post(low, i, spots) else _there(sentence, i, known)
        elif low[i] == "it" and low[i - 1] in TO and _goes(low, i - 1):
            found += _spots(sentence, i, i + 1, known)
        elif low[i] == "that" and low[i - 1] in TO and low[i + 1 : i + 2] in ONES and _goes(low, i - 1):
            found += _spots(sentence, i, i + 2, known)  # "left Australia for that country"
        elif low[i - 1] == "the" and low[i] in REALMS and low[i + 1 : i + 2] != ["of"]:
            found += _spots(sentence, i - 1, i + 1, [code for code in (main, *known) if code in REALMS[low[i]]])
        elif low[i - 1] == "the" and low[i] == "mainland" and (main in HARBOURS or not HARBOURS.isdisjoint(known)):
            found += _spots(sentence, i - 1, i + 1, ["CHN"])
    return found


def _at_the_post(low: list[str], i: int, spots: list[Spot]) -> bool:
    """ "At Psou it let in its own citizens; 900 others were sent back there": where, not whither."""
    return low[i - 1] in ("back", "away") and any(
        spot.place.role == "crossing" and spot.part == "in" and spot.last <= i for spot in spots
    )


def _known(sentence: Sentence, spots: list[Spot], at: int, named: list[str]) -> list[str]:
    """The countries named before, the last one first, but for those of this clause: they are no other end of it."""
    low = sentence.low
    clause = next((i for i in range(at - 1, -1, -1) if low[i] in CLAUSES), -1)
    told = [spot for spot in spots if spot.code not in ("", "EU") and spot.part != "people" and spot.last <= at]
    told.sort(key=lambda spot: -spot.first)
    here = {spot.code for spot in told if spot.first > clause}
    return [code for code in (*(spot.code for spot in told), *named) if code not in here]


CLAUSES = frozenset("and but while ; : where that who whom which".split())


OPENING = 5  # tokens of a sentence in which its subject stands, behind a date


def _acting(sentence: Sentence, spots: list[Spot], actor: str) -> list[Spot]:
    """ "Pakistan had promised to wait. In May it deported 90": the state of the sentence before."""
    low, i = sentence.low, sentence.low.index("it")
    if any(spot.first < i for spot in spots) or (i and low[i - 1] in TO):
        return []
    verb = low[i + 2] if low[i + 1] in ("has", "had") else low[i + 1]
    if not any(one.shape in ACTING for one in words().cues.get(verb, ())):
        return []
    return [Spot(PlaceMention(i, i + 1, (actor,), "country", sentence.raw[i]), "agent", actor, i, i + 1)]


ACTING = frozenset("take send refuse issue catch takeout".split())


def office_there(sentence: Sentence, spots: list[Spot], before: list[Spot]) -> list[Spot]:
    """ "The route goes on to Niger. The police there counted 900": of the one country that people do not come from."""
    low = sentence.low
    i = low.index("there") if "there" in low[:OPENING] else 0
    if not i or low[i - 1] not in word_set("offices") or any(spot.first < i for spot in spots):
        return []
    named = [spot for spot in before if spot.code not in ("", "EU") and spot.part not in ("people", "from", "out")]
    if len({spot.code for spot in named}) != 1:
        return []
    spot = _spot(sentence, i, i + 1, named[0].code, "agent")
    spot.office = True
    return [spot]


def site_before(sentence: Sentence, spots: list[Spot], before: Sentence, named: list[Spot]) -> list[Spot]:
    """ "Police cleared the fence at Idomeni. 900 people sleep in the camp": in the state of the one town just named."""
    low = sentence.low
    at = next((i for i in range(2, len(low)) if low[i] in SITES and low[i - 1] == "the" and low[i - 2] in IN), 0)
    if not at or low[at + 1 : at + 2] in OF or any(spot.part != "people" for spot in spots):
        return []
    towns = {_state_of(before, spot) for spot in named if spot.place.role in ("city", "crossing")}
    return [_spot(sentence, at - 1, at + 1, code, "in") for code in towns if code and len(towns) == 1]


def _state_of(sentence: Sentence, spot: Spot) -> str:
    return spot.code or state_of_town(sentence.text[sentence.starts[spot.first] : sentence.ends[spot.last - 1]])


SITES = frozenset("camp camps town village".split())
IN = frozenset(("in", "inside", "at"))
OF = (["of"], ["at"], ["in"], ["near"])


def _there(sentence: Sentence, i: int, known: list[str]) -> list[Spot]:
    low = sentence.low
    if low[i - 1] == "from":
        return _spots(sentence, i, i + 1, known)
    if not _verbal(low, i):
        return []
    to = _goes(low, i)
    return [_spot(sentence, i, i + 1, code, "to" if to else "in") for code in known[:1]]


def _verbal(low: list[str], i: int) -> bool:
    """ "gone there", "deported 200 people there", but not "police there stopped 50"."""
    before = low[i - 1]
    if before in GOING or before in BEING:
        return True
    noun = nouns().get(before)
    counted = before[0].isdecimal() or before in NUMBERS
    return (counted or (noun is not None and noun.unit == "persons")) and _goes(low, i)


def _goes(low: list[str], i: int) -> bool:
    head = low[max(i - REACH, 0) : i]
    return not GOING.isdisjoint(head) and STOP.isdisjoint(head)


def _spots(sentence: Sentence, first: int, last: int, known: list[str]) -> list[Spot]:
    found = [_spot(sentence, first, last, code, "") for code in known[:1]]
    return [spot for spot in found if spot.part in ("to", "from", "out", "in", "for")]


def _spot(sentence: Sentence, first: int, last: int, code: str, part: str) -> Spot:
    place = PlaceMention(first, last, (code,), "country", " ".join(sentence.raw[first:last]))
    return Spot(place, part or part_of(sentence, place), code, first, last)
