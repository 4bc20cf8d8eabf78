"""What enters a story from a spreadsheet: all problems first, then all rows as proposals, or nothing at all."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from borderdesk import ledger
from borderdesk.errors import SheetError
from borderdesk.exchange.draft import drafted
from borderdesk.exchange.grid import Grid, read_grids
from borderdesk.exchange.header import header_of
from borderdesk.exchange.mapping import Wish
from borderdesk.exchange.verdict import Imported, Rows, judged
from borderdesk.schema import KEYS, TABLES, columns
from borderdesk.story import Story


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of an import. ``days`` is dmy, mdy or "", ``sheet`` and ``encoding`` are "" where nothing is said.

    ``keep_status`` takes the file's word for what is accepted and rejected; else claims enter as proposed.
    """

    path: Path
    table: str = "figures"
    wish: Wish = field(default_factory=lambda: Wish({}, {}))
    sheet: str = ""
    encoding: str = ""
    days: str = ""
    keep_status: bool = False


def bring(story: Story, request: Request, dry: bool = False) -> Imported:
    """Read a spreadsheet into a story; nothing is written when ``dry`` or where there is any problem.

    Rows that the story has already, with the same id and the same content, stay as they are, whatever their status.
    Raises SheetError where the file cannot be read, UsageError where a wish does not fit it, LedgerError where the
    story's own tables cannot be read.
    """
    grids = _grids(request)
    with nullcontext() if dry else ledger.writing(story):
        tables = {table: _rows(story, table) for table in TABLES}
        read = [drafted(grid, request.table, request.wish, request.days) for grid in grids]
        found = judged(request.path, read, tables, request.keep_status)
        if not found.problems and not dry:
            _write(story, found.new)
    return found


def _grids(request: Request) -> list[Grid]:
    """The sheet that was asked for; all that an export of ours has; else the first one."""
    grids = read_grids(request.path, request.encoding)
    named = [grid for grid in grids if grid.sheet == request.sheet]
    if request.sheet and not named:
        there = ", ".join(repr(grid.sheet) for grid in grids)
        raise SheetError(f"{request.path}: found no sheet {request.sheet!r}, expected one of {there}")
    if named:
        return named
    ours = [grid for grid in grids if header_of(grid).ours]
    if ours:
        return sorted(ours, key=lambda grid: TABLES.index(grid.sheet) if grid.sheet in TABLES else -1)
    return grids[:1]


def _rows(story: Story, table: str) -> Rows:
    frame = ledger.read(story, table)
    names = list(frame.columns)
    rows = [dict(zip(names, row, strict=True)) for row in frame.itertuples(index=False, name=None)]
    return {row[KEYS[table]]: row for row in rows}


def _write(story: Story, new: dict[str, list[dict[str, str]]]) -> None:
    import pandas as pd

    changed = {}
    for table, rows in new.items():
        if rows:
            added = pd.DataFrame(rows, columns=columns(table), dtype="str")
            changed[table] = pd.concat([ledger.read(story, table), added], ignore_index=True)
    ledger.write(story, changed)
