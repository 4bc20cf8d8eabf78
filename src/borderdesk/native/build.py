"""The compiled modules made anew, with mypyc and the system's C compiler."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from borderdesk import native
from borderdesk.errors import BorderdeskError
from borderdesk.native import expansion

PACKAGE = Path(native.HERE).parent
MADE = Path(native.MADE)
DRIVER = Path(native.HERE) / "driver.py"


class NativeError(BorderdeskError):
    """The modules cannot be compiled."""


def build(force: bool = False) -> bool:
    """Compile, unless what is there is of the same source; whether there was something to do.

    NativeError without a C compiler, mypyc or setuptools, and where they fail; what was there before stays.
    """
    stamp = f"{native.state()}\n{digest_of_source()}\n"  # of before: who edits meanwhile goes on in Python
    if not force and native.stamped()[1] == stamp.split("\n")[1]:
        _stamp(MADE, stamp)
        return False
    _need_tools()
    with tempfile.TemporaryDirectory(prefix="borderdesk-native-") as scratch:
        made = _compiled(Path(scratch))
        _stamp(made, stamp)
        _place(made)
    return True


def _place(made: Path) -> None:
    """Take the place of what was there, in two steps: who looks in between finds nothing, and reads in Python."""
    with tempfile.TemporaryDirectory(prefix=".native-", dir=native.HERE) as beside:
        shutil.copytree(made, Path(beside) / "new")
        if MADE.exists():
            MADE.rename(Path(beside) / "old")
        (Path(beside) / "new").rename(MADE)


def digest_of_source() -> str:
    """SHA-256 of all source files, of this interpreter's version and of how they are compiled."""
    told = hashlib.sha256(sys.version.encode() + DRIVER.read_bytes() + Path(expansion.__file__).read_bytes())
    for name in native.sources():
        told.update(f"{Path(name).relative_to(PACKAGE)}\n".encode() + Path(name).read_bytes())
    return told.hexdigest()


def _stamp(folder: Path, stamp: str) -> None:
    scratch = folder / f"{native.STAMP}.new"
    scratch.write_text(stamp, "ascii")
    scratch.replace(folder / native.STAMP)


def _need_tools() -> None:
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    header = Path(sysconfig.get_path("include")) / "Python.h"
    if not shutil.which(compiler):
        raise NativeError(f"found no C compiler ({compiler}), which is needed to compile; install one, or do without")
    if not header.exists():
        raise NativeError(f"found no {header}, which is needed to compile; install Python's headers, or do without")


def prepared(scratch: Path) -> list[str]:
    """The sources as they are compiled, laid into ``scratch`` with all that they import; their names there."""
    shutil.copytree(PACKAGE, scratch / "borderdesk", ignore=shutil.ignore_patterns("__pycache__", "native", "*.csv"))
    names = [str(Path("borderdesk") / Path(name).relative_to(PACKAGE)) for name in native.sources()]
    for name in names:
        (scratch / name).write_bytes(expansion.expanded((scratch / name).read_bytes()))
    return names


def _compiled(scratch: Path) -> Path:
    """The folder with what was made, within ``scratch``."""
    names = prepared(scratch)
    command = [sys.executable, str(DRIVER), native.GROUP]
    done = subprocess.run(command, cwd=scratch, input="\n".join(names), capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip() and "warning: " not in line]
        raise NativeError(f"cannot compile: {' | '.join(said[-3:])}; `pip install mypy setuptools`, or do without")
    return scratch / "made"
