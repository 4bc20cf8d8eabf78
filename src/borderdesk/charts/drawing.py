"""A drawing of Vega's made small: the same picture in a third of the bytes, its marks and words still elements.

Vega writes every attribute on every mark and sixteen digits of each coordinate. Here what the shapes of a group share
stands on the group (https://www.w3.org/TR/SVG2/styling.html#PresentationAttributes), neighbouring marks of one source
stand in one link, and each element is made plain by shapes.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from borderdesk.charts.shapes import SHIFT, SVG, gone, plain

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# presentation attributes that a group hands down to what is in it, and those that only words take
PAINT = ("fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray")
LETTERING = ("font-family", "font-size", "font-weight", "text-anchor")
SCALE_LINE = re.compile(r"(?:M-?[\d.]+,-?[\d.]+l-?[\d.]+,-?[\d.]+)+")


def slim(root: Element) -> None:
    """Make a drawing of vl-convert's smaller, in place."""
    for one in [*root.iter(f"{SVG}*")]:
        plain(one)
    for one in reversed([*root.iter(f"{SVG}g", f"{SVG}a")]):
        _unwrapped(one)
    for one in [root, *root.iter(f"{SVG}g")]:
        _joined(one)
    for one in reversed([root, *root.iter(f"{SVG}g")]):
        _shared(one)
    _one_face(root)


def _unwrapped(group: Element) -> None:
    """A group that says nothing gives its place to what is in it; an empty one goes, and so does a link around none."""
    if not len(group):
        gone(group)
        return
    shift = SHIFT.fullmatch(group.get("transform", ""))
    if shift and not float(shift[1]) and not float(shift[2] or 0):
        del group.attrib["transform"]
    above = group.getparent()
    if not group.attrib and above is not None:
        place = above.index(group)
        for child in reversed(group):
            above.insert(place, child)
        above.remove(group)


def _joined(group: Element) -> None:
    """Of neighbours: links to one page become one, groups of lines that are alike one, lines of one scale one path."""
    for one in [*group]:
        before = one.getprevious()
        if before is None or before.tag != one.tag:
            continue
        if _alike(before, one):
            before.extend([*one])
            group.remove(one)
        elif _look(one) and _look(one) == _look(before):
            one.set("d", before.get("d", "") + one.get("d", ""))
            gone(before)


def _alike(before: Element, one: Element) -> bool:
    if one.tag == f"{SVG}a":
        return bool(before.get("href") == one.get("href"))
    lines = one.tag == f"{SVG}g" and "mark-line" in one.get("class", "")
    return bool(lines and before.items() == one.items())


def _look(line: Element) -> dict[str, str]:
    """How a line of a scale is painted; nothing for what is no such line."""
    if line.tag != f"{SVG}path" or "data-claims" in line.attrib or not SCALE_LINE.fullmatch(line.get("d", "")):
        return {}
    return {name: value for name, value in line.items() if name != "d"}


def _shared(group: Element) -> None:
    """What most of a group's shapes have in common stands on the group alone."""
    held = [*_held(group)]
    words = [one for one in held if one.tag == f"{SVG}text"]
    for names, which in ((PAINT, held), (LETTERING, words)):
        for name in names:
            _move(group, name, which)


def _held(group: Element) -> Iterator[Element]:
    """The shapes, words and groups directly in a group, links looked through."""
    for child in group:
        if child.tag == f"{SVG}a":
            yield from _held(child)
        elif child.tag != f"{SVG}title":
            yield child


def _move(group: Element, name: str, held: list[Element]) -> None:
    """The commonest value to the group, off those that have it; not where one of them has none and would inherit it."""
    if name in group.attrib or len(held) < 2 or any(name not in one.attrib for one in held):
        return
    value, _ = Counter(one.attrib[name] for one in held).most_common(1)[0]
    group.set(name, value)
    for one in held:
        if one.attrib[name] == value:
            del one.attrib[name]


def _one_face(root: Element) -> None:
    """The face that all words share stands once, on the root."""
    lettered = [one for one in root.iter() if "font-family" in one.attrib]
    if len({one.get("font-family") for one in lettered}) == 1:
        root.set("font-family", lettered[0].get("font-family", ""))
        for one in lettered:
            del one.attrib["font-family"]
