"""The command with a cluster of its own, stopped: nothing is left over, and the next call goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from archives import items, lines, write

pytest.importorskip("distributed", reason="a cluster needs the extra `dask`")
ENDS = [(signal.SIGINT, 130, "borderdesk: stopped; nothing is half written"), (signal.SIGKILL, -signal.SIGKILL, "")]


@pytest.mark.skipif(os.name == "nt", reason="signals as POSIX has them")
@pytest.mark.parametrize(("number", "code", "told"), ENDS, ids=["Ctrl-C", "kill -9"])
def test_a_run_that_is_stopped_leaves_no_process_and_is_continued(
    tmp_path: Path, number: signal.Signals, code: int, told: str
) -> None:
    import psutil

    write(tmp_path / "archive.jsonl", items(1_000))
    results = tmp_path / "results"
    call = [sys.executable, "-m", "borderdesk", "extract", str(tmp_path / "archive.jsonl"), "--output", str(results)]
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    cluster = ["--part-size", "20", "--engine", "dask", "--workers", "1"]
    with subprocess.Popen(
        [*call, *cluster], stderr=subprocess.PIPE, text=True, start_new_session=True, env=environment
    ) as run:
        wait_for(lambda: len([*results.glob("part-*")]) > 2, run)
        family = psutil.Process(run.pid).children(recursive=True)
        os.killpg(run.pid, number) if number == signal.SIGINT else run.send_signal(number)
        _, errors = run.communicate(timeout=60)
    assert run.returncode == code
    assert errors.strip() == told or not told  # what is killed leaves it to Python to tidy up, which says so
    psutil.wait_procs(family, timeout=20)
    assert not [one for one in family if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]
    read = len(lines(results))
    done = subprocess.run([*call, "--part-size", "20"], capture_output=True, text=True, check=True, env=environment)
    again = int(done.stdout.split()[-4].replace(",", ""))
    assert again - (1_000 - read) in (0, 20)  # a part without its line in the manifest is read again
    assert len({*lines(results)}) == len(lines(results)) == 1_000


def wait_for(held: Callable[[], bool], run: subprocess.Popen[Any]) -> None:
    """Until it holds, while the process runs; a minute or two on a busy machine."""
    end = time.monotonic() + 150
    while not held():
        if time.monotonic() > end:
            run.kill()  # or leaving its block would wait for it
        assert run.poll() is None
        time.sleep(0.05)


@contextmanager
def scheduler(file: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A scheduler with one worker, as on machines of their own; ``file`` says where it is."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    where = ["--scheduler-file", str(file)]
    ports = ["--host", "127.0.0.1", "--port", "0", "--dashboard-address", "127.0.0.1:0"]
    worker = ["--nthreads", "1", "--no-nanny", "--death-timeout", "120", "--local-directory", str(file.parent)]
    python = [sys.executable, "-m"]
    with subprocess.Popen([*python, "distributed.cli.dask_scheduler", *where, *ports], **quiet) as one:
        wait_for(file.exists, one)
        with subprocess.Popen([*python, "distributed.cli.dask_worker", *where, *worker], **quiet) as other:
            try:
                yield one
            finally:
                for process in (one, other):
                    process.kill()


def test_a_scheduler_that_goes_away_ends_the_run_in_a_line_and_keeps_what_is_finished(tmp_path: Path) -> None:
    write(tmp_path / "archive.jsonl", items(600))
    results, file = tmp_path / "results", tmp_path / "scheduler.json"
    call = [sys.executable, "-m", "borderdesk", "extract", str(tmp_path / "archive.jsonl"), "--output", str(results)]
    there = ["--part-size", "20", "--engine", "dask", "--scheduler", str(file)]
    with scheduler(file) as away, subprocess.Popen([*call, *there], stderr=subprocess.PIPE, text=True) as run:
        wait_for(lambda: len([*results.glob("part-*")]) > 2, run)
        away.kill()
        _, errors = run.communicate(timeout=60)
    gone = "borderdesk: the scheduler went away; what is finished is kept, run the command again to go on\n"
    assert (run.returncode, errors[-len(gone) :]) == (1, gone)
    subprocess.run([*call, "--part-size", "20"], capture_output=True, check=True)
    assert len({*lines(results)}) == len(lines(results)) == 600
