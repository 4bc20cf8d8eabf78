"""borderdesk diff"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from borderdesk.errors import UsageError
from borderdesk.period import iso_day

if TYPE_CHECKING:
    from borderdesk.changes import Difference, Said, State


@click.command(epilog="Example: borderdesk diff 2022-09-27 2022-09-28 --story russia-2022")
@click.argument("before")
@click.argument("after", default="now")
@click.option("--story", "name", help="The story; needed but for two report files.")
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print."
)
def command(before: str, after: str, name: str | None, style: str) -> None:
    """Tell what changed from BEFORE to AFTER: claims new, revised, withdrawn or accepted, and sentences.

    Each is a day (YYYY-MM-DD: what was known on it), a revision of git (HEAD~3, a tag, a commit; nothing is checked
    out), a report file (.html), or `now`, the story as it stands, which AFTER is when it is left out.
    """
    from borderdesk.changes import difference

    found = difference(_state(before, name), _state(after, name))
    if style == "json":
        click.echo(json.dumps(dataclasses.asdict(found), indent=1, ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(found)))


def _state(words: str, name: str | None) -> State:
    from borderdesk import changes
    from borderdesk.story import open_story

    if words.endswith((".html", ".htm")):
        return changes.read_memory(Path(words)).state
    if not name:
        raise UsageError(f"found {words!r} without a story, expected --story NAME; `borderdesk stories` lists them")
    if words == "now":
        return changes.as_it_stands(open_story(name))
    return changes.on_day(name, words) if _is_day(words) else changes.in_revision(open_story(name), words)


def _is_day(words: str) -> bool:
    try:
        iso_day(words)
    except ValueError:
        return False
    return True


def _lines(found: Difference) -> Iterator[str]:
    yield f"from {found.before} to {found.after}: {found}"
    for one in found.claims:
        yield f"{one.kind:9}  {one.id}: {'; '.join(_field(*each) for each in one.fields)}"
    for said in found.sentences:
        yield from _said(said)


def _field(name: str, before: str, after: str) -> str:
    if name == "amount" and not (before and after):
        return before or after
    return f"{name} {before or 'not stated'} -> {after or 'not stated'}"


def _said(one: Said) -> Iterator[str]:
    if one.before:
        yield f"- {one.before}"
    if one.after:
        yield f"+ {one.after}"
