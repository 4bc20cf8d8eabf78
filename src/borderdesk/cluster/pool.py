"""A cluster as a build sees it: a pool of processes like the press, of one task per thread of the workers."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from borderdesk.build.pools import Pool, Pools
from borderdesk.cluster.connection import Connection, connected
from borderdesk.cluster.errand import Errand, run
from borderdesk.cluster.stream import TICK, Killed, gone, result_of
from borderdesk.errors import TaskDiedError
from borderdesk.report.inputs import Survey

if TYPE_CHECKING:
    from distributed import Future as Promise

OURS = "BORDERDESK_"  # what begins so in the environment is for the task, too


class ClusterPool:
    """Tasks on the workers of a connection. They need a disk that all machines share, under the same path."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._installed = Survey().installed()
        self._waiting: dict[Future[Any], Promise[Any]] = {}
        self._keys = (f"borderdesk-{uuid.uuid4().hex[:8]}-{number}" for number in count())

    def submit(
        self, function: Callable[..., Any], *args: Any, timeout: float | None = None, memory: int | None = None
    ) -> Future[Any]:
        """The future of ``function(*args)``, with what Press.submit() raises; a worker that dies costs another try.

        TaskDiedError where as many died as Dask allows.
        """
        environment = {name: value for name, value in os.environ.items() if name.startswith(OURS)}
        errand = Errand(function, args, timeout, memory, str(Path.cwd()), environment, self._installed)
        future: Future[Any] = Future()
        promise = self._connection.client.submit(run, errand, key=next(self._keys), pure=False)
        self._waiting[future] = promise
        promise.add_done_callback(lambda done: self._settle(future, done))
        return future

    def give_up(self, error: Exception) -> None:
        """What waits ends with this error."""
        for future in [*self._waiting]:
            self._end(future, error=error)

    def _settle(self, future: Future[Any], promise: Promise[Any]) -> None:
        """In a thread of Dask's, when a task has ended."""
        try:
            found = result_of(promise)
        except BaseException as error:
            self._end(future, error=error)
            return
        if isinstance(found, Killed):
            self._end(future, error=TaskDiedError(found.reason))
        else:
            self._end(future, found)

    def _end(self, future: Future[Any], value: Any = None, error: BaseException | None = None) -> None:
        if self._waiting.pop(future, None) is None or not future.set_running_or_notify_cancel():
            return  # has ended already, or nobody waits for it
        if error is None:
            future.set_result(value)
        else:
            future.set_exception(error)


class ClusterPools(Pools):
    """A build's pools on a cluster as of connected(); of jobs as many run at once as its workers have threads.

    ``workers`` to be started, by default one for each job.
    """

    def __init__(self, scheduler: str = "", workers: int | None = None) -> None:
        super().__init__("press")
        self._scheduler, self._workers = scheduler, workers

    def _made(self, jobs: int, reports: int) -> AbstractContextManager[Pool]:
        return opened(self._scheduler, self._workers or jobs)


@contextmanager
def opened(scheduler: str = "", workers: int | None = None) -> Iterator[ClusterPool]:
    """A pool on a cluster as of connected()."""
    with connected(scheduler, workers) as connection:
        pool, done = ClusterPool(connection), Event()
        watch = Thread(target=_watch, args=(connection, pool, done), daemon=True)
        watch.start()
        try:
            yield pool
        finally:
            done.set()
            watch.join()


def _watch(connection: Connection, pool: ClusterPool, done: Event) -> None:
    """Keep the workers that were started here alive; end what waits when the scheduler is gone."""
    while not done.wait(TICK):
        if connection.alive:
            connection.threads()
        else:
            pool.give_up(gone())
