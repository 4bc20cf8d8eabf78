"""A chart as a notebook and a page show it: its SVG, drawn once here, and its table beneath."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from borderdesk import vega
from borderdesk.charts.channels import swiftly
from borderdesk.charts.drawing import slim
from borderdesk.charts.frame import CAPTION, CLAIM
from borderdesk.charts.live import MIME, asked, live
from borderdesk.charts.scales import locales
from borderdesk.charts.shapes import SVG
from borderdesk.language import worded

if TYPE_CHECKING:
    import altair as alt
    from lxml.etree import _Element as Element


class Shown:
    """A chart drawn as SVG with a table to unfold; Jupyter takes it from ``_repr_mimebundle_``.

    HTML with the SVG inside needs no script and no network, draws in JupyterLab as in a report, and is the same each
    time, so that a notebook's outputs can be compared.
    """

    def __init__(
        self,
        svg: str,
        description: str,
        table: str = "",
        caption: Sequence[str] = (),
        live: Mapping[str, Any] | None = None,
    ) -> None:
        self.svg, self.description, self.table, self.caption = svg, description, table, tuple(caption)
        self.live = live

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        told = {"text/html": self._html(), "text/plain": self.description}
        return {**told, MIME: self.live} if self.live else told

    def __repr__(self) -> str:
        return self.description

    def _html(self) -> str:
        beneath = (
            f"<details class='data'><summary>{worded('The same as a table')}</summary>{self.table}</details>"
            if self.table
            else ""
        )
        return f"<figure class='chart'>{self._caption()}{self.svg}{beneath}</figure>"

    def _caption(self) -> str:
        """Title, subtitle and source as words of the page: their numbers are links, and no phone shrinks them."""
        lines = [f"<span>{line}</span>" for line in self.caption[1:]]
        return f"<figcaption><strong>{self.caption[0]}</strong>{''.join(lines)}</figcaption>" if self.caption else ""


@swiftly
def specification(chart: alt.Chart) -> dict[str, Any]:
    """The chart as Vega-Lite; unchecked, since vl-convert says what it cannot draw, and tests check what we draw."""
    spec: dict[str, Any] = chart.to_dict(validate=False)
    return spec


def show(chart: alt.Chart, table: str = "", spec: dict[str, Any] | None = None) -> Shown:
    """Draw a finished chart; ``table`` is HTML of ours (claims_table, policies_table), ``spec`` its specification().

    Where a page wants live charts it carries its specification besides (live.py).
    """
    import json

    spec = dict(spec or specification(chart))
    description, caption = spec.get("description", ""), spec.pop("usermeta", {}).get(CAPTION, [])
    if caption:
        spec.pop("title")
    text = json.dumps(spec)
    svg = vega.svg(text, locales())
    compiled = vega.vega(text) if asked() else None
    share = live(compiled, locales()) if compiled else None
    return Shown(inline(svg, description), description, table, caption, share)


def picture(chart: alt.Chart) -> str:
    """A finished chart as an SVG file of its own: black on white, since no page around it lends a colour."""
    import json

    spec = specification(chart)
    spec["config"]["background"] = "#ffffff"
    svg = vega.svg(json.dumps(spec), locales())
    return re.sub(r"</?a\b[^>]*>", "", svg).replace("currentColor", "#111111") + "\n"


def inline(svg: str, description: str) -> str:
    """The SVG for the body of a page: small, as wide as there is room, named for those who cannot see it."""
    from lxml import etree

    root = etree.fromstring(svg.encode())
    _own_names(root, "c" + hashlib.sha256(svg.encode()).hexdigest()[:8])
    width = root.attrib.pop("width", "640")
    root.attrib.pop("height", None)
    for one in [*root.iter(f"{SVG}*")]:
        _origin(one)
    slim(root)
    style = f"--w:{width}px;width:100%;max-width:{width}px;height:auto"
    for name, value in (("role", "img"), ("aria-label", description), ("style", style)):
        root.set(name, value)
    etree.cleanup_namespaces(root)
    markup: str = etree.tostring(root, encoding="unicode")
    return markup


def _own_names(root: Element, prefix: str) -> None:
    """Ids that no other chart of the page has, with what points to them."""
    named = [one for one in root.iter() if one.get("id")]
    for one in named:
        one.set("id", f"{prefix}-{one.get('id')}")
    for one in root.iter() if named else ():
        for name, value in one.attrib.items():
            if "url(#" in value:
                one.set(name, value.replace("url(#", f"url(#{prefix}-"))


def _origin(one: Element) -> None:
    """A mark names its claims and, where it leads to its source, says what it stands for.

    The links are no stops of the tab key: the page's script leads from mark to mark by the arrow keys. What stands in
    one label for the whole chart must not be read out mark by mark as well.
    """
    label, told, claims = one.attrib.pop("aria-label", "").partition(CLAIM)
    one.attrib.pop("role", None)
    link = one.getparent()
    if told and (link is None or link.tag != f"{SVG}a"):
        one.set("data-claims", claims.replace(", ", " "))
    elif told and link is not None:
        link.attrib.update({"tabindex": "-1", "rel": "noreferrer"})
        one.set("data-claims", claims.replace(", ", " "))
        if one.tag != f"{SVG}text":  # words say it themselves
            title = one.makeelement(f"{SVG}title")
            title.text = label
            one.insert(0, title)
