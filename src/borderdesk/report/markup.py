"""The HTML of a report's outputs, read for what carries numbers: words with their origin, marks of charts, pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
BLOCKS = set(
    "p li td th caption figcaption h1 h2 h3 h4 h5 h6 pre summary dt dd div section blockquote text title".split()
)
SHAPES = {"path", "line", "rect", "circle", "ellipse", "polygon", "polyline", "image"}
SPOKEN = ("aria-label", "alt", "placeholder", "start", "value")  # attributes that a reader sees or hears
CARRIERS = ("data-op", "data-rows", "data-claims", "datetime")
SCALES = ("role-axis-label", "role-legend-label")


@dataclass(slots=True)
class Element:
    """An open element; ``origin`` are the attributes of the nearest one, itself included, that names an origin."""

    tag: str
    attributes: Mapping[str, str]
    origin: Mapping[str, str]
    language: str = ""  # of its words, where it or one around it names one

    @property
    def classes(self) -> list[str]:
        """The names in its class attribute."""
        return self.attributes.get("class", "").split()


@dataclass(frozen=True, slots=True)
class Run:
    """Words between two tags, with what names their origin, and whether they are the labels of a chart's scale.

    ``language`` is "" where the page names none for them: that of the report.
    """

    text: str
    origin: Mapping[str, str]
    scale: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Words that belong together: a "sentence", a "table cell" or "words of a chart"."""

    kind: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words as one line."""
        return " ".join("".join(run.text for run in self.runs).split())


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of a chart; ``linked``: it leads to a page of the web. ``line``: it joins other marks."""

    claims: tuple[str, ...]
    linked: bool
    line: bool = False


@dataclass
class Markup(HTMLParser):
    """What was found, in order.

    ``labels`` are words in attributes. ``links`` are the elements that say how a number was reached, by their address;
    ``anchors`` all ids of elements, ``cited`` those that links to claims lead to.
    """

    markup: str
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    labels: list[Run] = field(default_factory=list)
    pictures: int = 0
    links: dict[str, tuple[str, Mapping[str, str]]] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)
    cited: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[Element] = []
        self._runs: list[Run] = []
        self.feed(self.markup)
        self.close()
        self._settle()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        attributes = {name: value or "" for name, value in attrs}
        if tag in BLOCKS:
            self._settle()
        origin, spoken = (self._open[-1].origin, self._open[-1].language) if self._open else ({}, "")
        origin = attributes if _carries(attributes) else origin
        element = Element(tag, attributes, origin, attributes.get("lang", spoken))
        self._notice(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it those within that were left open."""
        if tag in BLOCKS:
            self._settle()
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        """Words."""
        if any(one.tag in ("script", "style") for one in self._open):
            return
        origin, spoken = (self._open[-1].origin, self._open[-1].language) if self._open else ({}, "")
        scale = any(name in SCALES for one in self._open for name in one.classes)
        self._runs.append(Run(data, origin, scale, spoken))
        for one in self._open:
            if one.attributes.get("href", "").startswith("#how-"):
                text, attributes = self.links.get(one.attributes["href"], ("", one.attributes))
                self.links[one.attributes["href"]] = (text or data, attributes)

    def _notice(self, element: Element) -> None:
        said = (element.attributes[name] for name in SPOKEN if name in element.attributes)
        self.labels += [Run(words, element.origin, language=element.language) for words in said]
        if "id" in element.attributes:
            self.anchors.add(element.attributes["id"])
        if element.attributes.get("href", "").startswith("#claim-"):
            self.cited.add(element.attributes["href"][1:])
        if element.tag == "img":
            self.pictures += 1
        if element.tag in SHAPES and self._marks():
            claims = tuple(element.origin.get("data-claims", "").split())
            linked = any(one.tag == "a" and one.attributes.get("href", "").startswith("http") for one in self._open)
            line = any("mark-line" in one.classes for one in self._open)
            self.marks.append(Mark(claims, linked, line))

    def _marks(self) -> bool:
        """Whether a shape that stands here is a mark: in a group of marks, or in an SVG that Vega did not draw."""
        if not any(one.tag == "svg" for one in self._open):
            return False
        if self._open[-1].tag == "svg" and "marks" in self._open[-1].classes:
            return False  # the ground on which Vega draws
        roles = [name for one in self._open for name in one.classes if name.startswith("role-")]
        within = any("role-mark" in one.classes and "mark-group" not in one.classes for one in self._open)
        return within or not roles

    def _settle(self) -> None:
        runs, self._runs = tuple(self._runs), []
        if any(run.text.strip() for run in runs):
            self.blocks.append(Block(self._kind(), runs))

    def _kind(self) -> str:
        tags = {one.tag for one in self._open}
        return "words of a chart" if "svg" in tags else "table cell" if tags & {"td", "th", "caption"} else "sentence"


def _carries(attributes: Mapping[str, str]) -> bool:
    return any(name in attributes for name in CARRIERS) or attributes.get("href", "").startswith("#claim-")
