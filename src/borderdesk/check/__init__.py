"""Checks of a story: what its schemas say, through frictionless, and what no schema can say.

Reading raises at the first fault; checking reports all it finds, in the order of files and rows.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from borderdesk import corrections
from borderdesk.check.conflicts import conflict_problems
from borderdesk.check.package import package_problems
from borderdesk.check.problem import Problem
from borderdesk.check.rows import DAYS, Row, row_problems
from borderdesk.check.texts import text_problems
from borderdesk.errors import LedgerError
from borderdesk.schema import KEYS, TABLES, columns
from borderdesk.story import CITATION, Story

__all__ = ["Problem", "check_story"]

OURS = {"source_id", *DAYS}
FILES = ["story.toml", "datapackage.json", *(f"{table}.csv" for table in TABLES)]


def check_story(story: Story) -> list[Problem]:
    """All problems of a story, in file order, then by row; none where it is sound.

    A cell is blamed once: a source or a day in our words, which say what to do, the rest in those of the schema.
    """
    conflicts = conflict_problems(story)
    if conflicts:  # no table with git's marks in it can be read: all else would be an echo
        return conflicts
    tables = {table: loose_rows(story, table) for table in TABLES}
    ours = [problem for table in TABLES for problem in row_problems(table, tables)]
    ours += text_problems(story, tables)
    ours += [*_caveat_problems(story, tables), *_stale_corrections(story)]
    return sorted(
        _once(package_problems(story), ours),
        key=lambda one: (FILES.index(one.file) if one.file in FILES else -1, one.row, one.field),
    )


def _caveat_problems(story: Story, tables: dict[str, list[Row]]) -> Iterator[Problem]:
    """Numbers in the caveats of story.toml that lead to no row."""
    ids = {row[KEYS[table]] for table in ("figures", "policies") for row in tables[table]}
    for text in story.caveats:
        for found in CITATION.finditer(text):
            for one in found[2].split(","):
                if one.strip() not in ids:
                    message = f"found {found[0]}, expected an id of figures.csv or policies.csv; correct the id"
                    yield Problem(message, "story.toml", 0, "caveats")


def _stale_corrections(story: Story) -> Iterator[Problem]:
    """Corrections that no longer fit their row; none where a table cannot be read, which the schemas report."""
    try:
        found = list(corrections.stale(story))
    except LedgerError:
        return
    for line, field, message in found:
        yield Problem(message, "corrections.csv", line, field)


def _once(schemas: list[Problem], ours: list[Problem]) -> set[Problem]:
    cells = {(one.file, one.row, one.field) for one in schemas}
    kept = {one for one in ours if one.field in OURS or (one.file, one.row, one.field) not in cells}
    told = {(one.file, one.row, one.field) for one in kept if one.field in OURS}
    return kept | {one for one in schemas if (one.file, one.row, one.field) not in told}


def loose_rows(story: Story, table: str) -> list[Row]:
    """The rows of a table however damaged: short rows are filled up, cells without a column fall away.

    Nothing where the file is missing or its header is another; frictionless reports that.
    """
    try:
        text = story.table(table).read_text("utf-8")
        rows = list(csv.reader(io.StringIO(text, newline="")))
    except (OSError, UnicodeDecodeError, csv.Error):
        return []
    names = columns(table)
    if not rows or rows[0] != names:
        return []
    return [dict(zip(names, [*row, *[""] * len(names)], strict=False)) for row in rows[1:]]
