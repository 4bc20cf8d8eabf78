"""The ledger: a story's tables on disk, read whole, written whole or not at all."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from borderdesk import part
from borderdesk.errors import LedgerError
from borderdesk.schema import KEYS, TABLES, columns, columns_of_type
from borderdesk.story import Story

if TYPE_CHECKING:
    import pandas as pd

LOCK_SECONDS = 30  # how long a second writer waits before it gives up with a message


def read(story: Story, table: str) -> pd.DataFrame:
    """A table as it stands on disk: every column a string, an empty cell is "".

    Raises LedgerError, naming file and row, where the file is missing, is not UTF-8 CSV, or has other columns than
    its schema.
    """
    import pandas as pd

    path = story.table(table)
    rows = _rows(path)
    header = rows[0] if rows else []
    if header != columns(table):
        raise LedgerError(f"{path}, row 1: found columns {_listed(header)}, expected {_listed(columns(table))}")
    return pd.DataFrame(rows[1:], columns=header, dtype=words())


def words() -> pd.StringDtype[Literal["python"]]:
    """The type of columns of words, NaN where there is none.

    Kept by Python whether or not pyarrow is installed: that halves the time and memory of comparing claims.
    """
    import pandas as pd

    return pd.StringDtype("python", na_value=float("nan"))


def content(story: Story, tables: Iterable[str]) -> str:
    """What the files of these tables hold, as a SHA-256 that is the same for the same bytes; a file may be missing."""
    digest = hashlib.sha256()
    for table in tables:
        with suppress(OSError):
            digest.update(hashlib.sha256(story.table(table).read_bytes()).digest())
        digest.update(b"\0")
    return digest.hexdigest()


def figures(story: Story) -> pd.DataFrame:
    """All figures with their sources, typed, in the order on disk.

    Columns: those of figures.csv, then url, title, publisher, published, retrieved, language of the source. Numbers
    are float64 (NaN: open), days datetime64 (NaT: not stated), cumulative a nullable boolean, the rest strings ("":
    not stated). Raises LedgerError where a cell does not fit its type.
    """
    return with_sources(story, "figures", read(story, "figures"))


def policies(story: Story) -> pd.DataFrame:
    """All policies with their sources, typed as figures() does."""
    return with_sources(story, "policies", read(story, "policies"))


def sources(story: Story) -> pd.DataFrame:
    """All sources, typed: days are datetime64, the rest strings."""
    return typed(read(story, "sources"), "sources", story)


def typed(frame: pd.DataFrame, table: str, story: Story) -> pd.DataFrame:
    """The strings of read() as numbers, days and booleans; LedgerError names the first cell that is none."""
    frame = frame.copy()
    for kind, (parse, expected) in _parsers().items():
        for column in columns_of_type(table, kind):
            found, parsed = frame[column], parse(frame[column].where(frame[column] != ""))
            lost = found[(found != "") & parsed.isna()]
            if len(lost):
                where = f"{story.table(table)}, row {lost.index[0] + 2}, {column}"
                raise LedgerError(f"{where}: found {lost.iloc[0]!r}, expected {expected}")
            frame[column] = parsed
    return frame


def write(story: Story, tables: Mapping[str, pd.DataFrame]) -> None:
    """Replace these tables, each in one step: a reader sees the old file or the new one, never a part.

    Frames hold the columns of their schema as strings, as read() gives them. Rows are sorted by id; sources go first,
    so that no row on disk ever points to a source that is not there.
    """
    for table in TABLES:
        if table in tables:
            frame = tables[table].sort_values(KEYS[table], kind="stable")
            replace(story.table(table), _csv(frame, table))


def replace(path: Path, content: str | bytes) -> None:
    """Write a file in one step, through a neighbour that takes its place once it is safely on disk."""
    part.put(path, content.encode() if isinstance(content, str) else content)


@contextmanager
def writing(story: Story) -> Iterator[None]:
    """Hold the story while its tables are read, changed and written; LedgerError when another writer keeps it."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(story.folder / ".lock", timeout=LOCK_SECONDS):
            yield
    except Timeout:
        raise LedgerError(f"{story.folder}: another command has been writing for {LOCK_SECONDS} s; try again") from None


def with_sources(story: Story, table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The strings of read() typed, each row with its source; further columns of the frame stay as they are."""
    claims = typed(frame, table, story)
    about = sources(story)[["source_id", "url", "title", "publisher", "published", "retrieved", "language"]]
    joined = claims.merge(about, on="source_id", how="left", validate="many_to_one")
    orphans = joined.loc[joined["publisher"].isna(), "source_id"]
    if len(orphans):
        raise LedgerError(
            f"{story.table(table)}, row {orphans.index[0] + 2}, source_id: found {orphans.iloc[0]!r}, "
            "expected an id of sources.csv; add the source or correct the id"
        )
    return joined


def _rows(path: Path) -> list[list[str]]:
    try:
        text = path.read_bytes().decode("utf-8")  # as it stands: a line end within a cell belongs to the cell
    except OSError:
        raise LedgerError(f"{path}: found no file to read, expected a table of a story; restore it from git") from None
    except UnicodeDecodeError as error:
        raise LedgerError(
            f"{path}, byte {error.start}: found bytes that are not UTF-8; save the file as UTF-8 CSV"
        ) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    known: dict[str, str] = {}  # equal cells are one object: compared at a glance, on few pages of memory
    mend = "check the commas and quotes of that row"
    try:
        for row in reader:
            rows.append([known.setdefault(cell, cell) for cell in row])
            if len(row) != len(rows[0]):
                raise LedgerError(
                    f"{path}, line {reader.line_num}: found {len(row)} cells, expected {len(rows[0])}; {mend}"
                )
    except csv.Error as error:
        raise LedgerError(
            f"{path}, line {reader.line_num}: found CSV that cannot be read ({error}); check its quotes"
        ) from None
    return rows


def _csv(frame: pd.DataFrame, table: str) -> str:
    rows = [columns(table), *frame[columns(table)].itertuples(index=False)]
    return "".join(f"{_line(row)}\n" for row in rows)


def _line(row: Sequence[str]) -> str:
    """A row without its end; written with ``\\r\\n`` first, since the writer only quotes what is in its line end."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(row)
    return out.getvalue()[:-2]


def _parsers() -> dict[str, tuple[Callable[[pd.Series], pd.Series], str]]:
    """By Table Schema type: strings (missing as NaN) to typed values, and what a cell should have held."""
    import pandas as pd

    def number(cells: pd.Series) -> pd.Series:
        return pd.to_numeric(cells, errors="coerce").astype("float64")

    def day(cells: pd.Series) -> pd.Series:
        return pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce").astype("datetime64[s]")

    def boolean(cells: pd.Series) -> pd.Series:
        return cells.map({"true": True, "false": False}).astype("boolean")

    return {
        "number": (number, "a number, for example 64000"),
        "integer": (number, "a whole number"),
        "date": (day, "a day as YYYY-MM-DD"),
        "boolean": (boolean, "true, false or nothing"),
    }


def _listed(names: list[str]) -> str:
    return ", ".join(names) or "none"
