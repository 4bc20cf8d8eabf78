"""The press: tasks, each in a child forked from a process that has loaded all that reports need."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

from borderdesk.errors import PressError, TaskDiedError, TaskTimeoutError
from borderdesk.press import task
from borderdesk.press.child import Birth, how
from borderdesk.press.loading import NOTEBOOKS
from borderdesk.press.wire import Wire

CODE = (
    "import sys; native = sys.path[:]; sys.path[:] = {path!r}; from borderdesk.press.server import main; "
    "main({end}, {names}, native)"
)


def possible() -> bool:
    """Whether this platform can fork and hand open files from process to process."""
    return hasattr(os, "fork") and hasattr(os, "waitid") and sys.platform != "darwin"


class Press:
    """``with Press(jobs) as press: future = press.submit(function, *args)``; at most so many tasks run at once.

    Each task runs alone in a child that starts as the server is: nothing of one task reaches the next. All processes
    end with the block, and with this process, however it ends. ``names``: what is loaded before the first child
    (loading.py), by default what notebooks need; nothing of it is loaded in this process.
    """

    def __init__(self, jobs: int = 1, names: Iterable[str] = NOTEBOOKS) -> None:
        self._names, self._lock = [*names], threading.Lock()
        self._threads = ThreadPoolExecutor(jobs, "press")
        self._running: set[Child] = set()
        self._control: Wire | None = None
        self._server: subprocess.Popen[bytes] | None = None
        self._closed = False

    def __enter__(self) -> Press:
        with self._lock:
            self._started()
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def submit(
        self,
        function: Callable[..., Any],
        *args: Any,
        timeout: float | None = None,
        memory: int | None = None,
        folder: str | None = None,
    ) -> Future[Any]:
        """The future of ``function(*args)``, called in a child in ``folder`` (default: the current one).

        The function must be one that can be imported by its name, and what it takes and returns must pickle. What it
        raises, the future raises. ``timeout``: seconds from the child's birth, then TaskTimeoutError. ``memory``:
        bytes beyond what the server has mapped, then a MemoryError in the task. TaskDiedError when the child ends
        without a result. A future that waits can be cancelled, one that runs cannot.
        """
        return self._threads.submit(self._run, function, args, timeout, memory, folder)

    def bear(self, birth: Birth) -> Child:
        """A child of the server; PressError where none can be made."""
        wire, theirs = Wire.pair()
        line, lifeline = Wire.pair()
        try:
            with self._lock:
                self._started().send(birth, theirs.fileno(), lifeline.fileno())
        except OSError as error:
            raise PressError(f"the press cannot start a process ({error}); run it again") from None
        finally:
            theirs.close()
            lifeline.close()
        return Child(wire, line)

    def close(self) -> None:
        """Kill what runs, forget what waits, end the server, and wait for it."""
        self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for child in [*self._running]:
            child.line.shut()
        with self._lock:
            if self._control:
                self._control.close()
            if self._server:
                self._server.wait()
        self._threads.shutdown(wait=True)

    def _run(
        self,
        function: Callable[..., Any],
        args: tuple[Any, ...],
        timeout: float | None,
        memory: int | None,
        folder: str | None,
    ) -> Any:
        child = self.bear(Birth(task.run, (), folder or str(Path.cwd()), dict(os.environ), memory))
        self._running.add(child)
        try:
            child.wire.send((function, args))
            if not child.wire.ready(timeout):
                child.stop()
                raise TaskTimeoutError(f"{_name(function)}: stopped after {timeout:g} seconds, its time limit")
            outcome = child.wire.receive()
        except (EOFError, BrokenPipeError):
            raise TaskDiedError(f"{_name(function)}: its process {how(child.status())} before it was done") from None
        finally:
            self._running.discard(child)
            child.end()
        return outcome.result()

    def _started(self) -> Wire:
        """The wire to a server that lives; started anew when it was killed."""
        if self._closed:
            raise PressError("the press is closed; make another")
        if self._control and self._server and self._server.poll() is not None:
            self._control.close()
            self._control = None
        if self._control is None:
            self._control, theirs = Wire.pair()
            code = CODE.format(path=sys.path, end=theirs.fileno(), names=self._names)
            self._server = subprocess.Popen(
                [sys.executable, "-c", code], pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=2
            )
            theirs.close()
        return self._control


class Child:
    """A child of the server, as its client sees it."""

    def __init__(self, wire: Wire, line: Wire) -> None:
        self.wire, self.line = wire, line

    def signal(self, number: int) -> None:
        """Send a signal to the child."""
        with suppress(OSError):
            self.line.send(number)

    def status(self) -> int:
        """Wait for the child's end; its status as of os.waitstatus_to_exitcode(). PressError when there was none."""
        try:
            status = self.line.receive()
        except (EOFError, OSError):
            raise PressError("the press's server ended, and all that it ran with it; run it again") from None
        if isinstance(status, OSError):
            raise PressError(f"the press cannot start a process ({status}); close other programs, or use fewer jobs")
        return int(status)

    def stop(self) -> None:
        """Kill the child and wait until it is gone."""
        self.line.shut()
        self.status()

    def end(self) -> None:
        """Kill what is left of the child; do not wait."""
        self.wire.close()
        self.line.close()


_shared: dict[int, Press] = {}


def shared() -> Press:
    """The press of this process, made when it is first asked for, ended with the process; its server is started."""
    if os.getpid() not in _shared:
        _shared[os.getpid()] = Press().__enter__()
        atexit.register(_shared[os.getpid()].close)
    return _shared[os.getpid()]


def _name(function: Callable[..., Any]) -> str:
    return getattr(getattr(function, "func", function), "__name__", repr(function))
