"""What is built: twenty parameter sets of one notebook, in both ways, and how much memory that takes."""

from __future__ import annotations

import os
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

NOTEBOOK = "02-arrivals-departures"
WORKERS = 2
CHOICES = {
    "russia-2022": ["KAZ", "GEO", "FIN", "MNG", "ARM", "UZB", "KGZ", "EST", "LVA", "NOR"],
    "ukraine-2022": ["POL", "ROU", "HUN", "SVK", "MDA"],
    "karabakh-2023": ["ARM"],
    "sudan-2023": ["TCD", "EGY", "SSD"],
    "syria-returns": ["SYR"],
}
SETS: list[dict[str, Any]] = [
    {"story": story, "destinations": [code]} for story, codes in CHOICES.items() for code in codes
]
Build = Callable[[], None]


@contextmanager
def pressed(folder: Path) -> Iterator[Build]:
    """Ours: a press for so many reports, warm before it is measured."""
    from borderdesk.report.pressed import press
    from borderdesk.report.publish import publish

    with press(WORKERS, len(SETS)) as started:
        started.submit(time.time).result()

        def build() -> None:
            every = [started.submit(publish, NOTEBOOK, one, page(folder, one)) for one in SETS]
            assert all(future.result().size for future in every)

        yield build


@contextmanager
def stock(folder: Path) -> Iterator[Build]:
    """The best of theirs: papermill's and nbconvert's Python API in processes that have loaded both."""
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn"), initializer=_load) as pool:
        [*pool.map(time.sleep, [0.5] * WORKERS)]  # every worker is up

        def build() -> None:
            every = [pool.submit(executed, one, page(folder, one)) for one in SETS]
            assert all(future.result() for future in every)

        yield build


def page(folder: Path, one: dict[str, Any]) -> Path:
    return folder / f"{one['story']}-{one['destinations'][0]}.html"


def executed(parameters: dict[str, Any], path: Path) -> int:
    """One report through papermill and nbconvert; the bytes of its page."""
    from nbconvert import HTMLExporter
    from papermill import execute_notebook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        notebook = execute_notebook(
            f"notebooks/{NOTEBOOK}.ipynb",
            None,
            parameters=parameters,
            cwd="notebooks",
            kernel_name="python3",
            progress_bar=False,
            log_output=False,
            shutdown_kernel="immediate",
        )
        return path.write_text(HTMLExporter().from_notebook_node(notebook)[0], "utf-8")


def _load() -> None:
    import logging

    import nbconvert
    import papermill

    assert nbconvert
    assert papermill
    logging.disable(logging.WARNING)


@contextmanager
def watched() -> Iterator[list[int]]:
    """The most bytes that this process and its descendants took together; pages they share count once (PSS)."""
    peak, done = [0], threading.Event()

    def watch() -> None:
        while not done.wait(0.1):
            peak[0] = max(peak[0], sum(map(_taken, _family(os.getpid()))))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield peak
    finally:
        done.set()
        thread.join()


def _family(pid: int) -> list[int]:
    try:
        tasks = [*Path(f"/proc/{pid}/task").iterdir()]
        children = [int(one) for task in tasks for one in (task / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(found for child in children for found in _family(child))]


def _taken(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
