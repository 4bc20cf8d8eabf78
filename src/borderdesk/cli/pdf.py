"""borderdesk pdf"""

from __future__ import annotations

from pathlib import Path

import click


@click.command(epilog="Example: borderdesk pdf reports/briefing-sudan-2023.html")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), help="The file to write.  [default: FILE, ending in .pdf]")
def command(file: Path, output: Path | None) -> None:
    """Print an HTML report to PDF.

    A4 with the headings as its outline, tagged for screen readers, through a Chromium or Chrome of this machine: that
    of the variable BORDERDESK_CHROMIUM, else the first on the PATH. It runs without a window, with a profile of its
    own and without a network. `borderdesk report ... --pdf` does the same at once.
    """
    from borderdesk.delivery.pdf import print_pdf

    path = print_pdf(file, output)
    click.echo(f"wrote {path} ({path.stat().st_size / 1000:,.0f} kB)")
