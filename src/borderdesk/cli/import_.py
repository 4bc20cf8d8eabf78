"""borderdesk import"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from borderdesk.exchange import Imported


@click.command(
    epilog='Example: borderdesk import claims.xlsx --story sudan-2023 --map "destination=Country" --set unit=persons'
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--story", "name", required=True, help="The story to add to; `borderdesk stories` lists them.")
@click.option(
    "--table",
    type=click.Choice(["figures", "policies"]),
    default="figures",
    show_default=True,
    help="What the rows are.  Exports of Borderdesk say it themselves.",
)
@click.option("--map", "pairs", multiple=True, help='"OURS=THEIRS": a column of ours and their heading.')
@click.option("--set", "constants", multiple=True, help='"OURS=VALUE": one value where the file has none.')
@click.option(
    "--mapping", type=click.Path(path_type=Path), help="TOML with [columns] and [constants], as --map and --set."
)
@click.option("--sheet", default="", help="The sheet of a workbook.  [default: the first]")
@click.option("--encoding", default="", help="Of a CSV file.  [default: UTF-8, else a guess that is told]")
@click.option(
    "--days", type=click.Choice(["dmy", "mdy"]), help="What 3/4/2023 means where the column does not show it."
)
@click.option("--keep-status", is_flag=True, help="Take the file's word for what a person accepted or rejected.")
@click.option("--dry-run", is_flag=True, help="Say what would be added, and write nothing.")
def command(
    file: Path,
    name: str,
    table: str,
    pairs: tuple[str, ...],
    constants: tuple[str, ...],
    mapping: Path | None,
    sheet: str,
    encoding: str,
    days: str | None,
    keep_status: bool,
    dry_run: bool,
) -> None:
    """Put a spreadsheet of claims (CSV or XLSX) into a story, as proposals.

    Columns are found by what --map says, by their HXL tags, and by headings that leave no doubt; what was guessed and
    what was not taken is told. Problems are told all at once, by row and column of the file, and nothing is written
    while there is one. `value` takes an amount in words ("about 100,000"), `period` a day or two. Sources are matched
    by id, address, or publisher, day and title, and made where they are new. A row that the story has already adds
    nothing; files from `borderdesk export` come back as they went.
    """
    from borderdesk import exchange
    from borderdesk.story import open_story

    story = open_story(name)
    wanted = exchange.wish(pairs, constants, mapping, table)
    request = exchange.Request(file, table, wanted, sheet, encoding, days or "", keep_status)
    found = exchange.bring(story, request, dry_run)
    for line in [*found.told, *map(str, found.problems)]:
        click.echo(line)
    click.echo(_outcome(name, found, dry_run))
    sys.exit(1 if found.problems else 0)


def _outcome(story: str, found: Imported, dry: bool) -> str:
    if found.problems:
        return f"{len(found.problems):,} problem{'' if len(found.problems) == 1 else 's'}: nothing was written"
    new = {table: len(rows) for table, rows in found.new.items() if rows}
    there = {table: count for table, count in found.there.items() if count}
    told = f"{'would add' if dry else 'added'} {_listed(new) or 'nothing'} to {story}"
    told += f"; there already: {_listed(there)}" if there else ""
    if found.demoted:
        told += f"; {found.demoted:,} enter as proposed that the file calls accepted or rejected (see --keep-status)"
    return told if dry or not new else f"{told}\nnext: `borderdesk check {story}`"


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {table}" for table, count in counts.items())
