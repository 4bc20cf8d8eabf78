"""What builds that were killed left half written, and its removal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from borderdesk import part
from borderdesk.shelf.past import FOLDER


def leftovers(folder: Path) -> Iterator[Path]:
    """Files in the folder of reports, and in its past, that nobody is writing any more."""
    for place in (folder, *(folder / FOLDER).glob("*")):
        yield from (path for path in place.glob(f".*{part.ENDING}") if part.is_abandoned(path))


def sweep(folder: Path) -> None:
    """Remove them."""
    for path in leftovers(folder):
        path.unlink(missing_ok=True)
