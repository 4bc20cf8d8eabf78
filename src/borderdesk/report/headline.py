"""The headline of a report: the first sentence that it says, with what each number of it leads to."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NAMES = ("headline", "said")
Words = tuple[str, str]
"""Some words, and the anchor of the page that they lead to: ``#claim-...`` or ``#how-...``, "" for none."""


def headline(outputs: Iterable[str]) -> tuple[Words, ...]:
    """The words of the first element of class ``headline`` in pieces of HTML, else of the first ``said``, else none."""
    pieces = list(outputs)
    found = next(filter(_there, (_first(piece, name) for name in NAMES for piece in pieces)), None)
    return () if found is None else tuple(_joined(_words(found)))


def plain(words: Iterable[Words]) -> str:
    """The words alone."""
    return "".join(text for text, _ in words)


def linked(words: Iterable[Words], page: str) -> str:
    """The words as HTML, escaped; what has an anchor is a link to it in ``page``."""
    return "".join(_link(text, page + anchor) if anchor else html.escape(text) for text, anchor in words)


def _link(text: str, address: str) -> str:
    return f'<a href="{html.escape(address, quote=True)}">{html.escape(text)}</a>'


def _first(piece: str, name: str) -> HtmlElement | None:
    """The first element of a class in a piece of HTML."""
    if name not in piece:
        return None
    from lxml import html

    found = html.fragment_fromstring(piece, create_parent="div").find_class(name)
    return found[0] if found else None


def _there(element: HtmlElement | None) -> bool:
    return element is not None


def _words(element: HtmlElement, anchor: str = "") -> Iterator[Words]:
    """The words within an element in order, blanks as they stand."""
    href = element.get("href", "")
    here = href if element.tag == "a" and href.startswith("#") else anchor
    yield element.text or "", here
    for inner in element:
        yield from _words(inner, here)
        yield inner.tail or "", here


def _joined(words: Iterable[Words]) -> Iterator[Words]:
    """Neighbours that lead to one place as one, with single blanks."""
    text, anchor = "", ""
    for more, leads in words:
        if leads != anchor and text:
            yield text, anchor
            text = ""
        text, anchor = text + " ".join(f"x{more}x".split())[1:-1], leads
    if text:
        yield text, anchor
