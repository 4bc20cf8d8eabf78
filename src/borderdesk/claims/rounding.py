"""How far a stated number reaches: what its rounding and its hedge leave open."""

from __future__ import annotations

ROUNDING_SHARE = 0.05  # a stated hedge or a round number never stretches further than this share of its value


def rounded(low: float, high: float, qualifier: str) -> tuple[float, float]:
    """The values that a statement covers once its rounding is granted; NaN becomes an infinite end.

    A number is taken as rounded at its last digit that is not zero, by half of that place (by the whole place after
    "about"), and never by more than ROUNDING_SHARE of it: "98,000" covers 97,500 to 98,500, "about 98,000" 97,000 to
    99,000, "about 100,000" 95,000 to 105,000, "78,742" 78,741.5 to 78,742.5.
    """
    hedged, stretch = qualifier == "about", qualifier == "exact" and low != high
    least = float("-inf") if low != low else low if stretch else low - slack(low, hedged)
    most = float("inf") if high != high else high if stretch else high + slack(high, hedged)
    return least, most


def slack(value: float, hedged: bool = False) -> float:
    """Half the place of the last digit that is not zero (all of it after a hedge), at most ROUNDING_SHARE of it all."""
    if not value:
        return 0.0
    digits = f"{value:.6f}".rstrip("0").rstrip(".")
    zeros = -len(digits.split(".")[1]) if "." in digits else len(digits) - len(digits.rstrip("0"))
    half = float(10.0**zeros / 2)
    return min(2 * half if hedged else half, max(half if zeros <= 0 else 0.5, value * ROUNDING_SHARE))
