"""What is only expected, allowed, denied or taken back is never told as a fact; what happened is.

In a row a number in braces is told the other way round: "Poland, which expected {50,000}, received 300,000."
"""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from borderdesk.extract import read

CASES = Path(__file__).parent / "movement" / "modality.tsv"
PUBLISHED = date(2024, 6, 14)  # a Friday
TOPIC = "\n\nRefugees and asylum seekers are a matter for the border police.\n"  # else one sentence may be of anything


def cases() -> list[tuple[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [(row["told"], row["text"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("told", "text"), cases())
def test_only_what_happened_is_told_as_a_fact(told: str, text: str) -> None:
    plain = re.sub("[{}]", "", text).replace("\\n", "\n")
    others = re.findall("{(.*?)}", text)
    moved = [one for one in read(plain + TOPIC, PUBLISHED).figures if one.measure != "not_movement"]
    facts = [one.quote.exact for one in moved if one.modality == "observed" and one.quote.end <= len(plain)]
    other = [quote for quote in facts if any(number in quote for number in others)]
    if told == "fact":
        assert [quote for quote in facts if quote not in other]
        assert not other
        assert all(one.modality == "observed" or any(n in one.quote.exact for n in others) for one in moved)
    else:
        assert facts == other
