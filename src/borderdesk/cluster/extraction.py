"""Documents read on a cluster: an engine for archive.harvest."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterator
from itertools import chain

from borderdesk.archive.harvest import Lost
from borderdesk.archive.part import Part
from borderdesk.archive.reader import Reader, edition
from borderdesk.archive.reading import Outcome, read_part
from borderdesk.cluster.connection import Connection, connected
from borderdesk.cluster.stream import Failed, streamed
from borderdesk.errors import ClusterError


def on_demand(
    scheduler: str, workers: int | None, notice: Callable[[str], None] = lambda text: None
) -> Callable[[Iterator[Part], Reader], Iterator[tuple[Part, Outcome | Lost]]]:
    """The engine on a cluster as of connected(), which is there once there is something to be read."""

    def engine(parts: Iterator[Part], reader: Reader) -> Iterator[tuple[Part, Outcome | Lost]]:
        first = next(parts, None)
        if first is not None:
            with connected(scheduler, workers) as connection:
                yield from on(connection, notice)(chain([first], parts), reader)

    return engine


def on(
    connection: Connection, notice: Callable[[str], None] = lambda text: None
) -> Callable[[Iterator[Part], Reader], Iterator[tuple[Part, Outcome | Lost]]]:
    """The engine that reads each part on a worker of the cluster; needs no disk that all machines share."""

    def engine(parts: Iterator[Part], reader: Reader) -> Iterator[tuple[Part, Outcome | Lost]]:
        tasks = ((part, (_packed(part.documents), reader)) for part in parts)
        for part, found in streamed(connection, read_packed, tasks, notice):
            yield part, Lost(found.reason) if isinstance(found, Failed) else _unpacked(found)

    return engine


def read_packed(packed: bytes, reader: Reader) -> bytes:
    """read_part() on a worker, packed for the way there and back; ClusterError on a worker of another edition."""
    if edition() != reader.edition:
        raise ClusterError(
            f"found workers whose extractor is edition {edition()}, expected {reader.edition} as here; "
            "install the same version of Borderdesk and trafilatura on all machines"
        )
    return _packed(read_part(pickle.loads(zlib.decompress(packed)), reader))


def _packed(told: object) -> bytes:
    """Small, and bytes: a scheduler passes them on and does not look into them."""
    return zlib.compress(pickle.dumps(told, pickle.HIGHEST_PROTOCOL), 1)


def _unpacked(packed: bytes) -> Outcome:
    found = pickle.loads(zlib.decompress(packed))
    assert isinstance(found, Outcome)
    return found
