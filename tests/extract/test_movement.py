"""Sentences of agency news with every movement they state, one or more for each construction."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from borderdesk.extract import read
from borderdesk.extract.movement.text.focus import country_in_focus
from borderdesk.extract.text import split
from borderdesk.figure import Figure

CASES = Path(__file__).parent / "movement" / "sentences.tsv"
PUBLISHED = date(2024, 5, 15)  # a Wednesday


def row_of(figure: Figure) -> str:
    fields = (
        figure.quote.exact,
        figure.measure,
        figure.origin,
        figure.destination,
        figure.nationality,
        str(figure.period or ""),
        figure.modality,
    )
    return "|".join(fields)


def movements(text: str) -> list[str]:
    figures = read(text.replace("\\n", "\n"), PUBLISHED).figures
    return [row_of(figure) for figure in figures if figure.measure != "not_movement"]


def cases() -> list[Any]:
    """The rows; one with a ``known`` weakness fails until that is mended."""
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        pytest.param(row, marks=[pytest.mark.xfail(reason=row["known"])] if row.get("known") else [], id=row["text"])
        for row in rows
    ]


@pytest.mark.parametrize("row", cases())
def test_a_sentence_gives_all_its_movements_and_no_other(row: dict[str, str]) -> None:
    assert movements(row["text"]) == [one.strip() for one in row["rows"].split(";") if one.strip()]


@pytest.mark.parametrize(("said", "focus"), [("figures show", "GBR"), ("was quiet", "FRA")])
def test_the_country_whose_office_counts_is_in_focus(said: str, focus: str) -> None:
    written = (
        f"On Sunday the Home Office {said}. French police have got more boats. In France drones fly over the beaches."
    )
    assert country_in_focus(split(written)) == focus
