"""The number that starts at a token, whatever its form."""

from __future__ import annotations

from borderdesk.extract.amounts.amounttext import AmountText
from borderdesk.extract.amounts.numberwords import with_half, words_at
from borderdesk.extract.amounts.numerals import Numeral, digits_at
from borderdesk.extract.amounts.shares import share_at, share_from
from borderdesk.extract.amounts.vague import vague_at
from borderdesk.extract.amounts.words import words


def number_at(t: AmountText, i: int) -> Numeral | None:
    """Digits, words, round words ("hundreds"); the share that begins there ("six in ten") goes first."""
    text, table = t.low[i], words()
    if text.isdecimal():
        found: Numeral | None = _digits(t, i)
    elif text in table.plural_scales or text == "tens":
        return vague_at(t, i)
    elif text in table.scales:
        found = vague_at(t, i) or words_at(t, i)
    elif text in table.parts:
        return words_at(t, i) or share_at(t, i) if text in ("half", "quarter") else share_at(t, i)
    elif text in table.units or text in table.tens or text in table.glyphs:
        found = words_at(t, i)
    else:
        return None
    if found is None or found.form == "vague":
        return found
    return share_from(t, found) or found


def _digits(t: AmountText, i: int) -> Numeral:
    """Digits, with a half behind them: "25 and a half days", "a 12-and-a-half-year term"."""
    found = digits_at(t, i)
    if found.form == "digits" and t.low[t.past_hyphen(found.last)] == "and":
        value, last, _ = with_half(t, found.low, found.last, found.scale)
        if last > found.last and t.low[last] != "of":
            return Numeral(i, last, value, value, found.scale, "decimal")
    return found
