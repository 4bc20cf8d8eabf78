"""How documents are read: what a call asks for, and which edition of the extractor does it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path

import borderdesk

# what a result depends on, beneath the package; a test holds that nothing else is loaded by reading
SOURCES = (
    "amount.py",
    "archive/document.py",
    "archive/reading.py",
    "archive/rows.py",
    "archive/tables.py",
    "article.py",
    "country.py",
    "extract",
    "figure.py",
    "glossary.py",
    "language",
    "period.py",
    "place.py",
    "policy.py",
    "quote.py",
    "review",
    "tables",
)


@dataclass(frozen=True, slots=True)
class Reader:
    """``published`` is the day of documents that tell none; ``explain`` adds the words behind each field.

    ``style`` is jsonl or parquet. ``edition`` is edition(): another one reads anew.
    """

    style: str = "jsonl"
    published: date | None = None
    explain: bool = False
    edition: str = ""

    @property
    def key(self) -> str:
        """Equal for two readers that give the same results."""
        told = f"{self.style} {self.published} {self.explain} {self.edition}"
        return hashlib.sha256(told.encode()).hexdigest()[:16]


@cache
def edition() -> str:
    """The hash of all that a result depends on: sources and tables of the extractor, trafilatura for HTML.

    Two machines with the same edition read the same; a version number would not tell a checkout that was edited.
    """
    digest = hashlib.sha256(version("trafilatura").encode())
    for path in _files(Path(borderdesk.__file__).parent):
        digest.update(f"{path.name} {path.stat().st_size} ".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _files(package: Path) -> list[Path]:
    found = []
    for name in SOURCES:
        path = package / name
        found += [path] if path.is_file() else sorted(path.rglob("*"))
    return [path for path in found if path.is_file() and path.suffix not in {".pyc", ".po"}]
