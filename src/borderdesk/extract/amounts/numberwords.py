"""Numbers in words: "ninety-eight thousand", "half a million", "two and a half million", "three score"."""

from __future__ import annotations

from borderdesk.extract.amounts.amounttext import AmountText
from borderdesk.extract.amounts.numerals import MOST, Numeral, whole
from borderdesk.extract.amounts.words import unit_words, words

ARTICLES = ("a", "an")
HALF_OF = {"half": 0.5, "quarter": 0.25}
POINTS = frozenset("point percentage percent".split())
BEFORE_HALF = frozenset(("a", "good"))  # "a good half hour"


def words_at(t: AmountText, i: int) -> Numeral | None:
    """The number that starts with the word at ``i``; "a" before a scale word belongs to it."""
    if t.low[i] in HALF_OF or t.low[i] in words().glyphs:
        return part_of_scale(t, i)
    if t.low[i - 1] == "per":
        return None
    first = i - 1 if t.low[i - 1] in ARTICLES and t.low[i] in words().scales else i
    reader = _Reader(t, i)
    reader.run()
    if reader.last == i or (t.low[i] == "score" and first == i):
        return None
    value, last, scale = reader.value(), reader.last, reader.scale
    value, last, scale = with_half(t, value, last, scale)
    value, last = _with_point(t, value, last)
    while (factor := _more_scale(t, last)) and scale == 1:
        value, scale, last = value * factor, factor, t.past_hyphen(last) + 1
    if value > MOST:
        return Numeral(first, last, 0, 0, 1, "odd")
    value = whole(value)
    return Numeral(first, last, value, value, scale, "words")


class _Reader:
    """Adds up number words from left to right: units, tens, "hundred", then the larger scales."""

    def __init__(self, t: AmountText, i: int) -> None:
        self.t, self.first, self.last = t, i, i
        self.total = self.current = 0.0
        self.scale = 1.0
        self.state = ""

    def value(self) -> float:
        return self.total + self.current

    def run(self) -> None:
        j = self.first
        while self._take(self.t.low[j]):
            self.last = j + 1
            j = self._next(j + 1)

    def _take(self, text: str) -> bool:
        table = words()
        if text in table.units:
            if self.state == "unit" or (self.state == "tens" and not 0 < table.units[text] < 10):
                return False
            self.current += table.units[text]
            self.state = "unit"
            return True
        if text in table.tens:
            if self.state in ("unit", "tens"):
                return False
            self.current += table.tens[text]
            self.state = "tens"
            return True
        factor = table.scales.get(text) or (table.plural_scales.get(text) if self.state else None)
        return self._scale(text, factor) if factor else False

    def _scale(self, text: str, factor: float) -> bool:
        if self.state == "end" or (text == "score" and not self.state):
            return False
        if factor == 100 or text.startswith(("dozen", "score")):
            if self.state == "scale" and self.current:
                return False
            self.current = (self.current or 1) * factor
        else:
            grown = self.state == "scale" and not self.current and self.total
            value = self.total if grown else self.current or 1
            self.total = (0 if grown else self.total) + value * factor
            self.current = 0.0
        self.scale = factor if self.state in ("", "unit", "tens") else self.scale * factor
        self.state = "end" if factor < 100 else "scale"
        return True

    def _next(self, j: int) -> int:
        """Past a hyphen, or past the "and" in "two hundred and six"."""
        if self.t.hyphen(j) and self.state in ("tens", "unit", "scale"):
            return j + 1
        if self.t.low[j] != "and" or self.state != "scale" or self.t.low[self.first - 1] == "between":
            return j
        return j + 1 if self._joins(j + 1) else j

    def _joins(self, j: int) -> bool:
        """Whether the words at ``j`` are less than a hundred and no number of their own."""
        table, low = words(), self.t.low
        if low[j] not in table.units and low[j] not in table.tens:
            return False
        end = j + 1
        while low[end] in table.units or self.t.hyphen(end):
            end += 1
        factor = table.scales.get(low[end], 0)
        return low[end] != "per" and low[end] != "%" and factor != 100 and factor != self.scale


def with_half(t: AmountText, value: float, last: int, scale: float) -> tuple[float, int, float]:
    """ "two and a half", "a million and a half", "25 and three quarters", "two-and-a-half"."""
    low = t.low
    j = t.past_hyphen(last)
    if low[j] != "and":
        return value, last, scale
    j = t.past_hyphen(j + 1)
    count = 1 if low[j] == "one" or low[j] in ARTICLES else 3 if low[j] == "three" else 0
    j = t.past_hyphen(j + 1)
    part = HALF_OF.get(low[j].removesuffix("s"), 0)
    if not count or not part or (low[j] == "quarter" and count == 3):
        return value, last, scale
    return value + count * part * scale, j + 1, scale


def _with_point(t: AmountText, value: float, last: int) -> tuple[float, int]:
    """ "two point five"."""
    units = words().units
    if t.low[last] != "point" or t.low[last + 1] not in units:
        return value, last
    places, j = "", last + 1
    while t.low[j] in units and units[t.low[j]] < 10:
        places += str(units[t.low[j]])
        j += 1
    return (value + float(f"0.{places}"), j) if places else (value, last)


def _more_scale(t: AmountText, last: int) -> float:
    """A scale word after a half or a decimal: "two and a half million"."""
    j = t.past_hyphen(last)
    text = t.low[j]
    return 0 if text == "score" else words().scales.get(text, 0)


def part_of_scale(t: AmountText, i: int) -> Numeral | None:
    """ "half a million", "a half-million", "a quarter of a million", "half an hour": the number, without the unit.

    None where nothing to be divided follows; a bare half is a share (see `shares`).
    """
    low = t.low
    value = words().glyphs.get(low[i]) or HALF_OF[low[i]]
    first = i - 1 if low[i - 1] in ARTICLES and t.glued(i) is False else i
    j = _past_of(t, i + 1)
    factor = words().scales.get(low[j], 0)
    if factor:
        value = whole(value * factor)
        return Numeral(first, j + 1, value, value, factor, "words")
    divided = j > i + 1 and low[j] in unit_words().measures and low[j] not in ("quarter", "year", "stone", "century")
    divided = divided or low[j] in POINTS or (low[j] == "hour" and low[i - 1] in BEFORE_HALF)
    if not divided and low[i] in HALF_OF:
        return None
    end = j if divided and not t.hyphen(j - 1) else i + 1
    return Numeral(first, end, value, value, 1, "words")


def _past_of(t: AmountText, j: int) -> int:
    """Past "of a", "a" or a hyphen."""
    j = t.past_hyphen(j)
    if t.low[j] == "of" and t.low[j + 1] in ARTICLES:
        return j + 2
    return j + 1 if t.low[j] in ARTICLES else j
