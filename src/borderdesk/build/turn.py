"""Two builds of one folder take turns: the second waits, and then finds done what the first has done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from borderdesk.errors import LedgerError

LOCK = ".build.lock"
PATIENCE = 3600  # seconds; every edition has a limit of time, so a build that lasts longer is stuck


@contextmanager
def turn(folder: Path, waits: Callable[[str], None]) -> Iterator[None]:
    """Hold the folder of reports; ``waits`` is told where another build does. LedgerError after an hour of waiting.

    The system lets go of it when the process that holds it ends, however it ends.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK)
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waits(f"another build of {folder} is running; waiting for its end")
            lock.acquire(timeout=PATIENCE)
    except Timeout:
        raise LedgerError(
            f"{folder}: another build has been running for {PATIENCE // 60} minutes; end it and build again"
        ) from None
    try:
        yield
    finally:
        lock.release()
