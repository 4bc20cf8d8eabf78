"""A press for whole reports: its children find loaded all that runs a notebook and makes a page of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from borderdesk.press import Press, possible
from borderdesk.press.loading import NOTEBOOKS

if TYPE_CHECKING:
    from borderdesk.report.publish import Published

PAGES = (
    "papermill.execute",
    "nbconvert.filters.markdown_mistune",
    "jinja2",
    "borderdesk.press.engine",
    "borderdesk.report.publish",
    "borderdesk.report.compose",
    "borderdesk.report.run",
)
WARM = "borderdesk.report.warm:warm"
MANY = 6  # reports from which on it pays to warm up first


def press(jobs: int = 1, reports: int = 1) -> Press:
    """A press for so many at once of so many reports; see Press."""
    return Press(jobs, (*NOTEBOOKS, *PAGES, *([WARM] if reports >= MANY else [])))


def published(*args: Any, engine: str = "press", **named: Any) -> Published:
    """publish() in a child of a press, with all that it loads in another process; here where that cannot be."""
    from borderdesk.report.publish import publish

    task: Callable[[], Published] = partial(publish, *args, **(named | {"engine": engine}))
    if engine != "press" or not possible():
        return task()
    with press() as one:
        report: Published = one.submit(task).result()
    return report
