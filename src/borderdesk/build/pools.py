"""Where tasks run: opened for a build, or kept open from one build to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any, Protocol


class Pool(Protocol):
    """What runs tasks, each in a process: the press, or Workers."""

    def submit(
        self, function: Callable[..., Any], *args: Any, timeout: float | None = None, memory: int | None = None
    ) -> Future[Any]:
        """The future of ``function(*args)``."""


class Pools:
    """``with pools.open(jobs) as pool``: a pool of its own for each block; the press, or Workers for the stock engine.

    Within ``with pools:`` the first that was opened stays open, and the others are the same.
    """

    def __init__(self, engine: str = "press") -> None:
        self.engine = engine
        self._kept: Pool | None = None
        self._stack: ExitStack | None = None

    def __enter__(self) -> Pools:
        self._stack = ExitStack()
        return self

    def __exit__(self, *error: object) -> None:
        stack, self._stack, self._kept = self._stack, None, None
        if stack:
            stack.close()

    @contextmanager
    def open(self, jobs: int, reports: int = 1) -> Iterator[Pool]:
        """A pool in which so many tasks run at once, and at first so many reports are to be made."""
        if self._stack is None:
            with self._made(jobs, reports) as pool:
                yield pool
            return
        if self._kept is None:
            self._kept = self._stack.enter_context(self._made(jobs, reports))
        yield self._kept

    def _made(self, jobs: int, reports: int) -> AbstractContextManager[Pool]:
        from borderdesk.build.workers import Workers
        from borderdesk.press.pool import possible
        from borderdesk.report.pressed import press

        return press(jobs, reports) if self.engine == "press" and possible() else Workers(jobs)
