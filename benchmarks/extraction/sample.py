"""Text of any size from the project's own sentences, the same on every run."""

from __future__ import annotations

import json
import random
from pathlib import Path

HERE = Path(__file__).parent
TESTS = HERE.parents[1] / "tests" / "extract"
SEED = 7
PARAGRAPH = 4  # sentences


def paragraphs(name: str, size: int) -> list[str]:
    """Paragraphs of the file's sentences, shuffled anew for each round, ``size`` characters or a little more."""
    sentences = (HERE / f"{name}.txt").read_text("utf-8").splitlines()
    chance, found, length = random.Random(SEED), [], 0
    while length < size:
        chance.shuffle(sentences)
        for i in range(0, len(sentences), PARAGRAPH):
            found.append(" ".join(sentences[i : i + PARAGRAPH]))
            length += len(found[-1]) + 2
    return found


def text(name: str, size: int) -> str:
    return "\n\n".join(paragraphs(name, size))[:size]


def awkward(size: int) -> dict[str, str]:
    """Texts nobody writes, each of ``size`` characters, which break careless patterns and loops."""
    chance, dense = random.Random(SEED), text("dense", size)
    unit = {
        "only digits": "1234567890",
        "only commas": ",",
        "'of ' again and again": "of ",
        "'and 5 ' again and again": "and 5 ",
        "'one ' again and again": "one ",
        "'5 of ' again and again": "5 of ",
        "'5 people ' again and again": "5 people ",
        "'visa 90 days ' again and again": "visa 90 days ",
        "a list of numbers": "5, ",
        "quotes with numbers": '"5 people," said ',
        "nested brackets": '(["',
        "one long word": "a",
        "spaces": " ",
        "line ends": "\n",
        "short lines": "a b\n",
    }
    texts = {name: (one * (size // len(one) + 1))[:size] for name, one in unit.items()}
    texts["one sentence without a full stop"] = dense.translate(str.maketrans(".?!\n", ",,, "))
    texts["only capitals"] = dense.upper()
    texts["random characters of Unicode"] = "".join(chr(chance.randrange(32, 0xD800)) for _ in range(size))
    return texts


def quantities() -> list[dict[str, object]]:
    """Sentences with their amounts as [quote, low, high, qualifier]."""
    lines = [line for file in sorted((TESTS / "quantities").glob("*.jsonl")) for line in file.open(encoding="utf-8")]
    return [json.loads(line) for line in lines]


def expressions() -> list[dict[str, str]]:
    """Sentences with one date expression: published, text without its brackets, start, end."""
    head, *rows = (TESTS / "dates" / "expressions.tsv").read_text("utf-8").splitlines()
    found = [dict(zip(head.split("\t"), row.split("\t"), strict=False)) for row in rows if row]
    return [{**row, "text": row["text"].replace("[", "").replace("]", "")} for row in found]
