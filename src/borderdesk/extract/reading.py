"""An article's text as figures and policies, with the words that decided each field."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from borderdesk.amount import Amount
from borderdesk.extract.amounts import Mention
from borderdesk.extract.attribution import attribute
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.finder import Aside, Found, find_movements
from borderdesk.extract.policies import find_rulings
from borderdesk.extract.text import Sentence, split
from borderdesk.figure import Figure
from borderdesk.policy import Policy
from borderdesk.quote import Quote

HOURS = {"minute": 1 / 60, "hour": 1, "day": 24, "night": 24, "week": 168}


REASONS = {
    "ordinal": "an ordinal: it orders and counts nothing",
    "clock": "a time of day",
    "score": "a score or a vote",
    "identifier": "part of a name, a code or a longer number",
    "date": "part of a date",
}
"""Why a number of each kind of `Untaken` is none of a figure."""


@dataclass(frozen=True, slots=True)
class Untaken:
    """A number that was not taken for a figure, and why: ``kind`` is ordinal, clock, score, identifier or date."""

    quote: Quote
    kind: str

    @property
    def reason(self) -> str:
        """The kind in words."""
        return REASONS[self.kind]


@dataclass(frozen=True, slots=True)
class Reading:
    """Figures and policies in the order of the text, and what decided them.

    ``why[i]`` names the words behind each field of ``figures[i]``, ``grounds[i]`` the rule of ``policies[i]`` and how
    its jurisdiction was found.
    """

    figures: tuple[Figure, ...]
    policies: tuple[Policy, ...]
    untaken: tuple[Untaken, ...] = ()
    why: tuple[dict[str, str], ...] = field(default=())
    grounds: tuple[tuple[str, ...], ...] = ()


def read(text: str, published: date | None = None) -> Reading:
    """Read a text; without its day of publication relative dates stay empty.

    Every quote stands at its offsets: ``text[quote.start:quote.end] == quote.exact``.
    """
    sentences = split(text)
    found, asides = find_movements(sentences, published)
    rulings = find_rulings(sentences, published)
    attribute(sentences, found)
    untaken = tuple(map(_untaken, asides))
    for sentence in sentences:
        sentence.found.clear()  # from here on it would only fill the memory
    figures, why = _figures(found)
    return Reading(
        figures=figures,
        policies=tuple(one.policy for one in rulings),
        untaken=untaken,
        why=why,
        grounds=tuple(one.why for one in rulings),
    )


def _figures(found: list[Found]) -> tuple[tuple[Figure, ...], tuple[dict[str, str], ...]]:
    """All figures and their grounds; empties the list, so that a long text does not hold each figure twice."""
    figures, why = [], []
    found.reverse()
    while found:
        one = found.pop()
        figures.append(_figure(one))
        why.append(_why(one))
    return tuple(figures), tuple(why)


def _untaken(aside: Aside) -> Untaken:
    s = aside.sentence
    return Untaken(Quote.of(s.text, s.starts[aside.first], s.ends[aside.last - 1]), aside.kind)


def _why(found: Found) -> dict[str, str]:
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
    low, high = m.low, m.high
    if event.measure == "queue_hours" and m.kind == "duration":
        factor = HOURS.get(s.low[m.noun].removesuffix("s"), 1)
        low, high = _times(low, factor), _times(high, factor)
    return Amount(low, high, m.qualifier)


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else round(value * factor, 4)


def as_record(reading: Reading) -> dict[str, Any]:
    """The reading with the fields of the annotation guide, as JSON takes them."""
    return {
        "figures": [_figure_record(figure) for figure in reading.figures],
        "policies": [_policy_record(policy) for policy in reading.policies],
    }


def _figure_record(figure: Figure) -> dict[str, Any]:
    return {
        **_quoted(figure.quote),
        "value_low": figure.amount.low,
        "value_high": figure.amount.high,
        "qualifier": figure.amount.qualifier,
        "unit": figure.unit,
        "measure": figure.measure,
        "nationality": figure.nationality or None,
        "origin": figure.origin or None,
        "destination": figure.destination or None,
        "place": figure.place or None,
        "period": {"start": _day(figure.period.start), "end": _day(figure.period.end)} if figure.period else None,
        "rate": figure.rate or None,
        "cumulative": figure.cumulative,
        "attribution": figure.attribution or None,
        "modality": figure.modality,
    }


def _policy_record(policy: Policy) -> dict[str, Any]:
    return {
        **_quoted(policy.quote),
        "jurisdiction": policy.jurisdiction or None,
        "nationality": policy.nationality or None,
        "policy": policy.policy,
        "value": int(policy.value) if policy.value.isdecimal() else policy.value or None,
        "effective_from": _day(policy.effective.start),
        "effective_to": _day(policy.effective.end),
        "attribution": policy.attribution or None,
    }


def _quoted(quote: Quote) -> dict[str, Any]:
    return {"quote": quote.exact, "start": quote.start, "end": quote.end}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
