"""Every amount of a text as a movement or as none, with what decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.anchors import Anchors
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.focus import (
    country_in_focus,
    emergency,
    main_crossing,
    main_origin,
    main_people,
    opens_with_crossing,
    origins,
    ways,
)
from borderdesk.extract.movement.memory import Memory
from borderdesk.extract.movement.reader import read, weigh
from borderdesk.extract.movement.scene import Scene, scenes_of, spots_in
from borderdesk.extract.movement.stage import heading_of, is_heading, is_label, opens_with_label, sides, stage_of
from borderdesk.extract.movement.takenback import taken_back
from borderdesk.extract.movement.topic import about_borders
from borderdesk.extract.movement.uncounted import none
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


def find_movements(sentences: Sequence[Sentence], published: date | None) -> tuple[list[Found], list[Aside]]:
    """All amounts in the order of the text, and the numbers beside them; the page's own lines count nothing."""
    found: list[Found] = []
    asides: list[Aside] = []
    memory: Memory | None = None
    anchors = Anchors()
    for scene in _scenes(sentences, published):
        sentence = scene.sentence
        asides += _asides(scene)
        anchors.open(sentence, scene.dates, bool(scene.amounts))
        if scene.dates:
            anchors.beginnings.learn(sentence, scene.dates)
        if scene.amounts and memory is None:
            memory = _memory(sentences, anchors)
            for before in sentences[: sentence.index]:
                _stage(before, sentences, memory)
        if memory is not None:
            _stage(sentence, sentences, memory)
        if scene.amounts and memory is not None:
            memory.before = sentences[sentence.index - 1] if sentence.index else None
            found += _found(scene, published, memory)
            sentence.spots = None
        anchors.close(sentence, scene.named, bool(scene.amounts))
    _head_from_body(found)
    _take_back(sentences, found)
    return found, asides


def _scenes(sentences: Sequence[Sentence], published: date | None) -> Iterator[Scene]:
    """A run of scenes at a time: those of a whole archive would fill the memory."""
    for first in range(0, len(sentences), RUN):
        scenes = scenes_of(sentences[first : first + RUN], published)
        weigh([scene for scene in scenes if scene.amounts and scene.sentence.kind != "furniture"])
        yield from scenes


RUN = 48  # sentences


def _stage(sentence: Sentence, sentences: Sequence[Sentence], memory: Memory) -> None:
    if sentence.kind == "furniture":
        return
    spots, at = spots_in(sentence), sentence.index
    label = is_label(sentence, spots)
    before = sentences[at - 1].block if at else -1
    after = sentences[at + 1].block if at + 1 < len(sentences) else -1
    if is_heading(sentence, before, after, label=label):
        memory.section(heading_of(spots), at, sentence.block)
    elif sentence.kind == "body":
        code = stage_of(sentence, spots, memory.main, memory.offices)
        memory.stage(code, at, sentence.block, label=label or opens_with_label(spots))
        memory.next_pair(sides(spots, memory.focus), at)


def _take_back(sentences: Sequence[Sentence], found: list[Found]) -> None:
    """The numbers of a sentence that the next one withdraws: the last, or all where it withdraws the whole report."""
    moved: dict[int, list[Found]] = {}
    for one in found:
        if one.event.measure != "not_movement":
            moved.setdefault(one.sentence.index, []).append(one)
    for index, them in moved.items():
        behind = sentences[index + 1] if index + 1 < len(sentences) else None
        told, whole = taken_back(behind, sentences[index]) if behind is not None else ("", False)
        for one in them if told and whole else them[-1:] if told else ():
            one.event.modality, one.event.why["modality"] = "retracted", told


def _memory(sentences: Sequence[Sentence], anchors: Anchors) -> Memory:
    """What the whole text says of countries, people and ways."""
    memory = Memory(country_in_focus(sentences), anchors)
    memory.paragraphs = len({sentence.block for sentence in sentences if sentence.kind == "body"}) > 2
    for sentence in sentences:
        if sentence.kind != "furniture":
            memory.learn(ways(sentence))
    memory.people, memory.people_from = main_people(sentences)
    memory.emergency = emergency(sentences)
    origin = memory.source = memory.emergency or main_origin(sentences, memory.focus)
    memory.sources = origins(sentences) - {memory.focus}
    if origin and memory.focus not in ("", origin):
        memory.routes.setdefault(memory.focus, origin)
    pair = main_crossing(sentences)
    if pair and memory.focus in pair:
        memory.learn_pair(*pair)
        memory.gate, memory.gated = pair, opens_with_crossing(sentences)
    memory.topical = about_borders(sentences)
    return memory


def _head_from_body(found: list[Found]) -> None:
    """A headline's number takes its ends and days from the same number in the body."""
    for at, one in enumerate(found):
        if one.sentence.kind == "headline":
            event = one.event.copy()
            event.why = dict(event.why)
            found[at] = one._replace(event=event)
    heads = [one for one in found if one.sentence.kind == "headline"]
    body = [one for one in found if one.sentence.kind == "body" and one.event.measure != "not_movement" and heads]
    where: dict[tuple[str, float], int] = {}  # the first of each number: a text may be all headlines
    for at, one in enumerate(body):
        for number in _numbers(one.mention):
            where.setdefault(number, at)
    for one in heads:
        same = [where[number] for number in _numbers(one.mention) if number in where]
        if not same and one.sentence.index < TITLES:
            bound = one.mention.qualifier in ("more_than", "at_least")
            same = [at for number in _numbers(one.mention) for at in _rounded(number, where, bound=bound)][:1]
        if same:
            _complete_from(one.event, body[min(same)].event)


def _numbers(m: Mention) -> list[tuple[str, float]]:
    """What the same number is known by elsewhere in the text."""
    return [(m.kind, value) for value in (m.low, m.high) if value is not None and value > LEAST]


def _rounded(number: tuple[str, float], where: dict[tuple[str, float], int], *, bound: bool) -> list[int]:
    """ "26,500 have fled" above "has reached 26,512", "top 40,000" above "40,885": a headline rounds."""
    kind, value = number
    if kind != "count" or value < ROUND or value % 100:
        return []
    slack = value / (20 if bound else 200)
    return [
        at
        for (other, exact), at in where.items()
        if other == kind and 0 < abs(exact - value) <= slack and (exact > value or not bound)
    ]


TITLES = 3  # sentences of the head
ROUND = 1000  # the least number that a headline rounds to hundreds
LEAST = 9  # smaller numbers repeat by chance


def _complete_from(event: Event, body: Event) -> None:
    if event.measure == "not_movement":
        event.measure, event.unit = body.measure, body.unit
        event.why = {"measure": "the same number in the body"}
    if not event.period and body.period:
        event.period, event.why["period"] = body.period, "the same number in the body"
    if event.measure != body.measure:
        return
    event.origin, event.destination = body.origin, body.destination
    event.why |= {"origin": "the same number in the body", "destination": "the same number in the body"}
    if not event.nationality and body.nationality:
        event.nationality, event.why["nationality"] = body.nationality, "the same number in the body"


def _found(scene: Scene, published: date | None, memory: Memory) -> list[Found]:
    sentence = scene.sentence
    if sentence.kind == "furniture":
        return [Found(sentence, m, none("a line of the page itself")) for m in scene.amounts]
    course = Course(scene, memory, published)
    return [Found(sentence, m, read(course, m)) for m in scene.amounts]


def _asides(scene: Scene) -> list[Aside]:
    """Mentions that count nothing, and dates with digits in which no amount stands."""
    mentions = [*scene.amounts, *scene.asides]
    found = [Aside(scene.sentence, m.first, m.last, m.kind) for m in scene.asides]
    for one in scene.dates:
        digits = any(token[0].isdecimal() for token in scene.sentence.raw[one.first : one.last])
        if digits and not any(m.first < one.last and one.first < m.last for m in mentions):
            found.append(Aside(scene.sentence, one.first, one.last, "date"))
    return sorted(found, key=lambda aside: aside.first)
