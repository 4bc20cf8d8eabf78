"""Formulas that failed: a workbook shows #DIV/0! or #REF! in their cells, and a reader of values finds them empty."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
FAILED = re.compile(rb'<c\b[^>]*?\bt="e"[^>]*>.*?</c>', re.DOTALL)
PLACE = re.compile(rb'\br="([A-Z]+)(\d+)"')
SHOWN = re.compile(rb"<v>([^<]*)</v>")

Broken = dict[tuple[int, int], str]  # (row from 1, place from 0) -> what the cell shows


def broken_cells(data: bytes) -> dict[str, Broken]:
    """The failed formulas of a workbook by sheet; nothing where its parts are not where they should be."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        try:
            return {name: _of_sheet(parts.read(path)) for name, path in _sheets(parts).items()}
        except (KeyError, ElementTree.ParseError):
            return {}


def _sheets(parts: zipfile.ZipFile) -> dict[str, str]:
    links = ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in links}
    book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
    paths = {one.get("name", ""): targets[one.get(LINK)] for one in book.iter(f"{MAIN}sheet")}
    return {name: path.removeprefix("/") if path[:1] == "/" else f"xl/{path}" for name, path in paths.items()}


def _of_sheet(xml: bytes) -> Broken:
    found: Broken = {}
    for cell in FAILED.findall(xml):
        place, shown = PLACE.search(cell), SHOWN.search(cell)
        if place:
            found[int(place[2]), _column(place[1])] = shown[1].decode() if shown else "an error"
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
