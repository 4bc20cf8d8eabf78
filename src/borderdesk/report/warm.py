"""What a server does once, so that no child does: ledgers read, a chart of each kind specified, the page's parts read.

Nothing here draws: a process whose parent has used vl-convert cannot (press/studio.py). Nothing of it can be seen in a
report: what stays is what pure functions keep.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from borderdesk.report.grounds import Grounds
    from borderdesk.view import View


def warm() -> None:
    """All of it; a ledger that cannot be read now is an error of the report that reads it."""
    from borderdesk.errors import BorderdeskError
    from borderdesk.story import names

    _page()
    _prose()
    with suppress(BorderdeskError):
        for number, name in enumerate(names()):
            with suppress(BorderdeskError):
                view, grounds = _opened(name)
                if not number:
                    _shown(view, grounds)


def _opened(story: str) -> tuple[View, Grounds | None]:
    from borderdesk.report.grounds import Grounds
    from borderdesk.report.subject import counts
    from borderdesk.view import open_view

    counts(story)
    view = open_view(story)
    return view, Grounds.of(story, view)


def _shown(view: View, grounds: Grounds | None) -> None:
    from borderdesk import briefing, charts
    from borderdesk.charts.display import specification

    drawn: list[Any] = [charts.arrivals_departures, charts.daily_counts, charts.running_totals, charts.growth]
    for draw in drawn:
        specification(draw(view.claims))
    answer = briefing.answer(view)
    numbers = briefing.key_numbers(view)
    for passage in (answer, numbers, briefing.left_out(view), briefing.claims_behind(view, answer, numbers)):
        _audited(passage._repr_mimebundle_()["text/html"], grounds)


def _audited(markup: str, grounds: Grounds | None) -> None:
    from borderdesk.report.audit import of_markup
    from borderdesk.report.harmless import harmless
    from borderdesk.report.markup import Markup

    [*of_markup(Markup(harmless(markup)), grounds)]


def _prose() -> None:
    """The texts of all notebooks, in the language of most reports."""
    from borderdesk.errors import BorderdeskError
    from borderdesk.report.cells import prose
    from borderdesk.report.notebook import notebooks_root

    with suppress(BorderdeskError, OSError, ValueError, LookupError):  # an error of the report that reads it
        for path in notebooks_root().glob("*.ipynb"):
            for cell in json.loads(path.read_text("utf-8"))["cells"]:
                if cell["cell_type"] == "markdown":
                    prose("".join(cell["source"]))


def _page() -> None:
    import lxml.html
    import nbformat

    from borderdesk.report.page import read
    from borderdesk.report.record import libraries

    lxml.html.fromstring("<p>a</p>")
    for minor in (4, 5):
        nbformat.validate({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": minor})
    read("report.html")
    libraries()
