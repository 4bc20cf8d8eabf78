"""One sheet as CSV: a header, a row of HXL tags, text in quotes and guarded, numbers as numbers."""

from __future__ import annotations

from borderdesk.exchange.formula import guarded
from borderdesk.exchange.sheet import Column, Sheet

BOM = "\ufeff"  # without it Excel reads a CSV file in the machine's own encoding


def as_csv(sheet: Sheet) -> bytes:
    """UTF-8 with a byte order mark and CRLF, as spreadsheets themselves write it; the same sheet, the same bytes."""
    header = ",".join(column.heading for column in sheet.columns)
    tags = ",".join(column.tag for column in sheet.columns)
    rows = (",".join(map(_cell, sheet.columns, row)) for row in sheet.rows)
    return "".join(f"{line}\r\n" for line in (BOM + header, tags, *rows)).encode()


def is_number(column: Column, text: str) -> bool:
    """Whether a cell is a number of a column of numbers; the ledger's own reading has refused all else there."""
    return bool(text) and column.facts["type"] in ("number", "integer")


def _cell(column: Column, text: str) -> str:
    if not text or is_number(column, text):
        return text
    return '"' + guarded(text).replace('"', '""') + '"'
