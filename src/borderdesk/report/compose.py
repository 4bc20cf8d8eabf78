"""A report out of an executed notebook: audited, with what changed and how each number was reached, as a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from borderdesk.changes import Memory, State, as_html, embedded, sentences_of, since_last
from borderdesk.changes import told as claims_told
from borderdesk.language import phrase, worded
from borderdesk.message import told
from borderdesk.origin import Counted, Sentence
from borderdesk.report.audit import audited
from borderdesk.report.cells import cells_of
from borderdesk.report.grounds import Grounds
from borderdesk.report.interactive import live_of
from borderdesk.report.markup import Markup, read
from borderdesk.report.origins import origins
from borderdesk.report.record import Record
from borderdesk.report.render import End, render
from borderdesk.report.subject import counts, story_of, view_of
from borderdesk.view import View


@dataclass(frozen=True, slots=True)
class Composed:
    """A page and what it was made of: its cells (cells_of), the notice at its top, its story's view and its memory."""

    markup: str = field(repr=False)
    cells: list[dict[str, Any]] = field(repr=False)
    notice: str = ""
    view: View | None = None
    memory: Memory | None = None


def compose(executed: Any, record: Record, title: str = "", path: Path | None = None) -> Composed:
    """The page of an executed notebook; the one that stands at ``path`` is what changes are told against.

    Raises OriginError where it shows a number without an origin (see audit.py).
    """
    story = story_of(record.parameters)
    view = view_of(record.parameters)
    grounds = Grounds.of(story, view)
    cells = cells_of(executed)
    audited(record.notebook, cells, grounds)
    notice = draft(*counts(story))
    pieces = (notice.html(), *(part for cell in cells for part in (cell["html"], *cell["outputs"])))
    shown = Markup.joined(map(read, pieces))
    memory = _memory(path, record, cells, view) if path else None
    ends = [End("changes", phrase("What changed since the last edition"), _changed(memory, shown))] if memory else []
    if found := origins(shown, grounds):
        ends.append(End("origins", phrase("How each number was reached"), found))
    new = frozenset(one.id for one in memory.changes.claims if one.kind == "new") if memory and memory.changes else ()
    memory_block, live = embedded(memory) if memory else "", live_of(executed)
    markup = render(executed, record, title, notice, ends, _news(memory), memory_block, new, live, cells)
    return Composed(markup, cells, notice.html(), view, memory)


def _memory(path: Path, record: Record, cells: list[dict[str, Any]], view: View | None) -> Memory | None:
    """What the edition will remember, with what changed since the one that stands at the path; None without a story."""
    if view is None:
        return None
    claims = claims_told(view.claims, view.policies)
    state = State(str(record.built), claims, sentences_of(part for cell in cells for part in cell["outputs"]))
    built = record.built.isoformat(timespec="seconds")
    of = f"{record.notebook} {sorted(record.parameters.items())}"
    return Memory(record.ledger, built, state, since_last(path, record.ledger, state, of), of)


def _changed(memory: Memory, shown: Markup) -> str:
    return as_html(memory.changes, frozenset(shown.anchors))


def _news(memory: Memory | None) -> str:
    """The line at the top, where there is something to tell."""
    changes = memory.changes if memory else None
    return worded("Since the edition of {day}: {changes}", day=changes.before[:10], changes=changes) if changes else ""


def draft(claims: list[str], waiting: list[str]) -> Sentence:
    """The ribbon of a report while rows of its ledger are proposals; nothing once all are accepted."""
    if not waiting:
        return Sentence(())
    return told(
        "Draft: {some} of {every} claims in this story not yet accepted by a person",
        some=Counted.among(waiting, worded("claims that no person has accepted")),
        every=Counted.among(claims, worded("claims of the story")),
    )
