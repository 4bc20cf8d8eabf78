"""``borderdesk build --watch``: builds what somebody edits as soon as it is saved."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

import borderdesk
from borderdesk.build.affected import Affected
from borderdesk.build.watch import changes
from borderdesk.errors import BorderdeskError
from borderdesk.report.notebook import notebooks_root
from borderdesk.shelf.editions import Edition, chosen, read_editions
from borderdesk.story import data_root

PACKAGE = Path(borderdesk.__file__).parent
Build = Callable[[list[Edition], list[Edition]], Any]
NAMED = 3  # files that a line names; of more it says how many


def watch(folder: Path, ids: tuple[str, ...], build: Build) -> bool:
    """Call ``build`` with the editions that a change has to do with, and all there are, until Ctrl-C: then False.

    True once Borderdesk's own code changed. What is wrong in editions.toml is told, and waits to be mended.
    """
    places = [folder / "editions.toml", notebooks_root(), data_root(), PACKAGE]
    affected = Affected()
    try:
        for paths in changes(places):
            if paths:
                click.echo(f"changed {_listed(paths)}", err=True)
            if any(Path(path).is_relative_to(PACKAGE) for path in paths):
                return True
            try:
                every = read_editions(folder / "editions.toml")
                build(affected.of(chosen(every, ids)), every)
            except BorderdeskError as error:
                click.echo(f"borderdesk: {error}", err=True)
            click.echo("watching; Ctrl-C ends it", err=True)
    except KeyboardInterrupt:
        click.echo("", err=True)
    return False


def _listed(paths: Iterable[str]) -> str:
    names = [os.path.relpath(path) for path in paths]
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
