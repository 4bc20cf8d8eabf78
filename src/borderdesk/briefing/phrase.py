"""One claim, or a pair that may be netted, as a sentence with its hedge, its days and its speaker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from borderdesk import flows
from borderdesk.briefing.sentence import Cited, Computed, Said, Sentence
from borderdesk.charts.words import amount_of, country, days
from borderdesk.errors import BoundsError
from borderdesk.flows import Bounds

Claim = Mapping[str, Any]

# what people did, and what is counted where the unit is not people; {from_} and {to} may be empty
DID = {
    "arrivals": "arrived{from_}",
    "departures": "left{to}",
    "returns": "went back{from_}{to}",
    "deported": "were deported{from_}{to}",
    "turned_away": "were turned away",
    "stayed": "were in the country",
    "registered": "were registered",
    "displaced": "were displaced",
    "applications": "applications",
    "permits": "permits",
    "queue_hours": "of waiting at the border",
    "queue_length": "in the queue at the border",
}
WAY = {"arrivals": "in", "departures": "out", "returns": "going back", "deported": "of deported people"}
PEOPLE = ("arrivals", "departures", "returns", "deported", "turned_away", "stayed", "registered", "displaced")
RATE = {
    "per_hour": " an hour",
    "per_day": " a day",
    "per_week": " a week",
    "per_month": " a month",
    "per_year": " a year",
}


def said(claim: Claim) -> Sentence:
    """``Kazakhstan: about 98,000 nationals of Russia arrived, from 21 to 27 September 2022, according to ...``."""
    where = f"{country(claim['country'])}: " if claim["country"] else ""
    what = f" {_counted(claim)}{RATE.get(claim['rate'], '')}"
    return Sentence.of(
        where,
        cited(claim),
        what,
        _place(claim),
        f", {when(claim)}, according to ",
        spoken(claim),
        ".",
    )


def netted(arrivals: Claim, departures: Claim) -> Sentence:
    """Both claims of a pair and what follows from them; raises BoundsError as flows.net does."""
    result = flows.net(arrivals, departures)
    people = _people(arrivals)
    return Sentence.of(
        f"{country(arrivals['country'])}: ",
        cited(arrivals),
        f" {people} arrived and ",
        cited(departures),
        f" left, {when(arrivals)}: ",
        Computed.of("net", (arrivals, departures), net_words(result)),
        *_share_left(arrivals, departures),
        ", ",
        *_according(arrivals, departures),
        ".",
    )


def _share_left(arrivals: Claim, departures: Claim) -> tuple[str | Computed, ...]:
    """``; at least three in five of those who came had left again``, where fewer left than came."""
    try:
        share = flows.share_left(arrivals, departures)
    except BoundsError:
        return ()
    if not flows.sayable(share) or (share.high or share.low or 0) > 100:
        return ()
    words = flows.share_words(share)
    return "; ", Computed.of("share", (departures, arrivals), words), " of those who came had left again"


def cited(claim: Claim) -> Cited:
    """The claim's amount with its hedge, as a link to its row."""
    return Cited(amount_of(claim), (str(claim["figure_id"]),))


def spoken(claim: Claim) -> Said:
    """The claim's speaker, in the words of its source."""
    return Said(str(claim["speaker"]), (str(claim["figure_id"]),))


def net_words(net: Bounds) -> str:
    """Arrivals less departures for readers: which direction was the larger, and by how much."""
    more, less = "more came than left", "more left than came"
    if net.low == 0 == net.high:
        return "as many came as left"
    if net.low is None and net.high is None:
        return "which were more cannot be said"
    if net.high is not None and net.high <= 0:
        return f"{Bounds(0, 0) - net} {less}"
    if net.low is not None and net.low < 0:
        most = Bounds(None, net.high, net.about)
        at_most = Bounds(None, -net.low, net.about)
        return f"{at_most} {less}" + (f", or {most} {more}" if net.high is not None else ", or more came")
    return f"{net} {more}"


def when(claim: Claim) -> str:
    """The claim's days in a sentence: "on 27 September 2022", "from 21 to 27 September 2022", "days not stated"."""
    start, end, kind = claim["period_start"], claim["period_end"], claim["kind"]
    total = "in a running total " if kind == "total" else ""
    if kind == "stock" and end == end:
        return f"on {days(end, end)}"
    if start == start and end == end:
        return f"{total}on {days(start, end)}" if start == end else f"{total}from {days(start, end)}"
    words = days(start, end)
    return total + (f"until {words.removeprefix('to ')}" if words.startswith("to ") else words)


def _counted(claim: Claim) -> str:
    measure, unit = claim["measure"], claim["unit"]
    if unit in ("persons", "households") and measure in PEOPLE:
        from_ = f" from {country(claim['origin'])}" if claim["origin"] and claim["origin"] != claim["country"] else ""
        to = f" to {country(claim['destination'])}" if _elsewhere(claim) else ""
        did = DID[measure].format(from_=from_, to=to.replace(" to ", " for ") if measure == "departures" else to)
        return f"{_people(claim)} {did}"
    noun = unit if unit not in ("other", measure) else ""
    return " ".join(part for part in (noun, WAY.get(measure, DID.get(measure, measure.replace("_", " ")))) if part)


def _elsewhere(claim: Claim) -> bool:
    return bool(claim["destination"]) and claim["destination"] != claim["country"]


def _people(claim: Claim) -> str:
    whole = "people" if claim["unit"] == "persons" else str(claim["unit"])
    if not claim["nationality"]:
        return whole
    return f"{'nationals' if whole == 'people' else whole} of {country(claim['nationality'])}"


def _place(claim: Claim) -> Said:
    return Said(f" ({claim['place']})" if claim["place"] else "", (str(claim["figure_id"]),))


def _according(arrivals: Claim, departures: Claim) -> tuple[str | Said, ...]:
    if arrivals["speaker"] == departures["speaker"]:
        return "according to ", spoken(arrivals)
    return "according to ", spoken(arrivals), " (in) and ", spoken(departures), " (out)"
