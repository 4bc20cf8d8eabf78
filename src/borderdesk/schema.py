"""The Table Schemas of a story's three tables: the one place where a column is described.

https://datapackage.org/standard/table-schema/ ; the ``hxl`` of a field is its HXL hashtag, https://hxlstandard.org
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

TABLES = ("sources", "figures", "policies")
KEYS = {"sources": "source_id", "figures": "figure_id", "policies": "policy_id"}


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


def dictionary(table: str) -> str:
    """The column dictionary of a table as Markdown, one row a column."""
    rows = ["| column | type | allowed | HXL | meaning |", "| --- | --- | --- | --- | --- |"]
    for field in table_schema(table)["fields"]:
        hxl = f"`{field['hxl']}`" if "hxl" in field else ""
        rows.append(f"| `{field['name']}` | {field['type']} | {_allowed(field)} | {hxl} | {field['description']} |")
    return "\n".join(rows) + "\n"


def with_dictionary(page: str) -> str:
    """A Markdown page with all column dictionaries between its two dictionary comments."""
    before, start, rest = page.partition("<!-- dictionary -->\n")
    _, end, after = rest.partition("<!-- /dictionary -->")
    tables = "".join(f"\n### {table}.csv\n\n{dictionary(table)}" for table in TABLES)
    return f"{before}{start}{tables}\n{end}{after}"


def _allowed(field: dict[str, Any]) -> str:
    limits = field.get("constraints", {})
    words = [word for word in ("required", "unique") if limits.get(word)]
    if "enum" in limits:
        words.append(", ".join(limits["enum"]))
    if "pattern" in limits:
        words.append("`" + limits["pattern"].replace("|", "\\|") + "`")
    if "minimum" in limits:
        words.append(f"from {limits['minimum']}")
    return "; ".join(words)
