"""Ones and twos without a number word: "over an hour", "a year or more", "a pair of boats", "a single vote"."""

from __future__ import annotations

from borderdesk.extract.amounts.amounttext import AmountText
from borderdesk.extract.amounts.bounds import Hedge, bound, hedge_after, hedge_before
from borderdesk.extract.amounts.mention import Mention
from borderdesk.extract.amounts.numerals import Numeral
from borderdesk.extract.amounts.units import noun_at, noun_of
from borderdesk.extract.amounts.words import nouns, unit_words, words

BEHIND_POINT = frozenset("ago before earlier later after that when which who".split())
"""Behind them a unit is a point in time or the thing itself: "more than a year before"."""
ARTICLES = ("a", "an")


def one_at(t: AmountText, i: int, free: int) -> Mention | None:
    """The quantity whose word at ``i`` is "hour", "pair", "couple" or "single", behind an article."""
    if t.low[i - 1] not in ARTICLES or i - 1 < free:
        return None
    if t.low[i] == "single":
        return _single(t, i)
    return _few(t, i) if t.low[i] in ("pair", "couple") else _measured(t, i, free)


def _measured(t: AmountText, i: int, free: int) -> Mention | None:
    """One of a unit, only where a hedge makes a quantity of it: "a year" alone is a rate or a date."""
    after = t.low[i + 1]
    if t.hyphen(i + 1) or after in BEHIND_POINT:
        return None
    low, high, end = _more(t, i + 1)
    before = hedge_before(t, i - 1)
    behind = Hedge(end, "") if end > i + 1 else hedge_after(t, i + 1)
    topic = t.low[before.at] == "about" and t.low[before.at - 1] in words().sets["topics"]
    if topic or not (before.qualifier or behind.qualifier or end > i + 1):
        return None
    bottom, top, qualifier = bound(Numeral(i - 1, i, low, high), before.qualifier, behind.qualifier)
    kind = unit_words().kinds[t.low[i]]
    unit = unit_words().reported.get(t.low[i], "other")
    last = max(i + 1, behind.at)
    return Mention(max(before.at, free), last, i - 1, i, bottom, top, qualifier, kind, unit, i, why="one of a unit")


def _more(t: AmountText, j: int) -> tuple[float, float, int]:
    """Low, high and end of "a day or two", "an hour and a half"; one where nothing is added at ``j``."""
    if t.is_at(j, "or", "two"):
        return 1, 2, j + 2
    return (1.5, 1.5, j + 3) if t.is_at(j, "and", "a", "half") else (1, 1, j)


def _few(t: AmountText, i: int) -> Mention | None:
    """ "a pair of brothers" is two, "a couple of hours" about two."""
    couple, table, units = t.low[i] == "couple", nouns(), unit_words()
    if t.low[i + 1] != "of" or t.owned(i):
        return None
    counted = t.low[i + 2]
    if counted in words().scales or counted in words().plural_scales:
        return None
    if couple and counted in units.kinds:
        kind, unit = units.kinds[counted], units.reported.get(counted, "other")
        return Mention(i - 1, i + 1, i - 1, i + 1, 2, 2, "about", kind, unit, i + 2, why="a couple")
    at = noun_of(t, i + 1)
    noun = noun_at(t, at)
    if noun is None or not (noun.plural or table[t.low[at]].kind == "person"):
        return None
    return Mention(
        i - 1, i + 1, i - 1, i + 1, 2, 2, "about" if couple else "exact", "count", noun.unit, at, why="a pair"
    )


def _single(t: AmountText, i: int) -> Mention | None:
    """ "by a single vote", but not what people sit in or do at once: "in a single lorry"."""
    noun = noun_at(t, i + 1)
    if noun is not None and noun.unit == "vehicles" and t.low[i - 2] in ("in", "into", "aboard", "on", "inside"):
        return None
    if t.low[i + 1] in unit_words().kinds:
        return None  # "for a single night"
    if noun is None or noun.plural or t.low[i + 1] in words().sets["not_single"] or t.hyphen(i + 2):
        return None
    return Mention(i - 1, i + 1, i - 1, i + 1, 1, 1, "exact", "count", noun.unit, i + 1, why="a single")
