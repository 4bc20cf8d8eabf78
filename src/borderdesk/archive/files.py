"""The files behind what was named: files, folders with all below them, and patterns such as ``2026/**/*.jsonl.gz``."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from borderdesk.errors import ArticleError

LINES = (".jsonl", ".ndjson")  # a document a line
PAGES = (".html", ".htm", ".xhtml")
TEXTS = (*PAGES, ".txt")  # a document a file


@dataclass(frozen=True, slots=True)
class File:
    """A file with documents: ``name`` is its path below ``root``, an absolute folder, with ``/`` between its parts."""

    root: str
    name: str

    @property
    def path(self) -> Path:
        """Where it stands."""
        return Path(self.root) / self.name

    @property
    def lines(self) -> bool:
        """A document a line; otherwise it is one document."""
        return bare(self.name).endswith(LINES)


def bare(name: str) -> str:
    """The name in small letters, without the ``.gz`` of a compressed file."""
    return name.lower().removesuffix(".gz")


def is_pattern(argument: str) -> bool:
    """A pattern with ``*``, ``?`` or ``[...]``, and no file of that very name."""
    return glob.has_magic(argument) and not Path(argument).exists()


def is_many(argument: str) -> bool:
    """Whether an argument can stand for many documents: a folder, a pattern, or a file with a document a line."""
    return is_pattern(argument) or Path(argument).is_dir() or bare(argument).endswith(LINES)


def files(arguments: Iterable[str], apart: Path | None = None) -> Iterator[File]:
    """Each file once, those of a folder or pattern by name; what lies in the folder ``apart`` is left out.

    A file named by itself counts as a text where its name does not say what it is; of a folder or a pattern those are
    left out, and so is what is hidden. ArticleError where an argument stands for nothing.
    """
    seen: set[str] = set()
    named = list(arguments)
    for argument in named:
        found = False
        for file in _behind(argument, _home(named), _absolute(apart) if apart else ""):
            found = True
            if str(file.path) not in seen:
                seen.add(str(file.path))
                yield file
        if not found:
            raise ArticleError(f"{argument}: found no documents, expected files as {_expected()}, also with .gz")


def _expected() -> str:
    return ", ".join((*LINES, *TEXTS))


def _behind(argument: str, home: str, apart: str) -> Iterator[File]:
    if is_pattern(argument):
        root = _absolute(_fixed(argument))
        for path in sorted(glob.iglob(argument, recursive=True)):  # noqa: PTH207 - a pattern may be absolute
            yield from _below(_absolute(path), root, apart)
    elif Path(argument).is_dir():
        yield from _below(_absolute(argument), _absolute(argument), apart)
    elif Path(argument).exists():
        yield _file(_absolute(argument), home)
    else:
        raise ArticleError(f"{argument}: found no such file; check the path")


def _below(path: str, root: str, apart: str) -> Iterator[File]:
    if apart and Path(path).is_relative_to(apart):
        return
    if not Path(path).is_dir():
        if _is_read(path):
            yield _file(path, root)
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(one for one in folders if one[0] != "." and str(Path(folder) / one) != apart)
        yield from (_file(str(Path(folder) / name), root) for name in sorted(names) if _is_read(name))


def _is_read(path: str) -> bool:
    return Path(path).name[0] != "." and bare(path).endswith((*LINES, *TEXTS))


def _file(path: str, root: str) -> File:
    return File(root, Path(path).relative_to(root).as_posix())


def _home(arguments: list[str]) -> str:
    """The folder that all files named by themselves have in common."""
    alone = [str(Path(_absolute(one)).parent) for one in arguments if not is_pattern(one) and not Path(one).is_dir()]
    return os.path.commonpath(alone) if alone else ""


def _fixed(pattern: str) -> Path:
    """The folder before the first part of a pattern that is not fixed."""
    parts = Path(pattern).parts
    return Path(*parts[: next(i for i, part in enumerate(parts) if glob.has_magic(part))])


def _absolute(path: str | Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - links stay as they are named
