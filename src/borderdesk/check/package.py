"""The package as a whole: its descriptor, and its tables against their schemas, through frictionless."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from borderdesk.check.problem import Problem
from borderdesk.schema import TABLES, table_schema
from borderdesk.story import Story, datapackage

if TYPE_CHECKING:
    from frictionless import Error

# frictionless' own words are about its model; these say what to do
ADVICE = {
    "missing-cell": "a row has fewer cells than columns; check its commas and quotes",
    "extra-cell": "a row has more cells than columns; put quotes around cells with commas",
    "blank-row": "remove the empty row",
    "primary-key": "each id stands once; give this row an id of its own",
    "foreign-key": "add the source to sources.csv or correct the id",
    "scheme-error": "restore the file from git",
    "encoding-error": "save the file as UTF-8",
    "source-error": "restore the file from git, or correct its header",
}
SAID_TWICE = "unique-error"  # our only unique columns are primary keys, which have an error of their own


def package_problems(story: Story) -> list[Problem]:
    """What is wrong with the descriptor, and what frictionless finds in the tables."""
    path = story.folder / "datapackage.json"
    try:
        descriptor = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        message = f"found no descriptor that can be read ({error}), expected JSON; restore it from git"
        return [Problem(message, "datapackage.json", story=story.name), *_table_problems(story)]
    return [*_descriptor_problems(story, descriptor), *_table_problems(story)]


def _descriptor_problems(story: Story, found: Any) -> list[Problem]:
    expected = datapackage(story.name, story.title)
    if not isinstance(found, dict):
        return [Problem("found no object, expected a data package descriptor", "datapackage.json", story=story.name)]
    return [
        Problem(
            f"found another {key} than the schemas and story.toml give; write it anew with `borderdesk check --mend`",
            "datapackage.json",
            field=key,
            story=story.name,
        )
        for key, value in expected.items()
        if found.get(key) != value
    ]


def _table_problems(story: Story) -> list[Problem]:
    """Every table against the schema of this version, not against the copy in the descriptor."""
    from frictionless import Package

    report = Package.from_descriptor(datapackage(story.name, story.title), basepath=str(story.folder)).validate()
    problems = [_problem(story, "", error) for error in report.errors]
    for task in report.tasks:
        problems += [_problem(story, f"{task.name}.csv", error) for error in task.errors if error.type != SAID_TWICE]
    return problems


def _problem(story: Story, file: str, error: Error) -> Problem:
    row = int(getattr(error, "row_number", 0) or 0)
    field = str(getattr(error, "field_name", "") or "")
    return Problem(_words(file, field, error), file, row, field, story.name)


def _words(file: str, field: str, error: Error) -> str:
    table = file.removesuffix(".csv")
    if error.type in ("constraint-error", "type-error") and table in TABLES:
        return f"found {getattr(error, 'cell', '')!r}, expected {_expected(table, field)}"
    said = [str(error.note or ""), ADVICE.get(error.type, "")]
    return "; ".join(part for part in said if part) or str(error.message)


def _expected(table: str, name: str) -> str:
    field = next(field for field in table_schema(table)["fields"] if field["name"] == name)
    limits = field.get("constraints", {})
    if "enum" in limits:
        return f"one of {', '.join(limits['enum'])}"
    if "pattern" in limits:
        return f"text of the form {limits['pattern']}"
    kinds = {"date": "a day as YYYY-MM-DD", "number": "a number such as 64000", "boolean": "true, false or nothing"}
    words = kinds.get(field["type"], f"a {field['type']}")
    return (
        words
        + (f" from {limits['minimum']}" if "minimum" in limits else "")
        + ("; fill it in" if limits.get("required") else "")
    )
