"""All editions, side by side; one that fails keeps its old report and stops no other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from borderdesk import ledger
from borderdesk.errors import BorderdeskError
from borderdesk.language import speaking
from borderdesk.report.page import page
from borderdesk.report.publish import Published, publish
from borderdesk.shelf.editions import Edition
from borderdesk.shelf.index import write_shelf
from borderdesk.shelf.issue import moment
from borderdesk.shelf.known import Known, holding, remember, remembered
from borderdesk.shelf.past import keep


@dataclass(frozen=True, slots=True)
class Built:
    """How one edition went: its report, or the message of its failure. ``new``: the report says something new."""

    edition: Edition
    seconds: float
    report: Published | None = None
    failure: str = ""
    new: bool = False


def build(
    editions: list[Edition], folder: Path, jobs: int, every: list[Edition], tell: Callable[[Built], None]
) -> list[Built]:
    """Build editions into ``folder`` with ``jobs`` processes, ``tell`` each as it ends; then the shelf over ``every``.

    Each report is put in place in one step, so whoever reads sees the old one or the new one, whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    results = []
    try:
        for result in _results(editions, folder, jobs):
            results.append(result)
            settle(folder, result)
            tell(result)
    finally:
        write_shelf(folder, every)
    return results


def build_one(edition: Edition, folder: Path, run: str = "") -> Built:
    """One edition; what Borderdesk raises on purpose becomes its failure, anything else too, with its type.

    ``run`` is when the builds of which it is one began, in ISO 8601.
    """
    clock = time.perf_counter()
    before = remembered(folder).get(edition.id, Known()).content

    def ready(report: Published) -> None:
        record(folder, edition, report, run)

    try:
        path = folder / f"{edition.id}.html"
        report = publish(
            edition.notebook, edition.parameters, path, edition.title, ready=ready, interactive=edition.interactive
        )
    except BorderdeskError as error:
        return Built(edition, time.perf_counter() - clock, failure=str(error))
    except Exception as error:  # one edition must never take the others with it
        return Built(edition, time.perf_counter() - clock, failure=f"{type(error).__name__}: {error}")
    return Built(edition, time.perf_counter() - clock, report, new=report.content != before)


def record(folder: Path, edition: Edition, report: Published, run: str) -> None:
    """Remember a report that is about to be put in place; where it says something new, keep the old page first.

    In this order no moment is without the old page, and a build that is killed in between and begins again comes to
    the same end. The shelf is told in English, whatever the report's language.
    """
    with holding(folder), speaking("en"):
        memory = remembered(folder)
        known = memory.get(edition.id, Known())
        kept = keep(folder, edition.id) if edition.keep and report.content != known.content else ""
        remember(folder, memory | {edition.id: known.after(edition, report, run, kept)})


def _results(editions: list[Edition], folder: Path, jobs: int) -> Iterator[Built]:
    """In the order in which they end. Processes are spawned, so that none inherits a lock of this one."""
    jobs = max(1, min(jobs, len(editions)))
    run = datetime.now(UTC).isoformat(timespec="seconds")
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        pending: dict[Future[Built], Edition] = {pool.submit(build_one, one, folder, run): one for one in editions}
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


def settle(folder: Path, result: Built) -> None:
    """Take the error page of a success away; put one up for a failure, and remember it."""
    name = result.edition.id
    if result.report:
        (folder / f"{name}.error.html").unlink(missing_ok=True)
        return
    now = datetime.now().astimezone()
    with holding(folder):
        memory = remembered(folder)
        known = memory.get(name, Known()).failing(now, result.failure)
        remember(folder, memory | {name: known})
    ledger.replace(folder / f"{name}.error.html", _error_page(folder, result, known))


def _error_page(folder: Path, result: Built, known: Known) -> str:
    name = result.edition.id
    return page(
        "error.html",
        title=result.edition.title,
        edition=name,
        when=moment(known.failed),
        previous=f"{name}.html" if (folder / f"{name}.html").is_file() else "",
        built=moment(known.built) if known.built else "",
        message=result.failure,
    )
