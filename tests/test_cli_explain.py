"""`extract --explain` and `extract --html`: what decided, and a page of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from test_cli_desk import Run, assert_refused, desk

__all__ = ["desk"]  # the fixture

TEXT = (
    "More than 64,000 Russians entered Georgia since 21 September. Officials expect another 20,000 to arrive in Georgia."
    " Latvia no longer admits Russians with tourist visas. It was the 3rd week. A ticket cost 1,200 euros."
)
ON = ("--published", "2022-09-28")


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


EXPLAINED = [
    "  measure    arrivals               “entered”: the verb after the number",
    "  value      more than 64,000       “More than”",
    "  of         RUS                    the people are named by it: Russia",
    "  stated as  a forecast  “expect” tells of what is to come",
    "  by         LVA                 the country named before the rule",
    "  3rd           an ordinal: it orders and counts nothing",
    "  1,200 euros   an amount of money",
]


@pytest.mark.parametrize("line", EXPLAINED)
def test_each_field_is_told_with_the_words_that_decided_it(desk: Run, article: str, line: str) -> None:
    code, out, errors = desk("extract", article, *ON, "--explain")
    assert (code, errors) == (0, [])
    assert line in out.split("\n")


def test_a_number_marked_by_the_weight_of_many_words_says_so(desk: Run, tmp_path: Path) -> None:
    (tmp_path / "weighed.txt").write_text(
        "WFP is pre-positioning flour and oil at Kakuma for 75,000 new arrivals, its planning figure for the coming lean"
        " season. Refugees cross the border from Sudan.",
        "utf-8",
    )
    _, out, _ = desk("extract", str(tmp_path / "weighed.txt"), *ON, "--explain")
    assert "no word alone, but those around it together are usual of what is no fact, most of all “" in " ".join(
        out.split()
    )


def test_an_explanation_is_no_wider_than_the_terminal(desk: Run, article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for width in (80, 100):
        monkeypatch.setenv("COLUMNS", str(width))
        _, out, _ = desk("extract", article, *ON, "--explain")
        assert max(map(len, out.split("\n"))) <= width


def test_a_text_without_figures_is_explained_in_one_line(desk: Run, tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_text("Nothing happened.", "utf-8")
    assert desk("extract", str(tmp_path / "none.txt"), "--explain") == (0, "no figure and no policy found\n", [])


def test_json_has_reasons_only_when_they_are_asked_for(desk: Run, article: str) -> None:
    plain = json.loads(desk("extract", article, *ON, "--format", "json")[1])
    told = json.loads(desk("extract", article, *ON, "--format", "json", "--explain")[1])
    assert told["figures"][0].pop("why")["measure"] == "“entered”: the verb after the number"
    assert told["policies"][0].pop("why")["jurisdiction"] == "the country named before the rule"
    for row in (*told["figures"], *told["policies"]):
        row.pop("why", None)
    untaken = told.pop("untaken")
    assert [TEXT[one["start"] : one["end"]] for one in untaken] == ["21 September", "3rd"]
    assert told == plain


def test_each_line_of_documents_can_be_explained(desk: Run, tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text("".join(json.dumps({"id": n, "text": TEXT}) + "\n" for n in "ab"), "utf-8")
    _, out, errors = desk("extract", str(path), "--explain")
    records = [json.loads(line) for line in out.splitlines()]
    assert errors == []
    assert [(record["id"], len(record["untaken"])) for record in records] == [("a", 2), ("b", 2)]


def test_a_page_is_written_and_nothing_else_is_printed(desk: Run, article: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert desk("extract", article, *ON, "--html", str(page)) == (0, "", [f"wrote {page}"])
    assert "<h1>article.txt</h1>" in page.read_text("utf-8")


def test_a_page_and_a_table_can_be_had_at_once(desk: Run, article: str, tmp_path: Path) -> None:
    _, out, _ = desk("extract", article, *ON, "--format", "csv", "--html", str(tmp_path / "page.html"))
    assert out.startswith("kind,quote")
    assert (tmp_path / "page.html").exists()


WRONG = [
    ("extract {tmp}/article.jsonl --html {tmp}/page.html", 2, "found --html for many documents"),
    ("extract {tmp}/article.txt --explain --format csv", 2, "found --explain with --format csv"),
    ("extract {tmp}/article.txt --html {tmp}", 1, "name another file with --html"),
]


@pytest.mark.parametrize(("call", "code", "words"), WRONG)
def test_what_cannot_be_explained_is_one_line(desk: Run, call: str, code: int, words: str, tmp_path: Path) -> None:
    for name in ("article.txt", "article.jsonl"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    assert_refused(desk(*call.format(tmp=tmp_path).split()), code, words)
    assert not (tmp_path / "page.html").exists()
