"""borderdesk correct"""

from __future__ import annotations

from datetime import date

import click

from borderdesk.cli.day import DAY
from borderdesk.corrections import DISMISS


@click.command(
    epilog="Example: borderdesk correct geo-dep-0917-0926-sput value 62120 --story russia-2022 "
    '--by "Ana Kovač" --reason "the ministry\'s own table"'
)
@click.argument("row_id")
@click.argument("field")
@click.argument("value")
@click.option("--story", "name", required=True, help="The story that the row stands in.")
@click.option("--reason", required=True, help="Why, in a sentence that an editor can follow.")
@click.option("--by", required=True, help="Who decides.")
@click.option("--on", "day", type=DAY, help="The day of the decision.  [default: today]")
def command(row_id: str, field: str, value: str, name: str, reason: str, by: str, day: date | None) -> None:
    """Correct one field of a row, or call it right, without touching the row.

    The decision goes to corrections.csv with what the field holds now; reports use VALUE and say so. VALUE `dismiss`
    answers the findings of `borderdesk check` about that field. When the row itself changes later, the correction
    stops and `borderdesk check` says so. FIELD `value` stands for value_low and value_high together.
    """
    from borderdesk import corrections
    from borderdesk.story import open_story

    story = open_story(name)
    for one in ("value_low", "value_high") if field == "value" else (field,):
        made = corrections.record(story, row_id, one, value, reason, by, day or date.today())
        click.echo(f"{made.id}: {_told(made.expected, made.value)}")
    click.echo(f"next: `borderdesk check {name}`")


def _told(expected: str, value: str) -> str:
    held = expected or "empty"
    return f"{held} is right; findings about it are answered" if value == DISMISS else f"{value} instead of {held}"
