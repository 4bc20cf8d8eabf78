"""borderdesk build"""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from borderdesk.build.announcing import announce, notices, read_wishes
from borderdesk.build.building import build
from borderdesk.build.orders import Orders
from borderdesk.build.plan import plan
from borderdesk.build.pools import Pools
from borderdesk.cli.due import overdue
from borderdesk.cli.progress import planned, shown, summary, table
from borderdesk.cli.spread import check_spread, cluster_options
from borderdesk.cli.watching import watch
from borderdesk.schedule.attempts import note
from borderdesk.shelf.editions import Edition, chosen, read_editions, reports_root
from borderdesk.shelf.known import remembered
from borderdesk.shelf.limits import bytes_of

if TYPE_CHECKING:
    from borderdesk.build.outcome import Built


def _memory(context: click.Context, parameter: click.Parameter, value: str | None) -> int | None:
    try:
        return None if value is None else bytes_of(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@click.command(epilog="Example: borderdesk build briefing-sudan-2023 --jobs 2 --why")
@click.argument("editions", nargs=-1)
@click.option("--jobs", type=click.IntRange(min=1), help="How many at once.  [default: the number of cores]")
@click.option("--due", is_flag=True, help="Only what has fallen due by its schedule since it was last built.")
@click.option("--force", is_flag=True, help="Build what has not changed, too.")
@click.option("--why", is_flag=True, help="Tell what has changed of each edition that is built.")
@click.option("--timings", is_flag=True, help="Tell how many seconds each stage of an edition took.")
@click.option("--dry-run", is_flag=True, help="Tell what would be built and why; build nothing.")
@click.option("--watch", is_flag=True, help="Go on, and build what an edit has to do with once it is saved.")
@click.option(
    "--engine", type=click.Choice(["press", "stock", "dask"]), default="press", help="What runs it.  [default: press]"
)
@cluster_options
@click.option("--timeout", type=click.IntRange(min=0), metavar="SECONDS", help="Limit for each edition; 0 for none.")
@click.option("--memory", callback=_memory, metavar="SIZE", help="Limit for each edition, such as 2GB; 0 for none.")
def command(editions: tuple[str, ...], due: bool, dry_run: bool, **how: Any) -> None:
    """Build all editions of reports/editions.toml, or those named, and reports/index.html over them.

    An edition is built when something has changed that its page is made of: the notebook or a module beside it, a
    parameter, a file of its story, a library, Borderdesk itself; also when its last build failed, or its page is not
    the one that was built. The others stay as they are. --why and --dry-run say what has changed.

    A page that says something new takes the place of the last one, which is kept at its date in reports/past/, and is
    told in the feeds reports/feed.xml and feed.json; a build with nothing new leaves both as they are.

    Each edition runs in a process forked from one that has loaded all they need; with --engine stock, or where the
    platform cannot fork, in a kernel of papermill's own. With --engine dask editions are built by the workers of a Dask
    cluster, each with such a process of its own; all machines need the project's folder under the same path.

    An edition that fails keeps its previous report, gets a page that shows the error, and makes the command end with
    1; the others are built all the same. What may pass by itself (a process that died, a file that is being saved, a
    disk that is full) is tried again twice. Of two builds at a time the second waits for the first.

    With --watch it goes on until Ctrl-C: an edit of a notebook, a story or editions.toml builds what it has to do with.

    With --due an edition is built once, however often its schedule came since it was last built; one that failed is
    tried again after 5, 10, 20 and 40 minutes, then every hour. Call it as often as you like.
    """
    folder = reports_root()
    if how.pop("watch"):
        if due or dry_run:
            raise click.UsageError("found --watch with --due or --dry-run, expected one of them")
        _watch(folder, editions, how)
        return
    every = read_editions(folder / "editions.toml")
    wanted = chosen(every, editions)
    wishes = read_wishes(folder / "editions.toml", wanted)
    if due and not (wanted := overdue(folder, wanted)):
        return
    if dry_run:
        for step in plan(wanted, folder, how["force"]):
            click.echo(planned(step))
        return
    before = remembered(folder) if wishes else {}
    results = _build(wanted, every, folder, _pools(how), **how)
    announce(notices(results, folder, before), wishes, lambda text: click.echo(text, err=True))
    sys.exit(1 if any(one.failure for one in results) else 0)


def _pools(how: dict[str, Any]) -> Pools:
    """Where editions are built; takes out of the options what says so."""
    engine, scheduler, workers = (how.pop(name) for name in ("engine", "scheduler", "workers"))
    check_spread(engine, scheduler, workers)
    if engine != "dask":
        return Pools(engine)
    from borderdesk.cluster.pool import ClusterPools

    return ClusterPools(scheduler or "", workers)


def _build(
    wanted: list[Edition],
    every: list[Edition],
    folder: Path,
    pools: Pools,
    why: bool,
    timings: bool,
    jobs: int | None,
    **how: Any,
) -> list[Built]:
    clock, began = time.perf_counter(), datetime.now(UTC)
    with shown(len(wanted), why) as to:
        orders = Orders(jobs or os.cpu_count() or 1, tell=to.tell, say=to.say, pools=pools, **how)
        results = build(wanted, folder, every, orders)
    note(folder, began, {result.edition.id: bool(result.failure) for result in results})
    if timings and (told := table(results)):
        click.echo(told)
    click.echo(f"{summary(results, time.perf_counter() - clock)}: {folder / 'index.html'}")
    return results


def _watch(folder: Path, ids: tuple[str, ...], how: dict[str, Any]) -> None:
    """Until Ctrl-C; started anew where Borderdesk's own code changed, since what runs is the old one."""
    with _pools(how) as pools:
        changed = watch(folder, ids, lambda wanted, every: _build(wanted, every, folder, pools, **how))
    if changed:
        sys.stdout.flush()
        os.execv(sys.executable, [sys.executable, "-m", "borderdesk", *sys.argv[1:]])
