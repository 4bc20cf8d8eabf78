"""borderdesk build"""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from borderdesk.cli.due import overdue
from borderdesk.schedule.attempts import note
from borderdesk.shelf.editions import Edition, chosen, read_editions, reports_root

if TYPE_CHECKING:
    from borderdesk.build.building import Built


@click.command(epilog="Example: borderdesk build briefing-sudan-2023 --jobs 2")
@click.argument("editions", nargs=-1)
@click.option("--jobs", type=click.IntRange(min=1), help="How many at once.  [default: the number of cores]")
@click.option("--due", is_flag=True, help="Only what has fallen due by its schedule since it was last built.")
def command(editions: tuple[str, ...], jobs: int | None, due: bool) -> None:
    """Build all editions of reports/editions.toml, or those named, and reports/index.html over them.

    A page that says something new takes the place of the last one, which is kept at its date in reports/past/, and is
    told in the feeds reports/feed.xml and feed.json; a build with nothing new leaves both as they are.

    An edition that fails keeps its previous report, gets a page that shows the error, and makes the command end with
    1; the others are built all the same.

    With --due an edition is built once, however often its schedule came since it was last built; one that failed is
    tried again after 5, 10, 20 and 40 minutes, then every hour. Call it as often as you like.
    """
    folder = reports_root()
    every = read_editions(folder / "editions.toml")
    wanted = chosen(every, editions)
    if due and not (wanted := overdue(folder, wanted)):
        return
    clock, began = time.perf_counter(), datetime.now(UTC)
    results = _build(wanted, every, jobs or os.cpu_count() or 1)
    note(folder, began, {result.edition.id: bool(result.failure) for result in results})
    failed = sum(bool(result.failure) for result in results)
    done = f"{len(wanted) - failed} of {len(wanted)} editions built in {time.perf_counter() - clock:.1f} s"
    click.echo(f"{done}: {folder / 'index.html'}")
    sys.exit(1 if failed else 0)


def _build(wanted: list[Edition], every: list[Edition], jobs: int) -> list[Built]:
    """With a live bar in a terminal, with a line per edition elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from borderdesk.build.building import build

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    columns = (TextColumn("building"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=len(wanted))

        def tell(result: Built) -> None:
            console.print(_line(result), markup=False)
            progress.advance(task)

        return build(wanted, reports_root(), jobs, every, tell)


def _line(result: Built) -> str:
    if result.report:
        return (
            f"built   {result.edition.id}  {result.seconds:.1f} s  {result.report.size / 1000:,.0f} kB{_news(result)}"
        )
    return f"FAILED  {result.edition.id}  {result.failure}"


def _news(result: Built) -> str:
    return "" if result.new else "  nothing new"
