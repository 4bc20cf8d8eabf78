"""Towns by the thousand: a place only where the words around say so, "in Kisoro", "Kisoro district", "KISORO -"."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from itertools import accumulate

from borderdesk.extract.geography.words import Form, tokens_of, words
from borderdesk.extract.text import Sentence
from borderdesk.place import TABLES

DATELINE = ([","], ["-"], ["\u2013"], ["\u2014"], ["("], ["/"])
DASHES = frozenset(("-", "\u2013", "\u2014"))
LINE = 12  # tokens of a dateline, its dash with them


class Lines:
    """The names and codes of towns.csv in order, in one run of bytes: a list of them would be three megabytes."""

    def __init__(self, rows: Iterable[str]) -> None:
        lines = sorted(row.rpartition(",")[0].encode() for row in rows)
        self.written = b"".join(lines)
        self.starts = array("i", accumulate(map(len, lines), initial=0))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, i: int) -> str:
        return self.written[self.starts[i] : self.starts[i + 1]].decode()


@cache
def lines() -> Lines:
    """Thirty thousand forms would fill the memory, few of them are ever met."""
    with open(f"{TABLES}/towns.csv", encoding="utf-8") as file:  # noqa: PTH123
        next(file)
        return Lines(map(str.rstrip, file))


def places(sentence: Sentence) -> list[int]:
    """The tokens where a town may begin: with a capital beside a word of place, or first in the sentence."""
    raw, low, before = sentence.raw, sentence.low, _leading()
    found = [i for i, word in enumerate(low[:-1], 1) if word in before and raw[i][0].isupper()]
    if "for" in low:
        bound = [i for i in range(1, len(raw) - 1) if low[i] == "for" and low[i - 1] in words("bound")]
        found += [i + 1 for i in bound if raw[i + 1][0].isupper()]
    nouns = words("settlements")
    for k in [k for k, word in enumerate(low) if word in nouns] if not nouns.isdisjoint(low) else ():
        found += _beside(sentence, k)
    if len(raw[0]) > 3 and _opens(raw):
        return [0, *found]
    return [STAMP, *found] if _stamped(raw) else found


@cache
def _leading() -> frozenset[str]:
    return words("place_prepositions") | words("going")


def _beside(sentence: Sentence, k: int) -> list[int]:
    """Where a name begins that the noun at ``k`` calls a town: "Kisoro district", "the town of Kisoro"."""
    raw = sentence.raw
    if k + 2 < len(raw) and sentence.low[k + 1] == "of":
        return [k + 2] if raw[k + 2][0].isupper() else []
    for i in (k - 3, k - 2, k - 1):
        form = town_at(sentence, i) if i >= 0 and raw[i][0].isupper() else None
        if form and i + len(form.low) == k:
            return [i]
    return []


def _stamped(raw: list[str]) -> bool:
    """ "11:45 Kisoro. Inside the fence ...": the entry of a live blog says where it is."""
    return (
        len(raw) > STAMP and raw[0].isdecimal() and raw[2].isdecimal() and raw[1] in ":." and raw[STAMP + 1 :] in ENDS
    )


STAMP = 3  # tokens of a time of the day
ENDS: tuple[list[str], ...] = ([], ["."], [":"])


def _opens(raw: list[str]) -> bool:
    """ "KISORO, May 3 -", "Kisoro - ": a dateline."""
    behind = raw[1:LINE]
    return raw[0].isupper() or (raw[0][0].isupper() and raw[1:2] in DATELINE and not DASHES.isdisjoint(behind))


def town_at(sentence: Sentence, i: int) -> Form | None:
    """The longest name of a town that begins at token ``i``."""
    token = sentence.raw[i]
    key = token.capitalize() if token.isupper() else token
    table, found = lines(), None
    for at in range(bisect_left(range(len(table)), key, key=table.__getitem__), len(table)):
        line = table[at]
        if not line.startswith(key):
            break
        name, code = line.split(",")
        tokens = tokens_of(name)
        low = tuple(part.lower() for part in tokens)
        if tuple(sentence.low[i : i + len(low)]) == low and (found is None or len(low) > len(found.low)):
            found = Form(tokens, low, frozenset({"city"}), ((code,),), name, namelike=len(tokens) == 1)
    return found
