"""Quotes against the texts that are at hand: the files in articles/ whose SHA-256 a source names."""

from __future__ import annotations

import hashlib

from borderdesk.check.problem import Problem
from borderdesk.story import Story

Row = dict[str, str]


def text_problems(story: Story, tables: dict[str, list[Row]]) -> list[Problem]:
    """Quotes that do not stand at their offsets in their text."""
    texts = _texts(story)
    of_source = {row["source_id"]: texts[row["sha256"]] for row in tables["sources"] if row["sha256"] in texts}
    problems = []
    for table in ("figures", "policies"):
        for number, row in enumerate(tables[table], start=2):
            text = of_source.get(row["source_id"])
            if text is not None and row["quote_start"].isdigit() and row["quote_end"].isdigit():
                problems += _misquoted(text, row, f"{table}.csv", number)
    return problems


def _misquoted(text: str, row: Row, file: str, number: int) -> list[Problem]:
    there = text[int(row["quote_start"]) : int(row["quote_end"])]
    if there == row["quote"]:
        return []
    message = f"found {row['quote']!r}, but the text has {there!r} at {row['quote_start']} to {row['quote_end']}"
    return [Problem(f"{message}; correct the quote or its offsets", file, number, "quote")]


def _texts(story: Story) -> dict[str, str]:
    paths = sorted((story.folder / "articles").glob("*.txt"))
    texts = (path.read_text("utf-8", errors="replace") for path in paths)
    return {hashlib.sha256(text.encode()).hexdigest(): text for text in texts}
