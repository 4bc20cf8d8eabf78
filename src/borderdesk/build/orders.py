"""How a build is to go: what it was told besides the editions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from borderdesk.build.outcome import Built


def silent(*_: object) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Orders:
    """``force``: build what has not changed, too; ``timeout`` (seconds) and ``memory`` (bytes) for every edition, in
    place of its own; ``engine`` runs the notebooks, press or stock; ``tell`` of each edition as it ends, ``say`` what
    else a person should know, in a line.
    """

    jobs: int = 1
    force: bool = False
    timeout: int | None = None
    memory: int | None = None
    engine: str = "press"
    tell: Callable[[Built], None] = silent
    say: Callable[[str], None] = silent
