"""What is found in a text: amounts with their events, and numbers beside them."""

from __future__ import annotations

from typing import NamedTuple

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.event import Event
from borderdesk.extract.text import Sentence


class Found(NamedTuple):  # a dataclass takes ten times as long to import
    """An amount of a sentence with its event; ``event.measure`` is not_movement where it counts none."""

    sentence: Sentence
    mention: Mention
    event: Event


class Aside(NamedTuple):  # a dataclass takes ten times as long to import
    """Tokens ``first``..``last`` of a sentence, a number that names or orders something; kind as in `ASIDE`."""

    sentence: Sentence
    first: int
    last: int
    kind: str


class Told(NamedTuple):
    """What a run of sentences tells: its amounts in the order of the text, and the numbers beside them."""

    found: list[Found]
    asides: list[Aside]
