"""Numbers that order or date and count nothing: "3rd", "14:30", "2-1", "since 1850", "aged 16"."""

from __future__ import annotations

from borderdesk.extract.amounts.amounttext import AmountText
from borderdesk.extract.amounts.names import named
from borderdesk.extract.amounts.neighbours import ODD, SUFFIXES, before, behind
from borderdesk.extract.amounts.numerals import Numeral
from borderdesk.extract.amounts.units import money_before, noun_at, noun_of
from borderdesk.extract.amounts.words import nouns, words

YEARS = range(1900, 2101)
LATE = range(1990, 2041)
BEGINNING = frozenset(
    "start starts started begin begins began open opens opened kick kicks kicked due leaves arrives meets".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())
HIGHEST_SCORE = 150


def aside(t: AmountText, n: Numeral) -> str:
    """ordinal, clock, score, identifier, base or date; "" where the number counts something."""
    if n.form == "odd":
        return "identifier"
    if named(t, n):
        return "identifier"
    if "per" in t.low[max(n.first - 3, 0) : n.first] and t.low[money_before(t, n.first) - 1] == "per":
        return "base"  # "212 per 100,000 people", "30 cents per $100"
    if (t.low[n.last] in PAST or t.low[n.first - 1] in PAST) and _of_the_clock(t, n):
        return "clock"
    odd = (behind().get(t.low[n.last], 0) | before().get(t.low[n.first - 1], 0)) & ODD or n.form == "decimal"
    return _odd(t, n) if odd and t.low[n.last - 1].isdecimal() else ""


PAST = frozenset(("to", "past"))
AT = frozenset("at by until till before after since around".split())
MINUTES = frozenset("five ten twenty quarter half 5 10 15 20 25".split())
CLOCK = frozenset("one two three four five six seven eight nine ten eleven twelve 1 2 3 4 5 6 7 8 9 10 11 12".split())
DAYTIMES = frozenset("morning afternoon evening".split())


def _of_the_clock(t: AmountText, n: Numeral) -> bool:
    """ "at twenty to ten on Monday", "by ten past four", "up to three in the afternoon"."""
    low = t.low
    if low[n.last] in PAST:
        sure = low[n.last] == "past" or low[n.first - 1] in ("at", "until") or n.form == "share" or n.low > HALF_A_DAY
        return sure and low[n.first - 1] in AT and low[n.last - 1] in MINUTES and _is_hour(t, n.last + 1)
    if not _is_hour(t, n.first) or n.last != n.first + 1:
        return False
    if low[n.last : n.last + 2] == ["in", "the"] and low[n.last + 2] in DAYTIMES:
        return True
    minutes = n.first - 2
    return low[minutes] in MINUTES and low[minutes - 1 - (low[minutes - 1] == "a")] in AT


HALF_A_DAY = 12  # hours


def _is_hour(t: AmountText, i: int) -> bool:
    after = t.low[i + 1]
    return t.low[i] in CLOCK and after not in nouns() and after not in ("a", "per", "of", ",000")


def _odd(t: AmountText, n: Numeral) -> str:
    after = t.low[n.last]
    if after in SUFFIXES and t.glued(n.last) and not (after == "st" and n.low % 10 != 1):
        return "ordinal"
    if after == ":" and t.low[n.last + 1].isdecimal() and t.glued(n.last) and t.glued(n.last + 1):
        return "clock"
    if t.low[n.first - 1] == ":" and t.low[n.first - 2].isdecimal() and t.glued(n.first) and t.glued(n.first - 1):
        return "clock"
    if _era(t, n):
        return "date"
    if n.form == "decimal" and _dotted_hour(t, n):
        return "clock"
    if after in ("am", "pm", "gmt", "utc") or (after in ("a", "p") and t.is_at(n.last + 1, ".", "m")):
        return "clock"
    return "score" if _score(t, n) else ""


def _era(t: AmountText, n: Numeral) -> bool:
    """ "500 BC", "AD 79", "in his 30s"."""
    after, before = t.low[n.last], t.low[n.first - 1]
    if (after in ("bc", "bce", "ce") and t.capital(n.last)) or (before == "ad" and t.raw[n.first - 1] == "AD"):
        return True
    decade = after == "s" and t.glued(n.last) and n.form == "digits" and n.low in range(10, 100, 10)
    return decade and before not in ("under", "over")


def _dotted_hour(t: AmountText, n: Numeral) -> bool:
    """ "starts at 8.30", "at 11.59 on Monday": an hour with a point, behind a verb of beginning or before a day."""
    low, minutes = t.low, t.low[n.last - 1]
    hour = low[n.first - 1] in ("at", "from", "until", "by") and len(minutes) == 2 and minutes < "60" and n.low < 24
    day = low[n.last + (low[n.last] in ("on", ",")) : n.last + 2]
    return (
        hour
        and not (BEGINNING.isdisjoint(low[max(n.first - 6, 0) : n.first]) and DAYS.isdisjoint(day))
        and (not t.glued(n.last) or low[n.last] == ".")
    )


def _score(t: AmountText, n: Numeral) -> bool:
    """ "won 2-1", "a 54-46 vote": two small numbers tied by a dash, with a word of games or votes near."""
    low = t.low
    right = low[n.last] in words().sets["dashes"] and low[n.last + 1].isdecimal() and t.glued(n.last)
    if not right or n.form != "digits" or n.low > HIGHEST_SCORE:
        return False
    near = {*low[max(n.first - 8, 0) : n.first], *low[n.last + 2 : n.last + 8]}
    falling = int(low[n.last + 1][:9]) <= n.low
    return falling or not words().sets["score_words"].isdisjoint(near)


def is_year(t: AmountText, n: Numeral) -> bool:
    """A bare number from 1900 to 2100 that nothing follows for it to count."""
    if n.form != "digits" or n.scale > 1 or len(t.low[n.first]) != 4 or n.low not in YEARS:
        return False
    after = t.low[n.last]
    return not after.isalpha() or after in words().sets["no_head"] or (n.low in LATE and _of_a_year(t, n))


def _of_a_year(t: AmountText, n: Numeral) -> bool:
    """ "expects 2023 revenue of $4bn", "the Tokyo 2020 Games": what cannot be counted, or a name before it."""
    low = t.low
    if low[n.last] in words().sets["yearly"]:
        return True
    noun = noun_at(t, noun_of(t, n.last))
    if noun is not None:
        return not noun.plural and noun.unit not in ("persons", "vehicles", "households")
    return (
        t.capital(n.first - 1)
        and n.first > 1
        and low[n.first - 2] in ("the", "a", "for", "before", "s")
        and t.capital(n.last)
    )


def old_year(t: AmountText, n: Numeral) -> bool:
    """ "since 1850"."""
    return (
        n.form == "digits"
        and 1400 < n.low < 1900
        and t.low[n.first - 1] in ("in", "since", "by", "until", "before", "after")
    )


def age(t: AmountText, n: Numeral) -> bool:
    """ "34-year-old", "12 years old", "aged 16", "Anna, 34, said"."""
    low, j = t.low, t.past_hyphen(n.last)
    if low[j] in ("year", "month", "years", "months", "week", "weeks"):
        j = t.past_hyphen(j + 1)
        return low[j] in ("old", "olds") or (low[j - 1] in ("years", "year") and low[j : j + 2] == ["of", "age"])
    before = low[n.first - 1]
    if before in ("aged", "age", "ages") or (before in ("under", "over") and low[n.last] == "s"):
        return True
    if before in LISTING and _among_ages(t, n.first - 1):
        return True
    if before != "," or n.form != "digits" or not 0 < n.low < 120 or not _after_name(t, n.first - 2):
        return False
    if low[n.first - 3] == ";":
        return False  # "Mauritania has expelled 1,760; Senegal, 90."
    if low[n.last] == "," and n.low >= 15 and low[n.last + 1].isalpha() and not t.capital(n.last + 1):
        return low[n.last + 1] not in SORTING  # "Oksana, 34, came"; "by Friday, 34, mostly children, had come"
    return low[n.last] in (",", ".", ")") and (low[n.last + 1] in words().sets["age_after"] or low[n.last] == ".")


def _among_ages(t: AmountText, i: int) -> bool:
    """ "aged 34 and 29", "aged 3, 5 and 9"."""
    while i > 0 and (t.low[i] in LISTING or t.low[i].isdecimal()):
        i -= 1
    return t.low[i] in ("aged", "ages") and t.low[i + 1].isdecimal()


LISTING = frozenset(("and", "or", ","))


def _after_name(t: AmountText, i: int) -> bool:
    """Whether a name ends at ``i``: "Amina", "Min-jun"."""
    return t.capital(i) or (t.hyphen(i - 1) and t.capital(i - 2))


SORTING = frozenset("including mostly mainly largely chiefly among most some all many half".split())
