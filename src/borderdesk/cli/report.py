"""borderdesk report"""

from __future__ import annotations

from pathlib import Path

import click

from borderdesk.report.editions import reports_root


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
@click.option("--pdf", is_flag=True, help="Also print it to PDF, beside the page, through an installed Chromium.")
def command(notebook: str, given: tuple[tuple[str, str], ...], output: Path | None, title: str, pdf: bool) -> None:
    """Run one notebook into one HTML file that asks no network for anything.

    NOTEBOOK is a path, or a name such as 04-briefing or briefing; `borderdesk notebooks` lists them with their
    parameters, which are checked before anything runs. The file ends with a record of the run. When the notebook
    fails, the file of an earlier run stays.
    """
    from borderdesk.report.publish import publish

    if pdf:
        from borderdesk.delivery import chromium

        chromium.find()  # before the work, not after it
    folder = None if output else reports_root()
    report = publish(notebook, dict(given), output, title, folder)
    click.echo(f"wrote {report.path} ({report.size / 1000:,.0f} kB) in {report.seconds:.1f} s")
    if pdf:
        from borderdesk.delivery.pdf import print_pdf

        path = print_pdf(report.path)
        click.echo(f"wrote {path} ({path.stat().st_size / 1000:,.0f} kB)")
