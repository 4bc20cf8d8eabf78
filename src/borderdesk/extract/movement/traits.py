"""Which sets of words a sentence has a word of, as one number: a rule whose words are absent costs one look.

Each set is a bit. The bits of all tokens are gathered once for a sentence; rules then ask ``traits & HARM`` before they
look where such a word stands. Some bits stand for phrases: two or more words in a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from sys import intern
from typing import Generic, TypeVar

from borderdesk.extract.movement.words import word_set, words

Rule = TypeVar("Rule")
Phrase = tuple[str, ...]
Words = Iterable[str] | Callable[[], Iterable[str]]
Phrases = Iterable[Phrase] | Callable[[], Iterable[Phrase]]
Tail = tuple[list[str], int]  # all words of a phrase, and its bit
EVERY = 1
"""The bit that every sentence has: of rules that ask for no word."""
_known: dict[int, Words] = {EVERY: ()}
_said: dict[int, Phrases] = {}


def trait(of: Words) -> int:
    """The bit of a set of words; a set that the lexicon holds is given as what reads it."""
    bit = _free()
    _known[bit] = of
    return bit


def phrases(of: Phrases) -> int:
    """The bit of a set of phrases, given like words."""
    bit = _free()
    _said[bit] = of
    return bit


def _free() -> int:
    _bits.cache_clear()
    _tails.cache_clear()
    return 1 << len(_known) + len(_said)


class Asked(Generic[Rule]):
    """Rules in order, each with the words it cannot do without; a sentence is asked only those whose words it has."""

    MOST = 1000  # sentences of different words that are remembered

    def __init__(self, *rules: tuple[Rule, int]) -> None:
        self.rules = rules
        self.mask = 0
        for _, asked in rules:
            self.mask |= asked
        self.known: dict[int, tuple[Rule, ...]] = {}

    def of(self, traits: int) -> tuple[Rule, ...]:
        """The rules of a sentence with these traits."""
        traits &= self.mask
        found = self.known.get(traits)
        if found is None:
            if len(self.known) >= self.MOST:
                self.known.clear()
            found = self.known[traits] = tuple(rule for rule, asked in self.rules if traits & asked)
        return found


def named(*names: str) -> int:
    """The bit of the words under these names of [sets]."""
    return trait(lambda: frozenset().union(*map(word_set, names)))


def ending(name: str) -> int:
    """The bit of the phrases of that name."""
    return phrases(lambda: [phrase for ended in words().ended[name].values() for phrase in ended])


@cache
def _bits() -> dict[str, int]:
    found: dict[str, int] = {}
    for bit, of in _known.items():
        for word in of() if callable(of) else of:
            found[intern(word)] = found.get(word, 0) | bit
    for bit, said in _said.items():
        for phrase in said() if callable(said) else said:
            if len(phrase) == 1:
                found[intern(phrase[0])] = found.get(phrase[0], 0) | bit
    return found


@cache
def _tails() -> dict[str, dict[str, tuple[Tail, ...]]]:
    """The phrases by their last word, and by the one before it."""
    found: dict[str, dict[str, tuple[Tail, ...]]] = {}
    for bit, said in _said.items():
        for phrase in said() if callable(said) else said:
            if len(phrase) > 1:
                ended = found.setdefault(intern(phrase[-1]), {})
                ended[intern(phrase[-2])] = (*ended.get(phrase[-2], ()), ([*phrase], bit))
    return found


def traits_of(tokens: list[str]) -> int:
    """The bits of all sets of which the tokens have a word or a phrase."""
    found, ends = EVERY, _tails()
    for bits in filter(None, map(_bits().get, tokens)):
        found |= bits
    for last in [i for i, token in enumerate(tokens) if token in ends and i]:
        for phrase, bit in ends[tokens[last]].get(tokens[last - 1], ()):
            if tokens[max(last + 1 - len(phrase), 0) : last + 1] == phrase:
                found |= bit
    return found
