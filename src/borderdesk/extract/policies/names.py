"""The names in a sentence: states, peoples, crossings, and groups that stand for several states."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from borderdesk.extract.policies.rules import Grammar
from borderdesk.extract.text import Sentence

if TYPE_CHECKING:
    from borderdesk.extract.geography import PlaceMention

MARK_OF = {
    "country": "PL",
    "city": "PL",
    "region": "PL",
    "body": "PL",
    "crossing": "CR",
    "people": "PE",
    "adjective": "AD",
}


class Name(NamedTuple):  # a dataclass takes ten times as long to import
    """A named state, people or group in a sentence: tokens ``first``..``last`` (last excluded), and its codes."""

    first: int
    last: int
    codes: tuple[str, ...]
    mark: str


def names_of(sentence: Sentence, grammar: Grammar) -> list[Name]:
    """Places of the sentence as names, groups such as "the Baltic states" among them."""
    found = [
        Name(place.first, place.last, place.codes, mark_of(sentence, place, grammar))
        for place in places_of(sentence)
        if place.role in MARK_OF
    ]
    groups = groups_of(sentence.low, grammar)
    kept = [name for name in found if not any(g.first < name.last and name.first < g.last for g in groups)]
    return sorted([*kept, *groups], key=lambda name: name.first)


def mark_of(sentence: Sentence, place: PlaceMention, grammar: Grammar) -> str:
    """A town that is shut or opened is its crossing: "Egypt opened Rafah for good"."""
    if place.role == "city" and place.codes:
        before, after = sentence.low[place.first - 1] if place.first else "", sentence.low[place.last : place.last + 2]
        if after[:1] and after[0] in grammar.classes["REMAIN"] and after[1:] in (["open"], ["closed"], ["shut"]):
            return "CR"
        if before in grammar.classes["KEEP"] and after[:1] in (["open"], ["closed"], ["shut"]):
            return "CR"
        if before in grammar.classes["SHUTS"] and sentence.low[place.last : place.last + 1] != ["airport"]:
            return "CR"
    return MARK_OF[place.role]


def groups_of(low: list[str], grammar: Grammar) -> list[Name]:
    longest, heads = grammar.group_words
    found = []
    for i in (i for i, word in enumerate(low) if word in heads):
        for length in range(longest, 0, -1):
            codes = grammar.groups.get(tuple(low[i : i + length]))
            if codes is not None:
                found.append(Name(i, i + length, codes, "PL"))
                break
    return found


def places_of(sentence: Sentence) -> list[PlaceMention]:
    """The places found in the sentence, looked for at most once."""
    if sentence.places is None:
        from borderdesk.extract.geography import find_places

        sentence.places = find_places(sentence)
    return sentence.places
