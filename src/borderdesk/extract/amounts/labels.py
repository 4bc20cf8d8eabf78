"""Numbers behind a name: "Windows 11", "page 5", "Flight 302", "a category 4 hurricane", "the Lexus RX 350"."""

from __future__ import annotations

from borderdesk.extract.amounts.amounttext import AmountText
from borderdesk.extract.amounts.neighbours import NAMING
from borderdesk.extract.amounts.neighbours import before as ahead
from borderdesk.extract.amounts.numerals import Numeral
from borderdesk.extract.amounts.words import nouns, unit_words, words

THE_DAY = frozenset("the a that this same one each every per next first last his her their its our my".split())
TIMES = frozenset(("day", "week", "month"))
USUAL = frozenset(
    """
    normal average typical ordinary usual busy good bad quiet single given working peak record past latest previous
    recent whole full entire
    """.split()
)
ARTICLES = frozenset(("the", "a"))
FEW_LEVELS = 10
NAME_REACH = 4  # tokens
ONE_DOES = frozenset(("is", "was", "has", "'"))
DETERMINERS = frozenset(("the", "a", "an", "'s", "s", "its", "new"))
PLACING = frozenset("in from at to of on by for with into than via across between since during".split())
CUPS = range(1990, 2041)  # "Euro 2024"
LAST_STANDARD = 7  # "Euro 6" vans; "Euro 500" is money
LONGEST_NAME = 4  # digits


def behind_name(t: AmountText, n: Numeral) -> bool:
    """Behind a name of products, roads or papers, or a part of a phone number."""
    low, first = t.low, n.first
    before, digits = low[first - 1], n.form == "digits"
    if n.scale > 1 or not (digits or n.form == "decimal") or not before.isalnum():
        return False
    plain = t.raw[first - 1].islower() and not ahead().get(before, 0) & NAMING
    if plain and low[first][0] != "0":
        return False
    if _product(t, n) or (digits and before.isdecimal() and not t.owned(first - 1)) or _labelled(t, n):
        return True
    return digits and ((low[first][0] == "0" and len(low[first]) > 2) or (t.capital(first - 1) and _model(t, n)))


def _labelled(t: AmountText, n: Numeral) -> bool:
    """ "Flight 302", "on page 5", "iOS 17", "junctions 10 and 11", "a category 4 hurricane": nothing it could count."""
    after = t.low[n.last]
    noun = nouns().get(after)
    if (noun is not None and noun.plural) or _nationals(t, n):
        return False
    if t.capital(n.first - 1) and t.low[n.first - 1] in words().names:
        return True
    if after in unit_words().measures:
        return False
    if noun is None:
        return _small(t, n) or _shaped(t, n) or _second(t, n.first)
    return 1 < n.low < FEW_LEVELS and _small(t, n)


POSTS = frozenset("checkpoint crossing post gate terminal bridge station airport day week month".split())


def _nationals(t: AmountText, n: Numeral) -> bool:
    """ "At the Narva checkpoint 400 Russians": a capital and a plural behind more than a few."""
    named = n.low >= FEW_LEVELS and t.capital(n.last) and t.raw[n.first - 1] in POSTS
    return named and t.low[n.last].endswith(("ns", "is", "ese", "ks", "nds", "ghans", "urds", "ts"))


def _model(t: AmountText, n: Numeral) -> bool:
    """ "the Lexus RX 350 is quick", "a Forever 21 shop", "Avatar 2 has made": no plural and no list, but one thing."""
    low, after = t.low, n.last
    if len(low[n.first]) > LONGEST_NAME or after == t.size or low[after] in unit_words().measures:
        return False
    noun = nouns().get(low[after])
    if noun is not None and noun.plural:
        return False
    at = n.first - 1
    while at > n.first - NAME_REACH and t.low[at - 1] not in DETERMINERS and (t.capital(at - 1) or t.hyphen(at - 1)):
        at -= 1
    if low[at - 1] in DETERMINERS:
        return (low[after].isalpha() or low[after] in ONE_DOES) and _alone(t, at - 2)
    return n.low > 1 and low[after] in ONE_DOES and low[at - 1] not in PLACING


def _alone(t: AmountText, i: int) -> bool:
    """Whether the name behind the article after ``i`` is none of a list, and no country: "in the Sudan 300 died"."""
    return t.low[i] not in PLACING and t.low[i] not in (",", ";", "and", "to")


def _small(t: AmountText, n: Numeral) -> bool:
    """ "on page 5", "by day 12"; in "the same day 40 came" forty are counted."""
    before, head = t.low[n.first - 1], t.low[n.first - 2]
    if before in TIMES and head in USUAL:
        return False  # "on a normal day 500 come"
    if before not in words().lower_names or head not in THE_DAY:
        return before in words().lower_names
    return head in ARTICLES and before not in TIMES and n.low < FEW_LEVELS


def _second(t: AmountText, first: int) -> bool:
    """ "junctions 10 and 11"."""
    joined = t.low[first - 1] in ("and", "to", "or") and t.low[first - 2].isdecimal()
    return joined and t.low[first - 3].endswith("s") and t.low[first - 3] in words().lower_names


def _product(t: AmountText, n: Numeral) -> bool:
    """ "iPhone 15 users", "Euro 6 vans", "Route 66 buses": a name whatever is counted behind it."""
    before = t.low[n.first - 1]
    if before not in words().products or t.raw[n.first - 1].islower():
        return False
    return before != "euro" or n.low <= LAST_STANDARD or n.low in CUPS


def _shaped(t: AmountText, n: Numeral) -> bool:
    """Behind letters that only names have: "iOS 17.4", "RTX 4090", "S&P 500"; nothing counted follows."""
    raw, after = t.raw[n.first - 1], t.low[n.last]
    if not raw.isalpha() or after in unit_words().measures or len(t.raw[n.last - 1]) > LONGEST_NAME:
        return False
    if len(raw) == 1:
        return t.low[n.first - 2] == "&"
    if raw.lower() in unit_words().codes:
        return False
    if raw.isupper():
        return (len(raw) > 2 or t.hyphen(n.first - 2)) and t.raw[n.last].islower()
    return not raw[1:].islower() and not raw.islower()
