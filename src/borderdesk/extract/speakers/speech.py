"""One speaker of a sentence and what that covers."""

from __future__ import annotations

from dataclasses import dataclass

from borderdesk.extract.speakers.nametokens import Span
from borderdesk.extract.text import Sentence

QUOTES = frozenset({'"', "\u201d", "\u2019", "\u00bb", "'"})
DASHES = frozenset({"-", "\u2013", "\u2014"})


@dataclass(slots=True)
class Speech:
    """One speaker of a sentence. ``first`` and ``last`` hold the name, the scope what is said; ends excluded.

    ``kind``: said, according, counted (an office whose own count a figure is), adverb (nobody in particular).
    ``back`` where the words stand before the speaker: "10, police said". ``at`` is the verb or other cue.
    """

    first: int
    last: int
    name: str
    kind: str
    scope_first: int
    scope_last: int
    back: bool = False
    at: int = 0


def spoken(s: Sentence, name: Span | None, kind: str, at: int, back: bool) -> Speech | None:
    if name is None:
        return None
    text = " ".join(s.text[s.starts[name[0]] : s.ends[name[1] - 1]].split())
    return Speech(name[0], name[1], text, kind, 0, len(s.low), back, at)
