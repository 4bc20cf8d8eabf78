"""100,000 documents by the command, in one process and on a Dask cluster of which a worker is killed twice: the same rows.

``make test-cluster`` runs it; it takes some minutes and prints what it took. ``--documents 5000`` is a quicker look.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

sys.path.insert(0, str(Path(__file__).parent.parent))
from archives import items, write

FILES = 20


def main() -> None:
    """Exit 1 where the rows differ, one is there twice, or a second run reads anything."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="borderdesk-test-") as home:
        archive, one, many = (Path(home) / name for name in ("archive", "one", "many"))
        generate(archive, asked.documents)
        print(f"{asked.documents:,} documents, {size(archive) / 1e6:.0f} MB in {FILES} files", flush=True)
        alone = timed("one process", [str(archive), "--output", str(one)])
        dask = ["--engine", "dask", "--workers", str(asked.workers)]
        killed: list[int] = []
        spread = timed("Dask", [str(archive), "--output", str(many), *dask], many, asked.documents, killed)
        print(f"{asked.workers} workers, {len(killed)} killed: {alone / spread:.2f} times as fast as one process")
        rows = [digest(folder) for folder in (one, many)]
        print(f"rows, distinct, sorted sha256: {rows[0]}, with Dask {rows[1]}")
        again = timed("again", [str(archive), "--output", str(many), *dask])
        expect(len(killed) == 2, "two workers killed")
        expect(rows[0] == rows[1], "the same rows, byte for byte")
        expect(rows[0][:2] == (asked.documents, asked.documents), "each document once")
        expect((one / "problems.csv").read_bytes() == (many / "problems.csv").read_bytes(), "the same problems: none")
        expect(again < spread / 4, "a second run reads nothing")


def generate(archive: Path, documents: int) -> None:
    each = documents // FILES
    for number in range(FILES):
        name = f"{number:02}.jsonl" + (".gz" if number % 2 else "")
        write(archive / name, items(each, number))


def size(archive: Path) -> int:
    return sum(path.stat().st_size for path in archive.iterdir())


def timed(
    name: str, arguments: list[str], results: Path | None = None, documents: int = 0, killed: list[int] | None = None
) -> float:
    """Seconds that the command took; kills a worker when a third and when two thirds of the parts are there."""
    clock = time.perf_counter()
    call = [sys.executable, "-m", "borderdesk", "extract", *arguments]
    with subprocess.Popen(call, stderr=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            time.sleep(0.2)
            if results and killed is not None and len(killed) < 2:
                parts = sum(1 for _ in results.glob("part-*"))
                if parts * 1000 * 3 > documents * (len(killed) + 1):
                    killed += list(kill(process.pid))
        told = process.stdout.read().strip() if process.stdout else ""
    seconds = time.perf_counter() - clock
    print(f"{name}: {seconds:.1f} s, {told.rpartition(': ')[2]}", flush=True)
    expect(process.returncode == 0, f"{name}: exit 0")
    return seconds


def kill(command: int) -> Iterator[int]:
    """SIGKILL for the worker that has worked most."""
    workers = [
        one for one in psutil.Process(command).children(recursive=True) if "spawn_main" in " ".join(one.cmdline())
    ]
    if workers:
        busiest = max(workers, key=lambda one: one.cpu_times().user)
        os.kill(busiest.pid, signal.SIGKILL)
        print(f"killed worker {busiest.pid}", flush=True)
        yield busiest.pid


def digest(folder: Path) -> tuple[int, int, str]:
    """How many rows, how many different ones, and the hash of all, sorted."""
    rows = sorted(row for path in folder.glob("part-*.jsonl") for row in path.read_bytes().splitlines())
    return len(rows), len(set(rows)), hashlib.sha256(b"\n".join(rows)).hexdigest()[:16]


def expect(held: bool, what: str) -> None:
    print(f"{'ok' if held else 'NOT HELD'}: {what}", flush=True)
    if not held:
        sys.exit(1)


if __name__ == "__main__":
    main()
