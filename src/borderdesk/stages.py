"""How long each stage of a report takes, noted in a file as it goes: its cells run in a process of their own."""

from __future__ import annotations

import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOTES = "BORDERDESK_STAGES"  # in the environment: the file that notes are added to, a line each


def note(name: str, seconds: float) -> None:
    """Add seconds to a stage, where somebody wants to know."""
    if path := os.environ.get(NOTES):
        with open(path, "a", encoding="utf-8") as file:  # noqa: PTH123 - for each chart of a report
            file.write(f"{name} {seconds:.6f}\n")


@contextmanager
def stage(name: str) -> Iterator[None]:
    """The time within the block is that of the stage."""
    clock = time.perf_counter()
    try:
        yield
    finally:
        note(name, time.perf_counter() - clock)


@contextmanager
def noting() -> Iterator[Path]:
    """A file for notes, for this process and those that it starts."""
    handle, name = tempfile.mkstemp(prefix="borderdesk-stages-")
    os.close(handle)
    os.environ[NOTES] = name
    try:
        yield Path(name)
    finally:
        del os.environ[NOTES]
        Path(name).unlink(missing_ok=True)


def noted(path: Path) -> dict[str, float]:
    """The seconds of each stage so far."""
    seconds: Counter[str] = Counter()
    for line in path.read_text("utf-8").splitlines():
        name, _, text = line.partition(" ")
        seconds[name] += float(text)  # type: ignore[assignment]
    return dict(seconds)
