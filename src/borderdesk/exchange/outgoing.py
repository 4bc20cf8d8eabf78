"""What leaves a story: one file, in the format its ending names, written whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from borderdesk import ledger
from borderdesk.errors import UsageError
from borderdesk.exchange.database import as_database
from borderdesk.exchange.delimited import as_csv
from borderdesk.exchange.parquet import as_parquet
from borderdesk.exchange.sheet import CLAIMS, sheet
from borderdesk.exchange.workbook import as_workbook
from borderdesk.schema import TABLES
from borderdesk.story import Story

FORMATS = ("csv", "xlsx", "sqlite", "parquet")
ENDINGS = {
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
    ".parquet": "parquet",
}
WHOLE = ("xlsx", "sqlite")  # formats with room for all tables
ORDER = ("figures", "policies", "sources", "corrections")  # of the sheets of a workbook: what an editor opens first


@dataclass(frozen=True, slots=True)
class Exported:
    """Where it went, as what, and the rows of each table: in the file (``rows``) and not in it (``left``)."""

    path: Path
    format: str
    rows: dict[str, int]
    left: dict[str, int]


def export(story: Story, path: Path, style: str = "", table: str = "") -> Exported:
    """Write the story to a file in one of FORMATS ("": as the path's ending says).

    CSV and Parquet hold one table, ``claims`` unless ``table`` names another; a workbook and a database hold all four.
    Raises UsageError where format and ending do not go together or the path cannot be written, LedgerError where the
    ledger cannot be read.
    """
    style = format_of(path, style)
    if table and style in WHOLE:
        raise UsageError(f"found --table {table} for {style}, which holds all tables; leave it out, or choose csv")
    _must_be_free(story, path)
    _write(path, _content(story, style, table or "claims"))
    counts = {one: len(ledger.read(story, one)) for one in TABLES}
    inside = TABLES if style in WHOLE else CLAIMS if table in ("", "claims") else (table,)
    left = {one: count for one, count in _unheld(story, counts, inside).items() if count}
    return Exported(path, style, {one: counts[one] for one in TABLES if one in inside}, left)


def format_of(path: Path, style: str = "") -> str:
    """The format of an output; UsageError where neither the ending nor ``style`` says one, or they disagree."""
    by_ending = ENDINGS.get(path.suffix.lower(), "")
    if not by_ending and not style:
        raise UsageError(f"{path}: found no ending that names a format, expected one of {', '.join(ENDINGS)}")
    if style and by_ending not in ("", style):
        raise UsageError(f"{path}: found --format {style} for a file that ends in {path.suffix}; change one of them")
    return style or by_ending


def _content(story: Story, style: str, table: str) -> bytes:
    if style == "xlsx":
        return as_workbook([sheet(story, one) for one in ORDER], story.title)
    if style == "sqlite":
        return as_database(story)
    return as_csv(sheet(story, table)) if style == "csv" else as_parquet(sheet(story, table), story)


def _must_be_free(story: Story, path: Path) -> None:
    if path.is_dir():
        raise UsageError(f"{path}: found a folder, expected a file to write; add a name such as {story.name}.csv")
    if path.resolve() in {story.table(one).resolve() for one in TABLES}:
        raise UsageError(f"{path}: found a table of the story itself; write the export elsewhere")


def _write(path: Path, content: bytes) -> None:
    try:
        ledger.replace(path, content)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); choose another --output") from None


def _unheld(story: Story, counts: dict[str, int], inside: tuple[str, ...]) -> dict[str, int]:
    """The rows that are not in the file; sources that stand beside their claims are."""
    left = {table: count for table, count in counts.items() if table not in inside}
    if "sources" in left:
        used = {one for table in set(inside) & set(CLAIMS) for one in ledger.read(story, table)["source_id"]}
        left["sources"] -= len(used)
    return left
