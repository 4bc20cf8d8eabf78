"""Two people's edits that git could not join: its marks in a table, told row by row and field by field."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from borderdesk.check.problem import Problem
from borderdesk.schema import KEYS, TABLES, columns
from borderdesk.story import Story

OURS, BASE, THEIRS, END = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
Version = dict[str, dict[str, str]]  # rows by id


def conflict_problems(story: Story) -> list[Problem]:
    """One problem for each row that git left in two versions; none where no table has marks."""
    return [problem for table in TABLES for problem in _of_table(story, table)]


def _of_table(story: Story, table: str) -> Iterator[Problem]:
    try:
        lines = story.table(table).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return
    at: int | None = None
    sides: dict[str, list[str]] = {}
    side = ""
    for number, line in enumerate(lines, start=1):
        mark = line[:7]
        if mark == OURS and at is None:
            at, side, sides = number, OURS, {OURS: [], BASE: [], THEIRS: []}
        elif at is not None and mark in (BASE, THEIRS):
            side = mark
        elif at is not None and mark == END:
            yield from _told(story, table, at, _version(table, sides[OURS]), _version(table, sides[THEIRS]))
            at = None
        elif at is not None:
            sides[side].append(line)
    if at is not None:
        yield Problem("found a conflict of git without its end, expected >>>>>>>", f"{table}.csv", at, "", story.name)


def _version(table: str, lines: list[str]) -> Version:
    rows = (dict(zip(columns(table), row, strict=False)) for row in csv.reader(lines))
    return {row.get(KEYS[table], ""): row for row in rows}


def _told(story: Story, table: str, at: int, ours: Version, theirs: Version) -> Iterator[Problem]:
    for key in sorted({*ours, *theirs}):
        message = _difference(key, ours.get(key), theirs.get(key))
        if message:
            mend = "keep one row of each id and remove git's marks"
            yield Problem(f"{message}; {mend}", f"{table}.csv", at, "", story.name)


def _difference(key: str, ours: dict[str, str] | None, theirs: dict[str, str] | None) -> str:
    if ours is None or theirs is None:
        return f"found {key!r} only in {'your' if theirs is None else 'the other'} edit of a conflict of git"
    apart = [
        f"{name} {ours[name]!r} or {theirs.get(name, '')!r}" for name in ours if ours[name] != theirs.get(name, "")
    ]
    if not apart:
        return f"found {key!r} alike in both edits of a conflict of git"
    return f"found two edits of {key!r} (yours, the other): {', '.join(apart)}"
