"""Counts over time: daily counts, and running totals apart from them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from borderdesk.amount import number
from borderdesk.charts.frame import CLAIM, about_mark, drawn, finished, notice
from borderdesk.charts.marks import SHAPES, count_axis, day_axis, legend, side
from borderdesk.charts.words import amount_of, country, day, days, iso, listed, sources
from borderdesk.claims import records
from borderdesk.origin import Cited, Counted, Sentence
from borderdesk.theme import SERIES, WIDTH

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from borderdesk.charts.frame import Drawn

FACETS = 4  # countries drawn, each in a field of its own; the table beneath has them all


def daily_counts(compared: pd.DataFrame) -> alt.Chart:
    """The shown counts of single days, in and out, a field for each of the countries with the most of them."""
    return _over_time(compared, "day", "daily counts of arrivals and departures", " on one day")


def running_totals(compared: pd.DataFrame) -> alt.Chart:
    """The shown running totals by their last day, in and out; never in one field with counts of days."""
    return _over_time(compared, "total", "running totals of arrivals and departures", "")


def series(compared: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The shown claims of a kind (day, total) in persons that make up series: the country's own most common choice.

    A series counts the same people between the same ends at the same place; of several in a country the longest is
    drawn, with the other direction that mirrors it. The rest stay in the table.
    """
    flows = compared[compared["shown"] & (compared["kind"] == kind) & (compared["unit"] == "persons")]
    flows = flows[
        flows["measure"].isin(["arrivals", "departures", "returns"])
        & flows["period_end"].notna()
        & (flows["country"] != "")
    ]
    if flows.empty:
        return flows
    key = ["country", "nationality", "place", *(["period_start"] if kind == "total" else [])]
    sizes = flows.groupby(key, dropna=False)["group"].transform("size")
    longest = flows.assign(size=sizes).sort_values(
        ["size", *key], ascending=[False, *[True] * len(key)], na_position="last"
    )
    chosen = longest.drop_duplicates("country")[key]
    return flows.merge(chosen, on=key, how="inner").sort_values(["country", "period_end", "figure_id"])


def _over_time(compared: pd.DataFrame, kind: str, what: str, unit: str) -> alt.Chart:
    claims = series(compared, kind)
    counts = claims.groupby("country")["group"].size().sort_values(ascending=False, kind="stable")
    countries = list(counts[counts >= 2].index[:FACETS])
    claims = claims[claims["country"].isin(countries)]
    if claims.empty:
        return notice(
            f"Fewer than two {'days' if kind == 'day' else 'totals'} of one series stand in the ledger.", what
        )
    peak = max(records(claims), key=_height)
    who = listed(country(code) for code in countries)
    where = f"{'Peak' if kind == 'day' else 'Highest total'} in {country(peak['country'])}: "
    height = Cited(amount_of(peak), (peak["figure_id"],))
    title = Sentence.of(where, height, f" {peak['measure']}{unit}, {day(peak['period_end'])}")
    when = days(claims["period_end"].min(), claims["period_end"].max())
    apart = ", each country on a scale of its own" if len(countries) > 1 else ""
    many = Counted.among(claims["figure_id"], "claims that this chart draws")
    about = Sentence.of(f"Persons, {when}; ", many, f" {what.partition(' of ')[0]}")
    alt_text = f"Line chart of {what} for {who}, {about}, from {_span(claims)}. {title}."
    return finished(
        _chart(claims, countries), title, legend(Sentence.of(about, apart), claims), sources(claims), alt_text
    )


def _height(claim: dict[str, Any]) -> float:
    low, high = claim["value_low"], claim["value_high"]
    return float(high if low != low else low)


def _span(claims: pd.DataFrame) -> str:
    values = claims["value_low"].fillna(claims["value_high"])
    return f"{number(values.min())} to {number(values.max())}"


def _chart(claims: pd.DataFrame, countries: list[str]) -> Drawn:
    import altair as alt

    fields = [_field(claims[claims["country"] == code], code, len(countries)) for code in countries]
    return alt.vconcat(*fields, spacing=18) if len(fields) > 1 else fields[0]


def _field(claims: pd.DataFrame, code: str, of: int) -> Drawn:
    """One country: a mark per claim that shows its bound, a thin line through what follows, names at the last marks."""
    import altair as alt

    rows = _in_runs([_mark(claim) for claim in records(claims)])
    ends = {row["side"]: row for row in rows}
    last = [row["claim"] for row in sorted(ends.values(), key=lambda row: -row["value"])]
    sides = alt.Scale(domain=list(SERIES), range=list(SERIES.values()))
    base = drawn(rows).encode(
        x=alt.X("day:T", scale=alt.Scale(type="utc", padding=8), axis=day_axis([row["day"] for row in rows])),
        y=alt.Y("value:Q", scale=alt.Scale(zero=True), axis=_country_axis(code)),
        color=alt.Color("side:N", scale=sides, legend=None),
        tooltip=["side:N", "label:N", "when:N", "speaker:N", "published:N", "claim:N"],
        href="source:N",
        description="origin:N",
    )
    # a line joins marks of several sources: it names all its claims and leads to none
    line = base.mark_line(strokeWidth=1.5, opacity=0.5).encode(
        detail="run:N", href=alt.value(None), description="joins:N"
    )
    span = base.mark_rule(strokeWidth=4, opacity=0.35).encode(y="low:Q", y2="high:Q")
    span = span.transform_filter("isValid(datum.low) && isValid(datum.high) && datum.low < datum.high")
    points = base.mark_point(size=34, strokeWidth=1.6).encode(
        shape=alt.Shape("shape:N", scale=None),
        fill=alt.Fill("side:N", scale=sides, legend=None),
        fillOpacity=alt.FillOpacity("solid:Q", scale=None),
    )
    names = [_name(base, claim, -7 if place == 0 else 7) for place, claim in enumerate(last)]
    height = 260 if of == 1 else 130
    return alt.layer(line, span, points, *names).properties(width=WIDTH - 90, height=height)


def _name(base: alt.Chart, claim: str, dy: int) -> alt.Chart:
    """The direction's name at its last mark, the higher one above, so that two that end together stay apart."""
    import altair as alt

    words: alt.Chart = base.mark_text(align="left", dx=8, dy=dy, fontWeight="bold").encode(text="side:N")
    return words.transform_filter(alt.FieldEqualPredicate(field="claim", equal=claim))


def _country_axis(code: str) -> alt.Axis:
    axis = count_axis(country(code))
    axis.titleAnchor, axis.titleAngle, axis.titleAlign, axis.titleX, axis.titleY = "end", 0, "left", 0, -10
    return axis


def _in_runs(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The marks with ``run``, new after each day that was not counted: no line stands for counts that nobody made."""
    last: dict[str, dict[str, Any]] = {}
    for row in rows:
        before = last.get(row["side"])
        gap = before and row["kind"] == "day" and _between(before["day"], row["day"]) > 1
        row["run"] = (before["run"] if before else 0) + bool(gap)
        last[row["side"]] = row
    for row in rows:
        joined = (one["claim"] for one in rows if (one["side"], one["run"]) == (row["side"], row["run"]))
        row["joins"] = f"{row['side']}{CLAIM}{', '.join(joined)}"
    return rows


def _between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _mark(claim: dict[str, Any]) -> dict[str, Any]:
    low, high = (None if value != value else float(value) for value in (claim["value_low"], claim["value_high"]))
    return {
        "day": iso(claim["period_end"]),
        "value": high if low is None else low,
        "low": low,
        "high": high,
        "side": side(claim),
        "kind": claim["kind"],
        "shape": SHAPES[claim["qualifier"]],
        "solid": 1 if claim["qualifier"] == "exact" else 0,
        "label": amount_of(claim),
        "when": days(claim["period_start"], claim["period_end"]),
        "speaker": claim["speaker"],
        "published": iso(claim["published"]) or "undated",
        "claim": claim["figure_id"],
        **about_mark(
            claim, f"{amount_of(claim)} {claim['measure']}, {days(claim['period_start'], claim['period_end'])}"
        ),
    }
