"""Numbers of the wrong kind or the wrong size: stocks taken for flows, ranges too wide, borders that do not exist."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from borderdesk import country, glossary
from borderdesk.consistency.finding import Finding
from borderdesk.consistency.row import Row
from borderdesk.consistency.words import about, digits, plain, stated, who
from borderdesk.message import told
from borderdesk.origin import Named, Said, Sentence
from borderdesk.place import countries
from borderdesk.place import rows as table_rows

STOCKS = ("stayed", "registered")
WIDE = 20  # times its low end: a range so wide was not meant
WORLD = 300_000_000  # more people than have ever crossed borders in a year; of one count, a slip
LAND = re.compile(r"\b(land|border|borders|crossing|crossings|checkpoint|checkpoints|frontier)\b", re.IGNORECASE)


def stock_as_flow(rows: Sequence[Row]) -> Iterator[Finding]:
    """One number of one office that stands as a count of those who came and of those who are there."""
    stocks: dict[object, Row] = {}
    for row in rows:
        if row.measure in STOCKS and row.point and digits(row.point) >= 2 and row.unit == "persons":
            stocks.setdefault((row.office, row.country, row.point), row)
    for row in rows:
        if row.measure in ("arrivals", "departures", "returns") and row.point and row.unit == "persons" and row.office:
            same = stocks.get((row.office, row.country, row.point)) or stocks.get(
                (row.office, row.destination, row.point)
            )
            if same:
                yield Finding("stock as flow", (row.id, same.id), _both(row, same), field="measure")


def _both(row: Row, same: Row) -> Sentence:
    return told(
        "{speaker} gives {value} as {one} ({row}) and as {other} ({same}): "
        "those who are there and those who came are two things",
        speaker=who(row),
        value=stated(row),
        one=glossary.measure(row.measure),
        row=Named(row.id),
        other=glossary.measure(same.measure),
        same=Named(same.id),
    )


def too_wide(rows: Sequence[Row]) -> Iterator[Finding]:
    """Ranges whose ends do not belong together, and counts of more people than there can be."""
    for row in rows:
        wide = row.qualifier == "range" and row.low > 0 and row.high > WIDE * row.low
        vast = row.unit in ("persons", "households") and row.high != float("inf") and row.high > WORLD
        if wide or vast:
            yield Finding("size", (row.id,), _wide(row) if wide else _vast(row), field="value_high")


def _wide(row: Row) -> Sentence:
    return told(
        "{speaker} gives {value}, {about}: its upper end is {times} times its lower one",
        speaker=who(row),
        value=stated(row),
        about=about(row),
        times=plain(round(row.high / row.low)),
    )


def _vast(row: Row) -> Sentence:
    return told(
        "{speaker} gives {value}, {about}: that is more people than cross borders in all the world",
        speaker=who(row),
        value=stated(row),
        about=about(row),
    )


def no_such_border(rows: Sequence[Row]) -> Iterator[Finding]:
    """Crossings by land that are said to lie between two countries which share no border."""
    pairs = _borders()
    names = _names()
    for row in rows:
        if not LAND.search(row.place):
            continue
        home = row.origin or row.destination
        named = sorted({names[word] for word in re.findall(r"[A-Z]\w+", row.place) if word in names} - {home})
        odd = [code for code in named if home and (home, code) not in pairs]
        if odd and len(odd) < len(named):
            yield Finding("border", (row.id,), _no_border(row, home, odd), field="place")


def _no_border(row: Row, home: str, odd: Sequence[str]) -> Sentence:
    return told(
        "{row} counts at '{place}', but {country} has no land border with {others} ({about})",
        row=Named(row.id),
        place=Said(row.place, (row.id,)),
        country=country.named(home),
        others=", ".join(map(country.named, odd)),
        about=about(row),
    )


def _borders() -> frozenset[tuple[str, str]]:
    pairs: dict[tuple[str, str], None] = defaultdict(lambda: None)
    for row in table_rows("crossings"):
        if row["country_a"] and row["country_b"]:
            pairs[row["country_a"], row["country_b"]] = pairs[row["country_b"], row["country_a"]] = None
    return frozenset(pairs)


def _names() -> dict[str, str]:
    return {row.name: row.code for row in countries() if " " not in row.name}
