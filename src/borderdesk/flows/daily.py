"""Days on which both directions were counted at one border: how they compare, day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from borderdesk.claims import where

if TYPE_CHECKING:
    import pandas as pd

SERIES = ["country", "partner", "nationality", "place", "unit"]


def paired_days(compared: pd.DataFrame) -> pd.DataFrame:
    """One row for each day and border with a shown count of both directions.

    Takes claims.compare(). Columns: country, partner, nationality, place, unit, day, arrivals and departures (ids),
    arrivals_low, arrivals_high, departures_low, departures_high, more: "out" where more certainly left than came, "in"
    where more certainly came, "" where the bounds overlap. Sorted by border and day.
    """
    sides = [_side(days, measure) for measure, days in days_of(compared).items()]
    both = sides[0].merge(sides[1], on=[*SERIES, "day"]).sort_values([*SERIES, "day"], ignore_index=True)
    out = both["departures_low"] > both["arrivals_high"]
    came = both["arrivals_low"] > both["departures_high"]
    both["more"] = out.map({True: "out", False: ""}).mask(came, "in")
    return both


def days_of(compared: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The shown counts of single days, by direction."""
    return {measure: where(compared, shown=True, kind="day", measure=measure) for measure in ("arrivals", "departures")}


def _side(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The counts of one direction, the first shown of each day."""
    names = {
        "period_start": "day",
        "figure_id": measure,
        "value_low": f"{measure}_low",
        "value_high": f"{measure}_high",
    }
    return rows.rename(columns=names)[[*SERIES, *names.values()]].drop_duplicates([*SERIES, "day"])
