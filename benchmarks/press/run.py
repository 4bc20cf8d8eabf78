"""Reports by the press and by papermill with nbconvert, in one environment and one run; writes benchmarks/README.md.

A row is a function that measures both and says what came out: add one to ROWS.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

import sets
import unchanged

import cluster

README = Path(__file__).parent.parent / "README.md"
MARKS = "<!-- press results -->\n", "<!-- end of press results -->\n"
COLD_RUNS, BATCH_RUNS = 5, 3
ONE = ("story", "karabakh-2023")


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured; ours and theirs in the unit that ``form`` writes; theirs None where there is nothing."""

    what: str
    ours: float
    theirs: float | None = None
    form: str = "{:.2f} s"

    def cells(self) -> list[str]:
        """As the table has it; the ratio is theirs by ours."""
        if self.theirs is None:
            return [self.what, self.form.format(self.ours), "", ""]
        return [
            self.what,
            *(self.form.format(one) for one in (self.ours, self.theirs)),
            f"{self.theirs / self.ours:.1f}",
        ]


def cold(folder: Path) -> list[Row]:
    """One report, each time from nothing: our command, and the two of theirs, by turns."""
    notebook, page = f"notebooks/{sets.NOTEBOOK}.ipynb", str(folder / "b.ipynb")
    report = [sys.executable, "-m", "borderdesk", "report", sets.NOTEBOOK]
    ours = [[*report, "-p", *ONE, "--output", str(folder / "a.html")]]
    theirs = [
        [_command("papermill"), notebook, page, "-p", *ONE, "--cwd", "notebooks"],
        [_command("jupyter-nbconvert"), "--to", "html", page],
    ]
    times = [(_seconds(ours), _seconds(theirs)) for _ in range(COLD_RUNS)]
    return [Row("one report from a cold start", *(median(column) for column in zip(*times, strict=True)))]


def batch(folder: Path) -> list[Row]:
    """Twenty parameter sets with the same number of workers, set-up not counted, by turns; then their memory."""
    ways = (sets.pressed, sets.stock)
    times = [tuple(_batch(setup, folder) for setup in ways) for _ in range(BATCH_RUNS)]
    peaks = [_peak(setup, folder) for setup in ways]
    count, workers = len(sets.SETS), sets.WORKERS
    return [
        Row(f"{count} parameter sets, {workers} workers", *(median(column) for column in zip(*times, strict=True))),
        Row("peak memory of that, all processes", *peaks, "{:.0f} MB"),
    ]


def nothing(folder: Path) -> list[Row]:
    """All editions built once, then the command again; the others have nothing that tells what has changed."""
    return [Row("all editions where nothing has changed, the whole command", unchanged.seconds(folder))]


ROWS: list[Callable[[Path], list[Row]]] = [cold, batch, nothing]


def _batch(setup: Callable[[Path], AbstractContextManager[sets.Build]], folder: Path) -> float:
    """Seconds."""
    with setup(folder) as build:
        start = time.perf_counter()
        build()
        return time.perf_counter() - start


def _peak(setup: Callable[[Path], AbstractContextManager[sets.Build]], folder: Path) -> float:
    """MB, in a run of its own: whoever counts the pages of a process holds it up."""
    with sets.watched() as peak, setup(folder) as build:
        build()
    return peak[0] / 1e6


def _seconds(commands: list[list[str]]) -> float:
    start = time.perf_counter()
    for command in commands:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def _command(name: str) -> str:
    return shutil.which(name, path=str(Path(sys.executable).parent)) or name


def table(rows: list[Row]) -> str:
    head = ["", "Borderdesk", "papermill and nbconvert", "ratio"]
    lines = [head, ["---"] * len(head), *(row.cells() for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def machine() -> str:
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    busy = f"; load {os.getloadavg()[0]:.1f} at the start" if os.getloadavg()[0] > 0.5 else ""
    return f"{date.today()}, {os.cpu_count()} cores, {gigabytes:.0f} GB, Python {platform.python_version()}{busy}."


def main() -> None:
    about = machine()
    with tempfile.TemporaryDirectory() as folder:
        found = [row for measure in ROWS for row in measure(Path(folder))]
    text = README.read_text("utf-8")
    before, _, rest = text.partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    tables = "\n".join([table(found), *cluster.told(), ""])
    README.write_text(f"{before}{MARKS[0]}\n{about}\n\n{tables}\n{MARKS[1]}{after}", "utf-8")
    print(tables)


if __name__ == "__main__":
    main()
