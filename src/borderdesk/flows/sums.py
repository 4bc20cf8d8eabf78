"""Sums over days and differences of running totals, each refused where the claims do not make one series."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from borderdesk.errors import BoundsError
from borderdesk.flows.bounds import Bounds, Claim
from borderdesk.flows.netting import days

SAME = ("measure", "country", "partner", "nationality", "place", "unit", "rate")


def sum_of_days(claims: Sequence[Claim]) -> Bounds:
    """What daily counts of one series add up to; described claims in any order.

    Raises BoundsError where they count different things, one is no day's count, a day is counted twice or is missing.
    """
    if not claims:
        raise BoundsError("cannot add up no counts: choose at least one day")
    _one_series(claims)
    odd = next((claim for claim in claims if claim["kind"] != "day"), None)
    if odd is not None:
        raise BoundsError(
            f"cannot add a {odd['kind']} ({odd['figure_id']}, {days(odd)}) to days: choose daily counts only"
        )
    ordered = sorted(claims, key=lambda claim: claim["period_start"])
    for one, other in pairwise(ordered):
        _next_to(one, other)
    return Bounds.sum(Bounds.of(claim) for claim in claims)


def difference(earlier: Claim, later: Claim) -> Bounds:
    """What came between two running totals of one series: after the last day of the earlier to that of the later.

    Raises BoundsError where they count different things, start on other days, or are in the wrong order.
    """
    _one_series((earlier, later))
    for claim in (earlier, later):
        if claim["kind"] not in ("total", "span"):
            raise BoundsError(
                f"cannot take a {claim['kind']} ({claim['figure_id']}) from a total: choose running totals"
            )
    starts = (earlier["period_start"], later["period_start"])
    if starts[0] != starts[1]:
        raise BoundsError(f"cannot take {days(earlier)} from {days(later)}: choose totals since one day")
    if not earlier["period_end"] < later["period_end"]:
        raise BoundsError(f"cannot take {days(earlier)} from {days(later)}: give the earlier total first")
    return Bounds.of(later) - Bounds.of(earlier)


def _one_series(claims: Sequence[Claim]) -> None:
    for claim in claims[1:]:
        for field in SAME:
            if claim[field] != claims[0][field]:
                one, other = (found[field] or "not stated" for found in (claims[0], claim))
                raise BoundsError(
                    f"cannot add {one!r} and {other!r} for {claim['country'] or 'an unnamed country'} {days(claim)}: "
                    f"filter the ledger to one {field} first"
                )


def _next_to(one: Claim, other: Claim) -> None:
    step = other["period_start"] - one["period_start"]
    if step == timedelta(0):
        raise BoundsError(f"cannot add {one['figure_id']} and {other['figure_id']}: both count {days(one)}; choose one")
    if step > timedelta(days=1):
        raise BoundsError(f"cannot add days with a gap: nothing counts those between {days(one)} and {days(other)}")
