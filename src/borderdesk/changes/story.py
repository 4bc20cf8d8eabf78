"""States of a story: as known on a day, and as it stood in a revision of git."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from borderdesk import briefing, corrections
from borderdesk.changes.state import State, sentences_of, told
from borderdesk.errors import StoryError, UsageError
from borderdesk.schema import TABLES, columns
from borderdesk.story import Story, open_story
from borderdesk.view import View, open_view

FILES = ("story.toml", *(f"{table}.csv" for table in TABLES))


def on_day(story: str, day: str) -> State:
    """What a report with ``as_of`` that day shows of the story; ParameterError where it is no day."""
    view = open_view(story, as_of=day)
    return State(day, told(view.claims, view.policies), _sentences(view))


def as_it_stands(story: Story, name: str = "now") -> State:
    """All rows of the story's tables, with corrections applied, and the sentences of a briefing over them."""
    claims = told(corrections.figures(story), corrections.policies(story))
    return State(name, claims, _sentences(open_view(story.name, root=story.folder.parent)))


def in_revision(story: Story, revision: str) -> State:
    """The story as it stood in a revision of git; nothing is checked out.

    UsageError where git knows no such revision, StoryError where the story was not there yet.
    """
    with _shown(story, revision) as then:
        return as_it_stands(then, revision)


def _sentences(view: View) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return sentences_of([briefing.answer(view).html, briefing.key_numbers(view).html])


@contextmanager
def _shown(story: Story, revision: str) -> Iterator[Story]:
    """The story's files of the revision in a folder that goes afterwards."""
    commit = _git(story.folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").strip()
    if not commit:
        raise UsageError(
            f"found {revision!r}, which is no day (YYYY-MM-DD), no report file and no revision that git knows here; "
            "`git log --oneline` lists revisions"
        )
    with tempfile.TemporaryDirectory(prefix="borderdesk-") as scratch:
        folder = Path(scratch) / story.name
        folder.mkdir()
        for name in FILES:
            (folder / name).write_text(_file(story, commit, name, revision), "utf-8", newline="")
        yield open_story(story.name, Path(scratch))


def _file(story: Story, commit: str, name: str, revision: str) -> str:
    found = _git(story.folder, "show", f"{commit}:./{name}")
    if found:
        return found
    if name == "corrections.csv":  # older stories have none
        return ",".join(columns("corrections")) + "\n"
    raise StoryError(
        f"found no {story.name}/{name} in {revision}, expected the story to be there; choose a later revision"
    )


def _git(folder: Path, *arguments: str) -> str:
    """What git prints; "" where it fails. UsageError where there is no git."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise UsageError(
            "found no git on this machine, expected it for comparing revisions; compare days instead"
        ) from None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
