"""Arrivals less departures of two claims, or why they must not be set against each other."""

from __future__ import annotations

from borderdesk import glossary
from borderdesk.errors import BoundsError
from borderdesk.flows.bounds import Bounds, Claim, share
from borderdesk.language import message, worded

PAIRED = ("span", "day", "total", "undated")  # kinds of flow that may be netted, each with its own kind only
FIELDS = {
    "country": message("cannot net '{one}' and '{other}' for {where}: filter the ledger to one country first"),
    "unit": message("cannot net '{one}' and '{other}' for {where}: filter the ledger to one unit first"),
    "nationality": message("cannot net '{one}' and '{other}' for {where}: filter the ledger to one nationality first"),
    "place": message("cannot net '{one}' and '{other}' for {where}: filter the ledger to one place first"),
}
ODD = {
    "rate": message("cannot net a rate for {where}: filter the ledger to counts and running totals first"),
    "stock": message("cannot net a stock for {where}: filter the ledger to counts and running totals first"),
}


def net(arrivals: Claim, departures: Claim) -> Bounds:
    """Arrivals less departures of two described claims (rows of claims.describe).

    Raises BoundsError where country, unit, nationality, place, other end, kind or days differ. One statement that
    sets departures against its own arrivals ("of the N who came, M have left") fixes the days once, so departures of
    the same source and speaker may leave theirs open.
    """
    reason = hindrance(arrivals, departures)
    if reason:
        raise BoundsError(reason)
    return Bounds.of(arrivals) - Bounds.of(departures)


def hindrance(arrivals: Claim, departures: Claim) -> str:
    """Why the two claims must not be netted, with what to do; empty when they may."""
    if arrivals["direction"] != "in" or departures["direction"] != "out":
        return worded(
            "cannot net {one} and {other}: give an inflow first, then an outflow",
            one=glossary.measure(arrivals["measure"]),
            other=glossary.measure(departures["measure"]),
        )
    for field in ("country", "unit", "nationality", "place"):
        if arrivals[field] != departures[field]:
            one, other = (claim[field] or worded("not stated") for claim in (arrivals, departures))
            return worded(FIELDS[field], one=one, other=other, where=_where(arrivals))
    if arrivals["partner"] and departures["partner"] and arrivals["partner"] != departures["partner"]:
        return worded(
            "cannot net arrivals from {one} and departures to {other} for {where}: "
            "filter the ledger to one other end first",
            one=arrivals["partner"],
            other=departures["partner"],
            where=_where(arrivals),
        )
    if arrivals["kind"] not in PAIRED or departures["kind"] not in PAIRED:
        odd = arrivals if arrivals["kind"] not in PAIRED else departures
        return worded(ODD.get(odd["kind"], ODD["rate"]), where=_where(arrivals))
    if _same_days(arrivals, departures) or _one_statement(arrivals, departures):
        return ""
    return worded(
        "cannot net {one} and {other} for {where}: choose claims about the same days",
        one=_days(arrivals),
        other=_days(departures),
        where=_where(arrivals),
    )


def share_left(arrivals: Claim, departures: Claim) -> Bounds:
    """Which part of those who came has left again, in percent; refused as net() refuses, and where nobody came."""
    reason = hindrance(arrivals, departures)
    if reason:
        raise BoundsError(reason)
    return share(Bounds.of(departures), Bounds.of(arrivals))


def _where(claim: Claim) -> str:
    return f"{claim['country'] or worded('an unnamed country')} {_days(claim)}".strip()


def _days(claim: Claim) -> str:
    found = days(claim)
    return worded("undated") if found == "undated" else found


def days(claim: Claim) -> str:
    """The claim's days as an ISO 8601 interval, ``2022-09-17/2022-09-26``; "undated" where there are none."""
    return claim["days"] if "days" in claim else worked_out(claim)


def worked_out(claim: Claim) -> str:
    """days() from the period itself, for who keeps the answer."""
    ends = [
        "" if end != end or end is None else f"{end:%Y-%m-%d}" for end in (claim["period_start"], claim["period_end"])
    ]
    if not any(ends):
        return "undated"
    return ends[0] if ends[0] == ends[1] else f"{ends[0] or '..'}/{ends[1] or '..'}"


def statement(claim: Claim) -> tuple[object, object]:
    """Who said it, where: two numbers of one statement are about the same days."""
    return claim["source_id"], claim["speaker"]


def _same_days(one: Claim, other: Claim) -> bool:
    return one["kind"] == other["kind"] != "undated" and days(one) == days(other)


def _one_statement(arrivals: Claim, departures: Claim) -> bool:
    return statement(arrivals) == statement(departures) and days(departures) == "undated"
