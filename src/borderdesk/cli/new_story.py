"""borderdesk new-story"""

from __future__ import annotations

import click

from borderdesk import intake
from borderdesk.story import data_root


@click.command(epilog='Example: borderdesk new-story bolivia-2026 --title "People leaving Bolivia in 2026"')
@click.argument("name")
@click.option("--title", help="Title of the story, shown on every report.  [default: the name]")
def command(name: str, title: str | None) -> None:
    """Make an empty, valid story data/NAME.

    NAME is small letters, digits and hyphens. Fill in story.toml, then put articles in with `borderdesk add`.
    """
    story = intake.create(data_root(), name, title or name.replace("-", " ").capitalize())
    click.echo(f"made {story.folder}: fill in story.toml and README.md, then `borderdesk add FILE --story {name}`")
