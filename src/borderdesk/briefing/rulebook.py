"""The rules by which claims are compared, as a report states them: nothing that decides is hidden in code."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from borderdesk.amount import number
from borderdesk.briefing.sentence import Passage, Sentence
from borderdesk.charts.table import table
from borderdesk.claims import RULES

if TYPE_CHECKING:
    from borderdesk.view import View


def chosen_by(view: View) -> Passage:
    """How often each rule chose the claim that is shown, in the order in which the rules are asked."""
    shown = view.claims[view.claims["shown"]]
    groups = shown[shown["claims"] > 1]
    if groups.empty:
        return Passage.paragraph(Sentence.of("No two claims speak of the same thing, so nothing had to be chosen."))
    counts = groups["rule"].value_counts()
    rows = [
        ("", [(str(place), ""), (html.escape(words), ""), (number(int(counts.get(name, 0))), "number")])
        for place, (name, words) in enumerate(RULES, start=1)
    ]
    gone = int((~view.claims["shown"]).sum())
    made = f"{number(len(groups))} choices, {number(gone)} claims not shown"
    caption = f"Which of several claims about one thing is shown: {made}"
    words = "; ".join(f"{text}: {counts.get(name, 0)}" for name, text in RULES)
    return Passage(table(caption, ("Order", "Rule", "Decided"), rows), f"{caption}. {words}")
