"""Checks: a small sound story with one thing changed, and the one line that must follow."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from borderdesk.check import check_story
from borderdesk.cli import desk
from borderdesk.schema import columns
from borderdesk.story import Story, open_story

STORIES = Path(__file__).parent / "stories"
WIRE = "example-wire-2022-09-29-00eb5a99"
THIRD = f"{WIRE}-f000152"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    shutil.copytree(STORIES / "small", tmp_path / "data" / "small")
    monkeypatch.setenv("BORDERDESK_DATA", str(tmp_path / "data"))
    return open_story("small")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(desk, ["check", *arguments])


def edit(story: Story, table: str, row: int, cells: dict[str, str]) -> None:
    """Change cells of the row with this line number in its file, the header being 1."""
    path = story.table(table)
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    for name, cell in cells.items():
        rows[row - 1][columns(table).index(name)] = cell
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    path.write_text(out.getvalue(), "utf-8")


# table, row, cells, the field that is blamed, what is said of it
ONE_CELL = [
    ("figures", 3, {"source_id": "nobody"}, "source_id", "found 'nobody', expected an id of sources.csv"),
    ("policies", 2, {"source_id": "nobody"}, "source_id", "found 'nobody', expected an id of sources.csv"),
    ("figures", 2, {"value_low": "200000"}, "value_low", "found low 200,000 above high 100,000, expected low <= high"),
    ("figures", 2, {"value_high": "100001"}, "value_low", "with 'about', expected one value in both bounds"),
    ("figures", 3, {"value_high": "70000"}, "value_low", "with 'more_than', expected only a low bound"),
    ("figures", 4, {"qualifier": "up_to"}, "value_low", "with 'up_to', expected only a high bound"),
    ("figures", 4, {"value_low": "", "value_high": ""}, "value_low", "low empty and high empty with 'exact', expected both"),
    ("figures", 4, {"qualifier": "nearly"}, "qualifier", "found 'nearly', expected one of exact, about, more_than"),
    ("figures", 4, {"qualifier": ""}, "qualifier", "expected one of exact, about, more_than"),
    ("figures", 4, {"measure": "came"}, "measure", "found 'came', expected one of arrivals, departures"),
    ("figures", 4, {"unit": "people"}, "unit", "found 'people', expected one of persons, households"),
    ("figures", 4, {"rate": "daily"}, "rate", "found 'daily', expected one of per_hour, per_day"),
    ("figures", 4, {"modality": "maybe"}, "modality", "found 'maybe', expected one of observed, expected"),
    ("figures", 4, {"status": "done"}, "status", "found 'done', expected one of proposed, accepted, rejected"),
    ("figures", 4, {"cumulative": "yes"}, "cumulative", "found 'yes', expected true, false or nothing"),
    ("figures", 4, {"value_low": "9k"}, "value_low", "found '9k', expected a number such as 64000"),
    ("figures", 4, {"value_low": "-9330"}, "value_low", "expected a number such as 64000 from 0"),
    ("figures", 4, {"period_end": "2022-10-01"}, "period_end", "found 2022-10-01, expected no day after the publication on 2022-09-29"),
    ("figures", 2, {"period_start": "2022-09-29", "period_end": "2022-09-28"}, "period_start", "found 2022-09-29 after the period's end 2022-09-28"),
    ("figures", 2, {"period_start": "21.09.2022"}, "period_start", "found '21.09.2022', expected a day as YYYY-MM-DD"),
    ("figures", 2, {"period_end": "2022-09-31"}, "period_end", "found '2022-09-31', expected a day as YYYY-MM-DD"),
    ("figures", 2, {"period_end": "2022-9-28"}, "period_end", "expected a day as YYYY-MM-DD"),
    ("figures", 3, {"nationality": "XXQ"}, "nationality", "found 'XXQ', expected an ISO 3166-1 alpha-3 code such as KAZ"),
    ("figures", 3, {"origin": "EUU"}, "origin", "found 'EUU', expected an ISO 3166-1 alpha-3 code such as KAZ"),
    ("figures", 2, {"destination": "QQQ"}, "destination", "found 'QQQ', expected an ISO 3166-1 alpha-3 code such as KAZ"),
    ("policies", 3, {"jurisdiction": "QQQ"}, "jurisdiction", "found 'QQQ', expected an ISO 3166-1 alpha-3 code such as KAZ"),
    ("figures", 2, {"quote_start": "19", "quote_end": "32"}, "quote", "found 'about 100,000', but the text has 'bout 100,000 ' at 19 to 32"),
    ("policies", 3, {"quote": "closed its border to Tourists"}, "quote", "but the text has 'closed its border to tourists' at 256 to 285"),
    ("figures", 2, {"quote_end": ""}, "quote_start", "found a quote with only a part of its offsets"),
    ("figures", 2, {"quote_start": "", "quote_end": "31"}, "quote_start", "found a quote with only a part of its offsets"),
    ("figures", 2, {"quote_start": "x"}, "quote_start", "found 'x', expected a integer from 0"),
    ("figures", 4, {"figure_id": "Übel"}, "figure_id", "found 'Übel', expected text of the form"),
    ("figures", 4, {"figure_id": ""}, "figure_id", "found '', expected text of the form"),
    ("policies", 2, {"value": "ninety"}, "value", "found 'ninety', expected a number of days for visa_free_stay_days"),
    ("policies", 3, {"value": "closed"}, "value", "found 'closed', expected one of yes, no, partial"),
    ("policies", 3, {"policy": "open"}, "policy", "found 'open', expected one of visa_free_stay_days, visa_required"),
    ("policies", 3, {"effective_to": "2022-09-28"}, "effective_from", "found 2022-09-29 after the rule's end 2022-09-28"),
    ("sources", 3, {"publisher": ""}, "publisher", "found '', expected a string; fill it in"),
    ("sources", 3, {"url": "example.org"}, "url", "found 'example.org', expected text of the form https?"),
    ("sources", 3, {"retrieved": "2022-09-29"}, "published", "found 2022-09-30 after the day it was retrieved, 2022-09-29"),
    ("sources", 3, {"sha256": "abc"}, "sha256", "found 'abc', expected text of the form [0-9a-f]{64}"),
    ("sources", 3, {"language": "English"}, "language", "found 'English', expected text of the form"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "row", "cells", "field", "words"), ONE_CELL)
def test_one_wrong_cell_is_named_by_file_row_and_field(
    small: Story, table: str, row: int, cells: dict[str, str], field: str, words: str
) -> None:
    edit(small, table, row, cells)
    done = run()
    blamed = [
        line for line in done.output.splitlines() if line.startswith(f"data/small/{table}.csv, row {row}, {field}: ")
    ]
    assert [line for line in blamed if words in line]
    assert done.exit_code == 1


SOUND = [
    ("figures", 4, {"nationality": "XKX"}),
    ("figures", 4, {"destination": "EU"}),
    ("figures", 4, {"modality": "expected", "period_start": "2022-10-10", "period_end": "2022-10-20"}),
    ("figures", 4, {"quote": "", "quote_start": "", "quote_end": ""}),
    ("figures", 4, {"note": 'said "now", twice'}),
    ("policies", 3, {"value": "partial"}),
    ("policies", 3, {"policy": "other", "value": "a fence is being built"}),
    ("sources", 3, {"published": "", "retrieved": ""}),
]


@pytest.mark.parametrize(("table", "row", "cells"), SOUND)
def test_what_looks_odd_but_is_allowed_is_no_problem(small: Story, table: str, row: int, cells: dict[str, str]) -> None:
    edit(small, table, row, cells)
    done = run()
    assert (done.output, done.exit_code) == ("1 story, 3 figures, 2 policies: 0 problems, 0 findings\n", 0)


def test_offsets_that_do_not_fit_their_quote_are_found_without_the_text(small: Story) -> None:
    shutil.rmtree(small.folder / "articles")
    edit(small, "figures", 2, {"quote_end": "30"})
    line = "data/small/figures.csv, row 2, quote_end: found offsets 18 to 30 for a quote 13 characters long"
    assert run().output.startswith(line)


def test_a_text_that_is_not_the_one_that_was_read_is_not_compared(small: Story) -> None:
    (small.folder / "articles" / f"{WIRE}.txt").write_text("another text", "utf-8")
    assert check_story(small) == []


def lines_of(change: Callable[[list[str]], list[str]]) -> Callable[[Path], None]:
    def apply(path: Path) -> None:
        path.write_text("\n".join(change(path.read_text("utf-8").splitlines())) + "\n", "utf-8")

    return apply


# file, what is done to it, how the first line about it begins, what it says
WHOLE_FILE = [
    ("figures.csv", Path.unlink, "figures.csv", "restore the file from git"),
    ("figures.csv", lambda path: path.write_text("", "utf-8"), "figures.csv", "restore the file from git"),
    ("figures.csv", lambda path: path.write_bytes(b"\xff\xfe\x00"), "figures.csv", "save the file as UTF-8"),
    ("figures.csv", lines_of(lambda rows: [rows[0].replace(",note", ""), *rows[1:]]), "figures.csv", "note"),
    ("figures.csv", lines_of(lambda rows: [rows[0].replace("qualifier", "hedge"), *rows[1:]]), "figures.csv", "qualifier"),
    ("figures.csv", lines_of(lambda rows: [*rows, rows[3]]), "figures.csv, row 5", "each id stands once"),
    ("figures.csv", lines_of(lambda rows: [rows[0], *rows[:0:-1]]), "figures.csv, row 3, figure_id", "expected rows sorted by id"),
    ("figures.csv", lines_of(lambda rows: [*rows, ""]), "figures.csv, row 5", "remove the empty row"),
    ("figures.csv", lines_of(lambda rows: [*rows[:3], rows[3] + ",more"]), "figures.csv, row 4", "put quotes around cells with commas"),
    ("figures.csv", lines_of(lambda rows: [*rows[:3], rows[3][: rows[3].rindex(",")]]), "figures.csv, row 4", "check its commas and quotes"),
    ("figures.csv", lines_of(lambda rows: [*rows[:2], rows[2].replace('"More', '""More'), rows[3]]), "figures.csv, row 3", "put quotes around"),
    ("figures.csv", lines_of(lambda rows: [*rows[:2], rows[2].replace('64,000"', "64,000"), rows[3]]), "figures.csv, row 3", "put quotes around"),
    ("sources.csv", lines_of(lambda rows: [rows[0], rows[2]]), "figures.csv, row 2, source_id", "expected an id of sources.csv"),
    ("datapackage.json", Path.unlink, "datapackage.json", "restore it from git"),
    ("datapackage.json", lambda path: path.write_text("{", "utf-8"), "datapackage.json", "expected JSON"),
    ("datapackage.json", lambda path: path.write_text("[]", "utf-8"), "datapackage.json", "expected a data package"),
    ("datapackage.json", lines_of(lambda rows: [row.replace("small", "large") for row in rows]), "datapackage.json, name", "--mend"),
    ("story.toml", lambda path: path.write_text('title = "Another"', "utf-8"), "datapackage.json, title", "--mend"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "change", "where", "words"), WHOLE_FILE)
def test_a_damaged_file_is_named_with_what_to_do(
    small: Story, file: str, change: Callable[[Path], object], where: str, words: str
) -> None:
    change(small.folder / file)
    done = run()
    blamed = [line for line in done.output.splitlines() if line.startswith(f"data/small/{where}")]
    assert [line for line in blamed if words in line]
    assert done.exit_code == 1
    assert done.exception is None or isinstance(done.exception, SystemExit)


def test_problems_come_in_the_order_of_files_rows_and_fields(small: Story) -> None:
    edit(small, "policies", 3, {"value": "closed"})
    edit(small, "figures", 4, {"unit": "people", "measure": "came"})
    edit(small, "figures", 2, {"destination": "QQQ"})
    edit(small, "sources", 3, {"url": "example.org"})
    places = [(one.file, one.row, one.field) for one in check_story(small)]
    assert places == [
        ("sources.csv", 3, "url"),
        ("figures.csv", 2, "destination"),
        ("figures.csv", 4, "measure"),
        ("figures.csv", 4, "unit"),
        ("policies.csv", 3, "value"),
    ]


def test_the_last_line_counts_what_was_found(small: Story) -> None:
    edit(small, "figures", 4, {"unit": "people"})
    assert run().output.splitlines()[-1] == "1 story, 3 figures, 2 policies: 1 problem"


def test_json_holds_every_problem_with_its_place(small: Story) -> None:
    edit(small, "figures", 4, {"unit": "people"})
    done = run("--format", "json")
    (problem,) = json.loads(done.output)["small"]["problems"]
    assert (problem["file"], problem["row"], problem["field"]) == ("figures.csv", 4, "unit")
    assert problem["message"].startswith("found 'people', expected one of persons")
    assert done.exit_code == 1


def test_mending_sorts_and_writes_the_descriptor_and_nothing_else(small: Story) -> None:
    before = {path.name: path.read_bytes() for path in small.folder.glob("*.*")}
    lines_of(lambda rows: [rows[0], *rows[:0:-1]])(small.table("figures"))
    (small.folder / "datapackage.json").write_text("{}", "utf-8")
    assert run("--mend").exit_code == 0
    assert {path.name: path.read_bytes() for path in small.folder.glob("*.*") if path.name != ".lock"} == before


def test_checking_changes_nothing(small: Story) -> None:
    edit(small, "figures", 4, {"unit": "people"})
    before = {path.name: path.read_bytes() for path in small.folder.rglob("*") if path.is_file()}
    assert run().exit_code == 1
    assert {path.name: path.read_bytes() for path in small.folder.rglob("*") if path.is_file()} == before
