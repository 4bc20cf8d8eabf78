"""Make lexicon/moods.csv anew: how much each word around a number speaks for a plan, a ceiling or a denial. `make moods`

Learned from are the numbers of annotated/ (but those held out) and of two tables in movement/: moods.tsv, passages of one
number each, a fact or none, by many hands, and modality.tsv. `--held-out` prints instead, for each file, how well its
numbers are told apart by the weights of the others: of those that the rules tell as facts, how many that are none are
caught, and how many facts are lost.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

os.environ["BORDERDESK_NATIVE"] = "0"  # the rules are asked without the weights, which only plain modules allow

import numpy as np
from regression import CLOSED, DIGITS, Case, Model

from borderdesk.extract import lexicons
from borderdesk.extract.movement import finder
from borderdesk.extract.movement.reader.weighed import ENOUGH, alike, placed
from borderdesk.extract.text import split

HERE = Path(__file__).parent
TABLES = tuple(HERE / "movement" / f"{name}.tsv" for name in ("moods", "modality", "measures", "sentences"))
PUBLISHED = "2024-05-15"
TOPIC = "\n\nRefugees and asylum seekers are a matter for the border police.\n"  # else one sentence may be of anything
L1, L2 = 0.7, 5.0
LIGHTEST = 4  # weights that are written
TESTED = ("modality", "measures", "sentences")
FACTS = 5  # times that a fact of a table of tests counts: there half are none, in news few are, and rules know them


class Told(NamedTuple):
    """A number: its signs, and what the rules take it for."""

    case: Case
    modality: str


def items(path: Path) -> Iterator[dict[str, Any]]:
    """Texts with their figures; of a passage told as a fact or as none all numbers are, but those in braces."""
    lines = path.read_text("utf-8").split("\n")
    if path.suffix == ".jsonl":
        yield from map(json.loads, filter(None, lines))
        return
    for line in filter(None, lines[1:]):
        told, text, *rows = line.split("\t")
        text = text.replace("\\n", "\n")
        if rows:
            yield {"text": text, "published": PUBLISHED, "figures": figures(text, rows[0])}
        elif path.stem == "measures":
            whole = re.sub(r"[\[\]]", "", text)
            yield {"text": whole + TOPIC, "published": PUBLISHED, "figures": bracketed(told, text)}
        else:
            yield {"text": re.sub("[{}]", "", text) + TOPIC, "published": PUBLISHED, "figures": passages(told, text)}


def passages(told: str, text: str) -> Iterator[dict[str, Any]]:
    """The parts of a passage in which all numbers are facts, and in which none are: within braces it is the other way."""
    end = 0
    for part, fact in zip(re.split("[{}]", text), cycle((told == "fact", told != "fact"))):
        start, end = end, end + len(part)
        yield {"start": start, "end": end, "measure": "any", "modality": "observed" if fact else "expected"}


def bracketed(measures: str, text: str) -> Iterator[dict[str, Any]]:
    """The numbers in brackets, each of its measure: facts."""
    end = 0
    named = iter(measures.split())
    for number, part in enumerate(re.split(r"[\[\]]", text)):
        start, end = end, end + len(part)
        if number % 2:
            yield {"start": start, "end": end, "measure": next(named), "modality": "observed"}


def figures(text: str, rows: str) -> Iterator[dict[str, Any]]:
    """The movements of a row of sentences.tsv, in the order of the text."""
    end = 0
    for row in filter(None, map(str.strip, rows.split(";"))):
        quote, measure, *_, modality = row.split("|")
        start = max(text.find(quote, end), 0)
        end = start + len(quote)
        yield {"start": start, "end": end, "measure": measure, "modality": modality}


def numbers(path: Path) -> Iterator[Told]:
    """The movements that are read in the texts of a file, where the annotation knows them."""
    for item in items(path):
        published = date.fromisoformat(item["published"])
        sentences = split(item["text"])
        known = [*item["figures"]]
        behind = [*(one.low for one in sentences[1:]), []]
        for one in (one for told in finder.find_movements(sentences, published) for one in told.found):
            s, m = one.sentence, one.mention
            start, end = s.starts[m.first], s.ends[m.last - 1]
            gold = [row for row in known if row["start"] < end and start < row["end"]]
            if one.event.measure == "not_movement" or not gold or gold[0]["measure"] == "not_movement":
                continue
            modality = gold[0].get("modality", "observed")
            if modality != "two_way":
                them = placed(one, published) + alike(one, behind[s.index])
                words = [(place, word) for place, listed in them for word in listed]
                signs = [f"{place} {word}" for place, word in words if not word[0].isdecimal()]
                yield Told(Case(path.stem, signs, modality != "observed"), one.event.modality)


def learned(told: list[Told]) -> Model:
    """The weights of these numbers, but those held out."""
    cases = [one.case for one in told if one.case.source not in CLOSED]
    tested = [one for one in cases if one.source in TESTED and not one.true]
    return Model(cases + (FACTS - 1) * tested, L1, L2)


def held_out(told: list[Told], names: list[str]) -> None:
    """For each file what the weights of all others change."""
    for name in names:
        own = [one for one in told if one.case.source == name]
        over = DIGITS * learned([one for one in told if one.case.source != name]).scores([one.case for one in own])
        true = np.array([one.case.true for one in own])
        fact = np.array([one.modality == "observed" for one in own])
        counts = [(fact & true), (fact & true & (over >= ENOUGH)), (fact & ~true), (fact & ~true & (over >= ENOUGH))]
        told_as = "{1} of {0} caught, {3} of {2} facts lost"
        print(f"{name:14}", told_as.format(*(int(count.sum()) for count in counts)))


if __name__ == "__main__":
    finder.doubt = lambda *_: None
    paths = [*sorted(HERE.glob("annotated/*.jsonl")), *TABLES]
    known = [one for path in paths for one in numbers(path)]
    if "--held-out" in sys.argv:
        held_out(known, [path.stem for path in paths])
    else:
        Path(lexicons.FOLDER, "moods.csv").write_text(learned(known).table(LIGHTEST), "utf-8")
