"""The cells of a row in our terms, with every one that cannot be read, and what was read as what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from borderdesk.amount import Amount
from borderdesk.exchange import codes
from borderdesk.exchange.amounts import amount_cells
from borderdesk.exchange.days import day_text, order_of, period_text
from borderdesk.exchange.formula import plain
from borderdesk.exchange.grid import FAILED
from borderdesk.exchange.header import Header
from borderdesk.exchange.mapping import Match
from borderdesk.exchange.numerals import ONE_GROUP, number_text, style_of
from borderdesk.exchange.sheet import Column, sheet_columns
from borderdesk.schema import misfit

Fault = tuple[str, str]  # our column, what was found and expected
EXAMPLES = 3  # of what was read as what


@dataclass(slots=True)
class Reading:
    """Reads the rows of one grid. ``read_as`` (column -> text -> what it became) is for the person to look over."""

    table: str
    header: Header
    match: Match
    days: str = ""
    read_as: dict[str, dict[str, str]] = field(default_factory=dict)
    styles: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, at in self.match.places.items():
            texts = [_at(row, at) for _, row in self.header.rows]
            self.styles[name] = (order_of if self._is_day(name) else style_of)(texts)

    @property
    def columns(self) -> dict[str, Column]:
        """Our columns by their headings in this grid."""
        return {one.heading: one for one in sheet_columns(self.header.layout or self.table)}

    def row(self, cells: list[str]) -> tuple[dict[str, str], list[Fault]]:
        """One row as our column -> text on disk, and its faults; what cannot be read is left empty."""
        cell = _own if self.header.ours else _at
        given = {name: cell(cells, at) for name, at in self.match.places.items()}
        texts = {**self.match.constants, **{name: text for name, text in given.items() if text}}
        found: dict[str, str] = {}
        faults: list[Fault] = []
        for name, text in texts.items():
            try:
                self._take(found, self._cells(name, text))
            except ValueError as error:
                faults.append((name, str(error)))
        return found, faults

    def told(self) -> list[str]:
        """``destination: read 'Kazakhstan' as KAZ, 'Georgia' as GEO and 3 more`` for each column that needed it."""
        lines = []
        for name, pairs in self.read_as.items():
            some = ", ".join(f"{theirs!r} as {ours}" for theirs, ours in list(pairs.items())[:EXAMPLES])
            more = f" and {len(pairs) - EXAMPLES} more" if len(pairs) > EXAMPLES else ""
            lines.append(f"{name}: read {some}{more}")
        return lines

    def _take(self, found: dict[str, str], cells: dict[str, str]) -> None:
        """What a cell of its own says goes before what another cell implies; two that differ are a fault."""
        for name, text in cells.items():
            if text and found.get(name, text) != text:
                raise ValueError(f"found {text} for {name}, but another cell of the row says {found[name]}")
            if text:
                found[name] = text

    def _cells(self, name: str, text: str) -> dict[str, str]:
        if text.startswith(FAILED):
            raise ValueError(f"found {text.removeprefix(FAILED)!r}, a formula that failed; mend it in the workbook")
        if name not in self.columns:
            cells = self._short(name, text)
            self._note(name, text, _said(cells))
            return cells
        ours = self._one(name, text)
        self._note(name, text, ours)
        return {name: ours}

    def _short(self, name: str, text: str) -> dict[str, str]:
        if name == "value":
            return amount_cells(text, self.styles.get(name, ""))
        start, end = period_text(text, self.days or self.styles.get(name, ""))
        return {"period_start": start, "period_end": end}

    def _one(self, name: str, text: str) -> str:
        column = self.columns[name]
        doubtful = not self.header.ours and column.facts["type"] == "number" and ONE_GROUP.fullmatch(text)
        if not column.table or (not misfit(column.table, column.field, text) and not doubtful):
            return text
        return self._reader(column)(text.strip())

    def _reader(self, column: Column) -> Callable[[str], str]:
        facts: dict[str, Any] = column.facts
        style = self.styles.get(column.heading, "")
        if facts["type"] in ("number", "integer"):
            return lambda text: number_text(text, style)
        if facts["type"] == "date":
            return lambda text: day_text(text, self.days or style)
        if facts["type"] == "boolean":
            return codes.truth_text
        if column.field in codes.COUNTRIES and column.table != "sources":
            return lambda text: codes.country_text(text, column.field)
        if "enum" in facts.get("constraints", {}):
            return lambda text: codes.enum_text(text, column.field, facts["constraints"]["enum"])
        return lambda text: text

    def _is_day(self, name: str) -> bool:
        return name == "period" or (name in self.columns and self.columns[name].facts["type"] == "date")

    def _note(self, name: str, text: str, ours: str) -> None:
        if ours != text and not text.isdecimal():
            self.read_as.setdefault(name, {})[text] = ours


def _said(cells: dict[str, str]) -> str:
    """What a short column became, in words: an amount with its unit, or days."""
    if "qualifier" not in cells:
        return " to ".join(dict.fromkeys(cells.values()))
    low, high = (float(cells[end]) if cells[end] else None for end in ("value_low", "value_high"))
    return " ".join(filter(None, (str(Amount(low, high, cells["qualifier"])), cells["unit"], cells["rate"])))


def _own(row: list[str], at: int) -> str:
    """A cell that Borderdesk wrote: white space belongs to it, the guard does not."""
    return plain(row[at]) if at < len(row) else ""


def _at(row: list[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""
