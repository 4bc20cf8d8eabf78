"""borderdesk report"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from borderdesk.shelf.editions import reports_root

if TYPE_CHECKING:
    from borderdesk.delivery.envelope import Envelope


@click.command(epilog="Example: borderdesk report arrivals-departures -p story russia-2022 -p destinations KAZ,GEO")
@click.argument("notebook")
@click.option(
    "-p", "--parameter", "given", nargs=2, multiple=True, metavar="NAME VALUE", help="A parameter; can be repeated."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write.  [default: reports/, a name from the parameters]",
)
@click.option("--title", default="", help="Title of the page.  [default: the notebook's heading]")
@click.option("--interactive", is_flag=True, help="Make its charts live: choose countries and days in the page.")
@click.option(
    "--engine", type=click.Choice(["press", "stock"]), default="press", help="What runs its cells.  [default: press]"
)
@click.option("--pdf", is_flag=True, help="Also print it to PDF, beside the page, through an installed Chromium.")
@click.option("--email", is_flag=True, help="Also write it as a mail, beside the page: one .eml with its charts.")
@click.option("--to", "recipients", multiple=True, metavar="ADDRESS", help="Who gets the mail; can be repeated.")
@click.option("--from", "sender", metavar="ADDRESS", help="Who sends the mail.")
def command(
    notebook: str,
    given: tuple[tuple[str, str], ...],
    output: Path | None,
    title: str,
    interactive: bool,
    engine: str,
    pdf: bool,
    email: bool,
    recipients: tuple[str, ...],
    sender: str | None,
) -> None:
    """Run one notebook into one HTML file that asks no network for anything.

    NOTEBOOK is a path, or a name such as 04-briefing or briefing; `borderdesk notebooks` lists them with their
    parameters, which are checked before anything runs. The file ends with a record of the run. When the notebook
    fails, the file of an earlier run stays.

    With --interactive a country that is clicked in one chart stands out in all of them, and days are chosen by drawing
    over a chart; the page carries what that needs, still asks no network, and stays below 600 kB. Bundling it takes
    some seconds the first time: `borderdesk report briefing -p story sudan-2023 --interactive`.

    The press runs the cells in a process forked from one that has loaded pandas, altair and Borderdesk. Where it
    cannot, papermill's own engine does, as with --engine stock, and the record at the report's end says so.

    The mail has the headline as its subject, all sentences with their sources, and the charts as pictures, in less than
    200 kB; double-click the file to open it in a mail program.
    """
    from borderdesk.report.pressed import written

    if (recipients or sender) and not email:
        raise click.UsageError("found --to or --from without --email, expected all of them or none")
    envelope = _addressed(recipients, sender) if email else None
    if pdf:
        from borderdesk.delivery import chromium

        chromium.find()  # before the work, not after it
    folder = None if output else reports_root()
    report = written(notebook, dict(given), output, title, folder, interactive=interactive, engine=engine)
    click.echo(f"wrote {report.path} ({report.size / 1000:,.0f} kB) in {report.seconds:.1f} s")
    if pdf:
        from borderdesk.delivery.pdf import print_pdf

        _tell(print_pdf(report.path))
    if envelope:
        from borderdesk.delivery.mail import write_mail

        _tell(write_mail(report.path, report.story, envelope(report.built, report.path.name)))


def _addressed(recipients: tuple[str, ...], sender: str | None) -> Callable[[datetime, str], Envelope]:
    """An envelope that only lacks its date and the name of the report; wrong addresses are told at once."""
    from borderdesk.delivery.envelope import Envelope, addresses

    to, senders = addresses(recipients, "--to"), addresses([sender] if sender else [], "--from")
    return partial(Envelope, recipients=to, sender=senders[0] if senders else None)


def _tell(path: Path) -> None:
    click.echo(f"wrote {path} ({path.stat().st_size / 1000:,.0f} kB)")
