"""A folder for what the processes of a build write for a while: gone with the build, or with the next one."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BEGINS = "borderdesk-build-"
LOCK = ".lock"
YOUNG = 60  # seconds; a folder that has no lock yet may just be born


@contextmanager
def scratch() -> Iterator[Path]:
    """A temporary folder, which this process and those it starts use for all that is temporary ($TMPDIR)."""
    from filelock import FileLock

    for folder in abandoned():
        shutil.rmtree(folder, ignore_errors=True)
    home = Path(tempfile.mkdtemp(prefix=BEGINS))
    before = os.environ.get("TMPDIR")
    try:
        with FileLock(home / LOCK):
            os.environ["TMPDIR"] = str(home)
            yield home
    finally:
        os.environ.pop("TMPDIR", None)
        if before is not None:
            os.environ["TMPDIR"] = before
        shutil.rmtree(home, ignore_errors=True)


def abandoned() -> Iterator[Path]:
    """The folders that killed builds of this user left."""
    for folder in Path(tempfile.gettempdir()).glob(f"{BEGINS}*"):
        if _is_ours(folder) and _is_free(folder):
            yield folder


def _is_ours(folder: Path) -> bool:
    return not folder.is_symlink() and (not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid())


def _is_free(folder: Path) -> bool:
    from filelock import FileLock, Timeout

    lock = folder / LOCK
    if not lock.exists():
        return time.time() - folder.stat().st_mtime > YOUNG
    try:
        with FileLock(lock, timeout=0):
            return True
    except (Timeout, OSError):
        return False
