"""The rules of a lexicon: which words a sentence must have, which patterns it must match, and what that says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, reduce
from operator import or_
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

    ``asked``: the classes it cannot do without; ``some``: sets of classes, it needs one of each; ``first``: those that
    a match begins with; ``outside``: those it names that are what is outside of others.
    """

    node: Node
    asked: tuple[int, ...]
    some: tuple[tuple[int, ...], ...]
    first: tuple[int, ...]
    outside: tuple[int, ...]


@dataclass(slots=True)
class Known:
    """What a word is: the rules that it opens (see `candidates`), and its classes."""

    opens: int
    classes: tuple[int, ...]


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
    every_mark: tuple[int, ...]
    parsed: dict[str, Shape] = field(default_factory=dict)
    shapes: dict[int, tuple[tuple[int, ...], list[Shape]]] = field(default_factory=dict)
    group_words: tuple[int, frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        """How many words the longest name of a group has, and the first words of all."""
        longest = max(map(len, self.groups), default=0)
        self.group_words = longest, frozenset(words[0] for words in self.groups)

    def members(self, words: list[str], marks: dict[int, str]) -> list[int]:
        """For each class the positions of its words; a position in ``marks`` is a mark, not its word."""
        found = [0] * len(self.numbers)
        for i, word in enumerate(words):
            known = self.known.get(word)
            if i in marks:
                found[self.numbers[marks[i]]] |= 1 << i
            elif known is not None:
                for number in known.classes:
                    found[number] |= 1 << i
        return found

    def _keep_out(self, members: list[int], size: int, used: set[int]) -> None:
        """Give the classes ``used`` of what is outside of others their positions in a sentence of ``size`` words."""
        for number in used:
            members[number] = (1 << size) - 1 & ~reduce(or_, (members[other] for other in self.outside[number]), 0)

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
            asked = dict.fromkeys(map(_numbers, demands(node, frozenset(self.outside))))
            single = {one[0]: None for one in asked if len(one) == 1}
            some = tuple(one for one in asked if single.keys().isdisjoint(one))
            outside = tuple(number for number in _numbers(classes_in(node)) if number in self.outside)
            known = self.parsed[pattern] = Shape(node, (*single,), some, tuple(first), outside)
        return known

    def _shapes(self, number: int) -> tuple[tuple[int, ...], list[Shape]]:
        """The patterns of a rule taken apart, kept, and what none of them can do without."""
        shapes = [self.tree(pattern) for pattern in self.rules[number].patterns]
        common = frozenset(shapes[0].asked).intersection(*(shape.asked for shape in shapes))
        found = self.shapes[number] = tuple(sorted(common)), shapes
        return found

    def may_rule(self, words: list[str], goes_on: bool = False) -> bool:
        """Whether a sentence has a word that rules and one that rules are about; most fail the first test.

        Where it ``goes_on`` from a rule just told, the first will do: "Hungarians have needed one since Monday".
        """
        ruling, topics = self.gates
        return not ruling.isdisjoint(words) and (goes_on or not topics.isdisjoint(words))

    def candidates(self, words: list[str]) -> int:
        """One bit per rule of whose every need the sentence has a word; 0 for nearly all sentences."""
        found = 0
        for word in words:
            known = self.known.get(word)
            if known is not None:
                found |= known.opens
        size = len(self.rules) + 1
        return found & found >> size & found >> 2 * size & (1 << size) - 1

    def open_to(self, words: list[str], wanted: int) -> int:
        """Those of the rules ``wanted`` (see `candidates`) that may match, whatever is named and marked."""
        members = self.members(words, {})
        for mark in self.every_mark:
            members[mark] = 1
        return reduce(or_, (1 << number for number, _ in self._possible(members, wanted)), 0)

    def hits(self, words: list[str], marks: dict[int, str], wanted: int) -> Iterator[Hit]:
        """All matches of the rules ``wanted`` (see `candidates`), in the order of the rules."""
        members = self.members(words, marks)
        possible = self._possible(members, wanted)
        self._keep_out(members, len(words), {number for _, shape in possible for number in shape.outside})
        for number, shape in possible:
            for first, last in spans(shape.node, members, shape.first):
                yield Hit(self.rules[number], first, last)

    def _possible(self, members: list[int], wanted: int) -> list[tuple[int, Shape]]:
        """The patterns of the rules ``wanted``, by number, of whose every demand the sentence has a word."""
        found = []
        for number in _numbers(wanted & (1 << len(self.rules)) - 1):
            common, shapes = self.shapes.get(number) or self._shapes(number)
            if _has_all(members, common):
                found += [(number, shape) for shape in shapes if _may_match(shape, members)]
        return found


def _has_all(members: list[int], classes: tuple[int, ...]) -> bool:
    return all(members[number] for number in classes)


def _may_match(shape: Shape, members: list[int]) -> bool:
    return _has_all(members, shape.asked) and all(any(members[one] for one in some) for some in shape.some)


def _numbers(bits: int) -> tuple[int, ...]:
    """Where the bits stand, from the lowest."""
    found = []
    while bits:
        found.append((bits & -bits).bit_length() - 1)
        bits &= bits - 1
    return tuple(found)


@cache
def grammar(name: str = "policies") -> Grammar:
    """The grammar of one lexicon file; read once, when the first text needs it."""
    from borderdesk.extract.policies.building import build

    return build(lexicon(name))
