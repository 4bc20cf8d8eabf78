"""A report as a letter: its words in order, each number with what stands behind it, and its charts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

FEW = 12  # rows of a chart whose sources fit beneath it


@dataclass(frozen=True, slots=True)
class Span:
    """Words within a paragraph. ``style`` is "", "number", "strong", "em" or "code".

    A number names its ``claims``, the ids of rows, or says in ``how`` what was computed or counted; ``address`` is
    where other words lead to on the web, or "".
    """

    text: str
    style: str = ""
    claims: tuple[str, ...] = ()
    how: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that belong together. ``kind`` is "p", "li", "notice" or "caption"."""

    kind: str
    spans: tuple[Span, ...]

    def __str__(self) -> str:
        return "".join(span.text for span in self.spans).strip()

    @property
    def claims(self) -> tuple[str, ...]:
        """The rows that its numbers name, each once, in order."""
        return tuple(dict.fromkeys(one for span in self.spans for one in span.claims))

    @property
    def hows(self) -> tuple[str, ...]:
        """How its other numbers were reached, each once, in order."""
        return tuple(dict.fromkeys(span.how for span in self.spans if span.how))


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its caption, the SVG of the page ("" where it has none), what it shows in words, its marks' rows."""

    caption: tuple[Paragraph, ...]
    svg: str
    told: str
    marks: tuple[str, ...] = ()

    @property
    def listed(self) -> tuple[str, ...]:
        """The rows that its caption names, and those of its marks where they are few enough to be listed."""
        named = [one for line in self.caption for one in line.claims]
        return tuple(dict.fromkeys((*named, *(self.marks if len(self.marks) <= FEW else ()))))

    @property
    def hows(self) -> tuple[str, ...]:
        """How the other numbers of its caption were reached."""
        return tuple(dict.fromkeys(how for line in self.caption for how in line.hows))


Block = Heading | Paragraph | Chart


@dataclass(frozen=True, slots=True)
class Letter:
    """The whole: language as in ``<html lang>``, the headline, all blocks beneath it in order, what stands above it."""

    language: str
    title: str
    blocks: tuple[Block, ...]
    kicker: str = ""

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts that are drawn, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Chart) and block.svg)

    def beginning_with(self, block: Block) -> Letter:
        """The same with one more block above the others."""
        return replace(self, blocks=(block, *self.blocks))

    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs, those of captions too, in order."""
        for block in self.blocks:
            if isinstance(block, Chart):
                yield from block.caption
            elif isinstance(block, Paragraph):
                yield block


def of_the_web(address: str) -> str:
    """The address where it is one that a mail may lead to, "" for any other."""
    return address if urlsplit(address).scheme in ("http", "https") else ""
