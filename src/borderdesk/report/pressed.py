"""A press for whole reports: its children find loaded all that runs a notebook and makes a page of it."""

from __future__ import annotations

import threading
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

from borderdesk.press import Press, possible
from borderdesk.press.loading import NOTEBOOKS
from borderdesk.press.pool import shared

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
    """publish(), from a cold start: what runs the cells and what makes the page of them are loaded side by side."""
    from borderdesk.report.publish import publish

    if engine == "press" and possible():
        shared()
    threading.Thread(target=_load, daemon=True).start()
    return publish(*args, **(named | {"engine": engine}))


def _load() -> None:
    """What the page will need, while the cells are waited for; what cannot be loaded is told where it is needed."""
    with suppress(Exception):  # a warning that is an error, too
        import_module("pandas")
        for name in PAGES:
            import_module(name)
