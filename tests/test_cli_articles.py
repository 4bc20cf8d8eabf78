"""The commands that read articles, given what is wrong, and given the same article twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from test_cli_desk import Run, assert_refused, desk

__all__ = ["desk"]  # the fixture

WRONG_ARTICLES = [
    ("extract {tmp}/none.txt", 1, "found no such file; check the path"),
    ("extract {tmp}", 1, "found a folder, expected a file"),
    ("extract {tmp}/empty.txt", 1, "found an empty file"),
    ("extract {tmp}/picture.png", 1, "found a binary file"),
    ("extract {tmp}/utf-16.txt", 1, "found a binary file"),
    ("extract {tmp}/article.txt --published yesterday", 2, "found 'yesterday', expected a day as YYYY-MM-DD"),
    ("extract {tmp}/article.txt --published 2022-02-30", 2, "found '2022-02-30', expected a day as YYYY-MM-DD"),
    ("extract {tmp}/article.txt --format xml", 2, "'xml' is not one of"),
    ("extract {tmp}/article.jsonl --format csv", 2, "expected jsonl or none"),
    ("add {tmp}/none.txt --story small --publisher Wire", 1, "found no such file; check the path"),
    ("add {tmp}/article.txt --story none --publisher Wire", 2, "found no story 'none'"),
    ("add {tmp}/article.txt --story small", 2, "found no publisher"),
    ("add {tmp}/article.txt", 2, "Missing option '--story'"),
    ("add {tmp}/article.txt --story small --publisher Wire --keep-text", 2, "found --keep-text without --licence"),
    ("add {tmp}/article.txt --story small --publisher Wire --published 2022-9-1", 2, "expected a day as YYYY-MM-DD"),
]


@pytest.mark.parametrize(("call", "code", "words"), WRONG_ARTICLES)
def test_an_article_that_cannot_be_used_is_one_line(
    desk: Run, call: str, code: int, words: str, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "picture.png").write_bytes(bytes.fromhex("89504e470d0a1a0a0000000d"))
    (tmp_path / "utf-16.txt").write_bytes("64,000 left".encode("utf-16"))
    for name in ("article.txt", "article.jsonl"):
        (tmp_path / name).write_text("More than 64,000 people left Kazakhstan.", "utf-8")
    assert_refused(desk(*call.format(tmp=tmp_path).split()), code, words)


ADDING = ("--story", "small", "--publisher", "Wire", "--published", "2022-09-28")


def test_an_article_that_is_added_twice_is_proposed_once(desk: Run, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("Officials in Kazakhstan said that 64,000 Russians entered the country last week.", "utf-8")
    code, out, errors = desk("add", str(path), *ADDING)
    assert (code, errors, "proposed 1 figure and 0 policies" in out) == (0, [], True)
    before = (tmp_path / "data" / "small" / "figures.csv").read_bytes()
    code, out, errors = desk("add", str(path), *ADDING)
    assert (code, errors, "nothing new; all 1 rows are in small already" in out) == (0, [], True)
    assert (tmp_path / "data" / "small" / "figures.csv").read_bytes() == before


def test_an_article_without_figures_leaves_only_its_source(desk: Run, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("The weather was mild.", "utf-8")
    code, out, errors = desk("add", str(path), *ADDING)
    assert (code, errors, "read no figure and no policy; the source is added" in out) == (0, [], True)


def test_each_bad_line_of_a_jsonl_is_a_line_and_the_good_ones_are_read(desk: Run, tmp_path: Path) -> None:
    path = tmp_path / "documents.jsonl"
    path.write_text('{"id": 1, "text": "64,000 left"}\nbroken\n{"id": 3}\n\n{"id": 5, "text": ""}\n', "utf-8")
    code, out, errors = desk("extract", str(path))
    assert (code, [json.loads(line)["id"] for line in out.splitlines()]) == (1, [1, 5])
    assert [error.partition(": found")[0] for error in errors[:-1]] == [f"borderdesk: {path}, line {n}" for n in (2, 3)]
    assert errors[-1] == f"borderdesk: {path}: 2 of 4 lines could not be read; the others were"


@pytest.mark.parametrize("output", ["{tmp}", "/dev/null/file"])
def test_an_output_that_cannot_be_written_is_one_line(desk: Run, output: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("64,000 left", "utf-8")
    assert_refused(desk("extract", str(path), "--output", output.format(tmp=tmp_path)), 1, "cannot be written")
