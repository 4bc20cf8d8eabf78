"""Processes of the stock engine: limits of time and memory hold, a death is told, and nobody outlives the parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from borderdesk.build.workers import Workers
from borderdesk.errors import LedgerError, TaskDiedError, TaskTimeoutError


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1) as made:
        yield made


def fill(size: int) -> int:
    return len(bytearray(size))


def fail(text: str) -> None:
    raise LedgerError(text)


def die(how: str) -> None:
    if how == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(3)


def alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def wait_for_end(pid: int) -> bool:
    end = time.monotonic() + 10
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not alive(pid)


def test_a_task_returns_or_raises_what_it_does_in_one_process_after_the_other(workers: Workers) -> None:
    assert workers.submit(abs, -3).result() == 3
    with pytest.raises(LedgerError, match="line 5"):
        workers.submit(fail, "line 5").result()
    assert workers.submit(os.getpid).result() == workers.submit(os.getpid).result() != os.getpid()


@pytest.mark.parametrize(("how", "told"), [("kill", "was killed by SIGKILL"), ("exit", "exit status 3")])
def test_a_process_that_dies_is_told_and_another_serves_what_follows(how: str, told: str, workers: Workers) -> None:
    with pytest.raises(TaskDiedError, match=told):
        workers.submit(die, how).result()
    assert workers.submit(abs, -3).result() == 3


def test_a_task_that_takes_too_long_is_ended_and_another_process_serves_what_follows(workers: Workers) -> None:
    pid = workers.submit(os.getpid).result()
    with pytest.raises(TaskTimeoutError, match=r"after 0\.2 seconds"):
        workers.submit(time.sleep, 60, timeout=0.2).result()
    assert not alive(pid)
    assert workers.submit(abs, -3).result() == 3


def test_a_limit_of_memory_holds_for_its_task_only(workers: Workers) -> None:
    with pytest.raises(MemoryError):
        workers.submit(fill, 4 * 10**9, memory=10**9).result()
    assert workers.submit(fill, 10**8, memory=10**9).result() == 10**8
    assert workers.submit(fill, 10**8).result() == 10**8


def test_leaving_the_block_ends_what_runs_and_forgets_what_waits() -> None:
    clock = time.monotonic()
    with Workers(1) as made:
        pid = made.submit(os.getpid).result()
        running, waiting = made.submit(time.sleep, 60), made.submit(time.sleep, 60)
        time.sleep(0.1)
    assert time.monotonic() - clock < 10
    assert isinstance(running.exception(), TaskDiedError)
    assert waiting.cancelled()
    assert not alive(pid)


def test_a_worker_and_what_it_started_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    code = (
        "import os, subprocess, sys, time; from borderdesk.build.workers import Workers\n"
        "if __name__ == '__main__':\n"
        "    with Workers(1) as workers:\n"
        "        print(workers.submit(os.getpid).result(), flush=True)\n"
        "        print(workers.submit(eval, \"__import__('subprocess').Popen(['sleep', '60']).pid\").result(), flush=True)\n"
        "        workers.submit(time.sleep, 60); time.sleep(60)\n"
    )
    script = tmp_path / "script.py"
    script.write_text(code)
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    pids = [int(parent.stdout.readline()) for _ in range(2)]
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert all(wait_for_end(pid) for pid in pids)
