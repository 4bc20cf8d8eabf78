"""Numbers in digits: groups, decimals and scale words.

"98,000", "98 000", "27'740", "1.200.000", "3,05,000", "18,4", "2½", "20k", "1.2 million", "2 million 768 thousand".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from borderdesk.extract.amounts.amounttext import AmountText
from borderdesk.extract.amounts.neighbours import SCALING, behind
from borderdesk.extract.amounts.scales import MARKS, scale_at
from borderdesk.extract.amounts.words import unit_words, words

GROUP = 3
LARGE = 1e9
HALVES = {"1": ("2", "3", "4", "8", "16"), "3": ("4", "8", "16"), "2": ("3",), "5": ("8", "16"), "7": ("8", "16")}
LONGEST = 18
"""More digits than this are no quantity (and int() refuses thousands of them)."""

MOST = 10**30
"""More is no quantity either: "million million million ..."."""

COMMA_GROUPS = re.compile(r"\d,\d{3}(?!\d)")


@dataclass(slots=True)
class Numeral:
    """Tokens ``first``..``last`` (last excluded) with a value from ``low`` to ``high``.

    ``scale`` is the product of the scale words (1 without), so ``low / scale`` is what stood before them.
    form: digits (bare ones), grouped, decimal, words, vague, odd (digits that are no quantity).
    """

    first: int
    last: int
    low: float
    high: float
    scale: float = 1
    form: str = "digits"


def whole(value: float) -> float:
    """1.1 million is 1100000, not 1100000.0000000002; 2.03 trillion as well."""
    value = round(value, 6) if value < LARGE else float(round(value))
    return int(value) if value == int(value) else value


def digits_at(t: AmountText, i: int) -> Numeral:
    """The number that starts with the digits at ``i``."""
    number = _scaled(t, bare(t, i))
    return _compound(t, number) if number.scale >= 1000 else number


def bare(t: AmountText, i: int) -> Numeral:
    """The digits at ``i`` with their groups and decimals, without a scale word."""
    low, text, after = t.low, t.low[i], t.low[i + 1]
    if len(text) > LONGEST:
        return Numeral(i, i + 1, 0, 0, 1, "odd")
    if after in MARKS and _tied(t, i + 1):
        return _chain(t, i)
    if len(after) == GROUP and after.isdecimal() and len(text) <= GROUP and t.gap(i + 1) == 1 and text != "0":
        return _spaced(t, i)
    value = float(int(text))
    j = t.past_hyphen(i + 1)
    if low[j] in HALVES and t.is_at(j + 1, "/") and t.gap(j) == (j == i + 1) and low[j + 2] in HALVES[low[j]]:
        value += int(low[j]) / int(low[j + 2])  # "1 1/2 cups", "8-1/4 cents"
        return Numeral(i, j + 3, value, value, 1, "decimal")
    if low[i - 1] == "." and t.glued(i) and not t.glued(i - 1) and i > 1:
        value = float(f".{text}")
        return Numeral(i - 1, i + 1, value, value, 1, "decimal")
    glyph = words().glyphs.get(after)
    if glyph and t.gap(i + 1) <= 1:
        return Numeral(i, i + 2, value + glyph, value + glyph, 1, "decimal")
    return Numeral(i, i + 1, value, value)


def _tied(t: AmountText, i: int) -> bool:
    """Whether the mark at ``i`` stands between digits without a space."""
    return t.low[i + 1].isdecimal() and t.glued(i) and t.glued(i + 1)


def _spaced(t: AmountText, i: int) -> Numeral:
    """Groups of three with one space between, of whatever kind: a line break may have replaced it."""
    low, j = t.low, i + 1
    while len(low[j]) == GROUP and low[j].isdecimal() and t.gap(j) == 1 and j - i < 6:
        j += 1
    text = "".join(low[i:j])
    if low[j] in (",", ".") and _tied(t, j):
        value = float(f"{text}.{low[j + 1]}")
        return Numeral(i, j + 2, value, value, 1, "decimal")
    return Numeral(i, j, int(text), int(text), 1, "grouped")


def _chain(t: AmountText, i: int) -> Numeral:
    """Digits tied by marks: "1,234.56", "177.751", "2.0.1"."""
    low, parts, marks, j = t.low, [t.low[i]], "", i + 1
    while low[j] in MARKS and _tied(t, j):
        marks += low[j]
        parts.append(low[j + 1])
        j += 2
    form = shape(parts, marks)
    if form == "dot":
        form = "decimal" if _point_is_decimal(t, i, j) else "grouped"
    if form == "odd" or sum(map(len, parts)) > LONGEST:
        return Numeral(i, j, 0, 0, 1, "odd")
    if form == "grouped":
        count = int("".join(parts))
        return Numeral(i, j, count, count, 1, form)
    value = float(f"{''.join(parts[:-1])}.{parts[-1]}")
    return Numeral(i, j, value, value, 1, form)


def shape(parts: list[str], marks: str) -> str:
    """grouped, decimal, odd, or dot where one point before three digits may be either."""
    if len(parts) == 2:
        return _pair_shape(parts[0], marks, parts[1])
    head, middle, tail = marks[0], parts[1:-1], parts[-1]
    if head == marks[-1]:
        groups = len(tail) == GROUP and len(parts[0]) <= GROUP and marks == head * len(marks)
        lakhs = head == "," and len(parts[0]) <= 2 and all(len(part) == 2 for part in middle)
        return "grouped" if groups and (lakhs or all(len(part) == GROUP for part in middle)) else "odd"
    same = marks[:-1] == head * (len(marks) - 1) and marks[-1] in ".,"
    thirds = all(len(part) == GROUP for part in middle)
    return "decimal" if same and (thirds or _lakhs(middle)) else "odd"


def _pair_shape(head: str, mark: str, tail: str) -> str:
    three = len(tail) == GROUP and len(head) <= GROUP and head[0] != "0"
    if mark in ",٬":
        return "grouped" if three else "decimal" if len(tail) < GROUP or head == "0" else "odd"
    if mark == "'":
        return "grouped" if three else "odd"
    return "dot" if three and mark == "." else "decimal"


def _lakhs(middle: list[str]) -> bool:
    return len(middle[-1]) == GROUP and all(len(part) == 2 for part in middle[:-1])


def _point_is_decimal(t: AmountText, i: int, j: int) -> bool:
    """English decides for the decimal, unless nothing measured follows and the text has no comma groups."""
    after, units = t.low[j], unit_words()
    after = t.low[j + 1] if t.hyphen(j) else after
    before = t.low[i - 1]
    if after in words().scales or (after in words().short_scales and t.gap(j) <= 1):
        return True
    if before in units.signs:
        return before != "€" or not t.low[j - 1].endswith("0")
    if after in units.measures and after not in units.money:
        return True
    return after in ("dollars", "pounds", "cents", "points", "yen") or english(t.text)


@lru_cache(maxsize=4)
def english(text: str) -> bool:
    """Whether the text groups digits with commas somewhere."""
    return COMMA_GROUPS.search(text) is not None


def _scaled(t: AmountText, n: Numeral) -> Numeral:
    """Take in scale words: "million", "lakh crore", "m", "- million", and "million and a half"."""
    if n.form == "odd" or not behind().get(t.low[n.last], 0) & SCALING:
        return n
    if t.low[n.last + 1] == "odd" and t.low[n.last + 2] in words().scales and t.hyphen(n.last):
        n.last += 2  # "20-odd thousand"
    while n.scale <= MOST and (factor := scale_at(t, n.last)):
        at = t.past_hyphen(n.last)
        n.scale *= factor
        n.last = at + 1
    if n.scale > 1:
        base = n.low + 0.5 if t.is_at(n.last, "and", "a", "half") else n.low
        n.last += 3 if base != n.low else 0
        if base * n.scale > MOST:
            return Numeral(n.first, n.last, 0, 0, 1, "odd")
        n.low = n.high = whole(base * n.scale)
    return n


def _compound(t: AmountText, n: Numeral) -> Numeral:
    """ "2 million 768 thousand", "2 crore 50 lakh", "6 thousand 480"."""
    j = n.last
    if not t.low[j].isdecimal() or t.low[j - 1] not in words().scales or t.owned(j):
        return n
    rest = _scaled(t, bare(t, j))
    fits = rest.scale > 1 or (rest.form == "digits" and len(t.low[j]) == GROUP)
    if fits and rest.form != "odd" and rest.low < n.scale:
        total = whole(n.low + rest.low)
        return Numeral(n.first, rest.last, total, total, rest.scale, n.form)
    return n
