"""Quantities of English news: values and bounds, and the traps that other readers of numbers fall into."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from borderdesk.amount import Amount
from borderdesk.extract.amounts import ASIDE, Mention, find_amounts
from borderdesk.extract.dates import find_dates, owned
from borderdesk.extract.text import split

CASES = Path(__file__).parent
PUBLISHED = date(2024, 5, 15)
SPACES = {"{nbsp}": "\u00a0", "{nnbsp}": "\u202f", "{thin}": "\u2009"}
Bounds = tuple[float | None, float | None, str]


def mentions(text: str) -> list[tuple[str, Mention]]:
    """Each quantity with its quote, without what dates own and what only names or orders."""
    return [
        (text[s.starts[m.first] : s.ends[m.last - 1]], m)
        for s in split(text)
        for m in find_amounts(s, owned(find_dates(s, PUBLISHED), len(s)))
        if m.kind not in ASIDE
    ]


def rows() -> list[dict[str, str]]:
    with (CASES / "amounts" / "traps.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def spaced(text: str) -> str:
    for name, space in SPACES.items():
        text = text.replace(name, space)
    return text


def worded(quote: str, m: Mention) -> str:
    return f"{quote} = {Amount(m.low, m.high, m.qualifier)} {m.kind}{' ' + m.rate if m.rate else ''}"


def cases() -> list[Any]:
    """The rows; one with a ``known`` weakness fails until that is mended."""
    return [
        pytest.param(row, marks=[pytest.mark.xfail(reason=row["known"])] if row["known"] else [], id=row["text"])
        for row in rows()
    ]


@pytest.mark.parametrize("row", cases())
def test_a_quantity_is_what_the_text_states(row: dict[str, str]) -> None:
    found = [worded(*one) for one in mentions(spaced(row["text"]))]
    assert found == [one.strip() for one in spaced(row["quantities"]).split(";") if one.strip()]


def near(a: float | None, b: float | None) -> bool:
    """Shares in words have a tenth of slack: a third is 33.3."""
    return a == b if a is None or b is None else abs(a - b) <= 0.06


def equal(m: Mention, gold: Bounds, bound: bool) -> bool:
    """The same number, and with ``bound`` also the same ends and hedge."""
    if bound:
        return near(m.low, gold[0]) and near(m.high, gold[1]) and m.qualifier == gold[2]
    return near(m.high if m.low is None else m.low, gold[1] if gold[0] is None else gold[0])


def hits(text: str, gold: list[tuple[str, float | None, float | None, str]], bound: bool) -> tuple[int, int]:
    """How many of the gold quantities were read right, and how many were read at all."""
    left = mentions(text)
    total, right = len(left), 0
    for quote, *bounds in gold:
        low, high, qualifier = bounds
        same = [
            one for one in left if (quote in one[0] or one[0] in quote) and equal(one[1], (low, high, qualifier), bound)
        ]
        right += bool(same)
        left = [one for one in left if one is not same[0]] if same else left
    return right, total


@pytest.mark.parametrize(
    ("name", "bound", "least"),
    [
        ("tuned", False, 0.99),
        ("tuned", True, 0.985),
        ("opened", False, 0.99),
        ("opened", True, 0.985),
        ("held_out", False, 0.97),
        ("held_out", True, 0.955),
        ("held_out_2", False, 0.96),
        ("held_out_2", True, 0.935),
        ("opened_2", False, 0.97),
        ("opened_2", True, 0.97),
        ("held_out_3", False, 0.98),
        ("held_out_3", True, 0.96),
    ],
)
def test_news_of_all_kinds_is_read_with_few_errors(name: str, bound: bool, least: float) -> None:
    lines = (CASES / "quantities" / f"{name}.jsonl").read_text("utf-8").splitlines()
    items = [json.loads(line) for line in lines]
    results = [hits(item["text"], item["amounts"], bound) for item in items]
    right, read = (sum(column) for column in zip(*results, strict=True))
    assert 2 * right / (read + sum(len(item["amounts"]) for item in items)) >= least
