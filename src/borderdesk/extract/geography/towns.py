"""Towns by the thousand: a place only where the words around say so, "in Kisoro" or "KISORO -"."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from borderdesk.extract.geography.words import Form, tokens_of, words
from borderdesk.extract.text import Sentence
from borderdesk.place import TABLES

DATELINE = ([","], ["-"], ["\u2013"], ["\u2014"], ["("], ["/"])
DASHES = frozenset(("-", "\u2013", "\u2014"))
LINE = 12  # tokens of a dateline, its dash with them


@cache
def lines() -> list[str]:
    """The lines of towns.csv in order: thirty thousand forms would fill the memory, few of them are ever met."""
    with open(f"{TABLES}/towns.csv", encoding="utf-8") as file:  # noqa: PTH123
        return sorted(file.read().splitlines()[1:])


def places(sentence: Sentence) -> list[int]:
    """The tokens where a town may begin: with a capital behind a preposition, or first in the sentence."""
    raw, low, before = sentence.raw, sentence.low, words("place_prepositions")
    found = [i for i in range(1, len(raw)) if low[i - 1] in before and raw[i][0].isupper()]
    return [0, *found] if len(raw[0]) > 3 and _opens(raw) else found


def _opens(raw: list[str]) -> bool:
    """ "KISORO, May 3 -", "Kisoro - ": a dateline."""
    behind = raw[1:LINE]
    return raw[0].isupper() or (raw[0][0].isupper() and raw[1:2] in DATELINE and not DASHES.isdisjoint(behind))


def town_at(sentence: Sentence, i: int) -> Form | None:
    """The longest name of a town that begins at token ``i``."""
    token = sentence.raw[i]
    key = token.capitalize() if token.isupper() else token
    at, table, found = bisect_left(lines(), key), lines(), None
    while at < len(table) and table[at].startswith(key):
        name, code, _ = table[at].split(",")
        tokens = tokens_of(name)
        low = tuple(part.lower() for part in tokens)
        if tuple(sentence.low[i : i + len(low)]) == low and (found is None or len(low) > len(found.low)):
            found = Form(tokens, low, frozenset({"city"}), ((code,),), name, namelike=len(tokens) == 1)
        at += 1
    return found
