"""Text cut into its smallest pieces, and where a mark among them ends a sentence."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator
from itertools import accumulate, chain
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
    " supt insp cpl brig ft sq est inc ltd corp co rs tk rp sh shs ksh kshs ush tsh".split()
)
# these may stand last in a sentence
CLOSING_ABBREVIATIONS = frozenset("co inc ltd no km etc rs tk rp sh shs ksh kshs ush tsh".split())
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


class Judged(dict[str, bool]):
    """What a test says of each word of the last texts."""

    def __init__(self, test: Callable[[str], bool]) -> None:
        super().__init__()
        self.test = test

    def __missing__(self, word: str) -> bool:
        if len(self) >= MOST:
            self.clear()
        self[word] = found = self.test(word)
        return found


class Chunks(dict[str, tuple[str, ...]]):
    """The tokens of what stands between two white spaces, of the last texts: most words come again and again."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        found = (*map(SAME.__getitem__, PIECE.findall(chunk)),)
        if len(chunk) <= LONG_CHUNK:
            if len(self) >= MOST_CHUNKS:
                self.clear()
            self[chunk] = found
        return found


CHUNKS = Chunks()
MOST_CHUNKS = 8_000  # of about 150 bytes each
LONG_CHUNK = 40  # characters; longer ones hardly come twice


def tokens(text: str, start: int, end: int) -> Iterator[tuple[int, int, list[str]]]:
    """The sentences of the block ``start``..``end`` of a text: from, to (excluded), and the tokens there."""
    for first, last in cuts(text, start, end):
        words = text[first:last].split()
        found = _tokens(words)
        if len(found) + len(words) <= LONGEST:
            yield first, last, found[:]
        else:
            yield from ((one, after, _tokens(text[one:after].split())) for one, after in runs(text, first, last))


def _tokens(words: list[str]) -> list[str]:
    """Tokens in a list with room to spare; a copy is as long as it must be."""
    return [*chain.from_iterable(map(CHUNKS.__getitem__, words))]


def cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The block ``start``..``end`` of a text cut after each mark that ends a sentence: offsets, the end excluded."""
    first = start
    for mark in ENDER.finditer(text, start, end):
        at: int = mark.start()
        after = _closed(text, at + 1, end)
        if _ends(text, start, at, after, end):
            yield first, after
            first = after
    yield first, end


def runs(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A sentence longer than people write, ``first``..``last``, in runs that end at white space, as offsets.

    Finders compare the words of a sentence with each other; a table without full stops must not cost its square.
    """
    parts = PIECE.findall(text, first, last)
    offsets = array("i", accumulate(map(len, parts), initial=first))  # a list takes forty bytes a number
    begin, stop = 0, len(parts)
    while stop - begin > LONGEST:
        full = begin + LONGEST
        cut = next((i for i in range(full, full - LONGEST // 2, -1) if parts[i].isspace()), full)
        yield offsets[begin], offsets[cut]
        begin = cut
    yield offsets[begin], last


def _closed(text: str, at: int, end: int) -> int:
    """Where the quotation marks and brackets that stand at ``at`` end."""
    while at < end and text[at] in CLOSERS:
        at += 1
    return at


def _ends(text: str, start: int, at: int, after: int, end: int) -> bool:
    """Whether the mark at ``at`` ends a sentence: space and a beginning follow, and no abbreviation stands before."""
    if after >= end or not text[after].isspace():
        return False
    while after < end and text[after].isspace():
        after += 1
    if after >= end or text[after].islower():
        return False
    if text[at] != ".":
        return True
    first = _word_before(text, start, at)
    before = text[first:at]
    if len(before) == 1 and before != "I":
        return first > start and text[first - 1] == "." and _opens(text, after, end)
    if before.lower() not in ABBREVIATED:
        return True
    return before.lower() in CLOSING_ABBREVIATIONS and _opens(text, after, end)


LONGEST_ABBREVIATION = max(map(len, ABBREVIATED))


def _word_before(text: str, start: int, at: int) -> int:
    """Where the letters before ``at`` begin; of a word too long for an abbreviation, one letter more than that."""
    first = at
    while first > start and at - first <= LONGEST_ABBREVIATION and text[first - 1].isalpha():
        first -= 1
    return first


def _opens(text: str, at: int, end: int) -> bool:
    """Whether a word that begins sentences stands at ``at``."""
    word = PIECE.match(text, at, end)
    return bool(word and word.group().lower() in OPENING)
