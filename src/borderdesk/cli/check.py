"""borderdesk check"""

from __future__ import annotations

import json
import sys

import click

from borderdesk import check, ledger
from borderdesk.schema import TABLES
from borderdesk.story import Story, data_root, descriptor, names, open_story


@click.command(epilog="Example: borderdesk check sudan-2023")
@click.argument("stories", nargs=-1)
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print."
)
@click.option(
    "--mend", is_flag=True, help="First sort the rows and write datapackage.json anew; nothing else is changed."
)
def command(stories: tuple[str, ...], style: str, mend: bool) -> None:
    """Check stories (all of them when none is named) and report every problem.

    Each table is held against its schema with frictionless; then what a schema cannot say: bounds and hedges, days,
    country codes, quotes at their offsets, sources that are missing. One line a problem, with file, row and field, what
    was found and what was expected. Ends with 1 when there is a problem.
    """
    root = data_root()
    opened = [open_story(name, root) for name in stories or names(root)]
    for story in opened if mend else []:
        _mend(story)
    found = {story.name: check.check_story(story) for story in opened}
    (_as_json if style == "json" else _as_text)(opened, found)
    sys.exit(1 if any(found.values()) else 0)


def _mend(story: Story) -> None:
    with ledger.writing(story):
        ledger.write(story, {table: ledger.read(story, table) for table in TABLES})
        ledger.replace(story.folder / "datapackage.json", descriptor(story.name, story.title))


def _as_text(stories: list[Story], found: dict[str, list[check.Problem]]) -> None:
    for story in stories:
        for problem in found[story.name]:
            click.echo(str(problem) if not problem.file else f"{story.folder.parent.name}/{story.name}/{problem}")
    problems = sum(map(len, found.values()))
    rows = {table: sum(len(check.loose_rows(story, table)) for story in stories) for table in ("figures", "policies")}
    counts = f"{_many(len(stories), 'story')}, {_many(rows['figures'], 'figure')}, {_many(rows['policies'], 'policy')}"
    click.echo(f"{counts}: {_many(problems, 'problem')}")


def _as_json(stories: list[Story], found: dict[str, list[check.Problem]]) -> None:
    fields = ("file", "row", "field", "message")
    report = {
        name: [{field: getattr(problem, field) for field in fields} for problem in problems]
        for name, problems in found.items()
    }
    click.echo(json.dumps(report, indent=1, ensure_ascii=False))


def _many(count: int, noun: str) -> str:
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{count:,} {noun if count == 1 else plural}"
