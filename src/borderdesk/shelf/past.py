"""Dated copies of past editions: ``past/<id>/2026-11-28.html`` is the page that a newer one took the place of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from borderdesk import ledger
from borderdesk.errors import InputError

FOLDER = "past"
DATED = re.compile(r"(\d{4}-\d\d-\d\d)(?:-(\d\d)(\d\d)(\d\d))?")


@dataclass(frozen=True, slots=True)
class Copy:
    """A dated copy: its path within the folder of reports, the day it was built, and the clock (HH:MM) or ""."""

    path: str
    day: datetime
    clock: str


def keep(folder: Path, name: str) -> str:
    """Copy the page of an edition to its date; the path within ``folder``, "" where there is no page yet.

    The copy is whole before anything takes the page's place. One that is there already is left as it is, so that a
    build that was killed half-way and begins again makes no second one.
    """
    page = folder / f"{name}.html"
    if not page.is_file():
        return ""
    content = page.read_bytes()
    path = _free(folder / FOLDER / name, _built(page), content)
    if not path.is_file() or path.read_bytes() != content:
        ledger.replace(path, content)
    return path.relative_to(folder).as_posix()


def copies(folder: Path, name: str) -> list[Copy]:
    """The dated copies of an edition, newest first; files of other names are none."""
    found = [_copy(folder, path) for path in (folder / FOLDER / name).glob("*.html")]
    return sorted((one for one in found if one), key=lambda one: Path(one.path).stem, reverse=True)


def prune(folder: Path, name: str, most: int) -> None:
    """Remove the oldest copies of an edition until ``most`` are left."""
    for one in copies(folder, name)[most:]:
        (folder / one.path).unlink(missing_ok=True)


def _copy(folder: Path, path: Path) -> Copy | None:
    found = DATED.fullmatch(path.stem)
    try:
        day = datetime.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
    clock = f"{found[2]}:{found[3]}" if found and found[2] else ""
    return Copy(path.relative_to(folder).as_posix(), day, clock) if day else None


def _free(folder: Path, built: datetime, content: bytes) -> Path:
    """The address for a page of that moment: its day, with the clock where the day has another page already.

    Of pages of one second the later ones count as those of the seconds that follow.
    """
    path = folder / f"{built:%Y-%m-%d}.html"
    while path.is_file() and path.read_bytes() != content:
        path, built = folder / f"{built:%Y-%m-%d-%H%M%S}.html", built + timedelta(seconds=1)
    return path


def _built(page: Path) -> datetime:
    """When a page was built: as it says itself; when its file was written where it says nothing."""
    from borderdesk.changes import (
        read_memory,  # loads half of Borderdesk, and a build where nothing changed has no need
    )

    try:
        return datetime.fromisoformat(read_memory(page).built)
    except (InputError, ValueError):
        return datetime.fromtimestamp(page.stat().st_mtime).astimezone()
