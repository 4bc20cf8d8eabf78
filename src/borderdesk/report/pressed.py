"""A press for whole reports: its children find loaded all that runs a notebook and makes a page of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from borderdesk.press import Press, child, loading, possible
from borderdesk.press.loading import NOTEBOOKS

RUNNING = ("papermill.execute", "borderdesk.press.engine", "borderdesk.report.publish", "borderdesk.report.run")
PAGES = ("nbconvert.filters.markdown_mistune", "jinja2", "borderdesk.report.compose")
WARM = "borderdesk.report.warm:warm"
MANY = 6  # reports from which on it pays to warm up first


def press(jobs: int = 1, reports: int = 1) -> Press:
    """A press for so many at once of so many reports; see Press."""
    return Press(jobs, (*NOTEBOOKS, *RUNNING, *PAGES, *([WARM] if reports >= MANY else [])))


@dataclass(frozen=True, slots=True)
class Written:
    """What a command tells of a report: of Published, what can be had without loading all that made it."""

    path: Path
    story: str
    built: datetime
    seconds: float
    size: int


def written(*args: Any, engine: str = "press", **named: Any) -> Written:
    """publish(), from a cold start: in a child of a press, so that one process alone loads what it needs.

    With another engine, or where no press can be, in this process.
    """
    work = partial(_written, *args, engine=engine, **named)
    if engine != "press" or not possible():
        return work()
    with Press(1, (*NOTEBOOKS, *RUNNING)) as started:
        made: Written = started.submit(work).result()
        return made


def _written(*args: Any, **named: Any) -> Written:
    from borderdesk.report.publish import publish  # loading it in the client would cost what the server costs

    if child.WITHIN:
        loading.meanwhile(PAGES)
    made = publish(*args, **named)
    return Written(made.path, made.story, made.built, made.seconds, made.size)
