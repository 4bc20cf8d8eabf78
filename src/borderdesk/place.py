"""Countries by their codes: names, neighbours, and what their people are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from os.path import dirname, exists
from sys import intern

from borderdesk.errors import LexiconError

TABLES = f"{dirname(__file__)}/tables"  # noqa: PTH120 -- pathlib would be a tenth of the import of extract


@dataclass(frozen=True, slots=True)
class Country:
    """A row of ``tables/countries.csv``; ``neighbours`` share a border on land, ``person`` and ``people`` are nouns."""

    code: str
    name: str
    variants: tuple[str, ...]
    adjectives: tuple[str, ...]
    person: tuple[str, ...]
    people: tuple[str, ...]
    capital: tuple[str, ...]
    neighbours: tuple[str, ...]
    ambiguous: bool
    historic: tuple[str, ...]
    source: str


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of a table of places; none where it does not ship. LexiconError where a row has gaps or too much."""
    import csv  # slow to load

    path = f"{TABLES}/{table}.csv"
    if not exists(path):  # noqa: PTH110
        return
    with open(path, encoding="utf-8", newline="") as file:  # noqa: PTH123
        reader = csv.reader(file)
        head = next(reader, [])
        for row in reader:
            if len(row) != len(head):
                raise LexiconError(f"{table}.csv, line {reader.line_num}: found a row of another width than the head")
            cells = (intern(cell) if len(cell) < SHORT else cell for cell in row)
            yield dict(zip(head, cells, strict=True))


SHORT = 8  # letters; codes and the like come again in every row, and are kept once


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several: "Kazakh|Kazakhstani"."""
    return tuple(cell.split("|")) if cell else ()


@cache
def countries() -> tuple[Country, ...]:
    """All 249 of ISO 3166-1, with XKX and EU, in the order of their codes."""
    return tuple(_country(row) for row in rows("countries"))


def _country(row: dict[str, str]) -> Country:
    return Country(
        code=row["code"],
        name=row["name"],
        variants=listed(row["variants"]),
        adjectives=listed(row["adjectives"]),
        person=listed(row["person"]),
        people=listed(row["people"]),
        capital=listed(row["capital"]),
        neighbours=listed(row["neighbours"]),
        ambiguous=row["ambiguous"] == "yes",
        historic=listed(row["historic"]),
        source=row["source"],
    )


@cache
def _by_code() -> dict[str, Country]:
    return {country.code: country for country in countries()}


def country(code: str) -> Country | None:
    """The country of a code, None where it is not known."""
    return _by_code().get(code)


def known(code: str) -> bool:
    """Whether the code is an ISO 3166-1 alpha-3 code, or XKX, or EU."""
    return code in _by_code()


def neighbours(code: str) -> frozenset[str]:
    """The codes of the states with which it shares a border on land; none where it is not known."""
    found = country(code)
    return frozenset(found.neighbours) if found else frozenset()


@cache
def name_of(code: str, language: str = "en") -> str:
    """The name of a country for readers; the code itself where it is not known."""
    found = country(code)
    if found is None or language == "en":
        return found.name if found else code
    return _translated(code, language) or found.name


def _translated(code: str, language: str) -> str | None:
    """The name in the Unicode CLDR, which knows a country by its two letters."""
    from babel import Locale
    from babel.core import get_global

    short = {"XKX": "XK", "EU": "EU"}.get(code) or get_global("territory_aliases").get(code, [""])[0]
    return Locale.parse(language).territories.get(short)
