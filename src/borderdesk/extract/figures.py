"""Amounts and their events as figures, and the words that decided each field."""

from __future__ import annotations

from collections.abc import Sequence

from borderdesk.amount import Amount
from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.found import Found
from borderdesk.extract.text import Sentence
from borderdesk.figure import Figure
from borderdesk.period import Period
from borderdesk.quote import Quote

HOURS = {"minute": 1 / 60, "hour": 1, "day": 24, "night": 24, "week": 168}
Grounds = dict[str, str]


class Figures:
    """Figures in the order of the text and their grounds, added run by run; equal grounds are one object."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []
        self.why: list[Grounds] = []
        self.known: dict[tuple[str, ...], Grounds] = {}
        self.periods: dict[Period, Period] = {}

    def add(self, found: Sequence[Found]) -> None:
        for one in found:
            one.event.period = self.periods.setdefault(one.event.period, one.event.period)
            self.figures.append(_figure(one))
        for grounds in map(_why, found):
            self.why.append(self.known.setdefault((*grounds, *grounds.values()), grounds))


def _why(found: Found) -> Grounds:
    """The grounds of the event, and the noun behind the unit and the hedge behind the qualifier as written."""
    s, m, why = found.sentence, found.mention, dict(found.event.why)
    if m.qualifier not in ("exact", "range", "vague"):
        why["qualifier"] = " ".join(s.raw[m.first : m.core_first] or s.raw[m.core_last : m.last])
    if m.noun >= 0:
        why["unit"] = s.raw[m.noun]
    return why


def _figure(found: Found) -> Figure:
    s, m, event = found.sentence, found.mention, found.event
    start, end = s.starts[m.first], s.ends[m.last - 1]
    moving = event.measure != "not_movement"
    return Figure(
        quote=Quote.of(s.text, start, end),
        measure=event.measure,
        amount=_amount(s, m, event),
        unit=event.unit if moving else (m.unit or "other"),
        rate=event.rate if moving else "",
        nationality=event.nationality,
        origin=event.origin,
        destination=event.destination,
        place=event.place,
        period=event.period,
        cumulative=event.cumulative,
        modality=event.modality,
        attribution=event.attribution,
    )


def _amount(s: Sentence, m: Mention, event: Event) -> Amount:
    if event.measure != "queue_hours" or m.kind != "duration":
        low = _plain(m.low)
        return Amount(low, low if m.high == m.low else _plain(m.high), m.qualifier)
    factor = HOURS.get(s.low[m.noun].removesuffix("s"), 1)
    return Amount(_times(m.low, factor), _times(m.high, factor), m.qualifier)


def _times(value: float | None, factor: float) -> int | float | None:
    return None if value is None else _plain(round(value * factor, 4))


def _plain(value: float | None) -> int | float | None:
    """A whole number without a decimal point, however it was reckoned."""
    return int(value) if value is not None and float(value).is_integer() else value
