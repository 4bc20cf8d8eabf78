"""What a build has to do: which editions are made of something else than at their last build, and of what."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from borderdesk.build.leftovers import leftovers
from borderdesk.errors import BorderdeskError
from borderdesk.report.inputs import Inputs, Survey, changed
from borderdesk.shelf.current import is_current
from borderdesk.shelf.editions import Edition
from borderdesk.shelf.known import Known, remembered

TOLD = 3  # reasons that a line names; of more it says how many


@dataclass(frozen=True, slots=True)
class Step:
    """An edition that was looked at: ``reasons`` to build it, none where nothing changed.

    ``inputs`` is what its page would be made of now, {} where that cannot be told: the build will say why.
    """

    edition: Edition
    reasons: tuple[str, ...] = ()
    inputs: Inputs = field(default_factory=dict)

    @property
    def why(self) -> str:
        """The reasons in a line."""
        more = len(self.reasons) - TOLD
        return ", ".join(self.reasons[:TOLD]) + (f" and {more} more" if more > 0 else "")


def plan(editions: Iterable[Edition], folder: Path, force: bool = False, survey: Survey | None = None) -> list[Step]:
    """A step for each edition, in order; reads files, changes none. ``force``: each has a reason."""
    memory, survey = remembered(folder), survey or Survey()
    return [_step(one, folder, memory.get(one.id, Known()), force, survey) for one in editions]


def is_done(steps: Sequence[Step], folder: Path, every: Sequence[Edition], survey: Survey) -> bool:
    """Whether nothing is left to do, on the shelf over ``every`` edition neither."""
    settled = not any(one.reasons or (folder / f"{one.edition.id}.error.html").is_file() for one in steps)
    return settled and is_current(folder, every, survey) and not any(leftovers(folder))


def _step(edition: Edition, folder: Path, known: Known, force: bool, survey: Survey) -> Step:
    try:
        now = survey.of(edition.notebook, edition.parameters, edition.title, edition.interactive)
    except (BorderdeskError, OSError, ValueError):
        return Step(edition, ("what it is made of cannot be read",))
    reasons = (*(("--force",) if force else ()), *_standing(folder / f"{edition.id}.html", known))
    return Step(edition, (*reasons, *(changed(known.inputs, now) if known.inputs else ())), now)


def _standing(page: Path, known: Known) -> Iterator[str]:
    """What is wrong with the page that stands there, whatever it was made of."""
    if known.failed:
        yield "the last build failed"
    if not page.is_file():
        yield "its page is gone" if known.built else "not built yet"
    elif not known.inputs:
        yield "built by an earlier version" if known.built else "not built yet"
    elif hashlib.sha256(page.read_bytes()).hexdigest() != known.sha256:
        yield "its page is not the one that was built"
