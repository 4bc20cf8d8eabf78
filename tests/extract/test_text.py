"""Texts without full stops are cut into runs, and lose nothing by it."""

from __future__ import annotations

import pytest

from borderdesk.extract.pieces import LONGEST, PIECE
from borderdesk.extract.text import split

ENDLESS = [
    pytest.param("and 5 people crossed, " * 300, id="words"),
    pytest.param("7,\n" * 900, id="a list of numbers"),
    pytest.param("," * 2_000, id="marks without white space"),
    pytest.param("Σίσυφος ΟΔΟΣ ’tis İzmir " * 200, id="letters that change their length in lower case"),
]


@pytest.mark.parametrize("text", ENDLESS)
def test_no_sentence_is_longer_than_a_run(text: str) -> None:
    assert max(len(sentence) for sentence in split(text)) <= LONGEST + 1


@pytest.mark.parametrize("text", ENDLESS)
def test_runs_keep_every_token_at_its_offset(text: str) -> None:
    tokens = [(s.raw[i], text[s.starts[i] : s.ends[i]]) for s in split(text) for i in range(len(s))]
    assert [raw for raw, _ in tokens] == [piece for piece in PIECE.findall(text) if not piece.isspace()]
    assert all(raw == there for raw, there in tokens)


@pytest.mark.parametrize("text", ENDLESS)
def test_each_token_has_its_own_lower_case(text: str) -> None:
    assert all(s.low == [token.lower().replace("’", "'") for token in s.raw] for s in split(text))


def test_a_long_sentence_of_a_writer_stays_whole() -> None:
    assert len(split("They came, " * 60 + "and went.")) == 1


def test_a_run_ends_at_white_space() -> None:
    first, second, *_ = split("came 12,500 men, " * 200)
    assert first.ends[-1] < second.starts[0]


DASHED = [
    ("Some 700 people – most of them men – have crossed.", "some 700 people , most of them men , have crossed ."),
    ("GENEVA — Over 200 — perhaps 350 — have fled.", "geneva — over 200 , perhaps 350 , have fled ."),
    ("Latvia - it has two posts - let 300 in.", "latvia - it has two posts - let 300 in ."),
    ("The queue was 6 - 8 km long - a record.", "the queue was 6 - 8 km long - a record ."),
    ("A ten-hour - or eleven-hour - wait", "a ten - hour , or eleven - hour , wait"),
]


@pytest.mark.parametrize(("text", "low"), DASHED)
def test_two_dashes_around_an_aside_are_commas(text: str, low: str) -> None:
    assert [" ".join(s.low) for s in split(text)] == [low]
