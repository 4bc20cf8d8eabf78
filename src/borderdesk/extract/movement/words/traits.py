"""Which sets of words a sentence has a word of, as one number: a rule whose words are absent costs one look.

Each set is a bit. The bits of all tokens are gathered once for a sentence; rules then ask ``traits & HARM`` before they
look where such a word stands. Some bits stand for phrases: two or more words in a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import Generic, TypeVar

from borderdesk.extract.movement.words.words import word_set, words

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
    _table.cache_clear()
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


@dataclass(slots=True)
class Word:
    """The bits of a word, and the phrases that end with it under the word before it."""

    bits: int
    ended: dict[str, list[Tail]] | None = None


@cache
def _table() -> dict[str, Word]:
    found: dict[str, Word] = {}
    for bit, of in _known.items():
        for word in of() if callable(of) else of:
            _word(found, word).bits |= bit
    for bit, said in _said.items():
        for phrase in said() if callable(said) else said:
            last = _word(found, phrase[-1])
            if len(phrase) == 1:
                last.bits |= bit
            else:
                last.ended = last.ended or {}
                last.ended.setdefault(intern(phrase[-2]), []).append(([*phrase], bit))
    return found


def _word(table: dict[str, Word], word: str) -> Word:
    return table.setdefault(intern(word), Word(0))


def traits_of(tokens: list[str]) -> int:
    """The bits of all sets of which the tokens have a word or a phrase."""
    found, table = EVERY, _table()
    for last, token in enumerate(tokens):
        word = table.get(token)
        if word is None:
            continue
        found |= word.bits
        if word.ended and last:
            for phrase, bit in word.ended.get(tokens[last - 1], ()):
                if tokens[max(last + 1 - len(phrase), 0) : last + 1] == phrase:
                    found |= bit
    return found
