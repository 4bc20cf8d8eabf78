"""Sound stories by chance: every text a spreadsheet may hold, every bound, every day, every code."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from borderdesk.amount import SHAPES
from borderdesk.schema import columns, table_schema

AWKWARD = [
    "=1+1",
    "'=1",
    "a;=1",
    "0012",
    "1e5",
    "true",
    "2022-09-21",
    "a\nb",
    "a\r\nb",
    " a ",
    "\t",
    "NA",
    "#N/A",
    '"',
    "🇬🇪",
]
letters = st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")
filled = st.one_of(st.sampled_from(AWKWARD), st.text(letters, min_size=1, max_size=12))
texts = st.one_of(st.just(""), filled)
numbers = st.one_of(st.integers(0, 10**9), st.floats(0, 1e6).map(lambda one: round(one, 3)))
some_day = st.dates(date(1890, 1, 1), date(2100, 1, 1)).map(date.isoformat)
days = st.one_of(st.just(""), some_day)
countries = st.sampled_from(["", "RUS", "KAZ", "GEO", "XKX"])


def _enum(table: str, name: str) -> st.SearchStrategy[str]:
    limits = next(one for one in table_schema(table)["fields"] if one["name"] == name)["constraints"]
    return st.sampled_from(limits["enum"] if limits.get("required") else ["", *limits["enum"]])


def _digits(value: float) -> str:
    return f"{value:.0f}" if float(value).is_integer() else repr(value)


@st.composite
def figure(draw: st.DrawFn, number: int, source: str) -> dict[str, str]:
    row = dict.fromkeys(columns("figures"), "") | {"figure_id": f"f{number}", "source_id": source}
    row |= {name: draw(_enum("figures", name)) for name in ("measure", "unit", "rate", "modality", "status")}
    row |= {name: draw(texts) for name in ("quote", "place", "attribution", "note")}
    row |= {name: draw(countries) for name in ("nationality", "origin", "destination")}
    row["qualifier"] = draw(st.sampled_from(sorted(SHAPES)))
    low, high, equal = SHAPES[row["qualifier"]]
    ends = sorted([draw(numbers), draw(numbers)])
    row |= {
        "value_low": _digits(ends[0]) if low else "",
        "value_high": _digits(ends[0 if equal else 1]) if high else "",
    }
    start, end = draw(days), draw(days)
    if start and end:
        start, end = sorted((start, end))
    return row | {"period_start": start, "period_end": end, "cumulative": draw(st.sampled_from(["", "true", "false"]))}


@st.composite
def policy(draw: st.DrawFn, number: int, source: str) -> dict[str, str]:
    row = dict.fromkeys(columns("policies"), "") | {"policy_id": f"p{number}", "source_id": source}
    row |= {name: draw(texts) for name in ("quote", "attribution", "note")}
    row |= {
        "jurisdiction": draw(countries),
        "nationality": draw(countries),
        "status": draw(_enum("policies", "status")),
    }
    return row | {"policy": "other", "value": draw(filled), "effective_from": draw(days)}


@st.composite
def source(draw: st.DrawFn, number: int) -> dict[str, str]:
    row = {name: draw(texts) for name in columns("sources")} | {
        "source_id": f"s{number}",
        "sha256": "",
        "published": "",
    }
    row["url"] = draw(st.sampled_from(["", "https://example.org/a", "https://example.org/=b"]))
    row |= {"publisher": draw(filled), "retrieved": draw(days), "language": draw(st.sampled_from(["", "en"]))}
    return row


@st.composite
def correction(draw: st.DrawFn, number: int) -> dict[str, str]:
    row = {name: draw(filled) for name in columns("corrections")}
    return row | {"correction_id": f"c{number}", "corrected_on": draw(some_day)}


@st.composite
def tables(draw: st.DrawFn) -> dict[str, list[dict[str, Any]]]:
    """All four tables; every source has a claim, since a table of claims knows no other sources."""
    count = draw(st.integers(0, 3))
    claims = range(draw(st.integers(count, 4)) if count else 0)
    return {
        "sources": [draw(source(n)) for n in range(count)],
        "figures": [draw(figure(n, f"s{n % count}")) for n in claims],
        "policies": [draw(policy(n, f"s{n % count}")) for n in range(draw(st.integers(0, 2)) if count else 0)],
        "corrections": [draw(correction(n)) for n in range(draw(st.integers(0, 2)))],
    }
