"""Documents for tests of many: short items from the annotated texts, each with numbers of its own."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ANNOTATED = Path(__file__).parent / "extract" / "annotated"
NUMBER = re.compile(r"(?<![\d,.-])[1-9]\d{0,2}(,\d{3})+(?![\d,])")


def items(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """``count`` documents of two or three sentences; the same for the same seed."""
    chance = random.Random(seed)
    texts = list(_texts())
    for number in range(count):
        told = chance.choice(texts)
        text = NUMBER.sub(lambda _: f"{chance.randrange(1_000, 900_000):,}", told["text"])
        yield {"id": f"item-{number:06}", "published": told["published"], "text": f"Item {number}. {text}"}


def _texts() -> Iterator[dict[str, Any]]:
    for path in sorted(ANNOTATED.glob("*.jsonl")):
        if path.name == "held-out.jsonl":
            continue
        for line in path.read_text("utf-8").splitlines():
            told = json.loads(line)
            paragraphs = [part for part in told["text"].split("\n") if len(part) > 60]
            for part in paragraphs:
                sentences = re.split(r"(?<=[.!?]) ", part)
                for at in range(0, len(sentences), 3):
                    yield {"published": told["published"], "text": " ".join(sentences[at : at + 3])}


def write(path: Path, documents: Iterable[dict[str, Any]]) -> None:
    """A document a line, compressed where the name says so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    told = (json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in documents)
    if path.suffix == ".gz":
        with gzip.open(path, "wb", compresslevel=1) as packed:
            packed.writelines(told)
    else:
        with path.open("wb") as plain:
            plain.writelines(told)


def lines(folder: Path) -> list[str]:
    """The lines of all parts, sorted: what two runs must have in common."""
    return sorted(line for path in folder.glob("part-*.jsonl") for line in path.read_text("utf-8").splitlines())
