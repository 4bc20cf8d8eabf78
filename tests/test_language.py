"""What a report says in six languages: numbers, days, plurals and sentences as an editor there would write them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from borderdesk.errors import ParameterError
from borderdesk.language import LANGUAGES, choose, current, day, number, percent, speaking, worded
from borderdesk.message import told
from borderdesk.origin import Cited, Counted, Sentence

NARROW, HARD = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
# code, four digits, five digits, decimals, percent, a day, the first of a month
WRITTEN = """
en | 4,824 | 36,000 | 33.3 | 64%   | 28 September 2022        | 1 September 2022
de | 4.824 | 36.000 | 33,3 | 64 % | 28. September 2022       | 1. September 2022
fr | 4 824 | 36 000 | 33,3 | 64 % | 28 septembre 2022        | 1er septembre 2022
es | 4824  | 36.000 | 33,3 | 64 % | 28 de septiembre de 2022 | 1 de septiembre de 2022
uk | 4 824 | 36 000 | 33,3 | 64%   | 28 вересня 2022 р.       | 1 вересня 2022 р.
ru | 4 824 | 36 000 | 33,3 | 64 % | 28 сентября 2022 г.      | 1 сентября 2022 г.
""".strip().splitlines()


@pytest.mark.parametrize("row", WRITTEN, ids=lambda row: row[:2])
def test_numbers_and_days_are_written_as_the_language_writes_them(row: str) -> None:
    code, *expected = (cell.strip(" ") for cell in row.split("|"))
    with speaking(code):
        shown = [number(4824), number(36_000.0), number(33.3), percent(64)]
        shown += [day(date(2022, 9, 28)), day(date(2022, 9, 1))]
    assert [one.replace(NARROW, " ").replace(HARD, " ") for one in shown] == expected
    assert not any(" " in one for one in shown[:4]), "a line must not break within a number"


def test_what_is_spoken_ends_with_its_block_and_an_unknown_language_names_the_six() -> None:
    with speaking("uk"):
        assert current() == "uk"
    assert current() == "en"
    with pytest.raises(ParameterError, match=r"found 'xx', expected one of: en .*de .*fr .*es .*uk .*ru "):
        choose("xx")


def test_a_message_is_told_with_parts_that_keep_their_origin() -> None:
    some = Counted.among(["a", "b"], "claims")
    sentence = told("{some} of {every} claims say {what}.", some=some, every=5000.0, what=Cited("about 9", ("f1",)))
    assert str(sentence) == "2 of 5,000 claims say about 9."
    assert "data-rows='a|b'" in sentence.html() and "href='#claim-f1'" in sentence.html()


@pytest.mark.parametrize(("rows", "words"), [(["a"], "1 claim"), (["a", "b"], "2 claims"), ([], "0 claims")])
def test_a_plural_follows_the_count(rows: list[str], words: str) -> None:
    assert str(told("{count} claim", "{count} claims", count=Counted.among(rows, "claims"))) == words
    assert worded("{count} claim", "{count} claims", count=len(rows)) == words


def test_two_full_stops_make_one() -> None:
    assert str(told("According to {who}.", who="Example Inc.")) == "According to Example Inc."
    assert str(told("{a}{b}.", a=Sentence(()), b="x")) == "x."


def test_english_loads_no_catalogue_and_no_babel() -> None:
    code = (
        "import sys; from borderdesk.message import told; told('{count} a', '{count} b', count=5); print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "babel" not in loaded


def test_the_languages_are_six() -> None:
    assert list(LANGUAGES) == ["en", "de", "fr", "es", "uk", "ru"]
