"""Processes for the stock engine: started anew by the system, not forked, so that none inherits a lock of this one.

The same to a caller as the press: tasks with a limit of time and memory, each with a future.
"""

from __future__ import annotations

import contextlib
import multiprocessing as processes
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from typing import Any

from borderdesk.errors import TaskDiedError, TaskTimeoutError
from borderdesk.press.child import how, mapped

LIBRARIES = 2**30  # bytes of address space that a kernel has mapped once it has loaded pandas and altair
GRACE = 2.0  # seconds in which a process that closed its line comes to its end

Task = tuple[Callable[..., Any], tuple[Any, ...], int | None]
"""A function, its arguments, and how many bytes it may have."""
Outcome = tuple[bool, Any]
"""Whether the task returned, and what it returned or raised."""


class Workers:
    """``with Workers(jobs) as workers: future = workers.submit(function, *args)``; at most so many tasks run at once.

    A process serves one task after the other. All end with the block, and with this process, however it ends.
    """

    def __init__(self, jobs: int = 1) -> None:
        self._threads = ThreadPoolExecutor(jobs, "workers")
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        self._every = [Worker() for _ in range(jobs)]  # each starts its process with its first task
        for worker in self._every:
            self._idle.put(worker)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *error: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._every:
            worker.end()
        self._threads.shutdown(wait=True)

    def submit(
        self, function: Callable[..., Any], *args: Any, timeout: float | None = None, memory: int | None = None
    ) -> Future[Any]:
        """The future of ``function(*args)``. ``timeout``: seconds, then TaskTimeoutError; ``memory``: bytes of address
        space that the task, and each process it starts, may map beyond its libraries, then a MemoryError there.
        TaskDiedError where the process ends before the task.
        """
        return self._threads.submit(self._run, (function, args, memory), timeout)

    def _run(self, task: Task, timeout: float | None) -> Any:
        worker = self._idle.get()
        try:
            return worker.run(task, timeout)
        finally:
            self._idle.put(worker)


class Worker:
    """One process, started when the first task comes, and anew after one that took it along."""

    def __init__(self) -> None:
        self._process: Any = None
        self._line: Connection | None = None
        self._ended = False
        self._starting, self._killing = threading.Lock(), threading.Lock()

    def run(self, task: Task, timeout: float | None) -> Any:
        """What the function returns; raises what it raises, TaskDiedError, TaskTimeoutError."""
        line = self._started()
        try:
            line.send(task)
            if not line.poll(timeout):
                self._kill()
                raise TaskTimeoutError(f"stopped after {timeout:g} seconds, its time limit")
            returned, value = line.recv()
        except (EOFError, OSError):
            status = self._kill(GRACE)
            raise TaskDiedError(f"its process {how(status)} before it was done") from None
        if returned:
            return value
        raise value

    def end(self) -> None:
        """Kill the process with all that it started; none follows."""
        with self._starting:
            self._ended = True
        self._kill()

    def _started(self) -> Connection:
        with self._starting:
            if self._ended:
                raise TaskDiedError("its process was ended")
            if self._line is None:
                context = processes.get_context("spawn")
                self._line, theirs = context.Pipe()
                self._process = context.Process(target=serve, args=(theirs,), daemon=False)
                self._process.start()
                theirs.close()
            return self._line

    def _kill(self, grace: float = 0.0) -> int:
        """Its exit status, negative for the signal that ended it; ``grace``: seconds for an end of its own."""
        with self._killing:
            process, line = self._process, self._line
            if process is None or line is None:
                return -int(signal.SIGKILL)  # by end(), at the same time
            process.join(grace)
            _kill_group(process.pid)
            process.kill()
            process.join()
            self._line = self._process = None
            line.close()
            status = int(process.exitcode or 0)
            process.close()
            return status


def serve(line: Connection) -> None:
    """What a worker's process does: call what it is sent, send back what comes of it, end with its parent."""
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, whose end is heard here
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with contextlib.suppress(EOFError, OSError):
        while True:
            line.send(_outcome(line.recv()))
    _kill_group(os.getpid())  # with what a task left running


def _outcome(task: Task) -> Outcome:
    function, args, memory = task
    try:
        with _limited(memory):
            return True, function(*args)
    except Exception as error:
        return False, error


@contextmanager
def _limited(memory: int | None) -> Iterator[None]:
    """At most so many bytes of address space beyond what is loaded, where the system can hold a process to it."""
    if memory is None or sys.platform == "win32":
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (max(mapped(), LIBRARIES) + memory, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def _end_with_parent() -> None:
    parent = processes.parent_process()
    if parent:
        wait([parent.sentinel])
        _kill_group(os.getpid())


def _kill_group(pid: int) -> None:
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
