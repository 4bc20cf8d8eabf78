"""The tables of a story in SQL, made from their Table Schemas."""

from __future__ import annotations

from typing import Any

from borderdesk.schema import KEYS, table_schema

KINDS = {"number": "REAL", "integer": "INTEGER", "boolean": "INTEGER"}  # all else is TEXT
INDEXED = {
    "sources": ("publisher", "published"),
    "figures": ("source_id", "measure", "nationality", "destination", "origin", "period_start", "status"),
    "policies": ("source_id", "jurisdiction", "policy"),
    "corrections": ("row_id",),
}


def table_statements(table: str) -> list[str]:
    """CREATE TABLE, then its indexes; what a schema requires or lists is a constraint, not stated is NULL."""
    lines = [_column(table, field) for field in table_schema(table)["fields"]]
    lines += [_reference(key) for key in table_schema(table).get("foreignKeys", ())]
    made = f"CREATE TABLE {table} (\n  " + ",\n  ".join(lines) + "\n) STRICT"
    return [made, *(f"CREATE INDEX {table}_by_{name} ON {table} ({name})" for name in INDEXED[table])]


def _column(table: str, field: dict[str, Any]) -> str:
    name, limits = field["name"], field.get("constraints", {})
    parts = [name, KINDS.get(field["type"], "TEXT")]
    if name == KEYS[table]:
        parts.append("PRIMARY KEY NOT NULL")
    elif limits.get("required"):
        parts.append("NOT NULL")
    parts += [f"CHECK ({rule})" for rule in _rules(field, limits)]
    return " ".join(parts)


def _rules(field: dict[str, Any], limits: dict[str, Any]) -> list[str]:
    name, rules = field["name"], []
    if "enum" in limits:
        rules.append(f"{name} IN ({', '.join(map(_text, limits['enum']))})")
    if "minimum" in limits:
        rules.append(f"{name} >= {limits['minimum']}")
    if field["type"] == "boolean":
        rules.append(f"{name} IN (0, 1)")
    if field["type"] == "date":
        rules.append(f"{name} IS date({name})")
    return rules


def _reference(key: dict[str, Any]) -> str:
    there = key["reference"]
    return f"FOREIGN KEY ({', '.join(key['fields'])}) REFERENCES {there['resource']} ({', '.join(there['fields'])})"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
