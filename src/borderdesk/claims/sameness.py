"""Which claims speak of the same thing: alike in all that is counted, over the same days but for a stated slack."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

COUNTED = ("measure", "nationality", "origin", "destination", "place", "unit", "rate", "kind")
SLACK_DAYS = 1  # "since the 20th" and "since the 21st" with one last day: offices begin their days at other hours
SLACK_FROM = 7  # days that a stretch must have before a day of slack is granted: of two days one is half
Day = int | None  # days since 1970, None where none is stated


def groups(frame: pd.DataFrame, voices: Sequence[str]) -> list[int]:
    """Numbers of groups of claims about the same thing, in order of appearance; ``voices`` are the offices that speak.

    Claims of one kind (a day's count, a span, a running total, a stock, a rate) meet when COUNTED and their days are
    equal; spans and totals of SLACK_FROM days or more also when their first days lie SLACK_DAYS apart and their last
    day is one. Without stated days two claims are known to speak of the same thing only when office and value are the
    same too.
    """
    counted = [*zip(*(frame[name].tolist() for name in COUNTED), strict=True)]
    start, end = days(frame["period_start"]), days(frame["period_end"])
    own = zip(voices, frame["value_low"].tolist(), frame["value_high"].tolist(), strict=True)
    found: dict[Hashable, int] = {}
    rows = zip(counted, start, _first_days(counted, start, end), end, own, strict=True)
    keys = (
        (thing, first, last, str(said) if last is None or (day is None and thing[-1] != "stock") else "")
        for thing, day, first, last, said in rows
    )
    return [found.setdefault(key, len(found)) for key in keys]


def days(column: pd.Series) -> list[Day]:
    """The days of a column of datetimes."""
    numbers = column.to_numpy().astype("datetime64[D]").astype("int64").tolist()
    return [None if missing else number for number, missing in zip(numbers, column.isna().tolist(), strict=True)]


def _first_days(counted: Sequence[tuple[str, ...]], start: Sequence[Day], end: Sequence[Day]) -> list[Day]:
    """The first days, those that slack joins moved to the earliest of their cluster."""
    alike: dict[Hashable, list[tuple[int, int]]] = {}
    for place, (thing, first, last) in enumerate(zip(counted, start, end, strict=True)):
        if thing[-1] in ("span", "total") and first is not None and last is not None and last - first + 1 >= SLACK_FROM:
            alike.setdefault((thing, last), []).append((first, place))
    moved = [*start]
    for stretches in alike.values():
        for place, first in _anchored(sorted(stretches)):
            moved[place] = first
    return moved


def _anchored(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """(place, first day) of stretches in order; a cluster never spans more than SLACK_DAYS."""
    found: list[tuple[int, int]] = []
    anchor = stretches[0][0]
    for day, place in stretches:
        anchor = anchor if day - anchor <= SLACK_DAYS else day
        found.append((place, anchor))
    return found
