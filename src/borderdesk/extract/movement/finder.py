"""Every amount of a text as a movement or as none, with what decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.days.anchors import Anchors
from borderdesk.extract.movement.found import Aside, Found, Told
from borderdesk.extract.movement.reader.headlines import head_from_body
from borderdesk.extract.movement.reader.later import take_back
from borderdesk.extract.movement.reader.reader import read, weigh
from borderdesk.extract.movement.reader.uncounted import none
from borderdesk.extract.movement.reader.weighed import doubt
from borderdesk.extract.movement.text.focus import (
    country_in_focus,
    emergency,
    main_crossing,
    main_origin,
    main_people,
    opens_with_crossing,
    origins,
    ways,
)
from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.text.refuge import refuges
from borderdesk.extract.movement.text.scene import Scene, scenes_of, spots_in
from borderdesk.extract.movement.text.stage import (
    actor_of,
    heading_of,
    is_heading,
    is_label,
    it_acts,
    opens_with_label,
    sides,
    stage_of,
)
from borderdesk.extract.movement.text.topic import about_borders
from borderdesk.extract.text import Sentence


def find_movements(sentences: list[Sentence], published: date | None) -> Iterator[Told]:
    """All amounts of a text, and the numbers beside them; the page's own lines count nothing.

    They come run by run, so that a long text need not be held with all that was found in it. Only where a headline
    may repeat a number of the body, all come at once.
    """
    runs = _runs(sentences, published)
    if any(sentence.kind == "headline" for sentence in sentences):
        whole = Told([], [])
        for told in runs:
            whole.found.extend(told.found)
            whole.asides.extend(told.asides)
        head_from_body(whole.found)
        runs = iter((whole,))
    for told in runs:
        take_back(sentences, told.found)
        doubt(sentences, told.found, published)
        yield told


def _runs(sentences: list[Sentence], published: date | None) -> Iterator[Told]:
    memory: Memory | None = None
    anchors = Anchors()
    for scenes in _scenes(sentences, published):
        told = Told([], [])
        for scene in scenes:
            memory = _read(scene, sentences, anchors, memory, told)
        yield told


def _read(
    scene: Scene, sentences: list[Sentence], anchors: Anchors, memory: Memory | None, told: Told
) -> Memory | None:
    """Read the next sentence; what it tells goes to ``told``, and the memory begins with the first amount."""
    sentence, counts = scene.sentence, bool(scene.amounts)
    told.asides.extend(_asides(scene))
    anchors.open(sentence, scene.dates, counts)
    if scene.dates:
        anchors.beginnings.learn(sentence, scene.dates)
    if counts and memory is None:
        memory = _memory(sentences, anchors)
        for before in sentences[: sentence.index]:
            _stage(before, sentences, memory)
    if memory is not None:
        _stage(sentence, sentences, memory)
    if counts and memory is not None:
        memory.before = sentences[sentence.index - 1] if sentence.index else None
        told.found.extend(_found(scene, scene.published, memory))
        sentence.spots = None
    anchors.close(sentence, scene.named, counts)
    return memory


def _scenes(sentences: list[Sentence], published: date | None) -> Iterator[list[Scene]]:
    """A run of scenes at a time: those of a whole archive would fill the memory."""
    for first in range(0, len(sentences), RUN):
        scenes = scenes_of(sentences[first : first + RUN], published)
        weigh([scene for scene in scenes if scene.amounts and scene.sentence.kind != "furniture"])
        yield scenes


RUN = 48  # sentences


def _stage(sentence: Sentence, sentences: list[Sentence], memory: Memory) -> None:
    if sentence.kind == "furniture":
        return
    spots, at = spots_in(sentence), sentence.index
    memory.headed = at if sentence.kind == "headline" else memory.headed
    memory.name(spot.code for spot in spots if spot.part != "people" and spot.code not in ("", "EU"))
    label = is_label(sentence, spots)
    before = sentences[at - 1].block if at else -1
    after = sentences[at + 1].block if at + 1 < len(sentences) else -1
    if is_heading(sentence, before, after, label=label):
        memory.section(heading_of(spots), at, sentence.block)
    elif sentence.kind == "body":
        code = stage_of(sentence, spots, memory.main, memory.offices) or it_acts(sentence, spots, memory.next_actor)
        memory.stage(code, at, sentence.block, label=label or opens_with_label(spots))
        memory.actor, memory.next_actor = memory.next_actor, actor_of(spots)
        memory.next_pair(sides(spots, memory.focus), at)
        memory.next_side(next((spot.code for spot in spots if spot.part == "side"), ""), at)


def _memory(sentences: list[Sentence], anchors: Anchors) -> Memory:
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
    memory.refuges = refuges(sentences)
    if origin and memory.focus not in ("", origin):
        memory.routes.setdefault(memory.focus, origin)
    pair = main_crossing(sentences)
    if pair and memory.focus in pair:
        memory.learn_pair(*pair)
        memory.gate, memory.gated = pair, opens_with_crossing(sentences)
    memory.topical = about_borders(sentences)
    memory.union = any("frontex" in sentence.low for sentence in sentences)
    return memory


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
