"""A story's own caveats, with the numbers in them led back to their rows: ``[65,036](figure-id, figure-id)``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from borderdesk.briefing.sentence import Passage
from borderdesk.language import worded
from borderdesk.origin import Cited, Linked, Sentence
from borderdesk.story import CITATION

if TYPE_CHECKING:
    from borderdesk.view import View


def caveats(view: View) -> Passage:
    """What story.toml says of the story's data, in the words of those who collected it."""
    return Passage.bullets(caveat_sentences(view), worded("The story names no caveats of its own."))


def caveat_sentences(view: View) -> Iterator[Sentence]:
    """Each caveat of story.toml as a sentence that cites what it names."""
    return (Sentence(tuple(cited_words(text, view)), view.story.language) for text in view.story.caveats)


def cited_words(text: str, view: View) -> Iterator[str | Cited | Linked]:
    """Words, numbers whose rows are in the view, and numbers whose rows are not: these lead to the source itself."""
    shown, at = {*view.claims["figure_id"], *view.policies["policy_id"]}, 0
    for found in CITATION.finditer(text):
        yield text[at : found.start()]
        ids = tuple(one.strip() for one in found[2].split(","))
        here = tuple(one for one in ids if one in shown)
        yield Cited(found[1], here) if here else Linked(found[1], _address(view, ids[0]), ids)
        at = found.end()
    yield text[at:]


def _address(view: View, figure_id: str) -> str:
    rows = view.figures.loc[view.figures["figure_id"] == figure_id, "url"]
    return str(rows.iloc[0]) if len(rows) else ""
