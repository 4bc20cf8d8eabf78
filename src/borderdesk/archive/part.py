"""A part: so many documents that are read, written and counted together, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from borderdesk.archive.document import Document

MOST_BYTES = 4_000_000  # of a part with more than one document: what a scheduler keeps of each


@dataclass(frozen=True, slots=True)
class Extent:
    """Which documents a part holds: the ``index``-th stretch, from 0, of ``file``, a document a line; or, where
    ``file`` is "", the texts ``members``, each with its text_hash(). Names stand below ``root``.
    """

    root: str
    file: str = ""
    index: int = 0
    members: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A part to be read: ``number`` names its files, ``content`` is content_hash() of its documents."""

    number: int
    extent: Extent
    content: str
    documents: tuple[Document, ...]


def stretches(documents: Iterable[Document], size: int) -> Iterator[tuple[Document, ...]]:
    """The documents in order, ``size`` at a time and at most MOST_BYTES; the same ones are cut in the same places."""
    held: list[Document] = []
    room = MOST_BYTES
    for document in documents:
        if held and (len(held) == size or len(document.data) > room):
            yield tuple(held)
            held, room = [], MOST_BYTES
        held.append(document)
        room -= len(document.data)
    if held:
        yield tuple(held)


def content_hash(documents: Iterable[Document]) -> str:
    """Equal for the same bytes in the same places."""
    digest = hashlib.sha256()
    for one in documents:
        digest.update(f"{one.file}\0{one.line}\0{one.fault}\0{len(one.data)}\0".encode("utf-8", "surrogatepass"))
        digest.update(one.data)
    return digest.hexdigest()[:32]


def text_hash(document: Document) -> str:
    """Of one text, or of why it cannot be read."""
    return hashlib.sha256(document.data + document.fault.encode()).hexdigest()[:16]
