"""The briefing beside the pages that other tools make of it, opened offline; writes benchmarks/README.md's tables."""

from __future__ import annotations

import os
import platform
import tempfile
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from opened import Opened, chromium, opened
from pages import CHARTS, WAYS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
MARKS = "<!-- report results -->\n", "<!-- end of report results -->\n"
STORIES = ("ukraine-2022", "russia-2022")  # the largest, and the one with most rules
HEAD = ["files", "kB", f"charts drawn, of {CHARTS}", "requests", "console errors", "WCAG rules broken (places)"]
TIMES = ["first paint, s", "processor, ms", "layout shift", "longest task, ms"]


def cells(one: Opened) -> list[str]:
    """A row of the table; a task shorter than 50 ms is none."""
    broken = f"{len(one.rules)} ({one.nodes})" if one.rules else "0"
    counts = [one.files, f"{one.bytes / 1000:,.0f}", one.charts, one.requests, one.errors, broken]
    paint = "never" if one.paint is None else f"{one.paint:.2f}"
    return [
        *map(str, counts),
        paint,
        f"{one.work:,.0f}",
        f"{one.shift:.3f}",
        f"{one.task:,.0f}" if one.task else "none",
    ]


def compared(browser: Browser, story: str, made: dict[str, list[Path]]) -> str:
    rows = []
    for name, paths in made.items():
        one = opened(browser, paths, CHARTS)
        rows.append([name, *cells(one)])
        print(f"{story}: {name}: {one}", flush=True)
    return table([story, *HEAD, *TIMES], rows)


def made(folder: Path) -> dict[str, dict[str, list[Path]]]:
    """All pages of each story by the way they were made, before any of them is opened."""
    jobs = [(story, name) for story in STORIES for name in WAYS]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        work = [pool.submit(WAYS[name], story, _folder(folder, story, name)) for story, name in jobs]
        for done in as_completed(work):
            print(f"made {done.result()[0].parent}", flush=True)
    pages: dict[str, dict[str, list[Path]]] = {story: {} for story in STORIES}
    for (story, name), one in zip(jobs, work, strict=True):
        pages[story][name] = one.result()
    return pages


def _folder(scratch: Path, story: str, name: str) -> Path:
    folder = scratch / story / WAYS[name].__name__
    folder.mkdir(parents=True)
    return folder


def table(head: list[str], rows: list[list[str]]) -> str:
    return "".join(f"| {' | '.join(line)} |\n" for line in [head, ["---"] * len(head), *rows])


def machine(browser: Browser, load: float) -> str:
    """The day, the class of machine, and whether it had other work when the run began."""
    cores = os.cpu_count() or 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    busy = "busy with other work" if load > cores / 2 else "otherwise idle"
    where = f"{cores} cores, {memory:.0f} GB, Python {platform.python_version()}, Chromium {browser.version}"
    return f"{date.today()}, {where}; the machine was {busy} (load {load:.1f})."


def main() -> None:
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="borderdesk-pages-") as scratch:
        pages = made(Path(scratch))
        with chromium() as browser:
            head = machine(browser, load)
            tables = [compared(browser, story, pages[story]) for story in STORIES]
    before, rest = README.read_text("utf-8").split(MARKS[0])
    after = rest.split(MARKS[1])[1]
    results = "\n".join(["", f"{head}\n", *tables, ""])
    README.write_text(before + MARKS[0] + results + MARKS[1] + after, "utf-8")
    print(results)


if __name__ == "__main__":
    main()
