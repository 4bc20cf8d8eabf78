"""The attempts to build editions, remembered beside the shelf: due.json."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from borderdesk import ledger
from borderdesk.schedule.due import Attempt
from borderdesk.shelf.known import Known, holding, remembered

MEMORY = "due.json"


@dataclass(frozen=True, slots=True)
class Noted:
    """An attempt and when the build of which it was one ended: what the shelf tells up to then is known here."""

    attempt: Attempt
    until: datetime


def attempts(folder: Path) -> dict[str, Attempt]:
    """The last attempt of each edition, by id: as due.json or, after a build that was killed, as the shelf tells."""
    noted = _noted(folder)
    found = {key: one.attempt for key, one in noted.items()}
    for key, known in remembered(folder).items():
        shelved = _shelved(known)
        if shelved and (key not in noted or shelved.began > noted[key].until):
            found[key] = shelved
    return found


def note(folder: Path, began: datetime, failed: Mapping[str, bool]) -> None:
    """Remember in one step how a build that began then went: for each edition of it, whether it failed."""
    until = datetime.now(UTC)
    with holding(folder):
        noted = _noted(folder)
        for key, bad in failed.items():
            before = noted[key].attempt.failures if key in noted else 0
            noted[key] = Noted(Attempt(began, before + 1 if bad else 0), until)
        ledger.replace(folder / MEMORY, json.dumps({key: _plain(one) for key, one in noted.items()}, indent=1) + "\n")


@contextmanager
def turn(folder: Path) -> Iterator[bool]:
    """Keep builds of what is due apart: wait for one that runs; False where another one waits already.

    Who waits looks for what is due only when its turn comes, so a third one has nothing to do.
    """
    from filelock import FileLock, Timeout

    running, waiting = FileLock(folder / ".due.lock"), FileLock(folder / ".due-next.lock")
    try:
        waiting.acquire(timeout=0)
    except Timeout:
        yield False
        return
    try:
        running.acquire()
    finally:
        waiting.release()
    try:
        yield True
    finally:
        running.release()


def _shelved(known: Known) -> Attempt | None:
    """The later of the build that succeeded and the one that failed; None for neither."""
    built = datetime.fromisoformat(known.built) if known.built else None
    if known.failed:
        return Attempt(datetime.fromisoformat(known.failed), 1)
    return Attempt(built) if built else None


def _noted(folder: Path) -> dict[str, Noted]:
    """Nothing where the file is missing or damaged: what is due is then told by the shelf alone."""
    try:
        found = json.loads((folder / MEMORY).read_text("utf-8"))
        return {str(key): _read(one) for key, one in found.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _plain(noted: Noted) -> dict[str, Any]:
    attempt = noted.attempt
    return {"began": attempt.began.isoformat(), "until": noted.until.isoformat(), "failures": attempt.failures}


def _read(plain: Mapping[str, Any]) -> Noted:
    began, until = datetime.fromisoformat(plain["began"]), datetime.fromisoformat(plain["until"])
    if began.tzinfo is None or until.tzinfo is None:
        raise ValueError("a moment without its time zone")
    return Noted(Attempt(began, int(plain["failures"])), until)
