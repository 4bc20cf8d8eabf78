"""borderdesk check"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from borderdesk import check, ledger
from borderdesk.schema import KEYS, TABLES
from borderdesk.story import Story, data_root, descriptor, names, open_story

if TYPE_CHECKING:
    from borderdesk.consistency import Finding, Review


@click.command(epilog="Example: borderdesk check sudan-2023")
@click.argument("stories", nargs=-1)
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print."
)
@click.option("--strict", is_flag=True, help="End with 1 also when findings wait for an answer.")
@click.option("--quiet", is_flag=True, help="Leave the findings out, and what they cost.")
@click.option(
    "--mend", is_flag=True, help="First sort the rows and write datapackage.json anew; nothing else is changed."
)
def command(stories: tuple[str, ...], style: str, strict: bool, quiet: bool, mend: bool) -> None:
    """Check stories (all of them when none is named): every problem, then what does not fit together.

    Problems: each table is held against its schema with frictionless; then what a schema cannot say: bounds and hedges,
    days, country codes, quotes at their offsets, missing sources, corrections that no longer apply, rows that git left
    in two versions. One line a problem, with file, row and field, what was found and what was expected. Ends with 1
    when there is a problem.

    Findings: claims that cannot all be right, such as daily counts that do not add up, totals that fall, exchanged
    digits. `borderdesk correct` answers one, with a reason.
    """
    root = data_root()
    opened = [open_story(name, root) for name in stories or names(root)]
    for story in opened if mend else []:
        _mend(story)
    problems = {story.name: check.check_story(story) for story in opened}
    found = {} if quiet else {story.name: _review(story) for story in opened if not problems[story.name]}
    (_as_json if style == "json" else _as_text)(opened, problems, found)
    waiting = strict and any(review.open for review in found.values())
    sys.exit(1 if any(problems.values()) or waiting else 0)


def _review(story: Story) -> Review:
    from borderdesk import consistency

    return consistency.review(story)


def _mend(story: Story) -> None:
    with ledger.writing(story):
        ledger.write(story, {table: ledger.read(story, table) for table in TABLES})
        ledger.replace(story.folder / "datapackage.json", descriptor(story.name, story.title))


def _as_text(stories: list[Story], problems: dict[str, list[check.Problem]], found: dict[str, Review]) -> None:
    for story in stories:
        home = f"{story.folder.parent.name}/{story.name}"
        for problem in problems[story.name]:
            click.echo(str(problem) if not problem.file else f"{home}/{problem}")
        if story.name in found:
            lines = _lines(story)
            for finding in found[story.name].open:
                click.echo(f"{home}/{_where(finding, lines)}: {finding.check}: {finding.message}")
    click.echo(_counts(stories, problems, found))


def _where(finding: Finding, lines: dict[str, int]) -> str:
    rows = ", ".join(str(lines[one]) for one in finding.suspects)
    return f"{finding.table}.csv, row{'s' if len(finding.suspects) > 1 else ''} {rows}, {', '.join(finding.suspects)}"


def _lines(story: Story) -> dict[str, int]:
    """The line of each row on disk, the header being 1."""
    return {
        row[KEYS[table]]: line
        for table in ("figures", "policies")
        for line, row in enumerate(check.loose_rows(story, table), start=2)
    }


def _counts(stories: list[Story], problems: dict[str, list[check.Problem]], found: dict[str, Review]) -> str:
    rows = {table: sum(len(check.loose_rows(story, table)) for story in stories) for table in ("figures", "policies")}
    counts = f"{_many(len(stories), 'story')}, {_many(rows['figures'], 'figure')}, {_many(rows['policies'], 'policy')}"
    told = f"{counts}: {_many(sum(map(len, problems.values())), 'problem')}"
    if found:
        waiting, answered = (sum(len(getattr(one, name)) for one in found.values()) for name in ("open", "answered"))
        told += f", {_many(waiting, 'finding')}" + (f" and {answered:,} answered" if answered else "")
    return told


def _as_json(stories: list[Story], problems: dict[str, list[check.Problem]], found: dict[str, Review]) -> None:
    fields = ("file", "row", "field", "message")
    report = {
        story.name: {
            "problems": [{field: getattr(one, field) for field in fields} for one in problems[story.name]],
            "findings": [_finding(one) for one in found[story.name].open] if story.name in found else [],
            "answered": [_finding(one) for one in found[story.name].answered] if story.name in found else [],
        }
        for story in stories
    }
    click.echo(json.dumps(report, indent=1, ensure_ascii=False))


def _finding(one: Finding) -> dict[str, object]:
    names = ("check", "table", "field", "suspects", "others", "message")
    return {name: getattr(one, name) for name in names}


def _many(count: int, noun: str) -> str:
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{count:,} {noun if count == 1 else plural}"
