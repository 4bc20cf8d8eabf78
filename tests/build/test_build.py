"""Editions built side by side: what fails stops nothing and takes nothing away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from borderdesk.build.building import build
from borderdesk.build.orders import Orders
from borderdesk.build.outcome import Built
from borderdesk.errors import NotebookError
from borderdesk.report.publish import publish
from borderdesk.shelf.editions import Edition
from borderdesk.shelf.known import remembered
from borderdesk.shelf.past import copies

SMALL = str(Path(__file__).parent.parent / "notebooks" / "small.ipynb")
GOOD = Edition("good", "A good one", SMALL, {"word": "fine"})
BAD = Edition("bad", "A bad <one>", SMALL, {"fail": True})


def run(folder: Path, *editions: Edition, **orders: Any) -> dict[str, Built]:
    told: list[Built] = []
    build(list(editions), folder, [GOOD, BAD], Orders(2, tell=told.append, **orders))
    return {result.edition.id: result for result in told}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "bad.html").write_text("the previous report")
    results = run(folder, GOOD, BAD)
    assert results["good"].report
    assert results["bad"].failure.startswith("small.ipynb, cell 3: ValueError: it was asked to")
    return folder


def test_an_edition_that_fails_stops_no_other(built: Path) -> None:
    assert "finefine" in (built / "good.html").read_text("utf-8")


def test_an_edition_that_fails_keeps_its_previous_report_and_shows_the_error(built: Path) -> None:
    assert (built / "bad.html").read_text() == "the previous report"
    page = (built / "bad.error.html").read_text("utf-8")
    assert "it was asked to &lt;b&gt;fail&lt;/b&gt;" in page
    assert 'href="bad.html"' in page


def test_the_shelf_shows_each_edition_and_what_failed(built: Path) -> None:
    shelf = (built / "index.html").read_text("utf-8")
    assert 'href="good.html"' in shelf
    assert 'href="bad.error.html"' in shelf
    assert "A bad &lt;one&gt;" in shelf
    assert set(remembered(built)) == {"good", "bad"}


def test_an_error_page_goes_once_the_edition_is_built_again(built: Path) -> None:
    mended = Edition("bad", "A bad one, mended", SMALL, {"word": "mended"})
    result = run(built, mended)["bad"]
    assert result.report
    assert result.new
    assert not (built / "bad.error.html").exists()
    assert "mendedmended" in (built / "bad.html").read_text("utf-8")
    assert [(built / one.path).read_text() for one in copies(built, "bad")] == ["the previous report"]


def test_an_edition_built_again_with_nothing_new_leaves_no_copy_and_the_feeds_as_they_are(tmp_path: Path) -> None:
    first = run(tmp_path, GOOD)["good"]
    feeds = [(tmp_path / name).read_bytes() for name in ("feed.xml", "feed.json")]
    again = run(tmp_path, GOOD, force=True)["good"]
    assert (first.new, again.new) == (True, False)
    assert [(tmp_path / name).read_bytes() for name in ("feed.xml", "feed.json")] == feeds
    assert copies(tmp_path, "good") == []
    changed = run(tmp_path, Edition("good", "A good one", SMALL, {"word": "better"}))["good"]
    assert changed.new
    assert ["finefine" in (tmp_path / one.path).read_text("utf-8") for one in copies(tmp_path, "good")] == [True]
    assert [(tmp_path / name).read_bytes() for name in ("feed.xml", "feed.json")] != feeds


def test_a_parameter_that_is_not_taken_is_a_failure_of_that_edition_alone(tmp_path: Path) -> None:
    wrong = Edition("bad", "Wrong", SMALL, {"nonsense": 1})
    assert "takes no parameter 'nonsense'" in run(tmp_path, wrong)["bad"].failure


def test_a_report_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text("old")
    with pytest.raises(NotebookError, match="cell 3: ValueError"):
        publish(SMALL, {"fail": True}, path)
    assert path.read_text() == "old"


def test_a_damaged_memory_of_the_shelf_is_forgotten(tmp_path: Path) -> None:
    (tmp_path / "shelf.json").write_text("{")
    assert remembered(tmp_path) == {}


def test_a_build_that_is_killed_leaves_whole_files(tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text("<html>old</html>")
    code = (
        "import sys; from pathlib import Path; from test_build import *\n"
        "if __name__ == '__main__': build([GOOD], Path(sys.argv[1]), [GOOD], Orders(1))"
    )
    script = tmp_path / "script.py"
    script.write_text(code)
    process = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path)],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)},
        start_new_session=True,
    )
    time.sleep(2.5)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    text = (tmp_path / "good.html").read_text("utf-8")
    assert text == "<html>old</html>" or text.rstrip().endswith("</html>")
