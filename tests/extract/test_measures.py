"""What each number in brackets measures, in the order of the sentence; all of them are facts."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from borderdesk.extract import read

CASES = Path(__file__).parent / "movement" / "measures.tsv"
PUBLISHED = date(2024, 6, 14)  # a Friday
TOPIC = "\n\nRefugees and asylum seekers are a matter for the border police.\n"  # else one sentence may be of anything


def cases() -> list[tuple[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["measures"], row["text"]) for row in rows]


def numbers(text: str) -> list[tuple[int, int]]:
    """Where the bracketed numbers stand once the brackets are gone, end excluded."""
    found = [(one.start(), one.end()) for one in re.finditer(r"\[.*?\]", text)]
    return [(start - 2 * i, end - 2 * i - 2) for i, (start, end) in enumerate(found)]


@pytest.mark.parametrize(("measures", "text"), cases())
def test_each_number_in_brackets_has_its_measure(measures: str, text: str) -> None:
    figures = read(re.sub(r"[\[\]]", "", text) + TOPIC, PUBLISHED).figures
    for measure, (start, end) in zip(measures.split(), numbers(text), strict=True):
        figure = next(one for one in figures if one.quote.start < end and start < one.quote.end)
        assert (figure.measure, figure.modality) == (measure, "observed")
