"""Small words that tell verbs from nouns, and who is moved from who moves."""

from __future__ import annotations

from borderdesk.extract.movement.words.words import word_set

REACH = 7  # tokens behind a verb in which its particle or its object stands
BE = frozenset("is are was were be been being am 's get gets got".split())
HAVE = frozenset("has have had having 've 'd".split())
ARTICLES = frozenset("the a an this that its their his her our my no any each every some such".split())
NOUN_LEFT = frozenset("to will would can could may might must shall should not n't who they we you i it he she".split())
ENTRY = frozenset("entry access admission asylum visa visas permission passage boarding exit landing".split())
NUMBERS = frozenset(
    """
    two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty
    ninety dozens hundreds thousands roughly nearly
    """.split()
)
TAKING_IN = frozenset("let admit accept receive allow admitted allowed accepted permitted".split())


def is_passive(low: list[str], i: int, form: str) -> bool:
    """Whether the participle at ``i`` has the movers as its subject."""
    if form not in ("past", "base") and not low[i].endswith(("ed", "en", "n", "t")):
        return False
    j = i - 1
    while j >= 0 and low[j] in word_set("adverbs"):
        j -= 1
    if j > 0 and low[j] == "and":  # "were put on buses and sent back"
        head = low[max(j - 10, 0) : j]
        return (
            not BE.isdisjoint(head)
            and "," not in head
            and any(token.endswith("ed") or token == "put" for token in head)
        )
    return j >= 0 and low[j] in BE
