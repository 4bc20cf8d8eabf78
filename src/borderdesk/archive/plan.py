"""What is still to be read: the parts of the documents that are named, less those that are finished and unchanged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count, groupby

from borderdesk.archive.document import Document
from borderdesk.archive.documents import Meter, documents
from borderdesk.archive.files import File
from borderdesk.archive.manifest import Finished
from borderdesk.archive.names import Names
from borderdesk.archive.part import Extent, Part, content_hash, stretches, text_hash


class Plan:
    """Goes through the files once, a part in memory at a time.

    ``gone``: numbers of parts whose documents their file no longer has, complete when pending() is at its end.
    """

    def __init__(self, finished: Mapping[int, Finished], reader: str, size: int, meter: Meter | None = None) -> None:
        self.gone: list[int] = []
        self._finished, self._reader, self._size = finished, reader, size
        self._meter = meter or Meter(0)
        self._names = Names(one.extent for one in finished.values())
        self._numbers = count(max(finished, default=0) + 1)
        self._stretches = {(e.file, e.index): n for n, e in self._extents() if e.file}
        self._texts = {name: n for n, e in self._extents() for name in e.members}
        self._changed: set[int] = set()

    def pending(self, files: Callable[[], Iterable[File]]) -> Iterator[Part]:
        """Parts to be read: of files with a document a line, then new texts, then texts of which one has changed."""
        for file in files():
            if file.lines:
                yield from self._of_lines(self._names.named(file))
                self._meter.past(file)
        for root, texts in groupby(self._new(files()), lambda text: self._names.file(text.file).root):
            for stretch in stretches(texts, self._size):
                yield _of_texts(root, stretch, next(self._numbers))
        for number in sorted(self._changed):
            yield _of_texts(self._finished[number].extent.root, tuple(self._again(number)), number)

    def _extents(self) -> Iterator[tuple[int, Extent]]:
        return ((number, one.extent) for number, one in self._finished.items())

    def _of_lines(self, file: File) -> Iterator[Part]:
        index, last = -1, None
        for index, stretch in enumerate(stretches(documents(file, self._meter), self._size)):
            last = stretch[-1]
            number, content = self._stretches.get((file.name, index)), content_hash(stretch)
            if number is None or not self._is_done(number, content):
                yield Part(number or next(self._numbers), Extent(file.root, file.name, index), content, stretch)
        if last is None or not last.fault:  # what is beyond a damage may be there again tomorrow
            self._forget_beyond(file.name, index)

    def _forget_beyond(self, name: str, index: int) -> None:
        while (number := self._stretches.get((name, index := index + 1))) is not None:
            self.gone.append(number)

    def _is_done(self, number: int, content: str) -> bool:
        one = self._finished[number]
        return (one.reader, one.content) == (self._reader, content)

    def _new(self, files: Iterable[File]) -> Iterator[Document]:
        """Texts that are in no part yet; one that changed sets its part down to be read again."""
        for file in files:
            if not file.lines:
                named = self._names.named(file)
                document = next(documents(named))
                if (number := self._texts.get(named.name)) is None:
                    yield document
                elif not self._is_same(document, self._finished[number]):
                    self._changed.add(number)
                self._meter.past(file)

    def _is_same(self, document: Document, one: Finished) -> bool:
        return (one.reader, one.extent.members[document.file]) == (self._reader, text_hash(document))

    def _again(self, number: int) -> Iterator[Document]:
        """The texts of a part that are still there."""
        for name in self._finished[number].extent.members:
            file = self._names.file(name)
            if file.path.exists():
                yield next(documents(file))


def _of_texts(root: str, texts: tuple[Document, ...], number: int) -> Part:
    return Part(number, Extent(root, members={one.file: text_hash(one) for one in texts}), content_hash(texts), texts)
