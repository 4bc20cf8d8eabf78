"""borderdesk schedule"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from borderdesk.errors import EditionError
from borderdesk.schedule.checkout import Checkout
from borderdesk.shelf.editions import Edition, read_editions, reports_root

FORMATS = ("cron", "systemd", "github", "airflow")


@click.command(epilog="Example: borderdesk schedule --format systemd | sh")
@click.option("--format", "kind", type=click.Choice(FORMATS), default="cron", help="For whom.", show_default=True)
@click.option(
    "--operator",
    type=click.Choice(["bash", "papermill"]),
    help="Of Airflow: bash builds the edition, papermill runs its notebook in the worker.  [default: bash]",
)
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), help="A folder for the files, instead of printing."
)
def command(kind: str, operator: str | None, output: Path | None) -> None:
    """Print what cron, systemd, GitHub Actions or Airflow need to build the editions of reports/editions.toml when due.

    \b
    cron      a line for `crontab -e`
    systemd   a script for sh that puts a service and its timer in place; with --output the two units
    github    a workflow, for .github/workflows/borderdesk.yml
    airflow   a file of DAGs, one for each edition

    All but the workflow go to this checkout and call this very command. Print them again after a change of
    editions.toml, or when the checkout has moved.
    """
    if operator and kind != "airflow":
        raise click.UsageError(f"found --operator {operator} with --format {kind}, expected it with airflow only")
    folder = reports_root()
    editions = read_editions(folder / "editions.toml")
    if not any(one.schedule for one in editions):
        raise EditionError(f"{folder / 'editions.toml'}: found no edition with a schedule, expected one; add it")
    files = _files(kind, editions, _here(folder), operator or "bash")
    if output:
        _write(files, output)
    else:
        click.echo(_printed(kind, files), nl=False)


def _here(reports: Path) -> Checkout:
    program = Path(sys.argv[0]).resolve()
    call = program if program.name == "borderdesk" else Path(sys.executable).parent / "borderdesk"
    return Checkout(str(reports.parent), str(call))


def _files(kind: str, editions: list[Edition], checkout: Checkout, operator: str) -> dict[str, str]:
    """Only the module that is asked for is loaded."""
    from borderdesk.schedule import airflow, crontab, github, systemd

    if kind == "systemd":
        return systemd.units(editions, checkout)
    if kind == "github":
        return github.workflow(editions)
    if kind == "airflow":
        return airflow.dags(editions, checkout, operator)
    return crontab.crontab(editions, checkout, datetime.now(UTC))


def _printed(kind: str, files: dict[str, str]) -> str:
    from borderdesk.schedule.systemd import script

    return script(files) if kind == "systemd" else "".join(files.values())


def _write(files: dict[str, str], output: Path) -> None:
    from borderdesk import ledger

    for name, text in files.items():
        ledger.replace(output / name, text)
        click.echo(f"wrote {output / name}")
