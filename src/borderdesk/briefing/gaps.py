"""What a report leaves out, what the ledger does not say, and where its claims contradict each other."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from borderdesk import flows
from borderdesk.briefing.phrase import cited, spoken, when
from borderdesk.briefing.sentence import Counted, Passage, Said, Sentence
from borderdesk.charts.table import Row, table, what
from borderdesk.charts.words import country, listed
from borderdesk.claims import RULES, records
from borderdesk.origin import Part

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
        (Row(), [(html.escape(row["reason"]), ""), (row["table"], ""), (_gone(row).html(), "number")])
        for row in records(view.left_out)
    ]
    if not rows:
        return Passage.paragraph(Sentence.of("No row of the ledger was left out."))
    gone = Counted.among((one for ids in view.left_out["ids"] for one in ids), "rows that this report leaves out")
    caption = Sentence.of("Left out: ", gone, " rows of the ledger")
    text = "; ".join(f"{row['reason']} ({row['table']}): {row['rows']}" for row in records(view.left_out))
    return Passage(table(caption, ("Why", "Table", "Rows"), rows), f"{caption}. {text}")


def _gone(row: dict[str, Any]) -> Counted:
    return Counted.among(row["ids"], f"rows of {row['table']}.csv that are left out: {row['reason']}")


def missing(view: View) -> Passage:
    """How many claims do not say when, who, where, or in which words."""
    rows, total = [], len(view.claims)
    for column, words in COLUMNS.items():
        empty = view.claims[column].isna() | (view.claims[column].astype("str") == "")
        if empty.any():
            count = Counted.among(view.claims.loc[empty, "figure_id"], f"claims that do not say {words}")
            rows.append((words, count))
    if not rows:
        return Passage.paragraph(
            Sentence.of("Every claim says when, who and where." if total else "There is no claim.")
        )
    whole = Counted.among(view.claims["figure_id"], "claims of this report")
    caption = Sentence.of("What the claims do not say: of ", whole, " claims")
    cells = [(Row(), [(words, ""), (empty.html(), "number")]) for words, empty in rows]
    return Passage(
        table(caption, ("Not stated", "Claims"), cells), f"{caption}. " + "; ".join(f"{a}: {b}" for a, b in rows)
    )


def disagreements(view: View, most: int = 12) -> Passage:
    """Where claims about the same thing share no value: each with its speaker, the shown one first, and why."""
    groups = contradictions(view.claims)
    sentences = [_contradiction(group) for group in groups[:most]]
    if len(groups) > most:
        rest = Counted.among((group["figure_id"].iloc[0] for group in groups[most:]), "contradictions not told here")
        sentences.append(Sentence.of("And ", rest, " more."))
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
        (
            Row(tuple(one for one in (row["arrivals"], row["departures"]) if one)),
            [(html.escape(country(row["country"])), ""), (html.escape(row["reason"]), "")],
        )
        for row in records(refused)
    ]
    count = Counted.among(refused["country"], "countries with counts of which no net can be taken")
    caption = Sentence.of("No net can be taken: ", count, " countries")
    names = listed((country(code) for code in refused["country"]), len(refused))
    return Passage(table(caption, ("Country", "Why"), rows), f"{caption}. {names}")


def _contradiction(group: pd.DataFrame) -> Sentence:
    claims = records(group.drop_duplicates(["speaker", "value_low", "value_high"]))
    shown = claims[0]
    parts: list[Part] = [Said(what(shown), (shown["figure_id"],)), f", {when(shown)}: "]
    for place, claim in enumerate(claims):
        parts += ["; " if place else "", cited(claim), " (", spoken(claim), ")"]
    rule = dict(RULES).get(shown["rule"], "")
    return Sentence.of(*parts, f". The first is shown: {rule}." if rule else ".")
