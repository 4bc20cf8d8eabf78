"""Schemas: the columns of the tables, their codes, and their dictionary."""

from __future__ import annotations

import re

import pytest
from frictionless import Schema

from borderdesk import amount, figure, policy, schema
from borderdesk.schema import KEYS, TABLES

CODES = [
    ("figures", "measure", figure.MEASURES),
    ("figures", "qualifier", amount.QUALIFIERS),
    ("figures", "unit", figure.UNITS),
    ("figures", "rate", figure.RATES[1:]),
    ("figures", "modality", figure.MODALITIES),
    ("figures", "status", figure.STATUSES),
    ("policies", "policy", policy.POLICIES),
    ("policies", "status", figure.STATUSES),
]
KINDS = {"string", "number", "integer", "date", "boolean"}


def fields(table: str) -> dict[str, dict]:
    return {field["name"]: field for field in schema.table_schema(table)["fields"]}


@pytest.mark.parametrize("table", TABLES)
def test_a_schema_is_a_table_schema_of_the_standard(table: str) -> None:
    assert Schema.from_descriptor(schema.table_schema(table)).field_names == schema.columns(table)


@pytest.mark.parametrize("table", TABLES)
def test_the_key_stands_first_and_is_required_and_unique(table: str) -> None:
    assert schema.columns(table)[0] == KEYS[table]
    assert schema.table_schema(table)["primaryKey"] == [KEYS[table]]
    assert fields(table)[KEYS[table]]["constraints"].items() >= {"required": True, "unique": True}.items()


@pytest.mark.parametrize("table", ["figures", "policies"])
def test_every_claim_points_to_a_source(table: str) -> None:
    keys = schema.table_schema(table)["foreignKeys"]
    assert [(key["fields"], key["reference"]) for key in keys] == [
        (["source_id"], {"resource": "sources", "fields": ["source_id"]})
    ]
    assert fields(table)["source_id"]["constraints"]["required"]


@pytest.mark.parametrize(("table", "column", "codes"), CODES)
def test_a_column_allows_the_codes_that_the_package_knows(table: str, column: str, codes: tuple[str, ...]) -> None:
    assert tuple(fields(table)[column]["constraints"]["enum"]) == codes


@pytest.mark.parametrize("table", TABLES)
def test_every_column_has_one_of_five_types_and_a_meaning(table: str) -> None:
    by_type = {kind: schema.columns_of_type(table, kind) for kind in KINDS}
    assert sorted(name for names in by_type.values() for name in names) == sorted(schema.columns(table))
    assert [name for name, field in fields(table).items() if len(field["description"]) < 10] == []


@pytest.mark.parametrize("table", TABLES)
def test_the_dictionary_has_a_whole_row_for_each_column(table: str) -> None:
    header, rule, *rows = schema.dictionary(table).splitlines()
    cells = [re.split(r"(?<!\\)\|", row) for row in (header, rule, *rows)]
    assert {len(row) for row in cells} == {7}
    assert [row[1].strip(" `") for row in cells[2:]] == schema.columns(table)


def test_the_dictionary_takes_the_place_of_an_older_one_and_leaves_the_rest_of_the_page() -> None:
    page = "# Page\n<!-- dictionary -->\nyesterday's\n<!-- /dictionary -->\nend\n"
    once = schema.with_dictionary(page)
    assert once == schema.with_dictionary(once)
    assert once.startswith("# Page\n<!-- dictionary -->\n\n### sources.csv\n")
    assert once.endswith("\n<!-- /dictionary -->\nend\n")
    assert "yesterday's" not in once
