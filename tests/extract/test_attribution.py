"""Who said each movement, once it is known what moved. The cases are in ``attribution/heard.tsv``."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from borderdesk.extract import read

CASES = Path(__file__).parent / "attribution" / "heard.tsv"


def rows() -> list[tuple[str, ...]]:
    """Text and speaker, a row for each figure in brackets."""
    with CASES.open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


@pytest.mark.parametrize(("text", "speaker"), rows())
def test_a_count_is_said_by_whom_the_text_lets_speak_of_it(text: str, speaker: str) -> None:
    plain = text.replace("[", "").replace("]", "").replace("\\n", "\n")
    quotes = [part.partition("]")[0] for part in text.split("[")[1:]]
    found = {one.quote.exact.rpartition(" ")[2]: one.attribution for one in read(plain, date(2024, 5, 15)).figures}
    assert [quote for quote in quotes if speaker not in found[quote] or bool(speaker) != bool(found[quote])] == []
