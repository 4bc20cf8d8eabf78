"""The rules by which claims are compared, as a report states them: nothing that decides is hidden in code."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from borderdesk.briefing.sentence import Counted, Passage, Sentence
from borderdesk.charts.table import Row, table
from borderdesk.claims import RULES
from borderdesk.language import worded
from borderdesk.message import told

if TYPE_CHECKING:
    import pandas as pd

    from borderdesk.view import View


def chosen_by(view: View) -> Passage:
    """How often each rule chose the claim that is shown, in the order in which the rules are asked."""
    shown = view.claims[view.claims["shown"]]
    groups = shown[shown["claims"] > 1]
    if groups.empty:
        return Passage.paragraph(told("No two claims speak of the same thing, so nothing had to be chosen."))
    rules = {name: worded(text) for name, text in RULES}
    counts = {name: Counted.among(groups.loc[groups["rule"] == name, "figure_id"], _by(rules[name])) for name in rules}
    rows = [(Row(), [(html.escape(rules[name]), ""), (counts[name].html(), "number")]) for name in rules]
    caption = _caption(view, groups)
    words = "; ".join(f"{rules[name]}: {counts[name]}" for name in rules)
    header = (worded("Rule, in the order in which they are asked"), worded("Decided"))
    return Passage(table(caption, header, rows), f"{caption}. {words}")


def _caption(view: View, groups: pd.DataFrame) -> Sentence:
    made = worded("things with several claims, each by the claim that is shown")
    gone = view.claims.loc[~view.claims["shown"], "figure_id"]
    return told(
        "Which of several claims about one thing is shown: {made} choices, {gone} claims not shown",
        made=Counted.among(groups["figure_id"], made),
        gone=Counted.among(gone, worded("claims that are not shown")),
    )


def _by(rule: str) -> str:
    return worded("claims that are shown by this rule: {rule}", rule=rule)
