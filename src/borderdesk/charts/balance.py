"""Arrivals against departures by country, with bounds drawn as bounds."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from borderdesk import country as countries
from borderdesk import flows, glossary
from borderdesk.charts.channels import encoded, having, swiftly
from borderdesk.charts.frame import about_mark, drawn, finished, notice
from borderdesk.charts.scales import whole_label
from borderdesk.charts.words import amount_of, country, days, named, sources
from borderdesk.claims import records
from borderdesk.flows import Claim
from borderdesk.language import message, plural, worded
from borderdesk.message import told
from borderdesk.origin import Cited, Computed, Counted, Sentence
from borderdesk.theme import SIDES, WIDTH

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from borderdesk.charts.frame import Drawn

WHAT = message("arrivals against departures by country")
MORE = plural("; {count} more country in the table", "; {count} more countries in the table")
DESCRIBED = message("{country}, {days}: {came} in, {left} out")
MARK = message("{country}: {amount} {measure}")
MOST = 12  # countries that fit on a page; the table beneath has them all
OPEN_UP = ("more_than", "at_least")
OPEN_DOWN = ("less_than", "up_to")


@swiftly
def arrivals_departures(compared: pd.DataFrame) -> alt.Chart:
    """Bars by country for each pair of claims that may be netted (flows.balance).

    Takes claims.compare(). A solid bar is an exact number, a paler one "about", a hollow one an upper bound, a bar with
    an arrow a lower bound, a pale tail the width of a range, a dashed outline what one speaker alone says.
    """
    balance = flows.balance(compared)
    pairs = balance[balance["net"] != ""]
    if pairs.empty:
        none = worded("No arrivals and departures about the same people, place and days stand in the ledger.")
        return notice(none, worded(WHAT))
    by_id: dict[str, Claim] = {claim["figure_id"]: claim for claim in records(compared)}
    pairs = pairs.assign(size=[_size(by_id[one]) for one in pairs["arrivals"]]).sort_values("size", ascending=False)
    rows = [bar for pair in records(pairs.head(MOST)) for bar in _bars(pair, by_id)]
    used = compared[compared["figure_id"].isin([row["claim"] for row in rows])]
    about = (
        Sentence.of(_about(pairs), told(". Dashed outline: one speaker alone"))
        if any(row["single"] for row in rows)
        else _about(pairs)
    )
    return finished(_drawn(rows), finding(pairs, by_id), about, sources(used), describe(pairs, by_id))


def finding(pairs: pd.DataFrame, by_id: dict[str, Claim]) -> Sentence:
    """The first pair in a sentence, with the net that follows: the title."""
    pair = pairs.iloc[0]
    arrivals, departures = by_id[pair["arrivals"]], by_id[pair["departures"]]
    came, left = (Cited(amount_of(one), (one["figure_id"],)) for one in (arrivals, departures))
    return told(
        "{country} counted {came} arrivals and {left} departures: net {net}",
        country=country(pair["country"]),
        came=came,
        left=left,
        net=Computed.of("net", (arrivals, departures), pair["net"]),
    )


def describe(pairs: pd.DataFrame, by_id: dict[str, Claim]) -> str:
    """The chart in words: every pair."""
    sentences = []
    for pair in records(pairs.head(MOST)):
        arrivals, departures = by_id[pair["arrivals"]], by_id[pair["departures"]]
        when = days(arrivals["period_start"], arrivals["period_end"])
        into, out = amount_of(arrivals), amount_of(departures)
        words = worded(DESCRIBED, country=country(pair["country"]), days=when, came=into, left=out)
        sentences.append(words)
    return worded("Bar chart of arrivals against departures by country. {sentences}.", sentences=". ".join(sentences))


def _about(pairs: pd.DataFrame) -> Sentence:
    people = [worded("nationals {of}", of=countries.of(code)) for code in pairs["nationality"] if code]
    everyone = [worded("travellers of every nationality")] if (pairs["nationality"] == "").any() else []
    rest = Counted.among(pairs["country"].iloc[MOST:], worded("countries with both counts that are not drawn"))
    more = told(*MORE, count=rest) if rest.rows else Sentence(())
    return told(
        "Persons, {people}; each country over its own days{more}", people=named([*people, *everyone]), more=more
    )


def _size(claim: Claim) -> float:
    return float(claim["value_high"] if claim["value_low"] != claim["value_low"] else claim["value_low"])


def _bars(pair: dict[str, Any], by_id: dict[str, Claim]) -> list[dict[str, Any]]:
    return [_bar(pair, side, by_id[pair[side.lower()]]) for side in SIDES]


def _bar(pair: dict[str, Any], side: str, claim: Claim) -> dict[str, Any]:
    low, high = (None if value != value else float(value) for value in (claim["value_low"], claim["value_high"]))
    when, who = days(claim["period_start"], claim["period_end"]), country(pair["country"])
    tip = low if high is None else high
    return {
        "country": who,
        "side": worded(side),
        "solid": None if claim["qualifier"] in OPEN_DOWN else low,
        "tail": high if claim["qualifier"] in (*OPEN_DOWN, "range", "vague") else None,
        "strength": 0.6 if claim["qualifier"] in ("about", "vague") else 1.0,
        "single": claim["agreement"] == "single",
        "tip": tip,
        "arrow": "►" if claim["qualifier"] in OPEN_UP else "",
        "label": amount_of(claim),
        "words": worded("{amount} in, {days}", amount=amount_of(claim), days=when)
        if side == "Arrivals"
        else worded("{amount} out", amount=amount_of(claim)),
        "days": when,
        "speaker": claim["speaker"],
        "claim": claim["figure_id"],
        **about_mark(claim, worded(MARK, country=who, amount=amount_of(claim), measure=glossary.measure(side.lower()))),
    }


def _ticks(longest: float) -> list[float]:
    """Round numbers from 0 to the end of the longest bar: beyond it stand only words."""
    if longest <= 0:
        return [0]
    power = 10 ** math.floor(math.log10(longest))
    step = next(step for step in (power / 5, power / 2, power, 2 * power) if longest / step <= 5)
    return [step * place for place in range(int(longest / step) + 1)]


def _drawn(rows: list[dict[str, Any]]) -> Drawn:
    import altair as alt

    order, colours = list(dict.fromkeys(row["country"] for row in rows)), {worded(side): SIDES[side] for side in SIDES}
    domain, shades = list(colours), list(colours.values())
    base = encoded(
        drawn(rows),
        y=alt.Y(
            "country:N",
            sort=order,
            title=None,
            axis=alt.Axis(ticks=False, domain=False, labelFontSize=13, labelPadding=8),
        ),
        yOffset=alt.YOffset("side:N", sort=domain, scale=alt.Scale(paddingInner=0.15, paddingOuter=0.25)),
        color=alt.Color("side:N", scale=alt.Scale(domain=domain, range=shades), legend=None),
        tooltip=["country:N", "side:N", "label:N", "days:N", "speaker:N", "claim:N"],
        href="source:N",
        description="origin:N",
    )
    longest = max(row["tip"] for row in rows)
    axis = alt.Axis(format=",d", values=_ticks(longest), title=None, grid=False, domain=False, labelExpr=whole_label())
    scale = alt.Scale(domain=[0, 1.9 * longest or 1], nice=False)  # room for the words behind the longest bar
    alone: dict[str, Any] = {"test": "datum.single"}
    sides = alt.Scale(domain=domain, range=shades)
    outline = alt.Stroke("side:N", scale=sides, legend=None, condition=alone | {"value": "currentColor"})
    dashes = alt.StrokeDashValue([1, 0], condition=[alone | {"value": [3, 2]}])
    # the line around a bar keeps 130 visible beside 700,000
    solid = encoded(
        base.mark_bar(strokeWidth=1),
        x=alt.X("solid:Q", scale=scale, axis=axis),
        fillOpacity=alt.FillOpacity("strength:Q", scale=None),
        stroke=outline,
        strokeDash=dashes,
    )
    tail = encoded(
        base.mark_bar(fillOpacity=0.15, strokeWidth=1),
        x=alt.X("tail:Q", scale=scale, axis=axis),
        stroke=outline,
        strokeDash=dashes,
    ).transform_filter("isValid(datum.tail)")
    arrow = encoded(
        base.mark_text(align="left", dx=-1, fontSize=20, baseline="middle"),
        x=alt.X("tip:Q", scale=scale),
        text="arrow:N",
    )
    words = encoded(
        base.mark_text(align="left", dx=13, baseline="middle"),
        x=alt.X("tip:Q", scale=scale),
        text=alt.Text("words:N"),
        color=alt.value("currentColor"),
    )
    whole: Drawn = having(alt.layer(solid, tail, arrow, words), width=WIDTH, height=alt.Step(22))
    return whole
