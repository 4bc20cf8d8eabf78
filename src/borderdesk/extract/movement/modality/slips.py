"""A sentence that goes on with the source of a number and speaks of a slip: "He had the page upside down, he says".

Of words like "guess", "transposed", "joking" a text about borders has few, and none where their sentence has "he",
"its" or the office that spoke for its subject and tells no count of its own.
"""

from __future__ import annotations

from borderdesk.extract.movement.modality.denial import NOT
from borderdesk.extract.movement.words.sense import BE
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


def an_error(low: list[str], at: int) -> str:
    """ "That is a clerk's error", "it was a slip of the pen": what kind of error a number was, told from token ``at``.

    A grave, a costly or a political mistake is one of deeds.
    """
    if low[at : at + 1] == ["'"]:
        at += 1  # "it's"
    if at + 2 >= len(low) or not (low[at] in BE or low[at] == "s") or low[at + 1] not in ARTICLES:
        return ""
    for i in range(at + 2, min(at + 2 + KIND, len(low))):
        if low[i] in word_set("errors"):
            behind = low[i + 1 : i + 2]
            own = behind == ["of"] and low[i + 2 : i + 4] in WRITING
            return low[i] if own or not behind or behind[0] not in OF_DEEDS | {"of", "that"} else ""
        if low[i] in GRAVE or not (low[i].isalpha() or low[i] in ("'", "-")):
            return ""
    return ""


KIND = 5  # tokens of "clerk's" and the like before the error
ARTICLES = frozenset(("a", "an", "my", "our", "his", "her", "their"))
WRITING = (["the", "pen"], ["the", "tongue"], ["the", "keyboard"])
GRAVE = frozenset(
    """
    grave big huge terrible political historic great serious tragic costly fatal stupid dangerous bad dreadful moral
    strategic legal no not never
    """.split()
)
