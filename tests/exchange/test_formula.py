"""Formula injection: no cell that leaves is one a spreadsheet runs, and every cell comes back as it was."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderdesk.exchange.formula import guarded, plain

RUN = "=+-@＝＋－＠\t\r\n\0"
texts = st.text(
    st.one_of(st.sampled_from("=+-@'\t\r\n ,;|\"＝\0a"), st.characters(exclude_categories=["Cs"])), max_size=12
)

CASES = [
    ("=1+1", "'=1+1"),
    ("+49 30", "'+49 30"),
    ("-5", "'-5"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("＝1", "'＝1"),
    ("\t=1", "'\t'=1"),
    ("\r=1", "'\r'=1"),
    ("  =1", "'  =1"),
    ("'=1", "''=1"),
    ("''=1", "'''=1"),
    ("a;=1", "a;'=1"),
    ("a, -1", "a,' -1"),
    ("a\n@b", "a\n'@b"),
    ("a|'+b", "a|''+b"),
    ("", ""),
    ("64,000", "64,000"),
    ("about 100,000", "about 100,000"),
    ("'quoted'", "'quoted'"),
    ("a = b", "a = b"),
    ("well-known", "well-known"),
    ("#country+origin", "#country+origin"),
    ("https://example.org/?a=1", "https://example.org/?a=1"),
    ("\x85=1+1", "\x85'=1+1"),
    ("a\u2028+1", "a\u2028'+1"),
]


@pytest.mark.parametrize(("text", "cell"), CASES)
def test_a_cell_that_begins_like_a_formula_gets_an_apostrophe_and_no_other_does(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert plain(cell) == text


@given(texts)
def test_what_was_guarded_comes_back_as_it_was(text: str) -> None:
    assert plain(guarded(text)) == text


@given(texts)
def test_no_guarded_cell_begins_with_what_a_spreadsheet_runs(text: str) -> None:
    cell = guarded(text)
    assert not cell.startswith(tuple(RUN))
    assert not cell.lstrip(" \0\t\r\n\v\f").startswith(tuple(RUN))


@given(texts, st.sampled_from(",;\t|"))
def test_no_part_of_a_guarded_cell_is_run_when_another_separator_cuts_it(text: str, separator: str) -> None:
    for line in guarded(text).splitlines():
        for part in line.split(separator):
            assert not part.lstrip(" ").startswith(("=", "+", "-", "@"))


@given(texts)
def test_a_guarded_cell_in_a_file_read_with_the_wrong_separator_is_not_run(text: str) -> None:
    line = '"a","' + guarded(text).replace('"', '""') + '","b"\r\n'
    for row in csv.reader(io.StringIO(line, newline=""), delimiter=";"):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]
