"""Arrivals and departures of one day that look exchanged: each fits the other series better than its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from borderdesk.consistency.finding import Finding
from borderdesk.consistency.row import Row
from borderdesk.consistency.words import about, listed, stated, who
from borderdesk.message import told

NEXT = 2  # days to the nearest counts before and after
BETTER = 2.5  # times closer to the neighbours once exchanged
OFF = 0.18  # of both counts together: less is the usual up and down
Pair = tuple[Row, Row]  # in, out


def exchanged(rows: Sequence[Row]) -> Iterator[Finding]:
    """Days on which one office counts both directions, between the days on which it counted both before and after."""
    sides: dict[object, dict[int, dict[str, Row]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        if row.kind == "day" and row.start is not None and row.direction and row.low > 0 and row.office:
            partner = row.origin if row.direction == "in" else row.destination
            key = row.office, row.country, partner, row.nationality, row.place, row.unit
            sides[key][row.start].setdefault(row.direction, row)
    for days in sides.values():
        both = {day: (found["in"], found["out"]) for day, found in sorted(days.items()) if len(found) == 2}
        yield from _series(both)


def _series(both: dict[int, Pair]) -> Iterator[Finding]:
    """Of days in a row that look exchanged only the one that gains most: its neighbours are held against it."""
    days = list(both)
    gains = {
        day: gain
        for before, day, after in zip(days, days[1:], days[2:], strict=False)
        if day - before <= NEXT and after - day <= NEXT
        if (gain := _gain(both[before], both[day], both[after])) > 0
    }
    for day, gain in gains.items():
        if all(gain >= gains.get(day + step, 0) for step in range(-NEXT, NEXT + 1)):
            yield _told(both[day])


def _gain(before: Pair, here: Pair, after: Pair) -> float:
    """How much closer the two counts come to their neighbours once exchanged; 0 where that proves nothing."""
    if any(row.point is None for row in here):
        return 0.0  # a bound is near many numbers
    into, out = (_size(row) for row in here)
    usual_in, usual_out = ((_size(before[side]) + _size(after[side])) / 2 for side in (0, 1))
    as_told = abs(into - usual_in) + abs(out - usual_out)
    turned = abs(out - usual_in) + abs(into - usual_out)
    return as_told - turned if as_told > OFF * (into + out) and as_told > BETTER * turned else 0.0


def _told(pair: Pair) -> Finding:
    one, other = pair
    sentence = told(
        "{speaker} counts {into} in and {out} out {days} ({rows}), {about}: "
        "the days before and after fit better the other way round; are the two directions exchanged?",
        speaker=who(one),
        into=stated(one),
        out=stated(other),
        days=one.days,
        rows=listed(pair),
        about=about(one),
    )
    return Finding("directions", (one.id, other.id), sentence)


def _size(row: Row) -> float:
    return row.point if row.point is not None else row.low
