"""One attempt at one edition, in a process of its own: what it reads must stand still, and its page is put in place."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from borderdesk import stages
from borderdesk.build.outcome import Built
from borderdesk.build.passing import passes
from borderdesk.build.steady import Steady
from borderdesk.build.timing import Timing
from borderdesk.errors import BorderdeskError
from borderdesk.language import speaking
from borderdesk.report.inputs import Inputs, shown
from borderdesk.report.publish import Published, publish
from borderdesk.shelf.editions import Edition
from borderdesk.shelf.known import Known, holding, remember, remembered
from borderdesk.shelf.past import copies, keep


@dataclass(frozen=True, slots=True)
class Job:
    """An edition to be built into ``folder`` by ``engine`` (as of publish()).

    ``run`` is when the builds of which it is one began, in ISO 8601; ``installed`` what Survey.installed() says.
    """

    edition: Edition
    folder: Path
    run: str = ""
    installed: Inputs = field(default_factory=dict)
    engine: str = "press"


def attempt(job: Job) -> Built:
    """How the edition went; what Borderdesk raises on purpose becomes its failure, anything else too, with its type."""
    tempfile.tempdir = None  # read from the environment anew: it names the build's own
    clock = time.perf_counter()
    edition, steady = job.edition, Steady(job.edition)
    before = remembered(job.folder).get(edition.id, Known()).content
    try:
        with stages.noting() as notes:
            inputs = {**steady.begin(), **shown(edition.title, edition.interactive), **job.installed}
            report = _published(job, steady, inputs)
            noted = stages.noted(notes)
    except Exception as error:  # one edition must never take the others with it
        return _failed(edition, time.perf_counter() - clock, steady.judged(error))
    seconds = time.perf_counter() - clock
    return Built(edition, seconds, report, new=report.content != before, timing=Timing.of(noted, seconds))


def _failed(edition: Edition, seconds: float, error: Exception) -> Built:
    return Built(edition, seconds, failure=_told(error), passing=passes(error))


def _told(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: cannot be read or written ({error.strerror}); mend that and build again"
    return str(error) if isinstance(error, BorderdeskError) else f"{type(error).__name__}: {error}"


def _published(job: Job, steady: Steady, inputs: Inputs) -> Published:
    """The report in its place; where it finds none, nothing is remembered of it."""
    edition, undo = job.edition, ExitStack()

    def ready(report: Published) -> None:
        steady.check()
        undo.callback(record(job.folder, edition, report, job.run, inputs))

    path = job.folder / f"{edition.id}.html"
    how: dict[str, Any] = {"interactive": edition.interactive, "engine": job.engine}
    with undo:
        report = publish(edition.notebook, edition.parameters, path, edition.title, ready=ready, **how)
        undo.pop_all()
    return report


def record(folder: Path, edition: Edition, report: Published, run: str, inputs: Inputs) -> Callable[[], None]:
    """Remember a report that is about to be put in place; where it says something new, keep the old page first.

    Returns what undoes it, for a report that finds no place.

    In this order no moment is without the old page, and a build that is killed in between and begins again comes to
    the same end. The shelf is told in English, whatever the report's language.
    """
    with holding(folder), speaking("en"):
        memory = remembered(folder)
        known, there = memory.get(edition.id, Known()), copies(folder, edition.id)
        kept = keep(folder, edition.id) if edition.keep and report.content != known.content else ""
        remember(folder, memory | {edition.id: known.after(edition, report, run, kept, inputs)})
    added = folder / kept if kept and kept not in {one.path for one in there} else None
    return partial(_forget, folder, edition.id, known, added)


def _forget(folder: Path, name: str, known: Known, copy: Path | None) -> None:
    """As it was before the record, as far as there is room for it: what cannot be undone the next build makes good."""
    with suppress(OSError, BorderdeskError), holding(folder):
        remember(folder, remembered(folder) | {name: known})
        if copy:
            copy.unlink()
