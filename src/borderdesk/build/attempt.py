"""One attempt at one edition, in a process of its own: what it reads must stand still, and its page is put in place."""

from __future__ import annotations

import time
from pathlib import Path

from borderdesk.build.outcome import Built
from borderdesk.build.passing import passes
from borderdesk.build.steady import Steady
from borderdesk.errors import BorderdeskError
from borderdesk.language import speaking
from borderdesk.report.inputs import Inputs, shown
from borderdesk.report.publish import Published, publish
from borderdesk.shelf.editions import Edition
from borderdesk.shelf.known import Known, holding, remember, remembered
from borderdesk.shelf.past import keep


def attempt(
    edition: Edition, folder: Path, run: str = "", installed: Inputs | None = None, engine: str = "press"
) -> Built:
    """One edition; what Borderdesk raises on purpose becomes its failure, anything else too, with its type.

    ``run`` is when the builds of which it is one began, in ISO 8601; ``installed`` what Survey.installed() says;
    ``engine`` as of execute().
    """
    clock = time.perf_counter()
    before = remembered(folder).get(edition.id, Known()).content
    steady = Steady(edition)
    try:
        inputs = {**steady.begin(), **shown(edition.title, edition.interactive), **(installed or {})}
        report = _published(edition, folder, run, steady, inputs, engine)
    except Exception as error:  # one edition must never take the others with it
        return _failed(edition, time.perf_counter() - clock, steady.judged(error))
    return Built(edition, time.perf_counter() - clock, report, new=report.content != before)


def _failed(edition: Edition, seconds: float, error: Exception) -> Built:
    told = str(error) if isinstance(error, BorderdeskError) else f"{type(error).__name__}: {error}"
    return Built(edition, seconds, failure=told, passing=passes(error))


def _published(edition: Edition, folder: Path, run: str, steady: Steady, inputs: Inputs, engine: str) -> Published:
    def ready(report: Published) -> None:
        steady.check()
        record(folder, edition, report, run, inputs)

    path = folder / f"{edition.id}.html"
    live = edition.interactive
    return publish(edition.notebook, edition.parameters, path, edition.title, None, ready, live, engine)


def record(folder: Path, edition: Edition, report: Published, run: str, inputs: Inputs) -> None:
    """Remember a report that is about to be put in place; where it says something new, keep the old page first.

    In this order no moment is without the old page, and a build that is killed in between and begins again comes to
    the same end. The shelf is told in English, whatever the report's language.
    """
    with holding(folder), speaking("en"):
        memory = remembered(folder)
        known = memory.get(edition.id, Known())
        kept = keep(folder, edition.id) if edition.keep and report.content != known.content else ""
        remember(folder, memory | {edition.id: known.after(edition, report, run, kept, inputs)})
