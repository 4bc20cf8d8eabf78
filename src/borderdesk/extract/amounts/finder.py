"""Every quantity of a sentence, in order: number, hedge, unit, noun, rate."""

from __future__ import annotations

from itertools import compress, count

from borderdesk.extract.amounts import kinds, units
from borderdesk.extract.amounts.amounttext import AmountText
from borderdesk.extract.amounts.bounds import Hedge, bound, crooked, hedge_after, hedge_before
from borderdesk.extract.amounts.changes import change
from borderdesk.extract.amounts.mention import Mention
from borderdesk.extract.amounts.neighbours import AGING, CHANGING, NEGATING, RANGING, SIGNS, TIMING, behind
from borderdesk.extract.amounts.neighbours import before as ahead
from borderdesk.extract.amounts.nobody import none_at
from borderdesk.extract.amounts.numerals import Numeral
from borderdesk.extract.amounts.ones import ARTICLES, one_at
from borderdesk.extract.amounts.ranges import levelled, range_from
from borderdesk.extract.amounts.reader import number_at
from borderdesk.extract.amounts.times import multiplies, times_at
from borderdesk.extract.amounts.words import nouns, unit_words, words
from borderdesk.extract.pieces import Judged
from borderdesk.extract.text import Sentence

NONE = {"nobody": 1, "none": 1}
RACING = frozenset(
    """man woman men women run ran raced race swum swam won gold silver bronze medal title record champion contested
    fastest""".split()
)
LASTING = frozenset(
    """for just well spend spends spent spending worked work lived last than aged jailed delayed stretched lasted lasts
    took takes take taken waited wait waits waiting of is are was were at by to""".split()
)


def _begins(token: str) -> bool:
    return token in words().starts or token.isdecimal()


BEGUN = Judged(_begins)


def find_amounts(sentence: Sentence, taken: list[bool] | None = None) -> list[Mention]:
    """The quantities in order, spans without overlap; tokens ``taken`` by a date count nothing."""
    low, ones = sentence.low, words().sets["ones"]
    hearts = [*compress(count(), map(BEGUN.__getitem__, low))]
    hearts = [i for i in hearts if low[i] not in ones or low[i - 1] in ARTICLES]
    if not hearts:
        return []
    t = AmountText(sentence, taken)
    found: list[Mention] = []
    free = 0
    for i in hearts:
        if i < free or t.owned(i):
            continue
        mention = _read(t, i, free)
        if mention is not None:
            found.append(mention)
            free = mention.last
    return found


def _read(t: AmountText, i: int, free: int) -> Mention | None:
    text = t.low[i]
    if not text.isdecimal():
        if text in NONE or text in ("no", "not"):
            return none_at(t, i)
        if text in words().times:
            return times_at(t, i, free) if multiplies(t, i) else None
        if text in words().sets["ones"]:
            return one_at(t, i, free)
    n = number_at(t, i)
    if n is None or n.last <= n.first:
        return None
    if text == "one" and _pronoun(t, n) and not range_from(t, n):
        return None
    n.first = max(n.first, free)
    return _mention(t, n, free)


def _pronoun(t: AmountText, n: Numeral) -> bool:
    """ "One" that stands for a person or a thing, or is no number at all."""
    low, sets = t.low, words().sets
    if n.last - n.first > 1:
        return False
    before, after = low[n.first - 1], low[n.last]
    if t.hyphen(n.last):
        return low[n.last + 1] not in unit_words().measures or low[n.last + 2].startswith("international")
    if before in sets["not_before_one"] or after in sets["one_stop"]:
        return True
    return not after.isalpha() and after != "%"


def _mention(t: AmountText, n: Numeral, free: int) -> Mention | None:
    share = n.form == "share"
    apart = kinds.aside(t, n)
    if not apart and n.form == "digits" and (kinds.is_year(t, n) or kinds.old_year(t, n)):
        apart = "date"
    if apart:
        last = n.last + (apart == "ordinal")
        return Mention(n.first, last, n.first, n.last, n.low, n.high, kind=apart, unit="other", why=apart)
    if ahead().get(t.low[n.first - 1], 0) & NEGATING and _below_zero(t, n):
        n.low, n.high = -n.high, -n.low
    n = _joined(t, n)
    unit = units.unit_around(t, n.first, n.last)
    first, last = (unit.first, unit.last) if unit else (n.first, n.last)
    first -= n.low < 0 and t.low[first - 1] in SIGNS
    before, after = hedge_before(t, first), _hedge_behind(t, n.last, last)
    if n.scale > 1 and t.low[n.last - 2] == "odd":
        after = Hedge(n.last, "about")  # "20-odd thousand"
    if unit and unit.kind in ("duration", "length") and _throughout(t, before, first, unit.kind):
        before = Hedge(first, "")
    if before.qualifier == "up_to" and t.is_at(before.at, "as", "many") and crooked(n):
        before = Hedge(first, "")
    low, high, qualifier = bound(n, before.qualifier, after.qualifier)
    quoted = before.at if qualifier != "exact" else first
    mention = Mention(max(min(quoted, first), free), max(last, after.at), n.first, n.last, low, high, qualifier)
    _classify(t, mention, n, unit, share)
    return mention


def _hedge_behind(t: AmountText, end: int, last: int) -> Hedge:
    """The hedge right behind the number that ends at ``end``, or behind its unit or noun."""
    hedges = words().behind
    after = hedge_after(t, end) if t.low[end] in hedges else NO_HEDGE
    if after.qualifier:
        return after
    at = last if last > end else _past_noun(t, end)
    after = hedge_after(t, at) if t.low[at] in hedges else NO_HEDGE
    if not after.qualifier:
        return NO_HEDGE
    return after if last > end else Hedge(end, after.qualifier)


NO_HEDGE = Hedge(-1, "")


def _joined(t: AmountText, n: Numeral) -> Numeral:
    """The number with a second end, or with the scale of the level it moved to."""
    if behind().get(t.low[n.last], 0) & RANGING or t.glued(n.last):
        return range_from(t, n) or levelled(t, n) or n
    return n


def _below_zero(t: AmountText, n: Numeral) -> bool:
    """ "minus 5", "-18 degrees", "-$45", "at -14"; a dash before a plain count is a mark."""
    sign = units.money_before(t, n.first) - 1
    before = t.low[sign]
    if before == "minus":
        return not t.is_at(sign - 2, "plus", "or") and not t.low[sign - 1].isdecimal()
    if before not in SIGNS or not t.glued(sign + 1) or t.glued(sign):
        return False
    if t.low[sign - 1] in STANDING:
        return True
    unit = units.unit_around(t, n.first, n.last)
    return unit is not None and unit.kind in ("temperature", "percent", "points")


STANDING = frozenset("at to of from was is were are between and than about around stood reached hit".split())


def _throughout(t: AmountText, before: Hedge, first: int, kind: str) -> bool:
    """ "over ten years", "run over 100m" are stretches; "for over ten years" and "took over ten hours" are bounds."""
    if before.at != first - 1 or t.low[before.at] != "over":
        return False
    return t.low[before.at - 1] not in LASTING if kind == "duration" else t.low[before.at - 1] in RACING


def _past_noun(t: AmountText, last: int) -> int:
    """Past the noun right behind a number: "three doses or more"."""
    return last + 1 if t.low[last] in nouns() else last


def _classify(t: AmountText, m: Mention, n: Numeral, unit: units.Unit | None, share: bool) -> None:
    """Set kind, unit, noun, rate and why."""
    m.why = n.form
    around, head = behind().get(t.low[n.last], 0), ahead().get(t.low[n.first - 1], 0)
    if (around | head) & AGING and kinds.age(t, n):
        m.kind, m.unit, m.why = "age", "other", "age"
        return
    if share:
        m.kind, m.unit = "fraction", "percent"
    elif unit:
        m.kind, m.noun = unit.kind, unit.noun
        m.unit = _reported(t, unit)
    elif around & TIMING and (t.low[n.last] in ("times", "fold") or (t.hyphen(n.last) and t.low[n.last + 1] == "fold")):
        noun = t.past_hyphen(n.last)
        m.kind, m.unit, m.noun, m.last = "times", "other", noun, max(m.last, noun + 1)
    else:
        _count(t, m)
    changing = (around | head) & CHANGING or t.compares
    if n.low < 0 and m.kind not in ("temperature", "money"):
        m.kind = "negative"
    elif changing and m.kind in ("count", "percent", "fraction") and change(t, n, m.noun):
        m.kind = "change"
    if t.rated and m.kind in ("count", "money", "length"):
        m.rate = units.rate_behind(t, m.last) or units.rate_before(t, m.first)


def _reported(t: AmountText, unit: units.Unit) -> str:
    if unit.kind == "percent":
        return "percent"
    if unit.kind not in ("length", "duration"):
        return "other"
    return unit_words().reported.get(t.low[unit.noun], "other")


def _count(t: AmountText, m: Mention) -> None:
    m.noun = units.noun_of(t, m.last)
    noun = units.noun_at(t, m.noun)
    m.unit = noun.unit if noun else ""
