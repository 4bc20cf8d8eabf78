"""The ledger: every cell comes back as written, and a table on disk is whole whatever happens to its writer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from borderdesk import ledger
from borderdesk.errors import LedgerError
from borderdesk.schema import KEYS, TABLES, columns
from borderdesk.story import Story, open_story

STORIES = Path(__file__).parent / "stories"


@pytest.fixture
def small(tmp_path: Path) -> Story:
    shutil.copytree(STORIES / "small", tmp_path / "small")
    return open_story("small", tmp_path)


cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
rows = st.lists(st.tuples(*[cells for _ in columns("sources")]), max_size=6)
AWKWARD = [
    '"',
    '""',
    ",",
    "a\nb",
    "a\r\nb",
    "a\rb",
    " a ",
    "NA",
    "nan",
    "None",
    "null",
    "0012",
    "1e5",
    "true",
    "=1+1",
    "é",
    "🇬🇪",
    "\t",
    "#",
]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows)
def test_every_cell_comes_back_as_it_was_written(small: Story, rows: list[tuple[str, ...]]) -> None:
    frame = pd.DataFrame(rows, columns=columns("sources"), dtype="str")
    ledger.write(small, {"sources": frame})
    expected = sorted(rows, key=lambda row: row[0])
    assert list(ledger.read(small, "sources").itertuples(index=False, name=None)) == expected


@pytest.mark.parametrize("cell", AWKWARD)
def test_a_cell_that_looks_like_something_else_stays_text(small: Story, cell: str) -> None:
    frame = ledger.read(small, "sources")
    frame["note"] = cell
    ledger.write(small, {"sources": frame})
    assert ledger.read(small, "sources")["note"].tolist() == [cell] * len(frame)


@pytest.mark.parametrize("table", TABLES)
def test_writing_what_was_read_changes_no_byte(small: Story, table: str) -> None:
    before = small.table(table).read_bytes()
    ledger.write(small, {table: ledger.read(small, table)})
    assert small.table(table).read_bytes() == before


@pytest.mark.parametrize("table", TABLES)
def test_a_written_table_is_sorted_by_id_with_plain_line_ends(small: Story, table: str) -> None:
    frame = ledger.read(small, table)
    ledger.write(small, {table: frame.iloc[::-1]})
    data = small.table(table).read_bytes()
    assert data.endswith(b"\n")
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
    assert ledger.read(small, table)[KEYS[table]].tolist() == sorted(frame[KEYS[table]])


def test_a_written_table_can_be_read_by_everyone_and_leaves_nothing_beside_it(small: Story) -> None:
    before = sorted(path.name for path in small.folder.iterdir())
    ledger.write(small, {table: ledger.read(small, table) for table in TABLES})
    assert sorted(path.name for path in small.folder.iterdir()) == before
    assert {small.table(table).stat().st_mode & 0o777 for table in TABLES} == {0o644}


BROKEN = [
    ("figures", b"", "row 1: found columns none, expected figure_id, source_id"),
    ("figures", b"figure_id,source_id\n", "row 1: found columns figure_id, source_id, expected figure_id"),
    ("sources", b"\xff\xfe", "byte 0: found bytes that are not UTF-8"),
    ("sources", b'source_id,"url\n', "found CSV that cannot be read"),
    ("sources", b"source_id,url\na\n", "line 2: found 1 cells, expected 2"),
    ("sources", b"source_id,url\na,b,c\n", "line 2: found 3 cells, expected 2"),
    ("sources", b"source_id,url\n\n", "line 2: found 0 cells, expected 2"),
    ("sources", b'source_id,url\n"a"b,c\n', "line 2: found CSV that cannot be read"),
]


@pytest.mark.parametrize(("table", "data", "reason"), BROKEN)
def test_a_damaged_table_is_refused_with_its_path_and_line(small: Story, table: str, data: bytes, reason: str) -> None:
    small.table(table).write_bytes(data)
    assert reason in refusal(small, table)


def test_a_missing_table_is_refused_with_its_path(small: Story) -> None:
    small.table("figures").unlink()
    expected = "found no file to read, expected a table of a story; restore it from git"
    assert expected in refusal(small, "figures")


def test_a_folder_in_the_place_of_a_table_is_refused_with_its_path(small: Story) -> None:
    small.table("figures").unlink()
    small.table("figures").mkdir()
    assert "found no file to read" in refusal(small, "figures")


def refusal(story: Story, table: str) -> str:
    """What reading the table says, behind its path; one line."""
    with pytest.raises(LedgerError) as error:
        ledger.read(story, table)
    path, said = str(story.table(table)), str(error.value)
    assert said.startswith(path)
    assert "\n" not in said
    return said.removeprefix(path)


WRONG_CELLS = [
    ("value_low", "12k"),
    ("value_low", "1,000"),
    ("value_low", "nan"),
    ("value_high", "12 000"),
    ("quote_start", "x"),
    ("period_start", "21.09.2022"),
    ("period_end", "2022-09-31"),
    ("period_end", "2022-09-21T10:00"),
    ("cumulative", "True"),
    ("cumulative", "yes"),
]


@pytest.mark.parametrize(("column", "cell"), WRONG_CELLS)
def test_a_cell_that_does_not_fit_its_type_is_refused_with_row_and_column(small: Story, column: str, cell: str) -> None:
    frame = ledger.read(small, "figures")
    frame.loc[1, column] = cell
    ledger.write(small, {"figures": frame})
    with pytest.raises(LedgerError) as error:
        ledger.figures(small)
    assert str(error.value).startswith(f"{small.table('figures')}, row 3, {column}: found {cell!r}, expected ")


def test_a_figure_whose_source_is_not_there_is_refused_with_its_row(small: Story) -> None:
    frame = ledger.read(small, "figures")
    frame.loc[2, "source_id"] = "nobody"
    ledger.write(small, {"figures": frame})
    with pytest.raises(LedgerError, match=r"row 4, source_id: found 'nobody', expected an id of sources.csv"):
        ledger.figures(small)


def test_figures_come_typed_and_open_where_nothing_was_stated(small: Story) -> None:
    first, second, third = ledger.figures(small).to_dict("records")
    assert (first["value_low"], first["period_end"], first["publisher"]) == (
        100_000,
        pd.Timestamp("2022-09-28"),
        "Example Wire",
    )
    assert pd.isna(second["value_high"]) and pd.isna(second["period_start"]) and pd.isna(second["cumulative"])
    assert (second["place"], third["cumulative"]) == ("", False)


def test_a_table_with_line_ends_of_windows_is_read_all_the_same(small: Story) -> None:
    before = ledger.read(small, "figures")
    small.table("figures").write_bytes(small.table("figures").read_bytes().replace(b"\n", b"\r\n"))
    assert ledger.read(small, "figures").equals(before)
