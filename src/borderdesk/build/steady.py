"""Files that must stand still while a report is made of them: one that is being saved is not read half.

A file that was written a moment ago may not be whole yet: it is waited for. What changed between the first look and
the last spoils the report; an error about a file that was just written may go away once it is whole.
"""

from __future__ import annotations

import time
from pathlib import Path

from borderdesk.errors import BorderdeskError, UnsteadyError
from borderdesk.report.inputs import Inputs, Survey, changed, paths
from borderdesk.shelf.editions import Edition

QUIET = 0.3  # seconds without a write after which a file counts as saved
LATELY = 2.0  # seconds; what was written so lately may be half of what will stand there
PATIENCE = 20.0  # seconds to wait for quiet
LOOK = 0.05  # seconds between two looks


class Steady:
    """What an edition is made of, held against what it was made of at the beginning."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._files: Inputs = {}

    def begin(self) -> Inputs:
        """Wait until nothing is being written, then what Survey.files() says; UnsteadyError where it never ends."""
        end = time.monotonic() + PATIENCE
        while young := self._young(QUIET):
            if time.monotonic() > end:
                raise UnsteadyError(
                    f"{young[0]}: is written again and again for {PATIENCE:.0f} s, expected a file that is saved; "
                    "close what writes it"
                )
            time.sleep(LOOK)
        self._files = self._look()
        return self._files

    def check(self) -> None:
        """UnsteadyError where something is another file now than at the beginning."""
        if spoilt := changed(self._files, self._look()):
            raise UnsteadyError(
                f"{', '.join(spoilt)}: changed while the report was made, expected what stands still; build it again"
            )

    def judged(self, error: Exception) -> Exception:
        """The error itself, or the UnsteadyError that explains it."""
        try:
            if self._files:
                self.check()
        except UnsteadyError as unsteady:
            return unsteady
        except (BorderdeskError, OSError, ValueError):
            pass  # what it is made of cannot be read now: the error says more
        young = [path for path in self._young(LATELY) if str(path) in str(error)]
        return UnsteadyError(f"{error}; it was written a moment ago and may be half saved") if young else error

    def _look(self) -> Inputs:
        return Survey().files(self._edition.notebook, self._edition.parameters)

    def _young(self, seconds: float) -> list[Path]:
        """Files written within the last seconds; one whose time lies ahead, by a clock that is wrong, is not young."""
        every = paths(self._edition.notebook, self._edition.parameters)
        return [path for path in every if path.exists() and -1 < _age(path) < seconds]


def _age(path: Path) -> float:
    """Seconds since it was written; it may be written while we look."""
    written = path.stat().st_mtime
    return time.time() - written
