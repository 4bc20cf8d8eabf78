"""A grid: the cells of a spreadsheet as text, row by row, before anything is made of them."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from borderdesk.errors import SheetError
from borderdesk.exchange.broken import Broken, broken_cells
from borderdesk.exchange.encoding import decoded

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

DELIMITERS = ",;\t|"
SAMPLE = 50  # rows that the separator is told by
MOST_BYTES = 500_000_000  # of a workbook once unpacked: a zip may claim to be anything
FAILED = "\0failed: "  # before what the cell of a failed formula shows; no cell of a workbook begins so
SEPARATOR_LINE = "sep="  # Excel's own first line that names the separator


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows as (number, cells), the first row of the file being 1; empty rows and empty ends are left out.

    ``sheet`` is the name of a workbook's sheet, "" for CSV; ``told`` says how the file was read, where that was no
    matter of course.
    """

    sheet: str
    rows: list[tuple[int, list[str]]]
    told: tuple[str, ...] = ()


def read_grids(path: Path, encoding: str = "") -> list[Grid]:
    """All sheets of a workbook that hold anything and are not hidden, or the one grid of a CSV file.

    Raises SheetError where the file is missing, empty, or neither.
    """
    data = _bytes(path)
    if data[:4] == b"PK\x03\x04":
        grids = _workbook(path, data)
    elif data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise SheetError(
            f"{path}: found an old or encrypted Excel file; save it as .xlsx without a password, or as CSV"
        )
    else:
        grids = [_delimited(path, data, encoding)]
    if not any(grid.rows for grid in grids):
        raise SheetError(f"{path}: found no row, expected a header and claims below it")
    return [grid for grid in grids if grid.rows]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise SheetError(f"{path}: found no such file; check the path") from None
    except IsADirectoryError:
        raise SheetError(f"{path}: found a folder, expected a spreadsheet; name one file") from None
    except OSError as error:
        raise SheetError(f"{path}: cannot be read ({error.strerror})") from None


def _delimited(path: Path, data: bytes, encoding: str) -> Grid:
    text, said = decoded(data, str(path), encoding)
    first, _, rest = text.partition("\n")
    named = first.strip().lower()
    told = [said] if said else []
    skipped = 0
    if named.startswith(SEPARATOR_LINE) and named.removeprefix(SEPARATOR_LINE).strip('"') in (*DELIMITERS, ""):
        delimiter, text, skipped = first.strip()[len(SEPARATOR_LINE) :].strip('"') or "\t", rest, 1
    else:
        delimiter = _delimiter(text)
    if delimiter != ",":
        told.append(f"separated by {'tabs' if delimiter == chr(9) else repr(delimiter)}")
    return Grid("", _numbered(_split(path, text, delimiter), 1 + skipped), tuple(told))


def _delimiter(text: str) -> str:
    """The mark that cuts the largest share of rows into the same number of cells, then into most; else a comma."""

    def score(delimiter: str) -> tuple[float, int]:
        widths = []
        try:
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
                widths += [len(row)] if row else []
                if len(widths) == SAMPLE:
                    break
        except csv.Error:
            return 0, 0
        common = max(set(widths), key=lambda one: (widths.count(one), one), default=1)
        return (widths.count(common) / len(widths), common) if common > 1 else (0, 0)

    return max(DELIMITERS, key=score)


def _split(path: Path, text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        raise SheetError(
            f"{path}, line {reader.line_num}: found CSV that cannot be read ({error}); check its quotes"
        ) from None
    return rows


def _workbook(path: Path, data: bytes) -> list[Grid]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    _must_be_small(path, data)
    try:
        book: CalamineWorkbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = [
            one.name
            for one in book.sheets_metadata
            if one.visible == SheetVisibleEnum.Visible and one.typ == SheetTypeEnum.WorkSheet
        ]
        broken = broken_cells(data)
        return [_sheet(book.get_sheet_by_name(name), broken.get(name, {})) for name in shown]
    except CalamineError as error:
        raise SheetError(f"{path}: found a workbook that cannot be read ({error}); save it anew as .xlsx") from None


def _must_be_small(path: Path, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except zipfile.BadZipFile:
        raise SheetError(f"{path}: found a damaged workbook; open it in a spreadsheet and save it anew") from None
    if size > MOST_BYTES:
        raise SheetError(
            f"{path}: found {size / 1e6:,.0f} MB once unpacked, expected at most {MOST_BYTES / 1e6:,.0f} MB"
        )


def _sheet(sheet: CalamineSheet, broken: Broken) -> Grid:
    cells = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for (row, place), shown in broken.items():
        if row <= len(cells) and place < len(cells[row - 1]):
            cells[row - 1][place] = f"{FAILED}{shown}"
    return Grid(sheet.name, _numbered(cells, 1))


def _numbered(rows: list[list[str]], first: int) -> list[tuple[int, list[str]]]:
    return [(number, row) for number, row in enumerate(rows, first) if any(cell.strip() for cell in row)]


def _text(cell: int | float | str | bool | time | date | datetime | timedelta) -> str:
    """A cell as its text on disk: whole numbers without a point, days as YYYY-MM-DD."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return f"{cell:.0f}" if float(cell).is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date) else str(cell)
