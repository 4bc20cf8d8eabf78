"""Parts larger than their whole: fewer days, one crossing or one people cannot count more than all of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from borderdesk.consistency.finding import Finding
from borderdesk.consistency.row import Ident, Row
from borderdesk.consistency.words import about, digits, stated, who
from borderdesk.message import told
from borderdesk.origin import Named

FLOWS = ("day", "span", "total")
MARGIN = 1.02  # offices count a little differently; a part that is larger by less is no finding
PRECISE = 3  # certain digits of a "more than" that was chosen near the number
LOOSE = 1.15  # how far above it the number may be
Key = tuple[Ident, str]


def larger_than_whole(rows: Sequence[Row]) -> Iterator[Finding]:
    """Counts within the days of another, of the same or a part of its people and places, that exceed it.

    Only counts of one office are held against each other: two offices count in two ways.
    """
    wholes: dict[Key, list[Row]] = defaultdict(list)
    parts: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind not in FLOWS or row.start is None or row.end is None or row.unit == "percent" or row.rate:
            continue
        wholes[row.ident, row.office].append(row)
        for ident in _wider(row):
            parts[ident, row.office].append(row)
    for key, group in wholes.items():
        yield from _closest(_exceeded(_largest(group), parts[key]))


def _largest(group: Sequence[Row]) -> list[Row]:
    """Of counts of one thing over the same days the largest: others may be parts without a column of their own."""
    most: dict[object, Row] = {}
    for row in group:
        key = row.start, row.end
        if key not in most or row.low > most[key].low:
            most[key] = row
    return [row for row in most.values() if _upper(row) != float("inf")]


def _upper(row: Row) -> float:
    """What a whole hardly exceeds: "more than 39,400" has no upper end, but nobody says it of 50,000."""
    if row.high == float("inf") and row.qualifier == "more_than" and digits(row.low) >= PRECISE:
        return row.low * LOOSE
    return row.high


def _closest(found: Iterator[tuple[Row, Row]]) -> Iterator[Finding]:
    """Each part once, with the largest whole that it exceeds."""
    wholes: dict[str, tuple[Row, Row]] = {}
    for part, whole in found:
        if part.id not in wholes or _upper(whole) > _upper(wholes[part.id][1]):
            wholes[part.id] = part, whole
    return (_told(part, whole) for part, whole in wholes.values())


def _wider(row: Row) -> set[Ident]:
    """The row's own key, and those of the wholes it may be a part of: no place, no nationality, no other end."""
    measure, nationality, origin, destination, place, unit, rate = row.ident
    keys = set()
    for people in {nationality, ""}:
        for where in {place, ""}:
            keys.add((measure, people, origin, destination, where, unit, rate))
    if measure == "returns" or row.country in (origin, destination):
        inner = (origin, "") if row.country == origin else ("", destination)
        keys.add((measure, nationality, *inner, "", unit, rate))
    return keys


def _exceeded(wholes: Sequence[Row], parts: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """For each whole its largest part that exceeds it; a sweep over falling bounds with a tree over first days."""
    starts = sorted({row.start or 0 for row in parts})
    tree = _Earliest(starts)
    waiting = sorted(parts, key=lambda row: row.low)
    for whole in sorted(wholes, key=lambda row: -_upper(row)):
        while waiting and waiting[-1].low > _upper(whole) * MARGIN:
            tree.add(waiting.pop())
        part = tree.within(whole.start or 0, whole.end or 0)
        if part is not None and not _one_series(part, whole):
            yield part, whole


def _one_series(part: Row, whole: Row) -> bool:
    """Two totals since one day, which are looked at as such, or two numbers for one thing."""
    return part.ident == whole.ident and part.start == whole.start and part.kind == whole.kind


def _told(part: Row, whole: Row) -> Finding:
    sentence = told(
        "{speaker} counts {part} {part_days} ({part_row}: {about_part}), above the {whole} {whole_days} "
        "that the same office gives for the whole of which it is a part ({whole_row}: {about_whole})",
        speaker=who(part),
        part=stated(part),
        part_days=part.days,
        part_row=Named(part.id),
        about_part=about(part),
        whole=stated(whole),
        whole_days=whole.days,
        whole_row=Named(whole.id),
        about_whole=about(whole),
    )
    return Finding("part above whole", (part.id, whole.id), sentence)


class _Earliest:
    """Rows by first day; ``within(start, end)`` is one that begins on or after start and ends first, by end."""

    def __init__(self, starts: Sequence[int]) -> None:
        self.at = {start: i for i, start in enumerate(starts)}
        self.starts = starts
        self.size = max(1, 1 << (len(starts) - 1).bit_length()) if starts else 1
        self.tree: list[Row | None] = [None] * (2 * self.size)

    def add(self, row: Row) -> None:
        i = self.at[row.start or 0] + self.size
        while i and _before(row, self.tree[i]):
            self.tree[i] = row
            i //= 2

    def within(self, start: int, end: int) -> Row | None:
        from bisect import bisect_left

        low, high = bisect_left(self.starts, start) + self.size, 2 * self.size
        best: Row | None = None
        while low < high:
            if low & 1:
                best = _sooner(best, self.tree[low])
                low += 1
            if high & 1:
                high -= 1
                best = _sooner(best, self.tree[high])
            low //= 2
            high //= 2
        return best if best is not None and (best.end or 0) <= end else None


def _before(row: Row, other: Row | None) -> bool:
    return other is None or (row.end or 0) < (other.end or 0)


def _sooner(one: Row | None, other: Row | None) -> Row | None:
    if one is None or other is None:
        return one or other
    return other if (other.end or 0) < (one.end or 0) else one
