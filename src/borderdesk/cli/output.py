"""What a command made, to the screen or to a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from borderdesk.errors import LedgerError


def put(content: str | Iterable[str], output: Path | None, option: str = "--output") -> None:
    """Write to a file in one step, or, without one, to standard output as it comes; LedgerError where it cannot be."""
    parts = [content] if isinstance(content, str) else content
    if output is None:
        sys.stdout.writelines(parts)
        return
    from borderdesk.part import replacing

    try:
        with replacing(output) as file:
            file.writelines(one.encode() for one in parts)
    except OSError as error:
        why = "is a folder" if output.is_dir() else error.strerror
        raise LedgerError(f"{output}: cannot be written ({why}); name another file with {option}") from None
    click.echo(f"wrote {output}", err=True)
