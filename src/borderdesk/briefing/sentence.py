"""Sentences that know their claims: a number in one is a link to the row that carries it."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cited:
    """Words that claims carry: a number stated by one, or what follows from several. ``claims`` are their ids."""

    text: str
    claims: tuple[str, ...]

    def __str__(self) -> str:
        return self.text

    def html(self) -> str:
        """A link to the row of the first claim (``#claim-<id>``); its title names all of them."""
        first, title = (html.escape(text, quote=True) for text in (self.claims[0], ", ".join(self.claims)))
        return f"<a class='number' href='#claim-{first}' title='{title}'>{html.escape(self.text)}</a>"


@dataclass(frozen=True, slots=True)
class Linked:
    """Words whose claim is not on the page: they lead to its source's ``address``, to nothing where that is none."""

    text: str
    address: str

    def __str__(self) -> str:
        return self.text

    def html(self) -> str:
        """A link where the address is one of the web, else the words alone."""
        words = html.escape(self.text)
        if not self.address.startswith(("https://", "http://")):
            return words
        return f"<a href='{html.escape(self.address, quote=True)}'>{words}</a>"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words, cited words and linked words, in order."""

    parts: tuple[str | Cited | Linked, ...]

    @classmethod
    def of(cls, *parts: str | Cited | Linked) -> Sentence:
        """The parts in order; empty ones fall away."""
        return cls(tuple(part for part in parts if str(part)))

    def __str__(self) -> str:
        return "".join(str(part) for part in self.parts)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of all claims cited, in order."""
        return tuple(one for part in self.parts if isinstance(part, Cited) for one in part.claims)

    def html(self) -> str:
        """The words as markup, escaped, with their links."""
        return "".join(html.escape(part) if isinstance(part, str) else part.html() for part in self.parts)


class Passage:
    """HTML that a notebook shows, the same as plain text, and the ids of the claims it rests on."""

    def __init__(self, markup: str, text: str, claims: Iterable[str] = ()) -> None:
        self.html, self.text, self.claims = markup, text, tuple(dict.fromkeys(claims))

    @classmethod
    def paragraph(cls, *sentences: Sentence) -> Passage:
        """The sentences one after another."""
        markup = f"<p class='lead'>{' '.join(one.html() for one in sentences)}</p>"
        return cls(markup, " ".join(map(str, sentences)), _claims(sentences))

    @classmethod
    def bullets(cls, sentences: Iterable[Sentence], otherwise: str) -> Passage:
        """A list of the sentences; ``otherwise`` as a paragraph where there are none."""
        listed = list(sentences)
        if not listed:
            return cls.paragraph(Sentence.of(otherwise))
        items = "".join(f"<li>{one.html()}</li>" for one in listed)
        return cls(f"<ul class='sentences'>{items}</ul>", "\n".join(f"- {one}" for one in listed), _claims(listed))

    @classmethod
    def joined(cls, *passages: Passage) -> Passage:
        """The passages one below the other."""
        claims = [claim for passage in passages for claim in passage.claims]
        return cls("".join(one.html for one in passages), "\n".join(one.text for one in passages), claims)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.text}

    def __repr__(self) -> str:
        return self.text


def _claims(sentences: Iterable[Sentence]) -> list[str]:
    return [claim for one in sentences for claim in one.claims]
