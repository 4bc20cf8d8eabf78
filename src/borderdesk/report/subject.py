"""What a report is about: the story that its parameters name, opened as they say, and how much of it is accepted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from borderdesk import ledger
from borderdesk.kept import Kept
from borderdesk.story import Story, open_story
from borderdesk.view import View, open_view


def view_of(parameters: Mapping[str, Any]) -> View | None:
    """The view of the parameters that open_view() takes, as the notebooks open it; None without a story."""
    names = ("story", "nationality", "destinations", "since", "until", "as_of")
    return (
        open_view(**{name: parameters[name] for name in names if name in parameters}) if story_of(parameters) else None
    )


def story_of(parameters: Mapping[str, Any]) -> str:
    """The name of the story that the parameters name, "" for none."""
    return str(parameters.get("story", ""))


def counts(story: str) -> tuple[list[str], list[str]]:
    """The ids of a story's figures and policies, and of those that wait for a person; rejected rows do not count."""
    states = _states(open_story(story)) if story else ()
    return [one for one, state in states if state != "rejected"], [one for one, state in states if state == "proposed"]


def _read_states(story: Story) -> list[tuple[str, str]]:
    tables = [ledger.read(story, table) for table in STATED]
    return [pair for table in tables for pair in zip(table.iloc[:, 0], table["status"], strict=True)]


STATED = ("figures", "policies")
_states = Kept(_read_states, STATED)
