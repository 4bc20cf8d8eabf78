"""Days against totals: the daily counts of a stretch must add up to the count that is given for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from borderdesk.consistency.finding import Finding
from borderdesk.consistency.row import Ident, Row
from borderdesk.consistency.words import about, plain, slip, spread, stated, who
from borderdesk.message import told

LONGEST = 400  # days of a stretch that is still added up


def days_against_spans(rows: Sequence[Row]) -> Iterator[Finding]:
    """Stretches all of whose days are counted one by one, where the days do not add up to the whole."""
    daily: dict[Ident, dict[int, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row.kind == "day" and row.start is not None:
            daily[row.ident][row.start].append(row)
    for row in rows:
        if row.kind in ("span", "total") and 1 < row.length <= LONGEST and row.ident in daily:
            yield from _against(row, daily[row.ident])


def _against(whole: Row, days: dict[int, list[Row]]) -> Iterator[Finding]:
    assert whole.start is not None and whole.end is not None
    wanted = range(whole.start, whole.end + 1)
    if any(day not in days for day in wanted):
        return
    counts = [_own(days[day], whole) for day in wanted]
    low = sum(min(row.low - _hedge(row) for row in rows) for rows in counts)
    high = sum(max(row.high + _hedge(row) for row in rows) for rows in counts)
    if max(low, whole.low) <= min(high, whole.high):
        return
    single = [rows[0].point for rows in counts]
    total = sum(point for point in single if point is not None)
    exact = None not in single and all(len({row.point for row in rows}) == 1 for rows in counts)
    why = slip(total, whole.point) if exact and whole.point is not None else ""
    sentence = told(
        "{speaker} gives {whole} {days}, but the {count} daily counts add up to {sum}, {about}{why}",
        speaker=who(whole),
        whole=stated(whole),
        days=whole.days,
        count=plain(len(counts)),
        sum=plain(total) if exact else spread(round(low), round(high)),
        about=about(whole),
        why=f"; {why}" if why else "",
    )
    yield Finding("sum of days", (whole.id,), sentence, tuple(rows[0].id for rows in counts))


def _hedge(row: Row) -> float:
    """What "about" may hide beyond the rounding of one comparison: in a sum nobody chose it to fit."""
    return row.high - row.low if row.qualifier == "about" else 0.0


def _own(rows: Sequence[Row], whole: Row) -> Sequence[Row]:
    """The counts of the office that gives the whole, where it gave any that day; of those the least rounded."""
    own = [row for row in rows if row.office == whole.office] or rows
    finest = min(row.high - row.low for row in own)
    return [row for row in own if row.high - row.low == finest]
