"""Days with counts of both directions: on how many of them more left than came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from borderdesk import flows
from borderdesk.briefing.counted import people
from borderdesk.briefing.sentence import Counted, Said, Sentence
from borderdesk.charts.words import country
from borderdesk.claims import records
from borderdesk.glossary import SEVERAL
from borderdesk.language import from_to, message, worded
from borderdesk.message import told

if TYPE_CHECKING:
    import pandas as pd

MORE_PEOPLE = message(
    "{country} {place}: on {out} of {all} days with counts of both directions, {days}, more people left than came; "
    "on {into} more came."
)
MORE = message(
    "{country} {place}: on {out} of {all} days with counts of both directions, {days}, more {what} left than came; "
    "on {into} more came."
)
FEWEST = 7  # days with both directions that make a sentence


def turned_days(claims: pd.DataFrame) -> Iterator[Sentence]:
    """For each border with enough days: how many days, and on how many more certainly left than came."""
    if any(len(days) < FEWEST for days in flows.days_of(claims).values()):
        return
    pairs = flows.paired_days(claims)
    for _, days in pairs.groupby(flows.SERIES, sort=True):
        if len(days) >= FEWEST:
            yield _sentence(days)


def _sentence(days: pd.DataFrame) -> Sentence:
    first = records(days.head(1))[0]
    out, came = days[days["more"] == "out"], days[days["more"] == "in"]
    return told(
        MORE_PEOPLE if first["unit"] == "persons" else MORE,
        country=country(first["country"]),
        place=Said(f"({first['place']})" if first["place"] else "", (str(first["arrivals"]),)),
        out=Counted.among(out["arrivals"], worded("days on which more left than came, each by its count of arrivals")),
        all=Counted.among(
            days["arrivals"], worded("days with counts of both directions, each by its count of arrivals")
        ),
        days=from_to(days["day"].min(), days["day"].max()),
        what=people({**first, "nationality": ""}, SEVERAL),
        into=Counted.among(
            came["arrivals"], worded("days on which more came than left, each by its count of arrivals")
        ),
    )
