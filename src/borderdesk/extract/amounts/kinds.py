"""Numbers that order, date or compare and count nothing: "3rd", "14:30", "2-1", "up 900"."""

from __future__ import annotations

from borderdesk.extract.amounts.amounttext import AmountText
from borderdesk.extract.amounts.names import named
from borderdesk.extract.amounts.neighbours import ODD, RISEN, SUFFIXES, before, behind
from borderdesk.extract.amounts.numerals import Numeral
from borderdesk.extract.amounts.units import money_before, noun_at, noun_of
from borderdesk.extract.amounts.words import nouns, words

UP_VERBS = frozenset(
    "call calls called calling round rounded pick picks picked give gives gave line lined lining hold held".split()
)
YEARS = range(1900, 2101)
LATE = range(1990, 2041)
BEGINNING = frozenset(
    "start starts started begin begins began open opens opened kick kicks kicked due leaves arrives meets".split()
)
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
    """ "starts at 8.30": an hour with a point, behind a verb of beginning."""
    low, minutes = t.low, t.low[n.last - 1]
    hour = low[n.first - 1] in ("at", "from", "until", "by") and len(minutes) == 2 and minutes < "60" and n.low < 24
    return (
        hour
        and not BEGINNING.isdisjoint(low[max(n.first - 6, 0) : n.first])
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
    if before != "," or n.form != "digits" or not 0 < n.low < 120 or not _after_name(t, n.first - 2):
        return False
    if low[n.first - 3] == ";":
        return False  # "Mauritania has expelled 1,760; Senegal, 90."
    if low[n.last] == "," and n.low >= 15 and low[n.last + 1].isalpha() and not t.capital(n.last + 1):
        return low[n.last + 1] not in SORTING  # "Oksana, 34, came"; "by Friday, 34, mostly children, had come"
    return low[n.last] in (",", ".", ")") and (low[n.last + 1] in words().sets["age_after"] or low[n.last] == ".")


def _after_name(t: AmountText, i: int) -> bool:
    """Whether a name ends at ``i``: "Amina", "Min-jun"."""
    return t.capital(i) or (t.hyphen(i - 1) and t.capital(i - 2))


SORTING = frozenset("including mostly mainly largely chiefly among most some all many half".split())


GROWN = frozenset(("grown", "grew", "shrunk"))  # by a share; by a number they tell how many came


def change(t: AmountText, n: Numeral, noun: int) -> bool:
    """A difference between two states: "up 900", "rose by 12%", "20,000 more than last May", "a 40% increase"."""
    low, table = t.low, words()
    before = low[n.first - 1]
    if before in ("+", "−") or (before in ("up", "down") and low[n.first - 2] != "-" and not up_from_place(t, n.first)):
        return True
    percent = low[n.last] in ("%", "percent", "pc", "per")
    if percent and before in ("is", "was") and low[n.first - 2] in table.change_nouns:
        return True  # "so the rise is 32%"
    if n.form == "share" and before in ("almost", "nearly", "about", "over", "roughly") and low[n.first - 2] == "by":
        before = "by"
    if before == "by":
        head = low[max(n.first - 7, 0) : n.first]
        grown = n.form == "share" and not GROWN.isdisjoint(head)
        return grown or not table.moved_by.isdisjoint(head) or not table.change_nouns.isdisjoint(head)
    if before == "of" and low[n.first - 2] in table.change_nouns and low[n.first - 2] not in ("cut", "change"):
        return True
    return _compared(t, n) or _percent_change(t, n, noun)


def up_from_place(t: AmountText, first: int) -> bool:
    """ "picked up 300", "wrote down 7,300 vehicles", "making up 32 per cent": the particle of a verb."""
    return t.low[first - 2] in UP_VERBS or t.low[first - 2] in PLACING


PLACING = frozenset(
    """
    made make makes making taken take takes took taking held hold holds picked pick picks picking set sets
    setting rounded round rounds rounding ended end ends backed put puts putting written wrote write writes
    writing gave give gives given giving brought bring brings turned turns mowed tied piled lined backed showed
    show shows signed sign signs clocked clocks clock notched notches notch racked racks rack chalked chalks totted tots
    ran run runs summed add adds added total totals totalled
    """.split()
)


def _compared(t: AmountText, n: Numeral) -> bool:
    """ "900 more than", "12% fewer people than", "5,000 up on"."""
    low = t.low
    if not t.compares:
        return False
    for j in range(n.last, n.last + 3):
        if low[j] in ("and", "or", ",", ";"):
            return False
        if low[j] in ("more", "fewer", "less", "higher", "lower", "greater", "smaller"):
            if low[j + 1] == "than" and low[j + 2][:1].isdecimal():
                return False  # "removed 50,000 people aboard more than 150 flights"
            reach = 13 if j == n.last else 5  # "3,000 fewer people arrived in Greece than"
            behind = low[j + 1 : j + reach]
            stop = next((k for k, token in enumerate(behind) if token in (",", ";", ".")), len(behind))
            return "than" in behind[:stop] or (
                low[j] in ("higher", "lower", "fewer", "less") and not low[j + 1].isalpha()
            )
        if low[j] in ("up", "down") and low[j - 1] in ("%", "percent", "cent") and not low[j + 1].isalpha():
            return True  # "the total is 16,900, 53% up"
        if low[j] in ("up", "down") and low[j + 1] in ("on", "from") and j > n.last - 1:
            came = low[j - 1] in CAME and low[j + 1] == "from" and not low[j + 2][:1].isdecimal()
            verb = (
                n.first - 1 - (low[n.first - 1] in ("another", "some"))
            )  # "brought another 230 people down from the pass"
            done = came or low[verb] in PLACING or low[j - 1].endswith(("ed", "ing"))
            return not (j > n.last and done)  # "people washed up on the coast", "set 940 people down on the quay"
        if not low[j].isalpha() and low[j] != "%":
            return False
    return False


CAME = frozenset("come came comes go went gone ridden rode driven drove marched".split())  # "had come down from Turkey"


def _percent_change(t: AmountText, n: Numeral, noun: int) -> bool:
    """ "rose 12%", "a 12 percent rise"."""
    low, table, j = t.low, words(), n.last
    percent = low[j] in ("%", "percent", "pc", "pct") or t.is_at(j, "per", "cent")
    if not percent:
        people = nouns().get(low[noun]) if noun >= 0 else None  # "out of the plane climbed 135 deportees"
        return low[n.first - 1] in RISEN and (people is None or people.unit != "persons")
    if low[n.first - 1] in table.change_verbs:
        return True
    end = t.past_hyphen(j + (2 if low[j] == "per" else 1))
    return any(low[k] in table.change_nouns for k in (end, end + 1))
