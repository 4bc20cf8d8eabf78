"""The Markdown of a notebook in the current language, block by block where the catalogue has its words."""

from __future__ import annotations

from collections.abc import Iterator

from borderdesk.language.catalogue import texts
from borderdesk.language.spoken import current


def markdown(source: str) -> str:
    """The source with each heading and paragraph translated that the catalogue knows; all else stays as it is."""
    if current() == "en":
        return source
    known = texts(current())
    return "\n\n".join(mark + known[text][0] if text in known else block for block, mark, text in _blocks(source))


def words_of(source: str) -> list[str]:
    """The words of each heading and paragraph on one line: the messages of a cell."""
    return [text for _, _, text in _blocks(source) if text]


def _blocks(source: str) -> Iterator[tuple[str, str, str]]:
    """The blocks between blank lines: as it stands, the mark of a heading, and its words; "" where it is no prose."""
    for block in source.split("\n\n"):
        text = " ".join(block.split())
        mark = text[: len(text) - len(text.lstrip("#"))]
        prose = not block.startswith((" ", "\t", "```", "- ", "* ", "|", ">")) and not text[:1].isdigit()
        yield block, f"{mark} " if mark else "", text.lstrip("#").strip() if prose else ""
