"""One office, two readings: two numbers for one thing, or one number for two things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from borderdesk import glossary
from borderdesk.consistency.finding import Finding
from borderdesk.consistency.row import Ident, Row, spoken
from borderdesk.consistency.words import about, digits, listed, slip, stated, who
from borderdesk.language import worded
from borderdesk.message import told

COUNTED_ONCE = ("day", "span")  # a running total or a stock may be read several times on a day
SURE = 4  # certain digits from which on two equal numbers are no chance
ODDS = 3  # the same, between claims of one office
Day = tuple[str, Ident, int | None]


def two_numbers(rows: Sequence[Row]) -> Iterator[Finding]:
    """One office that is quoted with numbers for the same thing and days which share no value."""
    groups: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind in COUNTED_ONCE and row.office:
            groups[row.office, row.ident, row.start, row.end].append(row)
    for group in groups.values():
        camps = _camps(group)
        if len(camps) > 1 and not _breakdown(camps):
            yield _quoted_twice(camps)


def same_total(rows: Sequence[Row]) -> Iterator[Finding]:
    """Running totals of one day that differ by a slip of the hand; other differences may be two readings of the day."""
    groups: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind == "total" and row.office and row.point and digits(row.point) >= SURE:
            groups[row.office, row.ident, row.start, row.end].append(row)
    for group in groups.values():
        camps = _camps(group)
        for other in camps[1:]:
            if slip(camps[0][0].point or 0, other[0].point or 0) and not _breakdown([camps[0], other]):
                yield _quoted_twice([camps[0], other])


def _breakdown(camps: list[list[Row]]) -> bool:
    """Whether one page gives all the numbers: then they count different things that the ledger has no column for."""
    sources = [{row.source for row in camp} for camp in camps]
    return any(sources[0] & other for other in sources[1:])


def _camps(group: Sequence[Row]) -> list[list[Row]]:
    """Claims whose bounds meet, most claims first, then the less rounded."""
    camps: list[list[Row]] = []
    for row in sorted(group, key=lambda one: one.high - one.low):
        for camp in camps:
            if max(row.low, camp[0].low) <= min(row.high, camp[0].high):
                camp.append(row)
                break
        else:
            camps.append([row])
    return sorted(camps, key=lambda camp: (-len(camp), camp[0].high - camp[0].low, camp[0].id))


def _quoted_twice(camps: list[list[Row]]) -> Finding:
    most, rest = camps[0], [row for camp in camps[1:] for row in camp]
    even = len(most) == len(rest)
    suspects = [*most, *rest] if even else rest
    one, other = most[0], rest[0]
    why = slip(one.point, other.point) if one.point is not None and other.point is not None else ""
    sentence = told(
        "{speaker} is quoted with {other} ({rest}) and with {one} ({most}) for the same count, {about}, {days}: "
        "both cannot be right{why}",
        speaker=who(one),
        other=stated(other),
        rest=listed(rest),
        one=stated(one),
        most=listed(most),
        about=about(one),
        days=one.days,
        why=f"; {why}" if why else "",
    )
    return Finding("two numbers", _ids(suspects), sentence, () if even else _ids(most))


def one_number(rows: Sequence[Row]) -> Iterator[Finding]:
    """One number of one office that stands for two units, rates or stretches of days."""
    groups: dict[object, list[Row]] = defaultdict(list)
    counts: dict[Day, set[str]] = defaultdict(set)
    for row in rows:
        if row.kind == "day":
            counts[row.office, row.ident, row.start].add(row.stated)
        if row.point is not None or row.kind == "rate":
            groups[row.measure, row.point, row.stated, row.destination or row.country].append(row)
    twice = {day for day, found in counts.items() if len(found) > 1}
    for group in groups.values():
        if len(group) > 1:
            yield from _readings(group, twice)


def _readings(group: Sequence[Row], twice: set[Day]) -> Iterator[Finding]:
    first = group[0]
    certain = digits(first.point) if first.point is not None else 0
    if certain >= SURE:
        yield from _apart(group, "unit")
    for same in _by_office(group):
        if certain < SURE:
            yield from _apart(same, "unit") if certain >= ODDS else ()
        yield from _apart(_alike(same), "rate")
        yield from _other_days(same, certain, twice)


def _by_office(group: Sequence[Row]) -> Iterable[list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in group:
        if row.office:
            found[row.office].append(row)
    return found.values()


def _alike(group: Sequence[Row]) -> list[Row]:
    """Those that begin on the day of the first: another rate of another time is no contradiction."""
    return [row for row in group if row.start == group[0].start and row.unit == group[0].unit]


def _apart(group: Sequence[Row], field: str) -> Iterator[Finding]:
    """The claims whose ``field`` is not that of most."""
    by: dict[str, list[Row]] = defaultdict(list)
    for row in group:
        if row.rate or field != "rate":
            by[getattr(row, field)].append(row)
    if len(by) < 2:
        return
    most, *others = sorted(by.values(), key=lambda rows: (-len(rows), rows[0].id))
    rest = [row for rows in others for row in rows]
    even = len(most) == len(rest)
    sentence = told(
        "{value} is given as {readings} ({rows}), {about}: one number cannot count two things",
        value=stated(most[0]),
        readings=f" {worded('and')} ".join(_reading(rows[0], field) for rows in (most, *others)),
        rows=listed([*rest, *most]),
        about=about(most[0]),
    )
    yield Finding("one number", _ids([*most, *rest] if even else rest), sentence, () if even else _ids(most), field)


def _reading(row: Row, field: str) -> str:
    if field == "unit":
        return glossary.unit(row.unit)
    return glossary.rate(row.rate) if row.rate else worded("no rate")


def _other_days(same: Sequence[Row], certain: int, twice: set[Day]) -> Iterator[Finding]:
    """The same number of one office for the same thing, over other days."""
    by: dict[object, list[Row]] = defaultdict(list)
    for row in same:
        if not row.rate and row.kind not in ("stock",):
            by[row.ident].append(row)
    for rows in by.values():
        dated = [row for row in rows if row.end is not None or row.start is not None]
        for one, other in _conflicts(dated, certain, twice):
            sentence = told(
                "{speaker} is quoted with {value} {days} ({rows}) and with the same number {other_days} "
                "({other_rows}), {about}: one of the two has the wrong days",
                speaker=who(one[0]),
                value=stated(one[0]),
                days=_span(one[0]),
                rows=listed(one),
                other_days=_span(other[0]),
                other_rows=listed(other),
                about=about(one[0]),
            )
            even = len(one) == len(other)
            suspects = [*one, *other] if even else other
            yield Finding("one number", _ids(suspects), sentence, () if even else _ids(one), "period_start")


def _conflicts(rows: Sequence[Row], certain: int, twice: set[Day]) -> Iterator[tuple[list[Row], list[Row]]]:
    by: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        by[row.start, row.end].append(row)
    periods = sorted(by.values(), key=lambda group: (-len(group), group[0].id))
    for other in periods[1:]:
        one = periods[0][0]
        doubted = bool({(row.office, row.ident, row.start) for row in (one, other[0])} & twice)
        near = abs((one.end or 0) - (other[0].end or 0)) <= 1
        if _contradict(one, other[0], SURE if doubted and near and certain >= ODDS else certain):
            yield periods[0], other


def _contradict(one: Row, other: Row, certain: int) -> bool:
    """Whether the two stretches cannot both be meant; an end that one of them leaves open may be that of the other."""
    starts = one.start is not None and other.start is not None and abs(one.start - other.start) > 1
    ends = one.end is not None and other.end is not None and one.end != other.end
    if not starts and not ends:
        return False
    if certain >= SURE:
        return True
    if certain >= ODDS and one.kind == other.kind == "day":
        return False  # a border counts the same rounded number on two days now and then
    return starts and not ends and "total" not in (one.kind, other.kind) and one.length != other.length != 1


def _span(row: Row) -> str:
    return spoken(row.start, row.end) or worded("without days")


def _ids(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(row.id for row in rows)
