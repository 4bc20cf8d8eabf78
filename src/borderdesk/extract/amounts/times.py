"""Words that say how many times: "twice", "doubled", "more than threefold"."""

from __future__ import annotations

from borderdesk.extract.amounts.amounttext import AmountText
from borderdesk.extract.amounts.bounds import bound, hedge_before
from borderdesk.extract.amounts.mention import Mention
from borderdesk.extract.amounts.numerals import Numeral
from borderdesk.extract.amounts.words import words


def multiplies(t: AmountText, i: int) -> bool:
    """Whether "doubled", "twice" or "double" says how many times, not "doubles champion" or "doubled down"."""
    sets, after = words().sets, t.low[i + 1]
    if (
        after in sets["multiplier_no"]
        or t.hyphen(i + 1)
        or t.hyphen(i - 1)
        or (after == "as" and t.low[i].endswith("ing"))
    ):
        return False
    if t.low[i] not in sets["multiplying"]:
        return True
    before = t.low[i - 1]
    return after in sets["multiplied"] and before not in sets["determiners"] and before not in ("'s", "s", "mixed")


def times_at(t: AmountText, i: int, free: int) -> Mention:
    """ "twice", "more than threefold"."""
    value, hedge = words().times[t.low[i]], hedge_before(t, i)
    low, high, qualifier = bound(Numeral(i, i + 1, value, value), hedge.qualifier, "")
    return Mention(max(hedge.at, free), i + 1, i, i + 1, low, high, qualifier, "times", "other", why="times word")
