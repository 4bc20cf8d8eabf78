"""One report from notebook to file: parameters checked, executed, rendered, put in its place in one step."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from borderdesk import ledger
from borderdesk.changes import Difference
from borderdesk.errors import BorderdeskError
from borderdesk.language import speaking
from borderdesk.press import child
from borderdesk.report.countries import countries
from borderdesk.report.headline import Words, headline
from borderdesk.report.notebook import Notebook, find, open_notebook
from borderdesk.report.parameters import checked
from borderdesk.report.record import Record, content_hash, ledger_hash
from borderdesk.report.subject import counts, story_of, view_of
from borderdesk.stages import note, stage


@dataclass(frozen=True, slots=True)
class Published:
    """A report on disk. ``accepted`` of ``claims`` rows of its story a person has accepted; 0 of 0 without a story.

    ``headline`` is its first sentence; ``countries`` are codes; ``changes`` since the edition before, None where there
    was none; ``ledger`` and ``content`` are ledger_hash() and content_hash(), ``sha256`` is the file's own.
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
    sha256: str = ""


def publish(
    name: str,
    given: Mapping[str, Any],
    output: Path | None,
    title: str = "",
    folder: Path | None = None,
    ready: Callable[[Published], None] = lambda report: None,
    interactive: bool = False,
    engine: str = "press",
) -> Published:
    """Run a notebook with parameters and write its page to ``output`` (default: a name from both, in ``folder``).

    ``interactive``: its charts are live. ``engine``: as of execute(). ``ready`` is told of the report just before its
    page takes the place of the old one. ParameterError before anything runs, NotebookError when it fails, OriginError
    when it shows a number without an origin (see audit.py); the old file stays in all cases.
    """
    notebook = open_notebook(find(name))
    values = checked(notebook, given)
    everything = {parameter.name: parameter.default for parameter in notebook.parameters} | values
    path = output or (folder or Path()) / default_name(notebook, values)
    with speaking(str(everything.get("language", "en"))):
        return _published(notebook, values, everything, path, title, ready, interactive, engine)


def _published(
    notebook: Notebook,
    values: Mapping[str, Any],
    everything: Mapping[str, Any],
    path: Path,
    title: str,
    ready: Callable[[Published], None],
    interactive: bool,
    engine: str,
) -> Published:
    from borderdesk.report.run import execute

    story = story_of(everything)
    started, clock = datetime.now(UTC).astimezone(), time.perf_counter()
    before = ledger_hash(story) if story else ""
    if child.WITHIN:
        with suppress(BorderdeskError):  # the notebook will say it
            view_of(everything)  # a child that is forked now finds it opened
    executed = execute(notebook.path, values, live=interactive, engine=engine)
    seconds = time.perf_counter() - clock
    note("cells", sum(one.metadata.get("papermill", {}).get("duration") or 0.0 for one in executed.notebook.cells))
    record = Record(notebook.path.name, everything, before, started, seconds, executed.by)
    claims, waiting = counts(story)
    from borderdesk.report.compose import compose  # by now loaded beside the cells (pressed.py)

    with stage("page"):
        made = compose(executed.notebook, record, title, path)
    report = Published(
        path,
        title or notebook.title,
        started,
        time.perf_counter() - clock,
        len(made.markup.encode()),
        len(claims),
        len(claims) - len(waiting),
        story,
        headline(part for cell in made.cells for part in cell["outputs"]),
        countries(made.view),
        made.memory.changes if made.memory else None,
        before,
        content_hash(title, made.notice, made.cells, made.memory and made.memory.state.claims),
        hashlib.sha256(made.markup.encode()).hexdigest(),
    )
    with stage("publish"):
        ready(report)
        ledger.replace(path, made.markup)
    return report


def default_name(notebook: Notebook, values: Mapping[str, Any]) -> str:
    """``04-briefing-sudan-2023.html``: the notebook and the values that were given."""
    from borderdesk.intake import slug

    parts = [",".join(value) if isinstance(value, list) else str(value) for value in values.values()]
    return "-".join([notebook.name, *[slug(part) for part in parts if part]])[:120] + ".html"
