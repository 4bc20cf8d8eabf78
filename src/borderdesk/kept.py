"""What was made of a story's files, kept while they hold what they held: many readers, one reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from borderdesk import ledger
from borderdesk.story import Story

T = TypeVar("T")


class Kept(Generic[T]):
    """``Kept(make, tables)(story)`` is ``make(story)``, made anew once one of these tables holds something else.

    All callers get the same object: what they may change, hand out as a copy.
    """

    def __init__(self, make: Callable[[Story], T], tables: Sequence[str]) -> None:
        self._make, self._tables = make, tables
        self._made: dict[Path, tuple[str, T]] = {}

    def __call__(self, story: Story) -> T:
        held = ledger.content(story, self._tables)
        if (known := self._made.get(story.folder)) and known[0] == held:
            return known[1]
        made = self._make(story)
        if held == ledger.content(story, self._tables):  # nobody wrote meanwhile
            self._made[story.folder] = held, made
        return made
