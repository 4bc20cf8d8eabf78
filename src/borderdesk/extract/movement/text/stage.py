"""Where the text stands: the country that a label, a heading or the subject of a sentence puts on the stage."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.words import words
from borderdesk.extract.text import Sentence

OPENING = 5  # tokens of a sentence in which its subject or its place still opens it
APPOSED = 10  # the same behind a comma
LABEL = 5  # tokens of a line that is nothing but a label: "And Ireland?", "2. Saudi Arabia."
HEADING = 9  # tokens of a heading
CLOSED = frozenset(".!…:;,\"”'")
SUBJECT = frozenset(("agent", "none", "label", "dateline"))
SEATS = frozenset("Geneva Brussels New York Strasbourg Nairobi Vienna Hague Rome".split())  # of bodies of many states
SUPPLYING = frozenset("supplied supplies contributed provided furnished drew source starting".split())
STATES = frozenset(("country", "city", "region", "adjective", "authority"))


def is_label(sentence: Sentence, spots: list[Spot]) -> bool:
    """ "Djibouti.", "And Ireland?": a place and nothing else; "And the Japanese?" is none."""
    alone = len(sentence.low) <= LABEL and len(spots) == 1 and sentence.low[-1] in (".", "?", ":")
    return alone and bool(spots[0].code) and spots[0].part != "people"


def opens_with_label(spots: list[Spot]) -> bool:
    """ "Chad: 14,200 people came" begins what is told of Chad."""
    return bool(spots) and spots[0].part == "label" and spots[0].first <= 1 and bool(spots[0].code)


def is_heading(sentence: Sentence, block_before: int, block_after: int, *, label: bool) -> bool:
    """A short line on its own, without a full stop, and no title: "Costa Rica", "Return"."""
    if sentence.block in (block_before, block_after, 0) or len(sentence) > HEADING:
        return False
    numbers = any(token[0].isdecimal() for token in sentence.low[1:])
    return label or not (numbers or sentence.low[-1] in CLOSED)


def heading_of(spots: list[Spot]) -> str:
    """The one state that a heading names."""
    named = {spot.code for spot in spots if spot.code not in ("", "EU") and spot.place.role in STATES}
    return named.pop() if len(named) == 1 else ""


def stage_of(sentence: Sentence, spots: list[Spot], main: str, offices: dict[tuple[str, ...], str]) -> str:
    """The country on the stage after this sentence, "" where it says nothing.

    ``main``: the country of the whole text; ``offices``: whose the offices named so far are, added to here.
    """
    if is_label(sentence, spots):
        return spots[0].code
    if sentence.low[:2] in (["this", "country"], ["this", "city"], ["this", "island"]):
        return main
    if sentence.low[:2] == ["as", "for"] and spots and spots[0].first <= 3 and spots[0].part != "people":
        return spots[0].code  # "As for Tehran, it complains of the 2.3 million Afghans it houses"
    if sentence.low[0] == "for" and spots and spots[0].first == 1 and spots[0].place.role == "country":
        return spots[0].code  # "For Tanzania it is a familiar sight."
    return _subject(sentence, spots) or _office(sentence, spots, offices)


def _office(sentence: Sentence, spots: list[Spot], offices: dict[tuple[str, ...], str]) -> str:
    """ "the Border Guard": of the country whose Border Guard was named before."""
    low, found = sentence.low, ""
    for spot in spots:
        at = spot.last + 1 if low[spot.last : spot.last + 1] == ["'"] else spot.last
        at += low[at : at + 1] in (["s"], ["'s"])
        if spot.office and spot.code and sentence.raw[at : at + 1] and sentence.raw[at][0].isupper():
            offices.setdefault(tuple(low[at : at + 2]), spot.code)
    for i in range(len(low) - 1):
        if offices and sentence.raw[i][0].isupper() and low[i - 1] in ("the", ",") and (low[i], low[i + 1]) in offices:
            found = offices[low[i], low[i + 1]]
    return found


def _subject(sentence: Sentence, spots: list[Spot]) -> str:
    low = sentence.low
    sends = "sent" in low and any(one == "sent" and other[0].isdecimal() for one, other in pairwise(low))
    if sends or not SUPPLYING.isdisjoint(sentence.low):
        return ""  # "New Zealand supplied 117,480 of these": whence they come
    for spot in spots:
        if spot.first > OPENING and (
            spot.first > APPOSED or sentence.low[spot.first - 1] != "," or spot.part != "agent"
        ):
            break
        if not spot.code or spot.code == "EU" or spot.listed or spot.place.name in SEATS:
            continue
        if spot.part == "agent" and _object(sentence, spot):
            continue
        own = spot.part == "border" and sentence.low[spot.last : spot.last + 1] == ["'"]  # "Hungary's fence"
        if (spot.part in SUBJECT or own) and spot.place.role in STATES:
            return spot.code
        if spot.part == "in" and spot.first <= 3 and spot.place.role != "adjective":
            return spot.code
    return _setting(sentence, spots)


def actor_of(spots: list[Spot]) -> str:
    """ "Canada offered 5,000 places": the state that acts, "it" of the next sentence."""
    acting = (one for one in spots if one.part == "agent" and one.place.role == "country" and not one.office)
    first = next(acting, None)
    return first.code if first is not None and not first.listed and first.code != "EU" else ""


def _behind_apposition(sentence: Sentence, spot: Spot) -> bool:
    """ "A country of two million, Slovenia has admitted 300"."""
    return spot.part == "agent" and spot.first <= APPOSED and sentence.low[spot.first - 1] == ","


def it_acts(sentence: Sentence, spots: list[Spot], actor: str) -> str:
    """ "Chile waived the visa. In May it began issuing cards": the state of the sentence before stays on the stage."""
    low = sentence.low
    if not actor or "it" not in low[:OPENING]:
        return ""
    at = low.index("it")
    return "" if low[at + 1 : at + 2] in WEATHER or any(spot.first < at for spot in spots) else actor


WEATHER = (["is"], ["was"], ["seems"], ["seemed"], ["took"], ["takes"])  # "It was quiet": nobody acts


def _object(sentence: Sentence, spot: Spot) -> bool:
    """ "It had left Libya", "It had left Zuwara, Libya": a verb stands before the place."""
    at = spot.first - 1
    while at > 0 and (sentence.raw[at][0].isupper() or sentence.low[at] in (",", "the")):
        at -= 1
    word = sentence.low[at] if at > 0 else ""
    return word.endswith("ed") or word in words().cues


def _setting(sentence: Sentence, spots: list[Spot]) -> str:
    """ "On the other side of the drought, in Ethiopia, it is just as bad.": the one country of a sentence without
    numbers."""
    if any(token[0].isdecimal() for token in sentence.low):
        return ""
    named = {spot.code for spot in spots if spot.place.role in STATES and spot.part != "people"}
    inside = [spot.code for spot in spots if spot.part == "in" and spot.code]
    return inside[0] if len(named) == 1 and inside else ""


def sides(spots: list[Spot], focus: str) -> tuple[str, ...]:
    """The two sides of the crossing or border that the sentence names last."""
    pairs = [spot.place.codes for spot in spots if spot.place.role == "crossing"]
    borders = [spot for spot in spots if spot.part == "border" and not spot.listed]
    bounds = [spot.code for spot in borders if spot.code not in ("", "EU", focus)]
    if not pairs and bounds and focus:
        return (focus, bounds[-1])  # "its frontier with Germany"
    return pairs[-1] if pairs else ()
