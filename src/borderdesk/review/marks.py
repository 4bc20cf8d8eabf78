"""A text cut where its figures and policies begin and end."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from borderdesk.extract import Reading
from borderdesk.figure import Figure
from borderdesk.place import name_of
from borderdesk.quote import Quote
from borderdesk.review.explain import Ground, figure_grounds, in_words, policy_grounds
from borderdesk.review.words import STATED

KINDS = {
    "fact": "movement",
    "mood": "not a plain fact",
    "idle": "no movement",
    "rule": "policy",
}
"""The kinds of stops, with what they are called."""

NAMES = {
    "measure": "Counts",
    "modality": "Stated as",
    "qualifier": "Value",
    "unit": "Unit",
    "nationality": "People of",
    "origin": "From",
    "destination": "To",
    "place": "At",
    "period": "Days",
    "attribution": "Said by",
    "policy": "Rule",
    "value": "Value",
    "jurisdiction": "Rule of",
    "effective": "In force",
}
CODES = frozenset(("nationality", "origin", "destination", "jurisdiction"))


@dataclass(frozen=True, slots=True)
class Stop:
    """Words of the text that were read as something; ``tables`` holds the fields of each row that has these words.

    ``mood`` is the modality of a number that is not stated as a plain fact, ``said`` the same in words.
    """

    id: str
    start: int
    end: int
    words: str
    kind: str
    mood: str
    said: str
    head: str
    tables: tuple[tuple[tuple[str, str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text; ``stops`` cover it, the narrowest first, and ``opens`` where the first of them begins."""

    text: str
    stops: tuple[Stop, ...] = ()
    opens: bool = False


def stops_of(reading: Reading) -> list[Stop]:
    """In the order of the text; policies with the same words are one stop."""
    found = [_figure_stop(figure, why) for figure, why in zip(reading.figures, reading.why, strict=True)]
    spans: dict[tuple[int, int], list[int]] = {}
    for number, policy in enumerate(reading.policies):
        spans.setdefault(_span(policy.quote), []).append(number)
    found += [_policy_stop(reading, numbers) for numbers in spans.values()]
    return sorted(found, key=lambda stop: (stop.start, -stop.end))


def segments(text: str, stops: Sequence[Stop]) -> Iterator[Segment]:
    """The whole text in pieces: joined, they are the text. ``stops`` stand in its order, as `stops_of` gives them."""
    cuts = sorted({0, len(text), *(stop.start for stop in stops), *(stop.end for stop in stops)})
    opened: set[str] = set()
    ahead, over = deque(stops), list[Stop]()
    for start, end in pairwise(cuts):
        while ahead and ahead[0].start <= start:
            over.append(ahead.popleft())
        over = sorted((stop for stop in over if end <= stop.end), key=lambda stop: stop.end - stop.start)
        yield Segment(text[start:end], tuple(over), bool(over) and over[0].id not in opened)
        opened |= {stop.id for stop in over[:1]}


def _figure_stop(figure: Figure, why: dict[str, str]) -> Stop:
    start, end = _span(figure.quote)
    idle = figure.measure == "not_movement"
    kind = "idle" if idle else "fact" if figure.modality == "observed" else "mood"
    mood = "" if kind != "mood" else figure.modality
    head = "No movement" if idle else in_words(figure.measure).capitalize()
    table = _table(figure_grounds(figure, why), "People of")
    return Stop(f"f{start}", start, end, figure.quote.exact, kind, mood, STATED.get(mood, ""), head, (table,))


def _policy_stop(reading: Reading, numbers: Sequence[int]) -> Stop:
    quote = reading.policies[numbers[0]].quote
    start, end = _span(quote)
    tables = tuple(_table(policy_grounds(reading.policies[n], reading.grounds[n]), "For people of") for n in numbers)
    return Stop(f"p{start}-{end}", start, end, quote.exact, "rule", "", "", "Policy", tables)


def _table(grounds: Sequence[Ground], people: str) -> tuple[tuple[str, str, str], ...]:
    """(name, value, reason) of each field."""
    named = {**NAMES, "nationality": people}
    return tuple((named[one.field], _value(one), one.reason) for one in grounds)


def _value(ground: Ground) -> str:
    if ground.field not in CODES:
        return ground.value
    name = name_of(ground.value)
    return ground.value if name == ground.value else f"{name} ({ground.value})"


def _span(quote: Quote) -> tuple[int, int]:
    if quote.start is None or quote.end is None:
        raise ValueError(f"found no offsets for {quote.exact!r}, expected those of a reading")
    return quote.start, quote.end
