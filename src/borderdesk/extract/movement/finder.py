"""Every amount of a text as a movement or as none, with what decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.memory import Memory
from borderdesk.extract.movement.reader import Reader, none
from borderdesk.extract.movement.scene import Scene, country_in_focus, main_crossing, main_origin, main_people, ways
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
    pair = main_crossing(sentences)
    if pair and memory.focus in pair:
        memory.learn_pair(*pair)
    found = [one for sentence in sentences for one in _found(sentence, published, memory)]
    _head_from_body(found)
    return found


def _head_from_body(found: list[Found]) -> None:
    """A headline's number takes its ends and days from the same number in the body."""
    body = [one for one in found if one.sentence.kind == "body" and one.event.measure != "not_movement"]
    for one in found:
        if one.sentence.kind != "headline":
            continue
        same = next((other for other in body if _same_number(one.mention, other.mention)), None)
        if same is not None:
            _complete_from(one.event, same.event)


def _same_number(one: Mention, other: Mention) -> bool:
    shared = {one.low, one.high} & {other.low, other.high} - {None}
    return bool(shared) and max(shared, key=lambda value: value or 0) > LEAST and one.kind == other.kind


LEAST = 9  # smaller numbers repeat by chance


def _complete_from(event: Event, body: Event) -> None:
    if event.measure == "not_movement":
        event.measure, event.unit = body.measure, body.unit
        event.why = {"measure": "the same number in the body"}
    if event.measure != body.measure:
        return
    for name in ("origin", "destination", "nationality", "period"):
        if not getattr(event, name):
            setattr(event, name, getattr(body, name))
            event.why[name] = "the same number in the body"


def _found(sentence: Sentence, published: date | None, memory: Memory) -> list[Found]:
    scene = Scene(sentence, published)
    if sentence.kind == "furniture":
        return [Found(sentence, m, none("a line of the page itself")) for m in scene.amounts]
    reader = Reader(scene, memory, published)
    return [Found(sentence, m, reader.read(m)) for m in scene.amounts]
