"""The press as a pool: each task in a child of a loaded process, its end told, nothing left behind."""

from __future__ import annotations

import gc
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tasks

from borderdesk.errors import PressError, TaskDiedError, TaskTimeoutError
from borderdesk.press import Press
from borderdesk.report.pressed import press as reports

BARE: tuple[str, ...] = ()
HERE = str(Path(__file__).parent)


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press(2, BARE) as press:
        yield press


def gone(pid: int) -> bool:
    """Whether a process ends within some seconds; one that waits to be buried has ended."""
    for _ in range(200):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


def test_a_task_returns_what_its_function_returns(press: Press) -> None:
    assert [press.submit(tasks.add, n, 1).result() for n in range(5)] == [1, 2, 3, 4, 5]
    assert press.submit(tasks.large, 3_000_000).result() == tasks.large(3_000_000)


def test_each_task_begins_anew(press: Press) -> None:
    assert [press.submit(tasks.seen, word).result() for word in ("one", "other")] == [["one"], ["other"]]
    assert tasks.SEEN == []


def test_a_task_begins_in_the_current_folder_and_environment(
    press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRESSED", "yes")
    assert press.submit(tasks.place).result() == (str(tmp_path), "yes")
    monkeypatch.delenv("PRESSED")
    assert press.submit(tasks.place, folder="/").result() == ("/", None)


def test_what_a_task_raises_its_future_raises_with_the_place(press: Press) -> None:
    with pytest.raises(ValueError, match="not so") as caught:
        press.submit(tasks.fail, "not so").result()
    assert "tasks.py" in str(caught.value.__cause__)


ENDS: list[tuple[Callable[..., object], tuple[object, ...], dict[str, float], type[Exception], str]] = [
    (tasks.leave, (3,), {}, TaskDiedError, "leave: its process ended itself with exit status 3 before it was done"),
    (sys.exit, (4,), {}, TaskDiedError, "exit: its process ended itself with exit status 4 before it was done"),
    (tasks.kill, (9,), {}, TaskDiedError, "kill: its process was killed by SIGKILL before it was done"),
    (tasks.kill, (11,), {}, TaskDiedError, "kill: its process was killed by SIGSEGV before it was done"),
    (tasks.sleep, (60,), {"timeout": 0.3}, TaskTimeoutError, "sleep: stopped after 0.3 seconds, its time limit"),
    (tasks.unsendable, (), {}, PressError, "unsendable: what it returned or raised cannot leave its process"),
    (tasks.fail_oddly, (), {}, PressError, "fail_oddly: what it returned or raised cannot leave its process"),
    (tasks.eat, (2 * 10**9,), {"memory": 10**9}, MemoryError, "^$"),
]


@pytest.mark.parametrize(("function", "args", "limits", "error", "message"), ENDS)
def test_a_task_that_cannot_end_well_says_how_it_ended(press: Press, function, args, limits, error, message) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(error, match=re.escape(message) if message != "^$" else message):
        press.submit(function, *args, **limits).result()
    assert press.submit(tasks.add, 1, 1).result() == 2


def test_within_its_limit_of_memory_a_task_runs(press: Press) -> None:
    assert press.submit(tasks.eat, 10**8, memory=10**9).result() == 10**8


def test_a_task_that_is_stopped_takes_what_it_started_along(press: Press, tmp_path: Path) -> None:
    mark = tmp_path / "pids"
    with pytest.raises(TaskTimeoutError):
        press.submit(tasks.sleep, 60.0, str(mark), timeout=0.5).result()
    assert all(gone(int(pid)) for pid in mark.read_text().split())


def test_at_most_so_many_tasks_run_at_once_and_one_that_waits_can_be_cancelled(press: Press) -> None:
    clock = time.monotonic()
    first = [press.submit(tasks.sleep, 0.5) for _ in range(2)]
    waiting = [press.submit(tasks.add, 1, 1) for _ in range(2)]
    assert waiting[1].cancel()
    assert waiting[0].result() == 2
    assert time.monotonic() - clock > 0.45
    assert all(future.result() is None for future in first)


def test_a_press_that_is_left_early_kills_what_runs(tmp_path: Path) -> None:
    mark = tmp_path / "pids"
    with Press(1, BARE) as press:
        running, waiting = press.submit(tasks.sleep, 60.0, str(mark)), press.submit(tasks.add, 1, 1)
        while not mark.exists() or not mark.read_text():
            time.sleep(0.02)
    assert all(gone(int(pid)) for pid in mark.read_text().split())
    assert waiting.cancelled()
    with pytest.raises(PressError):
        running.result()
    with pytest.raises(RuntimeError):
        press.submit(tasks.add, 1, 1)


def test_a_server_that_is_killed_is_started_anew() -> None:
    with Press(1, BARE) as press:
        running = press.submit(tasks.sleep, 60.0)
        time.sleep(0.5)
        assert press._server
        press._server.kill()
        with pytest.raises(PressError, match="the press's server ended"):
            running.result()
        assert press.submit(tasks.add, 1, 1).result() == 2


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_nothing_outlives_a_process_that_is_killed(number: int, tmp_path: Path) -> None:
    """The server, its studio, a task and what that started; SIGINT goes to the one process, as from a supervisor."""
    mark, temporary = tmp_path / "pids", tmp_path / "temporary"
    temporary.mkdir()
    code = f"import sys; sys.path.insert(0, {HERE!r}); import tasks; from borderdesk.press import Press\nwith Press(1, ()) as p: p.submit(tasks.sleep, 60.0, {str(mark)!r}).result()"
    client = subprocess.Popen(
        [sys.executable, "-c", code], stderr=subprocess.DEVNULL, env=os.environ | {"TMPDIR": str(temporary)}
    )
    while not mark.exists() or not mark.read_text():
        time.sleep(0.02)
    family = [pid for pid in descendants(client.pid) if pid != client.pid]
    assert len(family) >= 4
    client.send_signal(number)
    client.wait(30)
    assert [pid for pid in family if not gone(pid)] == []
    assert [*temporary.iterdir()] == []


def descendants(pid: int) -> list[int]:
    children = [
        int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()
    ]
    return [pid, *(found for child in children for found in descendants(child))]


def test_many_tasks_leave_no_descriptor_open_here_or_there(press: Press) -> None:
    press.submit(tasks.add, 1, 1).result()
    gc.collect()
    assert press._server
    here, there = Path("/proc/self/fd"), Path(f"/proc/{press._server.pid}/fd")
    before = len([*here.iterdir()]), len([*there.iterdir()])
    for future in [press.submit(tasks.add, n, n) for n in range(100)]:
        future.result()
    for _ in range(100):
        if (len([*here.iterdir()]), len([*there.iterdir()])) == before and len(descendants(press._server.pid)) == 2:
            return
        time.sleep(0.05)
    assert (len([*here.iterdir()]), len([*there.iterdir()])) == before
    assert len(descendants(press._server.pid)) == 2  # itself and the studio


@pytest.mark.parametrize("many", [1, 100])
def test_a_press_for_reports_has_loaded_them_and_drawn_nothing_itself(many: int) -> None:
    with reports(reports=many) as press:
        assert press.submit(tasks.loaded).result() == ["pandas", "altair", "borderdesk.briefing"]
