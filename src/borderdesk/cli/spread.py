"""Options of commands that can spread their work over a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def cluster_options(command: Command) -> Command:
    """--scheduler and --workers, as ``scheduler`` and ``workers``; spread() checks them."""
    start = click.option(
        "--workers", type=click.IntRange(min=1), metavar="N", help="Dask workers to start here.  [default: the cores]"
    )
    where = click.option(
        "--scheduler", metavar="ADDRESS", help="Where a Dask scheduler listens.  [default: workers are started here]"
    )
    return where(start(command))


def check_spread(engine: str | None, scheduler: str | None, workers: int | None) -> None:
    """Usage errors where the options do not fit together, or Dask is not installed."""
    if (scheduler or workers) and engine != "dask":
        raise click.UsageError("found --scheduler or --workers without --engine dask, which they are for; add it")
    if scheduler and workers:
        raise click.UsageError("found --workers with --scheduler, whose workers are there already; leave one out")
    if engine == "dask":
        from borderdesk.cluster.connection import found

        found()
