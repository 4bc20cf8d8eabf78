"""A file that is being saved is not read half: it is waited for, and what changed meanwhile spoils the report."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from desk import Desk, make_desk

from borderdesk.build import steady
from borderdesk.build.steady import Steady
from borderdesk.errors import LedgerError, NotebookError, OriginError, UnsteadyError


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = make_desk(tmp_path, monkeypatch)
    long_ago = time.time() - 3600
    for path in (made.notebook, *made.story.iterdir()):
        os.utime(path, (long_ago, long_ago))
    return made


def began(desk: Desk) -> Steady:
    made = Steady(desk.edition)
    made.begin()
    return made


def test_a_file_that_is_being_written_is_waited_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.story / "figures.csv"
    whole = path.read_text("utf-8")

    def save() -> None:
        for end in (len(whole) // 3, len(whole) // 2, len(whole)):
            path.write_text(whole[:end], "utf-8")
            time.sleep(0.1)

    monkeypatch.setattr(steady, "QUIET", 1.5)
    path.write_text("", "utf-8")
    writer = threading.Thread(target=save)
    writer.start()
    inputs = Steady(desk.edition).begin()
    writer.join()
    assert inputs == Steady(desk.edition).begin()
    assert path.read_text("utf-8") == whole


def test_a_file_that_is_written_again_and_again_is_given_up_with_its_name(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steady, "PATIENCE", 0.2)
    future = time.time() - 0.01
    os.utime(desk.story / "policies.csv", (future, future))
    monkeypatch.setattr(steady, "QUIET", 60.0)
    with pytest.raises(UnsteadyError, match=r"policies\.csv: is written again and again for 0 s"):
        Steady(desk.edition).begin()


def test_a_file_of_the_future_is_not_waited_for(desk: Desk) -> None:
    future = time.time() + 3600
    os.utime(desk.story / "figures.csv", (future, future))
    clock = time.perf_counter()
    began(desk)
    assert time.perf_counter() - clock < steady.QUIET


def test_a_file_that_changed_meanwhile_spoils_the_report(desk: Desk) -> None:
    one = began(desk)
    one.check()
    (desk.story / "figures.csv").write_text("x", "utf-8")
    with pytest.raises(UnsteadyError, match=r"^figures\.csv of small: changed while the report was made"):
        one.check()


def test_an_error_while_files_changed_is_told_as_that(desk: Desk) -> None:
    one = began(desk)
    (desk.story / "figures.csv").write_text("x", "utf-8")
    assert isinstance(one.judged(OriginError("a number without an origin")), UnsteadyError)


def test_an_error_about_a_file_that_was_just_written_may_pass(desk: Desk) -> None:
    path = desk.story / "figures.csv"
    now = time.time() - steady.QUIET
    os.utime(path, (now, now))
    one = began(desk)
    error = NotebookError(f"tiny.ipynb, cell 2: LedgerError: {path}, line 5: found 3 cells, expected 21")
    judged = one.judged(error)
    assert isinstance(judged, UnsteadyError)
    assert str(judged).startswith(str(error))
    assert str(judged).endswith("it was written a moment ago and may be half saved")
    other = LedgerError(f"{desk.story / 'policies.csv'}, line 5: found 3 cells")
    assert one.judged(other) is other


def test_an_error_about_files_that_stand_still_is_itself(desk: Desk) -> None:
    error = LedgerError(f"{desk.story / 'figures.csv'}, line 5: found 3 cells, expected 21")
    assert began(desk).judged(error) is error


def test_a_notebook_that_is_gone_has_an_error_of_its_own(desk: Desk) -> None:
    one = began(desk)
    desk.notebook.unlink()
    error = NotebookError("it is gone")
    assert one.judged(error) is error
