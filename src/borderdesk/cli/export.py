"""borderdesk export"""

from __future__ import annotations

from pathlib import Path

import click

FORMATS = ("csv", "xlsx", "sqlite", "parquet")
TABLES = ("claims", "figures", "policies", "sources", "corrections")


@click.command(epilog="Example: borderdesk export sudan-2023 --output sudan.xlsx")
@click.argument("story")
@click.option("--format", "style", type=click.Choice(FORMATS), help="[default: as the output's ending says, else csv]")
@click.option(
    "--output", type=click.Path(path_type=Path), help="The file to write.  [default: STORY.FORMAT, in this folder]"
)
@click.option("--table", type=click.Choice(TABLES), help="One table for csv or parquet.  [default: claims]")
def command(story: str, style: str | None, output: Path | None, table: str | None) -> None:
    """Write a story to one file for other tools: CSV, XLSX, SQLite or Parquet.

    CSV holds all claims with the columns of their sources and a row of HXL tags beneath the header; XLSX a sheet for
    each table and one that explains the columns; SQLite the four tables with foreign keys, and views of claims, groups,
    net flows and daily counts; Parquet (with the extra `parquet`) typed columns with their descriptions. Cells that a
    spreadsheet would run as a formula get an apostrophe in front, which `borderdesk import` takes off again.
    """
    from borderdesk import exchange
    from borderdesk.story import open_story

    opened = open_story(story)
    done = exchange.export(opened, output or Path(f"{story}.{style or 'csv'}"), style or "", table or "")
    click.echo(f"wrote {done.path}: {_listed(done.rows)}")
    if done.left:
        click.echo(f"not in it: {_listed(done.left)}; xlsx and sqlite hold all tables")


def _listed(rows: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {table}" for table, count in rows.items())
