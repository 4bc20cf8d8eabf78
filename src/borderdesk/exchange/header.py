"""The header of a grid: its headings, its HXL tags, and whether Borderdesk itself wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from borderdesk.exchange.grid import Grid
from borderdesk.exchange.sheet import SHEETS, Column, sheet_columns

TAG = re.compile(r"#[a-z][a-z0-9_]*(\s*\+\s*[a-z][a-z0-9_]*)*", re.IGNORECASE)
TAGS_WITHIN = 25  # rows: where the HXL standard looks for the tags (https://hxlstandard.org)


@dataclass(frozen=True, slots=True)
class Header:
    """Headings and tags by place ("" where there is none), the row of the headings, and the rows below as the claims.

    ``layout`` is the name of the sheet of our own export that this is, "" for a spreadsheet of others.
    """

    row: int
    headings: list[str]
    tags: list[str]
    rows: list[tuple[int, list[str]]]
    layout: str = ""

    @property
    def ours(self) -> bool:
        """Whether the cells stand as Borderdesk wrote them: guarded, numbers and days in its own form."""
        return bool(self.layout)


def header_of(grid: Grid) -> Header:
    """The header of a grid: the row above the HXL tags, else the first row with two filled cells or more.

    Without headings above them, the tags are the headings.
    """
    rows = [(number, [cell.strip() for cell in row]) for number, row in grid.rows]
    tagged = next((i for i, (_, row) in enumerate(rows[:TAGS_WITHIN]) if _are_tags(row)), None)
    if tagged is None:
        top = next((i for i, (_, row) in enumerate(rows) if sum(map(bool, row)) > 1), 0)
        number, headings = rows[top]
        return Header(number, headings, [""] * len(headings), grid.rows[top + 1 :])
    tags = [tag_form(cell) for cell in rows[tagged][1]]
    number, above = rows[tagged - 1] if tagged else rows[tagged]
    width = max(len(above), len(tags))
    headings, tags = above + [""] * (width - len(above)), tags + [""] * (width - len(tags))
    return Header(number, headings, tags, grid.rows[tagged + 1 :], _layout(headings, tags))


def tag_form(tag: str) -> str:
    """A tag with its attributes in order: HXL gives their order and case no meaning."""
    base, *attributes = re.split(r"\s*\+\s*", tag.strip().lower())
    return "+".join([base, *sorted(attributes)])


def _are_tags(row: list[str]) -> bool:
    filled = [cell for cell in row if cell]
    return bool(filled) and all(TAG.fullmatch(cell) for cell in filled)


def _layout(headings: list[str], tags: list[str]) -> str:
    """The first of SHEETS whose headings and tags these are; columns may be gone or in another order."""
    for name in SHEETS:
        known = {column.heading: column for column in sheet_columns(name)}
        keys = [column.heading for column in sheet_columns(name)[:1]]
        if set(keys) <= set(headings) and all(
            _is(known.get(heading), tag) for heading, tag in zip(headings, tags, strict=True)
        ):
            return name
    return ""


def _is(column: Column | None, tag: str) -> bool:
    return column is not None and tag_form(column.tag) == tag
