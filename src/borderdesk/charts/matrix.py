"""Policies as a matrix, country by rule, on a chosen day."""

from __future__ import annotations

import json
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from borderdesk import glossary
from borderdesk.charts.address import address
from borderdesk.charts.channels import encoded, having, swiftly
from borderdesk.charts.frame import CLAIM, drawn, finished, notice
from borderdesk.charts.rules import in_force
from borderdesk.charts.words import country, named, sources
from borderdesk.claims import records
from borderdesk.language import message, worded
from borderdesk.language.ordering import in_order
from borderdesk.message import told
from borderdesk.origin import Sentence
from borderdesk.theme import BAD, GOOD, NEUTRAL, PARTIAL

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from borderdesk.charts.frame import Drawn

COLUMN, LINE = 16, 13  # letters of a line above a column, and the height of one in pixels
COLOURS = {"open": GOOD, "days": GOOD, "partial": PARTIAL, "closed": BAD, "conflict": NEUTRAL}
KEY = message("Green: people may pass, red: not, amber: in part")
WHAT = message("border rules by country")
SAID = {
    "tourist_visa_entry": message("{countries} refused entry on tourist visas on {day}"),
    "tourist_visa_issuance": message("{countries} issued no tourist visas on {day}"),
    "land_border_open": message("{countries} kept a land border closed on {day}"),
    "visa_required": message("{countries} required a visa on {day}"),
    "exit_ban": message("{countries} banned people from leaving on {day}"),
    "temporary_protection": message("{countries} gave no temporary protection on {day}"),
    "internal_passport_accepted": message("{countries} did not accept inner passports on {day}"),
}


@swiftly
def policy_matrix(policies: pd.DataFrame, on: date) -> alt.Chart:
    """A cell per jurisdiction and kind of rule in force on the day; no cell where the ledger says nothing.

    Takes ledger.policies(). A value with a question mark is stated without days: it may not have held on that day.
    Two values that contradict each other are both shown. Rules of the kind ``other`` are phrases: they stay in the
    table.
    """
    rules = in_force(policies, on)
    cells = rules[rules["policy"] != "other"]
    if cells.empty:
        return notice(worded("No rule that held on {day} stands in the ledger.", day=on), worded(WHAT))
    kinds = [glossary.rule(kind) for kind in glossary.RULES if kind in set(cells["policy"])]
    by_id = {str(rule["policy_id"]): rule for rule in records(policies)}
    rows = [_cell(rule, address(by_id[rule["ids"][0]])) for rule in records(cells)]
    title = finding(cells, on)
    about = told(
        "Rules in force on {day}. {key}, grey: sources differ. Empty: not in the ledger. ?: stated without days.",
        day=on,
        key=worded(KEY),
    )
    used = policies[policies["policy_id"].isin([one for ids in cells["ids"] for one in ids])]
    words = ". ".join(f"{row['country']}: {row['rule']} {row['text']}" for row in rows)
    alt_text = worded("Matrix of border rules by country on {day}. {cells}.", day=on, cells=words)
    return finished(_chart(rows, kinds), title, about, sources(used), alt_text)


def finding(cells: pd.DataFrame, on: date) -> Sentence:
    """Who had closed what, or that no one had: the title."""
    closed = cells[(cells["state"] == "closed") & cells["dated"]]
    if closed.empty:
        who = named(country(code) for code in cells["jurisdiction"])
        return told("The rules of {countries} on {day}", countries=who, day=on)
    kind = closed["policy"].value_counts().sort_index(kind="stable").idxmax()
    who = named((country(code) for code in closed.loc[closed["policy"] == kind, "jurisdiction"]), 5)
    return told(SAID[str(kind)], countries=who, day=on)


def _cell(rule: dict[str, Any], source: str) -> dict[str, Any]:
    doubt, value = "" if rule["dated"] else " ?", glossary.value(rule["value"])
    return {
        "country": country(rule["jurisdiction"]),
        "rule": glossary.rule(rule["policy"]),
        "text": value + doubt,
        "colour": COLOURS[rule["state"]],
        "strength": 1 if rule["dated"] else 0.25,
        "ink": _ink(rule),
        "claims": ", ".join(rule["ids"]),
        "source": source,
        "origin": f"{country(rule['jurisdiction'])}: {value}{CLAIM}{', '.join(rule['ids'])}",
    }


def _ink(rule: dict[str, Any]) -> str:
    """Words that can be read on the cell: at least 4.5 to 1; on a pale cell those of the page."""
    if not rule["dated"]:
        return "currentColor"
    return "#ffffff" if rule["state"] == "closed" else "#000000"


def _lines(kinds: list[str]) -> dict[str, list[str]]:
    """The name of each kind in the lines above its column: broken before its last word, where it is long more often."""
    lines = {kind: [one for one in kind.rpartition(" ")[::2] if one] for kind in kinds}
    wide = {kind: wrap(kind, COLUMN) for kind in kinds if any(len(line) > COLUMN for line in lines[kind])}
    return lines | wide


def _padding(lines: dict[str, list[str]]) -> int:
    """Room for the lines above the columns: they hang from their first one."""
    return 20 + LINE * (max(len(each) for each in lines.values()) - 2)


def _chart(rows: list[dict[str, Any]], kinds: list[str]) -> Drawn:
    import altair as alt

    lines = _lines(kinds)
    order = sorted({row["country"] for row in rows}, key=in_order)
    top = alt.Axis(
        orient="top",
        title=None,
        labelAngle=0,
        labelLimit=120,
        labelPadding=_padding(lines),
        ticks=False,
        domain=False,
        labelExpr=f"{json.dumps(lines, ensure_ascii=False)}[datum.label]",
    )
    side = alt.Axis(title=None, ticks=False, domain=False, labelLimit=170, labelPadding=8)
    base = encoded(
        drawn(rows),
        x=alt.X("rule:N", sort=kinds, axis=top, scale=alt.Scale(paddingInner=0.03)),
        y=alt.Y("country:N", sort=order, axis=side, scale=alt.Scale(paddingInner=0.1)),
        tooltip=["country:N", "rule:N", "text:N", "claims:N"],
        href="source:N",
        description="origin:N",
    )
    boxes = encoded(
        base.mark_rect(cornerRadius=3),
        color=alt.Color("colour:N", scale=None),
        opacity=alt.Opacity("strength:Q", scale=None),
    )
    # the box beneath the words has the link
    words = encoded(
        base.mark_text(fontSize=11.5), text="text:N", color=alt.Color("ink:N", scale=None), href=alt.value(None)
    )
    whole: Drawn = having(alt.layer(boxes, words), width=alt.Step(96), height=alt.Step(22))
    return whole
