"""What a number measures: the unit behind it, money around it, a rate, or the noun it counts."""

from __future__ import annotations

from dataclasses import dataclass

from borderdesk.extract.amounts.amounttext import ADVERBS, RATES, AmountText
from borderdesk.extract.amounts.words import Noun, nouns, unit_words, words

NOUN_REACH = 7
RATE_REACH = 9
LEAST_COINS = 3  # digits
EACH = frozenset("a an per each every".split())
STOPS = frozenset('.;:()"“”!?')


@dataclass(slots=True)
class Unit:
    """Tokens up to ``last`` (excluded) belong to the quote; ``first`` moves left for a sign of money."""

    first: int
    last: int
    kind: str
    noun: int = -1


def unit_around(t: AmountText, first: int, last: int) -> Unit | None:
    """The unit of measure or the money of the number ``first``..``last``; None for a plain count."""
    if not t.money:
        measure = _measure_at(t, last)
        if measure:
            measure.first = first
        return measure
    signed = money_before(t, first)
    if signed == first and t.low[first] == "between" and t.low[first + 1] in unit_words().signs:
        return Unit(first, last, "money", first + 1)
    if signed < first:
        behind = _measure_at(t, last)
        return Unit(signed, behind.last if behind and behind.kind == "money" else last, "money", signed)
    behind = money_behind(t, last) or _measure_at(t, last) or _money_to(t, first, last)
    if behind:
        behind.first = first
    return behind


def _money_to(t: AmountText, first: int, last: int) -> Unit | None:
    """ "from 25,000 to 70,000 tugrik": the money behind the second number."""
    if t.low[first - 1] not in ("from", "between") or t.low[last] not in ("to", "and"):
        return None
    end = last + 1
    while t.low[end].isdecimal() or (t.low[end] == "," and t.glued(end)):
        end += 1
    money = money_behind(t, end) if end > last + 1 else None
    return Unit(first, last, "money", money.noun) if money else None


def money_before(t: AmountText, first: int) -> int:
    """The token where a sign or code of money before ``first`` starts; ``first`` without."""
    if not t.money:
        return first
    table, i = unit_words(), first - 1
    if t.low[i] and t.low[i] in table.signs:
        glued = t.glued(i) and t.low[i - 1] in table.before_sign
        return i - 1 if glued else i
    if t.low[i] in table.codes and t.raw[i].isupper() and len(t.raw[i]) >= 3:
        return i
    if t.low[i] == "." and len(t.low[i - 1]) > 1 and t.low[i - 1] in table.loose_codes and t.capital(i - 1):
        return i - 1  # "Rs. 300"
    loose = t.low[i] in table.loose_codes and (t.capital(i) or t.low[i] in ("euro", "euros"))
    if loose and (t.glued(first) or t.low[i] in ("rs", "tk", "re", "rm")):
        return i
    return first


def money_behind(t: AmountText, last: int) -> Unit | None:
    """Money words behind a number: "euros", "million US dollars", "CFA francs"."""
    if not t.money:
        return None
    table, j = unit_words(), t.past_hyphen(last)
    if t.low[j] in table.signs and t.low[j] and not (t.glued(j + 1) and t.low[j + 1].isdecimal()):
        return Unit(last, j + 1, "money", j)
    at = j
    for phrase, _ in table.adjectives.get(t.low[j], ()):
        if t.low[j : j + len(phrase)] == phrase:
            at = j + len(phrase)
            break
    for coin, _ in table.coins.get(t.low[at], ()):
        if t.low[at : at + len(coin)] == coin and (coin[0] not in table.weak or at > j or _coins(t, last, at)):
            return Unit(last, at + len(coin), "money", at + len(coin) - 1)
    if t.low[j] in table.codes and t.raw[j].isupper() and len(t.raw[j]) == 3:
        return Unit(last, j + 1, "money", j)
    return None


def _coins(t: AmountText, last: int, at: int) -> bool:
    """Whether a common word behind a number is money: "900 crowns", and not "2 crowns" or "300 won medals"."""
    digits, after = t.low[last - 1], t.low[at + 1]
    if t.low[at] == "mark" and "the" in t.low[max(last - MARK, 0) : last]:
        return False  # "passed the 400,000 mark"
    if digits in words().units or (digits.isdecimal() and len(digits) < LEAST_COINS):
        return False
    return after not in nouns() and after not in ("a", "an", "the", "their", "his", "her", "gold")


MARK = 6  # tokens of "the 400,000"


def _measure_at(t: AmountText, last: int) -> Unit | None:
    table, j = unit_words(), t.past_hyphen(last)
    if t.low[j] not in table.measures:
        return None
    glued = j > last or t.glued(j)
    for phrase, kind in table.measures[t.low[j]]:
        end = j + len(phrase)
        if t.low[j:end] == phrase and (glued or phrase[0] not in table.glued) and _is_unit(t, j, end, kind):
            return Unit(last, end, kind, end - 1)
    return None


def _is_unit(t: AmountText, j: int, end: int, kind: str) -> bool:
    """Letters and common words are units only in their place: "12 m", "5 second-hand cars", "4 Day"."""
    text = t.low[j]
    if text in ("second", "minute", "quarter", "bar", "foot", "stone", "mark", "degree", "yard"):
        return t.low[j - 1] != "a" and (t.low[j - 1] == "one" or t.hyphen(j - 1) or t.low[j - 1].isdecimal())
    if len(text) == 1 and text.isalpha():
        return t.glued(j) or (text in ("m", "g", "h") and t.low[end] != ".")
    return not (kind == "duration" and t.capital(j) and not t.raw[j].isupper())


def noun_of(t: AmountText, last: int) -> int:
    """The token of the noun counted by a number that ends at ``last``; -1 where none of the lexicon is near."""
    table, j = nouns(), last
    stop = words().sets["no_head"]
    for at in range(j, j + NOUN_REACH):
        text = t.low[at]
        if text in ("first", "second", "last") and t.hyphen(at + 1):
            continue  # "first-time applications"
        if _people_named(t, at) and at - last <= 2:
            after = noun_at(t, at + 1)
            return at + 1 if after is not None and after.plural and after.unit in COMPANY else -1
        if text == "home":
            return -1  # "flew another 390 home"
        if text in table and not (t.hyphen(at + 1) and t.low[at + 2] not in table) and not _owner(t, at, j):
            return _head(t, at)
        if not _passes(t, at, j, text, stop):
            return -1
    return -1


def _owner(t: AmountText, at: int, first: int) -> bool:
    """ "700 of the island's nurses": whose they are, not what is counted."""
    return t.low[first] == "of" and t.low[at + 1] in ("'", "’") and t.low[at + 2] == "s"


COMPANY = frozenset(("persons", "vehicles", "households"))
LEAST_NAME = 5  # letters


def _people_named(t: AmountText, at: int) -> bool:
    """ "4,500 Albanians step off": behind the plural name of a people a verb stands, no noun."""
    name = t.low[at]
    if not t.capital(at) or len(name) < LEAST_NAME or not name.endswith("s") or t.raw[at].isupper():
        return False
    noun = nouns().get(name)
    return noun is None or noun.kind == "thing"


def _passes(t: AmountText, at: int, first: int, text: str, stop: frozenset[str]) -> bool:
    """Whether a noun may still follow this word: an adjective, "of these", a hyphen, a genitive."""
    if text == "and" and at > first and t.capital(at - 1) and t.capital(at + 1):
        return True  # "45 Polish and Lithuanian colleagues"
    if text in ("-", "‑", "'", "’") or (text == "." and len(t.low[at - 1]) == 1 and t.capital(at - 1)):
        return True
    if text == "of":
        return at == first
    if text in ("the", "these", "those", "its", "their", "such", "more", "other"):
        return at <= first + 1 and t.low[at + 1] != "other"
    if text.endswith("ed") and at == first and t.low[at + 1] in ("the", "a", "an", "their", "its", "his"):
        return False  # "1,420 used the gates"
    if text == ",":
        return t.low[at - 1].isalpha() and t.low[at - 1] not in stop and t.low[at + 1] in nouns()
    return text.isalpha() and text not in stop


def _head(t: AmountText, at: int) -> int:
    """The last of nouns in a row: "asylum seekers", "truck drivers", "border crossings"."""
    table = nouns()
    while True:
        after = t.past_hyphen(at + 1)
        here = table[t.low[at]]
        trade = t.low[at] == "people" and t.low[at + 1] in ("smugglers", "traffickers")
        if not trade and here.plural and here.kind in ("person", "mover", "household", "vehicle"):
            return at
        if t.low[after] in table and t.low[after] not in words().sets["no_head"] and not t.owned(after):
            at = after
        else:
            return at


def noun_at(t: AmountText, i: int) -> Noun | None:
    return nouns().get(t.low[i]) if i >= 0 else None


def rate_behind(t: AmountText, last: int) -> str:
    """ "a day", "per hour", "every week", "daily" behind a number, before the next mark or number."""
    if not t.rated:
        return ""
    for j in range(last, last + RATE_REACH):
        text = t.low[j]
        if text in STOPS or text.isdecimal() or not text:
            return ""
        if (
            t.low[j - 1] not in ("in", "within", "over", "for", "than", "half", "of", "once")
            and text in EACH
            and t.low[j + 1] in RATES
            and not (
                text in ("a", "an") and t.low[j + 2] in AWAY and (j > last + 1 or t.low[j + 2 : j + 5] not in ERAS)
            )
        ):
            return RATES[t.low[j + 1]]
        if text == "/" and t.low[j + 1] in RATES:
            return RATES[t.low[j + 1]]
        if text in ADVERBS and j > last - 1:
            return ADVERBS[text]
        if text in ("and", "but", "while", "or") and j > last + 1:
            return ""
    return ""


AWAY = frozenset("ago earlier before later after".split())
ERAS = tuple(["before", "the", era] for era in "war pandemic crisis conflict revolution fighting lockdown".split())


def _lasted(t: AmountText, at: int, last: int) -> bool:
    """ "2,000 people a day before the war": a rate of the time before; not "left a day before the war"."""
    return at <= last + 1 and t.low[at + 2 : at + 5] in ERAS


def rate_before(t: AmountText, first: int) -> str:
    """ "a daily 500", "daily arrivals of 500", "500 daily": the adverb close before a number."""
    if not t.daily:
        return ""
    for j in range(max(first - 4, 0), first):
        if t.low[j] in ADVERBS and t.low[j + 1] in (
            "average",
            "about",
            "some",
            "arrivals",
            "crossings",
            "departures",
            "rate",
            "flow",
            "total",
            "peak",
            "number",
            "average",
            "count",
            "intake",
        ):
            return ADVERBS[t.low[j]]
    return ""
