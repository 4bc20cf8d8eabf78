"""How a build is to go: what it was told besides the editions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from borderdesk.build.outcome import Built
from borderdesk.build.pools import Pools


def silent(*_: object) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Orders:
    """``force``: build what has not changed, too; ``timeout`` (seconds) and ``memory`` (bytes) for every edition, in
    place of its own; ``tell`` of each edition as it ends, ``say`` what else a person should know, in a line; ``pools``
    is where editions are built.
    """

    jobs: int = 1
    force: bool = False
    timeout: int | None = None
    memory: int | None = None
    tell: Callable[[Built], None] = silent
    say: Callable[[str], None] = silent
    pools: Pools = field(default_factory=Pools)
