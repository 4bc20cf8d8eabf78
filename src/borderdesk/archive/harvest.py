"""A run over many documents: what is still to be read goes to an engine, what comes back into the folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from borderdesk.archive.document import Problem
from borderdesk.archive.documents import Meter, size
from borderdesk.archive.files import files
from borderdesk.archive.folder import Folder, opened
from borderdesk.archive.manifest import Header
from borderdesk.archive.part import Part
from borderdesk.archive.plan import Plan
from borderdesk.archive.reader import Reader
from borderdesk.archive.reading import Outcome, read_part


@dataclass(frozen=True, slots=True)
class Lost:
    """Why an engine has no outcome for a part."""

    reason: str


# parts and how to read them -> each part with its outcome, as they end, in any order
Engine = Callable[[Iterator[Part], Reader], Iterable[tuple[Part, Outcome | Lost]]]


@dataclass(frozen=True, slots=True)
class Harvest:
    """What a folder holds, and what this run added: ``read`` of its ``documents`` just now, in ``parts`` parts.

    ``problems`` counts the lines of problems.csv, ``lost`` the parts that no worker could read.
    """

    documents: int
    figures: int
    policies: int
    problems: int
    read: int
    parts: int
    lost: int


def here(parts: Iterator[Part], reader: Reader) -> Iterator[tuple[Part, Outcome | Lost]]:
    """The engine that reads one part after the other in this process."""
    for part in parts:
        yield part, read_part(part.documents, reader)


def harvest(
    arguments: Iterable[str],
    path: Path,
    reader: Reader,
    size: int,
    engine: Engine = here,
    tell: Callable[[Meter, int], None] = lambda meter, documents: None,
) -> Harvest:
    """Read the documents behind ``arguments`` into the folder ``path``, ``size`` at a time.

    ``tell`` is given the bytes that are behind and the documents that were read, after each part.
    """
    named = list(arguments)
    with opened(path, Header(reader.style, size)) as folder:
        run = _Run(folder, reader)
        try:
            run.all(named, engine, tell)
        finally:
            problems = folder.tell_problems(run.problems)
        return run.told(problems)


class _Run:
    def __init__(self, folder: Folder, reader: Reader) -> None:
        self.folder, self.reader = folder, reader
        self.read = self.parts = self.lost = 0
        self.problems: list[Problem] = []

    def all(self, arguments: list[str], engine: Engine, tell: Callable[[Meter, int], None]) -> None:
        meter = Meter(sum(map(size, files(arguments, self.folder.path))))
        plan = Plan(dict(self.folder.finished), self.reader.key, self.folder.header.size, meter)
        pending = plan.pending(lambda: files(arguments, self.folder.path))
        for part, outcome in engine(pending, self.reader):
            self._take(part, outcome)
            tell(meter, self.read)
        for number in plan.gone:
            self.folder.drop(number)

    def _take(self, part: Part, outcome: Outcome | Lost) -> None:
        if isinstance(outcome, Lost):
            self.lost += 1
            self.problems += _lost(part, outcome.reason)
            return
        self.folder.put(part, outcome, self.reader)
        self.read += outcome.documents
        self.parts += 1

    def told(self, problems: int) -> Harvest:
        held = list(self.folder.finished.values())
        return Harvest(
            sum(one.documents for one in held),
            sum(one.figures for one in held),
            sum(one.policies for one in held),
            problems,
            self.read,
            self.parts,
            self.lost,
        )


def _lost(part: Part, reason: str) -> list[Problem]:
    """The documents of a part that could not be read: a range of lines, or each text."""
    first, last = part.documents[0], part.documents[-1]
    if part.extent.file:
        return [Problem(first.told, first.line, "", reason, last.line)]
    return [Problem(one.told, 0, "", reason) for one in part.documents]
