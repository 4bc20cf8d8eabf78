"""The documents of one file, as they stand in it, one in memory at a time."""

from __future__ import annotations

import gzip
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import IO, cast

from borderdesk.archive.document import Document
from borderdesk.archive.files import File

LONGEST = 64_000_000  # bytes of one document: longer ones are no articles, and would fill the memory


class Meter:
    """How many bytes of the files on disk are behind: of ``total``."""

    def __init__(self, total: int) -> None:
        self.total = total
        self._past = 0
        self._stream: IO[bytes] | None = None

    def watch(self, stream: IO[bytes]) -> None:
        """Follow a file while it is read."""
        self._stream = stream

    def past(self, file: File) -> None:
        """The file is behind, whole."""
        self._stream = None
        self._past += size(file)

    @property
    def done(self) -> int:
        """Bytes, at most ``total``."""
        within = self._stream.tell() if self._stream and not self._stream.closed else 0
        return min(self._past + within, self.total)


def size(file: File) -> int:
    """Bytes on disk; 0 where there is nothing to be read."""
    try:
        return file.path.stat().st_size
    except OSError:
        return 0


def documents(file: File, meter: Meter | None = None) -> Iterator[Document]:
    """Each in turn. Where a file is damaged or cannot be opened, the last one has no bytes and a fault that says so."""
    line = 0
    try:
        with file.path.open("rb") as raw, _unpacked(file, raw) as stream:
            if meter:
                meter.watch(raw)
            if not file.lines:
                yield _one(file.name, 0, stream.read(LONGEST + 1))
                return
            for line, data in enumerate(_lines(stream), start=1):
                if data.strip():
                    yield _one(file.name, line, data)
    except (OSError, EOFError, zlib.error) as error:
        yield Document(file.name, line + 1 if file.lines else 0, b"", _damage(error))


def _unpacked(file: File, raw: IO[bytes]) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(raw, "rb")) if file.name.lower().endswith(".gz") else raw


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Lines without their ends; of one that is too long, as much as shows it."""
    first = True
    while data := stream.readline(LONGEST + 1):
        rest = data
        while len(rest) > LONGEST and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST + 1)
        yield (data.removeprefix(BOM_UTF8) if first else data).rstrip(b"\r\n")
        first = False


def _one(name: str, line: int, data: bytes) -> Document:
    if len(data) > LONGEST:
        what = f"found more than {LONGEST // 1_000_000} MB in one document, expected an article; split it"
        return Document(name, line, b"", what)
    return Document(name, line, data)


def _damage(error: Exception) -> str:
    if isinstance(error, gzip.BadGzipFile | zlib.error):
        return f"found gzip that is damaged ({error}); what stands before was read, write the file anew"
    if isinstance(error, EOFError):
        return "found gzip that ends too early; what stands before was read, write the file anew"
    return f"cannot be read ({getattr(error, 'strerror', '') or error})"
