"""Running totals that fall: a count that only ever grows cannot be smaller later."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from borderdesk.consistency.finding import Finding
from borderdesk.consistency.row import Row, spoken
from borderdesk.consistency.words import about, slip, stated, who
from borderdesk.message import told
from borderdesk.origin import Named, Sentence

LEAP = 5  # times the total before: what came between would be four times all that came until then
SETTLED = 3  # totals that a series must have had before


def leaping(rows: Sequence[Row]) -> Iterator[Finding]:
    """The newest total of a settled series, where it is LEAP times the one before: no later one can show it falling."""
    for group in _series(rows):
        points = sorted((row for row in group if row.point), key=lambda row: (row.end or 0, row.low, row.id))
        if len(points) > SETTLED and (points[-1].point or 0) >= LEAP * (points[-2].point or 0):
            before, last = points[-2], points[-1]
            yield Finding("off series", (last.id,), _leap(before, last), (before.id,))


def falling(rows: Sequence[Row]) -> Iterator[Finding]:
    """Totals of one office from one first day on that are smaller than an earlier one."""
    for group in _series(rows):
        yield from _once(_falls(sorted(group, key=lambda row: (row.end or 0, row.low, row.id))))


def _series(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Totals of one office since one day, two or more; of one page and day only the largest."""
    series: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        if (
            row.kind in ("total", "span")
            and not row.rate
            and row.office
            and row.start is not None
            and row.end is not None
        ):
            series[row.office, row.ident, row.start].append(row)
    for group in series.values():
        largest = _largest(group)
        if len(largest) > 1:
            yield largest


def _largest(group: Sequence[Row]) -> list[Row]:
    """Of what one page says of one day only the largest: the others are parts that the ledger has no column for."""
    most: dict[object, Row] = {}
    for row in group:
        key = row.source, row.end
        if key not in most or row.low > most[key].low:
            most[key] = row
    return list(most.values())


def _once(found: Iterator[Finding]) -> Iterator[Finding]:
    """One finding for each break of a series: those that fall to the same row in one, the largest fall told."""
    breaks: dict[object, list[Finding]] = defaultdict(list)
    for one in found:
        breaks[one.others].append(one)
    for same in breaks.values():
        suspects = tuple(id for one in reversed(same) for id in one.suspects)
        yield replace(same[-1], suspects=suspects)


def _falls(group: list[Row]) -> Iterator[Finding]:
    points = [row for row in group if row.point is not None]
    kept = _rising(points)
    trusted = [row for row in points if row.id in kept]
    for row in points:
        if row.id not in kept:
            yield from _fall(row, trusted)
    for row in group:
        if row.point is None and row.low > 0:
            later = next((one for one in trusted if (one.end or 0) > (row.end or 0) and one.high < row.low), None)
            if later:
                yield _told(row, row, later)


def _fall(row: Row, trusted: Sequence[Row]) -> Iterator[Finding]:
    end = row.end or 0
    earlier = next((one for one in reversed(trusted) if (one.end or 0) < end and one.low > row.high), None)
    later = next((one for one in trusted if (one.end or 0) > end and one.high < row.low), None)
    if earlier:
        yield _told(row, earlier, row)
    elif later:
        yield _told(row, row, later)


def _told(suspect: Row, before: Row, after: Row) -> Finding:
    why = slip(before.point, after.point) if before.point is not None and after.point is not None else ""
    sentence = told(
        "the running total of {speaker} falls from {before} ({row_before}, {until_before}) to {after} ({row_after}, "
        "{until_after}), {about}, counted since one day: a total cannot shrink{why}",
        speaker=who(suspect),
        before=stated(before),
        row_before=Named(before.id),
        until_before=spoken(None, before.end),
        after=stated(after),
        row_after=Named(after.id),
        until_after=spoken(None, after.end),
        about=about(suspect),
        why=f"; {why}" if why else "",
    )
    other = after if suspect is before else before
    return Finding("falling total", (suspect.id,), sentence, (other.id,))


def _leap(before: Row, last: Row) -> Sentence:
    return told(
        "the running total of {speaker} leaps from {before} ({row_before}, {until_before}) to {after} ({row_after}, "
        "{until_after}), {about}: a digit too many?",
        speaker=who(last),
        before=stated(before),
        row_before=Named(before.id),
        until_before=spoken(None, before.end),
        after=stated(last),
        row_after=Named(last.id),
        until_after=spoken(None, last.end),
        about=about(last),
    )


def _rising(points: Sequence[Row]) -> set[str]:
    """The ids of a longest chain that never falls once rounding is granted (patience sorting, n log n)."""
    tails: list[float] = []
    places: list[int] = []
    for row in points:
        at = bisect_right(tails, row.high)
        value = max(row.low, tails[at - 1]) if at else row.low
        if at == len(tails):
            tails.append(value)
        else:
            tails[at] = min(tails[at], value)
        places.append(at)
    kept, wanted = set(), len(tails) - 1
    for row, at in zip(reversed(points), reversed(places), strict=True):
        if at == wanted:
            kept.add(row.id)
            wanted -= 1
    return kept
