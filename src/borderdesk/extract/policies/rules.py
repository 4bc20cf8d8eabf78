"""The rules of a lexicon: which words a sentence must have, which patterns it must match, and what that says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, reduce
from operator import and_, or_
from typing import NamedTuple

from borderdesk.errors import LexiconError
from borderdesk.extract.lexicons import lexicon
from borderdesk.extract.policies.patterns import Node, beginnings, classes_in, demands, parse, spans


class Rule(NamedTuple):  # a dataclass takes ten times as long to import
    """What its patterns say. ``needs``: sets of words; a sentence without a word of each cannot match."""

    name: str
    policy: str
    value: str
    who: str
    needs: tuple[frozenset[str], ...]
    patterns: tuple[str, ...]


class Hit(NamedTuple):  # a dataclass takes ten times as long to import
    """Where a rule matched: tokens ``first``..``last``, last excluded."""

    rule: Rule
    first: int
    last: int


@dataclass(slots=True)
class Shape:
    """A pattern taken apart, with what lets most sentences pass without a try.

    ``asked``: the classes it cannot do without, and their ``sign``; ``some``: sets of classes, it needs one of each;
    ``first``: those that a match begins with; ``used``: all that it names.
    """

    node: Node
    sign: int
    asked: int
    some: tuple[int, ...]
    first: tuple[int, ...]
    used: int


def bits_of(numbers: tuple[int, ...]) -> int:
    """A bit for each number."""
    return reduce(or_, (1 << number for number in numbers), 0)


SIGN = 61  # bits that a processor compares at once; two thousand classes take thirty times as long


def sign_of(bits: int) -> int:
    """A class's bit is one of these few: what lacks the sign of a class lacks the class."""
    found = 0
    while bits:
        found |= bits & (1 << SIGN) - 1
        bits >>= SIGN
    return found


@dataclass(slots=True)
class Known:
    """What a word is: the rules that it opens (see `candidates`), its classes as bits, and their sign."""

    opens: int
    classes: int
    sign: int


@dataclass
class Grammar:
    """Words and their classes by number, and the rules in order of precedence."""

    classes: dict[str, frozenset[str]]
    numbers: dict[str, int]
    known: dict[str, Known]
    outside: dict[int, tuple[int, ...]]
    macros: dict[str, str]
    rules: tuple[Rule, ...]
    groups: dict[tuple[str, ...], tuple[str, ...]]
    phrases: dict[str, tuple[str, ...]]
    kinds: dict[tuple[str, str], tuple[str, str, str]]
    gates: tuple[frozenset[str], frozenset[str]]
    every_mark: int
    parsed: dict[str, Shape] = field(default_factory=dict)
    shapes: dict[int, tuple[int, list[Shape]]] = field(default_factory=dict)
    kept_out: dict[int, tuple[tuple[int, ...], int]] = field(init=False)
    group_words: tuple[int, frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        """What is asked for each sentence: the classes of what is outside of others, these by number and as bits; how
        many words the longest name of a group has, and the first words of all.
        """
        self.kept_out = {of: (others, bits_of(others)) for of, others in self.outside.items()}
        longest = max(map(len, self.groups), default=0)
        self.group_words = longest, frozenset(words[0] for words in self.groups)

    def members(self, words: Sequence[str], marks: Mapping[int, str], used: int) -> list[int]:
        """For each class of ``used`` the positions of its words; a position in ``marks`` is a mark, not its word."""
        found, get, outside = [0] * len(self.numbers), self.known.get, []
        for number, (others, bits) in self.kept_out.items():
            if used >> number & 1:
                outside.append((number, others))
                used |= bits
        sign = sign_of(used)
        for i, word in enumerate(words):
            known, mark = get(word), marks.get(i)
            if mark:
                bits = used & 1 << self.numbers[mark]
            else:
                bits = used & known.classes if known and known.sign & sign else 0
            while bits:
                found[(bits & -bits).bit_length() - 1] |= 1 << i
                bits &= bits - 1
        everything = (1 << len(words)) - 1
        for number, others in outside:
            found[number] = everything & ~reduce(or_, (found[other] for other in others), 0)
        return found

    def present(self, words: Iterable[str], marks: Mapping[int, str]) -> tuple[int, int]:
        """One bit per class that may have a word in the sentence, and their sign."""
        found, sign = 0, 0
        for known in filter(None, map(self.known.get, words)):
            found |= known.classes
            sign |= known.sign
        for mark in {*marks.values()}:
            found |= 1 << self.numbers[mark]
            sign |= 1 << self.numbers[mark] % SIGN
        return found, sign

    def tree(self, pattern: str) -> Shape:
        """The pattern taken apart, when a sentence first needs it."""
        known = self.parsed.get(pattern)
        if known is None:
            node = parse(pattern, self.numbers, self.macros)
            first, empty = beginnings(node)
            if empty:
                raise LexiconError(
                    f"policies.toml: found {pattern!r}, which nothing would match, expected a word at least"
                )
            asked = demands(node, frozenset(self.outside))
            single = reduce(or_, (one for one in asked if one.bit_count() == 1), 0)
            some = tuple(one for one in dict.fromkeys(asked) if not one & single)
            known = self.parsed[pattern] = Shape(node, sign_of(single), single, some, tuple(first), classes_in(node))
        return known

    def _shapes(self, number: int) -> tuple[int, list[Shape]]:
        """The patterns of a rule taken apart, kept, and the sign of what none of them can do without."""
        shapes = [self.tree(pattern) for pattern in self.rules[number].patterns]
        common = reduce(and_, (shape.asked for shape in shapes), (1 << len(self.numbers)) - 1)
        found = self.shapes[number] = sign_of(common), shapes
        return found

    def may_rule(self, words: Sequence[str], goes_on: bool = False) -> bool:
        """Whether a sentence has a word that rules and one that rules are about; most fail the first test.

        Where it ``goes_on`` from a rule just told, the first will do: "Hungarians have needed one since Monday".
        """
        ruling, topics = self.gates
        return not ruling.isdisjoint(words) and (goes_on or not topics.isdisjoint(words))

    def candidates(self, words: Iterable[str]) -> int:
        """One bit per rule of whose every need the sentence has a word; 0 for nearly all sentences."""
        found = 0
        for known in filter(None, map(self.known.get, words)):
            found |= known.opens
        size = len(self.rules) + 1
        return found & found >> size & found >> 2 * size & (1 << size) - 1

    def open_to(self, words: Iterable[str], wanted: int) -> int:
        """Those of the rules ``wanted`` (see `candidates`) that may match, whatever is named and marked."""
        present, sign = self.present(words, {})
        possible = self._possible(present | self.every_mark, sign | sign_of(self.every_mark), wanted)
        return bits_of(tuple({number: None for number, _ in possible}))

    def hits(self, words: Sequence[str], marks: Mapping[int, str], wanted: int) -> Iterator[Hit]:
        """All matches of the rules ``wanted`` (see `candidates`), in the order of the rules."""
        possible = self._possible(*self.present(words, marks), wanted)
        used = reduce(or_, (shape.used for _, shape in possible), 0)
        members = self.members(words, marks, used) if possible else []
        for number, shape in possible:
            for first, last in spans(shape.node, members, shape.first):
                yield Hit(self.rules[number], first, last)

    def _possible(self, present: int, sign: int, wanted: int) -> list[tuple[int, Shape]]:
        """The patterns of the rules ``wanted``, by number, of whose every demand the sentence has a word."""
        found, absent = [], ~present
        for number in _numbers(wanted & (1 << len(self.rules)) - 1):
            common, shapes = self.shapes.get(number) or self._shapes(number)
            for shape in shapes if common & sign == common else ():
                if shape.sign & sign != shape.sign or shape.asked & absent:
                    continue
                if all(one & present for one in shape.some):
                    found.append((number, shape))
        return found


def _numbers(bits: int) -> list[int]:
    """Where the bits stand, from the lowest."""
    found = []
    while bits:
        found.append((bits & -bits).bit_length() - 1)
        bits &= bits - 1
    return found


@cache
def grammar(name: str = "policies") -> Grammar:
    """The grammar of one lexicon file; read once, when the first text needs it."""
    from borderdesk.extract.policies.building import build

    return build(lexicon(name))
