"""Claims that contradict each other, side by side: what was counted, who says how many, how firmly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from borderdesk.charts.channels import encoded, having, swiftly
from borderdesk.charts.frame import about_mark, drawn, finished, notice
from borderdesk.charts.marks import SHAPES, count_axis, side, sides
from borderdesk.charts.table import what
from borderdesk.charts.words import amount_of, country, days, in_words, sources, wrapped
from borderdesk.claims import disputes, records
from borderdesk.language import message, plural, worded
from borderdesk.message import told
from borderdesk.origin import Cited, Counted, Said, Sentence
from borderdesk.theme import NEUTRAL, WIDTH

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from borderdesk.charts.frame import Drawn

WHAT = message("claims that contradict each other")
MOST = 4  # contradictions that fit on a page, those furthest apart; the notebook on sources lists all
CLAIMS = 6  # of one contradiction
SPEAKER_WIDTH = 30  # characters of a speaker's name on one line
# the words beside each mark say the same, so that no legend needs to
SIDEWAYS = {
    "more_than": "triangle-right",
    "at_least": "triangle-right",
    "less_than": "triangle-left",
    "up_to": "triangle-left",
}
ABOUT = plural(
    "{count} claim; of each thing the first, in bold, is the one that other charts show{more}",
    "{count} claims; of each thing the first, in bold, is the one that other charts show{more}",
)
MORE = plural("; {count} more contradiction is not drawn", "; {count} more contradictions are not drawn")


@swiftly
def contradictions(compared: pd.DataFrame) -> alt.Chart:
    """A field for each contradiction, a mark in it for each speaker's claim; every field has a scale of its own from 0.

    Takes claims.compare(). Of several claims of one speaker that say the same the first is drawn.
    """
    found = sorted(disputes(compared), key=_apart, reverse=True)
    if not found:
        return notice(worded("No two claims about the same thing contradict each other."), worded(WHAT))
    groups = [records(_different(group).head(CLAIMS)) for group in found[:MOST]]
    used = compared[compared["figure_id"].isin([claim["figure_id"] for claims in groups for claim in claims])]
    rest = Counted.among((group["figure_id"].iloc[0] for group in found[MOST:]), worded("contradictions not drawn"))
    about = told(
        *ABOUT,
        count=Counted.among(used["figure_id"], worded("claims that this chart draws")),
        more=told(*MORE, count=rest) if rest.rows else Sentence(()),
    )
    alt_text = worded(
        "Dots of claims that contradict each other. {sentences}.", sentences=". ".join(map(_told, groups))
    )
    return finished(_chart(groups), finding(groups[0]), about, sources(used), alt_text)


def finding(claims: list[dict[str, Any]]) -> Sentence:
    """The contradiction that is furthest apart as a question: the title."""
    low, high = min(claims, key=_middle), max(claims, key=_middle)
    shown = claims[0]
    return told(
        "{one} or {other}? {what}, {days}",
        one=_cited(low),
        other=_cited(high),
        what=Said(what(shown), (str(shown["figure_id"]),)),
        days=days(shown["period_start"], shown["period_end"]),
    )


def _cited(claim: dict[str, Any]) -> Cited:
    return Cited(amount_of(claim), (str(claim["figure_id"]),))


def _told(claims: list[dict[str, Any]]) -> str:
    said = "; ".join(f"{claim['speaker']}: {in_words(claim)}" for claim in claims)
    return f"{what(claims[0])}: {said}"


def _different(group: pd.DataFrame) -> pd.DataFrame:
    return group.drop_duplicates(["speaker", "value_low", "value_high"])


def _apart(group: pd.DataFrame) -> float:
    """How many times the lowest end the highest is."""
    ends = group["value_low"].fillna(group["value_high"])
    return float(ends.max() / max(ends.min(), 1))


def _middle(claim: dict[str, Any]) -> float:
    low, high = claim["value_low"], claim["value_high"]
    return float(high if low != low else low)


def _chart(groups: list[list[dict[str, Any]]]) -> Drawn:
    import altair as alt

    fields = [_field([_row(claim) for claim in claims], _heading(claims[0])) for claims in groups]
    return alt.vconcat(*fields, spacing=22) if len(fields) > 1 else fields[0]


def _heading(claim: dict[str, Any]) -> list[str]:
    return wrapped(f"{what(claim)}, {days(claim['period_start'], claim['period_end'])}", 84)


def _row(claim: dict[str, Any]) -> dict[str, Any]:
    low, high = (None if value != value else float(value) for value in (claim["value_low"], claim["value_high"]))
    return {
        "speaker": "\n".join(wrapped(str(claim["speaker"]), SPEAKER_WIDTH)[:2]),
        "value": _middle(claim),
        "low": low,
        "high": high,
        "side": side(claim),
        "shape": SIDEWAYS.get(claim["qualifier"]) or SHAPES[claim["qualifier"]],
        "solid": 1 if claim["qualifier"] == "exact" else 0,
        "label": amount_of(claim),
        "shown": bool(claim["shown"]),
        "published": str(claim["published"])[:10],
        "country": country(claim["country"]),
        "claim": claim["figure_id"],
        **about_mark(claim, f"{claim['speaker']}: {in_words(claim)}"),
    }


def _field(rows: list[dict[str, Any]], heading: list[str]) -> Drawn:
    import altair as alt

    colour = sides().get(rows[0]["side"], NEUTRAL)
    longest = max(row["high"] or row["value"] for row in rows)
    for number, row in enumerate(rows):
        row["place"] = number
    base = encoded(
        drawn(rows),
        y=alt.Y("place:O", axis=None),
        x=alt.X("value:Q", scale=alt.Scale(domain=[0, 1.25 * longest], nice=False), axis=_axis()),
        tooltip=["speaker:N", "label:N", "published:N", "claim:N"],
        href="source:N",
        description="origin:N",
    )
    span = encoded(base.mark_rule(strokeWidth=6, opacity=0.35, color=colour), x="low:Q", x2="high:Q")
    span = span.transform_filter("isValid(datum.low) && isValid(datum.high) && datum.low < datum.high")
    points = encoded(
        base.mark_point(size=64, strokeWidth=1.8, color=colour),
        shape=alt.Shape("shape:N", scale=None),
        fill=alt.value(colour),
        fillOpacity=alt.FillOpacity("solid:Q", scale=None),
    )
    names = encoded(
        base.mark_text(align="right", dx=-8, lineBreak="\n"),
        x=alt.value(0),
        text="speaker:N",
        color=alt.value("currentColor"),
        href=alt.value(None),
    )
    title = alt.TitleParams(text=heading, fontSize=13, anchor="start", frame="group", offset=6)
    layers = alt.layer(span, points, _words(base, True), _words(base, False), names)
    whole: Drawn = having(layers, width=WIDTH - 210, height=alt.Step(30), title=title)
    return whole


def _words(base: alt.Chart, shown: bool) -> alt.Chart:
    """The amounts beside their marks, that of the shown claim in bold."""
    import altair as alt

    words = encoded(base.mark_text(align="left", dx=10, fontWeight="bold" if shown else "normal"), text="label:N")
    told: alt.Chart = encoded(words, color=alt.value("currentColor")).transform_filter(
        f"datum.shown == {str(shown).lower()}"
    )
    return told


def _axis() -> alt.Axis:
    axis = count_axis()
    axis.domain, axis.ticks = False, False
    return axis
