"""Flows set against each other: arrivals less departures, with the bounds that follow and no others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from borderdesk.amount import number
from borderdesk.claims import records
from borderdesk.errors import BoundsError

if TYPE_CHECKING:
    import pandas as pd

Claim = Mapping[str, Any]  # a row of claims.describe or claims.compare
PAIRED = ("span", "day", "total", "undated")  # kinds of flow that may be netted, each with its own kind only


@dataclass(frozen=True, slots=True)
class Bounds:
    """An interval that arithmetic left, both ends included; None is an open end. ``about``: a hedge went into it."""

    low: float | None
    high: float | None
    about: bool = False

    @classmethod
    def of(cls, claim: Claim) -> Bounds:
        """The bounds of a row of the ledger (value_low, value_high: NaN is open; qualifier)."""
        low, high = (None if value != value else float(value) for value in (claim["value_low"], claim["value_high"]))
        return cls(low, high, claim["qualifier"] in ("about", "vague"))

    def __add__(self, other: Bounds) -> Bounds:
        return Bounds(_sum(self.low, other.low), _sum(self.high, other.high), self.about or other.about)

    def __sub__(self, other: Bounds) -> Bounds:
        return self + Bounds(_minus(other.high), _minus(other.low), other.about)

    def __contains__(self, value: float) -> bool:
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def __str__(self) -> str:
        """In words: "16,622", "at most about 36,000", "between 12,600 and 12,700", "unknown"."""
        about = "about " if self.about else ""
        if self.low is not None and self.high is not None:
            if self.low == self.high:
                return about + number(self.low)
            return f"between {about}{number(self.low)} and {about}{number(self.high)}"
        if self.low is None and self.high is None:
            return "unknown"
        return f"at least {about}{number(self.low)}" if self.high is None else f"at most {about}{number(self.high)}"


def share(part: Bounds, whole: Bounds) -> Bounds:
    """Which part of the whole, in percent; BoundsError where the whole may be nothing."""
    if whole.low is not None and whole.low <= 0:
        raise BoundsError("cannot take a share of a whole that may be 0: state the whole first")
    low = None if part.low is None or whole.high is None else 100 * part.low / whole.high
    high = None if part.high is None or whole.low is None else 100 * part.high / whole.low
    return Bounds(low, high, part.about or whole.about)


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
    where = f"{arrivals['country'] or 'an unnamed country'} {days(arrivals)}".strip()
    if arrivals["direction"] != "in" or departures["direction"] != "out":
        return f"cannot net {arrivals['measure']} and {departures['measure']}: give an inflow first, then an outflow"
    for field in ("country", "unit", "nationality", "place"):
        if arrivals[field] != departures[field]:
            one, other = arrivals[field] or "not stated", departures[field] or "not stated"
            return f"cannot net '{one}' and '{other}' for {where}: filter the ledger to one {field} first"
    if arrivals["partner"] and departures["partner"] and arrivals["partner"] != departures["partner"]:
        ends = f"from {arrivals['partner']} and departures to {departures['partner']}"
        return f"cannot net arrivals {ends} for {where}: filter the ledger to one other end first"
    if arrivals["kind"] not in PAIRED or departures["kind"] not in PAIRED:
        odd = arrivals if arrivals["kind"] not in PAIRED else departures
        return f"cannot net a {odd['kind']} for {where}: filter the ledger to counts and running totals first"
    if _same_days(arrivals, departures) or _one_statement(arrivals, departures):
        return ""
    return f"cannot net {days(arrivals)} and {days(departures)} for {where}: choose claims about the same days"


def days(claim: Claim) -> str:
    """The claim's days as an ISO 8601 interval, ``2022-09-17/2022-09-26``; "undated" where there are none."""
    ends = [
        "" if end != end or end is None else f"{end:%Y-%m-%d}" for end in (claim["period_start"], claim["period_end"])
    ]
    if not any(ends):
        return "undated"
    return ends[0] if ends[0] == ends[1] else f"{ends[0] or '..'}/{ends[1] or '..'}"


def balance(compared: pd.DataFrame) -> pd.DataFrame:
    """One row per country with arrivals or departures in persons: the best pair that may be netted, or why none may.

    Takes claims.compare(); uses shown claims of unit persons. Columns: country, arrivals and departures (figure_id of
    the claim or ""), arrivals_low, arrivals_high, arrivals_qualifier, departures_low, departures_high,
    departures_qualifier, net_low, net_high, net (in words, "" without a pair), period (ISO interval), nationality,
    reason (why there is no pair, "" with one). Of several pairs the one over the longest stated time, then the latest.
    """
    import pandas as pd

    flows = compared[
        compared["shown"] & compared["measure"].isin(["arrivals", "departures"]) & (compared["unit"] == "persons")
    ]
    flows = flows[flows["kind"].isin(PAIRED) & (flows["country"] != "")]
    rows = [_balance_row(country, group) for country, group in flows.groupby("country", sort=True)]
    return pd.DataFrame(rows, columns=list(_balance_columns()))


def _balance_columns() -> tuple[str, ...]:
    sides = [f"{side}{end}" for side in ("arrivals", "departures") for end in ("", "_low", "_high", "_qualifier")]
    return ("country", *sides, "net_low", "net_high", "net", "period", "nationality", "reason")


def _balance_row(country: object, claims: pd.DataFrame) -> dict[str, Any]:
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


def _records(claims: pd.DataFrame, measure: str) -> list[Claim]:
    return list[Claim](records(claims[claims["measure"] == measure]))


def _pairs(inflows: list[Claim], outflows: list[Claim]) -> list[tuple[Claim, Claim]]:
    """All that may be netted; claims meet through their source or their days, so that the cost stays near n log n."""
    by_key: dict[object, list[Claim]] = {}
    for claim in outflows:
        for key in _meeting(claim):
            by_key.setdefault(key, []).append(claim)
    alone = _alone(inflows)
    met = ((inflow, outflow) for inflow in inflows for key in _meeting(inflow) for outflow in by_key.get(key, ()))
    return [pair for pair in met if not hindrance(*pair) and (_same_days(*pair) or _statement(pair[0]) in alone)]


def _alone(inflows: list[Claim]) -> set[object]:
    """Statements with one number of arrivals: only there is it certain which of them an undated "M have left" means."""
    values: dict[object, set[object]] = {}
    for claim in inflows:
        values.setdefault(_statement(claim), set()).add((claim["value_low"], claim["value_high"]))
    return {statement for statement, found in values.items() if len(found) == 1}


def _statement(claim: Claim) -> tuple[object, object]:
    return claim["source_id"], claim["speaker"]


def _meeting(claim: Claim) -> tuple[object, object]:
    return ("source", claim["source_id"]), ("days", days(claim), claim["kind"])


def _widest(claims: list[Claim]) -> Claim | None:
    """The claim over the longest stated time, the latest of them, without a nationality first."""
    return max(claims, key=lambda claim: (_length(claim), _end(claim), str(claim["figure_id"])), default=None)


def _reason(arrivals: Claim | None, departures: Claim | None) -> str:
    if arrivals and departures:
        return hindrance(arrivals, departures)
    return "no arrivals in the ledger" if departures else "no departures in the ledger"


def _side(name: str, claim: Claim | None) -> dict[str, Any]:
    if claim is None:
        return {name: "", f"{name}_low": None, f"{name}_high": None, f"{name}_qualifier": ""}
    values = {f"{name}_{end}": claim[f"value_{end}"] for end in ("low", "high")}
    return {name: claim["figure_id"], **values, f"{name}_qualifier": claim["qualifier"]}


def _same_days(one: Claim, other: Claim) -> bool:
    return one["kind"] == other["kind"] != "undated" and days(one) == days(other)


def _one_statement(arrivals: Claim, departures: Claim) -> bool:
    return _statement(arrivals) == _statement(departures) and days(departures) == "undated"


def _length(claim: Claim) -> int:
    start, end = claim["period_start"], claim["period_end"]
    return (end - start).days + 1 if start == start and end == end else 0


def _end(claim: Claim) -> str:
    return f"{claim['period_end']:%Y-%m-%d}" if claim["period_end"] == claim["period_end"] else ""


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other


def _minus(value: float | None) -> float | None:
    return None if value is None else -value
