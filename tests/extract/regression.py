"""Logistic regression over signs, with a penalty on the weights' size: what makes the tables of weights.

The penalties are L1 and L2, the weights are found by FISTA (Beck and Teboulle, 2009, https://doi.org/10.1137/080716542).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

DIGITS = 100  # weights are written in hundredths
CLOSED = tuple(f"held-out-{number}" for number in range(3, 13))  # annotated texts that nothing is learned from
LEAST = 3  # cases in which a sign must stand
STEPS = 400
Floats = NDArray[np.float64]


class Case(NamedTuple):
    """What is told apart by its signs; ``source`` is the file it comes from."""

    source: str
    signs: list[str]
    true: bool


class Model:
    """Logistic regression over signs; ``weights[-1]`` is the base that every case has."""

    def __init__(self, told: Sequence[Case], l1: float = 1.0, l2: float = 3.0) -> None:
        counts = Counter(sign for one in told for sign in set(one.signs))
        self.number = {sign: n for n, sign in enumerate(sorted(s for s, count in counts.items() if count >= LEAST))}
        index, starts, rows = self._matrix([one.signs for one in told])
        rule = np.array([float(one.true) for one in told])
        size = len(self.number) + 1
        penalty, ridge = np.full(size, l1), np.full(size, l2)
        penalty[-1] = ridge[-1] = 0.0

        def back(errors: Floats) -> Floats:
            return np.bincount(index, weights=errors[rows], minlength=size)

        vector = np.random.default_rng(0).normal(size=size)
        for _ in range(15):  # the largest curvature, by power iteration
            vector /= np.linalg.norm(vector)
            vector = back(np.add.reduceat(vector[index], starts))
        step = 1 / (np.linalg.norm(vector) / 4 + l2)
        weights, ahead, speed = np.zeros(size), np.zeros(size), 1.0
        for _ in range(STEPS):
            chance = 1 / (1 + np.exp(-np.add.reduceat(ahead[index], starts)))
            moved = ahead - step * (back(chance - rule) + ridge * ahead)
            moved = np.sign(moved) * np.maximum(np.abs(moved) - step * penalty, 0)
            faster = (1 + np.sqrt(1 + 4 * speed**2)) / 2
            ahead = moved + (speed - 1) / faster * (moved - weights)
            weights, speed = moved, faster
        self.weights = weights

    def _matrix(self, lists: Sequence[Sequence[str]]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        base = len(self.number)
        known = [[*(self.number[sign] for sign in signs if sign in self.number), base] for signs in lists]
        lengths = np.array([len(signs) for signs in known])
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        return np.array([n for signs in known for n in signs]), starts, np.repeat(np.arange(len(known)), lengths)

    def scores(self, cases: Sequence[Case]) -> Floats:
        index, starts, _ = self._matrix([one.signs for one in cases])
        return np.add.reduceat(self.weights[index], starts)

    def table(self, least: int = 1) -> str:
        """Rows of a sign and its weight in hundredths, those under ``least`` left out; the base has no sign."""
        rounded = {sign: round(DIGITS * float(self.weights[n])) for sign, n in self.number.items()}
        rows = sorted((sign, weight) for sign, weight in rounded.items() if abs(weight) >= least)
        rows.insert(0, ("", round(DIGITS * float(self.weights[-1]))))
        return "sign,weight\n" + "".join(f"{sign},{weight}\n" for sign, weight in rows)
