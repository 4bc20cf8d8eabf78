"""Two offices whose running totals of the same thing lie far apart: they do not count the same people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from borderdesk.consistency.finding import Finding
from borderdesk.consistency.row import Row
from borderdesk.consistency.words import about, plain, stated, who
from borderdesk.message import told
from borderdesk.origin import Named

CLOSE = 7  # days between the ends of two totals that may be set side by side
APART = 1.25  # times: less may be the days between them


def far_apart(rows: Sequence[Row]) -> Iterator[Finding]:
    """One finding for each two offices and each thing they count since about the same day."""
    series: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        if (
            row.kind in ("total", "span")
            and row.length > 2 * CLOSE
            and row.office
            and row.point
            and row.unit == "persons"
        ):
            series[row.measure, row.nationality, row.origin, row.destination, row.place, row.start].append(row)
    for group in series.values():
        worst: dict[tuple[str, str], tuple[float, Row, Row]] = {}
        for one, other in _pairs(group):
            ratio = _ratio(one, other)
            key = (min(one.office, other.office), max(one.office, other.office))
            if ratio > APART and ratio > worst.get(key, (0.0,))[0]:
                worst[key] = (ratio, one, other)
        for ratio, one, other in worst.values():
            yield _told(ratio, one, other)


def _ratio(one: Row, other: Row) -> float:
    """How many times the larger is the smaller, less what the longer of the two stretches makes of it."""
    longer = max(one.length, other.length) / min(one.length, other.length)
    return max(one.point or 1, other.point or 1) / min(one.point or 1, other.point or 1) / longer


def _pairs(group: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Neighbours in time of two offices: each total with the latest one of every other office before it."""
    latest: dict[str, Row] = {}
    for row in sorted(group, key=lambda one: (one.end or 0, one.id)):
        for other in latest.values():
            if other.office != row.office and (row.end or 0) - (other.end or 0) <= CLOSE:
                yield other, row
        before = latest.get(row.office)
        if before is None or before.end != row.end or (row.point or 0) > (before.point or 0):
            latest[row.office] = row


def _told(ratio: float, one: Row, other: Row) -> Finding:
    sentence = told(
        "{speaker} counts {number_1} {days} ({row}) and {speaker_2} {number_2} {days_2} ({row_2}), {times} times "
        "apart, {about}: they cannot count the same people; do not mix them",
        speaker=who(one),
        number_1=stated(one),
        days=one.days,
        row=Named(one.id),
        speaker_2=who(other),
        number_2=stated(other),
        days_2=other.days,
        row_2=Named(other.id),
        times=plain(round(ratio, 1)),
        about=about(one),
    )
    return Finding("offices apart", (one.id, other.id), sentence)
