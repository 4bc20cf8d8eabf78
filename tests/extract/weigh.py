"""Make lexicon/weights.csv anew: how much each word of a clause speaks for a rule. `make weights`

Clauses of annotated texts that overlap a policy's quote most are rules, all others are none, those that only touch one
are left out. The weights are those of logistic regression with a penalty on their size (L1 and L2, found by FISTA:
Beck and Teboulle, 2009, https://doi.org/10.1137/080716542). Learned from are the whole texts of annotated/, where
rules are as rare as they are in news, and policies/wordings.csv. `python tests/extract/weigh.py FILE.jsonl ...` takes
other texts; --held-out prints instead how well the clauses of each file are told by the weights of the others.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from borderdesk.extract import lexicons
from borderdesk.extract.policies.rules import grammar
from borderdesk.extract.policies.scene import Scene, scene
from borderdesk.extract.policies.segments import segments
from borderdesk.extract.policies.signs import edges, stem, words_of
from borderdesk.extract.policies.weighing import DIGITS, classes_weighed
from borderdesk.extract.text import split

HERE = Path(__file__).parent
CLOSED = ("held-out-3", "held-out-4", "counts")  # not learned from
LEAST = 3  # clauses in which a sign must stand
L1, L2, STEPS = 1.0, 3.0, 400
Floats = NDArray[np.float64]


class Clause(NamedTuple):
    source: str
    signs: list[str]
    rule: bool


def signs_of(seen: Scene, first: int, last: int, classes: dict[str, list[str]]) -> list[str]:
    words = words_of(seen, first, last)
    if not words:
        return []
    plain = [word for word in words if word.islower()]
    found = words + [f"^{stem(word)}" for word in plain]
    found += [f"@{name}" for word in plain for name in classes.get(word, ())]
    found += [f"{one} {two}" for one, two in pairwise(words)]
    return found + edges(words, seen.sentence.low[first - 1] if first else "")


def items(path: Path) -> Iterable[dict[str, Any]]:
    """Texts with their policies; in a table of wordings a rule is all of its sentence, or what [[ ]] hold."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            yield from (worded(row["policies"], row["sentence"]) for row in csv.DictReader(file))
    else:
        yield from map(json.loads, path.read_text("utf-8").splitlines())


def worded(policies: str, sentence: str) -> dict[str, Any]:
    written, spans = "", []
    for part in re.split(r"(\[\[|\]\])", sentence):
        if part == "[[":
            spans.append({"start": len(written), "end": len(written)})
        elif part == "]]":
            spans[-1]["end"] = len(written)
        else:
            written += part
    whole = [{"start": 0, "end": len(written)}]
    return {"text": written, "policies": [] if policies == "none" else spans or whole}


def clauses(path: Path) -> Iterable[Clause]:
    """The clauses of all texts of a file that are a rule or none."""
    classes: dict[str, list[str]] = {}
    for name, words in classes_weighed(grammar()).items():
        for word in words:
            classes.setdefault(word, []).append(name)
    for item in items(path):
        quotes = sorted({(row["start"], row["end"]) for row in item["policies"]})
        for sentence in split(item["text"]):
            if sentence.kind == "furniture":
                continue
            seen = scene(sentence, grammar())
            cut = segments(seen)
            spans = [(sentence.starts[first], sentence.ends[last - 1]) for first, last in cut]
            rule, touched = told(spans, quotes)
            for number, (first, last) in enumerate(cut):
                if number in rule or number not in touched:
                    yield Clause(path.stem, signs_of(seen, first, last, classes), number in rule)


def told(spans: Sequence[tuple[int, int]], quotes: Sequence[tuple[int, int]]) -> tuple[set[int], set[int]]:
    """Which clauses overlap a quote most, and which overlap one at all."""
    rule, touched = set(), set()
    for start, end in quotes:
        over = [(min(end, last) - max(start, first), number) for number, (first, last) in enumerate(spans)]
        over = [(size, number) for size, number in over if size > 0]
        touched |= {number for _, number in over}
        if over:
            rule.add(max(over)[1])
    return rule, touched


class Model:
    """Logistic regression over signs; ``weights[-1]`` is the base that every clause has."""

    def __init__(self, told: Sequence[Clause]) -> None:
        counts = Counter(sign for clause in told for sign in set(clause.signs))
        self.number = {sign: n for n, sign in enumerate(sorted(s for s, count in counts.items() if count >= LEAST))}
        index, starts, rows = self._matrix([clause.signs for clause in told])
        rule = np.array([float(clause.rule) for clause in told])
        size = len(self.number) + 1
        penalty, ridge = np.full(size, L1), np.full(size, L2)
        penalty[-1] = ridge[-1] = 0.0

        def back(errors: Floats) -> Floats:
            return np.bincount(index, weights=errors[rows], minlength=size)

        vector = np.random.default_rng(0).normal(size=size)
        for _ in range(15):  # the largest curvature, by power iteration
            vector /= np.linalg.norm(vector)
            vector = back(np.add.reduceat(vector[index], starts))
        step = 1 / (np.linalg.norm(vector) / 4 + L2)
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

    def scores(self, clauses: Sequence[Clause]) -> Floats:
        index, starts, _ = self._matrix([clause.signs for clause in clauses])
        return np.add.reduceat(self.weights[index], starts)

    def table(self) -> str:
        rounded = {sign: round(DIGITS * float(self.weights[n])) for sign, n in self.number.items()}
        rows = sorted((sign, weight) for sign, weight in rounded.items() if weight)
        rows.insert(0, ("", round(DIGITS * float(self.weights[-1]))))
        return "sign,weight\n" + "".join(f"{sign},{weight}\n" for sign, weight in rows if "," not in sign)


def held_out(told: Sequence[Clause]) -> None:
    """Precision, recall and F1 for each file, with the weights of all other files."""
    for source in dict.fromkeys(clause.source for clause in told):
        own = [clause for clause in told if clause.source == source]
        over = Model([clause for clause in told if clause.source != source]).scores(own) > 0
        rule = np.array([clause.rule for clause in own])
        right, found, wanted = int((over & rule).sum()), int(over.sum()), int(rule.sum())
        print(f"{source:16} {right / found:.2f} {right / wanted:.2f} {2 * right / (found + wanted):.2f}")


if __name__ == "__main__":
    paths = [Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    paths = paths or [*sorted(HERE.glob("annotated/*.jsonl")), HERE / "policies" / "wordings.csv"]
    told_apart = [clause for path in paths if path.stem not in CLOSED for clause in clauses(path)]
    if "--held-out" in sys.argv:
        held_out(told_apart)
    else:
        Path(lexicons.FOLDER, "weights.csv").write_text(Model(told_apart).table(), "utf-8")
