"""The codes of the ledger in words: what was counted, in which unit, which rule, and what became of a row.

The English words are the messages; what a language calls each of them stands in its catalogue, once for all reports.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from borderdesk.language import message, plural, worded

MEASURES = {
    "arrivals": message("arrivals"),
    "departures": message("departures"),
    "returns": message("returns"),
    "deported": message("deported"),
    "turned_away": message("turned away"),
    "stayed": message("stayed"),
    "registered": message("registered"),
    "displaced": message("displaced"),
    "applications": message("applications"),
    "permits": message("permits"),
    "queue_hours": message("queue hours"),
    "queue_length": message("queue length"),
    "not_movement": message("not movement"),
}
UNITS = {
    "persons": message("persons"),
    "households": message("households"),
    "crossings": message("crossings"),
    "encounters": message("encounters"),
    "vehicles": message("vehicles"),
    "applications": message("applications"),
    "hours": message("hours"),
    "days": message("days", context="unit"),
    "km": message("km", context="unit"),
    "percent": message("percent"),
    "other": message("other", context="unit"),
}
COUNTED = {  # the same after a number: "3,950 persons"
    "persons": plural("person", "persons", context="counted"),
    "households": plural("household", "households", context="counted"),
    "crossings": plural("crossing", "crossings", context="counted"),
    "encounters": plural("encounter", "encounters", context="counted"),
    "vehicles": plural("vehicle", "vehicles", context="counted"),
    "applications": plural("application", "applications", context="counted"),
    "hours": plural("hour", "hours", context="counted"),
    "days": plural("day", "days", context="counted"),
    "km": plural("km", "km", context="counted"),
    "percent": plural("percent", "percent", context="counted"),
    "other": plural("other", "other", context="counted"),
}
SEVERAL = 5  # a number whose plural stands after every hedge: "about 98,000 people", "более 4 824 человек"
RATES = {
    "per_hour": message("per hour"),
    "per_day": message("per day"),
    "per_week": message("per week"),
    "per_month": message("per month"),
    "per_year": message("per year"),
}
RULES = {  # kinds of rules as a briefing and a chart name them
    "visa_free_stay_days": message("days without a visa"),
    "visa_required": message("visa required"),
    "tourist_visa_entry": message("entry on tourist visas"),
    "tourist_visa_issuance": message("tourist visas issued"),
    "land_border_open": message("land border open"),
    "internal_passport_accepted": message("inner passport accepted"),
    "exit_ban": message("ban on leaving"),
    "temporary_protection": message("temporary protection"),
    "other": message("other rules"),
}
KINDS = {  # the same as a table of rows names them
    **RULES,
    "visa_free_stay_days": message("visa free stay days"),
    "tourist_visa_entry": message("tourist visa entry"),
    "tourist_visa_issuance": message("tourist visa issuance"),
    "internal_passport_accepted": message("internal passport accepted"),
    "exit_ban": message("exit ban"),
    "other": message("other", context="kind of rule"),
}
VALUES = {
    "yes": message("yes"),
    "no": message("no"),
    "partial": message("partial"),
    "proposed": message("proposed"),
    "suspended": message("suspended"),
    "restricted": message("restricted"),
}
STATUSES = {"proposed": message("proposed"), "accepted": message("accepted"), "rejected": message("rejected")}
MODALITIES = {
    "observed": message("observed"),
    "expected": message("expected"),
    "limit": message("limit"),
    "negated": message("negated"),
    "retracted": message("retracted"),
    "two_way": message("two way"),
}


def measure(code: str) -> str:
    """``arrivals``, ``turned away``."""
    return _word(MEASURES, code)


def unit(code: str) -> str:
    """``persons``, by itself."""
    return _word(UNITS, code)


def counted(claim: Mapping[str, Any]) -> str:
    """The unit of a claim after its number, with its rate: ``persons``, ``persons per day``."""
    code = claim["unit"]
    words = worded(*COUNTED[code], count=many(claim)) if code in COUNTED else code
    return " ".join(filter(None, (words, _word(RATES, claim["rate"]))))


def many(claim: Mapping[str, Any]) -> float:
    """The number by which words beside a claim choose their plural: the exact one, else that of several."""
    return float(claim["value_low"]) if claim["qualifier"] == "exact" else SEVERAL


def rate(code: str) -> str:
    """``per day``."""
    return _word(RATES, code)


def rule(code: str) -> str:
    """``entry on tourist visas``: a kind of rule."""
    return _word(RULES, code)


def kind(code: str) -> str:
    """``tourist visa entry``: the same in a table of rows."""
    return _word(KINDS, code)


def value(words: str) -> str:
    """``no``: the value of a rule, those of a source's own words as they are."""
    return " / ".join(_word(VALUES, one) if one in VALUES else one for one in words.split(" / "))


def status(code: str) -> str:
    """``proposed``."""
    return _word(STATUSES, code)


def modality(code: str) -> str:
    """``observed``."""
    return _word(MODALITIES, code)


def _word(words: Mapping[str, str], code: str) -> str:
    return worded(words[code]) if code in words else code.replace("_", " ")
