"""Which sets of words a sentence has a word of, as one number: a rule whose words are absent costs one look.

Each set is a bit. The bits of all tokens are gathered once for a sentence; rules then ask ``traits & HARM`` before they
look where such a word stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from borderdesk.extract.movement.words import word_set, words

Words = Iterable[str] | Callable[[], Iterable[str]]
_known: list[Words] = []


def trait(of: Words) -> int:
    """The bit of a set of words; a set that the lexicon holds is given as what reads it."""
    _known.append(of)
    _bits.cache_clear()
    return 1 << len(_known) - 1


def named(*names: str) -> int:
    """The bit of the words under these names of [sets]."""
    return trait(lambda: frozenset().union(*map(word_set, names)))


def ending(name: str) -> int:
    """The bit of the last words of the phrases of that name."""
    return trait(lambda: words().ended[name])


@cache
def _bits() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, of in enumerate(_known):
        for word in of() if callable(of) else of:
            found[word] = found.get(word, 0) | 1 << number
    return found


def traits_of(tokens: Sequence[str]) -> int:
    """The bits of all sets of which the tokens have a word."""
    found, get = 0, _bits().get
    for token in tokens:
        found |= get(token, 0)
    return found
