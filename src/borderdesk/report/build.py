"""All editions, side by side; one that fails keeps its old report and stops no other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from borderdesk import ledger
from borderdesk.errors import BorderdeskError
from borderdesk.report.editions import Edition
from borderdesk.report.page import page
from borderdesk.report.publish import Published, publish
from borderdesk.report.shelf import remembered, write_shelf


@dataclass(frozen=True, slots=True)
class Built:
    """How one edition went: its report, or the message of its failure."""

    edition: Edition
    seconds: float
    report: Published | None = None
    failure: str = ""


def build(
    editions: list[Edition], folder: Path, jobs: int, every: list[Edition], tell: Callable[[Built], None]
) -> list[Built]:
    """Build editions into ``folder`` with ``jobs`` processes, ``tell`` each as it ends; then the shelf over ``every``.

    Each report is put in place in one step, so whoever reads sees the old one or the new one, whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    memory = remembered(folder)
    results = []
    for result in _results(editions, folder, jobs):
        results.append(result)
        _settle(folder, result, memory)
        tell(result)
    write_shelf(folder, every, memory)
    return results


def build_one(edition: Edition, folder: Path) -> Built:
    """One edition; what Borderdesk raises on purpose becomes its failure, anything else too, with its type."""
    clock = time.perf_counter()
    try:
        report = publish(edition.notebook, edition.parameters, folder / f"{edition.id}.html", edition.title)
    except BorderdeskError as error:
        return Built(edition, time.perf_counter() - clock, failure=str(error))
    except Exception as error:  # one edition must never take the others with it
        return Built(edition, time.perf_counter() - clock, failure=f"{type(error).__name__}: {error}")
    return Built(edition, time.perf_counter() - clock, report)


def _results(editions: list[Edition], folder: Path, jobs: int) -> Iterator[Built]:
    """In the order in which they end. Processes are spawned, so that none inherits a lock of this one."""
    jobs = max(1, min(jobs, len(editions)))
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        pending: dict[Future[Built], Edition] = {pool.submit(build_one, one, folder): one for one in editions}
        try:
            for future in as_completed(pending):
                yield _result(future, pending[future])
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _result(future: Future[Built], edition: Edition) -> Built:
    try:
        return future.result()
    except BrokenProcessPool:
        return Built(
            edition, 0.0, failure="the process that built it died; there may be too little memory for so many at once"
        )


def _settle(folder: Path, result: Built, memory: dict[str, dict[str, Any]]) -> None:
    """Remember a success and take its error page away; put up an error page for a failure."""
    error_page = folder / f"{result.edition.id}.error.html"
    if result.report:
        report = result.report
        memory[result.edition.id] = {
            "built": report.built.isoformat(timespec="seconds"),
            "size": report.size,
            "claims": report.claims,
            "accepted": report.accepted,
        }
        error_page.unlink(missing_ok=True)
        return
    previous = f"{result.edition.id}.html" if (folder / f"{result.edition.id}.html").is_file() else ""
    ledger.replace(
        error_page,
        page(
            "error.html",
            title=result.edition.title,
            edition=result.edition.id,
            when=f"{datetime.now().astimezone():%d %B %Y, %H:%M %Z}",
            previous=previous,
            message=result.failure,
        ),
    )
