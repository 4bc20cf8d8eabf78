"""A value far off its series: held against its neighbours in time, by the ratio and by what a slip would make of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from borderdesk.consistency.finding import Finding
from borderdesk.consistency.row import Row
from borderdesk.consistency.words import about, plain, spread, stated, who
from borderdesk.language import message, number, worded
from borderdesk.message import told
from borderdesk.origin import Sentence, Stated

NEAR = 7  # days before and after a day that its count is held against
FARTHEST = 45  # the same, in a series that is counted now and then only
NEIGHBOURS = 4  # how many of them there must be
SPARSE = 6  # how many within FARTHEST days
FAR = 6.0  # times its neighbours' median (or a sixth of it): no border changes like that for one day
OUTSIDE = 0.75  # of the smallest neighbour, or the largest over it: beyond, exchanged digits are tried
SPIKE = 3.0  # the same for a week's count against the weeks on both sides
SHORT = 31  # days of a stretch that is compared by its average a day
MORE = message(
    "{speaker} counts {value} {days}, {times} times more than on the days around it (their middle is {middle}), "
    "{about}{why}"
)
FEWER = message(
    "{speaker} counts {value} {days}, {times} times fewer than on the days around it (their middle is {middle}), "
    "{about}{why}"
)
MANY = message(": a digit too many? {fitting} would fit")
FEW = message(": a digit too few? {fitting} would fit")


def off_series(rows: Sequence[Row]) -> Iterator[Finding]:
    """Day counts, stretches and undated counts that do not fit the others of their series."""
    yield from _days(rows)
    yield from _stretches(rows)
    yield from _undated(rows)


def _days(rows: Sequence[Row]) -> Iterator[Finding]:
    series: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind == "day" and row.point:
            series[row.ident].append(row)
    for group in series.values():
        group.sort(key=lambda row: (row.start or 0, row.id))
        for i, row in enumerate(group):
            yield from _day(row, _near(group, i))


def _near(group: list[Row], i: int) -> list[Row]:
    """The counts of the days around, on both sides, or the nearest of a sparse series; none where there are too few."""
    here = group[i].start or 0
    around = [row for row in (*group[max(0, i - 12) : i], *group[i + 1 : i + 13]) if row.start != group[i].start]
    near = [row for row in around if abs((row.start or 0) - here) <= NEAR]
    if len(near) >= NEIGHBOURS and len({(row.start or 0) > here for row in near}) == 2:
        return near
    near = [row for row in around if abs((row.start or 0) - here) <= FARTHEST]
    return near if len(near) >= SPARSE and len({(row.start or 0) > here for row in near}) == 2 else []


def _day(row: Row, near: list[Row]) -> Iterator[Finding]:
    if not near:
        return
    values = [one.point or 0.0 for one in near]
    middle, value = median(values), row.point or 0.0
    if not middle or not value or min(values) <= value <= max(values):
        return
    ratio = max(value / middle, middle / value)
    tenth = value / 10 if value > middle else value * 10
    fits_ten = ratio >= FAR * 0.8 and 0.6 * min(values) <= tenth <= 1.6 * max(values)
    fitting = _exchanged(value, min(values), max(values)) if len(values) >= 2 * NEIGHBOURS - 2 else None
    if fitting is not None:
        yield Finding("off series", (row.id,), _outside(row, values, fitting), tuple(one.id for one in near[:4]))
        return
    steady = max(values) <= 3 * min(values)
    if not steady or ratio < FAR * 0.8 or (ratio < FAR and not fits_ten):
        return
    sentence = told(
        MORE if value > middle else FEWER,
        speaker=who(row),
        value=stated(row),
        days=row.days,
        times=plain(round(ratio, 1)),
        middle=plain(round(middle)),
        about=about(row),
        why=told(MANY if value > middle else FEW, fitting=plain(tenth)) if fits_ten else "",
    )
    yield Finding("off series", (row.id,), sentence, tuple(one.id for one in near[:4]))


def _outside(row: Row, values: list[float], fitting: float) -> Sentence:
    return told(
        "{speaker} counts {value} {days}, outside all counts of the days around it ({range}), {about}: "
        "are two digits exchanged? {fitting} would fit",
        speaker=who(row),
        value=stated(row),
        days=row.days,
        range=spread(min(values), max(values)),
        about=about(row),
        fitting=plain(fitting),
    )


def _exchanged(value: float, low: float, high: float) -> float | None:
    """The value with two neighbouring digits exchanged, where only that brings it among its neighbours."""
    if OUTSIDE * low <= value <= high / OUTSIDE or high > 2.5 * low:
        return None
    text = f"{value:.0f}"
    tried = (text[:i] + text[i + 1] + text[i] + text[i + 2 :] for i in range(len(text) - 1) if text[i] != text[i + 1])
    return next((float(one) for one in tried if 0.9 * low <= float(one) <= 1.1 * high and one[0] != "0"), None)


def _stretches(rows: Sequence[Row]) -> Iterator[Finding]:
    """Stretches of about a week or a month whose average a day stands out from those before and after it."""
    series: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind == "span" and row.point and 4 <= row.length <= SHORT and not row.rate and row.unit != "percent":
            series[row.ident].append(row)
    for group in series.values():
        for row in group:
            yield from _stretch(row, group if len(group) <= 60 else _around(row, group))


def _around(row: Row, group: list[Row]) -> list[Row]:
    return [one for one in group if abs((one.start or 0) - (row.start or 0)) <= 3 * SHORT][:60]


def _stretch(row: Row, group: list[Row]) -> Iterator[Finding]:
    before = [one for one in group if 0 < (row.start or 0) - (one.end or 0) <= 2 * NEAR]
    after = [
        one
        for one in group
        if one is not row and (one.start or 0) >= (row.start or 0) + 3 and (one.end or 0) > (row.end or 0)
    ]
    after = [one for one in after if (one.start or 0) - (row.end or 0) <= 2 * NEAR]
    if not before or not after:
        return
    rate = _daily(row)
    sides = [_daily(one) for one in (*before, *after)]
    if rate > SPIKE * max(sides) or rate * SPIKE < min(sides):
        sentence = told(
            "{speaker} counts {value} {days}, {rate} a day, but before and after it was {range} a day, {about}",
            speaker=who(row),
            value=stated(row),
            days=row.days,
            rate=Stated(worded("about {low}", low=number(round(rate)))),
            range=spread(round(min(sides)), round(max(sides))),
            about=about(row),
        )
        yield Finding("off series", (row.id,), sentence, tuple(one.id for one in (*before, *after)[:4]))


def _daily(row: Row) -> float:
    return (row.point or 0.0) / row.length


def _undated(rows: Sequence[Row]) -> Iterator[Finding]:
    """A count without days that is far from all others that its office gives for short times."""
    series: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        short = row.kind in ("day", "span") and row.length <= 10
        if row.point and not row.rate and row.office and (short or (row.start is None and row.end is None)):
            series[row.office, row.ident].append(row)
    for group in series.values():
        dated = sorted({row.point or 0.0 for row in group if row.length})
        if len(dated) < 3 or dated[-1] > 4 * dated[0]:
            continue
        for row in group:
            value = row.point or 0.0
            if not row.length and (value > 5 * dated[-1] or 5 * value < dated[0]):
                others = tuple(one.id for one in group if one.length)[:4]
                yield Finding("off series", (row.id,), _no_days(row, dated), others)


def _no_days(row: Row, dated: list[float]) -> Sentence:
    return told(
        "{speaker} is quoted with {value} and no days, but gives {range} for each stretch that is dated, {about}: "
        "a change taken for a count?",
        speaker=who(row),
        value=stated(row),
        range=spread(dated[0], dated[-1]),
        about=about(row),
    )
