"""The rows behind sentences and charts: where a number's link leads, and from there to its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from borderdesk.briefing.sentence import Counted, Passage
from borderdesk.briefing.sources import source_list
from borderdesk.charts.display import Shown, show, specification
from borderdesk.charts.table import claims_table, policies_table
from borderdesk.claims import ordered, where
from borderdesk.language import worded
from borderdesk.message import told

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from borderdesk.view import View


def claims_behind(view: View, *passages: Passage) -> Passage:
    """The claims that the passages cite, one row each; every number of a passage links to its row.

    A page takes it once, since the rows carry the names that links lead to.
    """
    cited = {claim for passage in passages for claim in passage.claims}
    rows = view.claims[view.claims["figure_id"].isin(cited)]
    if rows.empty:
        return Passage.paragraph(told("No number was stated above, so no claim stands behind it."))
    caption = told(
        "The claims behind the numbers above: {count}",
        count=Counted.among(rows["figure_id"], worded("claims that sentences above cite")),
    )
    return Passage(claims_table(rows, caption, anchors=True), str(caption))


def rules_behind(view: View, *passages: Passage) -> Passage:
    """The rules that the passages cite, or without passages all of the view, one row each, to be linked to."""
    cited = {claim for passage in passages for claim in passage.claims}
    rows = view.policies[view.policies["policy_id"].isin(cited)] if passages else view.policies
    if rows.empty:
        return Passage.paragraph(told("No rule in the ledger fits this choice."))
    rows = rows.sort_values(["jurisdiction", "policy", "effective_from", "policy_id"])
    caption = told(
        "The claims about rules: {count}",
        count=Counted.among(rows["policy_id"], worded("claims about rules in the table beneath")),
    )
    return Passage(policies_table(rows, caption, anchors=True), str(caption))


def evidence(view: View, *passages: Passage) -> Passage:
    """The claims and the rules that the passages cite, one table each, and the pages they were read on."""
    cited = {claim for passage in passages for claim in passage.claims}
    rules = [rules_behind(view, *passages)] if view.policies["policy_id"].isin(cited).any() else []
    return Passage.joined(claims_behind(view, *passages), *rules, source_list(view, *passages))


def with_table(chart: alt.Chart, view: View) -> Shown:
    """The chart drawn, and the claims that it draws as a table beneath it."""
    spec = specification(chart)
    drawn = tuple({*_words(spec)})
    claims = ordered(where(view.claims, figure_id=drawn), "period_end", "published", "figure_id")
    rules = where(view.policies, policy_id=drawn)
    return show(chart, _table(claims) + _table(rules), spec)


def _table(rows: pd.DataFrame) -> str:
    if rows.empty:
        return ""
    caption = told(
        "What the chart shows, row by row: {count}",
        count=Counted.among(rows.iloc[:, 0], worded("claims that the chart draws")),
    )
    return policies_table(rows, caption) if "policy_id" in rows else claims_table(rows, caption)


def _words(spec: dict[str, Any]) -> Iterator[str]:
    """All words in the data of a Vega-Lite specification; ids in one cell stand apart by comma and space."""
    for rows in spec.get("datasets", {}).values():
        for row in rows:
            yield from (word for cell in row.values() if isinstance(cell, str) for word in cell.split(", "))
