"""The tables of places: what every row of crossings and cities must hold."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from borderdesk.place import TABLES, countries, known, listed, neighbours, rows

Row = dict[str, str]

HEADS = {
    "crossings": "name,variants,kind,country_a,country_b,towns,source",
    "cities": "name,variants,country,kind,ambiguous,source",
}
KINDS = {
    "crossings": {"crossing", "bridge", "port", "strip", "river", "town"},
    "cities": {"city", "region", "camp", "island", "airport", "port"},
}
CODES = {"crossings": ("country_a", "country_b"), "cities": ("country",)}
LEAST = {"crossings": 250, "cities": 400}
UNDER_THE_SEA = {"Eurotunnel"}
STATE_AND_CAPITAL = {"Victoria"}  # of Australia, and of the Seychelles

both = pytest.mark.parametrize("table", HEADS)


def written(row: Row) -> tuple[str, ...]:
    return (row["name"], *listed(row["variants"]))


def codes(table: str, row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in CODES[table])


@both
def test_the_head_is_the_one_the_finder_reads(table: str) -> None:
    lines = (Path(TABLES) / f"{table}.csv").read_bytes().decode("utf-8").split("\n")
    assert lines[0] == HEADS[table]
    assert lines[-1] == ""
    assert not [line for line in lines if "\r" in line]


@both
def test_a_table_is_long_enough_to_be_of_use(table: str) -> None:
    assert len(list(rows(table))) >= LEAST[table]


@both
def test_every_row_has_a_name_and_a_source(table: str) -> None:
    assert [row for row in rows(table) if not row["name"] or not row["source"]] == []


@both
def test_no_cell_has_stray_blanks_or_empty_variants(table: str) -> None:
    cells = [cell for row in rows(table) for cell in (*row.values(), *listed(row["variants"]))]
    assert [cell for cell in cells if cell != " ".join(cell.split())] == []
    assert [row["name"] for row in rows(table) if "" in listed(row["variants"])] == []


@both
def test_letters_with_accents_are_single_characters(table: str) -> None:
    assert unicodedata.is_normalized("NFC", (Path(TABLES) / f"{table}.csv").read_text("utf-8"))


@both
def test_every_kind_is_one_of_those_agreed(table: str) -> None:
    assert {row["kind"] for row in rows(table)} <= KINDS[table]


@both
def test_every_code_is_of_a_country(table: str) -> None:
    found = {code for row in rows(table) for code in codes(table, row)}
    assert {code for code in found if not known(code) or code == "EU"} == set()


@both
def test_rows_are_sorted_by_country_then_name(table: str) -> None:
    order = [(*codes(table, row), row["name"]) for row in rows(table)]
    assert order == sorted(order)


@both
def test_no_name_or_variant_stands_twice_for_different_countries(table: str) -> None:
    found: dict[str, set[tuple[str, ...]]] = {}
    for row in rows(table):
        for name in written(row):
            found.setdefault(name.casefold(), set()).add(codes(table, row))
    assert {name: where for name, where in found.items() if len(where) > 1} == {}


@both
def test_no_name_stands_twice_in_a_row(table: str) -> None:
    assert [row["name"] for row in rows(table) if len(set(written(row))) != len(written(row))] == []


@both
def test_no_two_rows_have_the_same_name(table: str) -> None:
    assert [name for name, times in Counter(row["name"] for row in rows(table)).items() if times > 1] == []


def test_a_crossing_joins_two_different_countries() -> None:
    assert [row["name"] for row in rows("crossings") if row["country_a"] == row["country_b"]] == []


def test_a_town_at_a_crossing_lies_in_one_of_its_two_countries_and_bears_its_name() -> None:
    towns = [(row, *town.split("=")) for row in rows("crossings") for town in listed(row["towns"])]
    assert [name for row, name, _ in towns if name not in (row["name"], *listed(row["variants"]))] == []
    assert [name for row, name, side in towns if side not in (row["country_a"], row["country_b"])] == []
    assert len(towns) > 500


def test_a_crossing_on_land_joins_neighbours() -> None:
    land = [row for row in rows("crossings") if row["kind"] in ("crossing", "town")]
    apart = {row["name"] for row in land if row["country_b"] not in neighbours(row["country_a"])}
    assert apart == UNDER_THE_SEA


def test_no_capital_is_among_the_cities() -> None:
    capitals = {name for country in countries() for name in country.capital}
    assert {name for row in rows("cities") for name in written(row)} & capitals == STATE_AND_CAPITAL


def test_cities_say_plainly_whether_they_are_ambiguous() -> None:
    assert {row["ambiguous"] for row in rows("cities")} == {"yes", "no"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Verkhny Lars", ("GEO", "RUS")),
        ("Upper Lars", ("GEO", "RUS")),
        ("Medyka", ("POL", "UKR")),
        ("Adré", ("SDN", "TCD")),
        ("Torkham", ("AFG", "PAK")),
        ("Islam Qala", ("AFG", "IRN")),
        ("Rafah crossing", ("EGY", "PSE")),
        ("Hakari Bridge", ("ARM", "AZE")),
        ("Merdare", ("SRB", "XKX")),
        ("Darién Gap", ("COL", "PAN")),
        ("Roxham Road", ("CAN", "USA")),
        ("Beitbridge", ("ZAF", "ZWE")),
        ("Lo Wu", ("CHN", "HKG")),
    ],
)
def test_a_crossing_in_the_news_is_between_its_two_countries(name: str, expected: tuple[str, str]) -> None:
    assert {codes("crossings", row) for row in rows("crossings") if name in written(row)} == {expected}


@pytest.mark.parametrize(
    ("name", "country"),
    [("Mariupol", "UKR"), ("Lampedusa", "ITA"), ("Zaatari", "JOR"), ("Khankendi", "AZE"), ("Goma", "COD")],
)
def test_a_city_in_the_news_is_in_its_country(name: str, country: str) -> None:
    assert {row["country"] for row in rows("cities") if name in written(row)} == {country}
