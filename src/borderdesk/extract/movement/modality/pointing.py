"""Where a sentence points back at what was said before: "it", "the figure", "this report"."""

from __future__ import annotations

from borderdesk.extract.amounts.words import words as number_words
from borderdesk.extract.movement.words.words import word_set

REACH = 5  # tokens between what is spoken of and what is said of it
POINTING = frozenset(("it", "this", "that"))


def spoken_of(low: list[str]) -> list[tuple[int, int, bool]]:
    """Where the sentence points back, and whether to all that was said: "it", "the figure", "this report"."""
    found, things = [], word_set("told_things")
    for i, token in enumerate(low):
        behind = low[i + 1] if i + 1 < len(low) else "."
        if token == "that" and behind[0].isdecimal():
            continue  # "she denied that 600 had been refused"
        if token in POINTING and not (behind in things or _names(behind, token)):
            found.append((i, i + 1, False))
        elif token in things and i and _points(low, i):
            found += [] if behind in NEW else [(i, i + 1, token not in word_set("told_numbers"))]
    return [one for one in found if not any(token[0].isdecimal() or token in SCALES for token in low[: one[0]])]


SCALES = frozenset(
    ("hundred", "thousand", "million")
)  # "fifty thousand had come, he said; then he took the number back"


NEW = frozenset("of for that from".split())  # "the estimate of immigration": another one


def _names(behind: str, token: str) -> bool:
    """ "that day", "this border": no pronoun; "that was", "this is", "deny it" are."""
    said_of_it = behind in word_set("told_of_it") or behind in word_set("after_that")
    return token != "it" and behind.isalpha() and not said_of_it


def _points(low: list[str], i: int) -> bool:
    """ "the figure", "his earlier claim", "the 4,000 figure"."""
    return any(token in POINTERS for token in low[max(i - 3, 0) : i])


POINTERS = frozenset("the this that these those its his her their both such".split())


def is_object(low: list[str], first: int, verb: str) -> bool:
    """Whether the thing spoken of is what the verb right before it is about."""
    at = max(i for i in range(first) if low[i] == verb)
    return all(token in POINTERS or token in LINKS or token.isdecimal() for token in low[at + 1 : first])


LINKS = frozenset(
    "at off of over about for earlier previous first original initial , . number wrong old about whole".split()
)


def who_had_told(low: list[str], after: int) -> tuple[int, int]:
    """Where behind ``after`` somebody has a number of his own, and that number: "an aide who had spoken of forty".

    What is then taken back is that number, none before it. Both are the length where there is none.
    """
    numbers = number_words()
    for i in range(after if "had" in low else len(low), len(low) - 3):
        if low[i] not in WHO or "had" not in low[i + 1 : i + 4] or TELLING.isdisjoint(low[i + 2 : i + 6]):
            continue
        for j in range(i + 3, min(i + 10, len(low))):
            token = low[j]
            if token[0].isdecimal() or token in numbers.units or token in numbers.tens or token in numbers.scales:
                return i, j
    return len(low), len(low)


WHO = frozenset("who that which whose".split())
TELLING = frozenset("said told claimed spoken talked put given announced declared reported named mentioned".split())
