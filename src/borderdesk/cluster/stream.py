"""Tasks sent to a cluster a few ahead of what it can do, and their results as they end."""

from __future__ import annotations

import queue
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from borderdesk.cluster.connection import Connection
from borderdesk.errors import BorderdeskError, ClusterError

if TYPE_CHECKING:
    from distributed import Future

T = TypeVar("T")
AHEAD = 3  # tasks per thread of the workers: one in work, one that is there, one on its way
LEAST = 8  # tasks sent while no worker is there yet: a cluster that grows with its work must see some
TICK = 2.0  # seconds between two looks at the cluster


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that has no result, and why."""

    reason: str


def streamed(
    connection: Connection,
    function: Callable[..., Any],
    tasks: Iterator[tuple[T, tuple[Any, ...]]],
    notice: Callable[[str], None] = lambda text: None,
) -> Iterator[tuple[T, Any]]:
    """Call ``function`` on workers with the arguments of each task; yields what names it and its result, or Failed.

    Tasks are taken from the iterator as workers get free, so that few are in memory. Dask itself gives a task whose
    worker died to another one, and gives it up after ``distributed.scheduler.allowed-failures`` deaths. It blames all
    tasks that the worker had, so those that were given up are tried again at the end, each alone. A result is taken
    once: Dask tells the end of each task once, whatever became of its workers. ClusterError when the scheduler
    is lost; an error that Borderdesk raises on a worker is raised here.
    """
    stream: _Stream[T] = _Stream(connection, function, notice)
    while stream.fill(tasks):
        yield from stream.next()
    for task in stream.blamed:
        yield from stream.alone(*task)


class Killed(Failed):
    """Its workers died."""


class _Stream(Generic[T]):
    def __init__(self, connection: Connection, function: Callable[..., Any], notice: Callable[[str], None]) -> None:
        self.connection, self.function, self.notice = connection, function, notice
        self.run = uuid.uuid4().hex[:8]
        self.sent = 0
        self.room = LEAST
        self.looked = 0.0
        self.threads = 1  # as far as is known
        self.waiting: dict[str, tuple[T, tuple[Any, ...], Future[Any]]] = {}
        self.blamed: list[tuple[T, tuple[Any, ...]]] = []
        self.ended: queue.SimpleQueue[Future[Any]] = queue.SimpleQueue()

    def fill(self, tasks: Iterator[tuple[T, tuple[Any, ...]]]) -> bool:
        """Send as many as there is room for; False when none is on its way any more."""
        while len(self.waiting) < self.room:
            if (task := next(tasks, None)) is None:
                break
            self.send(*task)
        return bool(self.waiting)

    def send(self, name: T, arguments: tuple[Any, ...]) -> None:
        self.sent += 1
        future = self.connection.client.submit(
            self.function, *arguments, key=f"borderdesk-{self.run}-{self.sent}", pure=False
        )
        self.waiting[future.key] = (name, arguments, future)
        future.add_done_callback(self.ended.put)

    def next(self) -> Iterator[tuple[T, Any]]:
        """The task that ends next; nothing where it is to be tried again."""
        name, arguments, future = self.waiting.pop(self.ending().key)
        result = _outcome(future)
        if isinstance(result, Killed):
            self.blamed.append((name, arguments))
        else:
            yield name, result

    def alone(self, name: T, arguments: tuple[Any, ...]) -> Iterator[tuple[T, Any]]:
        """A task while no other is on its way: what dies now dies by it."""
        self.send(name, arguments)
        _, _, future = self.waiting.pop(self.ending().key)
        yield name, _outcome(future)

    def ending(self) -> Future[Any]:
        while True:
            if time.monotonic() - self.looked > TICK:
                self.look()
            try:
                return self.ended.get(timeout=TICK)
            except queue.Empty:
                continue

    def look(self) -> None:
        """What the cluster is like now: it may have grown, or have gone."""
        self.looked = time.monotonic()
        if not self.connection.alive:
            raise gone()
        threads = self.connection.threads()
        self.room = max(LEAST, AHEAD * threads)
        if not threads and self.threads:
            self.notice("waiting for workers: the scheduler has none")
        self.threads = threads


def result_of(future: Future[Any]) -> Any:
    """What a task that has ended returned, or Killed; raises what it raised, ClusterError where the cluster failed."""
    from distributed import KilledWorker
    from distributed.client import FutureCancelledError
    from distributed.comm import CommClosedError

    try:
        return future.result()
    except KilledWorker as error:
        deaths = error.allowed_failures + 1
        return Killed(f"{deaths} workers died while they worked on it; they may have too little memory for it")
    except (FutureCancelledError, CommClosedError):
        raise gone() from None
    except ImportError as error:
        raise ClusterError(
            f"found workers without Borderdesk ({error}), expected the same version as here on scheduler and workers"
        ) from None


def _outcome(future: Future[Any]) -> Any:
    try:
        return result_of(future)
    except BorderdeskError:
        raise
    except Exception as error:
        return Failed(f"{type(error).__name__}: {error}")


def gone() -> ClusterError:
    """The error of what waits for a scheduler that is lost."""
    return ClusterError("the scheduler went away; what is finished is kept, run the command again to go on")
