"""Days with counts of both directions: on how many of them more left than came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from borderdesk import flows
from borderdesk.amount import number
from borderdesk.briefing.sentence import Cited, Sentence
from borderdesk.charts.words import country, day
from borderdesk.claims import records

if TYPE_CHECKING:
    import pandas as pd

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
    where = f" ({first['place']})" if first["place"] else ""
    span = f"from {day(days['day'].min())} to {day(days['day'].max())}"
    unit = "people" if first["unit"] == "persons" else first["unit"]
    return Sentence.of(
        f"{country(first['country'])}{where}: on ",
        Cited(number(len(out)), _ids(out) or _ids(days)),
        " of ",
        Cited(number(len(days)), _ids(days)),
        f" days with counts of both directions, {span}, more {unit} left than came; on ",
        Cited(number(len(came)), _ids(came) or _ids(days)),
        " more came.",
    )


def _ids(days: pd.DataFrame) -> tuple[str, ...]:
    return (*days["arrivals"].astype("str"), *days["departures"].astype("str"))
