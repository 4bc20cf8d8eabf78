"""Words that count nobody: "none", "no one", "not a single"."""

from __future__ import annotations

from borderdesk.extract.amounts.amounttext import AmountText
from borderdesk.extract.amounts.mention import Mention
from borderdesk.extract.amounts.words import nouns

MOVED = frozenset("has had have was came crossed left entered moved got passed could".split())


def none_at(t: AmountText, i: int) -> Mention | None:
    """ "nobody", "none", "no one", "not one", "not a single": zero."""
    last = i + 1
    if t.low[i] == "no":
        if t.low[i + 1] != "one" or t.low[i + 2] in ("of", "knows", "should", "wants"):
            return None
        last = i + 2
    elif t.low[i] == "not":
        if t.low[i + 1] == "one":
            last = i + 2
        elif t.is_at(i + 1, "a", "single"):
            last = i + 3
        elif t.low[i + 1] == "a" and t.low[i + 2] in nouns() and t.low[i + 3] in MOVED and not t.low[i - 1].isalpha():
            last = i + 2
        else:
            return None
    elif t.low[i] == "none" and t.low[i + 1] in ("other", "the"):
        return None
    return Mention(i, last, i, last, 0, 0, kind="none", unit="persons", why="nobody")
