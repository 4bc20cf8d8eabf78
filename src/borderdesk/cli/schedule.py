"""borderdesk schedule"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from borderdesk.schedule.crontab import crontab
from borderdesk.shelf.editions import read_editions, reports_root


@click.command(epilog="Example: borderdesk schedule")
def command() -> None:
    """Print crontab lines for the schedules of reports/editions.toml.

    Each line goes to this checkout and calls this very command; editions that are due together are built in one call.
    """
    folder = reports_root()
    program = Path(sys.argv[0]).resolve()
    call = program if program.name == "borderdesk" else Path(sys.executable).parent / "borderdesk"
    click.echo(crontab(read_editions(folder / "editions.toml"), str(folder.parent), str(call)), nl=False)
