"""Numbers of the wrong kind or the wrong size: stocks taken for flows, ranges too wide, borders that do not exist."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from borderdesk.amount import number
from borderdesk.consistency.finding import Finding
from borderdesk.consistency.row import Row
from borderdesk.consistency.words import about, digits, who
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
                message = (
                    f"{who(row)} gives {row.stated} as {row.measure} ({row.id}) and as {same.measure} ({same.id}): "
                    "those who are there and those who came are two things"
                )
                yield Finding("stock as flow", (row.id, same.id), message, field="measure")


def too_wide(rows: Sequence[Row]) -> Iterator[Finding]:
    """Ranges whose ends do not belong together, and counts of more people than there can be."""
    for row in rows:
        wide = row.qualifier == "range" and row.low > 0 and row.high > WIDE * row.low
        vast = row.unit in ("persons", "households") and row.high != float("inf") and row.high > WORLD
        if wide or vast:
            why = (
                f"its upper end is {number(round(row.high / row.low))} times its lower one"
                if wide
                else "that is more people than cross borders in all the world"
            )
            yield Finding("size", (row.id,), f"{who(row)} gives {row.stated}, {about(row)}: {why}", field="value_high")


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
            lone = ", ".join(_country(code) for code in odd)
            message = (
                f"{row.id} counts at '{row.place}', but {_country(home)} has no land border with {lone} ({about(row)})"
            )
            yield Finding("border", (row.id,), message, field="place")


def _borders() -> frozenset[tuple[str, str]]:
    pairs: dict[tuple[str, str], None] = defaultdict(lambda: None)
    for row in table_rows("crossings"):
        if row["country_a"] and row["country_b"]:
            pairs[row["country_a"], row["country_b"]] = pairs[row["country_b"], row["country_a"]] = None
    return frozenset(pairs)


def _names() -> dict[str, str]:
    return {row.name: row.code for row in countries() if " " not in row.name}


def _country(code: str) -> str:
    return next((row.name for row in countries() if row.code == code), code)
