"""The table of contents of a page: its headings of the second level, each with an address."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

FEWEST = 4  # headings from which on a page is long enough for a table of contents
HEADING = re.compile(r"<h2\b(?P<rest>[^>]*)>(?P<words>.*?)</h2>", re.DOTALL)
NAME = re.compile(r"\bid=[\"']([^\"']+)[\"']")
TAG = re.compile(r"<[^>]+>")


def contents(parts: Iterable[str]) -> list[tuple[str, str]]:
    """(address, words) of each heading that has an address, in order; nothing where there are only a few."""
    found = [heading for part in parts for heading in _headings(part)]
    return found if len(found) >= FEWEST else []


def _headings(markup: str) -> list[tuple[str, str]]:
    named = ((NAME.search(heading["rest"]), heading["words"]) for heading in HEADING.finditer(markup))
    return [(html.unescape(name[1]), html.unescape(TAG.sub("", words)).strip()) for name, words in named if name]
