"""A folder for what processes write for a while: gone with the work, or with the next one where it was killed."""

from __future__ import annotations

import hashlib
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
def scratch(reports: Path | None = None) -> Iterator[Path]:
    """A temporary folder, which this process and those it starts use for all that is temporary ($TMPDIR).

    ``reports``: for a build of this folder, whose turn it is.
    """
    from filelock import FileLock

    for folder in abandoned():
        shutil.rmtree(folder, ignore_errors=True)
    home = Path(tempfile.mkdtemp(prefix=_begins(reports)))
    before, folder_before = os.environ.get("TMPDIR"), tempfile.tempdir
    os.environ["TMPDIR"] = str(home)
    try:
        with FileLock(home / LOCK):
            yield home
    finally:
        os.environ.pop("TMPDIR")
        if before is not None:
            os.environ["TMPDIR"] = before
        tempfile.tempdir = folder_before
        shutil.rmtree(home, ignore_errors=True)


def folders(reports: Path) -> Iterator[Path]:
    """The temporary folders of builds of these reports; all but that of a build that runs are left over."""
    return _ours(_begins(reports))


def abandoned() -> Iterator[Path]:
    """The temporary folders of any work whose process holds them no more."""
    return (folder for folder in _ours(BEGINS) if _is_free(folder))


def _begins(reports: Path | None) -> str:
    return BEGINS + (f"{hashlib.sha256(str(reports.resolve()).encode()).hexdigest()[:12]}-" if reports else "")


def _ours(begins: str) -> Iterator[Path]:
    """Folders of this user."""
    for folder in Path(tempfile.gettempdir()).glob(f"{begins}*"):
        ours = not hasattr(os, "getuid") or folder.lstat().st_uid == os.getuid()
        if ours and not folder.is_symlink():
            yield folder


def _is_free(folder: Path) -> bool:
    from filelock import FileLock, Timeout

    lock = folder / LOCK
    try:
        if not lock.exists():
            return time.time() - folder.stat().st_mtime > YOUNG
        with FileLock(lock, timeout=0):
            return True
    except (Timeout, OSError):
        return False
