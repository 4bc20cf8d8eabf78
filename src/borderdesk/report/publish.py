"""One report from notebook to file: parameters checked, executed, rendered, put in its place in one step."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from borderdesk import ledger
from borderdesk.changes import Difference, Memory, State, as_html, embedded, sentences_of, since_last, told
from borderdesk.language import speaking
from borderdesk.origin import Counted, Sentence
from borderdesk.report.audit import audited
from borderdesk.report.countries import countries
from borderdesk.report.grounds import Grounds
from borderdesk.report.headline import Words, headline
from borderdesk.report.markup import Markup
from borderdesk.report.notebook import Notebook, find, open_notebook
from borderdesk.report.origins import origins
from borderdesk.report.parameters import checked
from borderdesk.report.record import Record, content_hash, ledger_hash
from borderdesk.story import open_story
from borderdesk.view import View, open_view


@dataclass(frozen=True, slots=True)
class Published:
    """A report on disk. ``accepted`` of ``claims`` rows of its story a person has accepted; 0 of 0 without a story.

    ``headline`` is its first sentence; ``countries`` are codes; ``changes`` since the edition before, None where there
    was none; ``ledger`` and ``content`` are ledger_hash() and content_hash().
    """

    path: Path
    title: str
    built: datetime
    seconds: float
    size: int
    claims: int = 0
    accepted: int = 0
    story: str = ""
    headline: tuple[Words, ...] = ()
    countries: tuple[str, ...] = ()
    changes: Difference | None = None
    ledger: str = ""
    content: str = ""


def publish(
    name: str,
    given: Mapping[str, Any],
    output: Path | None,
    title: str = "",
    folder: Path | None = None,
    ready: Callable[[Published], None] = lambda report: None,
) -> Published:
    """Run a notebook with parameters and write its page to ``output`` (default: a name from both, in ``folder``).

    ``ready`` is told of the report just before its page takes the place of the old one. ParameterError before anything
    runs, NotebookError when it fails, OriginError when it shows a number without an origin (see audit.py); the old file
    stays in all cases.
    """
    notebook = open_notebook(find(name))
    values = checked(notebook, given)
    everything = {parameter.name: parameter.default for parameter in notebook.parameters} | values
    path = output or (folder or Path()) / default_name(notebook, values)
    with speaking(str(everything.get("language", "en"))):
        return _published(notebook, values, everything, path, title, ready)


def _published(
    notebook: Notebook,
    values: Mapping[str, Any],
    everything: Mapping[str, Any],
    path: Path,
    title: str,
    ready: Callable[[Published], None],
) -> Published:
    from borderdesk.report.page import End, cells_of, render
    from borderdesk.report.run import ENGINE, execute

    story = story_of(everything)
    started, clock = datetime.now(UTC).astimezone(), time.perf_counter()
    before = ledger_hash(story) if story else ""
    executed = execute(notebook.path, values)
    seconds = time.perf_counter() - clock
    record = Record(notebook.path.name, everything, before, started, seconds, ENGINE)
    claims, waiting = counts(story)
    grounds = Grounds.of(story, view_of(everything))
    cells = cells_of(executed)
    audited(notebook.path.name, cells, grounds)
    notice = draft(claims, waiting)
    shown = "".join((notice.html(), *(part for cell in cells for part in (cell["html"], *cell["outputs"]))))
    memory = _memory(path, record, cells, grounds)
    ends = [End("changes", "What changed since the last edition", _changed(memory, shown))] if memory else []
    ends += [End("origins", "How each number was reached", found)] if (found := origins(shown, grounds)) else []
    block = embedded(memory) if memory else ""
    markup = render(executed, record, title, notice, ends, _news(memory), block)
    report = Published(
        path,
        title or notebook.title,
        started,
        time.perf_counter() - clock,
        len(markup.encode()),
        len(claims),
        len(claims) - len(waiting),
        story,
        headline(part for cell in cells for part in cell["outputs"]),
        countries(grounds.view if grounds else None),
        memory.changes if memory else None,
        before,
        content_hash(title, notice.html(), cells, memory and memory.state.claims),
    )
    ready(report)
    ledger.replace(path, markup)
    return report


def _memory(path: Path, record: Record, cells: list[dict[str, Any]], grounds: Grounds | None) -> Memory | None:
    """What the edition will remember, with what changed since the one that stands at the path; None without a story."""
    if grounds is None:
        return None
    view = view_of(record.parameters)
    claims = told(view.claims, view.policies) if view else {}
    state = State(str(record.built), claims, sentences_of(part for cell in cells for part in cell["outputs"]))
    built = record.built.isoformat(timespec="seconds")
    of = f"{record.notebook} {sorted(record.parameters.items())}"
    return Memory(record.ledger, built, state, since_last(path, record.ledger, state, of), of)


def _changed(memory: Memory, shown: str) -> str:
    return as_html(memory.changes, frozenset(Markup(shown).anchors))


def _news(memory: Memory | None) -> str:
    """The line at the top, where there is something to tell."""
    changes = memory.changes if memory else None
    return f"Since the edition of {changes.before[:10]}: {changes}" if changes else ""


def view_of(parameters: Mapping[str, Any]) -> View | None:
    """The view of the parameters that open_view() takes, as the notebooks open it; None without a story."""
    names = ("story", "nationality", "destinations", "since", "until", "as_of")
    return (
        open_view(**{name: parameters[name] for name in names if name in parameters}) if story_of(parameters) else None
    )


def story_of(parameters: Mapping[str, Any]) -> str:
    """The name of the story that the parameters name, "" for none."""
    return str(parameters.get("story", ""))


def counts(story: str) -> tuple[list[str], list[str]]:
    """The ids of a story's figures and policies, and of those that wait for a person; rejected rows do not count."""
    if not story:
        return [], []
    opened = open_story(story)
    tables = [ledger.read(opened, table) for table in ("figures", "policies")]
    states = [pair for table in tables for pair in zip(table.iloc[:, 0], table["status"], strict=True)]
    return [one for one, state in states if state != "rejected"], [one for one, state in states if state == "proposed"]


def draft(claims: list[str], waiting: list[str]) -> Sentence:
    """The ribbon of a report while rows of its ledger are proposals; nothing once all are accepted."""
    if not waiting:
        return Sentence(())
    some, every = (
        Counted.among(waiting, "claims that no person has accepted"),
        Counted.among(claims, "claims of the story"),
    )
    return Sentence.of("Draft: ", some, " of ", every, " claims in this story not yet accepted by a person")


def default_name(notebook: Notebook, values: Mapping[str, Any]) -> str:
    """``04-briefing-sudan-2023.html``: the notebook and the values that were given."""
    from borderdesk.intake import slug

    parts = [",".join(value) if isinstance(value, list) else str(value) for value in values.values()]
    return "-".join([notebook.name, *[slug(part) for part in parts if part]])[:120] + ".html"
