"""Builds again as soon as something changed, while somebody edits.

It looks at the times of files a few times a second rather than listening to the system: they are some hundred, so a
look costs a millisecond or two, and it works on network shares and in containers, where no events come.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

PAUSE = 0.25  # seconds between two looks
QUIET = 0.3  # seconds without a further change after which somebody has saved what they wanted to save

Times = dict[str, tuple[int, int]]
"""Files with their times in ns and sizes."""


def changes(places: Sequence[Path]) -> Iterator[list[str]]:
    """First an empty list; then, each time something changed among files: their paths.

    ``places`` are files, or folders with all in them. Waits until it is quiet, misses nothing that changes while
    the caller works, and never ends by itself.
    """
    before = times(places)
    yield []
    while True:
        time.sleep(PAUSE)
        now = times(places)
        if now == before:
            continue
        time.sleep(QUIET)
        while (later := times(places)) != now:
            now = later
            time.sleep(QUIET)
        yield sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
        before = now


def times(places: Iterable[Path]) -> Times:
    """The files there are now; hidden ones, compiled ones and what lies in hidden folders are nobody's edits."""
    return {path: (stat.st_mtime_ns, stat.st_size) for place in places for path, stat in _files(str(place))}


def _files(place: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        with os.scandir(place) as entries:
            listed = [one for one in entries if not one.name.startswith(".") and one.name != "__pycache__"]
    except NotADirectoryError:
        yield place, os.stat(place)  # noqa: PTH116
        return
    except OSError:  # gone between two looks
        return
    for one in listed:
        try:
            if one.is_dir():
                yield from _files(one.path)
            else:
                yield one.path, one.stat()
        except OSError:
            continue
