"""All editions, side by side; one that fails keeps its old report and stops no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from borderdesk.build.leftovers import sweep
from borderdesk.build.orders import Orders
from borderdesk.build.outcome import Built, settle
from borderdesk.build.plan import Step, is_done, plan
from borderdesk.build.turn import turn
from borderdesk.errors import BorderdeskError, LedgerError
from borderdesk.report.inputs import Survey
from borderdesk.shelf.editions import Edition


def build(editions: list[Edition], folder: Path, every: list[Edition], orders: Orders) -> list[Built]:
    """Build what is made of something else than last time; then the shelf over ``every``.

    Each report is put in place in one step, so whoever reads sees the old one or the new one, whole. Where another
    build of the folder runs, this one waits for its turn; where nothing is to do, it needs none.
    """
    survey = Survey()
    steps = plan(editions, folder, orders.force, survey)
    if is_done(steps, folder, every, survey):
        results = [Built(step.edition, 0.0) for step in steps]
        for result in results:
            orders.tell(result)
        return results
    folder.mkdir(parents=True, exist_ok=True)
    with turn(folder, orders.say):
        sweep(folder)
        return _in_turn(plan(editions, folder, orders.force), folder, every, orders)


def _in_turn(steps: Sequence[Step], folder: Path, every: list[Edition], orders: Orders) -> list[Built]:
    results = []
    try:
        for result in _results(steps, folder, orders):
            results.append(_settled(folder, result))
            orders.tell(results[-1])
    finally:
        _shelve(folder, every)
    return results


def _results(steps: Sequence[Step], folder: Path, orders: Orders) -> Iterator[Built]:
    """What has not changed first, then the others as they end."""
    yield from (Built(step.edition, 0.0) for step in steps if not step.reasons)
    if waiting := [step for step in steps if step.reasons]:
        from borderdesk.build.rounds import Rounds  # loads all that makes a page
        from borderdesk.build.scratch import scratch

        with scratch(folder), orders.pools.open(orders.jobs, len(waiting)) as pool:
            yield from Rounds(pool, folder, orders, Survey().installed()).of(waiting)


def _settled(folder: Path, result: Built) -> Built:
    """The result, once it is remembered; with a failure where even that fails, as on a disk that is full."""
    try:
        settle(folder, result)
    except (OSError, BorderdeskError) as error:
        lost = f"how it went could not be remembered ({getattr(error, 'strerror', None) or error})"
        return replace(result, failure=f"{result.failure}; {lost}" if result.failure else lost)
    return result


def _shelve(folder: Path, every: list[Edition]) -> None:
    from borderdesk.shelf.index import write_shelf

    try:
        write_shelf(folder, every)
    except OSError as error:
        raise LedgerError(f"{folder}: the shelf cannot be written ({error}), the old one stays; build again") from None
