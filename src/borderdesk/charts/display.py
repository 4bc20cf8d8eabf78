"""A chart as a notebook and a page show it: its SVG, drawn once here, and its table beneath."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from borderdesk.charts.frame import CAPTION, CLAIM

if TYPE_CHECKING:
    import altair as alt

VEGA_LITE = "6.4"
# a mark with what frame.about_mark wrote, and the link around it where it has one
ORIGIN = re.compile(rf'(<a )?(?(1)(xlink:href="[^"]*">))(<(?:path|text|line|rect)) aria-label="([^"]*){CLAIM}([^"]*)"')


class Shown:
    """A chart drawn as SVG with a table to unfold; Jupyter takes it from ``_repr_mimebundle_``.

    HTML with the SVG inside needs no script and no network, draws in JupyterLab as in a report, and is the same each
    time, so that a notebook's outputs can be compared.
    """

    def __init__(self, svg: str, description: str, table: str = "", caption: Sequence[str] = ()) -> None:
        self.svg, self.description, self.table, self.caption = svg, description, table, tuple(caption)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return {"text/html": self._html(), "text/plain": self.description}

    def __repr__(self) -> str:
        return self.description

    def _html(self) -> str:
        beneath = (
            f"<details class='data'><summary>The same as a table</summary>{self.table}</details>" if self.table else ""
        )
        return f"<figure class='chart'>{self._caption()}{self.svg}{beneath}</figure>"

    def _caption(self) -> str:
        """Title, subtitle and source as words of the page: their numbers are links, and no phone shrinks them."""
        lines = [f"<span>{line}</span>" for line in self.caption[1:]]
        return f"<figcaption><strong>{self.caption[0]}</strong>{''.join(lines)}</figcaption>" if self.caption else ""


def show(chart: alt.Chart, table: str = "") -> Shown:
    """Draw a finished chart; ``table`` is HTML of ours (claims_table, policies_table)."""
    import json

    import vl_convert

    spec = chart.to_dict()
    description, caption = spec.get("description", ""), spec.pop("usermeta", {}).get(CAPTION, [])
    if caption:
        spec.pop("title")
    svg = vl_convert.vegalite_to_svg(json.dumps(spec), vl_version=VEGA_LITE)
    return Shown(inline(svg, description), description, table, caption)


def picture(chart: alt.Chart) -> str:
    """A finished chart as an SVG file of its own: black on white, since no page around it lends a colour."""
    import json

    import vl_convert

    spec = chart.to_dict()
    spec["config"]["background"] = "#ffffff"
    svg: str = vl_convert.vegalite_to_svg(json.dumps(spec), vl_version=VEGA_LITE)
    return re.sub(r"</?a\b[^>]*>", "", svg).replace("currentColor", "#111111") + "\n"


def inline(svg: str, description: str) -> str:
    """The SVG for the body of a page: as wide as there is room, named for those who cannot see it, ids of its own."""
    prefix = "c" + hashlib.sha256(svg.encode()).hexdigest()[:8]
    svg = re.sub(r"\bid=\"([^\"]+)\"", rf'id="{prefix}-\1"', svg)
    svg = re.sub(r"url\(#([^)]+)\)", rf"url(#{prefix}-\1)", svg)
    size = re.search(r'<svg[^>]*?width="([\d.]+)"[^>]*?height="([\d.]+)"', svg)
    width = size.group(1) if size else "640"
    label = html.escape(description, quote=True)
    root = f'<svg role="img" aria-label="{label}" style="width:100%;max-width:{width}px;height:auto"'
    head, _, body = svg.partition(">")
    head = re.sub(r'\s(width|height|role|aria-label|aria-roledescription)="[^"]*"', "", head)
    body = ORIGIN.sub(_origin, body)
    # what stands in one label for the whole chart must not be read out mark by mark as well
    body = re.sub(r'\s(role|aria-label|aria-roledescription)="[^"]*"', "", body)
    return head.replace("<svg", root, 1) + ">" + body


def _origin(found: re.Match[str]) -> str:
    """A mark that names its claims and, where it leads to its source, says what it stands for.

    The links are no stops of the tab key: the table beneath the chart has the same ones, row by row.
    """
    link, where, tag, label, claims = found.groups()
    names = f'data-claims="{claims.replace(", ", " ")}"'
    if not link:
        return f"{tag} {names}"
    said = f"<title>{label}{CLAIM}{claims}</title>"
    return f'<a tabindex="-1" rel="noreferrer" {names} {where.removeprefix("xlink:")}{said}{tag}'
