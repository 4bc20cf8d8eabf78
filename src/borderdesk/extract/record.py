"""A reading as JSON takes it, with the fields of the annotation guide."""

from __future__ import annotations

from datetime import date
from typing import Any

from borderdesk.extract.reading import Reading
from borderdesk.figure import Figure
from borderdesk.policy import Policy
from borderdesk.quote import Quote


def as_record(reading: Reading) -> dict[str, Any]:
    """The fields of all figures and policies."""
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
