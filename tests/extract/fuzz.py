"""Search for texts that the reader fails on, guided by the code they reach: ``make fuzz``, ten minutes.

Atheris mutates sentences of the tests, with the words of the lexicon at hand, and keeps those that run through new code.
The first text whose reading is not sound (soundness.py) ends the run: it is printed, and kept in a file crash-*.
"""

from __future__ import annotations

import re
import sys
import tempfile
import tomllib
from datetime import date
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["borderdesk.extract"]):
    from soundness import checked

HERE = Path(__file__).parent
PUBLISHED = date(2024, 5, 15)
LEXICON = HERE.parents[1] / "src" / "borderdesk" / "extract" / "lexicon"
LONGEST = 400  # bytes; rules look at a sentence and at those beside it


def sentences() -> list[str]:
    """The sentences in the tables of cases."""
    lines = [line for path in sorted(HERE.rglob("*.tsv")) for line in path.read_text("utf-8").splitlines()[1:]]
    return sorted(
        {cell.replace("[", "").replace("]", "") for line in lines for cell in line.split("\t") if " " in cell}
    )


def words() -> list[str]:
    """The words of the lexicon that are plain letters."""
    found: set[str] = set()
    for path in LEXICON.glob("*.toml"):
        found.update(re.findall(r"[a-z]{2,}", str(tomllib.loads(path.read_text("utf-8")))))
    return sorted(found)


def one(data: bytes) -> None:
    text = data.decode("utf-8", "ignore")
    try:
        checked(text, PUBLISHED)
    except Exception:
        print(f"found a reading that is not sound, of: {text!r}", file=sys.stderr)
        raise


def main(seconds: str) -> None:
    with tempfile.TemporaryDirectory(prefix="borderdesk-fuzz-") as scratch:
        seeds, terms = Path(scratch) / "seeds", Path(scratch) / "words"
        seeds.mkdir()
        for number, sentence in enumerate(sentences()):
            (seeds / f"{number}.txt").write_text(sentence, "utf-8")
        terms.write_text("".join(f'"{word}"\n' for word in words()), "ascii")
        limits = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=20", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *limits, f"-dict={terms}", str(seeds)], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "600")
