"""A letter as plain text: every number with a note, the notes at the end."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from borderdesk.delivery.envelope import Envelope
from borderdesk.delivery.letter import Block, Chart, Heading, Letter, Paragraph, Span
from borderdesk.delivery.source import Sources
from borderdesk.language import phrase

WIDTH = 76  # characters; a reply that quotes it still fits 80
UNDERLINES = {1: "=", 2: "-"}


class Notes:
    """Numbered notes: the same origin has the same number wherever it is named."""

    def __init__(self, sources: Sources) -> None:
        self._sources, self._places = sources, dict[str, int]()

    def marks(self, span: Span) -> str:
        """``[1, 2]``, nothing for words that need none."""
        if span.how:
            return f"[{self._place(span.how)}]"
        if span.address and not span.claims:
            return f"[{self._place(span.address)}]"
        return self.of(span.claims) if span.style == "number" or span.address else ""

    def of(self, claims: tuple[str, ...]) -> str:
        """The marks of these rows."""
        found = (f"{source}\n{source.address}".strip() for source in self._sources.of(claims))
        places = [str(self._place(one)) for one in found]
        return f"[{', '.join(places)}]" if places else ""

    def lines(self) -> Iterator[str]:
        """The notes in the order of their numbers."""
        for text, place in self._places.items():
            words, _, address = text.partition("\n")
            yield _wrapped(words, f"[{place}] ")
            if address:
                yield f"    {address}"  # never broken: it must stay one link

    def _place(self, text: str) -> int:
        return self._places.setdefault(text, len(self._places) + 1)


def as_text(letter: Letter, sources: Sources, envelope: Envelope) -> str:
    """The letter with its notes and where the whole report is; lines end in a newline."""
    notes = Notes(sources)
    parts = [_wrapped(letter.kicker)] if letter.kicker else []
    parts += [_heading(letter.title, 1), *(_block(block, notes) for block in letter.blocks)]
    if listed := "\n".join(notes.lines()):
        parts += [_heading(phrase("Sources and arithmetic"), 2), listed]
    parts.append(_wrapped(phrase("In the full report every number, also in the charts, opens what stands behind it:")))
    return "\n\n".join((*parts, envelope.address or envelope.report)) + "\n"


def _block(block: Block, notes: Notes) -> str:
    if isinstance(block, Heading):
        return _heading(block.text, block.level)
    if isinstance(block, Chart):
        told = _wrapped(f"[{phrase('Chart')}] {block.told} {notes.of(block.listed)}")
        return "\n".join((*(_paragraph(line, notes) for line in block.caption), told))
    return _paragraph(block, notes)


def _paragraph(paragraph: Paragraph, notes: Notes) -> str:
    words = "".join(span.text + (f" {marks}" if (marks := notes.marks(span)) else "") for span in paragraph.spans)
    return _wrapped(words, "* " if paragraph.kind == "li" else "")


def _heading(text: str, level: int) -> str:
    lines = textwrap.wrap(text, WIDTH) or [""]
    return "\n".join((*lines, UNDERLINES[level] * max(map(len, lines)))) if level in UNDERLINES else "\n".join(lines)


def _wrapped(text: str, first: str = "") -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
