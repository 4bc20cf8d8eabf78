"""A story as a SQLite database: its four tables with types and foreign keys, what reports compute, and views."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from borderdesk import flows, ledger
from borderdesk.errors import LedgerError
from borderdesk.exchange.ddl import table_statements
from borderdesk.exchange.sheet import CLAIMS
from borderdesk.schema import TABLES, columns
from borderdesk.story import Story
from borderdesk.view import open_view

if TYPE_CHECKING:
    import sqlite3

    import pandas as pd

NAMES = {"group": "group_id", "index": "id"}  # words of SQL that a column must not be called
KINDS = {"b": "INTEGER", "i": "INTEGER", "u": "INTEGER", "f": "REAL", "M": "TEXT"}  # by numpy's kind, else TEXT
KEYED = {"figure_id": "TEXT PRIMARY KEY REFERENCES figures", "country": "TEXT PRIMARY KEY"}
SAID_IN_VIEW = set(columns("sources"))  # of the source: the tables themselves have it


def as_database(story: Story) -> bytes:
    """The file as it stands on disk; the same ledger gives the same bytes with the same SQLite.

    Raises LedgerError where a table cannot be read, or a row does not fit the types and keys of its table.
    """
    import sqlite3

    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("PRAGMA foreign_keys = ON")
        for table in TABLES:
            base.execute(table_statements(table)[0])
        for table in TABLES:
            _fill(base, story, table)
        for table in TABLES:
            for statement in table_statements(table)[1:]:
                base.execute(statement)
        _compute(base, story)
        base.executescript(files("borderdesk").joinpath("exchange", "views.sql").read_text("utf-8"))
        base.commit()
        base.execute("VACUUM")
        return base.serialize()


def _fill(base: sqlite3.Connection, story: Story, table: str) -> None:
    import sqlite3

    frame = ledger.read(story, table)
    typed = ledger.with_sources(story, table, frame) if table in CLAIMS else ledger.typed(frame, table, story)
    try:
        _insert(base, table, typed[columns(table)])
    except sqlite3.Error as error:
        where = f"{story.table(table)}: found a row that does not fit its table ({error})"
        raise LedgerError(f"{where}; `borderdesk check {story.name}` names it") from None


def _compute(base: sqlite3.Connection, story: Story) -> None:
    """What claims.compare and flows.balance give for the view of a report without a choice of its own."""
    seen = open_view(story.name)
    claims = seen.claims[[name for name in seen.claims.columns if name not in SAID_IN_VIEW]]
    _create(base, "compared", claims, "figure_id")
    _create(base, "balances", flows.balance(seen.claims), "country")
    _create(base, "left_out", seen.left_out, "")
    base.execute('CREATE INDEX compared_by_group ON compared ("group_id")')


def _create(base: sqlite3.Connection, table: str, frame: pd.DataFrame, key: str) -> None:
    frame = frame.rename(columns=NAMES)
    kinds = {name: KINDS.get(getattr(frame[name].dtype, "kind", "O"), "TEXT") for name in frame.columns}
    kinds |= {name: KEYED[name] for name in frame.columns if name == key}
    base.execute(f"CREATE TABLE {table} ({', '.join(f'{_named(one)} {kind}' for one, kind in kinds.items())}) STRICT")
    _insert(base, table, frame)


def _insert(base: sqlite3.Connection, table: str, frame: pd.DataFrame) -> None:
    names = ", ".join(map(_named, frame.columns))
    marks = ", ".join("?" * len(frame.columns))
    rows = zip(*(map(_stored, frame[name]) for name in frame.columns), strict=True)
    base.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def _named(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _stored(value: Any) -> object:
    """A value as SQLite keeps it: what is missing or not stated is NULL, days are text, lists are words."""
    import pandas as pd

    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return " ".join(map(str, value))
    if pd.isna(value) or value == "":
        return None
    if hasattr(value, "isoformat"):
        return f"{value:%Y-%m-%d}"
    return value.item() if hasattr(value, "item") else value
