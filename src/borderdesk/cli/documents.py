"""`borderdesk extract` called for many documents: one JSONL as lines, or anything into a folder of parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from borderdesk.archive.document import Problem
from borderdesk.archive.files import File, is_many, is_pattern
from borderdesk.cli.output import put
from borderdesk.cli.reading import progress
from borderdesk.cli.spread import check_spread
from borderdesk.errors import ArticleError

if TYPE_CHECKING:
    from borderdesk.archive.harvest import Engine, Harvest
    from borderdesk.archive.reader import Reader


@dataclass(frozen=True, slots=True)
class Call:
    """What the command was called with."""

    files: tuple[str, ...]
    published: date | None
    style: str | None
    output: Path | None
    explain: bool
    size: int
    engine: str | None
    scheduler: str
    workers: int | None

    def is_meant(self) -> bool:
        """Whether it is called for many documents; usage errors where its options say both."""
        many = len(self.files) > 1 or is_many(self.files[0])
        if not many and (self.engine or self.scheduler or self.workers or self.style == "parquet"):
            what = "--engine" if self.engine else "--format parquet" if self.style == "parquet" else "Dask options"
            raise click.UsageError(f"found {what} for one article, expected a folder, a pattern or a .jsonl")
        return many

    def run(self) -> None:
        """To the screen, to a file or into a folder; ends with ArticleError where a document could not be read."""
        self._check()
        if self._is_for_a_folder():
            self._into_folder()
        else:
            self._as_lines(Path(self.files[0]))

    def _check(self) -> None:
        if self.style not in (None, "jsonl", "parquet"):
            raise click.UsageError(f"found --format {self.style} for many documents, expected jsonl or parquet")
        if self.explain and self.style == "parquet":
            raise click.UsageError("found --explain with --format parquet, expected jsonl")
        check_spread(self.engine, self.scheduler, self.workers)

    def _is_for_a_folder(self) -> bool:
        """A single JSONL goes to the screen or a file, unless what is asked for needs a folder."""
        first = self.files[0]
        single = len(self.files) == 1 and not Path(first).is_dir() and not is_pattern(first)
        if single and self.style != "parquet" and self.engine != "dask":
            return bool(self.output and (self.output.is_dir() or not self.output.suffix))
        return True

    def _reader(self) -> Reader:
        from borderdesk.archive.reader import Reader, edition

        return Reader(self.style or "jsonl", self.published, self.explain, edition())

    def _as_lines(self, path: Path) -> None:
        """Each good document as a line, in order; each bad one a message on stderr."""
        from borderdesk.archive.documents import documents
        from borderdesk.archive.reading import read_each
        from borderdesk.archive.rows import as_line, as_row

        if not path.exists():
            raise ArticleError(f"{path}: found no such file; check the path")
        problems: list[Problem] = []
        read = 0

        def lines() -> Iterator[str]:
            nonlocal read
            for one in read_each(documents(File(str(path.parent), path.name)), self._reader()):
                if isinstance(one, Problem):
                    problems.append(one)
                else:
                    read += 1
                    yield as_line(as_row(one, self.explain))

        put(lines(), self.output)
        for problem in problems:
            click.echo(f"borderdesk: {path.parent / problem.where}: {problem.problem}", err=True)
        if problems:
            every = read + len(problems)
            raise ArticleError(f"{path}: {len(problems)} of {every} lines could not be read; the others were")
        if not read:
            raise ArticleError(f"{path}: found an empty file, expected a document a line")

    def _into_folder(self) -> None:
        from borderdesk.archive.harvest import harvest

        if self.output is None:
            raise click.UsageError("found many documents and no --output, expected a folder; add --output results/")
        if self.style == "parquet":
            from borderdesk.archive.tables import pyarrow

            pyarrow()  # tell at once that it is missing, not after the first part
        with progress() as tell:
            done = harvest(self.files, self.output, self._reader(), self.size, self._engine(), tell)
        _tell(done, self.output)

    def _engine(self) -> Engine:
        if self.engine != "dask":
            from borderdesk.archive.harvest import here

            return here
        from borderdesk.cluster.extraction import on_demand

        return on_demand(self.scheduler, self.workers, lambda text: click.echo(f"borderdesk: {text}", err=True))


def _tell(done: Harvest, output: Path) -> None:
    """What the folder holds; ArticleError where something is missing from it."""
    held = f"{done.figures:,} figures and {done.policies:,} policies of {done.documents:,} documents"
    click.echo(f"{output}: {held}; {done.read:,} were read now")
    if done.problems:
        lost = f"; run the command again to try {done.lost} parts anew" if done.lost else ""
        raise ArticleError(f"{output / 'problems.csv'}: {done.problems:,} rows tell what could not be read{lost}")
