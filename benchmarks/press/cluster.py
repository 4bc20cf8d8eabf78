"""Reading many documents: through Dask with one and two workers, against one process, in one run.

``python benchmarks/press/cluster.py`` prints the table; ``measured()`` and ``table()`` are for run.py beside it.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
from archives import items, write
from borderdesk.archive.harvest import Engine, harvest, here
from borderdesk.archive.reader import Reader, edition
from borderdesk.cluster.connection import Connection, connected
from borderdesk.cluster.extraction import on

WORKERS = (1, 2)
FILES, PART = 4, 250


@dataclass(frozen=True, slots=True)
class Measured:
    """``seconds`` by engine, the median of rounds; ``memory`` in MB: the peak of a worker, and of the command."""

    documents: int
    seconds: dict[str, float]
    memory: dict[str, float]


def measured(documents: int = 8_000, rounds: int = 3) -> Measured:
    """Each round asks every engine for all documents; workers are there and warm, as some seconds into a run."""
    with TemporaryDirectory(prefix="borderdesk-bench-") as home:
        archive = Path(home) / "archive"
        for number in range(FILES):
            write(archive / f"{number}.jsonl", items(documents // FILES, number))
        seconds: dict[str, list[float]] = {}
        memory: dict[str, float] = {}
        for turn in range(rounds):
            _one(archive, Path(home) / f"one-{turn}", "one process", here, seconds)
            for workers in WORKERS:
                with connected(workers=workers) as connection:
                    _warm(connection, workers)
                    results = Path(home) / f"dask-{workers}-{turn}"
                    _one(archive, results, f"Dask, {workers} worker{'s' * (workers > 1)}", on(connection), seconds)
                    memory["a worker"] = max(connection.client.run(_peak).values())
        memory["the command"] = _peak()
    return Measured(documents, {name: statistics.median(found) for name, found in seconds.items()}, memory)


def table(found: Measured) -> list[str]:
    """Rows of Markdown, with ratios to one process; above 1 is faster."""
    alone = found.seconds["one process"]
    rows = [f"| {found.documents:,} short documents | seconds | times one process |", "| --- | --- | --- |"]
    rows += [f"| {name} | {seconds:.1f} | {alone / seconds:.2f} |" for name, seconds in found.seconds.items()]
    peaks = ", ".join(f"{name} {megabytes:.0f} MB" for name, megabytes in found.memory.items())
    return [*rows, "", f"Peak memory: {peaks}."]


def _one(archive: Path, results: Path, name: str, engine: Engine, seconds: dict[str, list[float]]) -> None:
    reader = Reader(edition=edition())
    clock = time.perf_counter()
    harvest([str(archive)], results, reader, PART, engine)
    seconds.setdefault(name, []).append(time.perf_counter() - clock)


def _warm(connection: Connection, workers: int) -> None:
    connection.client.wait_for_workers(workers)
    warm: Callable[[], object] = _read_some
    connection.client.run(warm)


def _read_some() -> int:
    from borderdesk.extract import read

    return sum(len(read(one["text"]).figures) for one in items(50, 99))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    print("\n".join(table(measured())))
