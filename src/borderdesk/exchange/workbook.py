"""A story as an XLSX workbook: a sheet for each table, and one that explains the columns.

Text is written as text, never as a formula or a link, and guarded like in CSV, so that a workbook that is saved as CSV
stays safe. Numbers, days and booleans are cells of their kind.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from borderdesk.errors import LedgerError
from borderdesk.exchange.delimited import is_number
from borderdesk.exchange.formula import guarded
from borderdesk.exchange.sheet import Column, Sheet
from borderdesk.period import iso_day
from borderdesk.schema import misfit

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767  # characters in a cell of a workbook
ROWS = 1_048_576  # in a sheet
FIRST_YEAR = 1901  # workbooks have no days before 1900, and a wrong one in it
MADE = datetime(2000, 1, 1)  # the stated day of making: the same ledger gives the same bytes
EXPLAINED = ("sheet", "column", "HXL tag", "type", "allowed", "meaning")
EXPLANATION = "columns"  # the name of the sheet that explains
WIDTHS = {"quote": 40, "note": 40, "title": 40, "url": 30, "meaning": 90, "allowed": 50}
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def as_workbook(sheets: list[Sheet], title: str) -> bytes:
    """The sheets in their order, then the explanation; LedgerError names a cell that no workbook can hold."""
    from xlsxwriter import Workbook

    for sheet in sheets:
        _must_fit(sheet)
    out = io.BytesIO()
    book = Workbook(out, OPTIONS)
    book.set_properties({"title": guarded(title), "created": MADE})
    styles = {name: book.add_format(facts) for name, facts in _styles().items()}
    for sheet in sheets:
        page = _page(book, sheet.name, [column.heading for column in sheet.columns], styles)
        _fill(page, sheet, styles)
    _explain(_page(book, EXPLANATION, list(EXPLAINED), styles), sheets, styles)
    book.close()
    return out.getvalue()


def _styles() -> dict[str, dict[str, Any]]:
    return {
        "header": {"bold": True, "bottom": 1},
        "tag": {"font_color": "#666666", "italic": True},
        "day": {"num_format": "yyyy-mm-dd"},
        "wrapped": {"text_wrap": True, "valign": "top"},
    }


def _page(book: Workbook, name: str, headings: list[str], styles: dict[str, Any]) -> Worksheet:
    page = book.add_worksheet(name)
    for at, heading in enumerate(headings):
        page.write_string(0, at, heading, styles["header"])
        page.set_column(at, at, WIDTHS.get(heading, max(12, len(heading) + 2)))
    page.freeze_panes(1 if name == EXPLANATION else 2, 1)
    return page


def _fill(page: Worksheet, sheet: Sheet, styles: dict[str, Any]) -> None:
    for at, column in enumerate(sheet.columns):
        page.write_string(1, at, column.tag, styles["tag"])
    for number, row in enumerate(sheet.rows, start=2):
        for at, (column, text) in enumerate(zip(sheet.columns, row, strict=True)):
            if text:
                _write(page, number, at, value(column, text), styles)
    page.autofilter(1, 0, max(1, len(sheet.rows) + 1), len(sheet.columns) - 1)


def _write(page: Worksheet, row: int, at: int, found: object, styles: dict[str, Any]) -> None:
    if isinstance(found, bool):
        page.write_boolean(row, at, found)
    elif isinstance(found, float):
        page.write_number(row, at, found)
    elif isinstance(found, datetime):
        page.write_datetime(row, at, found, styles["day"])
    else:
        page.write_string(row, at, str(found))


def value(column: Column, text: str) -> object:
    """A cell as what it is: float, datetime, bool, else the guarded text; text too where a workbook would round it."""
    kind = column.facts["type"]
    if kind == "boolean" and text in ("true", "false"):
        return text == "true"
    if is_number(column, text) and _exact(float(text)):
        return float(text)
    if kind == "date" and text[:4] >= str(FIRST_YEAR) and not misfit(column.table, column.field, text):
        return datetime.combine(iso_day(text), datetime.min.time())
    return guarded(text)


def _exact(number: float) -> bool:
    """Whether the sixteen digits that a workbook keeps are all of it."""
    return math.isfinite(number) and float(f"{number:.16G}") == number


def _must_fit(sheet: Sheet) -> None:
    if len(sheet.rows) + 2 > ROWS:
        raise LedgerError(f"{sheet.name}: found {len(sheet.rows):,} rows, a workbook holds {ROWS - 2:,}; export CSV")
    for number, row in enumerate(sheet.rows, start=2):
        for column, text in zip(sheet.columns, row, strict=True):
            if len(guarded(text)) > LONGEST or "\ufffe" in text or "\uffff" in text:
                found = f"{len(text):,} characters" if len(text) >= LONGEST else "a character that is none"
                where = f"{sheet.name}.csv, row {number}, {column.heading}"
                raise LedgerError(f"{where}: found {found}, a workbook holds {LONGEST:,} at most; export CSV instead")


def _explain(page: Worksheet, sheets: list[Sheet], styles: dict[str, Any]) -> None:
    for number, row in enumerate(_explained(sheets), start=1):
        for at, text in enumerate(row):
            page.write_string(number, at, guarded(text), styles["wrapped"])


def _explained(sheets: list[Sheet]) -> Iterator[tuple[str, ...]]:
    from borderdesk.schema import allowed

    for sheet in sheets:
        for column in sheet.columns:
            facts = column.facts
            of = "Of the source: " if column.table == "sources" != sheet.name else ""
            meaning = of + facts["description"]
            yield sheet.name, column.heading, column.tag, facts["type"], allowed(facts).replace("\\|", "|"), meaning
