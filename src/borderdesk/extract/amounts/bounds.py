"""The hedges of a number: "more than", "or so", "-plus", "just under", "exceeded"."""

from __future__ import annotations

from dataclasses import dataclass

from borderdesk.extract.amounts.amounttext import AmountText
from borderdesk.extract.amounts.neighbours import HEDGING, MORE, before
from borderdesk.extract.amounts.numerals import Numeral
from borderdesk.extract.amounts.words import unit_words, words

NEGATED = frozenset("not never n't cannot without".split())
CROOKED = 10
BIG = frozenset("million m mn bn billion trillion tn".split())
LENGTHS = frozenset("km kilometres kilometers miles metres meters".split())
SPANS = frozenset("hour day night week month year".split())
FIRST = frozenset(("a", "an", "to", "its", "his", "her", "their", "the"))
LIMITED = frozenset("above below under over near to".split())
ARTICLES = frozenset(("a", "an"))
CLOSELY = frozenset("nearly almost roughly approximately".split())
WENT = frozenset("go goes going gone went".split())
PERFECT = frozenset("has have had gone".split())
COUNTED = 4  # tokens before a verb among which its subject must name a total


@dataclass(slots=True)
class Hedge:
    """Where the words of the hedge end, and the qualifier they make; "" for none."""

    at: int
    qualifier: str


def hedge_before(t: AmountText, first: int) -> Hedge:
    """The hedge that ends right before token ``first``, "another" may stand between."""
    at = first
    if not before().get(t.low[at - 1], 0) & HEDGING:
        return Hedge(first, "")
    while t.low[at - 1] in MORE:
        at -= 1
    at -= t.low[at - 1] in ("the", "its") and t.low[at - 2] in LIMITED and _marked(t, first)
    at -= at < first and t.low[at - 1] == "a"
    found = _phrase_before(t, at)
    if found is None and t.low[at - 1] in ARTICLES:  # "at least a 10% rise"; "about a 10-year-old" tells of what
        found = _phrase_before(t, at - 1)
        found = found if found is not None and (found[0] < at - 2 or t.low[at - 2] in CLOSELY) else None
    if found is None:
        return _verb_hedge(t, first)
    start, qualifier = found
    return _strengthened(t, start, qualifier)


def _phrase_before(t: AmountText, at: int) -> tuple[int, str] | None:
    for phrase, meaning in words().before.get(t.low[at - 1], ()):
        start = at - len(phrase)
        if start >= 0 and t.low[start:at] == phrase and not _is_place(t, start, phrase):
            return start, meaning
    return None


def _is_place(t: AmountText, start: int, phrase: list[str]) -> bool:
    """ "Over" and "under" are prepositions behind some verbs, or tied by a hyphen: "presided over 12", "six-under"."""
    if phrase == ["up", "to"] and (t.low[start - 1] in words().moved_by or t.low[start - 1] in WENT):
        return True
    if len(phrase) == 1 and t.hyphen(start - 1):
        return True
    if phrase == ["over"] and t.low[start - 1] in ("parked", "spread", "strung"):
        return True  # "parked over 21 miles"
    if phrase == ["short", "of"]:
        return t.low[start - 1] not in ("just", "little", "far", "well", "shade")
    if phrase == ["around"] and t.low[start - 1] in TURNED:
        return True  # "turned around 14 people"
    if phrase[0] in ("inside", "beyond", "minimum", "maximum") and len(phrase) == 1:
        return not t.low[start - 1] or t.low[start - 1] in ("the", "a")
    return False


TURNED = frozenset("turn turns turned turning".split())


def _strengthened(t: AmountText, start: int, qualifier: str) -> Hedge:
    """ "just under" is about, "well under" stays below, "just over" and "far more than" stay above."""
    for phrase, meaning in words().strength.get(t.low[start - 1], ()):
        first = start - len(phrase)
        if first < 0 or t.low[first:start] != phrase or qualifier == "about":
            continue
        if meaning == "small" and qualifier == "less_than":
            return Hedge(first, "about")
        return Hedge(first, qualifier)
    return Hedge(start, qualifier)


def _verb_hedge(t: AmountText, first: int) -> Hedge:
    """ "exceeded 2 million", "passed the 10,000 mark": sets the qualifier, stays outside the quote."""
    at = first - 1
    at -= t.low[at] in ("the", "a")
    bound = words().verbs.get(t.low[at], "")
    if bound == "crossed":
        near = t.low[first : first + 5]
        big = not BIG.isdisjoint(near) and LENGTHS.isdisjoint(near) and t.low[at] != "through"
        perfect = t.low[at - 1] in PERFECT and t.low[first + 1] == ","  # "has passed 80,000"
        bound = "more_than" if big or perfect or _of_a_total(t, at) else ""
    if bound == "more_than" and not NEGATED.isdisjoint(t.low[max(at - 3, 0) : at]):
        bound = "up_to"
    return Hedge(first, bound)


def _marked(t: AmountText, first: int) -> bool:
    """Whether a number is a mark to be passed: "below the $30 mark", "above its 2% target"."""
    return any(token in words().sets["marks"] for token in t.low[first + 1 : first + 6])


def _of_a_total(t: AmountText, at: int) -> bool:
    sets = words().sets
    return _marked(t, at) or not sets["totals"].isdisjoint(t.low[max(at - COUNTED, 0) : at])


def hedge_after(t: AmountText, last: int) -> Hedge:
    """The hedge that starts at token ``last``."""
    for phrase, meaning in words().behind.get(t.low[last], ()):
        end = last + len(phrase)
        if t.low[last:end] == phrase and not _goes_on(t, end, phrase):
            return Hedge(end, meaning)
    return Hedge(last, "")


def _goes_on(t: AmountText, end: int, phrase: list[str]) -> bool:
    """Whether these words belong to what follows: "500 and over 300 of them"."""
    after = t.low[end]
    if phrase == ["or", "more"] and after in ("a", "an") and t.low[end + 1] in SPANS:
        return False  # "2,000 or more a week"
    if (
        after.isdecimal()
        or after in words().units
        or after in words().scales
        or after in FIRST
        or after in unit_words().signs
    ):
        return phrase[0] not in ("-", "+", "odd")
    if phrase == ["ish"]:
        return not t.glued(end - 1)
    if phrase == ["plus"]:
        return after in words().sets["added"] or t.is_at(end, "up", "to")  # "€38m plus up to €7m"
    if phrase == ["and", "up"]:
        return after in ("north", "south", "in")
    if phrase == ["and", "more"]:
        return after.isalpha() and after not in words().sets["after_part"]
    return after == "all" and phrase == ["and", "above"]


def bound(n: Numeral, before: str, after: str) -> tuple[float | None, float | None, str]:
    """Low, high and qualifier of a number under its hedges; the one before it goes first."""
    qualifier = before or after
    if qualifier in ("more_than", "at_least"):
        return n.low, None, qualifier
    if qualifier in ("less_than", "up_to"):
        return None, n.high, qualifier
    if n.form == "vague" or n.low != n.high:
        return n.low, n.high, "vague" if n.form == "vague" else "range"
    return n.low, n.high, qualifier or "exact"


def crooked(n: Numeral) -> bool:
    """ "as many as 7,312" and "as many as 17" bound nothing; a round number does, and a measure ("as much as 7%")."""
    if n.low != n.high:
        return False
    if n.form == "grouped":
        return n.low % 10 != 0
    return n.form == "digits" and n.scale == 1 and n.low > CROOKED and n.low % 5 != 0
