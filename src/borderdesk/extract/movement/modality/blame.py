"""Numbers laid at the door of a slip: "called that a typing error", "blames a miscount"."""

from __future__ import annotations

from borderdesk.extract.movement.modality.denial import NOT, is_plain
from borderdesk.extract.movement.modality.pointing import REACH
from borderdesk.extract.movement.words.words import word_set


def blamed(low: list[str], first: int, last: int) -> str:
    """ "called that a typing error", "put it down to a glitch", "the number was due to a slip": whoever says so."""
    behind = low[last : last + 3 * REACH]
    error = next((i for i, token in enumerate(behind) if token in word_set("errors")), -1)
    if error < 0:
        return _laid_before(low, first)
    if not NOT.isdisjoint(behind[:error]) or not is_plain(low, last + error):
        return ""
    called = not word_set("calling").isdisjoint(low[max(first - 2, 0) : first])
    laid = not word_set("attributing").isdisjoint([*low[max(first - 3, 0) : first], *behind[:error]])
    seen = low[first] in word_set("told_numbers") and not SEEN.isdisjoint(behind[:error])
    return behind[error] if called or laid or seen else ""


SEEN = frozenset("seen taken read understood".split())  # "must be seen as a typing error"


def blames(low: list[str]) -> str:
    """ "The office blames a typing error": one of numbers, so that it needs no word that points back."""
    at = next((i for i, token in enumerate(low) if token in BLAMING), len(low))
    near_by = low[at : at + REACH + 1]
    error = next((token for token in near_by if token in word_set("errors")), "")
    return error if error in MISREAD or (error and not TYPING.isdisjoint(near_by)) else ""


BLAMING = frozenset("blame blames blamed blaming".split())
MISREAD = frozenset("typo misprint miscount misreading mistranslation miscalculation misspelling mishearing".split())
TYPING = frozenset("typing announcer clerical translation printing counting copying spelling spreadsheet".split())


def _laid_before(low: list[str], first: int) -> str:
    """ "blames a translator's misunderstanding for it"."""
    head = low[max(first - 2 * REACH, 0) : first]
    error = next((token for token in head if token in word_set("errors")), "")
    return error if head[-1:] == ["for"] and not word_set("attributing").isdisjoint(head) else ""
