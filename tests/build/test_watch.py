"""What somebody edits is built once it is saved, and nothing else is."""

from __future__ import annotations

import itertools
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from desk import Desk, make_desk

from borderdesk.build import watch
from borderdesk.build.affected import Affected
from borderdesk.cli import watching
from borderdesk.shelf.editions import Edition


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(watch, "PAUSE", 0.02)
    monkeypatch.setattr(watch, "QUIET", 0.1)
    return make_desk(tmp_path, monkeypatch)


def test_a_look_sees_what_changed_came_and_went_and_not_what_is_hidden(desk: Desk) -> None:
    found = watch.changes([desk.root / "notebooks", desk.root / "data", desk.reports / "editions.toml"])
    assert next(found) == []
    (desk.story / "figures.csv").write_text("x")
    (desk.story / "policies.csv").unlink()
    (desk.root / "notebooks" / "x.py").touch()
    (desk.root / "notebooks" / ".checkpoint").touch()
    (desk.root / "notebooks" / "__pycache__").mkdir()
    (desk.root / "notebooks" / "__pycache__" / "x.pyc").touch()
    (desk.reports / "index.html").touch()
    changed = ["data/small/figures.csv", "data/small/policies.csv", "notebooks/x.py"]
    assert [os.path.relpath(path, desk.root) for path in next(found)] == changed
    (desk.reports / "editions.toml").write_text("")
    assert [Path(path).name for path in next(found)] == ["editions.toml"]


def test_a_look_waits_until_all_is_saved(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "QUIET", 1.0)
    found = watch.changes([desk.story])
    next(found)

    def save() -> None:
        for name in "abcd":
            (desk.story / name).touch()
            time.sleep(0.04)

    thread = threading.Thread(target=save)
    thread.start()
    assert [Path(path).name for path in next(found)] == [*"abcd"]
    thread.join()


def test_what_changes_while_a_build_runs_is_seen_after_it(desk: Desk) -> None:
    found = watch.changes([desk.story])
    next(found)
    (desk.story / "a").touch()
    next(found)
    (desk.story / "b").touch()
    assert [Path(path).name for path in next(found)] == ["b"]


def test_only_editions_that_a_change_has_to_do_with_are_built(desk: Desk) -> None:
    desk.says("print(word)")
    plain = Edition("plain", "Plain", "tiny", {"story": ""})
    none = Edition("none", "None", "nothing")
    affected = Affected()
    editions = [desk.edition, plain, none]

    def built() -> list[str]:
        return [one.id for one in affected.of(editions)]

    assert built() == ["tiny", "plain", "none"]
    assert built() == ["none"]
    (desk.story / "figures.csv").write_text("x")
    assert built() == ["tiny", "none"]
    desk.says("print(word, word)")
    assert built() == ["tiny", "plain", "none"]


def played(desk: Desk, monkeypatch: pytest.MonkeyPatch, *acts: object) -> tuple[list[list[str]], bool]:
    """What is built after each of the acts, and whether the watch is to begin again; Ctrl-C after the last."""
    built: list[list[str]] = []

    def changes(places: object) -> object:
        yield []
        for act in acts:
            act()  # type: ignore[operator]
            yield ["x"]
        raise KeyboardInterrupt

    monkeypatch.setattr(watching, "changes", changes)
    again = watching.watch(desk.reports, (), lambda wanted, every: built.append([one.id for one in wanted]))
    return built, again


def test_a_watch_builds_all_first_then_what_is_affected_and_ends_quietly(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    act = [lambda: (desk.story / "figures.csv").write_text("x"), lambda: (desk.story / "README.md").write_text("x")]
    assert played(desk, monkeypatch, *act) == ([["tiny"], ["tiny"], []], False)
    said = capsys.readouterr().err.splitlines()
    assert said == ["watching; Ctrl-C ends it", *["changed x", "watching; Ctrl-C ends it"] * 2, ""]


def test_a_mistake_in_the_list_of_editions_is_told_and_waits_to_be_mended(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = desk.reports / "editions.toml"
    good = path.read_text()
    acts = [lambda: path.write_text("colour = 1"), lambda: path.write_text(good.replace("Tiny", "Tinier"))]
    assert played(desk, monkeypatch, *acts)[0] == [["tiny"], ["tiny"]]
    assert "editions.toml, colour: found 1, expected one of" in capsys.readouterr().err


def test_a_change_of_our_own_code_begins_the_watch_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        watching, "changes", lambda places: itertools.chain([[]], [[str(watching.PACKAGE / "x.py")]], [[]])
    )
    assert watching.watch(desk.reports, (), lambda wanted, every: None)


@pytest.mark.skipif(sys.platform == "win32", reason="sends Ctrl-C as a signal")
def test_the_command_builds_what_is_saved_and_ends_quietly_with_ctrl_c(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(tmp_path, monkeypatch)
    command = [sys.executable, "-m", "borderdesk", "build", "--watch", "--why", "--jobs", "1"]
    lines: queue.Queue[str] = queue.Queue()
    with subprocess.Popen(command, cwd=desk.root, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        stderr = process.stderr
        assert stderr
        reader = threading.Thread(target=lambda: [lines.put(line.strip()) for line in stderr])
        reader.start()

        def until(end: str) -> list[str]:
            found = [lines.get(timeout=120)]
            while found[-1] != end:
                found.append(lines.get(timeout=120))
            return found

        waiting = "watching; Ctrl-C ends it"
        assert until(waiting)[0].startswith("built   tiny")
        desk.says("print(word, word)")
        changed, built, _ = until(waiting)
        assert changed == "changed notebooks/tiny.ipynb"
        assert built.startswith("built   tiny")
        assert built.endswith("(notebook tiny)")
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=60)
        reader.join()
    assert (process.returncode, out.count("1 built in"), "Traceback" in "".join(lines.queue)) == (0, 2, False)
