"""A country in a chart over time: a line for each direction, marks that show their bounds, names at the ends."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from borderdesk.charts.channels import encoded, having
from borderdesk.charts.frame import CLAIM, about_mark, drawn
from borderdesk.charts.marks import SHAPES, count_axis, day_axis, side, sides
from borderdesk.charts.words import amount_of, country, days, in_words, iso
from borderdesk.language import worded
from borderdesk.theme import WIDTH

if TYPE_CHECKING:
    import altair as alt

    from borderdesk.charts.frame import Drawn

FIELD = WIDTH - 90  # pixels that the days of a field have
APART = 8  # pixels between two marks


def field(rows: list[dict[str, Any]], code: str, of: int, span: tuple[str, str]) -> Drawn:
    """One country: marks that show their bounds, a thin line through what follows, names at the last marks.

    All countries share the days of ``span``, first and last, so that what stands above each other happened together.
    """
    import altair as alt

    ends = {row["side"]: row for row in rows}
    last = [row["claim"] for row in sorted(ends.values(), key=lambda row: -row["value"])]
    colours = sides()
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    base = encoded(
        drawn(rows),
        x=alt.X("day:T", scale=alt.Scale(type="utc", domain=[*span], padding=8), axis=day_axis(span)),
        y=alt.Y("value:Q", scale=alt.Scale(zero=True), axis=_country_axis(code)),
        color=alt.Color("side:N", scale=scale, legend=None),
        tooltip=["side:N", "label:N", "when:N", "speaker:N", "published:N", "claim:N"],
        href="source:N",
        description="origin:N",
    )
    # a line joins marks of several sources: it names all its claims and leads to none
    line = encoded(
        base.mark_line(strokeWidth=1.5, opacity=0.5), detail="run:N", href=alt.value(None), description="joins:N"
    )
    width = encoded(base.mark_rule(strokeWidth=4, opacity=0.35), y="low:Q", y2="high:Q")
    width = width.transform_filter("isValid(datum.low) && isValid(datum.high) && datum.low < datum.high")
    points = encoded(
        base.mark_point(size=34, strokeWidth=1.6),
        shape=alt.Shape("shape:N", scale=None),
        fill=alt.Fill("side:N", scale=scale, legend=None),
        fillOpacity=alt.FillOpacity("solid:Q", scale=None),
    )
    points = points.transform_filter("datum.marked")
    names = [_name(base, claim, -7 if place == 0 else 7) for place, claim in enumerate(last)]
    height = 260 if of == 1 else 130
    whole: Drawn = having(alt.layer(line, width, points, *names), width=FIELD, height=height)
    return whole


def legible(rows: list[dict[str, Any]], span: tuple[str, str]) -> list[dict[str, Any]]:
    """The rows with ``marked``: no two marks of a side nearer than APART, so that each can be seen and touched.

    The first, the last, the highest and what no line joins always have one; the line runs through all.
    """
    day_width = FIELD / max(1, _between(*span))
    for side_rows in _by_side(rows):
        peak = max(side_rows, key=lambda row: row["value"])
        ends = (side_rows[0], side_rows[-1], peak)
        before = ""
        for row in side_rows:
            near = before and _between(before, row["day"]) * day_width < APART
            row["marked"] = row in ends or row["alone"] or not near
            before = row["day"] if row["marked"] else before
    return rows


def _by_side(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    return [[row for row in rows if row["side"] == name] for name in dict.fromkeys(row["side"] for row in rows)]


def _name(base: alt.Chart, claim: str, dy: int) -> alt.Chart:
    """The direction's name at its last mark, the higher one above, so that two that end together stay apart."""
    import altair as alt

    words: alt.Chart = encoded(base.mark_text(align="left", dx=8, dy=dy, fontWeight="bold"), text="side:N")
    return words.transform_filter(alt.FieldEqualPredicate(field="claim", equal=claim))


def _country_axis(code: str) -> alt.Axis:
    axis = count_axis(country(code))
    axis.titleAnchor, axis.titleAngle, axis.titleAlign, axis.titleX, axis.titleY = "end", 0, "left", 0, -10
    return axis


def in_runs(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The marks with ``run``, new after each day that was not counted: no line stands for counts that nobody made."""
    last: dict[str, dict[str, Any]] = {}
    for row in rows:
        before = last.get(row["side"])
        gap = before and row["kind"] == "day" and _between(before["day"], row["day"]) > 1
        row["run"] = (before["run"] if before else 0) + bool(gap)
        last[row["side"]] = row
    for row in rows:
        joined = [one["claim"] for one in rows if (one["side"], one["run"]) == (row["side"], row["run"])]
        row["alone"] = len(joined) == 1
        row["joins"] = f"{row['side']}{CLAIM}{', '.join(joined)}"
    return rows


def _between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def mark(claim: dict[str, Any]) -> dict[str, Any]:
    """A claim as a row of the chart's data: where it stands, how it looks, what it says."""
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
        "published": iso(claim["published"]) or worded("undated"),
        "country": country(claim["country"]),
        "claim": claim["figure_id"],
        **about_mark(claim, in_words(claim)),
    }
