"""The markup of a report read as a letter: headings, paragraphs, lists, figures; what only works on a page is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any

from borderdesk.delivery.letter import Block, Chart, Heading, Letter, Paragraph, Span, of_the_web
from borderdesk.report.packing import unpacked

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 3}
BLOCKS = {"p", "li", "figure", "dd", "dt", "blockquote", "figcaption", *HEADINGS}
PAGE_ONLY = set(
    "script style template noscript nav button form input select dialog details table pre footer iframe object".split()
)
STYLES = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code"}
SVG = re.compile(r"<(/?)svg\b[^>]*?(/?)>", re.IGNORECASE)
BLANKS = re.compile(r"[ \t\r\n\f]+")  # as HTML folds them: a blank within a number is another one
CHART, MARKS = "data-chart", "data-marks"
CLAIMS = re.compile(r"data-claims=[\"']([^\"']*)")


def read_letter(markup: str) -> Letter:
    """The letter of a page: what stands in its ``main`` (the whole body without one), above and under its ``h1``."""
    from lxml import html as lxml_html

    pictures: list[str] = []
    tree = lxml_html.document_fromstring(_without_pictures(markup, pictures))
    _marked(tree, markup)
    main = next(tree.iter("main"), tree.find("body"))
    blocks = [] if main is None else list(_blocks(main, pictures))
    place = next((place for place, one in enumerate(blocks) if isinstance(one, Heading) and one.level == 1), -1)
    above = " ".join(str(one) for one in blocks[: max(place, 0)] if isinstance(one, Paragraph))
    title = next(tree.iter("h1"), next(tree.iter("title"), None))
    return Letter(tree.get("lang") or "en", _words(title), tuple(_filled(blocks[place + 1 :])), above)


def read_paragraph(markup: str, kind: str) -> Paragraph:
    """The paragraph of a piece of markup, such as a Sentence as HTML."""
    from lxml import html as lxml_html

    return Paragraph(kind, _spans(lxml_html.fragment_fromstring(markup, create_parent="p")))


def _without_pictures(markup: str, pictures: list[str]) -> str:
    """The markup with an empty element for each SVG, which is kept as it was written: HTML readers fold its names."""
    parts, depth, start, end = [], 0, 0, 0
    for tag in SVG.finditer(markup):
        if not tag.group(1) and not depth:
            parts.append(markup[end : tag.start()])
            start = tag.start()
        depth += -1 if tag.group(1) else 0 if tag.group(2) else 1
        if depth <= 0:
            depth, end = 0, tag.end()
            parts.append(f"<span {CHART}='{len(pictures)}'></span>")
            pictures.append(markup[start:end])
    return "".join((*parts, markup[end:]))


def _marked(tree: Element, markup: str) -> None:
    """Give each chart the rows of its marks, which the page carries in a block of its own, in the charts' order."""
    charts = [
        one for one in tree.iter("figure") if "chart" in one.classes and one.find(f".//span[@{CHART}]") is not None
    ]
    for figure, marks in zip(charts, unpacked(markup)[1], strict=False):
        figure.set(MARKS, " ".join(dict.fromkeys(one for claims, _, _ in marks for one in claims.split())))


def _blocks(element: Element, pictures: list[str], kind: str = "p") -> Iterator[Block]:
    """The blocks within an element, words that stand between them too; ``kind`` is that of its paragraphs."""
    yield from _paragraph((Span(element.text or ""),), kind)
    for child in element.iterchildren():
        if isinstance(child.tag, str) and not _page_only(child):
            yield from _block(child, pictures, "li" if child.tag == "li" else kind)
        yield from _paragraph((Span(child.tail or ""),), kind)


def _block(element: Element, pictures: list[str], kind: str) -> Iterator[Block]:
    if element.tag in HEADINGS:
        yield Heading(_words(element), HEADINGS[element.tag])
    elif element.tag == "figure":
        yield _chart(element, pictures)
    elif any(inner.tag in BLOCKS and not _page_only(inner) for inner in element.iterdescendants()):
        yield from _blocks(element, pictures, kind)
    else:
        yield from _paragraph(_spans(element), kind)


def _paragraph(spans: tuple[Span, ...], kind: str) -> Iterator[Paragraph]:
    """One of these words; none of blanks."""
    found = Paragraph(kind, spans)
    if str(found):
        yield found


def _filled(blocks: list[Block]) -> list[Block]:
    """Without headings that nothing stands under."""
    kept: list[Block] = []
    for block in reversed(blocks):
        following = kept[-1] if kept else Heading("", 0)
        if isinstance(block, Heading) and isinstance(following, Heading) and following.level <= block.level:
            continue
        kept.append(block)
    return kept[::-1]


def _chart(figure: Element, pictures: list[str]) -> Chart:
    lines = [line for caption in figure.iter("figcaption") for line in (list(caption) or [caption])]
    caption = tuple(found for line in lines if str(found := Paragraph("caption", _spans(line))))
    drawn = [int(one.get(CHART)) for one in figure.iter("span") if one.get(CHART)]
    svg = max((pictures[one] for one in drawn), key=len, default="")  # a small one is a sign on a button
    label = re.search(r'<svg[^>]*\baria-label="([^"]*)"', svg)
    marks = dict.fromkeys(" ".join((figure.get(MARKS) or "", *CLAIMS.findall(svg))).split())
    return Chart(caption, svg, unescape(label.group(1)) if label else " ".join(map(str, caption)), tuple(marks))


def _words(element: Element | None) -> str:
    return "" if element is None else " ".join(element.text_content().split())


def _page_only(element: Element) -> bool:
    attributes: Any = element.attrib
    return element.tag in PAGE_ONLY or "hidden" in attributes or "popover" in attributes


def _spans(element: Element) -> tuple[Span, ...]:
    """The words of an element as spans; blanks between them as a browser shows them."""
    found = [span for span in _inner(element, Span("")) if span.text]
    spans: list[Span] = []
    for span in found:
        text = BLANKS.sub(" ", span.text)
        if not spans or spans[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text:
            spans.append(Span(text, span.style, span.claims, span.how, span.address))
    return tuple(spans)


def _inner(element: Element, around: Span) -> Iterator[Span]:
    """The words within an element; ``around`` is a span without words that says what they are."""
    here = _said_by(element, around)
    yield _worded(here, element.text)
    for child in element.iterchildren():
        if isinstance(child.tag, str) and not _page_only(child):
            yield Span("\n") if child.tag == "br" else Span("")
            yield from _inner(child, here)
        yield _worded(here, child.tail)


def _worded(span: Span, text: str | None) -> Span:
    return Span(text or "", span.style, span.claims, span.how, span.address)


def _said_by(element: Element, around: Span) -> Span:
    """What the words of an element are: a number with its origin, a link, or words of a style."""
    href, claims = element.get("href") or "", tuple((element.get("data-claims") or "").split())
    if element.tag == "a" and href.startswith("#claim-"):
        return Span("", "number", claims or (href.removeprefix("#claim-"),))
    if element.tag == "a" and href.startswith("#how-"):
        return Span("", "number", claims, _how(element))
    if element.tag == "a" and of_the_web(href):
        return Span("", around.style, claims, "", href)
    if claims:
        return Span("", around.style, claims)
    style = STYLES.get(element.tag, around.style) if around.style != "number" else "number"
    return Span("", style, around.claims, around.how, around.address)


def _how(element: Element) -> str:
    """What a number of the page's own says of itself: its arithmetic, or what was counted.

    A finding spells its numbers out in the words around them.
    """
    title = element.get("title") or ""
    if "data-op" in element.attrib:
        return "" if element.get("data-op") == "finding" else title
    return f"{_words(element)}: {title.partition(': ')[2] or title}"
