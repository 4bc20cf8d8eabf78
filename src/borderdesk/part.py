"""A part file: what is being written beside a file, to take its place in one step once it is whole on disk."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

ENDING = ".part"
OLD = 3600  # seconds; where a writer cannot be asked, a part file of that age has none
YOUNG = 0.2  # seconds; between the birth of a part file and its lock nobody may take it for abandoned


def put(path: Path, content: bytes) -> None:
    """Replace a file: whoever reads sees the old one or the new one. OSError, naming it, leaves the old and no part."""
    with replacing(path) as file:
        file.write(content)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """put() bit by bit: what is written into the file takes the place of ``path`` once the block ends well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=ENDING)
    try:
        with os.fdopen(handle, "wb") as file:
            _hold(handle)
            yield file
            file.flush()
            os.fsync(handle)
            Path(name).chmod(0o644)
            if sys.platform != "win32":  # a part that is in place is never seen without its lock
                Path(name).replace(path)
                return
        Path(name).replace(path)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno and error.filename in (None, name):
            raise OSError(error.errno, error.strerror, str(path)) from None
        raise


def is_abandoned(part: Path) -> bool:
    """Whether nobody is writing it any more: its writer was killed, and with it went its lock."""
    try:
        age = time.time() - part.stat().st_mtime
        return age > OLD if sys.platform == "win32" else age > YOUNG and _is_free(part)
    except OSError:
        return False


def _hold(handle: int) -> None:
    if sys.platform != "win32":
        import fcntl

        with contextlib.suppress(OSError):  # of file systems without locks: there no part is ever called abandoned
            fcntl.flock(handle, fcntl.LOCK_EX)


def _is_free(part: Path) -> bool:
    import fcntl

    with part.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True
