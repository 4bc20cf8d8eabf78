"""Passages: the sentences of a report as HTML and as text, with the claims they rest on."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable

from borderdesk.language import message, worded
from borderdesk.origin import Cited, Computed, Counted, Linked, Said, Sentence

__all__ = ["Cited", "Computed", "Counted", "Linked", "Passage", "Said", "Sentence"]

# how firmly claims stand, as claims.compare() says it, for readers
FIRMNESS = {
    "agree": message("several speakers agree"),
    "single": message("one speaker alone"),
    "disagree": message("speakers contradict each other"),
}


class Passage:
    """HTML that a notebook shows, the same as plain text, and the ids of the claims it rests on."""

    def __init__(self, markup: str, text: str, claims: Iterable[str] = (), sentences: Iterable[Sentence] = ()) -> None:
        self.html, self.text, self.claims = markup, text, tuple(dict.fromkeys(claims))
        self.sentences = tuple(sentences)

    @classmethod
    def paragraph(cls, *sentences: Sentence, kind: str = "lead") -> Passage:
        """The sentences one after another; ``kind`` is the paragraph's class."""
        markup = " ".join(f"<span class='said'>{one.html()}</span>" for one in sentences)
        return cls(f"<p class='{kind}'>{markup}</p>", " ".join(map(str, sentences)), _claims(sentences), sentences)

    @classmethod
    def bullets(
        cls, sentences: Iterable[Sentence], otherwise: str, firmness: Callable[[Sentence], str] | None = None
    ) -> Passage:
        """A list of the sentences; ``otherwise`` as a paragraph where there are none.

        ``firmness`` names how firmly a sentence stands, a key of FIRMNESS or "": a word behind it says so.
        """
        listed = list(sentences)
        if not listed:
            return cls.paragraph(Sentence.of(otherwise))
        items = "".join(_item(one, firmness(one) if firmness else "") for one in listed)
        text = "\n".join(f"- {one}" for one in listed)
        return cls(f"<ul class='sentences'>{items}</ul>", text, _claims(listed), listed)

    @classmethod
    def joined(cls, *passages: Passage) -> Passage:
        """The passages one below the other."""
        claims = [claim for passage in passages for claim in passage.claims]
        sentences = [one for passage in passages for one in passage.sentences]
        return cls("".join(one.html for one in passages), "\n".join(one.text for one in passages), claims, sentences)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.text}

    def __repr__(self) -> str:
        return self.text


def _item(sentence: Sentence, firm: str) -> str:
    if not firm:
        return f"<li class='said'>{sentence.html()}</li>"
    word = html.escape(worded(FIRMNESS[firm]))
    return f"<li data-firm='{firm}'><span class='said'>{sentence.html()}</span> <span class='firm'>{word}</span></li>"


def _claims(sentences: Iterable[Sentence]) -> list[str]:
    return [claim for one in sentences for claim in one.claims]
