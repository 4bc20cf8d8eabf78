"""Shares in words: an interval of percent as an editor would say it, never more than it holds."""

from __future__ import annotations

from borderdesk.flows.bounds import Bounds
from borderdesk.language import message, percent, worded

# percent, and the words for a share that is at least or at most so large, of the fractions that readers know
FRACTIONS = (
    (10, message("at least one in ten"), message("at most one in ten")),
    (20, message("at least one in five"), message("at most one in five")),
    (25, message("at least a quarter"), message("at most a quarter")),
    (100 / 3, message("at least a third"), message("at most a third")),
    (40, message("at least two in five"), message("at most two in five")),
    (50, message("at least half"), message("at most half")),
    (60, message("at least three in five"), message("at most three in five")),
    (200 / 3, message("at least two thirds"), message("at most two thirds")),
    (75, message("at least three quarters"), message("at most three quarters")),
    (80, message("at least four in five"), message("at most four in five")),
    (90, message("at least nine in ten"), message("at most nine in ten")),
)
NOT_SAID = message("a share that cannot be said")


def share_words(share: Bounds) -> str:
    """``at least three in five``, ``at most a quarter``, ``between 60% and 70%``, ``about 64%``, ``79%``, ``unknown``.

    A bound is rounded away from what is claimed: "at least" to the next smaller fraction, "at most" to the next larger.
    """
    if share.low is None and share.high is None:
        return worded("unknown")
    if share.high is None or share.high > 100 > (share.low or 0):
        return _at_least(share.low)
    if share.low is None or share.low <= 0 < share.high:
        return _at_most(share.high)
    low, high = round(share.low), round(share.high)
    if low == high:
        return worded("about {low}", low=percent(low)) if share.about or share.low != share.high else percent(low)
    return worded("between {low} and {high}", low=percent(int(share.low)), high=percent(-int(-share.high // 1)))


def sayable(share: Bounds) -> bool:
    """Whether share_words() has words for it."""
    return share_words(share) not in (worded("unknown"), worded(NOT_SAID))


def _at_least(low: float | None) -> str:
    below = [least for percent, least, _ in FRACTIONS if percent <= (low or 0) + 1e-9]
    return worded(below[-1] if below else NOT_SAID)


def _at_most(high: float) -> str:
    above = [most for percent, _, most in FRACTIONS if percent >= high - 1e-9]
    return worded(above[0] if above else NOT_SAID)
