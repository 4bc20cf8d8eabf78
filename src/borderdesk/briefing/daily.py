"""Days with counts of both directions: on how many of them more left than came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from borderdesk import flows
from borderdesk.briefing.sentence import Counted, Said, Sentence
from borderdesk.charts.words import country, day
from borderdesk.claims import records

if TYPE_CHECKING:
    import pandas as pd

NAMED = "each by its count of arrivals"
FEWEST = 7  # days with both directions that make a sentence


def turned_days(claims: pd.DataFrame) -> Iterator[Sentence]:
    """For each border with enough days: how many days, and on how many more certainly left than came."""
    pairs = flows.paired_days(claims)
    for _, days in pairs.groupby(flows.SERIES, sort=True):
        if len(days) >= FEWEST:
            yield _sentence(days)


def _sentence(days: pd.DataFrame) -> Sentence:
    first = records(days.head(1))[0]
    out, came = days[days["more"] == "out"], days[days["more"] == "in"]
    where = Said(f" ({first['place']})" if first["place"] else "", (str(first["arrivals"]),))
    span = f"from {day(days['day'].min())} to {day(days['day'].max())}"
    unit = "people" if first["unit"] == "persons" else first["unit"]
    return Sentence.of(
        country(first["country"]),
        where,
        ": on ",
        Counted.among(out["arrivals"], f"days on which more left than came, {NAMED}"),
        " of ",
        Counted.among(days["arrivals"], f"days with counts of both directions, {NAMED}"),
        f" days with counts of both directions, {span}, more {unit} left than came; on ",
        Counted.among(came["arrivals"], f"days on which more came than left, {NAMED}"),
        " more came.",
    )
