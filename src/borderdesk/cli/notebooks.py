"""borderdesk notebooks"""

from __future__ import annotations

import click

from borderdesk.report.notebook import notebooks_root, open_notebook


@click.command(epilog="Example: borderdesk notebooks")
def command() -> None:
    """List the notebooks with the parameters they take: name, type, default and what it means."""
    for path in sorted(notebooks_root().glob("*.ipynb")):
        notebook = open_notebook(path)
        click.echo(f"{notebook.name}: {notebook.title}")
        for parameter in notebook.parameters:
            click.echo(f"    {parameter}")
