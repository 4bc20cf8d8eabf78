"""Editions built side by side: what fails stops nothing and takes nothing away."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from desk import make_desk

from borderdesk.build.building import build
from borderdesk.build.orders import Orders
from borderdesk.build.outcome import Built
from borderdesk.build.pools import Pools
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


@pytest.mark.parametrize("engine", ["press", "stock"])
def test_what_eats_memory_never_ends_or_dies_is_told_and_the_others_are_built(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(tmp_path, monkeypatch)
    desk.says("import os, time\nif word == 'eats': bytearray(4 * 10**9)\nif word == 'sleeps': time.sleep(99)")
    told = {"eats": "MemoryError", "sleeps": "was stopped after 8 s, its limit"}
    editions = [Edition(word, word, "tiny", {"word": word}, timeout=60, memory="1GB") for word in ("eats", "fine")]
    editions.append(Edition("sleeps", "sleeps", "tiny", {"word": "sleeps"}, timeout=8))
    for edition in editions:
        (desk.reports / f"{edition.id}.html").write_text("the previous report")
    results = build(editions, desk.reports, editions, Orders(2, pools=Pools(engine)))
    failures = {one.edition.id: one.failure for one in results if one.failure}
    assert {name: told[name] in failure for name, failure in failures.items()} == {"eats": True, "sleeps": True}
    assert failures["eats"].endswith("; it may use 1 GB; raise `memory` in editions.toml, or give --memory")
    assert {one.attempts for one in results} == {1}
    for name in failures:
        assert (desk.reports / f"{name}.html").read_text() == "the previous report"
        assert told[name] in (desk.reports / f"{name}.error.html").read_text()


def test_an_edition_whose_process_dies_is_tried_again_and_then_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("borderdesk.build.passing.WAITS", (0.1, 0.1))
    desk = make_desk(tmp_path, monkeypatch)
    desk.says("import os, signal\nos.kill(os.getppid(), signal.SIGKILL)")
    (result,) = build([desk.edition], desk.reports, [desk.edition], Orders(1))
    assert "its process was killed by SIGKILL before it was done" in result.message
    assert result.message.endswith("(tried 3 times)")


def test_two_commands_at_a_time_build_each_edition_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk(tmp_path, monkeypatch)
    command = [sys.executable, "-m", "borderdesk", "build"]
    both = [
        subprocess.Popen(command, cwd=desk.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    outputs = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sorted(out.split(" in ")[0] for out, _ in outputs) == ["1 built", "1 unchanged"]
    assert sorted("waiting for its end" in said for _, said in outputs) == [False, True]
    assert len(remembered(desk.reports)["tiny"].issues) == 1
