"""Dated copies of past editions: one for each page that said something else, and no more than are kept."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from borderdesk.shelf.editions import Edition
from borderdesk.shelf.index import write_shelf
from borderdesk.shelf.known import remembered
from borderdesk.shelf.past import copies, keep, prune
from shelving import CHANGED, put

ONE = Edition("one", "Number one", "x")


def paths(folder: Path) -> list[str]:
    return [copy.path for copy in copies(folder, "one")]


def items(folder: Path) -> list[dict[str, str]]:
    return json.loads((folder / "feed.json").read_text("utf-8"))["items"]


def test_pages_of_one_second_are_all_kept(tmp_path: Path) -> None:
    for number in range(4):
        put(tmp_path, ONE, f"word {number}", 1)
    names = ["2026-11-01-053001", "2026-11-01-053000", "2026-11-01"]
    assert paths(tmp_path) == [f"past/one/{name}.html" for name in names]
    assert ["word 2" in (tmp_path / one).read_text() for one in paths(tmp_path)] == [True, False, False]
    assert len({one.id for one in remembered(tmp_path)["one"].issues}) == 4


def test_a_page_that_says_something_new_leaves_the_old_one_at_its_date_byte_by_byte(tmp_path: Path) -> None:
    old = put(tmp_path, ONE, "first", 1).read_bytes()
    put(tmp_path, ONE, "second", 2)
    assert paths(tmp_path) == ["past/one/2026-11-01.html"]
    assert (tmp_path / "past/one/2026-11-01.html").read_bytes() == old
    assert "second" in (tmp_path / "one.html").read_text("utf-8")


def test_a_page_that_says_the_same_leaves_no_copy_and_no_entry_of_the_feeds(tmp_path: Path) -> None:
    put(tmp_path, ONE, "first", 1)
    write_shelf(tmp_path, [ONE])
    feeds = [(tmp_path / name).read_bytes() for name in ("feed.xml", "feed.json")]
    put(tmp_path, ONE, "first", 2)
    write_shelf(tmp_path, [ONE])
    assert paths(tmp_path) == []
    assert [(tmp_path / name).read_bytes() for name in ("feed.xml", "feed.json")] == feeds
    assert "Built again 2 November 2026, 05:30 UTC, nothing new" in (tmp_path / "index.html").read_text("utf-8")


def test_two_pages_of_a_day_have_the_clock_in_the_name_of_the_second(tmp_path: Path) -> None:
    for hour, says in ((5, "a"), (9, "b"), (13, "c"), (17, "d")):
        put(tmp_path, ONE, says, f"2026-11-01T{hour:02}:30:05+00:00")
    names = ["past/one/2026-11-01-133005.html", "past/one/2026-11-01-093005.html", "past/one/2026-11-01.html"]
    assert paths(tmp_path) == names
    assert [copy.clock for copy in copies(tmp_path, "one")] == ["13:30", "09:30", ""]


@pytest.mark.parametrize(("most", "left"), [(2, ["05", "04"]), (0, []), (30, ["05", "04", "03", "02", "01"])])
def test_the_oldest_copies_go_and_nothing_leads_to_them(most: int, left: list[str], tmp_path: Path) -> None:
    for day in range(1, 7):
        put(tmp_path, ONE, f"day {day}", day, ledger=str(day), changes=CHANGED)
    write_shelf(tmp_path, [replace(ONE, keep=most)])
    kept = [f"past/one/2026-11-{day}.html" for day in left]
    assert paths(tmp_path) == kept
    assert [item["url"] for item in items(tmp_path)] == ["one.html", *kept]
    shelf = (tmp_path / "index.html").read_text("utf-8")
    assert shelf.count('href="past/') == len(kept)
    assert all(f'href="{path}"' in shelf for path in kept)


def test_where_none_is_kept_none_is_made_and_the_feed_has_the_latest_alone(tmp_path: Path) -> None:
    none = replace(ONE, keep=0)
    for day in (1, 2, 3):
        put(tmp_path, none, f"day {day}", day)
        assert not (tmp_path / "past").exists()
    write_shelf(tmp_path, [none])
    assert [(item["title"], item["url"]) for item in items(tmp_path)] == [("day 3", "one.html")]


def test_an_entry_keeps_its_id_and_day_when_its_page_goes_to_the_past(tmp_path: Path) -> None:
    put(tmp_path, ONE, "first", 1)
    write_shelf(tmp_path, [ONE])
    first = items(tmp_path)[0]
    put(tmp_path, ONE, "second", 2)
    write_shelf(tmp_path, [replace(ONE, site="https://example.org/elsewhere/")])
    second, again = items(tmp_path)
    assert again | {"url": "one.html", "content_html": ""} == first | {"content_html": ""}
    assert again["url"] == "https://example.org/elsewhere/past/one/2026-11-01.html"
    assert second["id"] != first["id"]


def test_a_build_that_was_killed_before_its_page_stood_makes_no_second_copy(tmp_path: Path) -> None:
    page = put(tmp_path, ONE, "first", 1)
    old = page.read_bytes()
    put(tmp_path, ONE, "second", 2)
    page.write_bytes(old)  # as if it had been killed in between
    put(tmp_path, ONE, "third", 3)
    write_shelf(tmp_path, [ONE])
    assert paths(tmp_path) == ["past/one/2026-11-01.html"]
    assert [item["title"] for item in items(tmp_path)] == ["third", "first"]
    put(tmp_path, ONE, "third", 4)
    assert paths(tmp_path) == ["past/one/2026-11-01.html"]


def test_a_page_of_which_nothing_is_known_is_kept_too(tmp_path: Path) -> None:
    page = tmp_path / "one.html"
    page.write_text("of an earlier version")
    os.utime(page, (1_796_000_000, 1_796_000_000))  # 29 November 2026
    put(tmp_path, ONE, "first", 30)
    assert len(paths(tmp_path)) == 1
    assert (tmp_path / paths(tmp_path)[0]).read_text() == "of an earlier version"
    write_shelf(tmp_path, [ONE])
    assert remembered(tmp_path)["one"].issues[0].news == "The first edition."


def test_files_of_other_names_are_no_copies_and_stay(tmp_path: Path) -> None:
    folder = tmp_path / "past" / "one"
    folder.mkdir(parents=True)
    others = [folder / name for name in ("notes.html", "2026-13-45.html", "2026-11-01.txt", "2026-11-01-1.html")]
    for path in others:
        path.write_text("x")
    assert copies(tmp_path, "one") == []
    prune(tmp_path, "one", 0)
    assert all(path.is_file() for path in others)


def test_there_is_nothing_to_keep_before_the_first_page(tmp_path: Path) -> None:
    assert keep(tmp_path, "one") == ""
