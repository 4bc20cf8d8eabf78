"""A policy: one rule of one jurisdiction about who may enter, stay or leave."""

from __future__ import annotations

from dataclasses import dataclass

from borderdesk.period import UNSTATED, Period
from borderdesk.quote import Quote

POLICIES = (
    "visa_free_stay_days",
    "visa_required",
    "tourist_visa_entry",
    "tourist_visa_issuance",
    "land_border_open",
    "internal_passport_accepted",
    "exit_ban",
    "temporary_protection",
    "other",
)


@dataclass(frozen=True, slots=True)
class Policy:
    """One row per jurisdiction, after DEMIG POLICY.

    ``value`` is days for visa_free_stay_days, a short phrase for other, else yes, no or partial (some people,
    some traffic). ``nationality`` is empty for everyone or a group; ``effective`` holds the first and the last day
    of the rule.
    """

    quote: Quote
    jurisdiction: str
    policy: str
    value: str
    nationality: str = ""
    effective: Period = UNSTATED
    attribution: str = ""
    id: str = ""
    source: str = ""
    status: str = "proposed"
    note: str = ""
