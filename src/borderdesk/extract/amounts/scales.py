"""Words and letters that multiply the number before them: "million", "lakh", "k", and not the "m" of metres."""

from __future__ import annotations

from borderdesk.extract.amounts.amounttext import AmountText
from borderdesk.extract.amounts.words import nouns, unit_words, words

MARKS = frozenset(",.'·٫٬")
RACES = frozenset("50 60 100 110 200 400 800 1500 3000 5000 10000".split())


def scale_at(t: AmountText, i: int) -> float:
    """The factor of a scale word at ``i`` or behind a hyphen there, 0 for none."""
    table = words()
    i = t.past_hyphen(i)
    text = t.low[i]
    factor = table.scales.get(text) or (table.plural_scales.get(text) if text not in ("scores", "dozens") else 0)
    if factor and text != "score":
        return 0 if t.low[i + 1] in ("of", "upon") and text in table.plural_scales else factor
    return table.short_scales.get(text, 0) if text in table.short_scales and _is_scale(t, i) else 0


def _is_scale(t: AmountText, i: int) -> bool:
    """Whether the short word at ``i`` is a scale: "5m", "$5 B", "3 mn", not "4 m wide" or "5 k"."""
    text, raw, glued = t.low[i], t.raw[i], t.glued(i)
    if text in ("m", "b", "t", "k"):
        money = _after_sign(t, i)
        if text in ("b", "t"):
            return money or (raw == "B" and glued)
        if text == "k":
            return glued or money
        return (glued or money or raw == "M" or _followed_by_noun(t, i)) and (money or not _metres(t, i))
    return text != "mil" or not glued


def _after_sign(t: AmountText, i: int) -> bool:
    """Whether a sign of money stands before the digits that end at ``i``."""
    j = i - 1
    while t.low[j].isdecimal() or (t.low[j] in MARKS and t.low[j]):
        j -= 1
    units = unit_words()
    return t.low[j] in units.signs or (t.low[j] in units.codes and len(t.low[j]) > 1 and t.glued(j + 1))


def _metres(t: AmountText, i: int) -> bool:
    """Whether the "m" at ``i`` is metres: "6m wide", "the 1,800m race", "jumped 6.12m", and not "5m people"."""
    after, sets = t.low[i + 1], words().sets
    if after in sets["meters"]:
        return after not in ("above", "below", "run", "square", "final", "across")
    if t.low[i - 2] == "," and t.glued(i) and t.raw[i] == "m" and after not in sets["people"]:
        return True  # "the 10,000m champion"
    counted = after in sets["people"] or after in nouns() or after in sets["after_million"]
    if counted or not t.glued(i) or t.raw[i] != "m":
        return False
    before = t.low[i - 2]
    if before in ("the", "s", "x", "men", "women") and t.low[i - 1] in RACES:
        return True
    return not sets["metric"].isdisjoint(t.low[max(i - 8, 0) : i + 8])


def _followed_by_noun(t: AmountText, i: int) -> bool:
    """ "3.7 m people": a letter apart from its number is a million only before the people."""
    return t.capital(i + 1) or t.low[i + 1] in words().sets["people"]
