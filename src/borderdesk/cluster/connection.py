"""A Dask cluster to work on: the one at an address, or one of processes on this machine."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from borderdesk.build.scratch import scratch
from borderdesk.errors import ClusterError, UsageError

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 30  # seconds until a scheduler that does not answer is given up


@dataclass(frozen=True, slots=True)
class Connection:
    """A client of a scheduler; ``started`` workers were started for it here, 0 where it has its own."""

    client: Client
    started: int = 0

    def threads(self) -> int:
        """Tasks that its workers can do at once. Workers started here that are gone for good are started anew.

        A nanny restarts a worker that dies, but not one that dies while it starts: then the nanny ends as well.
        """
        try:
            found: int = sum(self.client.nthreads().values())
        except (OSError, TimeoutError):
            return 0  # the scheduler does not answer: `alive` will tell
        if found < self.started:
            self.client.cluster.scale(self.started)  # those that a nanny is restarting count as there
        return found

    @property
    def alive(self) -> bool:
        """Whether the scheduler is there, or may be there again in a moment."""
        return self.client.status in ("running", "connecting")


@contextmanager
def connected(scheduler: str = "", workers: int | None = None) -> Iterator[Connection]:
    """The scheduler at an address (``tcp://10.0.0.5:8786``), or a cluster that is started here and ends with it.

    The path of a ``.json`` that ``dask scheduler --scheduler-file`` wrote will do for an address. What is started has
    ``workers`` processes (default: the cores) of one thread each, spawned. Raises UsageError where Dask is
    missing, ClusterError where no scheduler answers.
    """
    distributed = found()
    if scheduler:
        with _client(distributed, scheduler) as client:
            yield Connection(client)
        return
    wanted = workers or os.cpu_count() or 1
    with (
        scratch() as home,
        _local(distributed, wanted, home) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield Connection(client, wanted)


def found() -> Any:
    """The package distributed; UsageError says how to install it."""
    try:
        import distributed
    except ImportError:
        raise UsageError(
            "found no Dask, which --engine dask works with; install it with `pip install 'borderdesk[dask]'`"
        ) from None
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # a lost scheduler is told as ClusterError
    return distributed


def _client(distributed: Any, scheduler: str) -> Any:
    try:
        if scheduler.endswith(".json"):
            return distributed.Client(scheduler_file=scheduler, timeout=PATIENCE)
        return distributed.Client(scheduler, timeout=PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        why = str(error).partition("\n")[0] or type(error).__name__
        raise ClusterError(
            f"{scheduler}: found no Dask scheduler there ({why}); start one with `dask scheduler`, or leave "
            "--scheduler out to start workers on this machine"
        ) from None


def _local(distributed: Any, workers: int, home: Path) -> Any:
    return distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        dashboard_address="127.0.0.1:0",
        local_directory=str(home),
        preload=["borderdesk.cluster.worker"],
        silence_logs=logging.CRITICAL,
    )
