"""Passages: the sentences of a report as HTML and as text, with the claims they rest on."""

from __future__ import annotations

from collections.abc import Iterable

from borderdesk.origin import Cited, Computed, Counted, Linked, Said, Sentence

__all__ = ["Cited", "Computed", "Counted", "Linked", "Passage", "Said", "Sentence"]


class Passage:
    """HTML that a notebook shows, the same as plain text, and the ids of the claims it rests on."""

    def __init__(self, markup: str, text: str, claims: Iterable[str] = (), sentences: Iterable[Sentence] = ()) -> None:
        self.html, self.text, self.claims = markup, text, tuple(dict.fromkeys(claims))
        self.sentences = tuple(sentences)

    @classmethod
    def paragraph(cls, *sentences: Sentence) -> Passage:
        """The sentences one after another."""
        markup = " ".join(f"<span class='said'>{one.html()}</span>" for one in sentences)
        return cls(f"<p class='lead'>{markup}</p>", " ".join(map(str, sentences)), _claims(sentences), sentences)

    @classmethod
    def bullets(cls, sentences: Iterable[Sentence], otherwise: str) -> Passage:
        """A list of the sentences; ``otherwise`` as a paragraph where there are none."""
        listed = list(sentences)
        if not listed:
            return cls.paragraph(Sentence.of(otherwise))
        items = "".join(f"<li class='said'>{one.html()}</li>" for one in listed)
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


def _claims(sentences: Iterable[Sentence]) -> list[str]:
    return [claim for one in sentences for claim in one.claims]
