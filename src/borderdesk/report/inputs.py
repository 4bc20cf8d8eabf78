"""What a report is made of, each thing by its name, so that a build knows what changed since the last one.

Which engine runs the notebook is none of it, nor is what follows the page (shelf, schedule, delivery).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from borderdesk.errors import BorderdeskError, StoryError
from borderdesk.report import installed
from borderdesk.report.notebook import Notebook, find, open_notebook
from borderdesk.report.parameters import checked
from borderdesk.story import data_root, names, open_story

Inputs = dict[str, str]
"""Names for readers ("figures.csv of sudan-2023", "pandas") to what stands there: a digest, a version, a value."""

DIGEST = "sha256 "  # what begins so is no value that says something to a person
CLOCK = re.compile(r"\b(today|now|utcnow|localtime|gmtime|ctime|strftime|time)\s*\(")
DAY = "the day"
UNREAD = ("README.md",)  # is for people: no report reads it


@dataclass(slots=True)
class Survey:
    """One look at all that reports are made of: every file is read once, however many editions need it."""

    day: date = field(default_factory=date.today)
    _read: dict[Path, Inputs] = field(default_factory=dict)
    _notebooks: dict[Path, tuple[Inputs, str]] = field(default_factory=dict)
    _installed: Inputs = field(default_factory=dict)
    _own: Inputs = field(default_factory=dict)

    def of(self, name: str, given: Mapping[str, Any], title: str = "", interactive: bool = False) -> Inputs:
        """What the report of a notebook with these parameters is made of; ParameterError, StoryError as publish()."""
        return {**self.files(name, given), **shown(title, interactive), **self.installed()}

    def files(self, name: str, given: Mapping[str, Any]) -> Inputs:
        """The part of it that somebody may be changing while the report is made, and the values of parameters.

        A notebook that asks for the time is another one every day.
        """
        notebook = open_notebook(find(name))
        values = {one.name: one.default for one in notebook.parameters} | checked(notebook, given)
        told = {f"parameter {key}": json.dumps(one, ensure_ascii=False) for key, one in values.items()}
        read, code = self._notebook(notebook)
        for story in stories_of(values, code):
            read |= self.story(story)
        return {**told, **read}

    def installed(self) -> Inputs:
        """The libraries that make a page, and Borderdesk's own code."""
        if not self._installed:
            code = self.own_code(without=installed.AFTER)
            self._installed = {**installed.libraries(), "Borderdesk's code": code}
        return self._installed

    def own_code(self, without: Collection[str] = ()) -> str:
        """A digest of all of it, but for what has these names at the top of the package."""
        self._own = self._own or installed.own_code()
        return _digest("".join(f"{name} {one}\n" for name, one in self._own.items() if name not in without).encode())

    def story(self, name: str) -> Inputs:
        """The files of a story, each by its name; StoryError where there is none."""
        folder = open_story(name).folder
        if folder not in self._read:
            self._read[folder] = dict(_story_files(folder))
        return self._read[folder]

    def _notebook(self, notebook: Notebook) -> tuple[Inputs, str]:
        """A notebook with the modules beside it, and the code of them all."""
        if notebook.path not in self._notebooks:
            cells = _cells(notebook.path)
            modules = {path.name: path.read_bytes() for path in sorted(notebook.path.parent.glob("*.py"))}
            told = {f"notebook {notebook.name}": _digest(json.dumps(cells, ensure_ascii=False).encode())}
            told |= {name: _digest(content) for name, content in modules.items()}
            code = "\n".join((_code(cells), *(one.decode("utf-8", "replace") for one in modules.values())))
            if CLOCK.search(code):
                told[DAY] = self.day.isoformat()
            self._notebooks[notebook.path] = told, code
        told, code = self._notebooks[notebook.path]
        return dict(told), code


def shown(title: str, interactive: bool) -> Inputs:
    """What an edition itself says of its page."""
    return {"title": title, "interactive": str(interactive).lower()}


def paths(name: str, given: Mapping[str, Any]) -> list[Path]:
    """The files behind files(), as far as they can be told: none for a notebook that is not there."""
    try:
        notebook = find(name)
    except BorderdeskError:
        return []
    folders = [data_root() / story for story in stories_of(_defaults(notebook) | dict(given))]
    within = [path for folder in folders for path in _read_of(folder) if path.is_file()]
    return [notebook, *sorted(notebook.parent.glob("*.py")), *within]


def _defaults(path: Path) -> dict[str, Any]:
    try:
        return {one.name: one.default for one in open_notebook(path).parameters}
    except BorderdeskError:
        return {}


def stories_of(values: Mapping[str, Any], code: str = "") -> list[str]:
    """The stories that parameters, whatever they are called, and strings in the code name.

    None where there is no folder of stories.
    """
    try:
        there = names()
    except StoryError:
        return []
    given = [one for value in values.values() for one in (value if isinstance(value, list) else [value])]
    return [one for one in there if one in given or f'"{one}"' in code or f"'{one}'" in code]


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """What differs, in words: "figures.csv of sudan-2023", "pandas 3.1.1 -> 3.2.0", "x.csv of y (new)"."""
    both = [name for name in (*now, *(old for old in before if old not in now)) if before.get(name) != now.get(name)]
    return [_told(name, before.get(name), now.get(name)) for name in both]


def _told(name: str, before: str | None, now: str | None) -> str:
    if before is None:
        return f"{name} (new)"
    if now is None:
        return f"{name} (gone)"
    return name if now.startswith(DIGEST) else f"{name} {before} -> {now}"


def _digest(content: bytes) -> str:
    return DIGEST + hashlib.sha256(content).hexdigest()[:32]


def _cells(path: Path) -> list[tuple[str, str, Any]]:
    """What of a notebook is run and shown; not its outputs and counters, which every look in JupyterLab changes."""
    notebook = json.loads(path.read_text("utf-8"))
    return [
        (cell["cell_type"], "".join(cell["source"]), [cell["metadata"].get("tags"), cell.get("attachments")])
        for cell in notebook["cells"]
    ]


def _code(cells: list[tuple[str, str, Any]]) -> str:
    """What is run, without the values that parameters have where none are given."""
    return "\n".join(source for kind, source, (tags, _) in cells if kind == "code" and "parameters" not in (tags or ()))


def _story_files(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file of a story, and each folder of it as one."""
    for path in _read_of(folder):
        name = f"{path.name} of {folder.name}"
        yield name, _digest(path.read_bytes() if path.is_file() else _inside(path))


def _read_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith(".") and path.name not in UNREAD)


def _inside(folder: Path) -> bytes:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return "".join(f"{path.relative_to(folder)} {_digest(path.read_bytes())}\n" for path in files).encode()
