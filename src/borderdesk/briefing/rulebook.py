"""The rules by which claims are compared, as a report states them: nothing that decides is hidden in code."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from borderdesk.briefing.sentence import Counted, Passage, Sentence
from borderdesk.charts.table import Row, table
from borderdesk.claims import RULES

if TYPE_CHECKING:
    from borderdesk.view import View


def chosen_by(view: View) -> Passage:
    """How often each rule chose the claim that is shown, in the order in which the rules are asked."""
    shown = view.claims[view.claims["shown"]]
    groups = shown[shown["claims"] > 1]
    if groups.empty:
        return Passage.paragraph(Sentence.of("No two claims speak of the same thing, so nothing had to be chosen."))
    counts = {
        name: Counted.among(groups.loc[groups["rule"] == name, "figure_id"], _chosen(text)) for name, text in RULES
    }
    rows = [(Row(), [(html.escape(words), ""), (counts[name].html(), "number")]) for name, words in RULES]
    made = Counted.among(groups["figure_id"], "things with several claims, each by the claim that is shown")
    gone = Counted.among(view.claims.loc[~view.claims["shown"], "figure_id"], "claims that are not shown")
    told = ("Which of several claims about one thing is shown: ", made, " choices, ", gone, " claims not shown")
    caption = Sentence.of(*told)
    words = "; ".join(f"{text}: {counts[name]}" for name, text in RULES)
    return Passage(
        table(caption, ("Rule, in the order in which they are asked", "Decided"), rows), f"{caption}. {words}"
    )


def _chosen(rule: str) -> str:
    return f"claims that are shown by this rule: {rule}"
