"""How far the reading of many documents is: a live bar in a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from borderdesk.archive.documents import Meter

Tell = Callable[["Meter", int], None]
PAUSE = 30  # seconds between two lines


def progress() -> AbstractContextManager[Tell]:
    """What suits standard error."""
    if sys.stderr.isatty():
        return _bar()
    return _lines()


@contextmanager
def _bar() -> Iterator[Tell]:
    """The part of the bytes that is behind, documents read, the time it may still take."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[read]:,} documents"))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None, read=0)

        def tell(meter: Meter, read: int) -> None:
            progress.update(task, total=meter.total, completed=meter.done, read=read)

        yield tell


@contextmanager
def _lines() -> Iterator[Tell]:
    """``read 12,000 documents, 43% of the files`` twice a minute."""
    told = time.monotonic()

    def tell(meter: Meter, read: int) -> None:
        nonlocal told
        if time.monotonic() - told >= PAUSE:
            told = time.monotonic()
            click.echo(f"read {read:,} documents, {meter.done / max(meter.total, 1):.0%} of the files", err=True)

    yield tell
