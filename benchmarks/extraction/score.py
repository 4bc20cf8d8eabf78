"""Amounts and dates found, against those written beside the sentences of the tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Value = float | None


def amounts(gold: Sequence[Sequence[Any]], found: Sequence[Sequence[Any]]) -> tuple[int, int]:
    """How many amounts were found with their value, and how many of these with both bounds, each found one once.

    An amount is [quote, low, high, ...]; its value is its low bound, or the high one where there is no low.
    """
    left, values, bounds = list(found), 0, 0
    for want in sorted(gold, key=lambda one: one[1] == one[2]):
        same = [got for got in left if _near(_value(got), _value(want))]
        if same:
            best = max(same, key=lambda got: (_bounded(got, want), got[0] in want[0] or want[0] in got[0]))
            left.remove(best)
            values, bounds = values + 1, bounds + _bounded(best, want)
    return values, bounds


def f1(right: int, gold: int, found: int) -> float:
    return 2 * right / (gold + found) if gold + found else 0.0


def _value(amount: Sequence[Any]) -> Value:
    low: Value = amount[1]
    high: Value = amount[2]
    return high if low is None else low


def _bounded(got: Sequence[Any], want: Sequence[Any]) -> bool:
    return _near(got[1], want[1]) and _near(got[2], want[2])


def _near(one: Value, other: Value) -> bool:
    """Equal, with the slack a rounded fraction needs (a third is 33.3)."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= max(0.06, 1e-6 * abs(other))
