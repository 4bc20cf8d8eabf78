"""Export: what stands in the file, in which form, and what is refused."""

from __future__ import annotations

import csv
import importlib.util
import io
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from borderdesk import exchange, ledger
from borderdesk.errors import LedgerError, UsageError
from borderdesk.exchange.header import TAG
from borderdesk.exchange.parquet import as_parquet
from borderdesk.exchange.sheet import SHEETS, sheet, sheet_columns
from borderdesk.schema import columns
from borderdesk.story import Story, open_story

STORIES = Path(__file__).parent.parent / "stories"
HAS_PARQUET = importlib.util.find_spec("pyarrow") is not None
STABLE = ["csv", "xlsx", "sqlite", *(["parquet"] if HAS_PARQUET else [])]
needs_parquet = pytest.mark.skipif(
    not HAS_PARQUET, reason="pyarrow is not installed: pip install 'borderdesk[parquet]'"
)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    shutil.copytree(STORIES / "small", tmp_path / "data" / "small")
    monkeypatch.setenv("BORDERDESK_DATA", str(tmp_path / "data"))
    return open_story("small")


def changed(story: Story, table: str, **cells: str) -> None:
    ledger.write(story, {table: ledger.read(story, table).assign(**cells)})


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_a_csv_holds_all_claims_with_their_sources_beneath_a_header_and_a_row_of_tags(
    small: Story, tmp_path: Path
) -> None:
    done = exchange.export(small, tmp_path / "out.csv")
    header, tags, *rows = rows_of(done.path)
    assert done.rows == {"figures": 3, "policies": 2}
    assert [row[0] for row in rows] == ["figures"] * 3 + ["policies"] * 2
    assert {*columns("figures"), *columns("policies"), "publisher", "url", "source_note"} <= set(header)
    first = dict(zip(header, rows[0], strict=True))
    assert (first["value_low"], first["quote"], first["publisher"]) == ("100000", "about 100,000", "Example Wire")
    assert dict(zip(header, tags, strict=True))["destination"] == "#country+destination"


def test_what_a_csv_has_no_room_for_is_told(small: Story, tmp_path: Path) -> None:
    assert exchange.export(small, tmp_path / "a.csv").left == {"sources": 1}
    assert exchange.export(small, tmp_path / "a.csv", table="figures").left == {"policies": 2, "sources": 1}
    assert exchange.export(small, tmp_path / "a.xlsx").left == {}


@pytest.mark.parametrize("name", SHEETS)
def test_every_tag_is_one_of_hxl_s_form_and_stands_once(name: str) -> None:
    tags = [column.tag for column in sheet_columns(name) if column.tag]
    assert [tag for tag in tags if not TAG.fullmatch(tag)] == []
    assert len(tags) == len(set(tags))
    assert {column.heading for column in sheet_columns(name) if not column.tag} <= {
        "quote_start",
        "quote_end",
        "sha256",
    }


def test_hostile_text_is_guarded_and_numbers_are_not_text(small: Story, tmp_path: Path) -> None:
    changed(small, "figures", note="=HYPERLINK(1)", attribution="-5")
    changed(small, "sources", title="a;=cmd", publisher="@x")
    text = exchange.export(small, tmp_path / "out.csv").path.read_text("utf-8-sig")
    for cell in ('"\'=HYPERLINK(1)"', '"\'-5"', '"a;\'=cmd"', '"\'@x"'):
        assert text.count(cell) >= 3
    assert ',100000,100000,"about",' in text


def test_a_workbook_has_a_sheet_for_each_table_and_one_that_explains(small: Story, tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    changed(small, "figures", note="=1+1")
    book = CalamineWorkbook.from_path(exchange.export(small, tmp_path / "out.xlsx").path)
    assert book.sheet_names == ["figures", "policies", "sources", "corrections", "columns"]
    header, tags, first, *_ = book.get_sheet_by_name("figures").to_python()
    cells = dict(zip(header, first, strict=True))
    assert dict(zip(header, tags, strict=True))["value_low"] == "#population+min"
    assert (cells["value_low"], cells["note"], cells["publisher"]) == (100000.0, "'=1+1", "Example Wire")
    assert cells["period_start"] == date(2022, 9, 21)
    explained = book.get_sheet_by_name("columns").to_python()
    assert explained[0] == ["sheet", "column", "HXL tag", "type", "allowed", "meaning"]
    named = {(row[0], row[1]) for row in explained[1:]}
    assert named == {(name, one.heading) for name in book.sheet_names[:-1] for one in sheet_columns(name)}


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(small: Story, tmp_path: Path) -> None:
    import zipfile

    changed(small, "figures", note="=1+1", attribution="https://example.org/")
    with zipfile.ZipFile(exchange.export(small, tmp_path / "out.xlsx").path) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/")]
    assert len(sheets) == 5
    assert [sheet for sheet in sheets if b"<f>" in sheet or b"hyperlink" in sheet] == []


@pytest.mark.parametrize(("cell", "words"), [("x" * 32_768, "found 32,768 characters"), ("\ufffe", "that is none")])
def test_text_that_no_workbook_can_hold_is_refused_with_its_place(
    small: Story, tmp_path: Path, cell: str, words: str
) -> None:
    changed(small, "figures", note=cell)
    with pytest.raises(LedgerError, match=rf"figures\.csv, row 2, note: .*{words}.*export CSV instead"):
        exchange.export(small, tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()


@pytest.mark.parametrize("style", STABLE)
def test_the_same_ledger_gives_the_same_bytes(
    small: Story, tmp_path: Path, style: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    first = exchange.export(small, tmp_path / f"a.{style}").path.read_bytes()
    monkeypatch.setattr(time, "time", lambda: 4e9)
    assert exchange.export(small, tmp_path / f"b.{style}").path.read_bytes() == first


@needs_parquet
def test_parquet_has_types_and_each_column_says_what_it_means(small: Story, tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pq.read_table(exchange.export(small, tmp_path / "out.parquet").path)
    kinds = {name: table.schema.field(name).type for name in ("value_low", "period_start", "cumulative", "quote")}
    assert kinds == {
        "value_low": pa.float64(),
        "period_start": pa.date32(),
        "cumulative": pa.bool_(),
        "quote": pa.string(),
    }
    assert table.column("period_start").to_pylist()[:2] == [date(2022, 9, 21), None]
    for column in sheet_columns("claims"):
        about = table.schema.field(column.heading).metadata
        assert about[b"description"].decode() == column.facts["description"]
        assert about[b"hxl"].decode() == column.tag
    assert table.schema.metadata[b"story"] == b"small"


@needs_parquet
def test_parquet_of_an_empty_table_keeps_its_columns(small: Story, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    table = pq.read_table(exchange.export(small, tmp_path / "out.parquet", table="corrections").path)
    assert (table.num_rows, table.column_names) == (0, columns("corrections"))


def test_without_pyarrow_parquet_is_one_line_that_says_what_to_install(
    small: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims = sheet(small, "claims")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'borderdesk\[parquet\]'") as refused:
        as_parquet(claims, small)
    assert "\n" not in str(refused.value)


REFUSED = [
    ("out", "", "", "found no ending that names a format"),
    ("out.txt", "", "", "found no ending that names a format"),
    ("out.csv", "xlsx", "", "found --format xlsx for a file that ends in .csv"),
    ("out.xlsx", "", "figures", "found --table figures for xlsx, which holds all tables"),
    ("data", "csv", "", "found a folder, expected a file to write"),
    ("data/small/figures.csv", "", "", "found a table of the story itself"),
    ("data/small/figures.csv/x.csv", "", "", "cannot be written"),
]


@pytest.mark.parametrize(("name", "style", "table", "words"), REFUSED)
def test_an_export_that_cannot_be_is_refused_and_changes_nothing(
    small: Story, tmp_path: Path, name: str, style: str, table: str, words: str
) -> None:
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(UsageError, match=words):
        exchange.export(small, tmp_path / name, style, table)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("style", STABLE)
def test_a_ledger_that_cannot_be_read_leaves_an_older_export_as_it_was(
    small: Story, tmp_path: Path, style: str
) -> None:
    path = tmp_path / f"out.{style}"
    path.write_bytes(b"older")
    changed(small, "figures", source_id="nobody")
    with pytest.raises(LedgerError, match=r"figures\.csv, row 2, source_id: found 'nobody'"):
        exchange.export(small, path)
    assert path.read_bytes() == b"older"
