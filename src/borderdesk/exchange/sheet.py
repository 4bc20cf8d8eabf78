"""A sheet: rows of one table, or of all claims, with the columns of their source, as a spreadsheet shows them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from borderdesk import ledger
from borderdesk.schema import TABLES, columns, table_schema
from borderdesk.story import Story

CLAIMS = ("figures", "policies")
ABOUT_SOURCE = tuple(name for name in columns("sources") if name != "source_id")
SOURCE_NOTE = "source_note"  # the note of a source, where it stands beside the note of a claim
SHEETS = ("claims", *TABLES)
KIND = {"description": "Which table the row belongs to: figures or policies.", "hxl": "#meta+table", "type": "string"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its heading, and the table and field that its cells belong to ("" for the kind of row)."""

    heading: str
    table: str
    field: str
    tag: str = ""

    @property
    def facts(self) -> dict[str, Any]:
        """Its Table Schema field: type, description, constraints."""
        if not self.table:
            return KIND
        return next(field for field in table_schema(self.table)["fields"] if field["name"] == self.field)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A name, the columns in their order, and the cells as they stand on disk ("" for empty)."""

    name: str
    columns: tuple[Column, ...]
    rows: list[list[str]]


def sheet(story: Story, name: str) -> Sheet:
    """One of SHEETS of a story; ``claims`` holds the figures, then the policies.

    Raises LedgerError where a table cannot be read, a cell does not fit its type, or a claim has no source.
    """
    rows: list[list[str]] = []
    layout = sheet_columns(name)
    sources = {row["source_id"]: row for row in _records(story, "sources")}
    for table in CLAIMS if name == "claims" else (name,):
        rows += [[_cell(column, table, row, sources) for column in layout] for row in _records(story, table)]
    return Sheet(name, layout, rows)


@cache
def sheet_columns(name: str) -> tuple[Column, ...]:
    """The columns of one of SHEETS."""
    if name == "claims":
        return (Column("table", "", "", KIND["hxl"]), *_claims(), *_about_source())
    return (*(_column(name, field) for field in columns(name)), *(_about_source() if name in CLAIMS else ()))


def _claims() -> list[Column]:
    """Both kinds of claim side by side: what they share once, their names first, the rule of a policy last."""
    shared = set(columns("figures")) & set(columns("policies"))
    tail = ("attribution", "status", "note")
    figure = [one for one in columns("figures")[1:] if one not in tail]
    policy = [one for one in columns("policies")[1:] if one not in shared]
    return [
        _column("figures", "figure_id"),
        _of_policy("policy_id"),
        *(_column("figures", one) for one in figure),
        *map(_of_policy, policy),
        *(_column("figures", one) for one in tail),
    ]


def _column(table: str, field: str) -> Column:
    return Column(field, table, field, _tag(table, field))


def _of_policy(field: str) -> Column:
    """Tags stand once in a sheet, so that a tool that reads them finds one column for each."""
    return Column(field, "policies", field, f"{_tag('policies', field)}+policy")


def _about_source() -> list[Column]:
    headings = {"note": SOURCE_NOTE}
    tags = {"note": "#description+source+note"}
    return [Column(headings.get(one, one), "sources", one, tags.get(one, _tag("sources", one))) for one in ABOUT_SOURCE]


def _tag(table: str, field: str) -> str:
    return str(Column(field, table, field).facts.get("hxl", ""))


def _records(story: Story, table: str) -> list[dict[str, str]]:
    frame = ledger.read(story, table)
    _ = ledger.with_sources(story, table, frame) if table in CLAIMS else ledger.typed(frame, table, story)
    return [dict(zip(frame.columns, row, strict=True)) for row in frame.itertuples(index=False, name=None)]


def _cell(column: Column, table: str, row: dict[str, str], sources: dict[str, dict[str, str]]) -> str:
    if not column.table:
        return table
    if column.table == "sources" and table != "sources":
        return sources[row["source_id"]][column.field]
    return row.get(column.field, "") if column.table == table or column.field in columns(table) else ""
