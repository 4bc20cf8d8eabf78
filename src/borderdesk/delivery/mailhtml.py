"""A letter as HTML for mail programs: inline styles, tables for its frame, no script and nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from borderdesk.delivery.envelope import Envelope
from borderdesk.delivery.letter import Block, Chart, Heading, Letter, Paragraph, Span
from borderdesk.delivery.picture import size
from borderdesk.delivery.source import Source, Sources
from borderdesk.language import phrase

if TYPE_CHECKING:
    from jinja2 import Environment

WIDTH = 592  # pixels between the edges of the letter


@dataclass(frozen=True, slots=True)
class Set:
    """Blocks of one kind that stand together: "heading", "p", "notice", "list" or "chart"."""

    kind: str
    blocks: Sequence[Block]


def as_html(letter: Letter, sources: Sources, envelope: Envelope, cids: Mapping[Chart, str]) -> str:
    """The page of the letter; ``cids`` are the names of the pictures of its charts, those without one are told."""
    return (
        _environment()
        .get_template("mail.html")
        .render(
            letter=letter,
            sets=list(_sets(letter.blocks)),
            cids=cids,
            envelope=envelope,
            sources=sources.of,
            link=lambda span: _link(span, sources),
            width=_width,
            phrase=phrase,
        )
    )


def _sets(blocks: Sequence[Block]) -> Iterator[Set]:
    for kind, found in groupby(blocks, _kind):
        together = list(found)
        if kind == "list":
            yield Set(kind, together)
        else:
            yield from (Set(kind, [one]) for one in together)


def _kind(block: Block) -> str:
    if isinstance(block, Paragraph):
        return "list" if block.kind == "li" else block.kind
    return "heading" if isinstance(block, Heading) else "chart"


def _link(span: Span, sources: Sources) -> str:
    """Where the words lead to: a link of the report, or the page of a number that one source states."""
    if span.address or span.how or span.style != "number":
        return span.address
    found: tuple[Source, ...] = sources.of(span.claims)
    return found[0].address if len(found) == 1 else ""


def _width(chart: Chart) -> int:
    return min(WIDTH, round(size(chart.svg)[0]))


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("borderdesk.delivery", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
