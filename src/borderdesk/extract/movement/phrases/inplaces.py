"""Who is somewhere: "In Dadaab there are 340,000", "in eleven camps there are 148,000"."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.geography import PlaceMention
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.words import word_set, words
from borderdesk.extract.text import Sentence

ARE = frozenset(("are", "were", "remain", "remained"))
STILL = frozenset("now still already currently today also".split())
IN = frozenset(("in", "on", "inside"))
HEAD = 12  # tokens from the place to "there are"
ROLES = frozenset(("country", "region", "city"))
BREAKS = frozenset((".", ";", ":"))


def in_places(sentence: Sentence, counted: list[Mention], places: list[PlaceMention]) -> list[Cue]:
    """A word of staying for each number of people of whom the sentence says that they are in such a place."""
    low, found = sentence.low, list[Cue]()
    for m in counted:
        at = m.first - 1
        while at > 0 and low[at] in STILL:
            at -= 1
        told = m.kind == "count" and at > 1 and low[at] in ARE and low[at - 1] == "there"
        if told and _people(sentence, m) and _in_a_place(low, at - 1, places):
            found.append(Cue(at, m.first, "stayed", "stay", "fixed", False, m.first))
    return found


def _people(sentence: Sentence, m: Mention) -> bool:
    """A bare number, or one of people: no doctors, no tents, no name that no list has."""
    low = sentence.low
    if m.noun >= 0:
        return low[m.noun] in words().movers
    behind = low[m.last] if m.last < len(low) else "."
    named = sentence.raw[m.last : m.last + 1] != [] and sentence.raw[m.last][0].isupper()
    return named or not behind.isalpha() or not behind.endswith("s") or behind in word_set("parts")


def _in_a_place(low: list[str], at: int, places: list[PlaceMention]) -> bool:
    """Whether a country, a town or a camp stands before "there", in front of its sentence."""
    for i in range(max(at - HEAD, 0), at):
        if low[i] not in IN or (i and low[i - 1].isalpha()):
            continue
        if not BREAKS.isdisjoint(low[i:at]):
            return False
        camp = not word_set("roofs").isdisjoint(low[i + 1 : i + 4])
        return camp or any(place.role in ROLES and i < place.first <= i + 3 for place in places)
    return False
