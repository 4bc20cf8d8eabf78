"""An executed notebook as one HTML page: headline, ribbon, contents, cells, what stands behind them, run record."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from borderdesk.language import phrase
from borderdesk.origin import Sentence
from borderdesk.report.audit import FREE
from borderdesk.report.cells import cells_of
from borderdesk.report.contents import contents
from borderdesk.report.fresh import marked
from borderdesk.report.interactive import FIGURE, Live
from borderdesk.report.origins import lightened
from borderdesk.report.packing import packed
from borderdesk.report.page import page
from borderdesk.report.record import Record

NOTHING = Sentence(())
STATIC = Live()
TITLE = re.compile(r"\s*<h1\b[^>]*>.*?</h1>\s*", re.DOTALL)
CONTROLS = (
    '<div id="explore"></div><p></p><noscript><style>#explore, #explore + p { display: none; }</style></noscript>'
)
HEADLINE = "class='headline'"


@dataclass(frozen=True, slots=True)
class End:
    """A section at the end of a page: its name as an anchor, its heading, and its HTML."""

    name: str
    heading: str
    html: str


def render(
    notebook: Any,
    record: Record,
    title: str = "",
    notice: Sentence = NOTHING,
    ends: Iterable[End] = (),
    news: str = "",
    memory: str = "",
    new: Collection[str] = (),
    live: Live = STATIC,
    known: Sequence[Mapping[str, Any]] | None = None,
) -> str:
    """The page of an executed notebook (a NotebookNode) with its run record; ``title`` by default its first heading.

    ``ends`` are sections that stand between the notebook and the record; the HTML in them is ours. ``news`` is a line
    at the top that leads to the section of changes, ``memory`` the data block of changes.embedded(), ``new`` the claims
    that the edition before did not have, ``live`` its live charts, ``known`` what cells_of() gave before.
    """
    cells = [dict(cell) for cell in (cells_of(notebook) if known is None else known)]
    for cell in cells:
        cell["outputs"] = [marked(output, new) for output in cell["outputs"]]
    heading = title or next((cell["title"] for cell in cells if cell["title"]), record.notebook)
    guide = _without_title(cells)
    every = [*ends, *([End("about", phrase("About this report"), guide)] if guide.strip() else [])]
    headed = any(HEADLINE in output for cell in cells for output in cell["outputs"])
    markup = page(
        "report.html",
        live.runtime,
        title=heading,
        headed=headed,
        cells=cells,
        free=FREE,
        record=record.rows(),
        notice=notice.html(),
        ends=every,
        news=news,
        memory=memory,
        contents=_contents(cells, every),
    )
    bare, block = packed(lightened(markup))
    return _explored(bare, live).replace("</main>", f"</main>{block}{live.blocks()}", 1)


def _explored(markup: str, live: Live) -> str:
    """The page with a place for the controls of live charts before the first of them."""
    first = markup.rfind("<section", 0, markup.find(FIGURE)) if live else -1
    return markup if first < 0 else f"{markup[:first]}{CONTROLS}{markup[first:]}"


def _without_title(cells: Sequence[dict[str, Any]]) -> str:
    """Take the first text, the notebook's own title and what it says of itself, out of the cells: the page has both."""
    first = next((cell for cell in cells if cell["kind"] == "text"), None)
    if first is None or not first["title"]:
        return ""
    words, first["html"] = first["html"], ""
    return TITLE.sub("", words, count=1)


def _contents(cells: Sequence[dict[str, Any]], ends: Sequence[End]) -> list[tuple[str, str]]:
    parts = [part for cell in cells for part in (cell["html"], *cell["outputs"])]
    tails = [f"<h2 id='{end.name}'>{end.heading}</h2>" for end in ends]
    return contents([*parts, *tails])
