"""Where people of a text have fled to: who comes back from there goes home."""

from __future__ import annotations

from borderdesk.extract.movement.text.scene import spots_in
from borderdesk.extract.text import Sentence

FLED = frozenset("fled flee fleeing escaped".split())
REACH = 4  # tokens from "fled" to the country: "fled the fighting to Uzbekistan"


def refuges(sentences: list[Sentence]) -> frozenset[str]:
    """The countries behind "fled to", "who had fled into"."""
    return frozenset(
        spot.code
        for sentence in sentences
        if sentence.kind != "furniture" and not FLED.isdisjoint(sentence.low)
        for spot in spots_in(sentence)
        if spot.part == "to"
        and spot.code
        and not FLED.isdisjoint(sentence.low[max(spot.first - REACH, 0) : spot.first])
    )
