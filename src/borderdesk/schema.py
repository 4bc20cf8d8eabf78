"""The Table Schemas of a story's four tables: the one place where a column is described.

https://datapackage.org/standard/table-schema/ ; the ``hxl`` of a field is its HXL hashtag, https://hxlstandard.org
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from borderdesk.period import iso_day

TABLES = ("sources", "figures", "policies", "corrections")
KEYS = {"sources": "source_id", "figures": "figure_id", "policies": "policy_id", "corrections": "correction_id"}
NUMBERS = {
    "number": (re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"), "a number such as 64000"),
    "integer": (re.compile(r"[+-]?\d+"), "a whole number such as 64000"),
}


@cache
def table_schema(table: str) -> dict[str, Any]:
    """The Table Schema of one of TABLES; do not change what it returns."""
    text = files("borderdesk").joinpath("schemas", f"{table}.json").read_text("utf-8")
    return dict(json.loads(text))


def columns(table: str) -> list[str]:
    """The columns of a table in their order on disk."""
    return [field["name"] for field in table_schema(table)["fields"]]


def columns_of_type(table: str, kind: str) -> list[str]:
    """The columns whose Table Schema type is ``kind``: string, number, integer, date or boolean."""
    return [field["name"] for field in table_schema(table)["fields"] if field["type"] == kind]


def misfit(table: str, column: str, value: str) -> str:
    """What a cell of the column should hold, in words, where the text ``value`` is no such thing; "" where it is.

    Empty fits any column that is not required. Bounds between columns are not looked at.
    """
    field = next(field for field in table_schema(table)["fields"] if field["name"] == column)
    limits = field.get("constraints", {})
    if not value:
        return "a value: the column is required" if limits.get("required") else ""
    if "enum" in limits:
        return "" if value in limits["enum"] else f"one of {', '.join(limits['enum'])}"
    if "pattern" in limits and not re.fullmatch(limits["pattern"], value):
        return f"text of the form {limits['pattern']}"
    wrong = _mistyped(field["type"], value)
    if not wrong and "minimum" in limits and float(value) < limits["minimum"]:
        return f"a number from {limits['minimum']}"
    return wrong


def _mistyped(kind: str, value: str) -> str:
    if kind in NUMBERS:
        form, said = NUMBERS[kind]
        return "" if form.fullmatch(value) else said
    if kind == "boolean" and value not in ("true", "false"):
        return "true, false or nothing"
    try:
        _ = iso_day(value) if kind == "date" else None
    except ValueError:
        return "a day as YYYY-MM-DD"
    return ""


def dictionary(table: str) -> str:
    """The column dictionary of a table as Markdown, one row a column."""
    rows = ["| column | type | allowed | HXL | meaning |", "| --- | --- | --- | --- | --- |"]
    for field in table_schema(table)["fields"]:
        hxl = f"`{field['hxl']}`" if "hxl" in field else ""
        rows.append(f"| `{field['name']}` | {field['type']} | {allowed(field)} | {hxl} | {field['description']} |")
    return "\n".join(rows) + "\n"


def with_dictionary(page: str) -> str:
    """A Markdown page with all column dictionaries between its two dictionary comments."""
    before, start, rest = page.partition("<!-- dictionary -->\n")
    _, end, after = rest.partition("<!-- /dictionary -->")
    tables = "".join(f"\n### {table}.csv\n\n{dictionary(table)}" for table in TABLES)
    return f"{before}{start}{tables}\n{end}{after}"


def allowed(field: dict[str, Any]) -> str:
    """The constraints of a Table Schema field in words, for a cell of a Markdown table."""
    limits = field.get("constraints", {})
    words = [word for word in ("required", "unique") if limits.get(word)]
    if "enum" in limits:
        words.append(", ".join(limits["enum"]))
    if "pattern" in limits:
        words.append("`" + limits["pattern"].replace("|", "\\|") + "`")
    if "minimum" in limits:
        words.append(f"from {limits['minimum']}")
    return "; ".join(words)
