"""Policies: rules in force, announced or ended, for who may enter, stay or leave.

A sentence without one of the lexicon's trigger words costs one look. In the others the rules of
lexicon/policies.toml are matched; what is only asked for, hoped or feared is put aside; whose rule it is, for whom
and from when is read from the words around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from borderdesk.extract.policies.again import (
    as_before,
    follow_up,
    followed_up,
    headed,
    implied,
    prolonged,
    said_before,
    spared,
)
from borderdesk.extract.policies.anchored import anchored
from borderdesk.extract.policies.effective import effective
from borderdesk.extract.policies.extent import extent
from borderdesk.extract.policies.jurisdictions import ruler
from borderdesk.extract.policies.kinds import Said, said
from borderdesk.extract.policies.matches import Matches
from borderdesk.extract.policies.memory import MEMORY, Memory, Ruling
from borderdesk.extract.policies.peoples import CARRYING, NOBODY, OTHER, OWN, ruled
from borderdesk.extract.policies.reach import Room
from borderdesk.extract.policies.rules import Hit, grammar
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.segments import segments
from borderdesk.extract.policies.sifting import accepted
from borderdesk.extract.policies.story import STATELESS, Story
from borderdesk.extract.policies.telling import widened
from borderdesk.extract.text import Sentence
from borderdesk.policy import Policy
from borderdesk.quote import Quote

SURE = ("barred-from", "closed-to-people", "title-42", "admits-with-papers")  # they name a state or papers themselves
LOOSE = ("near-other", "any-paper")  # what "the ban came into force" is when no rule stands before it


def find_policies(sentences: list[Sentence], published: date | None = None, focus: str = "") -> list[Policy]:
    """All policies of a text in its order; ``focus`` is the country it is told from, looked for when empty."""
    return [ruling.policy for ruling in find_rulings(sentences, published, focus)]


def find_rulings(sentences: list[Sentence], published: date | None = None, focus: str = "") -> list[Ruling]:
    """The same with the names of the rules that decided."""
    rules = grammar()
    memory = Memory(Story(sentences, rules, focus))
    matches = Matches(sentences, rules, memory.story)
    for number, sentence in enumerate(sentences):
        told = False
        if published and memory.rulings and memory.ruled_at == number - 1:
            told = follow_up(memory, memory.story.seen(number), published)
            if spared(memory, memory.story.seen(number)):
                continue
        matched = matches.of(number, goes_on=number - memory.ruled_at <= MEMORY)
        if matched is None:
            continue
        seen = memory.story.seen(number)
        found = accepted(seen, matched, memory.kind(number))
        hits = known(memory, number, [hit for hit in found if not (told and hit.rule.name in LOOSE)])
        if hits:
            if number - memory.ruled_at > MEMORY:
                memory.ruler, memory.last = None, None
            edges = [0, *(hit.last for hit in hits)], [*(hit.first for hit in hits[1:]), len(sentence.low)]
            for hit, whole, first, last in zip(hits, widened(seen, hits), *edges, strict=False):
                goes_on = hit.rule.name == "weighed" and memory.ruled_at == number and memory.new
                if goes_on and published and follow_up(memory, seen, published, hit):
                    continue
                new = list(rulings_of(seen, hit, whole, memory, number, published, Room(first, last)))
                new = [one for one in new if not said_before(one, memory.rulings, seen, hit)]
                new = [one for one in new if not implied(one, memory)]
                if goes_on and hit.rule.policy == "same" and prolonged(memory, new):
                    continue
                memory.rulings, memory.new = memory.rulings + new, len(new)
    return headed(followed_up(memory.rulings), sentences)


def known(memory: Memory, number: int, hits: list[Hit]) -> list[Hit]:
    """Those of the hits whose pronoun stands for something, and in a text about borders where the kind is other."""
    meant = [hit for hit in hits if memory.knows(memory.story.seen(number), hit, number)]
    if meant and not memory.story.on_topic(number):
        return [hit for hit in meant if hit.rule.policy != "other" or hit.rule.name in SURE]
    return meant


def rulings_of(
    seen: Scene, hit: Hit, whole: Hit, memory: Memory, number: int, published: date | None, room: Room
) -> Iterator[Ruling]:
    """One ruling per jurisdiction; ``whole`` is the hit up to the end of its clause."""
    start, end = extent(seen, hit, published)
    parted = any(hit.last <= last <= room.last for _, last in segments(seen))
    if (
        end > room.last and parted
    ):  # "Turks need no visa for Georgia and Georgians need none": the next rule's own clause
        end = max(hit.last, min(end, whole.last))
    people = ruled(seen, hit, end, memory.story, number)
    who = ruler(seen, whole, max(end, whole.last), memory.story, number, memory.near_ruler(number), people)
    if memory.ruler and memory.last and memory.ruled_at == number and carries_on(seen, hit):
        who = memory.ruler
        if hit.rule.who != "border":
            people = people or (memory.last.nationality,) * bool(memory.last.nationality)
    what = said(seen, hit, end, people, memory.last) if hit.rule.policy != "same" else as_before(seen, hit, end, memory)
    if what is None:
        return
    if who.why == "of two states" and (what.policy in CARRYING or {*people} == {*who.codes}):
        what = what._replace(nationality=OTHER)
    sentence = seen.sentence
    quote = Quote.of(sentence.text, sentence.starts[start], sentence.ends[end - 1])
    told = anchored(memory.story, number, published) if published else ()
    days = effective(seen, whole, max(end, whole.last), told, published, room)
    memory.keep(what, who if hit.rule.policy != "same" else None, number)
    for code in who.codes:
        of = own_or_other(what, code, who.codes)
        yield Ruling(Policy(quote, code, what.policy, what.value, of, days), (hit.rule.name, who.why))


def own_or_other(what: Said, code: str, rulers: tuple[str, ...]) -> str:
    """The nationality for one of the states that rule: its own, that of the other, or the one named.

    No state asks a visa of its own people, nor protects them from itself.
    """
    if what.nationality == NOBODY or what.nationality in STATELESS:
        return ""
    if what.policy == "exit_ban" or what.nationality == OWN:
        return code
    if what.nationality == OTHER:
        return next((other for other in rulers if other != code), "")
    strangers = what.policy in CARRYING or what.value == "reduced support"
    return "" if what.nationality == code and strangers else what.nationality


def carries_on(seen: Scene, hit: Hit) -> bool:
    """ "..., and can stay": a verb right behind "and" has the subject of the rule before it."""
    for i in range(hit.first - 1, max(-1, hit.first - 3), -1):
        if seen.sentence.low[i] == "and":
            return True
        if i in seen.marks:
            return False
    return False
