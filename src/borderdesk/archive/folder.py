"""A folder of results: files of parts, the manifest of those that are finished, and the problems."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from borderdesk import ledger
from borderdesk.archive import manifest
from borderdesk.archive.document import Problem
from borderdesk.archive.manifest import Finished, Header
from borderdesk.archive.part import Part
from borderdesk.archive.reader import Reader
from borderdesk.archive.reading import Outcome
from borderdesk.errors import LedgerError, UsageError

PROBLEMS = "problems.csv"
LOCK = ".lock"


class Folder:
    """The results at ``path``; ``finished`` are its parts by number. Only opened() makes one."""

    def __init__(self, path: Path, header: Header, finished: dict[int, Finished]) -> None:
        self.path, self.header, self.finished = path, header, finished

    def put(self, part: Part, outcome: Outcome, reader: Reader) -> None:
        """Write the files of a part, then its line: whoever is stopped in between reads the part again."""
        name = f"part-{part.number:06}"
        files = {pattern.format(name): data for pattern, data in outcome.files.items()}
        counts = outcome.documents, outcome.figures, outcome.policies
        sizes = {file: len(data) for file, data in files.items()}
        one = Finished(part.number, reader.key, part.content, part.extent, *counts, outcome.problems, sizes)
        with _told(self.path):
            for file, data in files.items():
                ledger.replace(self.path / file, data)
            manifest.add(self.path, one)
        self.finished[part.number] = one

    def drop(self, number: int) -> None:
        """A part whose documents are no more: its line first, then its files."""
        manifest.drop(self.path, number)
        for file in self.finished.pop(number).files:
            (self.path / file).unlink(missing_ok=True)

    def tell_problems(self, lost: Iterable[Problem]) -> int:
        """Write problems.csv: those of finished parts and ``lost``, by file and line; how many there are."""
        found = [problem for one in self.finished.values() for problem in one.problems] + list(lost)
        found.sort(key=lambda one: (one.file, one.line))
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("file", "line", "last_line", "id", "problem"))
        for one in found:
            lines = (one.line or "", one.last or one.line or "")
            writer.writerow((one.file, *lines, one.id, one.problem))
        ledger.replace(self.path / PROBLEMS, out.getvalue().encode("utf-8", "backslashreplace"))
        return len(found)


@contextmanager
def opened(path: Path, header: Header) -> Iterator[Folder]:
    """Hold a folder, new or of an earlier run, and put away what a run that was killed left there.

    UsageError where it holds something else or was begun with another header; LedgerError where it cannot be written
    or another run holds it.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(path / LOCK, timeout=0)
    try:
        path.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise LedgerError(f"{path}: another run is writing here; wait for its end or name another folder") from None
    except OSError as error:
        raise _refused(path, error) from None
    try:
        yield _opened(path, header)
    finally:
        lock.release()


def _opened(path: Path, header: Header) -> Folder:
    with _told(path):
        _begin(path, header)
        found, finished = manifest.read(path)
        _expect(path, header, found)
        finished = {number: one for number, one in finished.items() if _is_there(path, one)}
        manifest.shorten(path, header, finished)
        _sweep(path, finished)
        return Folder(path, header, finished)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the disk refuses as one line."""
    try:
        yield
    except OSError as error:
        raise _refused(path, error) from None


def _refused(path: Path, error: OSError) -> LedgerError:
    return LedgerError(
        f"{path}: cannot be written ({error.strerror or error}); what is finished is kept, "
        "mend that or name another folder with --output, and run again"
    )


def _begin(path: Path, header: Header) -> None:
    if (path / manifest.NAME).exists():
        return
    other = next((one.name for one in sorted(path.iterdir()) if one.name[0] != "."), "")
    if other:
        raise UsageError(
            f"{path}: found {other} and no {manifest.NAME}, expected a new folder or that of an earlier run; "
            "name another one with --output"
        )
    manifest.begin(path, header)


def _expect(path: Path, header: Header, found: Header) -> None:
    options = {"style": "--format", "size": "--part-size"}
    for name, option in options.items():
        was, wanted = getattr(found, name), getattr(header, name)
        if was != wanted:
            raise UsageError(
                f"{path}: found results begun with {option} {was}, not {wanted}; "
                f"give {option} {was}, or name another folder"
            )


def _is_there(path: Path, one: Finished) -> bool:
    return all((path / file).is_file() and (path / file).stat().st_size == size for file, size in one.files.items())


def _sweep(path: Path, finished: Mapping[int, Finished]) -> None:
    """Files of parts that were never finished, and halves of files."""
    kept = {file for one in finished.values() for file in one.files}
    for pattern in ("part-*", ".part-*.part", ".*.csv.*.part", f".{manifest.NAME}.*.part"):
        for file in path.rglob(pattern):
            if file.is_file() and file.relative_to(path).as_posix() not in kept:
                file.unlink()
