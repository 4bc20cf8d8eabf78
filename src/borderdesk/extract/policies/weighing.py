"""Clauses weighed: how much in the words of a clause speaks for a rule, how much for news.

A text says in countless words that somebody may, must or can no longer do something. So each word of a clause, each
class of the lexicon it is in and each pair of words has a weight, learned from annotated texts (tests/extract/weigh.py
makes the table lexicon/weights.csv); a clause is a rule where they add up to enough. This is logistic regression with
an L1 penalty, which leaves most words without a weight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from borderdesk.extract.lexicons import written
from borderdesk.extract.policies.rules import Grammar, grammar
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.signs import edges, stem, words_of

ENOUGH = 100  # a clause that weighs as much is a rule
PLENTY = 210  # and one of no known kind that weighs as much
TOO_LITTLE = -215  # what a pattern has matched in a clause of less weight is no rule
PROMISING = 400  # a sentence whose words weigh less has no such clause
DIGITS = 100  # weights are written in hundredths


@dataclass
class Scale:
    """Weights in hundredths, by sign; those of a word, its stem and its classes are added up when it is first met."""

    weights: dict[str, int]
    classes: dict[str, frozenset[str]]
    base: int

    def __post_init__(self) -> None:
        self.words = Kept(self._word)
        self.gains = Kept(lambda word: max(self.words[word], 0))
        self.pairing = frozenset(sign.partition(" ")[0] for sign in self.weights if " " in sign)
        self.of_classes: dict[str, int] = {}
        for name, words in self.classes.items():
            weight = self.weights.get(f"@{name}", 0)
            for word in words if weight else ():
                self.of_classes[word] = self.of_classes.get(word, 0) + weight

    def _word(self, word: str) -> int:
        weight = self.weights.get(word, 0)
        if word.islower():
            weight += self.weights.get(f"^{stem(word)}", 0) + self.of_classes.get(word, 0)
        return weight

    def clause(self, scene: Scene, first: int, last: int) -> int:
        """How much speaks for a rule in the tokens ``first``..``last``."""
        words = words_of(scene, first, last)
        if not words:
            return self.base
        total = self.base
        for word in words:
            total += self.words[word]
        for one, two in pairwise(words):
            if one in self.pairing:
                total += self.weights.get(f"{one} {two}", 0)
        before = scene.sentence.low[first - 1] if first else ""
        return total + sum(self.weights.get(sign, 0) for sign in edges(words, before))

    def promising(self, words: Iterable[str]) -> int:
        """The most that the words of a sentence may weigh, its pairs aside."""
        return sum(map(self.gains.__getitem__, words))


class Kept(dict[str, int]):
    """What was worked out for each word met so far; a number as such has no weight."""

    def __init__(self, work_out: Callable[[str], int]) -> None:
        super().__init__()
        self.work_out = work_out

    def __missing__(self, word: str) -> int:
        if word.isdecimal():
            return 0
        found = self.work_out(word)
        if len(self) < MOST:
            self[word] = found
        return found


MOST = 50_000  # words, more than a newsroom uses in a year


@cache
def scale() -> Scale:
    """The weights of the lexicon; read once, when the first text needs them."""
    rows = (line.rsplit(",", 1) for line in written("weights.csv").splitlines()[1:])
    weights = {sign: int(weight) for sign, weight in rows}
    return Scale(weights, classes_weighed(grammar()), weights.pop(""))


def classes_weighed(rules: Grammar) -> dict[str, frozenset[str]]:
    """The classes of the lexicon but those that only gather words for a gate."""
    return {name: words for name, words in rules.classes.items() if name not in IDLE}


IDLE = frozenset(
    "ADVERB RULING TOPIC ADJUNCT OBLIQUE BEFORE_NAME TRAVELWORD PREP FAR NUMBER JOIN REL AUX MONTH AT_BORDERS".split()
)
