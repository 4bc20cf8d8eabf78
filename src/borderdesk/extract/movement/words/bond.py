"""The tie of an amount to its word of movement."""

from __future__ import annotations

from dataclasses import dataclass

from borderdesk.extract.movement.words.cue import Cue

GOING = frozenset("come enter leave flee return move".split())
NEAR = 10.0  # "displaced people have reached Armenia"
RELATIVE = frozenset(("who", "that", "which", "whom"))


@dataclass(slots=True)
class Bond:
    """The cue of an amount, what it cost, and why."""

    cue: Cue
    cost: float
    why: str
