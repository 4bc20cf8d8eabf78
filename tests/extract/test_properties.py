"""What holds for a reading of any text: spans, order, finite values, no exception, the same again."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import textwrap
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from soundness import checked

from borderdesk.extract import read

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))
PUBLISHED = date(2024, 5, 15)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))
MARKS = [*",.;:!?-–—/()[]'\"’“”%$€£+~<>=&#*_…°½", "\n", "\n\n", "\t", "\u00a0", "\u202f", "\u200b", "\r\n"]
ODD = [
    "\u202e",
    "\u200f",
    "\u2066",
    "\u0301",
    "\u0308",
    "\u00ad",
    "\ufeff",
    "\U0001f6c2",
    "٣",
    "५",
    "²",
    "Ⅻ",
    "İ",
    "ß",
    "ﬁ",
]
WORDS = """
0 1 2 3 12 27 98 000 1,200 98 000 1.5 2022 954 20-30k 3.2 lakh crore million thousand hundred dozen half a quarter of third
no nobody none more than fewer at least up to about some between and or so from to into over under nearly another further
people migrants refugees lorries boats families Russians Afghans Ukrainians Turks Georgia Poland Ukraine Sudan Chad Turkey
Belarus Gaza border crossing camp guards police ministry said told denied reported on in since by until Monday Tuesday March
yesterday week last this year day hour entered crossed left fled reached returned deported turned back refused waiting queue
hosts registered applied visas permits expected will could limit quota whom including them compared with up down percent %
days hours km per each twice both directions visa-free 24 February 2022 90 days not only its the is were have been had
""".split()
TOKENS = st.sampled_from(WORDS) | st.sampled_from(MARKS) | st.sampled_from(ODD) | st.integers(0, 10**9).map(str)
MIXED = st.lists(st.tuples(TOKENS, st.sampled_from([" ", " ", " ", ""])), max_size=60).map(
    lambda parts: "".join(token + space for token, space in parts)
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200) | MIXED

NEWS = """\
Guards said 1,240 people entered Poland from Ukraine on Monday and 59 on Tuesday, of whom a third were children.
Nearly 2,000 people left Lebanon for Syria on Friday, compared with 500 on Thursday, the army said.
The ministry denied a report that 4,000 people had entered Jordan from Syria since 24 February 2022.
Panama will admit no more than 300 Colombians a day; nobody was turned back, said Ana Ruiz, 34, a spokeswoman.
Drivers wait 30 hours in a 14-km queue to cross from Russia into Georgia; some 800 lorries stood there at 6.30 a.m.
Half a million Afghans (about 54 percent of them men) returned home from Pakistan and Iran in the past two weeks.
Citizens of Serbia may stay visa-free for up to 90 days until 31 March, and must leave by 1 June 2024.
Between 20,000 and 30,000 Syrians are hosted in Turkey, 3.2 lakh in all, with 1 500 asylum applications in April.
""".splitlines()


def unplaced(text: str) -> list[dict[str, Any]]:
    """The figures without their offsets, white space in quotes and names made single."""
    figures = checked(text, PUBLISHED)["figures"]
    return [
        {
            key: " ".join(value.split()).replace("- ", "-") if isinstance(value, str) else value
            for key, value in figure.items()
            if key not in ("start", "end")
        }
        for figure in figures
    ]


@settings(max_examples=400, deadline=None)
@given(TEXTS, DAYS)
@example("The m sistry p,000 the number of Sudanese living in Cxad.", None)
@example("-1°", None)
@example("Minus 5 people crossed into Poland in minus 3 hours", None)
def test_any_text_gives_a_sound_reading(text: str, published: date | None) -> None:
    assert set(checked(text, published)) == {"figures", "policies"}


def mutated(dice: random.Random) -> str:
    """Two sentences of news with a few tokens deleted, doubled or swapped."""
    parts = re.findall(r"\s+|\w+|[^\w\s]", " ".join(dice.sample(NEWS, 2)))
    for _ in range(dice.randint(1, 8)):
        i, j = dice.randrange(len(parts)), dice.randrange(len(parts))
        match dice.randrange(3):
            case 0 if len(parts) > 1:
                del parts[i]
            case 1:
                parts.insert(j, parts[i])
            case _:
                parts[i], parts[j] = parts[j], parts[i]
    return "".join(parts)


@pytest.mark.parametrize("seed", range(10))
def test_damaged_news_gives_a_sound_reading(seed: int) -> None:
    dice = random.Random(seed)
    texts = [mutated(dice) for _ in range(300)]
    assert sum(bool(checked(text, PUBLISHED)["figures"]) for text in texts) > 250


def news(size: int, dice: random.Random) -> str:
    return "\n\n".join(" ".join(dice.sample(NEWS, 3)) for _ in range(size))


def wrapped(text: str, width: int, *, hyphens: bool = False) -> str:
    """Each paragraph of the text on lines of at most ``width``, words whole, and hyphens too unless said."""
    return "\n\n".join(
        textwrap.fill(part, width, break_long_words=False, break_on_hyphens=hyphens) for part in text.split("\n\n")
    )


@pytest.mark.parametrize("width", [40, 60, 66, 72, 79, 88, 100, 110, 120])
def test_lines_wrapped_anew_give_the_same_figures(width: int) -> None:
    text = news(4, random.Random(width))
    assert unplaced(wrapped(text, width)) == unplaced(text) != []


@pytest.mark.parametrize("width", [40, 60, 72, 90, 120])
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_wrapped_anew_gives_the_same_figures(path: Path, width: int) -> None:
    text = path.read_text("utf-8")
    assert unplaced(wrapped(text, width)) == unplaced(text) != []


@pytest.mark.parametrize("hyphens", [False, True], ids=["hyphens whole", "hyphens too"])
@pytest.mark.parametrize("name", ["briefs", "counts", "news", "web", "world"])
def test_an_annotated_text_wrapped_anew_gives_the_same_figures(name: str, hyphens: bool) -> None:
    lines = (Path(__file__).parent / "annotated" / f"{name}.jsonl").read_text("utf-8").splitlines()
    for item in map(json.loads, lines[::3]):
        text = item["text"]
        width = 40 + len(text) % 50
        if not re.search(r"[^\n]\n[^\n]", text):  # lists and headlines keep their lines
            assert unplaced(wrapped(text, width, hyphens=hyphens)) == unplaced(text), item["id"]


def test_a_line_broken_within_a_sentence_changes_nothing() -> None:
    whole = "On Monday 1,200 refugees crossed into Kenya from Somalia."
    for space in (i for i, letter in enumerate(whole) if letter == " "):
        below = whole[space + 1 :]
        if below[0].islower() or whole[:space].split()[-1] in ("On", "into", "from"):
            assert unplaced(f"{whole[:space]}\r\n{below}") == unplaced(whole), below


PROGRAM = """
import json, sys
from datetime import date
from borderdesk.extract import as_record, read
text = sys.stdin.buffer.read().decode("utf-8")
print(json.dumps(as_record(read(text, date(2024, 5, 15)))))
"""


def printed(text: str, seed: str, locale: str) -> bytes:
    settings_of_run = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale}
    run = subprocess.run([sys.executable, "-c", PROGRAM], input=text.encode(), capture_output=True, env=settings_of_run)
    assert run.returncode == 0, run.stderr.decode()
    return run.stdout


def test_a_reading_is_the_same_in_every_run_and_locale() -> None:
    text = "\n\n".join([*NEWS, *(path.read_text("utf-8") for path in ARTICLES)])
    first = printed(text, "1", "C")
    assert len(json.loads(first)["figures"]) > 20
    assert printed(text, "2", "C.UTF-8") == printed(text, "3", "tr_TR.UTF-8") == first


SENTENCES = sorted({cell.replace("[", "").replace("]", "") for path in Path(__file__).parent.rglob("*.tsv")
                    for line in path.read_text("utf-8").splitlines()[1:]
                    for cell in line.split("\t") if cell.count(" ") > 4})  # fmt: skip


@pytest.mark.parametrize("part", range(3))
def test_a_sentence_that_breaks_off_anywhere_is_read_without_an_error(part: int) -> None:
    for number, sentence in enumerate(SENTENCES):
        words = sentence.split()
        for last in range(part + 1, len(words), 3):  # every third place, the others in the other parts
            cut = " ".join(words[:last])
            read_on = read(cut, DAYS[number % 2])
            assert all(cut[one.quote.start : one.quote.end] == one.quote.exact for one in read_on.figures)


DAYS = (date(1985, 1, 1), date(2024, 5, 15))


def test_a_sentence_that_begins_anywhere_is_read_without_an_error() -> None:
    for number, sentence in enumerate(SENTENCES):
        words = sentence.split()
        for first in range(number % 2 + 1, len(words), 2):
            cut = " ".join(words[first:])
            assert all(cut[one.quote.start : one.quote.end] == one.quote.exact for one in read(cut).figures)


@pytest.mark.parametrize("day", [date.min, date(1999, 12, 31), date.max], ids=str)
@pytest.mark.parametrize(
    "text",
    [
        *NEWS,
        "the 11 may enter, made of borders, in the years. Same",
        "Poland in 1,200 from security in 000 week to March, After 141,500 in it",
        "From midnight on Friday until 18 February Finland shuts four of its posts on the eastern border.",
        "The ministry said 300 had come since 31/12/2020 and 90 since that day.",
    ],
)
def test_no_day_of_publication_is_too_early_or_too_late(text: str, day: date) -> None:
    checked(text, day)


@pytest.mark.parametrize("start", ["", "5 ", "3.5 ", "twenty ", "half a "])
def test_scale_words_without_end_are_no_quantity(start: str) -> None:
    for word in ("million ", "crore ", "thousand ", "lakh "):
        checked(f"{start}{word * 150}people came.", PUBLISHED)
