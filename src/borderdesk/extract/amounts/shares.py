"""Shares in words, as percent: "half", "a third", "two thirds", "six in ten", "64 out of every hundred"."""

from __future__ import annotations

from borderdesk.extract.amounts.amounttext import AmountText
from borderdesk.extract.amounts.neighbours import SHARING, behind
from borderdesk.extract.amounts.numberwords import POINTS, words_at
from borderdesk.extract.amounts.numerals import Numeral, bare, whole
from borderdesk.extract.amounts.words import nouns, unit_words, words

FEW = 10
SLASHED = frozenset("2 3 4 5 6 7 8 9 10 12 16".split())
WHOLES = frozenset(
    (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 500, 1000, 10000, 100000, 1000000)
)
FIRST_OF = frozenset("first last next past previous opening closing final these the".split())

AFTER_HALF = frozenset("all what my our empty her".split())


def share_at(t: AmountText, i: int) -> Numeral | None:
    """The share whose name stands at ``i``: "half", "a third"."""
    if t.low[i] == "half":
        return _half(t, i)
    if t.low[i] in words().parts and t.low[i - 1] in ("a", "an"):
        return _one_part(t, i, i - 1)
    return None


def share_from(t: AmountText, n: Numeral) -> Numeral | None:
    """The share that begins with the number ``n``: "two thirds", "one-tenth", "six in ten", "9 out of 10"."""
    if n.scale == 1 and n.low == int(n.low) and n.form in ("digits", "words"):
        if not behind().get(t.low[n.last], 0) & SHARING:
            among = t.low[n.last + 1] == "in" or t.low[n.last + 1 : n.last + 3] == ["out", "of"]
            return _noun_in_ten(t, n) if n.low < FEW and among and _whom(t, n) else None
        j = t.past_hyphen(n.last)
        if t.low[j] == "/":
            return _slash(t, n)
        if t.low[j] in words().parts or t.low[j] in words().plural_parts:
            return _parts(t, n, j)
        if t.low[j] in ("in", "out", "of"):
            return _in_ten(t, n, j)
    return None


def _whom(t: AmountText, n: Numeral) -> bool:
    return t.low[n.last] in nouns() or (n.low == 1 and t.capital(n.last))


def _percent(first: int, last: int, count: float, whole_: float) -> Numeral:
    value = whole(round(100 * count / whole_, 4))
    return Numeral(first, last, value, value, 1, "share")


def _half(t: AmountText, i: int) -> Numeral | None:
    low, sets = t.low, words().sets
    before, after = low[i - 1], low[i + 1]
    if before in sets["not_before_half"] or before in ("in", "and") or t.hyphen(i - 1) or t.hyphen(i + 1):
        return None
    if before in ("the", "each", "one", "this") and after != "of":
        return None
    if after.isalpha() and after not in sets["after_part"] and after not in AFTER_HALF:
        return None
    return _percent(i - 1 if before == "a" else i, i + 1, 1, 2)


def _one_part(t: AmountText, i: int, first: int) -> Numeral | None:
    """A third, but not a third ferry, and no quarter of the year."""
    after = t.low[i + 1]
    if after.isalpha() and after not in words().sets["after_part"] and not after.endswith("ed"):
        return None
    if t.hyphen(i + 1) or after in ("ago", "earlier", "later", "after"):
        return None
    part = _percent(first, i + 1, 1, words().parts[t.low[i]])
    return _divided(t, part) or part


def _parts(t: AmountText, n: Numeral, j: int) -> Numeral | None:
    low, table = t.low, words()
    if low[j] in table.parts:
        return _one_part(t, j, n.first) if n.low == 1 else _hyphened(t, n, j)
    whole_ = table.plural_parts[low[j]]
    if n.low >= whole_ or n.low < 2 or (low[j] == "quarters" and (n.low != 3 or low[n.first - 1] in FIRST_OF)):
        return None
    part = _percent(n.first, j + 1, n.low, whole_)
    return _divided(t, part) or part


def _hyphened(t: AmountText, n: Numeral, j: int) -> Numeral | None:
    """ "a three-quarter point": a number of points, miles or hours."""
    of = t.low[t.past_hyphen(j + 1)]
    if not t.hyphen(j - 1) or not (of in POINTS or of in unit_words().measures):
        return None
    value = n.low / words().parts[t.low[j]]
    return Numeral(n.first, j + 1, value, value, 1, "words")


def _divided(t: AmountText, part: Numeral) -> Numeral | None:
    """ "two thirds of a million", "three quarters of an hour": a number, not a share."""
    low, j = t.low, part.last
    if low[j] != "of" or low[j + 1] not in ("a", "an"):
        return None
    scale = words().scales.get(low[j + 2], 0)
    if not scale and (
        not (low[j + 2] in POINTS or low[j + 2] in unit_words().measures) or low[j + 2] in ("century", "quarter")
    ):
        return None
    value = whole(part.low / 100 * (scale or 1))
    return Numeral(part.first, j + 3 if scale else j + 2, value, value, scale or 1, "words")


def _slash(t: AmountText, n: Numeral) -> Numeral | None:
    """ "2/3 of voters" is a share, "1/2 cup" a number; "9/11" and "1/2" alone are neither."""
    low, j = t.low, n.last + 2
    if not low[j - 1].isdecimal() or low[j - 1] not in SLASHED or not t.glued(j - 1) or low[j] == "/":
        return None
    whole_ = int(low[j - 1])
    if n.low >= whole_ or not (low[j] == "of" or low[j] in unit_words().measures or low[j] in nouns()):
        return None
    if low[j] == "of":
        return _percent(n.first, j, n.low, whole_)
    return Numeral(n.first, j, n.low / whole_, n.low / whole_, 1, "decimal")


def _in_ten(t: AmountText, n: Numeral, at: int) -> Numeral | None:
    """ "six in ten", "9 out of 10", "a three-in-four chance"; ``at`` is the token behind the number."""
    low, j = t.low, t.past_hyphen(at + 1)
    if low[at] == "out":
        if low[j] != "of":
            return None
        j += 1
    every = low[j] in ("every", "each")
    if low[at] == "of" and not every:
        return None
    other = _whole_at(t, j + every)
    any_ = n.low == 1 and other is not None and other.low == int(other.low)
    if other is None or not (any_ or other.low in WHOLES) or not 0 < n.low < other.low or t.owned(other.first):
        return None
    if not every and at == n.last and _counts(t, n, other):
        return None
    return _percent(n.first, other.last, n.low, other.low)


def _noun_in_ten(t: AmountText, n: Numeral) -> Numeral | None:
    """ "one job in eight", "nine cars in ten"; "two boats in 10 days" counts boats."""
    other = _whole_at(t, n.last + 2 + (t.low[n.last + 1] == "out"))  # "eight houses out of ten"
    if other is None or t.owned(other.first) or not n.low < other.low or other.low not in WHOLES:
        return None
    after = t.low[other.last]
    if (
        (n.low > 1 and other.low not in (5, 10, 100))
        or after in nouns()
        or _counts(t, n, other)
        or t.capital(other.last)
    ):
        return None
    return _percent(n.first, other.last, n.low, other.low)


def _whole_at(t: AmountText, j: int) -> Numeral | None:
    if t.low[j].isdecimal():
        found = bare(t, j)
        return found if found.form in ("digits", "grouped") else None
    if t.low[j] in words().units or t.low[j] in words().tens or t.low[j] in words().scales:
        return words_at(t, j)
    if t.low[j] == "a" and t.low[j + 1] in words().scales:
        return words_at(t, j + 1)
    return None


def _counts(t: AmountText, n: Numeral, other: Numeral) -> bool:
    """Whether the second number counts something of its own: "14 in 19 games", "two in three days"."""
    after = t.low[t.past_hyphen(other.last)]
    if after in unit_words().measures or t.hyphen(other.last) or after in words().scales:
        return True
    noun = nouns().get(after)
    return noun is not None and noun.kind == "event" and n.low != 1
