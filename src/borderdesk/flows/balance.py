"""The balance of each country: its best pair of arrivals and departures, netted, or why there is none."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from borderdesk.claims import records, where
from borderdesk.flows.bounds import Claim
from borderdesk.flows.netting import PAIRED, days, hindrance, net, statement, worked_out
from borderdesk.language import worded

if TYPE_CHECKING:
    import pandas as pd

SIDES = ("arrivals", "departures")
USED = (
    "figure_id source_id speaker measure kind direction country partner place nationality unit "
    "value_low value_high qualifier period_start period_end shown"
).split()


def balance(compared: pd.DataFrame) -> pd.DataFrame:
    """One row per country with arrivals or departures in persons: the best pair that may be netted, or why none may.

    Takes claims.compare(); uses shown claims of unit persons. Columns: country, arrivals and departures (figure_id of
    the claim or ""), arrivals_low, arrivals_high, arrivals_qualifier, departures_low, departures_high,
    departures_qualifier, net_low, net_high, net (in words, "" without a pair), period (ISO interval), nationality,
    reason (why there is no pair, "" with one). Of several pairs the one over the longest stated time, then the latest.
    """
    import pandas as pd

    return pd.DataFrame(balances(compared), columns=list(_balance_columns()))


def balances(compared: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of balance()."""
    flows = where(compared[USED], shown=True, measure=SIDES, unit="persons", kind=PAIRED, country_not="")
    by_country = groupby(sorted(records(flows), key=_country), key=_country)  # sorted() keeps the order within
    return [_balance_row(country, [*group]) for country, group in by_country]


def _balance_columns() -> tuple[str, ...]:
    sides = [f"{side}{end}" for side in SIDES for end in ("", "_low", "_high", "_qualifier")]
    return ("country", *sides, "net_low", "net_high", "net", "period", "nationality", "reason")


def _country(claim: Claim) -> str:
    return str(claim["country"])


def _balance_row(country: str, claims: list[Claim]) -> dict[str, Any]:
    inflows, outflows = _records(claims, "arrivals"), _records(claims, "departures")
    pairs = _pairs(inflows, outflows)
    arrivals: Claim | None
    departures: Claim | None
    if pairs:
        arrivals, departures = max(pairs, key=lambda pair: (_length(pair[0]), _end(pair[0]), str(pair[0]["figure_id"])))
        result = net(arrivals, departures)
        found = {"net_low": result.low, "net_high": result.high, "net": str(result), "reason": ""}
    else:
        arrivals, departures = _widest(inflows), _widest(outflows)
        found = {"net_low": None, "net_high": None, "net": "", "reason": _reason(arrivals, departures)}
    either = arrivals or departures
    about = {"period": days(either) if either else "", "nationality": either["nationality"] if either else ""}
    return {"country": country, **_side("arrivals", arrivals), **_side("departures", departures), **found, **about}


def _records(claims: list[Claim], measure: str) -> list[Claim]:
    """The claims of a measure, each with its ``days`` worked out once: they are asked for at every pair."""
    return [{**claim, "days": worked_out(claim)} for claim in claims if claim["measure"] == measure]


def _pairs(inflows: list[Claim], outflows: list[Claim]) -> list[tuple[Claim, Claim]]:
    """All that may be netted; claims meet through their source or their days, so that the cost stays near n log n."""
    by_key: dict[object, list[Claim]] = {}
    for claim in outflows:
        by_key.setdefault(_meeting(claim), []).append(claim)
    alone = _alone(inflows)
    pairs = []
    for inflow in inflows:
        keys = [_meeting(inflow), *([("statement", *statement(inflow))] if statement(inflow) in alone else [])]
        met = (outflow for key in keys for outflow in by_key.get(key, ()))
        pairs += [(inflow, outflow) for outflow in met if not hindrance(inflow, outflow)]
    return pairs


def _alone(inflows: list[Claim]) -> set[object]:
    """Statements with one number of arrivals: only there is it certain which of them an undated "M have left" means."""
    values: dict[object, set[object]] = {}
    for claim in inflows:
        values.setdefault(statement(claim), set()).add((claim["value_low"], claim["value_high"]))
    return {statement for statement, found in values.items() if len(found) == 1}


def _meeting(claim: Claim) -> tuple[object, ...]:
    """Where a claim may meet another: at its days, people, place and kind, or without days in its own statement."""
    if days(claim) == "undated":
        return ("statement", *statement(claim))
    return ("days", days(claim), claim["kind"], claim["nationality"], claim["place"])


def _widest(claims: list[Claim]) -> Claim | None:
    """The claim over the longest stated time, the latest of them, without a nationality first."""
    return max(claims, key=lambda claim: (_length(claim), _end(claim), str(claim["figure_id"])), default=None)


def _reason(arrivals: Claim | None, departures: Claim | None) -> str:
    if arrivals and departures:
        return hindrance(arrivals, departures)
    return worded("no arrivals in the ledger") if departures else worded("no departures in the ledger")


def _side(name: str, claim: Claim | None) -> dict[str, Any]:
    if claim is None:
        return {name: "", f"{name}_low": None, f"{name}_high": None, f"{name}_qualifier": ""}
    values = {f"{name}_{end}": claim[f"value_{end}"] for end in ("low", "high")}
    return {name: claim["figure_id"], **values, f"{name}_qualifier": claim["qualifier"]}


def _length(claim: Claim) -> int:
    start, end = claim["period_start"], claim["period_end"]
    return (end - start).days + 1 if start == start and end == end else 0


def _end(claim: Claim) -> str:
    return f"{claim['period_end']:%Y-%m-%d}" if claim["period_end"] == claim["period_end"] else ""
