"""How a count grew by the day on which it was published: who said how many, when."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from borderdesk import country as countries
from borderdesk import glossary
from borderdesk.charts.channels import encoded, having, swiftly
from borderdesk.charts.frame import about_mark, drawn, finished, notice
from borderdesk.charts.marks import SHAPES, count_axis, day_axis, legend, side, sides
from borderdesk.charts.words import amount_of, country, day, days, in_words, iso, sources
from borderdesk.claims import ordered, records, where
from borderdesk.language import message, worded
from borderdesk.message import told
from borderdesk.origin import Cited, Counted, Sentence
from borderdesk.theme import WIDTH

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from borderdesk.charts.frame import Drawn

WHAT = message("how a count grew by publication day")
KINDS = ("span", "total", "undated")
MEASURES = ("arrivals", "departures", "returns")


@swiftly
def growth(compared: pd.DataFrame) -> alt.Chart:
    """Every dated claim, shown or not, about totals of the country with the most of them, by publication day.

    One mark a claim, its speaker in the tooltip; claims of single days, rates and stocks are other kinds and stay out.
    """
    claims = chosen(compared)
    if len(claims) < 2:
        return notice(worded("Fewer than two totals with a day of publication stand in the ledger."), worded(WHAT))
    first, last = records(_longest(claims).iloc[[0, -1]])
    about = _about(claims, first)
    alt_text = worded(
        "Dot chart of how a count grew by publication day in {country}. {about}. First {first}, last {last}.",
        country=country(str(first["country"])),
        about=about,
        first=amount_of(first),
        last=amount_of(last),
    )
    return finished(_chart(claims), finding(first, last), legend(about, claims), sources(claims), alt_text)


def _about(claims: pd.DataFrame, first: dict[str, Any]) -> Sentence:
    of = countries.of(first["nationality"]) if first["nationality"] else ""
    return told(
        "Persons, {people}; {count} claims published {days}",
        people=worded("nationals {of}", of=of) if of else worded("everyone"),
        count=Counted.among(claims["figure_id"], worded("claims that this chart draws")),
        days=days(claims["published"].min(), claims["published"].max()),
    )


def finding(first: dict[str, Any], last: dict[str, Any]) -> Sentence:
    """The first and the last claim of one direction in a sentence: the title."""
    where, what = country(first["country"]), glossary.measure(last["measure"])
    start, end = (Cited(amount_of(one), (one["figure_id"],)) for one in (first, last))
    if first["published"] == last["published"]:
        return told(
            "{country}: {amount} {measure}, as published on {day}",
            country=where,
            amount=end,
            measure=what,
            day=day(last["published"]),
        )
    return told(
        "{country}: {first} {measure} in the first report, {last} in the last",
        country=where,
        first=start,
        measure=what,
        last=end,
    )


def chosen(compared: pd.DataFrame) -> pd.DataFrame:
    """The claims that the chart draws: totals of one country, people, place, kind and first day, where most stand."""
    claims = where(compared, kind=KINDS, unit="persons", measure=MEASURES, country_not="", published_not=None)
    since = [iso(start) or "" for start in claims["period_start"]]
    keys = [*zip(*(claims[name] for name in ("country", "nationality", "place", "kind")), since, strict=True)]
    sizes = Counter(keys)
    best = min(sizes, key=lambda key: (-sizes[key], key), default=None)
    claims = claims.take([place for place, key in enumerate(keys) if key == best])
    return ordered(
        claims.assign(order=claims["value_low"].fillna(claims["value_high"])), "published", "order", "figure_id"
    )


def _longest(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims of the direction with the most: the title tells of one, never from departures to arrivals."""
    one: pd.DataFrame = claims[claims["measure"] == claims["measure"].value_counts().sort_index(kind="stable").idxmax()]
    return one


def _chart(claims: pd.DataFrame) -> Drawn:
    import altair as alt

    rows = [_mark(claim) for claim in records(claims)]
    colours = sides()
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    base = encoded(
        drawn(rows),
        x=alt.X(
            "published:T",
            scale=alt.Scale(type="utc", padding=12),
            axis=day_axis([row["published"] for row in rows], worded("published")),
        ),
        y=alt.Y("value:Q", scale=alt.Scale(zero=True), axis=count_axis()),
        color=alt.Color("side:N", scale=scale, legend=None),
        tooltip=["side:N", "label:N", "days:N", "speaker:N", "publisher:N", "published:T", "claim:N"],
        href="source:N",
        description="origin:N",
    )
    points = encoded(
        base.mark_point(size=60, strokeWidth=1.8),
        shape=alt.Shape("shape:N", scale=None),
        fill=alt.Fill("side:N", scale=scale, legend=None),
        fillOpacity=alt.FillOpacity("solid:Q", scale=None),
    )
    span = encoded(base.mark_rule(strokeWidth=5, opacity=0.4), y="low:Q", y2="high:Q")
    span = span.transform_filter("isValid(datum.low) && isValid(datum.high) && datum.low < datum.high")
    named = {row["side"]: row["claim"] for row in sorted(rows, key=lambda row: row["value"])}
    names = encoded(base.mark_text(align="right", dx=6, dy=-14, fontWeight="bold"), text="side:N")
    names = names.transform_filter(alt.FieldOneOfPredicate(field="claim", oneOf=list(named.values())))
    whole: Drawn = having(alt.layer(span, points, names), width=WIDTH - 50, height=280)
    return whole


def _mark(claim: dict[str, Any]) -> dict[str, Any]:
    low, high = (None if value != value else float(value) for value in (claim["value_low"], claim["value_high"]))
    return {
        "published": iso(claim["published"]),
        "value": high if low is None else low,
        "low": low,
        "high": high,
        "side": side(claim),
        "shape": SHAPES[claim["qualifier"]],
        "solid": 0.8 if claim["qualifier"] == "exact" else 0,
        "label": amount_of(claim),
        "days": days(claim["period_start"], claim["period_end"]),
        "speaker": claim["speaker"],
        "publisher": claim["publisher"],
        "day": day(claim["published"]),
        "country": country(claim["country"]),
        "claim": claim["figure_id"],
        **about_mark(claim, in_words(claim)),
    }
