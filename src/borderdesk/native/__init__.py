"""The reader's modules as a C compiler makes them: the same results, twice as fast, and none of it needed.

``python -m borderdesk.native`` makes them (build.py), into a folder beside this file. They are used as long as nothing
of their source has changed since; BORDERDESK_NATIVE=0 reads without them.
"""

from __future__ import annotations

import os
import sys
from _imp import extension_suffixes  # importlib.machinery tells the same, and takes its time
from collections.abc import Iterable

HERE = os.path.dirname(__file__)  # noqa: PTH120 - pathlib brings ten modules: this is on the way of each import
SOURCE = os.path.join(os.path.dirname(HERE), "extract")  # noqa: PTH118, PTH120
MADE = os.path.join(HERE, sys.implementation.cache_tag or "none")  # noqa: PTH118
GROUP = "borderdesk_extract"  # mypyc puts the code of all modules in one library, which each of them opens
STAMP = "source.txt"  # what the source was like: state() and digest(), a line each


def path(plain: Iterable[str]) -> list[str]:
    """Where the package's modules are looked for: first among the compiled ones, where those are of this source."""
    return [f"{MADE}/borderdesk/extract", *plain] if used() else [*plain]


def used() -> bool:
    """Whether there are compiled modules of this very source, and their library opens."""
    return os.environ.get("BORDERDESK_NATIVE") != "0" and stamped()[0] == state() and _opened()


def stamped() -> tuple[str, str]:
    """state() and digest() of the source that was compiled; empty where nothing was."""
    try:
        with open(f"{MADE}/{STAMP}", encoding="ascii") as file:  # noqa: PTH123
            state, digest = file.read().split("\n")[:2]
    except (OSError, ValueError):
        return "none", ""
    return state, digest


def state() -> str:
    """How many source files there are, their bytes and when they were written, summed up: all in a millisecond."""
    found = [os.stat(name) for name in sources()]  # noqa: PTH116
    return f"{len(found)} {sum(one.st_size for one in found)} {sum(one.st_mtime_ns for one in found)}"


def sources(folder: str = SOURCE) -> list[str]:
    """The files to compile: all of the package but the one that chooses between these and those."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                found += sources(entry.path)
            elif entry.name.endswith(".py"):
                found.append(entry.path)
    return sorted(set(found) - {f"{SOURCE}/__init__.py"})


def _opened() -> bool:
    from importlib.util import module_from_spec, spec_from_file_location

    name = f"{GROUP}__mypyc"
    if name in sys.modules:
        return True
    spec = spec_from_file_location(name, f"{MADE}/{name}{extension_suffixes()[0]}")
    try:
        assert spec and spec.loader
        sys.modules[name] = module = module_from_spec(spec)
        spec.loader.exec_module(module)
    except ImportError:  # made for another system, or taken away just now
        sys.modules.pop(name, None)
        return False
    return True
