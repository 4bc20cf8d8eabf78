"""Numbers that are a part of a name or a code: "No. 5", "A380", "Windows 11", "Form 7B", "221B Baker Street"."""

from __future__ import annotations

from borderdesk.extract.amounts.amounttext import AmountText
from borderdesk.extract.amounts.labels import LONGEST_NAME, THE_DAY, behind_name
from borderdesk.extract.amounts.neighbours import TYING, behind
from borderdesk.extract.amounts.neighbours import before as ahead
from borderdesk.extract.amounts.numerals import Numeral
from borderdesk.extract.amounts.words import nouns, unit_words, words

BEFORE_NAMES = frozenset(("no", "nos", "number", "numbers"))
BEFORE_HYPHEN = frozenset("mid us pre sub magnitude minus plus near roughly".split())
"""Words that a hyphen ties to a number that still measures: "a magnitude-6.8 quake"."""
CLUBS = frozenset(("group", "gang", "council", "committee"))
LEAST_COINS = 100  # "R500" is rand, "R2" a road
LONGEST_RACE = 10  # thousands: "a 10K"
TYPES = frozenset("figure pointer pointers nil all love".split())  # "three-nil"
FEW_FIGURES = 3  # "three figures" may be three people
STREET_REACH = 4
LONGEST_TYPE = 3  # letters


def named(t: AmountText, n: Numeral) -> bool:
    """Whether the number is glued to letters, stands behind a name, or is a part of an address or a phone number."""
    if n.scale == 1 and t.low[n.first - 1] in words().word_names and not t.low[n.first].isdecimal():
        return t.low[n.first - 2] not in THE_DAY or t.low[n.first - 1] == "number"
    if not t.low[n.first].isdecimal():  # "7-Eleven"
        hanging = t.low[n.first - 2].isdecimal() and t.hyphen(n.first - 1)
        hanging = hanging or (t.glued(n.last) and t.low[n.last].isdecimal())  # "Twenty20"
        return (
            hanging or (t.low[n.first] == "zero" and t.hyphen(n.last)) or _club(t, n) or _spelt(t, n) or _figures(t, n)
        )
    at = n.last if n.scale == 1 else n.last - 1
    return (
        (t.hyphen(n.last) and _figures(t, n))
        or (t.low[n.first] in words().whole_names and _whole(t, n))
        or ((t.glued(n.first) or t.glued(at)) and _glued(t, n))
        or _tied(t, n)
        or behind_name(t, n)
        or (t.low[n.first - 2 : n.first] == ["number", ","] and t.low[n.first - 3] in ("his", "her", "my", "your"))
        or _address(t, n)
    )


def _figures(t: AmountText, n: Numeral) -> bool:
    """ "a six-figure sum", "paid seven figures", "a multi-million deal", "a three-point shot": what kind of thing."""
    if t.low[n.first - 2] == "multi" and t.hyphen(n.first - 1):
        return True
    if t.low[n.first] == "nil" and t.hyphen(n.first - 1):
        return True
    if t.hyphen(n.last):
        tied, after = t.low[n.last + 1], t.low[n.last + 2]
        return tied in TYPES or (tied == "point" and after in words().sets["shots"])
    return t.low[n.last] == "figures" and n.scale == 1 and n.low > FEW_FIGURES


def _club(t: AmountText, n: Numeral) -> bool:
    """ "the Group of Seven"."""
    return t.low[n.first - 1] == "of" and t.low[n.first - 2] in CLUBS and t.capital(n.first - 2) and t.capital(n.first)


def _spelt(t: AmountText, n: Numeral) -> bool:
    """ "at Three Pagodas Pass", "the Seven Sisters": no people and no boats stand behind it."""
    if n.scale > 1 or n.form != "words" or not (t.capital(n.first) and t.capital(n.last)):
        return False
    noun = nouns().get(t.low[n.last])
    thing = noun is None or (noun.kind == "thing" and noun.unit == "other")
    return t.raw[n.first - 1].islower() and thing and t.low[n.last] not in unit_words().measures


def _whole(t: AmountText, n: Numeral) -> bool:
    """A name that begins with its number, as written: "7-Eleven", "3M said"."""
    for phrase, _ in words().whole_names.get(t.low[n.first], ()):
        end = n.first + len(phrase)
        if t.raw[n.first : end] == phrase and t.low[n.first - 1] not in unit_words().signs:
            return t.low[end] not in nouns()
    return False


def _glued(t: AmountText, n: Numeral) -> bool:
    """ "A380", "H5N1", "76ers", "5G", "Form 7B", "a 4K screen"; "R1.9 trillion" is money."""
    low, before = t.low, t.low[n.first - 1]
    if t.glued(n.first) and (before.isalpha() or before in ("#", "_", "@")):
        return not _coins(t, n)
    if before == "." and t.glued(n.first - 1) and t.raw[n.first - 2].isupper():
        return t.glued(n.first) and len(t.raw[n.first - 2]) <= LONGEST_TYPE  # "the ID.4"
    at = n.last if n.scale == 1 else n.last - 1
    if not t.glued(at) or n.form not in ("digits", "decimal") or before in unit_words().signs:
        return False
    if low[at] == "ers":
        return True
    return len(t.raw[at]) == 1 and t.capital(at) and _letter(t, n, at)


def _letter(t: AmountText, n: Numeral, at: int) -> bool:
    """Whether a capital letter behind the digits makes a code of them and is no unit or scale."""
    letter, base = t.low[at], n.low / n.scale
    if n.scale == 1:
        return letter not in unit_words().measures or (letter in "gd" and base < LONGEST_RACE)
    if letter == "k" and base <= LONGEST_RACE and n.form == "digits":
        noun = nouns().get(t.low[n.last])
        return noun is None or not noun.plural or noun.kind == "thing"
    before, after = t.low[n.first - 1], t.low[n.last]
    if letter != "b" or not t.capital(n.first - 1):
        return letter == "b" and t.capital(n.last)
    return after not in nouns() if before in words().names else n.first > 1 and not after.isalpha()


def _coins(t: AmountText, n: Numeral) -> bool:
    """Letters glued to a number that are a currency: "EUR500", "Rs20", "R1.9 trillion"."""
    code, units = t.low[n.first - 1], unit_words()
    if code not in units.codes or t.hyphen(n.first - 2):
        return False
    return len(code) > 1 or n.scale > 1 or n.form == "grouped" or n.low >= LEAST_COINS


def _tied(t: AmountText, n: Numeral) -> bool:
    """Tied by a hyphen, a slash, an "x" or "No." to what stands beside it."""
    low, first = t.low, n.first
    before = low[first - 1]
    if not (ahead().get(before, 0) | behind().get(low[n.last], 0)) & TYING:
        return False
    if before in ("-", "‑", "/") and t.glued(first) and t.glued(first - 1) and low[first - 2].isalnum():
        if before == "/" and low[first - 3].isdecimal() and low[first - 2] in unit_words().measures:
            return False  # "8GB/128GB"
        return not (low[first - 2].isalpha() and low[first - 2] in BEFORE_HYPHEN)
    if low[n.last] in ("/", "x") and t.glued(n.last) and low[n.last + 1].isdecimal() and t.glued(n.last + 1):
        return True
    if low[n.last] == "(" and t.glued(n.last) and len(low[n.last + 1]) == 1 and low[n.last + 2] == ")":
        return low[n.last + 1].isalpha()  # "a 401(k) plan"
    if before == "–" and t.glued(first) and t.glued(first - 1) and low[first - 2].isdecimal():
        return True  # the second half of a score
    if before == "(" and t.glued(first - 1) and low[n.last] == ")" and low[first - 2].isdecimal():
        return len(low[first - 2]) < LONGEST_NAME and len(low[first]) < LONGEST_NAME - 1  # "section 14(3)"
    return before == "." and low[first - 2] in BEFORE_NAMES and t.glued(first - 1)


def _address(t: AmountText, n: Numeral) -> bool:
    """ "14 Harbour Street": a number before a name that ends in a word for streets."""
    if n.form != "digits" or not t.capital(n.last):
        return False
    for j in range(n.last, n.last + STREET_REACH):
        if not t.capital(j):
            return False
        if t.low[j] in words().sets["streets"]:
            return j > n.last
    return False
