"""Words that point to the country the text is written from: "here", "this bank", "our soil", "the island"."""

from __future__ import annotations

from borderdesk.extract.geography import PlaceMention
from borderdesk.extract.movement.places.placeparts import part_of
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.words import word_set
from borderdesk.extract.text import Sentence

SPEAKERS = frozenset(("his", "her"))
POINTING = frozenset(("this", "our"))
HEARTS = SPEAKERS | POINTING | {"here"}
HEARTS_ALONE = HEARTS | {"the"}
REACH = 3  # tokens from "this" to its noun: "this small border town"


def pointers(sentence: Sentence, code: str, focus: str, office: str, *, alone: bool) -> list[Spot]:
    """The spots that such words stand for; ``alone``: whether the sentence names no country, so that "the city" may.

    ``focus``: the country spoken of last, "the country"; ``office``: that of the speaker, "her country".
    """
    low, found = sentence.low, list[Spot]()
    if low[:2] == ["the", "country"] and focus:
        found.append(_spot(sentence, 0, 2, focus))
    if (
        "strip" in low
        and (at := low.index("strip"))
        and low[at - 1] == "the"
        and low[at + 1 : at + 2] not in (["of"], ["between"])
    ):
        found.append(_spot(sentence, at - 1, at + 1, "PSE"))  # "left the strip"
    hearts = HEARTS_ALONE if alone else HEARTS
    for i in [i for i, token in enumerate(low) if token in hearts] if not hearts.isdisjoint(low) else ():
        word = low[i]
        if word == "here" and low[i + 1 : i + 2] != ["-"]:
            found.append(_spot(sentence, i, i + 1, code))
        elif word in SPEAKERS and low[i + 1 : i + 2] in (["country"], ["homeland"]) and office:
            found.append(_spot(sentence, i, i + 2, office))  # "Mexico's president: ... sent to her country"
        elif word in POINTING or (alone and word == "the"):
            nouns = word_set("homely") if word in POINTING else word_set("towns")
            at = next((k for k in range(i + 1, min(i + 1 + REACH, len(low))) if low[k] in nouns), -1)
            if at > 0 and all(token.isalpha() for token in low[i + 1 : at]):
                found.append(_spot(sentence, i, at + 1, code))
    return [spot for spot in found if spot.part in ("to", "from", "out", "in", "of", "agent")]


def _spot(sentence: Sentence, first: int, last: int, code: str) -> Spot:
    place = PlaceMention(first, last, (code,), "country", " ".join(sentence.raw[first:last]))
    part = part_of(sentence, place)
    alone = part == "agent" and (sentence.low[first] == "here" or first > 0)  # no subject of the sentence
    return Spot(place, "in" if alone else part, code, place.first, place.last)
