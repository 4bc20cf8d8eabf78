"""What makes a page on this machine: the libraries with their versions, and Borderdesk's own code.

Read from the names in the folders that Python imports from, since importlib.metadata costs a command that finds
nothing to do a fifth of its time.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import sys
from collections.abc import Iterator
from pathlib import Path

# what a page goes through, from the cells to its markup; a test compares it with what a report has loaded
LIBRARIES = (
    "altair",
    "babel",
    "beautifulsoup4",
    "bleach",
    "defusedxml",
    "ipython",
    "jinja2",
    "jsonschema",
    "lxml",
    "markupsafe",
    "mistune",
    "narwhals",
    "nbconvert",
    "nbformat",
    "numpy",
    "pandas",
    "papermill",
    "pyarrow",
    "pygments",
    "python-dateutil",
    "tinycss2",
    "tzdata",
    "vl-convert-python",
)
# what of Borderdesk comes after a page or only starts its notebook
AFTER = frozenset("press lab cron.py shelf schedule delivery build archive cluster cli __main__.py".split())
NAMED = re.compile(r"(.+?)-([^-]+)(?:-py[\d.]+)?\.(?:dist|egg)-info")
NONE = "none"


def libraries() -> dict[str, str]:
    """The version of each of LIBRARIES, NONE where it is not installed, and Python's own."""
    found = dict(_installed())
    return {"Python": platform.python_version(), **{name: found.get(name, NONE) for name in LIBRARIES}}


def own_code() -> dict[str, str]:
    """SHA-256 over the files of each module and folder at the top of the package, by its name."""
    root = str(Path(__file__).parent.parent)
    digests: dict[str, hashlib._Hash] = {}
    for path in _files(root):
        with open(path, "rb") as file:  # noqa: PTH123 - Path objects would take as long as the reading
            within = path[len(root) + 1 :]
            digest = digests.setdefault(within.partition(os.sep)[0], hashlib.sha256())
            digest.update(within.encode() + b"\0" + file.read() + b"\0")
    return {name: digest.hexdigest() for name, digest in digests.items()}


def _installed() -> Iterator[tuple[str, str]]:
    """Names, as PEP 503 writes them, and versions; where two are installed the one that Python imports comes last."""
    for folder in reversed(sys.path):
        for name in os.listdir(folder or ".") if os.path.isdir(folder or ".") else ():  # noqa: PTH112, PTH208
            if found := NAMED.fullmatch(name):
                yield re.sub(r"[-_.]+", "-", found[1]).lower(), found[2]


def _files(root: str) -> Iterator[str]:
    """Sorted, so that digests are the same on every machine; what Python compiled is no source."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (f"{folder}{os.sep}{name}" for name in sorted(names))
