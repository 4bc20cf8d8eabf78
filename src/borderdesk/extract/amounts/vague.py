"""Round words as intervals: dozens 24..99, hundreds 200..999, tens of thousands 20000..99999, scores 40..99.

The limits are those of the guidelines; larger words follow the pattern: from twice the word to one less than the next.
"""

from __future__ import annotations

from borderdesk.extract.amounts.amounttext import AmountText
from borderdesk.extract.amounts.numerals import Numeral
from borderdesk.extract.amounts.words import words

FEW = ("few", "several", "many", "some", "numerous", "various")
AGAIN = ("and", "upon", "after")
VERBS_OF_SCORES = frozenset("more were are have had was of others died killed injured".split())


def vague_at(t: AmountText, i: int) -> Numeral | None:
    """The round words at ``i``, with a "few" or "couple of" before them; None for a number or no round words."""
    text, table = t.low[i], words()
    if text in table.plural_scales or text == "tens":
        return _plural(t, i, table.plural_scales.get(text, 10))
    if text in table.scales and text != "score":
        return _few(t, i, table.scales[text])
    return None


def _plural(t: AmountText, i: int, scale: float) -> Numeral | None:
    low = t.low
    if low[i] == "scores" and (low[i + 1] not in VERBS_OF_SCORES or low[i + 2].isdecimal()):
        return None
    if low[i + 1] in AGAIN and low[i + 2] == low[i]:
        return _interval(t, i, i + 3, scale, 1)
    factor = words().plural_scales.get(low[i + 2], 1) if low[i + 1] == "of" else 1
    if factor == 1:
        return None if low[i] == "tens" else _interval(t, i, i + 1, scale, 1)
    return _interval(t, i, i + 3, scale, factor)


def _few(t: AmountText, i: int, scale: float) -> Numeral | None:
    """ "a few hundred", "several hundred thousand", "a couple of dozen"."""
    low = t.low
    couple = low[i - 1] == "couple" or t.is_at(i - 2, "couple", "of")
    if low[i - 1] not in ("few", "several") and not couple:
        return None
    last, factor = i + 1, words().scales.get(low[i + 1], 1)
    if factor > 1:
        last += 1
    if not couple:
        return _interval(t, i, last, scale, factor)
    found = _interval(t, i - 1 if low[i - 1] == "of" else i, last, scale, factor)
    found.low, found.high = 2 * scale * factor, 3 * scale * factor - 1
    return found


def _interval(t: AmountText, i: int, last: int, scale: float, factor: float) -> Numeral:
    low = t.low
    first = i - 1 if low[i - 1] in FEW or low[i - 1] == "couple" else i
    first -= low[first - 1] in ("a", "quite")
    bottom = 2 * scale * factor
    top = 100 if scale in (12, 20) else 10 * scale
    return Numeral(first, last, bottom, top * factor - 1, scale * factor, "vague")
