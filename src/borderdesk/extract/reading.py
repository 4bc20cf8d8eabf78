"""An article's text as figures and policies, with the words that decided each field."""

from __future__ import annotations

import gc
from dataclasses import dataclass, field
from datetime import date

from borderdesk.extract.attribution import Attribution
from borderdesk.extract.figures import Figures
from borderdesk.extract.movement.finder import find_movements
from borderdesk.extract.policies import find_rulings
from borderdesk.extract.text import GONE, Sentence, split
from borderdesk.extract.untaken import Untaken, untaken
from borderdesk.figure import Figure
from borderdesk.policy import Policy


@dataclass(frozen=True, slots=True)
class Reading:
    """Figures and policies in the order of the text, and what decided them.

    ``why[i]`` names the words behind each field of ``figures[i]``, ``grounds[i]`` the rule of ``policies[i]`` and how
    its jurisdiction was found.
    """

    figures: tuple[Figure, ...]
    policies: tuple[Policy, ...]
    untaken: tuple[Untaken, ...] = ()
    why: tuple[dict[str, str], ...] = field(default=())
    grounds: tuple[tuple[str, ...], ...] = ()


FIRST, LAST = date(1000, 1, 1), date(9000, 12, 31)


def read(text: str, published: date | None = None) -> Reading:
    """Read a text; without its day of publication relative dates stay empty.

    Every quote stands at its offsets: ``text[quote.start:quote.end] == quote.exact``. A day outside `FIRST`..`LAST` is
    taken for unknown: no calendar counts decades on from there.
    """
    if published is not None and not FIRST <= published <= LAST:
        published = None
    collecting = gc.isenabled()
    gc.disable()  # a reading leaves no cycles; all that it has found would be walked for them again and again
    try:
        return _read(text, published)
    finally:
        if collecting:
            gc.enable()


def _read(text: str, published: date | None) -> Reading:
    sentences = split(text)
    rulings = find_rulings(sentences, published)
    attribution, figures, beside = Attribution(sentences), Figures(), list[Untaken]()
    for told in find_movements(sentences, published):
        attribution.set(told.found)
        figures.add(told.found)
        beside += map(untaken, told.asides)
        if told.found:
            _forget(sentences, told.found[0].sentence.index - BACK)
    del sentences, attribution
    return Reading(
        figures=tuple(figures.figures),
        policies=tuple(one.policy for one in rulings),
        untaken=tuple(beside),
        why=tuple(figures.why),
        grounds=tuple(one.why for one in rulings),
    )


HEAD, BACK = 32, 64  # sentences that rules look back at: those at the head of a text, and those just before


def _forget(sentences: list[Sentence], end: int) -> None:
    """Drop sentences that are read and lie far back: those of a long text fill the memory."""
    for at in range(end - 1, HEAD - 1, -1):
        if sentences[at] is GONE:
            break  # so are those before
        sentences[at] = GONE
