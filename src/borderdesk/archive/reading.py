"""The documents of a part read one by one; a bad one is a problem, and takes no other with it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from borderdesk.archive.document import Document, Problem
from borderdesk.archive.files import PAGES, bare
from borderdesk.archive.reader import Reader
from borderdesk.archive.rows import Read, as_line, as_row
from borderdesk.article import Article, article_of
from borderdesk.errors import ArticleError
from borderdesk.extract import read
from borderdesk.period import iso_day

EXPECTED = 'expected {"id": ..., "published": "YYYY-MM-DD", "text": ...}'


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a part gave: the bytes of each of its files by name (``{}.jsonl``, ``figures/{}.parquet``), and counts."""

    files: Mapping[str, bytes]
    documents: int
    figures: int
    policies: int
    problems: tuple[Problem, ...] = ()


def read_part(documents: Iterable[Document], reader: Reader) -> Outcome:
    """Read them all, in order."""
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for one in read_each(documents, reader):
        if isinstance(one, Problem):
            problems.append(one)
        else:
            rows.append(as_row(one, reader.explain))
    figures, policies = (sum(len(row[kind]) for row in rows) for kind in ("figures", "policies"))
    return Outcome(_files(rows, reader.style), len(rows), figures, policies, tuple(problems))


def read_each(documents: Iterable[Document], reader: Reader) -> Iterator[Read | Problem]:
    """Each document in turn. Whatever goes wrong with one is its problem: a run over millions must not end by it."""
    for document in documents:
        name: Any = None
        try:
            if document.fault:
                raise ArticleError(document.fault)
            name, article = _opened(document)
            day = article.published or reader.published
            yield Read(document, name, article, day, read(article.text, day))
        except (ArticleError, ValueError, TypeError) as error:
            yield _problem(document, name, _fault(error))
        except Exception as error:
            yield _problem(document, name, f"could not be read ({type(error).__name__}: {error})")


def _files(rows: list[dict[str, Any]], style: str) -> dict[str, bytes]:
    if style == "parquet":
        from borderdesk.archive.tables import as_tables

        return {f"{name}/{{}}.parquet": data for name, data in as_tables(rows).items()}
    return {"{}.jsonl": "".join(map(as_line, rows)).encode()}


def _opened(document: Document) -> tuple[Any, Article]:
    if not document.line:
        return document.told, article_of(document.data, "", bare(document.file).endswith(PAGES))
    told = json.loads(document.data)
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        raise ValueError(f"found no text, {EXPECTED}")
    return told.get("id"), _article(told)


def _article(told: dict[str, Any]) -> Article:
    about = {name: _words(told.get(name)) for name in ("title", "url", "publisher", "language")}
    text = told["text"]
    text.encode()  # a lone surrogate, which JSON can spell, is no character
    return Article(text, published=iso_day(told["published"]) if told.get("published") else None, **about)


def _words(told: object) -> str:
    return told if isinstance(told, str) else ""


def _problem(document: Document, name: object, what: str) -> Problem:
    told = name if isinstance(name, str) else "" if name is None else json.dumps(name, ensure_ascii=False)
    return Problem(document.told, document.line, told, what)


def _fault(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"found JSON that cannot be read ({error.msg} at column {error.colno}), expected one document a line"
    if isinstance(error, UnicodeDecodeError):
        return f"found bytes that are not UTF-8 (byte {error.start} of the line); save the file as UTF-8"
    if isinstance(error, UnicodeEncodeError):
        return "found half a character (a lone surrogate) in the text, expected Unicode; write the document anew"
    return str(error).removeprefix(": ").removeprefix(", ")
