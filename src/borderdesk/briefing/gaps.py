"""What a report leaves out, what the ledger does not say, and where its claims contradict each other."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from borderdesk import flows
from borderdesk.briefing.phrase import cited, spoken, when
from borderdesk.briefing.sentence import Counted, Passage, Said, Sentence
from borderdesk.charts.table import Row, table, what
from borderdesk.charts.words import country, listed
from borderdesk.claims import RULES, disputes, records
from borderdesk.language import message, plural, worded
from borderdesk.message import told

if TYPE_CHECKING:
    import pandas as pd

    from borderdesk.view import View

COLUMNS = {
    "period_end": message("the days that were counted"),
    "nationality": message("whose nationals were counted"),
    "origin": message("where they came from"),
    "destination": message("where they went"),
    "attribution": message("who said it (the writer vouches for it)"),
    "published": message("when it was published"),
    "quote": message("the very words (only the number was recorded)"),
}
TABLES = {
    "figures": message("rows of figures.csv that are left out: {reason}"),
    "policies": message("rows of policies.csv that are left out: {reason}"),
}
MORE = plural("And {count} more.", "And {count} more.")


def left_out(view: View) -> Passage:
    """How many rows of the ledger this report leaves out, and why."""
    rows = [
        (Row(), [(html.escape(row["reason"]), ""), (row["table"], ""), (_gone(row).html(), "number")])
        for row in records(view.left_out)
    ]
    if not rows:
        return Passage.paragraph(told("No row of the ledger was left out."))
    ids = (one for ids in view.left_out["ids"] for one in ids)
    gone = Counted.among(ids, worded("rows that this report leaves out"))
    caption = told("Left out: {count} rows of the ledger", "Left out: {count} rows of the ledger", count=gone)
    text = "; ".join(f"{row['reason']} ({row['table']}): {row['rows']}" for row in records(view.left_out))
    header = (worded("Why"), worded("Table"), worded("Rows"))
    return Passage(table(caption, header, rows), f"{caption}. {text}")


def _gone(row: dict[str, Any]) -> Counted:
    return Counted.among(row["ids"], worded(TABLES[row["table"]], reason=row["reason"]))


def missing(view: View) -> Passage:
    """How many claims do not say when, who, where, or in which words."""
    rows = [(words, count) for words, count in _unsaid(view.claims) if count.rows]
    if not rows:
        return Passage.paragraph(
            told("Every claim says when, who and where.") if len(view.claims) else told("There is no claim.")
        )
    whole = Counted.among(view.claims["figure_id"], worded("claims of this report"))
    caption = told("What the claims do not say: of {count} claims", count=whole)
    cells = [(Row(), [(words, ""), (empty.html(), "number")]) for words, empty in rows]
    header = (worded("Not stated"), worded("Claims"))
    return Passage(table(caption, header, cells), f"{caption}. " + "; ".join(f"{a}: {b}" for a, b in rows))


def _unsaid(claims: pd.DataFrame) -> Iterator[tuple[str, Counted]]:
    for column, text in COLUMNS.items():
        words = worded(text)
        empty = claims[column].isna() | (claims[column].astype("str") == "")
        of = worded("claims that do not say {what}", what=words)
        yield words, Counted.among(claims.loc[empty, "figure_id"], of)


def disagreements(view: View, most: int = 12) -> Passage:
    """Where claims about the same thing share no value: each with its speaker, the shown one first, and why."""
    groups = disputes(view.claims)
    sentences = [_contradiction(group) for group in groups[:most]]
    if len(groups) > most:
        ids = (group["figure_id"].iloc[0] for group in groups[most:])
        sentences.append(told(*MORE, count=Counted.among(ids, worded("contradictions not told here"))))
    return Passage.bullets(sentences, worded("No two claims about the same thing contradict each other."))


def not_netted(view: View) -> Passage:
    """The countries whose arrivals and departures may not be set against each other, and why not."""
    refused = [one for one in flows.balances(view.claims) if not one["net"]]
    if not refused:
        return Passage.paragraph(told("No country with counts of both directions is left without a net."))
    rows = [
        (
            Row(tuple(one for one in (row["arrivals"], row["departures"]) if one)),
            [(html.escape(country(row["country"])), ""), (html.escape(row["reason"]), "")],
        )
        for row in refused
    ]
    codes = [row["country"] for row in refused]
    count = Counted.among(codes, worded("countries with counts of which no net can be taken"))
    caption = told("No net can be taken: {count} countries", "No net can be taken: {count} countries", count=count)
    names = listed((country(code) for code in codes), len(refused))
    return Passage(table(caption, (worded("Country"), worded("Why")), rows), f"{caption}. {names}")


def _contradiction(group: pd.DataFrame) -> Sentence:
    claims = records(group.drop_duplicates(["speaker", "value_low", "value_high"]))
    shown = claims[0]
    about = Said(what(shown), (shown["figure_id"],))
    each = [told("{amount} ({speaker})", amount=cited(claim), speaker=spoken(claim)) for claim in claims]
    told_all = Sentence.joined("; ", each)
    rule = dict(RULES).get(shown["rule"], "")
    if not rule:
        return told("{what}, {when}: {claims}.", what=about, when=when(shown), claims=told_all)
    return told(
        "{what}, {when}: {claims}. The first is shown: {rule}.",
        what=about,
        when=when(shown),
        claims=told_all,
        rule=worded(rule),
    )
