"""Rows as three Parquet tables: documents, their figures, their policies, each row with the origin of its document."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from borderdesk.errors import UsageError

ORIGIN = {
    "id": "string",
    "file": "string",
    "line": "int64",
    "url": "string",
    "title": "string",
    "publisher": "string",
    "language": "string",
    "published": "date32",
    "sha256": "string",
}
QUOTE = {"quote": "string", "quote_start": "int64", "quote_end": "int64"}
FIGURE = {
    "measure": "string",
    "value_low": "float64",
    "value_high": "float64",
    "qualifier": "string",
    "unit": "string",
    "rate": "string",
    "nationality": "string",
    "origin": "string",
    "destination": "string",
    "place": "string",
    "period_start": "date32",
    "period_end": "date32",
    "cumulative": "bool_",
    "modality": "string",
    "attribution": "string",
}
POLICY = {
    "jurisdiction": "string",
    "nationality": "string",
    "policy": "string",
    "value": "string",
    "effective_from": "date32",
    "effective_to": "date32",
    "attribution": "string",
}
TABLES = {
    "documents": ORIGIN | {"figures": "int64", "policies": "int64"},
    "figures": ORIGIN | QUOTE | FIGURE,
    "policies": ORIGIN | QUOTE | POLICY,
}


def as_tables(rows: list[dict[str, Any]]) -> dict[str, bytes]:
    """The tables of as_row()s as Parquet, columns named as in the ledger; UsageError without pyarrow."""
    pa, writer = pyarrow()
    found = {}
    for name, columns in TABLES.items():
        schema = pa.schema([pa.field(column, getattr(pa, kind)()) for column, kind in columns.items()])
        table = pa.Table.from_pylist([_typed(one, columns) for one in _rows(name, rows)], schema=schema)
        out = io.BytesIO()
        writer.write_table(table, out, compression="zstd")
        found[name] = out.getvalue()
    return found


def pyarrow() -> tuple[Any, Any]:
    """The library and its part for Parquet; UsageError says how to install it."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError(
            "found no pyarrow, which writes Parquet; install it with `pip install 'borderdesk[parquet]'`, "
            "or choose --format jsonl"
        ) from None
    return pyarrow, pyarrow.parquet


def _rows(name: str, rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        about = {column: row[column] for column in ORIGIN}
        about["id"] = _name(row["id"])
        if name == "documents":
            yield about | {kind: len(row[kind]) for kind in ("figures", "policies")}
        else:
            yield from (about | _flat(one) for one in row[name])


def _flat(one: dict[str, Any]) -> dict[str, Any]:
    """Names of the ledger in place of those of the annotation guide."""
    flat = one | {"quote_start": one["start"], "quote_end": one["end"]}
    if "policy" in one:
        return flat | {"value": _name(one["value"])}
    period = one["period"] or {}
    return flat | {"period_start": period.get("start"), "period_end": period.get("end")}


def _typed(row: dict[str, Any], columns: dict[str, str]) -> dict[str, Any]:
    days = (column for column, kind in columns.items() if kind == "date32" and row[column])
    return {column: row[column] for column in columns} | {day: date.fromisoformat(row[day]) for day in days}


def _name(told: object) -> str | None:
    """An id or a value as text: what is no text as JSON writes it."""
    return told if told is None or isinstance(told, str) else json.dumps(told, ensure_ascii=False)
