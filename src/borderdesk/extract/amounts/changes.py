"""Numbers that tell how far apart two states are: "up 900", "20,000 more than last May", "a 40% increase"."""

from __future__ import annotations

from borderdesk.extract.amounts.amounttext import AmountText
from borderdesk.extract.amounts.neighbours import RISEN
from borderdesk.extract.amounts.numerals import Numeral
from borderdesk.extract.amounts.words import nouns, words

UP_VERBS = frozenset(
    "call calls called calling round rounded pick picks picked give gives gave line lined lining hold held".split()
)
GROWN = frozenset(("grown", "grew", "shrunk"))  # by a share; by a number they tell how many came
DEARER = frozenset(
    "dearer cheaper costlier higher lower larger smaller bigger longer shorter fewer busier quieter emptier".split()
)  # "fuel is dearer by a fifth"


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
        grown = n.form == "share" and (not GROWN.isdisjoint(head) or low[n.first - 2] in DEARER)
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
