"""What an archive costs, piece by piece, in processor time: the numbers behind docs/archive.md.

``python benchmarks/press/costs.py`` prints them. Processor time, not the clock, so that a busy machine counts little.
"""

from __future__ import annotations

import gzip
import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
from archives import ANNOTATED, items, write
from borderdesk.archive.document import Document
from borderdesk.archive.harvest import Lost, harvest
from borderdesk.archive.part import Part
from borderdesk.archive.reader import Reader, edition
from borderdesk.archive.reading import Outcome, read_part
from borderdesk.cluster.connection import connected
from borderdesk.cluster.extraction import _packed, _unpacked
from borderdesk.cluster.stream import streamed

ORDINARY = Path(__file__).parents[1] / "extraction" / "ordinary.txt"
SHORT, LONG, PAGES, PASSED = 3_000, 400, 150, 30_000


def main() -> None:
    """One line per piece."""
    annotated = [json.loads(line)["text"] for path in sorted(ANNOTATED.glob("w*.jsonl")) for line in path.open()]
    ordinary = ORDINARY.read_text("utf-8")
    news = [mixed(ordinary, annotated, number) for number in range(LONG)]
    told("short items", [one["text"] for one in items(SHORT)])
    told("articles about borders", annotated)
    told("news articles, one in twenty about borders", news)
    pages = [page(text) for text in news[:PAGES]]
    told("the same as HTML pages", pages, "page.html", news[:PAGES])
    passing("short items", [one["text"] for one in items(SHORT)])
    passing("news articles", scrambled(news))
    scheduling()


def mixed(ordinary: str, annotated: list[str], number: int) -> str:
    """About 3,500 characters; every twentieth begins with a text about borders."""
    start = number * 997 % len(ordinary)
    general = (ordinary[start:] + ordinary)[:3_500]
    return (annotated[number % len(annotated)] + "\n\n" + general)[:3_500] if number % 20 == 0 else general


def scrambled(texts: list[str]) -> list[str]:
    """Their words in another order each time: as long, and packed as badly as real texts."""
    chance, words = random.Random(1), " ".join(texts[:50]).split()
    return [" ".join(chance.choices(words, k=len(text) // 6)) for text in texts * 5]


def page(text: str) -> str:
    """A page of a newspaper: the article between menus, teasers, comments and scripts, some 90 kB."""
    menu = "".join(f'<li class="n{n}"><a href="/section/{n}">Section {n}</a></li>' for n in range(120))
    teasers = "".join(
        f'<div class="teaser"><a href="/story/{n}"><img src="/i/{n}.jpg" alt=""><h3>Story {n}</h3></a>'
        f"<p>What happened in place {n}, told in a line or two.</p></div>"
        for n in range(80)
    )
    script = "<script>var config = " + json.dumps({f"key{n}": "v" * 40 for n in range(500)}) + ";</script>"
    body = "".join(f"<p>{part}</p>" for part in text.split("\n") if part)
    day = '<meta property="article:published_time" content="2023-06-13T08:00:00Z">'
    head = f"<head><title>News</title>{day}</head>"
    article = f"<main><article><h1>News</h1>{body}</article></main>"
    return (
        f"<html>{head}<body>{script}<nav><ul>{menu}</ul></nav>{article}<aside>{teasers}</aside>{script}</body></html>"
    )


def told(name: str, texts: list[str], file: str = "a.jsonl", inner: list[str] | None = None) -> None:
    """Milliseconds for a document, and what it leaves on disk."""
    documents = [_document(text, file, line) for line, text in enumerate(texts, start=1)]
    reader, outcomes = Reader(edition=edition()), []
    spent = _spent(lambda: outcomes.append(read_part(documents, reader)))
    [*_, outcome] = outcomes
    characters = statistics.mean(map(len, inner or texts))
    row = outcome.files["{}.jsonl"]
    tables = read_part(documents, Reader("parquet", edition=edition())).files
    count = len(texts)
    print(
        f"{name}: {characters:,.0f} characters, {1000 * spent / count:.2f} ms, {outcome.figures / count:.1f} figures, "
        f"{outcome.policies / count:.2f} policies; kB a document: {len(row) / count / 1000:.2f} jsonl, "
        f"{len(gzip.compress(row, 6)) / count / 1000:.2f} jsonl.gz, "
        f"{sum(map(len, tables.values())) / count / 1000:.2f} parquet; {len(outcome.problems)} problems",
        flush=True,
    )


def passing(name: str, texts: list[str]) -> None:
    """What the command itself spends: reading, packing, unpacking, writing, with workers that take no time.

    Then again, when all is finished: reading and hashing.
    """
    reader = Reader(edition=edition())
    outcome = _packed(read_part([_document(text, "a.jsonl", 1) for text in texts[:1000]], reader))

    def engine(parts: Iterator[Part], reader: Reader) -> Iterator[tuple[Part, Outcome | Lost]]:
        for part in parts:
            _packed(part.documents)
            yield part, _unpacked(outcome)

    with TemporaryDirectory() as home:
        path = Path(home) / "a.jsonl.gz"
        write(path, ({"id": n, "text": f"{random.random()} {texts[n % len(texts)]}"} for n in range(PASSED)))
        spent = []
        for _ in range(2):
            clock = time.process_time()
            harvest([str(path)], Path(home) / "results", reader, 1000, engine)
            spent.append(1000 * (time.process_time() - clock) / PASSED)
    print(f"the command itself, {name}: {spent[0]:.3f} ms a document, {spent[1]:.3f} where all is finished", flush=True)


def scheduling() -> None:
    """Tasks a second through a scheduler and two workers, each task doing nothing with 100 kB."""
    with connected(workers=2) as connection:
        connection.client.wait_for_workers(2)
        clock, load = time.perf_counter(), b"x" * 100_000
        count = sum(1 for _ in streamed(connection, len, ((n, (load,)) for n in range(1000))))
        print(f"Dask: {count / (time.perf_counter() - clock):,.0f} tasks a second, by the clock", flush=True)


def _document(text: str, file: str, line: int) -> Document:
    if file.endswith(".html"):
        return Document(file, 0, text.encode())
    told: dict[str, Any] = {"id": line, "published": "2023-06-13", "text": text}
    return Document(file, line, json.dumps(told, ensure_ascii=False).encode())


def _spent(work: Callable[[], object]) -> float:
    """Processor seconds, the median of three after a first time that loads what is needed."""
    work()
    found = []
    for _ in range(3):
        clock = time.process_time()
        work()
        found.append(time.process_time() - clock)
    return statistics.median(found)


if __name__ == "__main__":
    main()
