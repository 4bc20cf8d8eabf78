"""Policies over time: from when to when each rule held, with open ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from borderdesk import glossary
from borderdesk.charts.address import address
from borderdesk.charts.channels import encoded, having, swiftly
from borderdesk.charts.frame import CLAIM, drawn, finished, notice
from borderdesk.charts.matrix import COLOURS, KEY
from borderdesk.charts.rules import state_of
from borderdesk.charts.words import country, day, days, iso, named, sources
from borderdesk.claims import records
from borderdesk.language import message, plural, worded
from borderdesk.message import told
from borderdesk.origin import Counted, Sentence
from borderdesk.theme import NEUTRAL, WIDTH

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from borderdesk.charts.frame import Drawn

WHAT = message("border rules over time")
DATED = plural(
    "{count} dated rule, {days}{more}. {key}, grey: other rules; arrow: no stated end",
    "{count} dated rules, {days}{more}. {key}, grey: other rules; arrow: no stated end",
)
BEGAN = plural("One rule began on {day}: {countries}", "{count} rules began on {day}: {countries}")
MOST = 30  # rules that fit on a page; the table beneath has them all


@swiftly
def policy_spans(policies: pd.DataFrame) -> alt.Chart:
    """A bar per rule with at least one stated day, from its first to its last; an open end fades behind an arrow."""
    live = policies[(policies["status"] != "rejected") & (policies["value"] != "proposed")]
    dated = live[live["effective_from"].notna() | live["effective_to"].notna()]
    dated = dated.drop_duplicates(["jurisdiction", "policy", "value", "effective_from", "effective_to"])
    if dated.empty:
        return notice(worded("No rule with a stated first or last day stands in the ledger."), worded(WHAT))
    first = dated["effective_from"].fillna(dated["effective_to"])
    rules = dated.assign(first=first).sort_values(["first", "jurisdiction", "policy_id"]).head(MOST)
    rows = [_row(rule, *_frame(rules)) for rule in records(rules)]
    words = ". ".join(f"{row['label']}, {row['when']}" for row in rows)
    alt_text = worded("Bars of border rules over time. {rules}.", rules=words)
    return finished(_chart(rows), finding(rules), _about(dated, rules), sources(rules), alt_text)


def _about(dated: pd.DataFrame, rules: pd.DataFrame) -> Sentence:
    left = dated.loc[~dated["policy_id"].isin(rules["policy_id"]), "policy_id"]
    rest = Counted.among(left, worded("rules not drawn"))
    return told(
        *DATED,
        count=Counted.among(rules["policy_id"], worded("rules with a stated day that this chart draws")),
        days=days(*_stated(rules)),
        more=told("; {count} more in the table", "; {count} more in the table", count=rest) if rest.rows else "",
        key=worded(KEY),
    )


def finding(rules: pd.DataFrame) -> Sentence:
    """The day on which most rules began, and whose: the title."""
    began = rules[rules["effective_from"].notna()].drop_duplicates(
        ["jurisdiction", "policy", "value", "effective_from"]
    )
    if began.empty:
        ends = Counted.among(rules["policy_id"], worded("rules with a stated end"))
        return told("{count} rule with a stated end", "{count} rules with a stated end", count=ends)
    counts = began["effective_from"].value_counts().sort_index()
    peak = counts.idxmax()
    found = began[began["effective_from"] == peak]
    who = named((country(code) for code in found["jurisdiction"]), 4)
    count = Counted.among(found["policy_id"], worded("rules that began on {day}", day=day(peak)))
    return told(*BEGAN, count=count, day=day(peak), countries=who)


def _stated(rules: pd.DataFrame) -> tuple[Any, Any]:
    import pandas as pd

    stated = pd.concat([rules["effective_from"], rules["effective_to"]]).dropna()
    return stated.min(), stated.max()


def _frame(rules: pd.DataFrame) -> tuple[Any, Any]:
    """First and last day of the chart: what is stated, and some room for open ends."""
    import pandas as pd

    first, last = _stated(rules)
    room = max(pd.Timedelta(days=20), (last - first) / 6)
    return first - room, last + room


def _row(rule: dict[str, Any], first: Any, last: Any) -> dict[str, Any]:
    open_start, open_end = (rule[end] != rule[end] for end in ("effective_from", "effective_to"))
    state = "phrase" if rule["policy"] == "other" else state_of(rule["policy"], rule["value"])
    value = glossary.value(rule["value"])
    kind = value if rule["policy"] == "other" else f"{glossary.rule(rule['policy'])}: {value}"
    label = f"{country(rule['jurisdiction'])}: {kind}"
    start = first if open_start else rule["effective_from"]
    end = last if open_end else rule["effective_to"]
    late = start - first > (last - first) / 2  # words of a bar that begins late end with it, and stay in the chart
    return {
        "id": rule["policy_id"],
        "label": label,
        "country": country(rule["jurisdiction"]),
        "start": iso(start),
        "end": iso(end),
        "early": "" if late else label,
        "late": label if late else "",
        "before": "◄" if open_start else "",
        "after": "►" if open_end else "",
        "colour": COLOURS.get(state, NEUTRAL),
        "when": days(rule["effective_from"], rule["effective_to"]),
        "source": address(rule),
        "origin": f"{label}, {days(rule['effective_from'], rule['effective_to'])}{CLAIM}{rule['policy_id']}",
    }


def _chart(rows: list[dict[str, Any]]) -> Drawn:
    import altair as alt

    base = encoded(
        drawn(rows),
        y=alt.Y("id:N", sort=[row["id"] for row in rows], axis=None),
        x=alt.X(
            "start:T",
            scale=alt.Scale(type="utc"),
            axis=alt.Axis(title=None, format="%b %Y", tickCount=6, labelOverlap=True),
        ),
        color=alt.Color("colour:N", scale=None),
        tooltip=["label:N", "when:N", "id:N"],
        href="source:N",
        description="origin:N",
    )
    bars = encoded(base.mark_bar(height=7, opacity=0.85, cornerRadius=2, yOffset=7), x2="end:T")
    base = encoded(base, href=alt.value(None))  # the bar has the link
    before = encoded(base.mark_text(align="right", dx=2, dy=7, fontSize=15), text="before:N")
    after = encoded(base.mark_text(align="left", dx=-2, dy=7, fontSize=15), x="end:T", text="after:N")
    ink = alt.value("currentColor")
    early = encoded(base.mark_text(align="left", dy=-5, fontSize=11.5, limit=WIDTH), text="early:N", color=ink)
    late = encoded(
        base.mark_text(align="right", dy=-5, fontSize=11.5, limit=WIDTH), x="end:T", text="late:N", color=ink
    )
    whole: Drawn = having(alt.layer(bars, before, after, early, late), width=WIDTH, height=alt.Step(32))
    return whole
