"""Every shipped edition through both engines: the same cells, the same page but for its record (`make equal`)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from trapped import Ran

from borderdesk.report.notebook import find
from borderdesk.report.publish import publish
from borderdesk.report.run import execute
from borderdesk.shelf.editions import Edition, read_editions

ROOT = Path(__file__).parent.parent.parent
EDITIONS = read_editions(ROOT / "reports" / "editions.toml")
PASSING = re.compile(
    r"20\d\d-\d\d-\d\dT[\d:.+]+|[\d.,]+ \S+ \S+ papermill \([^)<]*\)"
)  # when, how long, by which engine


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
def test_an_edition_is_the_same_by_either_engine(edition: Edition, tmp_path: Path) -> None:
    cells, pages = {}, {}
    for engine in ("press", "stock"):
        ran = execute(find(edition.notebook), edition.parameters, live=edition.interactive, engine=engine)
        assert (ran.engine, ran.reason) == (engine, "")
        cells[engine] = Ran(ran.notebook).cells()
        path = tmp_path / f"{engine}.html"
        publish(
            edition.notebook, edition.parameters, path, edition.title, interactive=edition.interactive, engine=engine
        )
        pages[engine], many = PASSING.subn("", path.read_text("utf-8"))
        assert many >= 2
    assert cells["press"] == cells["stock"]
    assert pages["press"] == pages["stock"]
