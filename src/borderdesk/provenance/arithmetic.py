"""What is computed from a claim: nets, shares, sums over days and differences of totals, each spelled out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from borderdesk import flows
from borderdesk.claims import records
from borderdesk.errors import BoundsError
from borderdesk.origin import Computed

if TYPE_CHECKING:
    import pandas as pd

Claim = dict[str, Any]
SERIES = ["measure", "country", "partner", "nationality", "place", "unit", "rate"]
LONGEST = 400  # days of a stretch that is still added up


@dataclass(frozen=True, slots=True)
class Step:
    """One result: ``op`` is net, share, sum or difference, ``how`` its arithmetic, ``claims`` its rows in order.

    ``reported``: it is the net that reports tell of the country. ``against`` is what the ledger itself states of the
    same, "" where it states nothing.
    """

    op: str
    how: str
    claims: tuple[str, ...]
    reported: bool = False
    against: str = ""


def steps(figure_id: str, compared: pd.DataFrame) -> list[Step]:
    """Every result that the claim enters, with the shown claims of other groups; takes claims.compare()."""
    claim = records(compared[compared["figure_id"] == figure_id])[0]
    others = compared[
        (compared["shown"] | (compared["figure_id"] == figure_id)) & (compared["country"] == claim["country"])
    ]
    return [*_nets(claim, others, compared), *_sums(claim, others), *_differences(claim, others)]


def _nets(claim: Claim, others: pd.DataFrame, compared: pd.DataFrame) -> Iterator[Step]:
    """With every claim of the other direction that it may be set against."""
    other_way = {"in": "out", "out": "in"}.get(claim["direction"], "")
    balance = flows.balance(compared)
    told = {(row["arrivals"], row["departures"]) for row in records(balance[balance["net"] != ""])}
    for other in records(others[others["direction"] == other_way]) if other_way else ():
        came, left = (claim, other) if claim["direction"] == "in" else (other, claim)
        if not flows.hindrance(came, left):
            reported = (came["figure_id"], left["figure_id"]) in told
            yield _step("net", (came, left), reported)
            yield from _tried("share", (left, came), partial(flows.share_left, came, left), reported)


def _sums(claim: Claim, others: pd.DataFrame) -> Iterator[Step]:
    """The stretches all of whose days are counted one by one, where the claim is the stretch or one of the days."""
    same = _series(claim, others)
    days = {one["period_start"]: one for one in records(same[same["kind"] == "day"])}
    if claim["kind"] == "day":
        days[claim["period_start"]] = claim
    for whole in records(same[same["kind"].isin(["span", "total"])]) if claim["kind"] == "day" else [claim]:
        start, end = whole["period_start"], whole["period_end"]
        if start == start and end == end and claim["kind"] in ("day", "span", "total"):
            wanted = [start + timedelta(days=past) for past in range(min((end - start).days + 1, LONGEST + 1))]
            counted = [days[one] for one in wanted if one in days]
            if 1 < len(wanted) == len(counted) <= LONGEST and (whole is claim or claim in counted):
                told = f"{flows.Bounds.of(whole)} ({whole['figure_id']})"
                yield from _tried("sum", counted, partial(flows.sum_of_days, counted), against=told)


def _differences(claim: Claim, others: pd.DataFrame) -> Iterator[Step]:
    """From the running total before it, and to the one after it, of the same series since the same day."""
    if claim["kind"] != "total" or claim["period_end"] != claim["period_end"]:
        return
    totals = _series(claim, others)
    totals = totals[(totals["kind"] == "total") & (totals["period_start"] == claim["period_start"])]
    totals = totals.sort_values(["period_end", "figure_id"])
    before = records(totals[totals["period_end"] < claim["period_end"]].tail(1))
    after = records(totals[totals["period_end"] > claim["period_end"]].head(1))
    for earlier, later in (*((one, claim) for one in before), *((claim, one) for one in after)):
        yield from _tried("difference", (later, earlier), partial(flows.difference, earlier, later))


def _series(claim: Claim, others: pd.DataFrame) -> pd.DataFrame:
    same: pd.DataFrame = others[(others[SERIES] == [claim[name] for name in SERIES]).all(axis=1)]
    return same


def _tried(
    op: str, claims: Sequence[Claim], allowed: Callable[[], object], reported: bool = False, against: str = ""
) -> Iterator[Step]:
    """The step, unless flows refuses it."""
    try:
        allowed()
        yield _step(op, claims, reported, against)
    except BoundsError:
        return


def _step(op: str, claims: Sequence[Claim], reported: bool = False, against: str = "") -> Step:
    made = Computed.of(op, claims)
    return Step(op, made.how, made.claims, reported, against)
