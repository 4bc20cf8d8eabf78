"""Amounts and their events as figures, and the words that decided each field."""

from __future__ import annotations

from datetime import date

from borderdesk.amount import Amount
from borderdesk.extract.movement.found import Found
from borderdesk.figure import Figure
from borderdesk.period import Period
from borderdesk.quote import Quote

HOURS = {"minute": 1 / 60, "hour": 1, "day": 24, "night": 24, "week": 168}
Grounds = dict[str, str]
Bounds = tuple[int | float | None, int | float | None, str]  # low, high and qualifier of an amount


class Figures:
    """Figures in the order of the text and their grounds, added run by run; what is equal of them is one object."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self.why: list[Grounds] = []
        self.known: dict[tuple[str, ...], Grounds] = {}
        self.periods: dict[tuple[date | None, date | None], Period] = {}
        self.amounts: dict[Bounds, Amount] = {}

    def add(self, found: list[Found]) -> None:
        for one in found:
            period = one.event.period
            one.event.period = self.periods.setdefault((period.start, period.end), period)
            bounds = _bounds(one)
            if bounds not in self.amounts:
                self.amounts[bounds] = Amount(*bounds)
            self.figures.append(_figure(one, self.amounts[bounds]))
        for grounds in map(_why, found):
            self.why.append(self.known.setdefault((*grounds, *grounds.values()), grounds))


def _why(found: Found) -> Grounds:
    """The grounds of the event, and the noun behind the unit and the hedge behind the qualifier as written."""
    s, m, why = found.sentence, found.mention, dict(found.event.why)
    if m.qualifier not in ("exact", "range", "vague"):
        why["qualifier"] = " ".join(s.raw[m.first : m.core_first] or s.raw[m.core_last : m.last])
    if m.noun >= 0:
        why["unit"] = s.raw[m.noun]
    if found.event.unit in NOBODY:
        why.pop("nationality", None)
    return why


NOBODY = frozenset(("vehicles", "hours", "km"))  # units that count no people, so none of a nationality


def _figure(found: Found, amount: Amount) -> Figure:
    s, m, event = found.sentence, found.mention, found.event
    start, end = s.starts[m.first], s.ends[m.last - 1]
    moving = event.measure != "not_movement"
    return Figure(
        quote=Quote.of(s.text, start, end),
        measure=event.measure,
        amount=amount,
        unit=event.unit if moving else (m.unit or "other"),
        rate=event.rate if moving else "",
        nationality="" if event.unit in NOBODY else event.nationality,
        origin=event.origin,
        destination=event.destination,
        place=event.place,
        period=event.period,
        cumulative=event.cumulative,
        modality=event.modality,
        attribution=event.attribution,
    )


def _bounds(found: Found) -> Bounds:
    s, m, event = found.sentence, found.mention, found.event
    if event.measure != "queue_hours" or m.kind != "duration":
        low = _plain(m.low)
        return low, low if m.high == m.low else _plain(m.high), m.qualifier
    factor = HOURS.get(s.low[m.noun].removesuffix("s"), 1)
    return _times(m.low, factor), _times(m.high, factor), m.qualifier


def _times(value: float | None, factor: float) -> int | float | None:
    return None if value is None else _plain(round(value * factor, 4))


def _plain(value: float | None) -> int | float | None:
    """A whole number without a decimal point, however it was reckoned."""
    return int(value) if value is not None and float(value).is_integer() else value
