"""What a report leaves out, what the ledger does not say, and where its claims contradict each other."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from borderdesk import flows
from borderdesk.amount import number
from borderdesk.briefing.phrase import cited, when
from borderdesk.briefing.sentence import Cited, Passage, Sentence
from borderdesk.charts.table import table, what
from borderdesk.charts.words import country, listed
from borderdesk.claims import RULES, records

if TYPE_CHECKING:
    import pandas as pd

    from borderdesk.view import View

COLUMNS = {
    "period_end": "the days that were counted",
    "nationality": "whose nationals were counted",
    "origin": "where they came from",
    "destination": "where they went",
    "attribution": "who said it (the writer vouches for it)",
    "published": "when it was published",
    "quote": "the very words (only the number was recorded)",
}


def left_out(view: View) -> Passage:
    """How many rows of the ledger this report leaves out, and why."""
    rows = [
        ("", [(html.escape(row["reason"]), ""), (row["table"], ""), (number(row["rows"]), "number")])
        for row in records(view.left_out)
    ]
    if not rows:
        return Passage.paragraph(Sentence.of("No row of the ledger was left out."))
    gone = int(view.left_out["rows"].sum())
    caption = f"Left out: {number(gone)} rows of the ledger"
    text = "; ".join(f"{row['reason']} ({row['table']}): {row['rows']}" for row in records(view.left_out))
    return Passage(table(caption, ("Why", "Table", "Rows"), rows), f"{caption}. {text}")


def missing(view: View) -> Passage:
    """How many claims do not say when, who, where, or in which words."""
    rows, total = [], len(view.claims)
    for column, words in COLUMNS.items():
        empty = int((view.claims[column].isna() | (view.claims[column].astype("str") == "")).sum())
        if empty:
            rows.append((words, empty))
    if not rows:
        return Passage.paragraph(
            Sentence.of("Every claim says when, who and where." if total else "There is no claim.")
        )
    caption = f"What the claims do not say: of {number(total)} claims"
    cells = [("", [(words, ""), (number(empty), "number")]) for words, empty in rows]
    return Passage(
        table(caption, ("Not stated", "Claims"), cells), f"{caption}. " + "; ".join(f"{a}: {b}" for a, b in rows)
    )


def disagreements(view: View, most: int = 12) -> Passage:
    """Where claims about the same thing share no value: each with its speaker, the shown one first, and why."""
    groups = contradictions(view.claims)
    sentences = [_contradiction(group) for group in groups[:most]]
    if len(groups) > most:
        sentences.append(Sentence.of(f"And {len(groups) - most} more."))
    return Passage.bullets(sentences, "No two claims about the same thing contradict each other.")


def contradictions(claims: pd.DataFrame) -> list[pd.DataFrame]:
    """The groups that disagree, those of most claims first."""
    found = claims[claims["agreement"] == "disagree"]
    return sorted((group for _, group in found.groupby("group", sort=True)), key=lambda group: -len(group))


def not_netted(view: View) -> Passage:
    """The countries whose arrivals and departures may not be set against each other, and why not."""
    balance = flows.balance(view.claims)
    refused = balance[balance["net"] == ""]
    if refused.empty:
        return Passage.paragraph(Sentence.of("No country with counts of both directions is left without a net."))
    rows = [
        ("", [(html.escape(country(row["country"])), ""), (html.escape(row["reason"]), "")]) for row in records(refused)
    ]
    caption = f"No net can be taken: {len(rows)} countries"
    names = listed((country(code) for code in refused["country"]), len(refused))
    return Passage(table(caption, ("Country", "Why"), rows), f"{caption}. {names}")


def _contradiction(group: pd.DataFrame) -> Sentence:
    claims = records(group.drop_duplicates(["speaker", "value_low", "value_high"]))
    shown = claims[0]
    parts: list[str | Cited] = [f"{what(shown)}, {when(shown)}: "]
    for place, claim in enumerate(claims):
        parts += ["; " if place else "", cited(claim), f" ({claim['speaker']})"]
    rule = dict(RULES).get(shown["rule"], "")
    return Sentence.of(*parts, f". The first is shown: {rule}." if rule else ".")
