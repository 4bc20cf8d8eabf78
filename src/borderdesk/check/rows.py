"""What a schema cannot say of a row: bounds and hedges, days, codes, values, order, and the source it points to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from borderdesk.amount import misfit
from borderdesk.check.problem import Problem
from borderdesk.period import iso_day
from borderdesk.place import known
from borderdesk.schema import KEYS

Row = dict[str, str]
Fault = tuple[str, str]  # field, message
CODES = {"figures": ("nationality", "origin", "destination"), "policies": ("jurisdiction", "nationality")}
SHORT_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?<!-\d\d-\d\d)")
DAYS = frozenset("published retrieved period_start period_end effective_from effective_to corrected_on".split())
ANSWERS = ("yes", "no", "partial", "proposed")
BODIES = {"destination": ("EU",), "jurisdiction": ("EU",)}  # a body without a code of its own


def row_problems(table: str, tables: dict[str, list[Row]]) -> list[Problem]:
    """All faults of a table's rows; ``tables`` holds all three as strings."""
    published = {row["source_id"]: row["published"] for row in tables["sources"]}
    problems: list[Problem] = []
    before = ""
    for number, row in enumerate(tables[table], start=2):
        faults = [*_order(row[KEYS[table]], before, table), *_faults(table, row, published)]
        problems += [Problem(message, f"{table}.csv", number, field) for field, message in faults]
        before = row[KEYS[table]]
    return problems


def _faults(table: str, row: Row, published: dict[str, str]) -> Iterator[Fault]:
    for check in CHECKS[table]:
        yield from check(row, published)


def _order(key: str, before: str, table: str) -> Iterator[Fault]:
    if key < before:
        yield (
            KEYS[table],
            f"found {key!r} after {before!r}, expected rows sorted by id; `borderdesk check --mend` sorts them",
        )


def _bounds(row: Row, _: dict[str, str]) -> Iterator[Fault]:
    low, high = _number(row["value_low"]), _number(row["value_high"])
    reason = misfit(low, high, row["qualifier"])
    if reason:
        yield "qualifier" if "qualifier" in reason else "value_low", reason


def _days(row: Row, published: dict[str, str]) -> Iterator[Fault]:
    start, end = row["period_start"], row["period_end"]
    if start and end and start > end:
        yield "period_start", f"found {start} after the period's end {end}, expected its first day"
    day = published.get(row["source_id"], "")
    if day and end and end > day and row["modality"] in ("observed", "two_way"):
        yield (
            "period_end",
            f"found {end}, expected no day after the publication on {day}; correct the one that is wrong",
        )


def _effective(row: Row, _: dict[str, str]) -> Iterator[Fault]:
    start, end = row["effective_from"], row["effective_to"]
    if start and end and start > end:
        yield "effective_from", f"found {start} after the rule's end {end}, expected its first day"


def _codes(names: tuple[str, ...]) -> Callable[[Row, dict[str, str]], Iterator[Fault]]:
    def check(row: Row, _: dict[str, str]) -> Iterator[Fault]:
        for name in names:
            if row[name] and row[name] not in BODIES.get(name, ()) and not known(row[name]):
                yield name, f"found {row[name]!r}, expected an ISO 3166-1 alpha-3 code such as KAZ"

    return check


def _value(row: Row, _: dict[str, str]) -> Iterator[Fault]:
    kind, value = row["policy"], row["value"]
    if kind == "visa_free_stay_days" and _number(value) is None:
        yield "value", f"found {value!r}, expected a number of days for visa_free_stay_days"
    elif kind not in ("visa_free_stay_days", "other") and value not in ANSWERS:
        yield "value", f"found {value!r}, expected one of {', '.join(ANSWERS)} for {kind}; put the words into note"


def _source(row: Row, published: dict[str, str]) -> Iterator[Fault]:
    if row["source_id"] not in published:
        yield (
            "source_id",
            f"found {row['source_id']!r}, expected an id of sources.csv; add the source or correct the id",
        )


def _quote(row: Row, _: dict[str, str]) -> Iterator[Fault]:
    start, end = row["quote_start"], row["quote_end"]
    if bool(start) != bool(end) or (start and not row["quote"]):
        yield (
            "quote_start",
            "found a quote with only a part of its offsets, expected both offsets and the words, or none",
        )
    elif start.isdigit() and end.isdigit() and int(end) - int(start) != len(row["quote"]):
        length = f"{len(row['quote'])} characters long"
        yield "quote_end", f"found offsets {start} to {end} for a quote {length}, expected them to fit"


def _spelled(row: Row, _: dict[str, str]) -> Iterator[Fault]:
    """Days in full: frictionless also takes 2022-9-28, which sorts and compares wrong as text."""
    for name, value in row.items():
        if SHORT_DAY.fullmatch(value) and name in DAYS:
            yield name, f"found {value!r}, expected a day as YYYY-MM-DD, for example 2022-09-28"


def _published(row: Row, _: dict[str, str]) -> Iterator[Fault]:
    if row["published"] and row["retrieved"] and row["published"] > row["retrieved"]:
        yield (
            "published",
            f"found {row['published']} after the day it was retrieved, {row['retrieved']}; correct the wrong one",
        )


def _number(text: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _readable(
    check: Callable[[Row, dict[str, str]], Iterator[Fault]],
) -> Callable[[Row, dict[str, str]], Iterator[Fault]]:
    """The check, for rows whose days can be read: what cannot is the schema's to report, and is not reported twice."""

    def guarded(row: Row, published: dict[str, str]) -> Iterator[Fault]:
        try:
            [
                iso_day(value)
                for name, value in row.items()
                if value and name.endswith(("_start", "_end", "_from", "_to")) and "quote" not in name
            ]
        except ValueError:
            return
        yield from check(row, published)

    return guarded


CHECKS: dict[str, list[Callable[[Row, dict[str, str]], Iterator[Fault]]]] = {
    "sources": [_spelled, _published],
    "figures": [_spelled, _source, _quote, _bounds, _codes(CODES["figures"]), _readable(_days)],
    "corrections": [_spelled],
    "policies": [_spelled, _source, _quote, _codes(CODES["policies"]), _value, _readable(_effective)],
}
