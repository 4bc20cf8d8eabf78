"""What builds that were killed left, half written or temporary, and its removal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from borderdesk import part
from borderdesk.build.scratch import folders
from borderdesk.shelf.past import FOLDER


def leftovers(folder: Path) -> Iterator[Path]:
    """Files in the folder of reports, and in its past, that nobody is writing any more; temporary folders of builds.

    While a build runs its own is among them.
    """
    for place in (folder, *(folder / FOLDER).glob("*")):
        yield from (path for path in place.glob(f".*{part.ENDING}") if part.is_abandoned(path))
    yield from folders(folder)


def sweep(folder: Path) -> None:
    """Remove them; only for the build whose turn it is."""
    for path in leftovers(folder):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
