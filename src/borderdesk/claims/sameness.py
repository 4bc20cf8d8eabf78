"""Which claims speak of the same thing: alike in all that is counted, over the same days but for a stated slack."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

SAME = [
    "measure",
    "nationality",
    "origin",
    "destination",
    "place",
    "unit",
    "rate",
    "kind",
    "period_start",
    "period_end",
]
SLACK_DAYS = 1  # "since the 20th" and "since the 21st" with one last day: offices begin their days at other hours
SLACK_FROM = 7  # days that a stretch must have before a day of slack is granted: of two days one is half


def groups(frame: pd.DataFrame) -> pd.Series:
    """Numbers of groups of claims about the same thing, in order of appearance.

    Claims of one kind (a day's count, a span, a running total, a stock, a rate) meet when all of SAME is equal; spans
    and totals of SLACK_FROM days or more also when their first days lie SLACK_DAYS apart and their last day is one.
    Without stated days two claims are known to speak of the same thing only when office and value are the same too.
    """
    keys = frame[SAME].copy()
    keys["period_start"] = _first_days(frame)
    undated = frame["period_end"].isna() | (frame["period_start"].isna() & (frame["kind"] != "stock"))
    for column in ("voice", "value_low", "value_high"):
        keys[column] = frame[column].astype("str").where(undated, "")
    return keys.groupby(list(keys.columns), sort=False, dropna=False).ngroup()


def _first_days(frame: pd.DataFrame) -> pd.Series:
    """The first days, those that slack joins moved to the earliest of their cluster."""
    start, end = frame["period_start"], frame["period_end"]
    long = frame["kind"].isin(["span", "total"]) & ((end - start).dt.days + 1 >= SLACK_FROM)
    if not long.any():
        return start
    chosen = frame.loc[long, SAME]
    alike = chosen.groupby([name for name in SAME if name != "period_start"], sort=False, dropna=False).ngroup()
    ordered = chosen.assign(alike=alike).sort_values(["alike", "period_start"], kind="stable")
    joined = ordered["period_start"].__class__(
        _anchored(ordered["alike"].tolist(), ordered["period_start"].tolist()), index=ordered.index
    )
    return start.mask(long, joined.reindex(frame.index))


def _anchored(alike: list[int], days: list[pd.Timestamp]) -> list[pd.Timestamp]:
    """Days in order, each set to the first of its cluster; a cluster never spans more than SLACK_DAYS."""
    found: list[pd.Timestamp] = []
    before, anchor = -1, None
    for one, day in zip(alike, days, strict=True):
        if one != before or anchor is None or (day - anchor).days > SLACK_DAYS:
            before, anchor = one, day
        found.append(anchor)
    return found
