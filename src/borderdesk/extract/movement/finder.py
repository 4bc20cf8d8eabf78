"""Every amount of a text as a movement or as none, with what decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.memory import Memory
from borderdesk.extract.movement.reader import Reader, none
from borderdesk.extract.movement.scene import Scene, country_in_focus, main_origin, main_people, ways
from borderdesk.extract.text import Sentence


@dataclass(slots=True)
class Found:
    """An amount of a sentence with its event; ``event.measure`` is not_movement where it counts none."""

    sentence: Sentence
    mention: Mention
    event: Event


def find_movements(sentences: Sequence[Sentence], published: date | None) -> list[Found]:
    """All amounts in the order of the text; those on the page's own lines count nothing."""
    memory = Memory(country_in_focus(sentences))
    for sentence in sentences:
        if sentence.kind != "furniture":
            memory.learn(ways(sentence))
    memory.people = main_people(sentences)
    origin = memory.source = main_origin(sentences, memory.focus)
    if origin and memory.focus:
        memory.routes.setdefault(memory.focus, origin)
    return [one for sentence in sentences for one in _found(sentence, published, memory)]


def _found(sentence: Sentence, published: date | None, memory: Memory) -> list[Found]:
    scene = Scene(sentence, published)
    if sentence.kind == "furniture":
        return [Found(sentence, m, none("a line of the page itself")) for m in scene.amounts]
    reader = Reader(scene, memory, published)
    return [Found(sentence, m, reader.read(m)) for m in scene.amounts]
