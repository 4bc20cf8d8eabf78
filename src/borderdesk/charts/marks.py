"""How a claim is marked on charts over time: its bound as a shape, its direction by name, and the two axes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from borderdesk.charts.scales import count_format, count_label, day_format
from borderdesk.language import capital, message, worded
from borderdesk.origin import Sentence
from borderdesk.theme import SERIES

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MILLISECONDS = 86_400_000  # of a day, the unit in which Vega counts from 1970
FEW = 6  # days between the first and the last, up to which Vega would label half days
# how a bound is drawn: exact as a dot, about as a ring, a lower bound points up, an upper one down
SHAPES = {
    "exact": "circle",
    "about": "circle",
    "more_than": "triangle-up",
    "at_least": "triangle-up",
    "less_than": "triangle-down",
    "up_to": "triangle-down",
    "range": "stroke",
    "vague": "stroke",
}
MARKS = {  # the same for readers
    "exact": message("dot: exact"),
    "about": message("ring: about"),
    "more_than": message("triangle up: at least"),
    "at_least": message("triangle up: at least"),
    "less_than": message("triangle down: at most"),
    "up_to": message("triangle down: at most"),
    "range": message("bar: from and to"),
    "vague": message("bar: from and to"),
}


def legend(about: Sentence, claims: pd.DataFrame) -> Sentence:
    """``about`` and what the marks of these claims mean, in words: "Dot: exact, triangle up: at least"."""
    used = set(claims["qualifier"])
    words = dict.fromkeys(worded(words) for qualifier, words in MARKS.items() if qualifier in used)
    return Sentence.of(about, f". {capital(', '.join(words))}")


def side(claim: dict[str, Any]) -> str:
    """The name of a claim's series: Arrivals, Departures, Returns from the country that counts, Returned to it."""
    inward = claim["measure"] == "returns" and claim["direction"] == "in"
    return worded("Returned") if inward else worded(str(claim["measure"]).capitalize())


def sides() -> dict[str, str]:
    """The colour of each series, by its name in the current language."""
    return {worded(name): colour for name, colour in SERIES.items()}


def day_axis(days: Sequence[str | None], title: str | None = None) -> alt.Axis:
    """Days without a grid, their labels apart; where the chart is about few days, one label each."""
    import altair as alt

    axis = alt.Axis(title=title, format=day_format(), labelOverlap=True, labelSeparation=10, grid=False, tickCount=7)
    stated = sorted(date.fromisoformat(day) for day in days if day)
    if stated and (stated[-1] - stated[0]).days <= FEW:
        every = (stated[0] + timedelta(days=past) for past in range((stated[-1] - stated[0]).days + 1))
        axis.values = [MILLISECONDS * (day - date(1970, 1, 1)).days for day in every]
    return axis


def count_axis(title: str | None = None) -> alt.Axis:
    """Counts in thousands (k) and millions (M), from a plain 0."""
    import altair as alt

    return alt.Axis(title=title, format=count_format(), tickCount=5, labelExpr=count_label(), titleFontWeight="bold")
