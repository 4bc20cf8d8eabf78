"""A document that was read, as a row: where it comes from, then its figures and policies."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from borderdesk.archive.document import Document
from borderdesk.article import Article
from borderdesk.extract import Reading, as_record
from borderdesk.review import with_reasons


@dataclass(frozen=True, slots=True)
class Read:
    """A document with its text, its day of publication (None: not known) and what was read in it."""

    document: Document
    id: Any
    article: Article
    published: date | None
    reading: Reading


def as_row(read: Read, explain: bool = False) -> dict[str, Any]:
    """What JSON takes: a field that is not known is null, so every row has the same fields."""
    record = as_record(read.reading)
    return origin(read) | (with_reasons(record, read.reading) if explain else record)


def as_line(row: dict[str, Any]) -> str:
    """The row as one line with its end."""
    return json.dumps(row, ensure_ascii=False) + "\n"


def origin(read: Read) -> dict[str, Any]:
    """Where the document comes from; ``sha256`` is that of its text as UTF-8, to which offsets refer."""
    article = read.article
    return {
        "id": read.id,
        "file": read.document.told,
        "line": read.document.line or None,
        "url": article.url or None,
        "title": article.title or None,
        "publisher": article.publisher or None,
        "language": article.language or None,
        "published": read.published.isoformat() if read.published else None,
        "sha256": article.sha256,
    }
