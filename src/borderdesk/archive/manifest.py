"""Which parts of a folder of results are finished: one line each, added when its files are safely in place."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from borderdesk import ledger
from borderdesk.archive.document import Problem
from borderdesk.archive.part import Extent
from borderdesk.errors import LedgerError

NAME = "manifest.jsonl"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Finished:
    """A part that was read by the reader with the key ``reader``; ``files`` are its files below the folder with
    their sizes in bytes, ``content`` is content_hash() of its documents.
    """

    number: int
    reader: str
    content: str
    extent: Extent
    documents: int
    figures: int
    policies: int
    problems: tuple[Problem, ...] = ()
    files: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Header:
    """What holds for all parts: the style of their files, and the most documents in one."""

    style: str
    size: int


def begin(folder: Path, header: Header) -> None:
    """A manifest without parts."""
    ledger.replace(folder / NAME, _line({"borderdesk": VERSION, **asdict(header)}))


def read(folder: Path) -> tuple[Header, dict[int, Finished]]:
    """The header and the finished parts by number; a last line that was cut off by a crash counts for nothing.

    LedgerError where another line is damaged: nobody should go on from what is not known.
    """
    lines = list(_lines(folder / NAME))
    try:
        if lines[0]["borderdesk"] != VERSION:
            raise ValueError
        header = Header(lines[0]["style"], lines[0]["size"])
        finished: dict[int, Finished] = {}
        for line in lines[1:]:
            if line.get("gone"):
                finished.pop(line["number"], None)
            else:
                finished[line["number"]] = _finished(line)
    except (LookupError, TypeError, ValueError):
        raise _damaged(folder / NAME) from None
    return header, finished


def add(folder: Path, one: Finished) -> None:
    """Add a part, or put it in the place of the one with its number."""
    _append(folder, asdict(one))


def drop(folder: Path, number: int) -> None:
    """The part counts no longer."""
    _append(folder, {"number": number, "gone": True})


def shorten(folder: Path, header: Header, finished: Mapping[int, Finished]) -> None:
    """Write it anew, one line a part; also ends a line that a crash cut off."""
    lines = [{"borderdesk": VERSION, **asdict(header)}, *map(asdict, finished.values())]
    ledger.replace(folder / NAME, "".join(map(_line, lines)))


def _append(folder: Path, told: dict[str, Any]) -> None:
    with (folder / NAME).open("ab") as file:
        file.write(_line(told).encode())
        file.flush()
        os.fsync(file.fileno())


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as file:
        for line in file:
            if line.endswith(b"\n"):
                try:
                    yield json.loads(line)
                except ValueError:
                    raise _damaged(path) from None


def _finished(line: dict[str, Any]) -> Finished:
    extent, problems = Extent(**line["extent"]), tuple(Problem(**one) for one in line["problems"])
    return Finished(**line | {"extent": extent, "problems": problems})


def _line(told: dict[str, Any]) -> str:
    return json.dumps(told) + "\n"  # names of files may hold what UTF-8 cannot


def _damaged(path: Path) -> LedgerError:
    return LedgerError(f"{path}: found a manifest that is damaged; name another folder for the results, or remove it")
