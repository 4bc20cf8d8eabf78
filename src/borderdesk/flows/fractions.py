"""Shares in words: an interval of percent as an editor would say it, never more than it holds."""

from __future__ import annotations

from borderdesk.amount import number
from borderdesk.flows.bounds import Bounds

# percent and its words, of the fractions that readers know
FRACTIONS = (
    (10, "one in ten"),
    (20, "one in five"),
    (25, "a quarter"),
    (100 / 3, "a third"),
    (40, "two in five"),
    (50, "half"),
    (60, "three in five"),
    (200 / 3, "two thirds"),
    (75, "three quarters"),
    (80, "four in five"),
    (90, "nine in ten"),
)


def share_words(share: Bounds) -> str:
    """``at least three in five``, ``at most a quarter``, ``between 60% and 70%``, ``about 64%``, ``79%``, ``unknown``.

    A bound is rounded away from what is claimed: "at least" to the next smaller fraction, "at most" to the next larger.
    """
    if share.low is None and share.high is None:
        return "unknown"
    if share.high is None or share.high > 100 > (share.low or 0):
        return _at_least(share.low)
    if share.low is None or share.low <= 0 < share.high:
        return _at_most(share.high)
    low, high = round(share.low), round(share.high)
    if low == high:
        return f"{'about ' if share.about or share.low != share.high else ''}{number(low)}%"
    return f"between {number(int(share.low))}% and {number(-int(-share.high // 1))}%"


def _at_least(low: float | None) -> str:
    below = [words for percent, words in FRACTIONS if percent <= (low or 0) + 1e-9]
    return f"at least {below[-1]}" if below else "a share that cannot be said"


def _at_most(high: float) -> str:
    above = [words for percent, words in FRACTIONS if percent >= high - 1e-9]
    return f"at most {above[0]}" if above else "a share that cannot be said"
