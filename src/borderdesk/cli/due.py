"""What ``borderdesk build --due`` builds, and what it says when that is nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from borderdesk.schedule.attempts import attempts, turn
from borderdesk.schedule.due import Attempt, due, next_due
from borderdesk.shelf.editions import Edition


def overdue(folder: Path, editions: list[Edition]) -> list[Edition]:
    """The editions that are due once no other command builds such; tells why where there are none.

    Other commands wait until the current one has ended.
    """
    if not click.get_current_context().with_resource(turn(folder)):
        click.echo("nothing to do: another build of what is due is running, and one more waits for its turn")
        return []
    now, known = datetime.now(UTC), attempts(folder)
    fallen = due(editions, known, now)
    if not fallen:
        click.echo(_nothing(editions, known, now))
    return fallen


def _nothing(editions: list[Edition], known: Mapping[str, Attempt], now: datetime) -> str:
    coming = next_due(editions, known, now)
    if not coming:
        return "nothing is due: no edition has a schedule"
    edition, moment = coming
    there = moment.astimezone(ZoneInfo(edition.time_zone))
    return f"nothing is due; next is {edition.id} on {there:%Y-%m-%d at %H:%M} {edition.time_zone}"
