"""Arithmetic on bounds: whatever true values lie in two intervals, the result holds what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from borderdesk.errors import BoundsError
from borderdesk.language import message, number, worded

Claim = Mapping[str, Any]  # a row of claims.describe or claims.compare
WORDING = {
    "exact": "{low}",
    "between": message("between {low} and {high}"),
    "at least": message("at least {low}"),
    "at most": message("at most {high}"),
    "unknown": message("unknown"),
}
ABOUT = {  # the same after a hedge
    "exact": message("about {low}"),
    "between": message("between about {low} and about {high}"),
    "at least": message("at least about {low}"),
    "at most": message("at most about {high}"),
    "unknown": message("unknown"),
}


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

    @classmethod
    def sum(cls, parts: Iterable[Bounds]) -> Bounds:
        """All of them added up; nothing adds up to 0."""
        total = cls(0, 0)
        for part in parts:
            total = total + part
        return total

    def __contains__(self, value: float) -> bool:
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def __str__(self) -> str:
        """In words: "16,622", "at most about 36,000", "between 12,600 and 12,700", "unknown"."""
        low, high = number(self.low), number(self.high)
        if self.low is not None and self.high is not None:
            shape = "exact" if self.low == self.high else "between"
        elif self.low is None and self.high is None:
            shape = "unknown"
        else:
            shape = "at least" if self.high is None else "at most"
        return worded((ABOUT if self.about else WORDING)[shape], low=low, high=high)


def share(part: Bounds, whole: Bounds) -> Bounds:
    """Which part of the whole, in percent; an end that nothing fixes stays open.

    BoundsError where the whole may be nothing or less.
    """
    if whole.low is not None and whole.low <= 0:
        raise BoundsError("cannot take a share of a whole that may be 0: state the whole first")
    return Bounds(_least(part.low, whole), _most(part.high, whole), part.about or whole.about)


def _least(part: float | None, whole: Bounds) -> float | None:
    """The smallest share: a part of 0 or more over the largest whole, a negative one over the smallest."""
    if part is None:
        return None
    if part >= 0:
        return 0.0 if whole.high is None else 100 * part / whole.high
    return None if whole.low is None else 100 * part / whole.low


def _most(part: float | None, whole: Bounds) -> float | None:
    """The largest share: a part of 0 or more over the smallest whole, a negative one over the largest."""
    if part is None:
        return None
    if part >= 0:
        return None if whole.low is None else 100 * part / whole.low
    return 0.0 if whole.high is None else 100 * part / whole.high


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other


def _minus(value: float | None) -> float | None:
    return None if value is None else -value
