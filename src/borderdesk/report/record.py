"""The run record at the end of a report: what was run, on which ledger, with what, when."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from borderdesk import __version__
from borderdesk.language import worded
from borderdesk.schema import TABLES
from borderdesk.story import open_story

LIBRARIES = ("pandas", "altair", "papermill", "nbconvert")


@dataclass(frozen=True, slots=True)
class Record:
    """One run. ``ledger`` is ledger_hash() of the story, "" where the notebook has none; ``seconds`` the run's time."""

    notebook: str
    parameters: Mapping[str, Any]
    ledger: str
    built: datetime
    seconds: float
    engine: str

    def rows(self) -> list[tuple[str, str]]:
        """What the page shows, name and value."""
        values = ", ".join(f"{name} = {value!r}" for name, value in self.parameters.items())
        versions = {"version": __version__, "python": platform.python_version(), "libraries": libraries()}
        return [
            (worded("Notebook"), self.notebook),
            (worded("Parameters"), values or worded("none")),
            (worded("Ledger, SHA-256"), self.ledger or worded("none")),
            (worded("Built"), self.built.isoformat(timespec="seconds")),
            (worded("Took"), worded("{seconds} s with {engine}", seconds=round(self.seconds, 1), engine=self.engine)),
            ("Borderdesk", worded("{version} on Python {python} with {libraries}", **versions)),
        ]


@cache
def libraries() -> str:
    """The libraries that a reader may know, with their versions."""
    return ", ".join(f"{name} {version(name)}" for name in LIBRARIES)


def ledger_hash(story: str, root: Path | None = None) -> str:
    """SHA-256 over story.toml and the three tables, each with its name before it."""
    folder = open_story(story, root).folder
    digest = hashlib.sha256()
    for name in ("story.toml", *(f"{table}.csv" for table in TABLES)):
        digest.update(name.encode() + b"\0" + (folder / name).read_bytes() + b"\0")
    return digest.hexdigest()


def content_hash(*said: Any) -> str:
    """SHA-256 of what a report says (anything that JSON takes): the same for two builds that differ in time only."""
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()
