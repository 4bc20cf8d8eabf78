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
from importlib.util import find_spec
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
    """By engine, medians of rounds: ``seconds`` by the clock, ``work`` in processor seconds of all processes together.

    ``memory`` in MB: the peak of a worker, and of the command.
    """

    documents: int
    seconds: dict[str, float]
    work: dict[str, float]
    memory: dict[str, float]


def measured(documents: int = 8_000, rounds: int = 3) -> Measured:
    """Each round asks every engine for all documents; workers are there and warm, as some seconds into a run."""
    with TemporaryDirectory(prefix="borderdesk-bench-") as home:
        archive = Path(home) / "archive"
        for number in range(FILES):
            write(archive / f"{number}.jsonl", items(documents // FILES, number))
        spent: dict[str, list[tuple[float, float]]] = {}
        _read_some()
        memory: dict[str, float] = {}
        for turn in range(rounds):
            spent.setdefault("one process", []).append(_one(archive, Path(home) / f"one-{turn}", here))
            for workers in WORKERS:
                with connected(workers=workers) as connection:
                    _warm(connection, workers)
                    before = _work(connection)
                    seconds, own = _one(archive, Path(home) / f"dask-{workers}-{turn}", on(connection))
                    name = f"Dask, {workers} worker{'s' * (workers > 1)}"
                    spent.setdefault(name, []).append((seconds, own + _work(connection) - before))
                    memory["a worker"] = max(connection.client.run(_peak).values())
        memory["the command"] = _peak()
    seconds, work = (
        {name: statistics.median(one[i] for one in found) for name, found in spent.items()} for i in (0, 1)
    )
    return Measured(documents, seconds, work, memory)


def told() -> list[str]:
    """The table, or that there is none, since the environment of the reports need not have Dask."""
    if find_spec("distributed") is None:
        return ["Reading through Dask was not measured: the extra `dask` is not installed."]
    return table(measured())


def table(found: Measured) -> list[str]:
    """Rows of Markdown, with ratios to one process; above 1 is faster."""
    alone, work = found.seconds["one process"], found.work["one process"]
    head = f"| {found.documents:,} short documents | seconds | times one process | processor, times one process |"
    rows = [head, "| --- | --- | --- | --- |"]
    rows += [
        f"| {name} | {seconds:.1f} | {alone / seconds:.2f} | {found.work[name] / work:.2f} |"
        for name, seconds in found.seconds.items()
    ]
    peaks = ", ".join(f"{name} {megabytes:.0f} MB" for name, megabytes in found.memory.items())
    return [*rows, "", f"Peak memory: {peaks}."]


def _one(archive: Path, results: Path, engine: Engine) -> tuple[float, float]:
    """Seconds by the clock, and processor seconds of this process."""
    reader = Reader(edition=edition())
    clock, work = time.perf_counter(), time.process_time()
    harvest([str(archive)], results, reader, PART, engine)
    return time.perf_counter() - clock, time.process_time() - work


def _work(connection: Connection) -> float:
    """Processor seconds of all workers so far."""
    return float(sum(connection.client.run(time.process_time).values()))


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
    print("\n".join(told()))
