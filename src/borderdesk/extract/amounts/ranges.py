"""Two numbers that are the ends of one: "7 to 10 thousand", "20-30k", "between 500 and 700"."""

from __future__ import annotations

from borderdesk.extract.amounts.amounttext import HYPHENS, AmountText
from borderdesk.extract.amounts.numerals import Numeral, whole
from borderdesk.extract.amounts.reader import number_at
from borderdesk.extract.amounts.units import money_before
from borderdesk.extract.amounts.words import unit_words, words

WIDEST = 200  # times; "from 3 to 5,000" is a growth, no range
GOING = frozenset(
    """go goes going gone went move moves moved shift shifted swing swung turn turned charge charges charged charging
    accelerate accelerates accelerated sprint sprints cooled heated warmed upgraded downgraded switched""".split()
)
VOTES = frozenset("vote votes voted voting beat beaten defeated thrashed".split())
VERB_REACH = 10
NEAR = 2.6  # times; "two or three", "5 or 10"


def range_from(t: AmountText, n: Numeral) -> Numeral | None:
    """The range that starts with ``n``; None where no second end follows."""
    joint = _past_hanging(t, _past_unit(t, n.last))
    word = t.low[joint]
    before = money_before(t, n.first)
    between = t.low[before - 1] == "between"
    if not _joins(t, joint, word, between, n):
        return None
    other = _second(t, joint + 1)
    if other is not None and money_before(t, other.first) < other.first and before == n.first:
        return None
    if other is None or t.owned(other.first) or other.form in ("odd", "vague"):
        return None
    if _other_unit(t, n, other):
        return None
    found = _ends(n, other)
    if found is None or not _plausible(t, found, n, word, between):
        return None
    if between:
        found.first = before - 1 - (t.low[before - 2] in ("somewhere", "anywhere"))
    elif t.low[n.first - 1] == "from":
        anywhere = t.low[n.first - 2] in ("anywhere", "somewhere")
        found.first = n.first - 2 if anywhere else n.first
    return found


def _past_unit(t: AmountText, j: int) -> int:
    """Past a per cent sign or a glued unit, which may stand at both ends: "50cm to 80cm"."""
    if t.low[j] == "%" or (t.glued(j) and t.low[j] in unit_words().measures and t.low[j].isalpha()):
        return j + 1
    return j + 2 if t.is_at(j, "per", "cent") else j


def _past_hanging(t: AmountText, j: int) -> int:
    """Past the hyphen of "16- to 25-year-olds"."""
    hanging = t.low[j] in HYPHENS and t.glued(j) and not t.glued(j + 1)
    return j + 1 if hanging and t.low[j + 1] in ("to", "or", "and") else j


def _other_unit(t: AmountText, n: Numeral, other: Numeral) -> bool:
    """Two quantities and no range: "9% to 311 pence", "16 or 32GB", "8GB or 16GB"."""
    low, kinds = t.low, unit_words().kinds
    if low[n.last] == "%" or t.is_at(n.last, "per", "cent") or low[n.last] == "percent":
        return low[other.last] not in ("%", "percent") and not t.is_at(other.last, "per", "cent")
    return low[other.first - 1] == "or" and kinds.get(low[t.past_hyphen(other.last)]) == "data"


def _joins(t: AmountText, joint: int, word: str, between: bool, n: Numeral) -> bool:
    if word in words().sets["dashes"]:
        return True
    if between:
        return word in ("and", "to")
    if word == "to":
        return not _moves_from(t, money_before(t, n.first)) and VOTES.isdisjoint(t.low[max(n.first - 4, 0) : n.first])
    return word == "or"


def _moves_from(t: AmountText, first: int) -> bool:
    """ "rose from 500 to 900": two levels."""
    table = words()
    if t.low[first - 1] != "from":
        return False
    near = t.low[max(first - VERB_REACH, 0) : first - 1]
    return any(
        token in table.moved_by or token in table.change_nouns or token in GOING or token in table.times
        for token in near
    )


def _second(t: AmountText, j: int) -> Numeral | None:
    """The number at ``j``, a sign of money may stand before it."""
    while t.low[j] in unit_words().signs or t.low[j] in ("about", "maybe", "perhaps", "even", "around", "some"):
        j += 1
    return number_at(t, j)


def _ends(n: Numeral, other: Numeral) -> Numeral | None:
    low, high = n.low, other.high
    if n.scale == 1 and other.scale > 1 and n.form != "grouped" and low < other.low / other.scale:
        low = whole(low * other.scale)
    elif n.form == "digits" and other.form == "grouped" and low < 1000 <= high and low * 1000 < high:
        low *= 1000  # "20–30,000"
    if not low < high:
        return None
    return Numeral(n.first, other.last, low, high, other.scale, "range")


def _plausible(t: AmountText, found: Numeral, n: Numeral, word: str, between: bool) -> bool:
    if between:
        return True
    if word == "or":
        return found.high <= NEAR * found.low and n.form in ("digits", "words", "grouped")
    return found.low == 0 or found.high <= WIDEST * found.low
