"""The commands that read articles, given what is wrong, and given the same article twice."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from test_cli_desk import Run, assert_refused, desk

__all__ = ["desk"]  # the fixture

WRONG_ARTICLES = [
    ("extract {tmp}/none.txt", 1, "found no such file; check the path"),
    ("extract {tmp}", 2, "found many documents and no --output, expected a folder; add --output results/"),
    ("extract {tmp}/article.txt {tmp}/article.jsonl", 2, "found many documents and no --output"),
    ("extract {tmp}/*.pdf --output {tmp}/results", 1, "found no documents, expected files as .jsonl"),
    ("extract {tmp}/none.jsonl", 1, "found no such file; check the path"),
    ("extract {tmp}/none.jsonl --output {tmp}/results", 1, "found no such file; check the path"),
    ("extract {tmp} --output {tmp}/results --format csv", 2, "found --format csv for many documents"),
    ("extract {tmp} --output {tmp}/results --format parquet --explain", 2, "found --explain with --format parquet"),
    ("extract {tmp} --output {tmp}/results --html {tmp}/page.html", 2, "found --html for many documents"),
    ("extract {tmp} --output {tmp}/results --workers 2", 2, "without --engine dask"),
    ("extract {tmp} --output {tmp}/results --engine dask --scheduler tcp://a:1 --workers 2", 2, "leave one out"),
    ("extract {tmp}/article.txt --engine dask", 2, "found --engine for one article"),
    ("extract {tmp}/article.txt --format parquet", 2, "found --format parquet for one article"),
    ("extract {tmp}/empty.jsonl", 1, "found an empty file, expected a document a line"),
    ("extract {tmp}/empty.txt", 1, "found an empty file"),
    ("extract {tmp}/picture.png", 1, "found a binary file"),
    ("extract {tmp}/utf-16.txt", 1, "found a binary file"),
    ("extract {tmp}/article.txt --published yesterday", 2, "found 'yesterday', expected a day as YYYY-MM-DD"),
    ("extract {tmp}/article.txt --published 2022-02-30", 2, "found '2022-02-30', expected a day as YYYY-MM-DD"),
    ("extract {tmp}/article.txt --format xml", 2, "'xml' is not one of"),
    ("extract {tmp}/article.jsonl --format csv", 2, "expected jsonl or parquet"),
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
    for name in ("empty.txt", "empty.jsonl"):
        (tmp_path / name).write_text("")
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


def test_a_compressed_jsonl_is_read_to_the_screen_or_into_one_file(desk: Run, tmp_path: Path) -> None:
    path = tmp_path / "documents.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"id": 1, "text": "64,000 left"}\n'))
    code, out, errors = desk("extract", str(path), "--published", "2022-09-28")
    assert (code, json.loads(out)["published"], errors) == (0, "2022-09-28", [])
    code, _, errors = desk("extract", str(path), "--published", "2022-09-28", "--output", str(tmp_path / "one.jsonl"))
    assert (code, (tmp_path / "one.jsonl").read_text("utf-8"), len(errors)) == (0, out, 1)


@pytest.mark.parametrize("style", ["jsonl", "parquet"])
def test_many_documents_are_read_into_a_folder_and_the_bad_ones_told(desk: Run, tmp_path: Path, style: str) -> None:
    if style == "parquet":
        pytest.importorskip("pyarrow", reason="Parquet needs the extra `parquet`")
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "a.txt").write_text("64,000 left", "utf-8")
    call = ["extract", str(tmp_path / "archive"), "--output", str(tmp_path / "results"), "--format", style]
    code, out, errors = desk(*call)
    assert (code, errors) == (0, [])
    assert out == f"{tmp_path / 'results'}: 1 figures and 0 policies of 1 documents; 1 were read now\n"
    (tmp_path / "archive" / "b.jsonl").write_text('{"text": "5 left"}\nbroken\n', "utf-8")
    code, out, errors = desk(*call)
    assert (code, "of 2 documents; 1 were read now" in out) == (1, True)
    assert errors == [f"borderdesk: {tmp_path / 'results' / 'problems.csv'}: 1 rows tell what could not be read"]


@pytest.mark.parametrize("output", ["{tmp}", "/dev/null/file"])
def test_an_output_that_cannot_be_written_is_one_line(desk: Run, output: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("64,000 left", "utf-8")
    assert_refused(desk("extract", str(path), "--output", output.format(tmp=tmp_path)), 1, "cannot be written")


@pytest.mark.parametrize("option", ["--output", "--html"])
def test_a_result_never_takes_the_place_of_its_article(tmp_path: Path, desk: Run, option: str) -> None:
    article = tmp_path / "article.txt"
    article.write_text("On Monday 300 people entered Poland.", "utf-8")
    assert_refused(desk("extract", str(article), option, str(tmp_path / "." / "article.txt")), 2, "the article itself")
    assert article.read_text("utf-8") == "On Monday 300 people entered Poland."


def test_a_table_without_a_day_of_publication_says_that_days_are_missing(tmp_path: Path, desk: Run) -> None:
    article = tmp_path / "article.txt"
    article.write_text("On Monday 300 people entered Poland.", "utf-8")
    assert "--published gives it" in desk("extract", str(article))[1]
    assert "--published gives it" not in desk("extract", str(article), "--published", "2024-05-15")[1]
