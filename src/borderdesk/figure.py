"""A figure: one number somebody stated about people at a border, with everything the words fix."""

from __future__ import annotations

from dataclasses import dataclass

from borderdesk.amount import Amount
from borderdesk.period import UNSTATED, Period
from borderdesk.quote import Quote

MEASURES = (
    "arrivals",
    "departures",
    "returns",
    "deported",
    "turned_away",
    "stayed",
    "registered",
    "displaced",
    "applications",
    "permits",
    "queue_hours",
    "queue_length",
    "not_movement",
)
UNITS = (
    "persons",
    "households",
    "crossings",
    "encounters",
    "vehicles",
    "applications",
    "hours",
    "days",
    "km",
    "percent",
    "other",
)
RATES = ("", "per_hour", "per_day", "per_week", "per_month", "per_year")
MODALITIES = ("observed", "expected", "limit", "negated", "retracted", "two_way")
STATUSES = ("proposed", "accepted", "rejected")


@dataclass(frozen=True, slots=True)
class Figure:
    """One claim: an SDMX observation with its origin (PROV wasQuotedFrom, wasAttributedTo).

    Codes are ISO 3166-1 alpha-3 (EU and XKX allowed); an empty string is "the source does not say".
    ``cumulative`` is True for a running total, False for a count of its period or day, None when unsaid.
    """

    quote: Quote
    measure: str
    amount: Amount
    unit: str = "persons"
    rate: str = ""
    nationality: str = ""
    origin: str = ""
    destination: str = ""
    place: str = ""
    period: Period = UNSTATED
    cumulative: bool | None = None
    modality: str = "observed"
    attribution: str = ""
    id: str = ""
    source: str = ""
    status: str = "proposed"
    note: str = ""
