"""A time or a way as the subject: "September sent 75,000 into Panama", "the road brought 21", "Sunday saw 9"."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.words import word_set, words

Counted = list[Mention]


def brought(low: list[str], counted: Counted) -> list[Cue]:
    """ "Sunday alone accounted for 674", "the same days brought 200,000": a time goes on with the count."""
    found: list[Cue] = []
    for m in counted:
        first = m.first - 1
        while first > max(m.first - PEAK, 0) and low[first] in PEAKS:
            first -= 1  # "a record 80,000", "a peak of 9,000"
        verb = first - 1 if low[first - 1 : first + 1] == ["accounted", "for"] else first
        yields = verb == first and low[verb] in word_set("yielding")
        single = yields and m.noun < 0 and {"from", "to", "into"}.isdisjoint(low[m.last : m.last + 3])
        told_so = low[m.last : m.last + 2] in (["as", "the"], ["as", "its"])  # "on Monday gave 300 as the number of"
        if yields and low[m.last : m.last + 1] in (["out"], ["in"], ["through"], ["across"]):
            continue  # "April saw 9,000 out"
        if told_so or (yields and low[verb] in SHOWING and _does(low, m.last)):
            continue  # "August saw 41,000 Russians leave": what they did
        if (
            yields
            and low[verb] in BRINGING
            and by_time(low, verb)
            and not OVER_HERE.isdisjoint(low[m.last : m.last + 6])
        ):
            home = not HOMEWARD.isdisjoint(low[m.last : m.last + 3])
            kind = ("returns", "bring") if home else ("arrivals", "noun")
            found.append(Cue(verb, first + 1, *kind, "fixed", False, m.first))
        elif yields and m.noun >= 0 and low[m.noun] in GUESTS:
            if low[verb - 1] in word_set("times"):  # "April brought 174,608 tourists"
                found.append(Cue(verb, first + 1, "arrivals", "noun", "fixed", False, m.first))
        elif verb > 0 and (single or verb < first) and _by_time_or_way(low, verb):
            found.append(Cue(verb, m.first, "sum", "sum", "fixed", False, m.first))
    return found


def _does(low: list[str], last: int) -> bool:
    """Whether a word of movement says what those counted did: "saw 900 Hondurans expelled"."""
    told = (one for token in low[last : last + 4] for one in words().cues.get(token, ()))
    return any(one.form in ("base", "past", "ing") and one.shape not in ("count", "sum") for one in told)


def _by_time_or_way(low: list[str], verb: int) -> bool:
    """ "Sunday alone saw 300", "the road brought 21": when or how they came goes on with the count."""
    at = verb - 1 - (low[verb - 1] in ("had", "has"))
    at -= low[at] == "before" and low[at - 1] in word_set("times")  # "the day before had brought 1,200"
    year = low[at].isdecimal() and len(low[at]) == YEAR and low[at - 1] in YEARLY  # "the whole of 2015 brought 163,000"
    if low[at] in word_set("times") or year:
        return low[at - 1] != "on"  # "the minister on Monday gave 64,000"
    return low[verb] in BRINGING and low[verb - 1] in WAYS and low[verb - 2] in ("the", "that", "this", "same")


YEAR, YEARLY = 4, frozenset(("of", "year", ";", ",", "and", "while", "but"))  # digits; words before a year
PEAK = 5  # tokens from the verb to its number
PEAKS = frozenset("a the another some record further total peak high of new only just".split())
WAYS = frozenset("road bridge river sea path jungle desert route crossing ferry train tide wind night".split())
SHOWING = frozenset("saw sees witnessed".split())
BRINGING = frozenset("brought brings delivered".split())
OVER_HERE = frozenset("into to over across ashore from".split())
HOMEWARD = frozenset(("home", "back"))
GUESTS = frozenset("tourists visitors travellers holidaymakers guests visits trips".split())


def by_time(low: list[str], at: int) -> bool:
    """ "September sent 75,000 people into Panama", "All of the first week brought": a time, and no state, is the
    subject of the verb at ``at``."""
    if not at or low[at - 1] not in word_set("times"):
        return False
    first = at - 1
    while first and (low[first - 1] in word_set("times") or low[first - 1] in TIMELY or low[first - 1].isdecimal()):
        first -= 1
    return first == 0 or low[first - 1] in OPENERS


TIMELY = frozenset("the all of last this that first second third past whole same a itself new early late".split())
OPENERS = frozenset('. , ; : - – — and but while ) " ”'.split())
