"""Text cut into its smallest pieces, and where a mark among them ends a sentence."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from operator import not_
from sys import intern

# words of plain letters first: nearly all are, and a range of letters is tried faster than a class
PIECE = re.compile(r"\s+|[A-Za-z]++(?![^\W\d_])|[^\W\d_]+|\d+|[^\w\s]|_")


def pieces(text: str) -> tuple[list[str], list[int]]:
    """All pieces of the text, white space too, and where each starts; ``"".join(pieces) == text``."""
    parts = PIECE.findall(text)
    return parts, [0, *accumulate(map(len, parts))]


ENDER = re.compile("[.!?\u2026]")
CLOSERS = {'"', "\u201d", "\u2019", "'", ")", "]", "\u00bb"}
ABBREVIATED = frozenset(
    "mr mrs ms dr prof gen col lt sgt maj capt cmdr adm rev st gov sen rep hon jr sr no nos vs etc approx dept fig vol"
    " art sec para jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun km mi"
    " supt insp cpl brig ft sq est inc ltd corp co".split()
)
CLOSING_ABBREVIATIONS = frozenset("co inc ltd no km etc".split())  # these may stand last in a sentence
OPENING = frozenset(
    "the a an it he she they we in on at but and by for from this that these those its his their there as after before"
    " since of when while more about some around nearly almost up i you all most officials police".split()
)


class Same(dict[str, str]):
    """One object for each piece that comes again and again, with its hash: those of the last texts.

    They are Python's own interned strings, as are the words of the lexicon: there a word is found by its address. But
    it is sooner found here than among all strings of the program.
    """

    def __missing__(self, piece: str) -> str:
        if len(self) >= MOST:
            self.clear()
        self[piece] = found = intern(piece)
        return found


class Lowered(Same):
    """The same in lower case, with curly apostrophes made straight."""

    def __missing__(self, piece: str) -> str:
        if len(self) >= MOST:
            self.clear()
        self[piece] = found = intern(LOWER(piece).replace("\u2019", "'"))
        return found


LOWER: Callable[[str], str] = str.lower  # called by its name mypyc's own is taken, which ends words in "σ"
MOST = 20_000  # words, of some hundred articles
SAME, LOWERED = Same(), Lowered()
LONGEST = 400  # pieces, about 200 words


class Pieces:
    """The pieces of a block (white space too): where each starts, and whether it is a token."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.parts = [*map(SAME.__getitem__, PIECE.findall(text, start, end))]
        self.offsets = array("i", accumulate(map(len, self.parts), initial=start))  # a list takes forty bytes a number
        self.tokens = bytes(map(not_, map(str.isspace, self.parts)))

    def sentences(self, enders: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Cut after those of the marks at the offsets ``enders`` that end a sentence: (first piece, last excluded)."""
        first, parts = 0, self.parts
        for i in [bisect_left(self.offsets, offset) for offset in enders]:
            if _ends(parts, i):
                stop = i + 1
                while stop < len(parts) and parts[stop] in CLOSERS:
                    stop += 1
                yield first, stop
                first = stop
        yield first, len(parts)

    def runs(self, first: int, stop: int) -> Iterator[tuple[int, int]]:
        """A sentence as it is, or, where it is longer than people write, in runs that end at white space.

        Finders compare the words of a sentence with each other; a table without full stops must not cost its square.
        """
        while stop - first > LONGEST:
            last = first + LONGEST
            cut = next((i for i in range(last, last - LONGEST // 2, -1) if not self.tokens[i]), last)
            yield first, cut
            first = cut
        yield first, stop


def _ends(parts: list[str], i: int) -> bool:
    """Whether the mark at ``i`` ends a sentence: space and a beginning follow, and no abbreviation stands before."""
    after = i + 1
    while after < len(parts) and parts[after] in CLOSERS:
        after += 1
    if after >= len(parts) - 1:
        return after < len(parts)
    if not parts[after].isspace():
        return False
    following = parts[after + 1]
    if following[:1].islower():
        return False
    if parts[i] != ".":
        return True
    before = parts[i - 1] if i else ""
    if len(before) == 1 and before.isalpha() and before not in "I":
        return following.lower() in OPENING and i > 1 and parts[i - 2] == "."
    if before.lower() not in ABBREVIATED:
        return True
    return before.lower() in CLOSING_ABBREVIATIONS and following.lower() in OPENING
