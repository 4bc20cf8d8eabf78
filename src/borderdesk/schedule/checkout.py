"""Where the printed units lead to: a checkout and the command in it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from borderdesk.shelf.editions import Edition


@dataclass(frozen=True, slots=True)
class Checkout:
    """``folder`` is the one above reports/, ``command`` the program borderdesk; both are absolute paths."""

    folder: str
    command: str

    def call(self, *words: str) -> str:
        """The command with these words, for a POSIX shell that stands in the folder."""
        return shlex.join([self.command, *words])


def together(editions: Iterable[Edition]) -> list[tuple[str, str, list[str]]]:
    """Each schedule in its time zone (schedule, zone, ids of its editions), in order; none for those built by hand."""
    due = sorted((one for one in editions if one.schedule), key=_when)
    return [(*when, [one.id for one in group]) for when, group in groupby(due, key=_when)]


def _when(edition: Edition) -> tuple[str, str]:
    return " ".join(edition.schedule.split()), edition.time_zone
