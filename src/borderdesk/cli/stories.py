"""borderdesk stories"""

from __future__ import annotations

import click

from borderdesk import ledger
from borderdesk.story import data_root, names, open_story


@click.command(epilog="Example: borderdesk stories")
def command() -> None:
    """List the stories: figures, policies, sources, how many rows are still proposals, and the title."""
    root = data_root()
    rows = [_row(name) for name in names(root)]
    width = max((len(row[0]) for row in rows), default=5)
    click.echo(f"{'story':{width}}  figures  policies  sources  proposed  title")
    for name, figures, policies, sources, proposed, title in rows:
        click.echo(f"{name:{width}}  {figures:7,}  {policies:8,}  {sources:7,}  {proposed:8,}  {title}")


def _row(name: str) -> tuple[str, int, int, int, int, str]:
    story = open_story(name)
    figures, policies = ledger.read(story, "figures"), ledger.read(story, "policies")
    proposed = sum(int((table["status"] == "proposed").sum()) for table in (figures, policies))
    return name, len(figures), len(policies), len(ledger.read(story, "sources")), proposed, story.title
