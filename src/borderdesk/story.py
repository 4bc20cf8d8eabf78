"""A story: one folder, one Frictionless data package, one movement of people."""

from __future__ import annotations

import json
import os
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from borderdesk.errors import StoryError
from borderdesk.schema import TABLES, table_schema

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CITATION = re.compile(r"\[([^\]]+)\]\(([\w., -]+)\)")
"""A number in a caveat with the ids of the rows that carry it: ``[65,036](kar23-f1, kar23-f2)``."""
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}


@dataclass(frozen=True, slots=True)
class Story:
    """A story's folder and what story.toml says of it.

    ``home`` is the country (alpha-3) the people left or are going back to, ``since``..``until`` the days the story
    is about, both included; empty or None where story.toml leaves them out. ``language`` is the one of title, summary
    and caveats, which a report in another language leaves as they are.
    """

    name: str
    folder: Path
    title: str
    summary: str = ""
    home: str = ""
    since: date | None = None
    until: date | None = None
    caveats: tuple[str, ...] = ()
    language: str = "en"

    def table(self, table: str) -> Path:
        """Where one of schema.TABLES stands on disk."""
        return self.folder / f"{table}.csv"


def data_root(start: Path | None = None) -> Path:
    """The folder of stories: $BORDERDESK_DATA, else the nearest ``data/`` with stories in it, from ``start`` upwards.

    Raises StoryError where there is none.
    """
    named = os.environ.get("BORDERDESK_DATA")
    if named and not Path(named).is_dir():
        raise StoryError(f"BORDERDESK_DATA: found {named!r}, expected a folder of stories; correct it or unset it")
    if named:
        return Path(named)
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if any((folder / "data").glob("*/story.toml")):
            return folder / "data"
    raise StoryError(
        f"{here}: found no data/ folder with stories here or above; "
        "go to a checkout of Borderdesk, or set BORDERDESK_DATA to a folder of stories"
    )


def names(root: Path | None = None) -> list[str]:
    """The names of all stories, sorted."""
    return sorted(path.parent.name for path in (root or data_root()).glob("*/story.toml"))


def open_story(name: str, root: Path | None = None) -> Story:
    """The story of that name; StoryError, with the names there are, when it is missing or its story.toml is damaged."""
    root = root or data_root()
    if not NAME.fullmatch(name) or not (root / name / "story.toml").is_file():
        known = ", ".join(names(root)) or "none yet"
        raise StoryError(
            f"found no story {name!r} in {root.name}/, expected one of: {known}; `borderdesk new-story` makes one"
        )
    path = root / name / "story.toml"
    try:
        return _read(name, path, path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StoryError(f"{path}: found TOML that cannot be read ({error}); mend that line") from None


@lru_cache(64)
def _read(name: str, path: Path, text: str) -> Story:
    """What the file says, worked out once for what it holds: a report asks for its story at every turn."""
    return _story(name, path, tomllib.loads(text))


def _story(name: str, path: Path, facts: dict[str, Any]) -> Story:
    for key, kind in (
        ("title", str),
        ("summary", str),
        ("home", str),
        ("since", date),
        ("until", date),
        ("caveats", list),
        ("language", str),
    ):
        if key in facts and not isinstance(facts[key], kind):
            raise StoryError(f"{path}, {key}: found {facts[key]!r}, expected a {kind.__name__}")
    if not facts.get("title"):
        raise StoryError(
            f'{path}: found no title, expected a line such as title = "People leaving Sudan since April 2023"'
        )
    known = ("title", "summary", "home", "since", "until", "language")
    given = {key: facts[key] for key in known if key in facts}
    return Story(name, path.parent, **given, caveats=tuple(str(one) for one in facts.get("caveats", ())))


def datapackage(name: str, title: str) -> dict[str, Any]:
    """The data package descriptor of a story, schemas inside, so that the folder can be sent alone."""
    resources = [
        {
            "name": table,
            "type": "table",
            "path": f"{table}.csv",
            "scheme": "file",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": table_schema(table),
        }
        for table in TABLES
    ]
    return {"name": name, "title": title, "licenses": [LICENCE], "resources": resources}


def descriptor(name: str, title: str) -> str:
    """datapackage() as the text on disk."""
    return json.dumps(datapackage(name, title), indent=1, ensure_ascii=False) + "\n"
