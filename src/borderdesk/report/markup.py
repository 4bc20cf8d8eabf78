"""The HTML of a report's outputs, read for what carries numbers: words with their origin, marks of charts, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from borderdesk.report.tags import LATELY, Reader

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
BLOCKS = set(
    "p li td th caption figcaption h1 h2 h3 h4 h5 h6 pre summary dt dd div section blockquote text title".split()
)
SHAPES = {"path", "line", "rect", "circle", "ellipse", "polygon", "polyline", "image"}
SPOKEN = ("aria-label", "alt", "placeholder", "start", "value")  # attributes that a reader sees or hears
CARRIERS = {"data-op", "data-rows", "data-claims", "datetime"}
SCALES = {"role-axis-label", "role-legend-label"}
KINDS = ("sentence", "table cell", "words of a chart")  # what stands within several is the last of them
NONE: Mapping[str, str] = {}
TAGGED = {"td": "table cell", "th": "table cell", "caption": "table cell", "svg": "words of a chart"}


class Element(NamedTuple):
    """An open element, and what holds within it: each of these is so of it, or of one around it.

    ``origin`` are the attributes of the nearest that names an origin, ``language`` that of its words, ``counted`` the
    attributes of links that say how a number was reached; ``drawn``: as Vega has it, ``mark``: in a group of marks.
    """

    tag: str = ""
    classes: tuple[str, ...] = ()
    origin: Mapping[str, str] = NONE
    language: str = ""
    kind: str = "sentence"
    counted: tuple[Mapping[str, str], ...] = ()
    silent: bool = False
    scale: bool = False
    drawn: bool = False
    mark: bool = False
    line: bool = False
    linked: bool = False

    def within(self, tag: str, attributes: Mapping[str, str]) -> Element:
        """An element that begins within this one."""
        told = attributes.get("class", "")
        classes = tuple(told.split()) if told else ()
        href = attributes.get("href", "")
        return Element(
            tag,
            classes,
            attributes if attributes and _carries(attributes) else self.origin,
            attributes.get("lang", self.language),
            max(self.kind, TAGGED[tag], key=KINDS.index) if tag in TAGGED else self.kind,
            (*self.counted, attributes) if href.startswith("#how-") else self.counted,
            self.silent or tag in ("script", "style"),
            self.scale or not SCALES.isdisjoint(classes),
            self.drawn or " role-" in f" {told}",
            self.mark or ("role-mark" in classes and "mark-group" not in classes),
            self.line or "mark-line" in classes,
            self.linked or (tag == "a" and href.startswith("http")),
        )

    @property
    def draws(self) -> bool:
        """Whether a shape that stands here is a mark: in a group of marks, or in an SVG that Vega did not draw."""
        ground = self.tag == "svg" and "marks" in self.classes  # on which Vega draws
        return self.kind == KINDS[-1] and not ground and (self.mark or not self.drawn)


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
class Markup(Reader):
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
        self._open: list[Element] = [Element()]
        self._runs: list[Run] = []
        self.read(self.markup)
        self._settle()

    @classmethod
    def joined(cls, parts: Iterable[Markup]) -> Markup:
        """One of several pieces, as they follow each other on a page."""
        whole = cls("")
        for one in parts:
            whole.blocks += one.blocks
            whole.marks += one.marks
            whole.labels += one.labels
            whole.pictures += one.pictures
            whole.links |= {address: how for address, how in one.links.items() if address not in whole.links}
            whole.anchors |= one.anchors
            whole.cited |= one.cited
        return whole

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        attributes = {name: value or "" for name, value in attrs}
        if tag in BLOCKS:
            self._settle()
        element = self._open[-1].within(tag, attributes)
        self._notice(element, attributes)
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
        for place in range(len(self._open) - 1, 0, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        """Words."""
        here = self._open[-1]
        if here.silent:
            return
        self._runs.append(Run(data, here.origin, here.scale, here.language))
        for attributes in here.counted:
            self.links.setdefault(attributes["href"], (data, attributes))

    def _notice(self, element: Element, attributes: Mapping[str, str]) -> None:
        if not attributes.keys().isdisjoint(SPOKEN):
            said = (attributes[name] for name in SPOKEN if name in attributes)
            self.labels += [Run(words, element.origin, language=element.language) for words in said]
        if "id" in attributes:
            self.anchors.add(attributes["id"])
        if attributes.get("href", "").startswith("#claim-"):
            self.cited.add(attributes["href"][1:])
        if element.tag == "img":
            self.pictures += 1
        around = self._open[-1]
        if element.tag in SHAPES and around.draws:
            claims = tuple(element.origin.get("data-claims", "").split())
            self.marks.append(Mark(claims, around.linked, around.line))

    def _settle(self) -> None:
        if self._runs:
            runs, self._runs = tuple(self._runs), []
            if any(run.text.strip() for run in runs):
                self.blocks.append(Block(self._open[-1].kind, runs))


@lru_cache(LATELY)
def read(markup: str) -> Markup:
    """What a piece of a page carries; its audit and its ends read the same."""
    return Markup(markup)


def _carries(attributes: Mapping[str, str]) -> bool:
    return not CARRIERS.isdisjoint(attributes) or attributes.get("href", "").startswith("#claim-")
