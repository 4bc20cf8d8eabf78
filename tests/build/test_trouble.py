"""What goes wrong around an edition ends in a clear record: the old page stays, the others are built."""

from __future__ import annotations

import errno
import json
import os
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from desk import Desk, make_desk

from borderdesk import ledger
from borderdesk.build import attempt, passing, steady
from borderdesk.build.attempt import record
from borderdesk.build.building import build
from borderdesk.build.leftovers import sweep
from borderdesk.build.orders import Orders
from borderdesk.build.outcome import Built
from borderdesk.build.scratch import LOCK, scratch
from borderdesk.build.turn import turn
from borderdesk.errors import LedgerError
from borderdesk.report.inputs import Survey
from borderdesk.report.publish import Published
from borderdesk.shelf.editions import Edition
from borderdesk.shelf.known import remembered
from shelving import published


class Here:
    """A pool that runs each task at once, in this process."""

    engine = "press"

    @contextmanager
    def open(self, jobs: int, reports: int = 1) -> Iterator[Here]:
        yield self

    def submit(self, function: Callable[..., Any], *args: Any, **limits: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(function(*args))
        except Exception as error:
            future.set_exception(error)
        return future


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk whose reports are made without running anything: a page says the parameter ``word``."""
    made = make_desk(tmp_path, monkeypatch)
    monkeypatch.setattr(passing, "WAITS", (0.05, 0.1))
    monkeypatch.setattr(steady, "QUIET", 0.01)
    monkeypatch.setattr(attempt, "publish", press)
    return made


def press(name: str, given: dict[str, Any], output: Path, title: str, ready: Any, **_: Any) -> Published:
    edition = Edition(output.stem, title, name, given)
    now = datetime.now(UTC).isoformat()
    report, markup = published(output.parent, edition, str(given.get("word", "nothing")), now)
    ready(report)
    ledger.replace(output, markup)
    return report


def run(desk: Desk, *editions: Edition, **orders: Any) -> tuple[dict[str, Built], list[str]]:
    said: list[str] = []
    given = Orders(say=said.append, pools=Here(), **orders)  # type: ignore[arg-type]
    return {one.edition.id: one for one in build([*editions], desk.reports, [*editions], given)}, said


def page(desk: Desk, name: str = "tiny") -> str:
    return (desk.reports / f"{name}.html").read_text("utf-8")


def full(monkeypatch: pytest.MonkeyPatch, of: Callable[[Path], bool], times: int = 99) -> None:
    """A disk that has no room for some files, so many times."""
    put, left = ledger.part.put, [times]

    def refuse(path: Path, content: bytes) -> None:
        if of(path) and left[0]:
            left[0] -= 1
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        put(path, content)

    monkeypatch.setattr(ledger.part, "put", refuse)


def test_a_disk_that_is_full_for_a_moment_costs_an_attempt(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    full(monkeypatch, lambda path: path.name == "tiny.html", times=1)
    results, said = run(desk, desk.asks(word="new"))
    assert (results["tiny"].failure, results["tiny"].attempts) == ("", 2)
    expected = f"{desk.reports / 'tiny.html'}: cannot be read or written (No space left on device); mend that"
    assert said[0].startswith(f"again   tiny  in 0.05 s  {expected}")
    assert "new" in page(desk)
    assert len(remembered(desk.reports)["tiny"].issues) == 1


def test_a_page_that_finds_no_room_is_a_failure_of_its_own_and_the_old_one_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = replace(desk.edition, id="other")
    run(desk, desk.asks(word="old"), other)
    full(monkeypatch, lambda path: path.name == "tiny.html")
    results, _ = run(desk, desk.asks(word="new"), other, force=True)
    assert results["tiny"].message.endswith("mend that and build again (tried 3 times)")
    assert results["other"].report
    assert "<p>old</p>" in page(desk)
    assert "No space left on device" in page(desk, "tiny.error")
    known = remembered(desk.reports)["tiny"]
    assert known.why == results["tiny"].message
    assert [one.headline for one in known.issues] == ["old"]
    assert not list((desk.reports / "past").rglob("*.html"))


def test_after_a_disk_was_full_the_next_build_ends_as_if_nothing_had_been(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(desk, desk.asks(word="old"))
    with monkeypatch.context() as patch:
        full(patch, lambda path: path.name == "tiny.html")
        run(desk, desk.asks(word="new"))
    results, _ = run(desk, desk.asks(word="new"))
    assert not results["tiny"].failure
    assert "<p>new</p>" in page(desk)
    assert not (desk.reports / "tiny.error.html").exists()
    copies = list((desk.reports / "past" / "tiny").iterdir())
    assert ["<p>old</p>" in one.read_text() for one in copies] == [True]
    assert [item["title"] for item in json.loads((desk.reports / "feed.json").read_text())["items"]] == ["new", "old"]


def test_a_disk_with_no_room_for_anything_is_told_and_leaves_all_as_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(desk, desk.asks(word="old"))
    before = {path: path.read_bytes() for path in desk.reports.iterdir() if path.is_file()}
    told: list[Built] = []
    with monkeypatch.context() as patch:
        full(patch, lambda path: True)
        with pytest.raises(LedgerError, match=r"the shelf cannot be written \(\[Errno 28\] No space left"):
            run(desk, desk.asks(word="new"), tell=told.append)
    assert "how it went could not be remembered" in told[0].failure
    assert {path: path.read_bytes() for path in desk.reports.iterdir() if path.is_file()} == before


def test_a_table_that_changes_while_the_report_is_made_makes_it_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = desk.story / "figures.csv"
    whole = table.read_text("utf-8")
    times: list[str] = []

    def meddled(*args: Any, **rest: Any) -> Published:
        times.append("made")
        if len(times) == 1:
            table.write_text(whole + "\n", "utf-8")
        return press(*args, **rest)

    monkeypatch.setattr(attempt, "publish", meddled)
    results, said = run(desk, desk.asks(word="new"))
    assert (results["tiny"].failure, results["tiny"].attempts, len(times)) == ("", 2, 2)
    assert "figures.csv of small: changed while the report was made" in said[0]
    assert run(desk, desk.asks(word="new"))[0]["tiny"].report is None


def test_a_table_that_never_stands_still_is_told_and_the_old_page_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(desk, desk.asks(word="old"))
    table = desk.story / "figures.csv"

    def meddled(*args: Any, **rest: Any) -> Published:
        table.write_text(table.read_text("utf-8") + "\n", "utf-8")
        return press(*args, **rest)

    monkeypatch.setattr(attempt, "publish", meddled)
    results, _ = run(desk, desk.asks(word="new"))
    assert results["tiny"].message.startswith("figures.csv of small: changed while the report was made")
    assert results["tiny"].message.endswith("(tried 3 times)")
    assert "<p>old</p>" in page(desk)


def test_the_second_of_two_builds_waits_says_so_and_finds_done_what_the_first_has_done(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, results, said = threading.Event(), [], []

    def slow(*args: Any, **rest: Any) -> Published:
        begun.set()
        time.sleep(0.5)
        return press(*args, **rest)

    monkeypatch.setattr(attempt, "publish", slow)
    edition = desk.asks(word="new")
    first = threading.Thread(target=lambda: results.append(run(desk, edition)[0]["tiny"]))
    first.start()
    assert begun.wait(60)
    second, said = run(desk, edition)
    first.join()
    assert said == [f"another build of {desk.reports} is running; waiting for its end"]
    assert results[0].report
    assert second["tiny"].report is None
    assert len(json.loads((desk.reports / "feed.json").read_text())["items"]) == 1


def test_a_build_waits_no_longer_than_an_hour_for_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from filelock import FileLock

    monkeypatch.setattr("borderdesk.build.turn.PATIENCE", 0.1)
    with FileLock(tmp_path / ".build.lock"), pytest.raises(LedgerError, match="another build has been running for"):
        turn(tmp_path, lambda text: None).__enter__()


def test_a_build_killed_between_memory_and_page_is_finished_by_the_next(desk: Desk) -> None:
    run(desk, desk.asks(word="old"))
    edition = desk.asks(word="new")
    report, _ = published(desk.reports, edition, "new", 2)
    record(desk.reports, edition, report, "", Survey().of("tiny", edition.parameters, "Tiny"))
    results, _ = run(desk, edition)
    assert results["tiny"].why == "its page is not the one that was built"
    assert "<p>new</p>" in page(desk)
    assert len(remembered(desk.reports)["tiny"].issues) == 2


def test_the_scratch_folder_of_a_killed_build_goes_with_the_next_of_the_same_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary, left = tmp_path / "tmp", []
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for name in ("ours", "others"):
        with scratch(tmp_path / name) as home:
            assert os.environ["TMPDIR"] == str(home)
            left.append(home)
        assert list(temporary.iterdir()) == []
    for home in left:
        home.mkdir()
        (home / "kernel").touch()
    with scratch() as home:
        assert sorted(temporary.iterdir()) == sorted([home, *left])
    sweep(tmp_path / "ours")
    assert list(temporary.iterdir()) == [left[1]]
    (left[1] / LOCK).touch()
    with scratch() as home:
        assert list(temporary.iterdir()) == [home]
    assert tempfile.tempdir == str(temporary)


def killed_at(moment: int, act: Callable[[], object]) -> bool:
    """Do it in a forked process that is killed at its n-th write: just before the odd, just after the even ones.

    Whether it came to that.
    """
    process = os.fork()
    if not process:
        try:
            _die_at(moment)
            act()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGKILL


def _die_at(moment: int) -> None:
    replace_, unlink, count = Path.replace, Path.unlink, [0]

    def step(act: Callable[..., Any], *args: Any, **rest: Any) -> Any:
        result = None
        for when in ("before", "after"):
            count[0] += 1
            if count[0] == moment:
                os.kill(os.getpid(), signal.SIGKILL)
            if when == "before":
                result = act(*args, **rest)
        return result

    Path.replace = lambda *args: step(replace_, *args)  # type: ignore[method-assign, assignment]
    Path.unlink = lambda *args, **rest: step(unlink, *args, **rest)  # type: ignore[method-assign]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process that was forked")
def test_a_build_killed_before_and_after_each_of_its_writes_is_made_good_by_the_next(desk: Desk) -> None:
    editions = [desk.asks(word="word 0"), replace(desk.edition, id="other")]
    run(desk, *editions)
    moment = number = 1
    while True:
        editions[0] = desk.asks(word=f"word {number}")
        if not killed_at(moment, lambda: run(desk, *editions)):
            break
        assert page(desk).rstrip().endswith("</html>")
        assert f"word {number}" in page(desk) or f"word {number - 1}" in page(desk)
        time.sleep(ledger.part.YOUNG)
        run(desk, *editions)
        check_made_good(desk, number)
        moment, number = moment + 1, number + 1
    assert moment > 10


def check_made_good(desk: Desk, number: int) -> None:
    """As if nothing had been: each word was said once, and is kept once."""
    assert f"<p>word {number}</p>" in page(desk)
    said = [one.headline for one in remembered(desk.reports)["tiny"].issues]
    assert said == [f"word {past}" for past in range(number, -1, -1)]
    items = json.loads((desk.reports / "feed.json").read_text())["items"]
    assert sorted(item["title"] for item in items if item["url"] != "other.html") == sorted(said)
    copies = [one.read_text() for one in (desk.reports / "past" / "tiny").iterdir()]
    assert len(copies) == number
    assert all(any(f"<p>word {past}</p>" in one for one in copies) for past in range(number))
    assert not list(desk.reports.rglob(f".*{ledger.part.ENDING}"))
