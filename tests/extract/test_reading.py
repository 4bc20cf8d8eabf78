"""Whole articles with every movement they state, all fields of it."""

from __future__ import annotations

import csv
import gc
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from borderdesk.extract import read
from borderdesk.figure import Figure

ARTICLES = Path(__file__).parent / "articles"
PUBLISHED = {"bulletin": date(2022, 3, 28), "kazakhstan": date(2022, 9, 28)}
FIELDS = ("value", "measure", "unit", "nationality", "origin", "destination", "period", "modality", "attribution")


def expected(name: str) -> list[dict[str, str]]:
    with (ARTICLES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def figures(name: str) -> tuple[Figure, ...]:
    text = (ARTICLES / f"{name}.txt").read_text("utf-8")
    return tuple(one for one in read(text, PUBLISHED[name]).figures if one.measure != "not_movement")


def fields(figure: Figure) -> dict[str, str]:
    period = str(figure.period or "")
    return {"value": str(figure.amount)} | {key: str(getattr(figure, key)) for key in FIELDS[1:]} | {"period": period}


def cases() -> list[Any]:
    """Every expected row of every article; one with a ``known`` weakness fails until that is mended."""
    return [
        pytest.param(
            name, row, marks=[pytest.mark.xfail(reason=row["known"])] if row.get("known") else [], id=row["quote"]
        )
        for name in PUBLISHED
        for row in expected(name)
    ]


def same_speaker(a: str, b: str) -> bool:
    """One word in common, or both empty, as the annotation guide compares speakers."""
    return bool(set(a.lower().split()) & set(b.lower().split())) if a and b else a == b


@pytest.mark.parametrize(("name", "row"), cases())
def test_a_figure_of_an_article_is_read_in_all_its_fields(name: str, row: dict[str, str]) -> None:
    found = [fields(one) for one in figures(name) if one.quote.exact == row["quote"]]
    wanted = {key: row[key] or "" for key in FIELDS}
    assert [one.pop("attribution") for one in found if same_speaker(one["attribution"], row["attribution"] or "")]
    wanted.pop("attribution")
    assert found == [wanted]


@pytest.mark.parametrize("name", PUBLISHED)
def test_an_article_gives_no_movement_that_it_does_not_state(name: str) -> None:
    doubtful = {one.quote.exact for one in figures(name) if one.modality == "observed"}
    assert doubtful <= {row["quote"] for row in expected(name)}


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_of_cycles_is_found_as_it_was_and_has_nothing_to_collect(on: bool) -> None:
    text = (ARTICLES / "kazakhstan.txt").read_text("utf-8")
    read(text, PUBLISHED["kazakhstan"])  # modules and lexicons that the first reading loads leave cycles
    gc.collect()
    was = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        read(text, PUBLISHED["kazakhstan"])
        assert gc.isenabled() is on
        assert gc.collect() == 0
    finally:
        (gc.enable if was else gc.disable)()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("At the Syrym checkpoint 400 Russians entered Kazakhstan on Monday.", "Syrym"),
        ("MEDYKA, Poland - About 900 Ukrainians entered Poland at MEDYKA on Monday.", "Medyka"),
    ],
)
def test_a_place_has_the_name_that_the_text_gives_it(text: str, place: str) -> None:
    assert [one.place for one in read(text, date(2024, 5, 15)).figures] == [place]
