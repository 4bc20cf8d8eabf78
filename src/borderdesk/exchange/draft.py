"""A draft: one row of a spreadsheet as a row of a table of ours, with what it says of its source."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from borderdesk.exchange.cells import Fault, Reading
from borderdesk.exchange.grid import Grid
from borderdesk.exchange.header import Header, header_of
from borderdesk.exchange.mapping import Match, Wish, mapped
from borderdesk.exchange.sheet import CLAIMS
from borderdesk.schema import KEYS, columns

UNSAID = {"modality": "observed"}  # what a claim in a table is unless the table says otherwise


@dataclass(slots=True)
class Draft:
    """``cells`` are those of ``table``, ``source`` those of sources.csv; ``row`` is the row in the file."""

    table: str
    sheet: str
    row: int
    cells: dict[str, str]
    source: dict[str, str]
    faults: list[Fault] = field(default_factory=list)
    headings: dict[str, str] = field(default_factory=dict)
    said: str = ""  # the status that the file gives

    @property
    def id(self) -> str:
        """The row's name in its table; "" where the file gives none and none was made yet."""
        return self.cells[KEYS[self.table]]

    def name(self) -> None:
        """Give a claim without a name one that follows from its source and what it says, so that it is found again."""
        unnamed = (KEYS[self.table], "status", "note")
        said = "\0".join(self.cells[one] for one in columns(self.table) if one not in unnamed)
        self.cells[KEYS[self.table]] = f"{self.cells['source_id']}-i{hashlib.sha256(said.encode()).hexdigest()[:10]}"


@dataclass(frozen=True, slots=True)
class Drafted:
    """The drafts of one grid, with how they were read, for the person to look over."""

    grid: Grid
    header: Header
    match: Match
    drafts: list[Draft]
    told: list[str]
    defaults: dict[str, str]


def drafted(grid: Grid, table: str, wanted: Wish, days: str = "") -> Drafted:
    """All rows of a grid as drafts of ``table`` (of the tables that the grid itself names, where it is an export)."""
    header = header_of(grid)
    own = header.layout
    table = table if own in ("", "claims") else own
    match = mapped(header, table, wanted)
    defaults = {} if own else {one: said for one, said in UNSAID.items() if _open(one, table, match)}
    reading = Reading(table, header, match, days)
    headings = {name: header.headings[at] for name, at in match.places.items()}
    drafts = []
    for number, cells in header.rows:
        found, faults = reading.row(cells)
        drafts.append(_draft(reading, grid.sheet, number, {**defaults, **found}, faults, headings))
    return Drafted(grid, header, match, drafts, reading.told(), defaults)


def _open(name: str, table: str, match: Match) -> bool:
    return name in columns(table) and name not in match.places and name not in match.constants


def _draft(
    reading: Reading, sheet: str, row: int, found: dict[str, str], faults: list[Fault], headings: dict[str, str]
) -> Draft:
    table = found.pop("table", reading.table) if reading.header.layout == "claims" else reading.table
    if table not in (*CLAIMS, "sources", "corrections"):
        faults.append(("table", f"found {table!r}, expected {' or '.join(CLAIMS)}"))
        table = reading.table
    source: dict[str, str] = {}
    cells = dict.fromkeys(columns(table), "")
    for name, text in found.items():
        column = reading.columns.get(name)
        if column and column.table == "sources" != table:
            source[column.field] = text
        elif name in cells:
            cells[name] = text
        elif text:
            faults.append((name, f"found {text!r} in a row of {table}, which have no such column; leave it empty"))
    return Draft(table, sheet, row, cells, source, faults, headings)
