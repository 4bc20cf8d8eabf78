"""The table of countries: complete, in agreement with itself, and light to read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from babel import Locale
from babel.core import get_global

from borderdesk import place
from borderdesk.errors import LexiconError
from borderdesk.place import TABLES, countries, country, known, name_of, neighbours, rows

CODES = [row.code for row in countries()]


def test_there_is_one_row_for_each_country_of_the_standard() -> None:
    assert len(CODES) == len(set(CODES)) == 251
    assert sorted(CODES) == CODES


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_one_that_the_unicode_tables_know_too(code: str) -> None:
    short = {"XKX": ["XK"], "EU": ["EU"]}.get(code) or get_global("territory_aliases").get(code, [])
    assert len(short) == 1
    assert short[0] in Locale.parse("en").territories


@pytest.mark.parametrize("code", CODES)
def test_a_neighbour_has_it_for_a_neighbour(code: str) -> None:
    assert all(code in neighbours(other) for other in neighbours(code))
    assert code not in neighbours(code)


@pytest.mark.parametrize(
    ("code", "others"),
    [
        ("CAN", "USA"),
        ("PRT", "ESP"),
        ("IRL", "GBR"),
        ("GEO", "ARM AZE RUS TUR"),
        ("FIN", "NOR RUS SWE"),
        ("CUB", ""),
        ("ZZZ", ""),
    ],
)
def test_neighbours_are_those_on_land(code: str, others: str) -> None:
    assert neighbours(code) == frozenset(others.split())


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("RUS", "en", "Russia"),
        ("COD", "en", "DR Congo"),
        ("KOR", "en", "South Korea"),
        ("DEU", "de", "Deutschland"),
        ("XKX", "fr", "Kosovo"),
        ("EU", "es", "Unión Europea"),
        ("QQQ", "en", "QQQ"),
        ("QQQ", "de", "QQQ"),
    ],
)
def test_a_country_has_its_name_in_the_language_of_the_reader(code: str, language: str, name: str) -> None:
    assert name_of(code, language) == name


@pytest.mark.parametrize(
    ("code", "is_known"), [("RUS", True), ("XKX", True), ("EU", True), ("ZZZ", False), ("", False)]
)
def test_only_codes_of_the_table_are_known(code: str, is_known: bool) -> None:
    assert known(code) is is_known
    assert (country(code) is not None) is is_known


def test_no_name_belongs_to_two_countries() -> None:
    owners: dict[str, set[str]] = {}
    for row in countries():
        for name in (row.name, *row.variants):
            owners.setdefault(name, set()).add(row.code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("table", ["authorities", "regions"])
def test_other_tables_name_known_codes_and_say_nothing_twice(table: str) -> None:
    # a name may be two things (mainland, noun and adjective) or lie in two countries (Punjab); each is said once
    said = [
        (name, row.get("role", ""), row.get("country", row.get("codes", "")))
        for row in rows(table)
        for name in row["name"].split("|")
    ]
    codes = [code for *_, listed in said for code in listed.split("|") if code]
    assert len(said) == len(set(said))
    assert all(known(code) for code in codes)


def test_every_row_says_where_it_is_from() -> None:
    assert all(row.source for row in countries())
    assert all(row["source"] for row in rows("authorities"))


def test_a_row_of_another_width_is_refused_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "short.csv").write_text("name,country,source\nKremlin,RUS\n", "utf-8")
    monkeypatch.setattr(place, "TABLES", tmp_path)
    with pytest.raises(LexiconError, match=r"short\.csv, line 2"):
        list(rows("short"))


def test_the_tables_ship_with_the_package() -> None:
    assert {path.stem for path in Path(TABLES).glob("*.csv")} >= {"countries", "authorities", "regions"}


def test_reading_the_table_imports_nothing_heavy() -> None:
    asked = "import sys, borderdesk.place as p; p.name_of('RUS'); print(*{'babel', 'pandas'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
