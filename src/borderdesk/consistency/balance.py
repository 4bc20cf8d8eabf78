"""Arrivals less departures against those who are said to have stayed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from borderdesk.consistency.finding import Finding
from borderdesk.consistency.row import Row
from borderdesk.consistency.words import about, spread, stated, who
from borderdesk.language import number, worded
from borderdesk.message import told
from borderdesk.origin import Named, Sentence, Stated

SHARE = 0.05  # of the arrivals: offices round each of the three numbers


def against_stayed(rows: Sequence[Row]) -> Iterator[Finding]:
    """Statements of one office about who came, who left and who stayed of the same people since the same day."""
    sides: dict[object, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if (
            row.measure in ("arrivals", "departures", "stayed")
            and row.office
            and row.unit == "persons"
            and not row.rate
        ):
            sides[row.office, row.country, row.nationality, row.place, row.start][row.measure].append(row)
    for by in sides.values():
        for stayed in by["stayed"]:
            yield from _against(stayed, by["arrivals"], by["departures"])


def _against(stayed: Row, arrivals: Sequence[Row], departures: Sequence[Row]) -> Iterator[Finding]:
    """The first pair of the same last day, or of the same source where no last day is stated."""
    if stayed.start is None:
        return
    for came in arrivals:
        for left in departures:
            together = came.end == left.end == stayed.end is not None or (came.source == left.source == stayed.source)
            if not together:
                continue
            low, high = came.low - left.high, came.high - left.low
            slack = SHARE * (came.point or 0.0)
            if stayed.low > high + slack or stayed.high < low - slack:
                yield Finding("balance", (stayed.id, came.id, left.id), _told(stayed, came, left, low, high))
            return


def _told(stayed: Row, came: Row, left: Row, low: float, high: float) -> Sentence:
    return told(
        "{speaker} says {came} came ({row_came}), {left} left ({row_left}) and {stayed} stayed ({row_stayed}), "
        "but that would leave {bounds}, {about}",
        speaker=who(stayed),
        came=stated(came),
        row_came=Named(came.id),
        left=stated(left),
        row_left=Named(left.id),
        stayed=stated(stayed),
        row_stayed=Named(stayed.id),
        bounds=_bounds(low, high),
        about=about(came),
    )


def _bounds(low: float, high: float) -> Stated:
    if high == float("inf"):
        return Stated(worded("at least {low}", low=number(round(low))))
    if low == float("-inf"):
        return Stated(worded("at most {high}", high=number(round(high))))
    return spread(round(low), round(high))
