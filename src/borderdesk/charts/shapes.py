"""One element of a drawing made plain: dots and boxes as circles and rectangles, numbers short, nothing unread."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
LEFT_OUT = ("aria-hidden", "aria-roledescription", "pointer-events", "stroke-miterlimit", "version", "style")
# what a reader of the page needs of Vega's classes: which groups hold marks, which join them, which are a scale
KEPT = {"marks", "mark-line", "role-mark", "role-frame", "role-axis", "role-axis-label", "role-legend"}
KEPT |= {"role-legend-label"}
MEASURED = {"d", "transform", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "font-size"}
NUMBERS = re.compile(r"-?\d+\.\d+(?:e-?\d+)?|-?\d+e-?\d+")
SHIFT = re.compile(r"translate\((-?[\d.]+)(?:,(-?[\d.]+))?\)")
DOT = re.compile(r"M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0")
ROUND = re.compile(r"M[-\d.,]+L[-\d.,]+C[-\d.,]+L[-\d.,]+C[-\d.,]+L[-\d.,]+C[-\d.,]+L[-\d.,]+C[-\d.,]+Z")
BOX = re.compile(r"M(-?[\d.]+),(-?[\d.]+)h(-?[\d.]+)v(-?[\d.]+)h-?[\d.]+Z")
OUTLINE = re.compile(r"(?:M-?[\d.]+,-?[\d.]+(?:L-?[\d.]+,-?[\d.]+)*Z?)+")
LONG = 120  # characters of a path that is worth writing by steps
POINT = re.compile(r"M[-\d.]+,[-\d.]+Z")


def plain(one: Element) -> None:
    """An element without what nobody reads, its numbers to a tenth of a pixel, its shape the plainest there is."""
    if unseen(one):
        gone(one)
        return
    if _ground(one):
        one.attrib.pop("class")
    for name in LEFT_OUT:
        one.attrib.pop(name, None)
    if where := one.attrib.pop(LINK, None):
        one.set("href", where)
    _classes(one)
    for name in MEASURED & {*one.attrib}:
        one.set(name, NUMBERS.sub(_short, one.get(name, "")))
    _shape(one)
    _faded(one)


def unseen(one: Element) -> bool:
    """Words that are none or transparent, a line from a point to itself, a ground that is not painted."""
    if one.get("class") in ("background", "foreground"):
        return all(one.get(name, "none") in ("none", "transparent") for name in ("fill", "stroke"))
    wordless = one.tag == f"{SVG}text" and not (one.text or len(one))
    return wordless or one.get("opacity") == "0" or bool(POINT.fullmatch(one.get("d") or ""))


def _ground(one: Element) -> bool:
    """Whether a group is the ground of a map and no mark: shapes that are hidden from readers, and only one.

    One shape without a second beside it tells nothing. A report's audit asks every mark for its claims.
    """
    hidden = "mark-shape" in one.get("class", "").split() and one.get("aria-hidden") == "true"
    return hidden and len(one) == 1


def gone(one: Element) -> None:
    """Take an element out of its parent."""
    above = one.getparent()
    if above is not None:
        above.remove(one)


def short(value: float) -> str:
    """A length to a tenth of a pixel: 12.5, 3."""
    return f"{round(value, 1) or 0:g}"


def _short(found: re.Match[str]) -> str:
    return short(float(found[0]))


def _classes(one: Element) -> None:
    classes = one.attrib.pop("class", "").split()
    named = [name for name in classes if name in KEPT or (name == "mark-group" and "role-mark" in classes)]
    if named:
        one.set("class", " ".join(named))


def _shape(one: Element) -> None:
    path = one.get("d") or ""
    if one.tag == f"{SVG}line" or (one.tag == f"{SVG}text" and not len(one)):
        _placed(one)
    elif dot := DOT.fullmatch(path):
        place = SHIFT.fullmatch(one.attrib.pop("transform", "translate(0,0)"))
        _becomes(one, "circle", cx=place[1] if place else "0", cy=(place and place[2]) or "0", r=dot[1])
    elif (box := BOX.fullmatch(path)) and float(box[3]) > 0 and float(box[4]) > 0:
        _becomes(one, "rect", x=box[1], y=box[2], width=box[3], height=box[4])
    elif len(path) > LONG and OUTLINE.fullmatch(path):
        one.set("d", "".join(_relative(part) for part in re.findall(r"M[^M]*", path)))
    elif ROUND.fullmatch(path):
        _rounded(one, [float(value) for value in re.findall(r"-?[\d.]+", path)])


def _relative(path: str) -> str:
    """An outline of straight lines by steps from point to point, which are shorter to write than the points."""
    points = [(round(float(x) * 10), round(float(y) * 10)) for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", path)]
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points) if (x, y) != (a, b)]
    first, *rest = [f"{_tenths(x)},{_tenths(y)}" for x, y in [points[0], *steps]]
    return f"M{first}{'l' if rest else ''}{' '.join(rest)}{'Z' if path.endswith('Z') else ''}".replace(" -", "-")


def _tenths(value: int) -> str:
    return f"{value / 10:g}".replace("0.", ".", 1) if abs(value) < 10 else f"{value / 10:g}"


def _rounded(one: Element, numbers: list[float]) -> None:
    """A box with round corners; ``numbers`` are those of its path, which begins at the end of the first corner."""
    across, down = numbers[::2], numbers[1::2]
    left, top = min(across), min(down)
    ends = {"x": left, "y": top, "width": max(across) - left, "height": max(down) - top, "rx": numbers[0] - left}
    _becomes(one, "rect", **{name: short(value) for name, value in ends.items()})


def _placed(one: Element) -> None:
    """Words by x and y, a line as a path, without a transform where that only moves them."""
    place = SHIFT.fullmatch(one.get("transform", "translate(0,0)"))
    if not place:
        return
    one.attrib.pop("transform", None)
    across, down = place[1], place[2] or "0"
    if one.tag == f"{SVG}text":
        one.attrib.update({"x": across, "y": down})
        return
    end = ",".join(one.attrib.pop(name, "0") for name in ("x2", "y2"))
    one.tag = f"{SVG}path"
    one.set("d", f"M{across},{down}l{end}")


def _becomes(one: Element, tag: str, **attributes: str) -> None:
    one.tag = f"{SVG}{tag}"
    del one.attrib["d"]
    one.attrib.update(attributes)


def _faded(one: Element) -> None:
    """Opacity, which no group hands down, as that of fill and stroke, which it does."""
    if "opacity" not in one.attrib or one.tag == f"{SVG}g":
        return
    opacity = float(one.attrib.pop("opacity"))
    for paint in ("fill", "stroke"):
        value = float(one.attrib.pop(f"{paint}-opacity", "1")) * opacity
        if value != 1 and one.get(paint, "none") != "none":
            one.set(f"{paint}-opacity", f"{round(value, 2):g}")
