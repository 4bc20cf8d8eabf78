"""What the whole text is about: the country in focus, where people come from, who they are, over which crossing."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.geography import state_of_town
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.text.scene import places_in, spots_in
from borderdesk.extract.text import Sentence

DATELINE = 3.0
FADING = 0.1  # what each sentence farther down weighs less: the head says what the text is about
SEAT = 2.5
SEATS = frozenset(("Geneva", "Strasbourg"))  # the United Nations and the Council of Europe write from there
UNION = frozenset(("frontex", "eurostat", "euaa", "easo"))  # agencies that count for all member states
WEIGHTS = {
    "agent": 2.0,
    "dateline": 1.0,
    "to": 1.0,
    "label": 1.0,
    "in": 1.0,
    "of": 0.5,
    "beside": 0.5,
    "border": -0.5,
    "from": -1.5,
    "out": 0.5,
}
"""What the part of a place in the text says for its country being the one in focus."""


def country_in_focus(sentences: list[Sentence]) -> str:
    """The country that receives, counts and is reported from: kept with the first sentence, policies ask as well."""
    if not sentences:
        return ""
    first = sentences[0]
    if first.focus is None:
        first.focus = _heaviest(sentences)
    return first.focus


def _heaviest(sentences: list[Sentence]) -> str:
    """The country of most weight in the whole text."""
    weights: dict[str, float] = {}
    union = any(not UNION.isdisjoint(sentence.low) for sentence in sentences[:3])
    for sentence in sentences:
        if sentence.kind == "furniture":
            continue
        for spot in spots_in(sentence):
            for code in _sides(sentence, spot) if spot.place.role == "crossing" else (spot.code,):
                if code and spot.part != "people" and not (spot.place.name in SEATS and _opens(sentence, spot)):
                    share = (
                        COUNTING if _counts(sentence, spot) else WEIGHTS.get("agent" if spot.object else spot.part, 0.5)
                    )
                    share /= max(len(spot.place.codes), 1) * (1.0 + FADING * sentence.index)
                    weights[code] = (
                        weights.get(code, 0.0) + share + (DATELINE if _opens(sentence, spot) and not union else 0.0)
                    )
    best = max(weights, key=lambda code: weights[code], default="")
    if union and weights.get(best, 0.0) <= SEAT:
        return ""  # Frontex has its seat in Warsaw
    if len(weights) == 2 and len({*weights.values()}) == 1 and main_crossing(sentences):
        return _town_told_of(sentences) or _come_home(sentences[0], {*weights})  # nothing but a crossing is named
    return "" if best == "EU" else best  # the Union's own news: no state is in focus


COUNTING = 3.0
COUNTS = frozenset("figures data statistics".split())


def _counts(sentence: Sentence, spot: Spot) -> bool:
    """ "Home Office figures show": whose office counts is told of."""
    return spot.part == "agent" and not COUNTS.isdisjoint(sentence.low[spot.last : spot.last + 5])


def _sides(sentence: Sentence, spot: Spot) -> tuple[str, ...]:
    """The states of a crossing; a dateline is of the one that its town lies in: "MEDYKA - "."""
    if not _opens(sentence, spot):
        return spot.place.codes
    town = state_of_town(sentence.written(spot.first, spot.last))
    return (town,) if town in spot.place.codes else spot.place.codes


def _town_told_of(sentences: list[Sentence]) -> str:
    """The state of the town whose name the only crossing bears: "waiting time at Medyka"."""
    crossings = ((s, spot) for s in sentences for spot in spots_in(s) if spot.place.role == "crossing")
    states = (state_of_town(s.written(spot.first, spot.last)) for s, spot in crossings)
    return next(filter(None, states), "")


def _come_home(sentence: Sentence, pair: set[str]) -> str:
    """ "850 Jordanians have come in through Nassib": to their own country."""
    come_in = any(one in ("come", "came") and other == "in" for one, other in pairwise(sentence.low))
    people = {spot.code for spot in spots_in(sentence) if spot.part == "people"} & pair
    return people.pop() if come_in and len(people) == 1 else ""


def main_origin(sentences: list[Sentence], focus: str) -> str:
    """The one country that people come from in this text, "" where there are several."""
    counts: dict[str, int] = {}
    first = ""
    for sentence in sentences:
        for spot in spots_in(sentence) if sentence.kind != "furniture" else ():
            if (
                ((spot.part in ("from", "out") and not spot.object) or _fled(sentence, spot))
                and spot.code not in ("", "EU", focus)
                and not spot.listed
                and not _of_some(sentence, spot)
            ):
                counts[spot.code] = counts.get(spot.code, 0) + 1
                first = first or (spot.code if sentence.index <= 1 else "-")
    best = max(counts, key=lambda code: counts[code], default="")
    known = best == first or counts.get(best, 0) > 1  # named at once, or again and again
    return best if best and known and counts[best] >= MOST * sum(counts.values()) else ""


def _of_some(sentence: Sentence, spot: Spot) -> bool:
    """ "1,900 of them on the causeway from Bahrain": some of them only come from there."""
    return not {"them", "whom"}.isdisjoint(sentence.low[max(spot.first - 8, 0) : spot.first])


def emergency(sentences: list[Sentence]) -> str:
    """ "Kosovo emergency", "Sudan crisis": the country that a heading says people flee."""
    for sentence in sentences:
        low = sentence.low
        for spot in spots_in(sentence) if sentence.kind != "furniture" else ():
            after = spot.last + (low[spot.last : spot.last + 1] == [":"])
            headed = sentence.index < 2 and low[after : after + 1] and low[after] in FLIGHTS
            headed = headed and (spot.part != "people" or sentence.kind == "headline")  # "bars Syrian refugees"
            fighting = spot.part in ("in", "from") and not FIGHTING.isdisjoint(low[max(spot.first - 6, 0) : spot.first])
            if spot.code and (headed or fighting):
                return spot.code
    return ""


FIGHTING = frozenset("fighting war violence clashes conflict unrest offensive".split())


FLIGHTS = frozenset(
    """
    emergency crisis exodus conflict war regional situation update overview response outflow displacement refugees
    """.split()
)


def origins(sentences: list[Sentence]) -> frozenset[str]:
    """The countries that people come from in this text."""
    return frozenset(
        spot.code
        for sentence in sentences
        for spot in spots_in(sentence)
        if spot.code and ((spot.part in ("from", "out") and not spot.object) or _fled(sentence, spot))
    )


def main_crossing(sentences: list[Sentence]) -> tuple[str, ...]:
    """The two countries of the crossing that the text is about, () where there are several.

    It is named at once, or more often than not.
    """
    counts: dict[tuple[str, ...], int] = {}
    lead: set[tuple[str, ...]] = set()
    for sentence in sentences:
        for place in places_in(sentence) if sentence.kind != "furniture" else ():
            if place.role == "crossing" and len(place.codes) == 2:
                pair = tuple(sorted(place.codes))
                counts[pair] = counts.get(pair, 0) + 1
                if sentence.index <= LEAD:
                    lead.add(pair)
    best = max(counts, key=lambda pair: counts[pair], default=())
    known = best in lead or counts.get(best, 0) > 1
    return best if best and known and counts[best] >= MOST * sum(counts.values()) else ()


def opens_with_crossing(sentences: list[Sentence]) -> bool:
    """Whether the heading is a crossing: "RAFAH CROSSING - LIVE"."""
    return any(
        spot.place.role == "crossing"
        and (sentence.kind == "headline" or sentence.low[spot.last : spot.last + 1] in GATES)
        for sentence in sentences[:1]
        for spot in spots_in(sentence)
        if spot.first <= 1
    )


GATES = (["crossing"], ["border"], ["gate"], ["bridge"], ["checkpoint"], ["post"])


LEAD = 1  # the last sentence that tells what the text is about


def _fled(sentence: Sentence, spot: Spot) -> bool:
    """ "have fled Ukraine"."""
    return spot.first > 0 and sentence.low[spot.first - 1] in ("fled", "flee", "fleeing", "flees")


def main_people(sentences: list[Sentence]) -> tuple[str, int]:
    """The nationality that the text is about, "" where there are several, and the sentence that names it first."""
    counts: dict[str, int] = {}
    first: dict[str, int] = {}
    for sentence in sentences:
        for spot in spots_in(sentence) if sentence.kind != "furniture" else ():
            ethnic = sentence.low[spot.first - 1] == "ethnic"  # "ethnic Kazakhs" have any nationality
            if spot.part == "people" and spot.place.role == "people" and spot.code and not ethnic:
                counts[spot.code] = counts.get(spot.code, 0) + 1
                first.setdefault(spot.code, sentence.index)
    best = max(counts, key=lambda code: counts[code], default="")
    return (best, first[best]) if best and counts[best] >= MOST * sum(counts.values()) else ("", 0)


MOST = 0.6  # share of all origins named


def _opens(sentence: Sentence, spot: Spot) -> bool:
    """Whether the place is the dateline: the first words of a paragraph, in capitals or before a dash."""
    if spot.first > 3 or spot.place.role not in ("city", "country", "region", "crossing"):
        return False
    after = sentence.raw[spot.last : spot.last + 8]
    loud = sentence.raw[spot.first].isupper() and len(sentence.raw[spot.first]) > 2  # no U.S., no UK
    return loud or bool({"-", "–", "—"} & {*after[:4]})


def ways(sentence: Sentence) -> list[tuple[str, str]]:
    """(origin, destination) where both stand in one clause: "from A to B", "into B from A", "the A-B border"."""
    places = places_in(sentence)
    if len(places) < 2:
        return []
    spots = [spot for spot in spots_in(sentence) if spot.code and not spot.listed]
    return [
        (one.code, other.code) if one.part in ("from", "out") else (other.code, one.code)
        for one, other in pairwise(spots)
        if {one.part, other.part} in ({"from", "to"}, {"out", "to"})
        and one.code != other.code
        and other.first - one.last <= 6
    ]
