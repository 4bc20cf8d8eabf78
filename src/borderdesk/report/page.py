"""An executed notebook as one HTML page that asks no network for anything."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from borderdesk.language import current
from borderdesk.origin import Sentence
from borderdesk.report.audit import FREE
from borderdesk.report.origins import without_rows
from borderdesk.report.record import Record

if TYPE_CHECKING:
    from jinja2 import Environment

# what a cell shows, in the order of preference
SHOWN = ("text/html", "image/svg+xml", "image/png", "text/markdown", "text/plain")
LOADING = "script|iframe|object|embed|foreignObject|link|meta|base|form|style"
ACTIVE = re.compile(rf"<({LOADING})\b[^>]*>.*?</\1\s*>|</?({LOADING})\b[^>]*>?", re.IGNORECASE | re.DOTALL)
HANDLER = re.compile(r"\son\w+\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)
SCRIPT_LINK = re.compile(
    r"(href|src|xlink:href)\s*=\s*([\"']?)\s*(javascript|data|vbscript):[^\"'\s>]*\2", re.IGNORECASE
)

NOTHING = Sentence(())
HEADING = re.compile(r"^# (.+)$", re.MULTILINE)


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
) -> str:
    """The page of an executed notebook (a NotebookNode) with its run record; ``title`` by default its first heading.

    ``ends`` are sections that stand between the notebook and the record; the HTML in them is ours. ``news`` is a line
    at the top that leads to the section of changes, ``memory`` the data block of changes.embedded().
    """
    cells = cells_of(notebook, title)
    heading = title or next((cell["title"] for cell in cells if cell["title"]), record.notebook)
    about: dict[str, Any] = {
        "record": record.rows(),
        "notice": notice.html(),
        "ends": [*ends],
        "news": news,
        "memory": memory,
    }
    markup = page("report.html", title=heading, cells=cells, free=FREE, **about)
    return without_rows(markup)


def cells_of(notebook: Any, title: str = "") -> list[dict[str, Any]]:
    """The cells that a page shows: place (from 1), kind, source, html, outputs, tags, title, undrawn.

    ``title`` takes the place of the first heading. ``undrawn`` names a chart that is no SVG of ours, "" without one.
    """
    shown = [cell for cell in notebook.cells if "injected-parameters" not in cell.metadata.get("tags", [])]
    return [
        {"place": place, "source": cell.source, **_cell(cell, title)}
        for place, cell in enumerate(shown, start=1)
        if cell.cell_type != "raw"
    ]


def page(template: str, own: str = "", **values: Any) -> str:
    """A page of ours from a template, with its style and script inside and a policy that allows only those.

    ``own`` names a page with a style of its own beside that of the reports, and a script of its own in place of theirs.
    """
    style, script = _asset("style.css"), _asset(f"{own}.js" if own else "script.js")
    style += f"\n{_asset(f'{own}.css')}" if own else ""
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
        f"style-src 'unsafe-inline'; script-src 'sha256-{_sha256(script)}'"
    )
    return (
        _environment()
        .get_template(template)
        .render(style=style, script=script, policy=policy, language=current(), **values)
    )


def harmless(markup: str) -> str:
    """Markup without anything that could run or load: the page's policy forbids it too, so this is the second bolt."""
    return SCRIPT_LINK.sub(r'\1="#"', HANDLER.sub("", ACTIVE.sub("", markup)))


def _cell(cell: Any, title: str) -> dict[str, Any]:
    tags = cell.metadata.get("tags", [])
    if cell.cell_type == "markdown":
        found = HEADING.search(cell.source)
        source = HEADING.sub(lambda _: f"# {title}", cell.source, count=1) if title else cell.source
        shown = {"html": _markdown(source), "title": found.group(1).strip() if found else ""}
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


def _markdown(source: str) -> str:
    from nbconvert.filters.markdown_mistune import markdown2html_mistune

    return harmless(
        re.sub(r'<a class="anchor-link".*?</a>', "", markdown2html_mistune(html.escape(source, quote=False)))
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("borderdesk.report", "templates/borderdesk")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _asset(name: str) -> str:
    return files("borderdesk.report").joinpath("templates", "borderdesk", name).read_text("utf-8").strip()


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
