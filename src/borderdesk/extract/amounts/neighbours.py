"""What the tokens right before and right behind a number may mean to it, as bits.

Most rules about a number need one of a few words beside it. Both words are looked up once; a rule whose bit is missing
is not asked at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from borderdesk.extract.amounts.amounttext import HYPHENS
from borderdesk.extract.amounts.words import unit_words, words

SCALING, SHARING, ODD, TYING, RANGING, HEDGING, AGING, CHANGING, TIMING, NAMING, NEGATING = (1 << i for i in range(11))
SUFFIXES = frozenset(("st", "nd", "rd", "th"))
SIGNS = frozenset(("minus", "-", "−", "–"))
ERAS = ("bc", "bce", "ce", "s")
CLOCKS = ("am", "pm", "gmt", "utc", "a", "p")
PERCENT = ("%", "percent", "pc", "pct", "per")
SPANS = ("year", "month", "years", "months", "week", "weeks")
RISEN = frozenset("rose fell grew climbed dropped jumped declined slipped".split())
MORE = frozenset("another further additional extra other".split())


@cache
def behind() -> dict[str, int]:
    """By the token behind the number: which rules it may make true."""
    table = words()
    dashes = table.sets["dashes"]
    return _bits(
        {
            SCALING: (*table.scales, *table.plural_scales, *table.short_scales, *HYPHENS),
            SHARING: ("/", *table.parts, *table.plural_parts, "in", "out", "of", *HYPHENS),
            ODD: (*SUFFIXES, ":", *ERAS, *CLOCKS, *dashes),
            TYING: ("/", "x", "("),
            RANGING: ("%", "per", "to", "or", "and", *dashes, *HYPHENS),
            HEDGING: table.behind,
            AGING: (*SPANS, *HYPHENS),
            CHANGING: PERCENT,
            TIMING: ("times", "fold", *HYPHENS),
        }
    )


@cache
def before() -> dict[str, int]:
    """By the token before the number: which rules it may make true."""
    table = words()
    return _bits(
        {
            ODD: (":", "ad"),
            TYING: ("-", "‑", "–", "/", "(", "."),
            NAMING: (*table.products, *table.names, *table.lower_names, "and", "to", "or"),
            NEGATING: (*SIGNS, *unit_words().signs),
            HEDGING: (*table.before, *MORE, *table.verbs, "the", "a", "an", "its"),
            AGING: ("aged", "age", "ages", "under", "over", ",", "and", "or"),
            CHANGING: ("+", "−", "up", "down", "by", "of", "almost", "nearly", "is", *RISEN, *table.change_verbs),
        }
    )


def _bits(sets: dict[int, Iterable[str]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for bit, tokens in sets.items():
        for token in tokens:
            found[token] = found.get(token, 0) | bit
    return found
