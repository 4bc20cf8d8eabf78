"""The headline of a report: the first sentence that it says, with what each number of it leads to."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Words = tuple[str, str]
"""Some words, and the anchor of the page that they lead to: ``#claim-...`` or ``#how-...``, "" for none."""


def headline(outputs: Iterable[str]) -> tuple[Words, ...]:
    """The first sentence (element of class ``said``) in pieces of HTML; nothing where none says anything."""
    from lxml import html as lxml_html

    for piece in outputs:
        if "class='said'" in piece or 'class="said"' in piece:
            found = lxml_html.fragment_fromstring(piece, create_parent="div").find(".//*[@class='said']")
            return tuple(_joined(_words(found)))
    return ()


def plain(words: Iterable[Words]) -> str:
    """The words alone."""
    return "".join(text for text, _ in words)


def linked(words: Iterable[Words], page: str) -> str:
    """The words as HTML, escaped; what has an anchor is a link to it in ``page``."""
    return "".join(_link(text, page + anchor) if anchor else html.escape(text) for text, anchor in words)


def _link(text: str, address: str) -> str:
    return f'<a href="{html.escape(address, quote=True)}">{html.escape(text)}</a>'


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
