"""The cells of an executed notebook as a page shows them: markup that can neither run nor load anything."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Any

from borderdesk.language.markdown import markdown
from borderdesk.report.harmless import harmless

# what a cell shows, in the order of preference
SHOWN = ("text/html", "image/svg+xml", "image/png", "text/markdown", "text/plain")
HEADING = re.compile(r"^# (.+)$", re.MULTILINE)


def cells_of(notebook: Any) -> list[dict[str, Any]]:
    """The cells that a page shows: place (from 1), kind, source, html, outputs, tags, title, undrawn.

    ``undrawn`` names a chart that is no SVG of ours, "" without one.
    """
    shown = [cell for cell in notebook.cells if "injected-parameters" not in cell.metadata.get("tags", [])]
    return [
        {"place": place, "source": cell.source, **_cell(cell)}
        for place, cell in enumerate(shown, start=1)
        if cell.cell_type != "raw"
    ]


def prose(source: str) -> dict[str, str]:
    """The html of a text of a notebook in the current language, and its title, "" without one."""
    source = markdown(source)
    found = HEADING.search(source)
    return {"html": _markdown(source), "title": found.group(1).strip() if found else ""}


def _cell(cell: Any) -> dict[str, Any]:
    tags = cell.metadata.get("tags", [])
    if cell.cell_type == "markdown":
        shown = prose(cell.source)
        return {"kind": "text", "outputs": [], "tags": tags, "undrawn": "", **shown}
    outputs = [part for output in cell.get("outputs", []) if (part := _output(output))]
    undrawn = next(
        (kind for output in cell.get("outputs", []) for kind in output.get("data", {}) if "vega" in kind), ""
    )
    drawn = undrawn or ("a script" if any("vegaEmbed" in str(output) for output in cell.get("outputs", [])) else "")
    return {"kind": "code", "html": "", "outputs": outputs, "tags": tags, "title": "", "undrawn": drawn}


def _output(output: Any) -> str:
    if output.output_type == "stream":
        return f"<pre class='stream {html.escape(output.name)}'>{html.escape(output.text)}</pre>"
    if output.output_type == "error":
        return f"<pre class='stream stderr'>{html.escape(output.ename)}: {html.escape(output.evalue)}</pre>"
    kind = next((kind for kind in SHOWN if kind in output.data), None)
    return _shown(kind, output.data[kind]) if kind else ""


def _shown(kind: str, data: str) -> str:
    if kind in ("text/html", "image/svg+xml"):
        return harmless(re.sub(r"^\s*<\?xml[^>]*\?>|<!DOCTYPE[^>]*>", "", data))
    if kind == "image/png":
        return f"<img alt='' src='data:image/png;base64,{html.escape(''.join(data.split()))}'>"
    return _markdown(data) if kind == "text/markdown" else f"<pre>{html.escape(data)}</pre>"


@lru_cache(256)
def _markdown(source: str) -> str:
    from nbconvert.filters.markdown_mistune import markdown2html_mistune

    return harmless(
        re.sub(r'<a class="anchor-link".*?</a>', "", markdown2html_mistune(html.escape(source, quote=False)))
    )
