"""Counts over time: daily counts, and running totals apart from them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from borderdesk import glossary
from borderdesk.charts.channels import swiftly
from borderdesk.charts.field import field, in_runs, legible, mark
from borderdesk.charts.frame import finished, notice
from borderdesk.charts.marks import legend
from borderdesk.charts.words import amount_of, country, day, days, iso, listed, sources
from borderdesk.claims import ordered, records, where
from borderdesk.language import message, number, plural, worded
from borderdesk.message import told
from borderdesk.origin import Cited, Counted, Sentence

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from borderdesk.charts.frame import Drawn

BETWEEN = message("{low} to {high}", context="amount")
FLOWS = ("arrivals", "departures", "returns")
LAST = "~"  # in the place of a day that is not stated, behind all days
FACETS = 4  # countries drawn, each in a field of its own; the table beneath has them all
CROWDED = plural(
    "; the line runs through {count} that stands too close for a mark",
    "; the line runs through {count} that stand too close for marks",
)
WORDS = {
    "day": {
        "what": message("daily counts of arrivals and departures"),
        "few": message("Fewer than two days of one series stand in the ledger."),
        "peak": message("Peak in {country}: {amount} {measure} on one day, {day}"),
        "about": message("Persons, {days}; {count} daily counts"),
        "alt": message(
            "Line chart of daily counts of arrivals and departures for {countries}, {about}, from {span}. {title}."
        ),
    },
    "total": {
        "what": message("running totals of arrivals and departures"),
        "few": message("Fewer than two totals of one series stand in the ledger."),
        "peak": message("Highest total in {country}: {amount} {measure}, {day}"),
        "about": message("Persons, {days}; {count} running totals"),
        "alt": message(
            "Line chart of running totals of arrivals and departures for {countries}, {about}, from {span}. {title}."
        ),
    },
}


@swiftly
def daily_counts(compared: pd.DataFrame) -> alt.Chart:
    """The shown counts of single days, in and out, a field for each of the countries with the most of them."""
    return _over_time(compared, "day")


@swiftly
def running_totals(compared: pd.DataFrame) -> alt.Chart:
    """The shown running totals by their last day, in and out; never in one field with counts of days."""
    return _over_time(compared, "total")


def series(compared: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The shown claims of a kind (day, total) in persons that make up series: the country's own most common choice.

    A series counts the same people between the same ends at the same place; of several in a country the longest is
    drawn, with the other direction that mirrors it. The rest stay in the table.
    """
    flows = where(compared, shown=True, kind=kind, unit="persons", measure=FLOWS, country_not="", period_end_not=None)
    starts = ["" if kind == "day" else iso(start) or LAST for start in flows["period_start"]]
    keys = [*zip(flows["country"], flows["nationality"], flows["place"], starts, strict=True)]
    sizes, longest = Counter(keys), dict[str, tuple[str, ...]]()
    for key in sorted(sizes, key=lambda key: (-sizes[key], key)):
        longest.setdefault(key[0], key)
    drawn = [place for place, key in enumerate(keys) if key == longest[key[0]]]
    return ordered(flows.take(drawn), "country", "period_end", "figure_id")


def _over_time(compared: pd.DataFrame, kind: str) -> alt.Chart:
    claims, words = series(compared, kind), WORDS[kind]
    counts = Counter(claims["country"])
    countries = sorted((code for code in counts if counts[code] >= 2), key=lambda code: (-counts[code], code))[:FACETS]
    claims = where(claims, country=tuple(countries))
    if claims.empty:
        return notice(worded(words["few"]), worded(words["what"]))
    title, about = _title(claims, words["peak"]), _about(claims, words["about"])
    who = listed(country(code) for code in countries)
    alt_text = worded(words["alt"], countries=who, about=about, span=_span(claims), title=title)
    fields = _fields(claims, countries)
    apart = worded(", each country on a scale of its own") if len(countries) > 1 else ""
    beneath = legend(Sentence.of(about, _thinned(fields), apart), claims)
    return finished(_chart(fields), title, beneath, sources(claims), alt_text)


def _title(claims: pd.DataFrame, words: str) -> Sentence:
    peak = max(records(claims), key=_height)
    return told(
        words,
        country=country(peak["country"]),
        amount=Cited(amount_of(peak), (peak["figure_id"],)),
        measure=glossary.measure(peak["measure"]),
        day=day(peak["period_end"]),
    )


def _about(claims: pd.DataFrame, words: str) -> Sentence:
    when = days(claims["period_end"].min(), claims["period_end"].max())
    return told(words, days=when, count=Counted.among(claims["figure_id"], worded("claims that this chart draws")))


def _thinned(fields: dict[str, list[dict[str, Any]]]) -> Sentence:
    of = worded("claims that the line runs through and that have no mark of their own")
    crowded = Counted.among((row["claim"] for rows in fields.values() for row in rows if not row["marked"]), of)
    if not crowded.rows:
        return Sentence(())
    return told(*CROWDED, count=crowded)


def _height(claim: dict[str, Any]) -> float:
    low, high = claim["value_low"], claim["value_high"]
    return float(high if low != low else low)


def _span(claims: pd.DataFrame) -> str:
    values = claims["value_low"].fillna(claims["value_high"])
    return worded(BETWEEN, low=number(values.min()), high=number(values.max()))


def _fields(claims: pd.DataFrame, countries: list[str]) -> dict[str, list[dict[str, Any]]]:
    """The rows of each country's field, those that get a mark marked."""
    span = _days(claims["period_end"])
    own: dict[str, list[dict[str, Any]]] = {code: [] for code in countries}
    for claim in records(claims):
        own[claim["country"]].append(claim)
    return {code: legible(in_runs([mark(claim) for claim in found]), span) for code, found in own.items()}


def _days(column: pd.Series[Any]) -> tuple[str, str]:
    return f"{column.min():%Y-%m-%d}", f"{column.max():%Y-%m-%d}"


def _chart(fields: dict[str, list[dict[str, Any]]]) -> Drawn:
    import altair as alt

    every = sorted(row["day"] for rows in fields.values() for row in rows)
    drawn_fields = [field(rows, code, len(fields), (every[0], every[-1])) for code, rows in fields.items()]
    return alt.vconcat(*drawn_fields, spacing=18) if len(drawn_fields) > 1 else drawn_fields[0]
