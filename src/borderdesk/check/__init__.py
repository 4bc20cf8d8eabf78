"""Checks of a story: what its schemas say, through frictionless, and what no schema can say.

Reading raises at the first fault; checking reports all it finds, in the order of files and rows.
"""

from __future__ import annotations

import csv
import io

from borderdesk.check.package import package_problems
from borderdesk.check.problem import Problem
from borderdesk.check.rows import Row, row_problems
from borderdesk.check.texts import text_problems
from borderdesk.schema import TABLES, columns
from borderdesk.story import Story

__all__ = ["Problem", "check_story"]

FILES = ["story.toml", "datapackage.json", *(f"{table}.csv" for table in TABLES)]


def check_story(story: Story) -> list[Problem]:
    """All problems of a story, in file order, then by row; none where it is sound."""
    tables = {table: loose_rows(story, table) for table in TABLES}
    problems = package_problems(story)
    for table in TABLES:
        problems += row_problems(table, tables)
    problems += text_problems(story, tables)
    return sorted(
        set(problems), key=lambda one: (FILES.index(one.file) if one.file in FILES else -1, one.row, one.field)
    )


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
