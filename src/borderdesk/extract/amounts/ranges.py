"""Two numbers that are the ends of one: "7 to 10 thousand", "20-30k", "between 500 and 700"."""

from __future__ import annotations

from borderdesk.extract.amounts.amounttext import HYPHENS, AmountText
from borderdesk.extract.amounts.changes import up_from_place
from borderdesk.extract.amounts.neighbours import SIGNS
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
STEP, STEP_BY = 6, 3  # times; "rose 10 to 15 percent" is a range, "rose 10 to 340" a step and a level
SHARED, LEAPS = 1000, 20  # the least scale word two levels share; times from one level to the other
AGED = 3  # tokens: "the ages of"
SOFT = frozenset("nearly almost about around roughly some another a further over more than as much just by".split())


def range_from(t: AmountText, n: Numeral) -> Numeral | None:
    """The range that starts with ``n``; None where no second end follows."""
    joint = _past_hanging(t, _past_unit(t, n.last))
    word = t.low[joint]
    before = money_before(t, n.first) - (n.low < 0)  # a sign stands before it
    aged = AGED if t.is_at(before - AGED - 1, "between", "the", "ages", "of") else 0
    between = t.low[before - aged - 1] == "between"
    if not _joins(t, joint, word, between, n):
        return None
    other = _second(t, joint + 1)
    if other is None or t.owned(other.first) or other.form in ("odd", "vague"):
        return None
    if (money_before(t, other.first) < other.first and before == n.first) or (n.form == "share") != (
        other.form == "share"
    ):
        return None
    if _other_unit(t, n, other):
        return None
    found = _ends(n, other)
    if found is None or not _plausible(t, found, n, word, between):
        return None
    if word == "to" and not between and _stepped(t, before, found):
        return None
    if between:
        found.first = before - aged - 1 - (t.low[before - 2] in ("somewhere", "anywhere"))
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
    """Past the hyphen of "16- to 25-year-olds" and "16-to-25-year-olds"."""
    hanging = t.low[j] in HYPHENS and t.glued(j)
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
        return not _moves_from(t, n) and VOTES.isdisjoint(t.low[max(n.first - 4, 0) : n.first])
    return word == "or"


def _moves_from(t: AmountText, n: Numeral) -> bool:
    """ "rose from 500 to 900", "goes from 30 to 50": two levels; "goes from 0 to 60 mph" is a stretch."""
    table, first = words(), money_before(t, n.first) - (n.low < 0)
    if t.low[first - 1] != "from":
        return False
    near = t.low[max(first - VERB_REACH, 0) : first - 1]
    if near[-2:] in ([",", "up"], [",", "down"]) and any(token[:1].isdecimal() for token in t.low[: first - 3]):
        return False  # "10,000 a day, up from 5,000 to 6,000": what it was before
    return any(
        token in table.moved_by or token in table.change_nouns or (n.low and token in GOING) or token in table.times
        for token in near
    )


def _stepped(t: AmountText, before: int, found: Numeral) -> bool:
    """ "slid $2.31 to $87.27", "rose by three to 48": behind a verb of change a step and the level it led to."""
    low, at = t.low, before
    while low[at - 1] in SOFT:
        at -= 1
    if low[at - 1] in words().moved_by:
        moved = not (low[at - 1] in ("up", "down") and up_from_place(t, at))
    else:
        moved = "by" in low[at:before] and any(token in words().moved_by for token in low[max(at - 7, 0) : at])
    return moved and found.high >= (STEP_BY if "by" in low[at:before] else STEP) * found.low


def levelled(t: AmountText, n: Numeral) -> Numeral | None:
    """The first of two levels that share the scale word of the second: "rose from 1.8 to 2.3 million"."""
    if t.low[n.last] != "to" or n.scale > 1 or n.form == "grouped" or not _moves_from(t, n):
        return None
    other = _second(t, n.last + 1)
    if other is None or other.scale < SHARED or not 0 < n.low < 1000:
        return None
    base = other.low / other.scale
    if not base / LEAPS <= n.low <= base * LEAPS:
        return None
    low = whole(n.low * other.scale)
    return Numeral(n.first, n.last, low, low, 1, n.form)


def _second(t: AmountText, j: int) -> Numeral | None:
    """The number at ``j``, a sign of money may stand before it."""
    while t.low[j] in unit_words().signs or t.low[j] in ("about", "maybe", "perhaps", "even", "around", "some"):
        j += 1
    if t.low[j] in unit_words().loose_codes and t.capital(j):
        j += 1 + (t.low[j + 1] == ".")  # "Rs. 20 to Rs. 25"
    j = t.past_hyphen(j)
    if t.low[j] == "a" and t.low[j + 1] in words().parts:
        j += 1
    signed = t.low[j] in SIGNS and (t.low[j] == "minus" or (t.glued(j + 1) and not t.glued(j)))
    found = number_at(t, j + signed)
    if found is not None and signed:
        found.low, found.high = -found.high, -found.low
    return found


def _ends(n: Numeral, other: Numeral) -> Numeral | None:
    low, high = n.low, other.high
    if n.scale == 1 and other.scale > 1 and n.form != "grouped" and low < other.low / other.scale:
        low = whole(low * other.scale)
    elif n.form == "digits" and other.form == "grouped" and low < 1000 <= high and low * 1000 < high:
        low *= 1000  # "20–30,000"
    if high < low and high < 0:
        low, high = high, low  # "between -10 and -15 degrees"
    if not low < high:
        return None
    return Numeral(n.first, other.last, low, high, other.scale, "range")


def _plausible(t: AmountText, found: Numeral, n: Numeral, word: str, between: bool) -> bool:
    if between:
        return True
    if word == "or":
        return found.high <= NEAR * found.low and n.form in ("digits", "words", "grouped")
    return found.low <= 0 or found.high <= WIDEST * found.low
