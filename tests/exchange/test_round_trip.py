"""Out and in again: an export that is imported into an empty story gives the same tables."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given, settings
from sound_stories import tables

from borderdesk import exchange, intake, ledger
from borderdesk.check import check_story
from borderdesk.schema import TABLES, columns
from borderdesk.story import Story, open_story

DATA = Path(__file__).parent.parent.parent / "data"
SPREADSHEETS = ["csv", "xlsx"]
STORIES = ["karabakh-2023", "russia-2022"]
Tables = dict[str, list[dict[str, str]]]


def bytes_of(story: Story, *without: str) -> dict[str, bytes]:
    return {table: story.table(table).read_bytes() for table in TABLES if table not in without}


def story_of(root: Path, name: str, rows: Tables) -> Story:
    story = intake.create(root, name, "A story")
    ledger.write(story, {table: pd.DataFrame(rows[table], columns=columns(table), dtype="str") for table in rows})
    return story


def carried(story: Story, root: Path, style: str, keep_status: bool = True) -> tuple[Story, exchange.Imported]:
    """The story, exported and imported into an empty one."""
    path = root / f"out.{style}"
    exchange.export(story, path)
    back = intake.create(root, "back", "A story")
    return back, exchange.bring(back, exchange.Request(path, keep_status=keep_status))


@pytest.mark.parametrize("style", SPREADSHEETS)
@settings(max_examples=25, deadline=None)
@given(rows=tables())
def test_any_sound_story_comes_back_byte_by_byte(style: str, rows: Tables) -> None:
    held = () if style == "xlsx" else ("corrections",)  # one CSV has no room for decisions about its rows
    with TemporaryDirectory() as folder:
        there = story_of(Path(folder), "there", rows)
        back, found = carried(there, Path(folder), style)
        assert [str(problem) for problem in found.problems] == []
        assert bytes_of(back, *held) == bytes_of(there, *held)


@pytest.mark.parametrize("style", SPREADSHEETS)
@pytest.mark.parametrize("name", STORIES)
def test_a_real_story_comes_back_and_is_sound(name: str, style: str, tmp_path: Path) -> None:
    there = open_story(name, DATA)
    back, _ = carried(there, tmp_path, style)
    assert bytes_of(back) == bytes_of(there)
    assert check_story(back) == []


@pytest.mark.parametrize("style", SPREADSHEETS)
def test_without_the_file_s_word_all_claims_come_back_as_proposals(style: str, tmp_path: Path) -> None:
    there = open_story("karabakh-2023", DATA)
    back, found = carried(there, tmp_path, style, keep_status=False)
    assert found.demoted == 84 + 7
    for table in ("figures", "policies"):
        came, went = ledger.read(back, table), ledger.read(there, table)
        assert set(came["status"]) == {"proposed"}
        assert came.drop(columns="status").equals(went.drop(columns="status"))


@pytest.mark.parametrize("style", SPREADSHEETS)
def test_an_export_adds_nothing_to_the_story_it_comes_from(style: str, tmp_path: Path) -> None:
    shutil.copytree(DATA / "karabakh-2023", tmp_path / "karabakh-2023")
    story = open_story("karabakh-2023", tmp_path)
    before = bytes_of(story)
    exchange.export(story, tmp_path / f"out.{style}")
    found = exchange.bring(story, exchange.Request(tmp_path / f"out.{style}"))
    assert (found.problems, {table: rows for table, rows in found.new.items() if rows}) == ([], {})
    assert found.there["figures"] == 84
    assert bytes_of(story) == before


@pytest.mark.parametrize("table", TABLES)
def test_one_table_comes_back_from_a_csv_of_its_own(table: str, tmp_path: Path) -> None:
    shutil.copytree(DATA.parent / "tests" / "stories" / "small", tmp_path / "small")
    there = open_story("small", tmp_path)
    back = intake.create(tmp_path, "back", "A story")
    exchange.export(there, tmp_path / "out.csv", table=table)
    found = exchange.bring(back, exchange.Request(tmp_path / "out.csv", keep_status=True))
    assert found.problems == []
    assert back.table(table).read_bytes() == there.table(table).read_bytes()
