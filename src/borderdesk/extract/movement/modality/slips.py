"""A sentence that goes on with the source of a number and speaks of a slip: "He had the page upside down, he says".

Of words like "guess", "transposed", "joking" a text about borders has few, and none where their sentence has "he",
"its" or the office that spoke for its subject and tells no count of its own.
"""

from __future__ import annotations

from borderdesk.extract.movement.modality.denial import NOT
from borderdesk.extract.movement.words.words import word_set

SUBJECT = 4  # tokens in which it is seen who is spoken of
SHORT = 26  # tokens of such a sentence
SOURCES = frozenset("he she his her its that this it".split())
OF_DEEDS = frozenset(("to", "-", "about", "with", "at"))  # "wrong to open the gate", "wrong-headed", "mixed with"


def slipped(low: list[str], before: list[str]) -> str:
    """The word of a slip by which the sentence gives up what the one before says, "" where there is none."""
    if word_set("slips").isdisjoint(low) or len(low) > SHORT or not _goes_on(low, before):
        return ""
    for i, token in enumerate(low):
        if token[0].isdecimal() and len(token) > 2:
            return ""
        if token in word_set("slips") and NOT.isdisjoint(low[max(i - 4, 0) : i]):
            return "" if low[i + 1 : i + 2] and low[i + 1] in OF_DEEDS else token
    return ""


def _goes_on(low: list[str], before: list[str]) -> bool:
    """Whether the subject is the one who spoke before: "he", "its clerk", "the ministry" again."""
    head = low[:SUBJECT]
    if not word_set("slips").isdisjoint(head[:3]):
        return True  # "A recount found a fraction of that"
    if not SOURCES.isdisjoint(head):
        return True
    return any(token in word_set("offices") and token in before for token in head)
