"""HTML read tag by tag: by one pattern where it is written as plainly as ours is, else by Python's own parser."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import lru_cache
from html.parser import HTMLParser
from typing import NamedTuple

NAME = r"[A-Za-z][A-Za-z0-9_:.-]*"
ATTRIBUTE = rf"{NAME}(?:=(?:\"[^\"<>]*\"|'[^'<>]*'))?"
TOKEN = re.compile(rf"(<(/?)({NAME})((?:[ \n]+{ATTRIBUTE})*+)[ \n]*(/?)>|[^<]+)")
PARTS = re.compile(rf"({NAME})(?:=(?:\"([^\"]*)\"|'([^']*)'))?")
# elements whose content parsers read by other rules, and a title that holds more than words
OWN_RULES = re.compile(
    r"<(?:script|style|textarea|iframe|noembed|noframes|noscript|plaintext|xmp|template)\b|<title\b[^>]*>[^<]*<(?!/title>)",
    re.IGNORECASE,
)
LATELY = 32  # pieces of a page, which are made harmless one after another, and then audited


class Token(NamedTuple):
    """A tag, or the words between two, which have no name: as it stands, and what a tag says.

    ``name`` and those of ``attributes`` are in small letters, values as they are meant. ``closed``: ``<br/>``.
    """

    written: str
    name: str = ""
    ends: bool = False
    closed: bool = False
    attributes: Sequence[tuple[str, str | None]] = ()


@lru_cache(LATELY)
def plain(markup: str) -> list[Token] | None:
    """The tags of a piece of HTML and the words between them; None where some are not written plainly."""
    if OWN_RULES.search(markup):
        return None
    found = TOKEN.findall(markup)
    if sum(len(one[0]) for one in found) != len(markup):
        return None
    return [
        Token(written, name.lower(), bool(ends), bool(closed), _attributes(told) if told else ())
        for written, ends, name, told, closed in found
    ]


def _attributes(written: str) -> list[tuple[str, str | None]]:
    found = ((name.lower(), one or other) for name, one, other in PARTS.findall(written))
    return [(name, html.unescape(value) if "&" in value else value) for name, value in found]


class Reader(HTMLParser):
    """Calls its handlers as HTMLParser would with ``convert_charrefs``, sooner where markup is plain."""

    def read(self, markup: str) -> None:
        """All of a piece of HTML."""
        tokens = plain(markup)
        if tokens is None:
            self.feed(markup)
            self.close()
        for written, name, ends, closed, attributes in tokens or ():
            if not name:
                self.handle_data(html.unescape(written) if "&" in written else written)
            elif ends:
                self.handle_endtag(name)
            else:
                handle = self.handle_startendtag if closed else self.handle_starttag
                handle(name, attributes)  # type: ignore[arg-type]
