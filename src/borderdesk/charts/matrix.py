"""Policies as a matrix, country by rule, on a chosen day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from borderdesk.charts.address import address
from borderdesk.charts.frame import CLAIM, drawn, finished, notice
from borderdesk.charts.rules import NAMES, in_force
from borderdesk.charts.words import country, day, named, sources
from borderdesk.claims import records
from borderdesk.origin import Sentence
from borderdesk.theme import BAD, GOOD, NEUTRAL, PARTIAL

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from borderdesk.charts.frame import Drawn

COLOURS = {"open": GOOD, "days": GOOD, "partial": PARTIAL, "closed": BAD, "conflict": NEUTRAL}
KEY = "Green: people may pass, red: not, amber: in part"
WHAT = "border rules by country"


def policy_matrix(policies: pd.DataFrame, on: date) -> alt.Chart:
    """A cell per jurisdiction and kind of rule in force on the day; no cell where the ledger says nothing.

    Takes ledger.policies(). A value with a question mark is stated without days: it may not have held on that day.
    Two values that contradict each other are both shown. Rules of the kind ``other`` are phrases: they stay in the
    table.
    """
    rules = in_force(policies, on)
    cells = rules[rules["policy"] != "other"]
    if cells.empty:
        return notice(f"No rule that held on {on.day} {on:%B %Y} stands in the ledger.", WHAT)
    kinds = [NAMES[kind] for kind in NAMES if kind in set(cells["policy"])]
    by_id = {str(rule["policy_id"]): rule for rule in records(policies)}
    rows = [_cell(rule, address(by_id[rule["ids"][0]])) for rule in records(cells)]
    title = finding(cells, on)
    rest = f"{KEY}, grey: sources differ. Empty: not in the ledger. ?: stated without days."
    about = Sentence.of(f"Rules in force on {day(on)}. {rest}")
    used = policies[policies["policy_id"].isin([one for ids in cells["ids"] for one in ids])]
    words = ". ".join(f"{row['country']}: {row['rule']} {row['text']}" for row in rows)
    return finished(_chart(rows, kinds), title, about, sources(used), f"Matrix of {WHAT} on {day(on)}. {words}.")


def finding(cells: pd.DataFrame, on: date) -> Sentence:
    """Who had closed what, or that no one had: the title."""
    closed = cells[(cells["state"] == "closed") & cells["dated"]]
    if closed.empty:
        who = named(country(code) for code in cells["jurisdiction"])
        return Sentence.of("The rules of ", who, f" on {on.day} {on:%B %Y}")
    kind = closed["policy"].value_counts().sort_index(kind="stable").idxmax()
    who = named((country(code) for code in closed.loc[closed["policy"] == kind, "jurisdiction"]), 5)
    said = {
        "tourist_visa_entry": "refused entry on tourist visas",
        "tourist_visa_issuance": "issued no tourist visas",
        "land_border_open": "kept a land border closed",
        "visa_required": "required a visa",
        "exit_ban": "banned people from leaving",
        "temporary_protection": "gave no temporary protection",
        "internal_passport_accepted": "did not accept inner passports",
    }
    return Sentence.of(who, f" {said[str(kind)]} on {on.day} {on:%B %Y}")


def _cell(rule: dict[str, Any], source: str) -> dict[str, Any]:
    doubt = "" if rule["dated"] else " ?"
    return {
        "country": country(rule["jurisdiction"]),
        "rule": NAMES[rule["policy"]],
        "text": rule["value"] + doubt,
        "colour": COLOURS[rule["state"]],
        "strength": 1 if rule["dated"] else 0.25,
        "ink": _ink(rule),
        "claims": ", ".join(rule["ids"]),
        "source": source,
        "origin": f"{country(rule['jurisdiction'])}: {rule['value']}{CLAIM}{', '.join(rule['ids'])}",
    }


def _ink(rule: dict[str, Any]) -> str:
    """Words that can be read on the cell: at least 4.5 to 1; on a pale cell those of the page."""
    if not rule["dated"]:
        return "currentColor"
    return "#ffffff" if rule["state"] == "closed" else "#000000"


def _chart(rows: list[dict[str, Any]], kinds: list[str]) -> Drawn:
    import altair as alt

    lines = (
        "[slice(datum.label, 0, lastindexof(datum.label, ' ')), slice(datum.label, lastindexof(datum.label, ' ') + 1)]"
    )
    top = alt.Axis(
        orient="top",
        title=None,
        labelAngle=0,
        labelLimit=120,
        labelPadding=20,
        ticks=False,
        domain=False,
        labelExpr=lines,
    )
    side = alt.Axis(title=None, ticks=False, domain=False, labelLimit=170, labelPadding=8)
    base = drawn(rows).encode(
        x=alt.X("rule:N", sort=kinds, axis=top, scale=alt.Scale(paddingInner=0.03)),
        y=alt.Y("country:N", sort="ascending", axis=side, scale=alt.Scale(paddingInner=0.1)),
        tooltip=["country:N", "rule:N", "text:N", "claims:N"],
        href="source:N",
        description="origin:N",
    )
    boxes = base.mark_rect(cornerRadius=3).encode(
        color=alt.Color("colour:N", scale=None), opacity=alt.Opacity("strength:Q", scale=None)
    )
    words = base.mark_text(fontSize=11.5).encode(text="text:N", color=alt.Color("ink:N", scale=None))
    return alt.layer(boxes, words).properties(width=alt.Step(96), height=alt.Step(22))
