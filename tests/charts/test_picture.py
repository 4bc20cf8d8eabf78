"""The picture of the README: drawn from the shipped data, whole by itself."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from borderdesk import charts
from borderdesk.view import open_view

ROOT = Path(__file__).parent.parent.parent
PICTURE = ROOT / "docs" / "arrivals-departures.svg"


def test_the_picture_is_what_the_shipped_data_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    drawn = charts.picture(charts.arrivals_departures(open_view("russia-2022").claims))
    assert drawn == PICTURE.read_text("utf-8"), "run `make picture` and look at it"


def test_the_picture_is_in_the_readme() -> None:
    assert f"]({PICTURE.relative_to(ROOT).as_posix()})" in (ROOT / "README.md").read_text("utf-8")


def test_the_picture_needs_no_colour_and_no_file_from_elsewhere() -> None:
    text = PICTURE.read_text("utf-8")
    root = ElementTree.fromstring(text)
    assert "currentColor" not in text
    assert not [name for element in root.iter() for name in element.attrib if name.endswith("href")]


def test_no_word_of_the_picture_is_cut() -> None:
    words = ["".join(one.itertext()) for one in ElementTree.parse(PICTURE).iter() if one.tag.endswith("text")]
    assert "Kazakhstan" in words
    assert not [word for word in words if "\u2026" in word]
