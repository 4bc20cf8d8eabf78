"""Make lexicon/weights.csv anew: how much each word of a clause speaks for a rule. `make weights`

Clauses of annotated texts that overlap a policy's quote most are rules, all others are none, those that only touch one
are left out. The weights are those of logistic regression (regression.py). Learned from are the whole texts of annotated/, where
rules are as rare as they are in news, and policies/wordings.csv. `python tests/extract/weigh.py FILE.jsonl ...` takes
other texts; --held-out prints instead how well the clauses of each file are told by the weights of the others.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from regression import CLOSED, Case, Model

from borderdesk.extract import lexicons
from borderdesk.extract.policies.rules import grammar
from borderdesk.extract.policies.scene import Scene, scene
from borderdesk.extract.policies.segments import segments
from borderdesk.extract.policies.signs import edges, stem, words_of
from borderdesk.extract.policies.weighing import classes_weighed
from borderdesk.extract.text import split

HERE = Path(__file__).parent
UNLEARNED = (*CLOSED, "counts")


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


def clauses(path: Path) -> Iterable[Case]:
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
                    yield Case(path.stem, signs_of(seen, first, last, classes), number in rule)


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


def held_out(told: Sequence[Case]) -> None:
    """Precision, recall and F1 for each file, with the weights of all other files."""
    for source in dict.fromkeys(clause.source for clause in told):
        own = [clause for clause in told if clause.source == source]
        over = Model([clause for clause in told if clause.source != source]).scores(own) > 0
        rule = np.array([clause.true for clause in own])
        right, found, wanted = int((over & rule).sum()), int(over.sum()), int(rule.sum())
        print(f"{source:16} {right / found:.2f} {right / wanted:.2f} {2 * right / (found + wanted):.2f}")


if __name__ == "__main__":
    paths = [Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    paths = paths or [*sorted(HERE.glob("annotated/*.jsonl")), HERE / "policies" / "wordings.csv"]
    told_apart = [clause for path in paths if path.stem not in UNLEARNED for clause in clauses(path)]
    if "--held-out" in sys.argv:
        held_out(told_apart)
    else:
        Path(lexicons.FOLDER, "weights.csv").write_text(Model(told_apart).table(), "utf-8")
