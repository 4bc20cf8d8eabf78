"""How many: an interval with the hedge it was stated with, never a made-up middle."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

QUALIFIERS = ("exact", "about", "more_than", "at_least", "less_than", "up_to", "range", "vague")

# which ends each qualifier fills: (low, high, ends equal)
SHAPES: dict[str, tuple[bool, bool, bool]] = {
    "exact": (True, True, True),
    "about": (True, True, True),
    "more_than": (True, False, False),
    "at_least": (True, False, False),
    "less_than": (False, True, False),
    "up_to": (False, True, False),
    "range": (True, True, False),
    "vague": (True, True, False),
}


@dataclass(frozen=True, slots=True)
class Amount:
    """An interval ``low``..``high``, both ends included except after more_than and less_than.

    An end that was not stated is None and means open: nothing is known on that side.
    """

    low: float | None
    high: float | None
    qualifier: str = "exact"

    def __post_init__(self) -> None:
        reason = misfit(self.low, self.high, self.qualifier)
        if reason:
            raise ValueError(reason)

    @classmethod
    def exact(cls, value: float) -> Amount:
        """The amount of a bare number."""
        return cls(value, value, "exact")

    def __str__(self) -> str:
        from borderdesk.language import number, worded

        if self.qualifier == "exact":
            return number(self.low)
        return worded(wording()[self.qualifier], low=number(self.low), high=number(self.high))


@cache
def wording() -> dict[str, str]:
    """How each qualifier is told; the language is loaded with the first amount that is told, not by who only reads."""
    from borderdesk.language import message

    return {
        "exact": "{low}",
        "about": message("about {low}"),
        "more_than": message("more than {low}"),
        "at_least": message("at least {low}"),
        "less_than": message("fewer than {high}"),
        "up_to": message("up to {high}"),
        "range": message("{low} to {high}", context="amount"),
        "vague": message("{low} to {high} (said vaguely)"),
    }


def misfit(low: float | None, high: float | None, qualifier: str) -> str:
    """Why these bounds do not fit this qualifier, in words for a person; empty when they fit."""
    if qualifier not in SHAPES:
        return f"found qualifier {qualifier!r}, expected one of {', '.join(QUALIFIERS)}"
    if low is not None and high is not None and low > high:
        from borderdesk.language import number

        return f"found low {number(low)} above high {number(high)}, expected low <= high"
    has_low, has_high, equal = SHAPES[qualifier]
    if (low is not None, high is not None) != (has_low, has_high):
        return f"found {bounds(low, high)} with {qualifier!r}, expected {expected_bounds(qualifier)}"
    if equal and low != high:
        return f"found {bounds(low, high)} with {qualifier!r}, expected one value in both bounds"
    return ""


def expected_bounds(qualifier: str) -> str:
    """Which bounds a qualifier fills, in words."""
    low, high, _ = SHAPES[qualifier]
    return {(True, True): "both bounds", (True, False): "only a low bound", (False, True): "only a high bound"}[
        low, high
    ]


def bounds(low: float | None, high: float | None) -> str:
    """Both bounds in words, an open one as "empty"."""
    from borderdesk.language import number

    return f"low {number(low) or 'empty'} and high {number(high) or 'empty'}"
