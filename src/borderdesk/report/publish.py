"""One report from notebook to file: parameters checked, executed, rendered, put in its place in one step."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from borderdesk import ledger
from borderdesk.report.notebook import Notebook, find, open_notebook
from borderdesk.report.parameters import checked
from borderdesk.report.record import Record, ledger_hash
from borderdesk.story import open_story


@dataclass(frozen=True, slots=True)
class Published:
    """A report on disk. ``accepted`` of ``claims`` rows of its story a person has accepted; 0 of 0 without a story."""

    path: Path
    title: str
    built: datetime
    seconds: float
    size: int
    claims: int = 0
    accepted: int = 0
    story: str = ""


def publish(
    name: str, given: Mapping[str, Any], output: Path | None, title: str = "", folder: Path | None = None
) -> Published:
    """Run a notebook with parameters and write its page to ``output`` (default: a name from both, in ``folder``).

    ParameterError before anything runs, NotebookError when it fails; the old file stays in both cases.
    """
    from borderdesk.report.page import render
    from borderdesk.report.run import ENGINE, execute

    notebook = open_notebook(find(name))
    values = checked(notebook, given)
    everything = {parameter.name: parameter.default for parameter in notebook.parameters} | values
    story = str(everything.get("story", ""))
    started, clock = datetime.now(UTC).astimezone(), time.perf_counter()
    before = ledger_hash(story) if story else ""
    executed = execute(notebook.path, values)
    seconds = time.perf_counter() - clock
    record = Record(notebook.path.name, everything, before, started, seconds, ENGINE)
    claims, accepted = counts(story)
    path = output or (folder or Path()) / default_name(notebook, values)
    markup = render(executed, record, title, draft(claims, accepted))
    ledger.replace(path, markup)
    return Published(
        path,
        title or notebook.title,
        started,
        time.perf_counter() - clock,
        len(markup.encode()),
        claims,
        accepted,
        story,
    )


def counts(story: str) -> tuple[int, int]:
    """How many figures and policies a story has, and how many of them are accepted; rejected rows do not count."""
    if not story:
        return 0, 0
    tables = [ledger.read(open_story(story), table) for table in ("figures", "policies")]
    states = [state for table in tables for state in table["status"] if state != "rejected"]
    return len(states), states.count("accepted")


def draft(claims: int, accepted: int) -> str:
    """The ribbon of a report while rows of its ledger are proposals; "" once all are accepted."""
    return (
        f"Draft: {claims - accepted:,} of {claims:,} claims in this story not yet accepted by a person"
        if accepted < claims
        else ""
    )


def default_name(notebook: Notebook, values: Mapping[str, Any]) -> str:
    """``04-briefing-sudan-2023.html``: the notebook and the values that were given."""
    from borderdesk.intake import slug

    parts = [",".join(value) if isinstance(value, list) else str(value) for value in values.values()]
    return "-".join([notebook.name, *[slug(part) for part in parts if part]])[:120] + ".html"
