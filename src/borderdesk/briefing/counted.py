"""How many of what did what: the middle of a sentence that tells a claim, as whole clauses of each language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from borderdesk import country
from borderdesk.glossary import many
from borderdesk.language import message, plural, worded
from borderdesk.message import told
from borderdesk.origin import Cited, Said, Sentence, amount

Claim = Mapping[str, Any]
NOUNS = {
    "persons": plural("person", "people"),
    "households": plural("household", "households"),
    "crossings": plural("crossing", "crossings"),
    "encounters": plural("encounter", "encounters"),
    "vehicles": plural("vehicle", "vehicles"),
    "applications": plural("application", "applications"),
    "hours": plural("hour", "hours"),
    "days": plural("day", "days"),
    "km": plural("km", "km"),
    "percent": plural("percent", "percent", context="unit"),
}
NATIONALS = {  # {of} is the country of their nationality
    "persons": plural("national {of}", "nationals {of}"),
    "households": plural("household {of}", "households {of}"),
}
# translators: {what} is "people", "nationals of Russia", "households"; {origin} "from Russia"; {rate} "a day"; {place}
# the name of a place in brackets. All but {amount} may be empty, and take the space before them along.
DID = {
    "arrivals": plural(
        "{amount} {what} arrived {origin} {rate} {place}", "{amount} {what} arrived {origin} {rate} {place}"
    ),
    "departures": plural(
        "{amount} {what} left {destination} {rate} {place}", "{amount} {what} left {destination} {rate} {place}"
    ),
    "returns": plural(
        "{amount} {what} went back {origin} {destination} {rate} {place}",
        "{amount} {what} went back {origin} {destination} {rate} {place}",
    ),
    "deported": plural(
        "{amount} {what} was deported {origin} {destination} {rate} {place}",
        "{amount} {what} were deported {origin} {destination} {rate} {place}",
    ),
    "turned_away": plural(
        "{amount} {what} was turned away {rate} {place}", "{amount} {what} were turned away {rate} {place}"
    ),
    "stayed": plural(
        "{amount} {what} was in the country {rate} {place}", "{amount} {what} were in the country {rate} {place}"
    ),
    "registered": plural(
        "{amount} {what} was registered {rate} {place}", "{amount} {what} were registered {rate} {place}"
    ),
    "displaced": plural(
        "{amount} {what} was displaced {rate} {place}", "{amount} {what} were displaced {rate} {place}"
    ),
    "applications": plural("{amount} {what} applied {rate} {place}", "{amount} {what} applied {rate} {place}"),
    "permits": plural("{amount} {what} got a permit {rate} {place}", "{amount} {what} got permits {rate} {place}"),
    "queue_hours": plural(
        "{amount} {what} of waiting at the border {rate} {place}",
        "{amount} {what} of waiting at the border {rate} {place}",
    ),
    "queue_length": plural(
        "{amount} {what} in the queue at the border {rate} {place}",
        "{amount} {what} in the queue at the border {rate} {place}",
    ),
}
# the same where no people are counted, but crossings or vehicles
WAY = {
    "arrivals": plural("{amount} {what} in {rate} {place}", "{amount} {what} in {rate} {place}"),
    "departures": plural("{amount} {what} out {rate} {place}", "{amount} {what} out {rate} {place}"),
    "returns": plural("{amount} {what} going back {rate} {place}", "{amount} {what} going back {rate} {place}"),
    "deported": plural(
        "{amount} {what} of deported people {rate} {place}", "{amount} {what} of deported people {rate} {place}"
    ),
    "applications": plural("{amount} application {rate} {place}", "{amount} applications {rate} {place}"),
    "permits": plural("{amount} permit {rate} {place}", "{amount} permits {rate} {place}"),
}
OTHER = plural("{amount} {what} {rate} {place}", "{amount} {what} {rate} {place}")
PEOPLE = ("persons", "households")
RATE = {
    "per_hour": message("an hour"),
    "per_day": message("a day"),
    "per_week": message("a week"),
    "per_month": message("a month"),
    "per_year": message("a year"),
}


def counted(claim: Claim) -> Sentence:
    """``about 98,000 nationals of Russia arrived a day (Petukhovo)``."""
    clauses = DID if claim["unit"] in PEOPLE else WAY | {name: DID[name] for name in DID if name not in WAY}
    return told(
        *clauses.get(claim["measure"], OTHER),
        number=many(claim),
        amount=cited(claim),
        what=people(claim),
        origin=_origin(claim),
        destination=_destination(claim),
        rate=worded(RATE[claim["rate"]]) if claim["rate"] else "",
        place=place(claim),
    )


def people(claim: Claim, number: float | None = None) -> str:
    """Who or what is counted: ``people``, ``nationals of Russia``, ``crossings``; "" for what has no name."""
    unit = claim["unit"]
    nouns = NATIONALS if claim["nationality"] and unit in NATIONALS else NOUNS
    if unit not in nouns:
        return ""
    of = country.of(claim["nationality"]) if claim["nationality"] else ""
    return worded(*nouns[unit], count=many(claim) if number is None else number, of=of)


def cited(claim: Claim) -> Cited:
    """The claim's amount with its hedge, as a link to its row."""
    return Cited(amount(claim), (str(claim["figure_id"]),))


def place(claim: Claim) -> Said:
    """The claim's place in brackets, as its source writes it."""
    return Said(f"({claim['place']})" if claim["place"] else "", (str(claim["figure_id"]),))


def _origin(claim: Claim) -> str:
    origin = claim["origin"]
    return country.from_(origin) if origin and origin != claim["country"] else ""


def _destination(claim: Claim) -> str:
    there = claim["destination"]
    if not there or there == claim["country"]:
        return ""
    return country.bound_for(there) if claim["measure"] == "departures" else country.to(there)
