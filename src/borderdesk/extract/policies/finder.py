"""Policies: rules in force, announced or ended, for who may enter, stay or leave.

A sentence without one of the lexicon's trigger words costs one look. In the others the rules of
lexicon/policies.toml are matched; what is only asked for, hoped or feared is put aside; whose rule it is, for whom
and from when is read from the words around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest

from borderdesk.extract.policies.effective import effective, held_from
from borderdesk.extract.policies.extent import extent
from borderdesk.extract.policies.jurisdictions import Ruler, ruler
from borderdesk.extract.policies.kinds import Said, said
from borderdesk.extract.policies.peoples import CARRYING, OTHER, OWN, people_in, ruled
from borderdesk.extract.policies.reach import Room
from borderdesk.extract.policies.rules import Hit, grammar
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.sifting import accepted
from borderdesk.extract.policies.story import Story
from borderdesk.extract.text import Sentence
from borderdesk.period import Period
from borderdesk.policy import Policy
from borderdesk.quote import Quote

LOOSE = ("near-other", "any-paper", "cues")  # what "the ban came into force" is when no rule stands before it
MEMORY = 2  # sentences for which a ruler and a people stay the ones spoken of
SHORT = 12  # tokens of a sentence that only says who is spared
LONG_SENTENCE = 400  # tokens; a table or a list without stops, not a sentence


@dataclass(frozen=True, slots=True)
class Ruling:
    """A policy, and the names of what decided: the rule, how its jurisdiction was found."""

    policy: Policy
    why: tuple[str, ...]


@dataclass(slots=True)
class Memory:
    """What the rules before leave behind: who ruled, and what."""

    story: Story
    ruler: Ruler | None = None
    ruled_at: int = -9
    last: Said | None = None
    rulings: list[Ruling] = field(default_factory=list)
    new: int = 0

    def knows(self, hit: Hit, number: int) -> bool:
        """Whether a pronoun has something to stand for: "it will be shut" goes on about a border told of before."""
        if not hit.rule.name.startswith("it-"):
            return True
        told = self.last and self.last.policy == hit.rule.policy and number - self.ruled_at <= MEMORY
        return bool(told) or self.story.speaks_of(number, "BORDER")

    def keep(self, what: Said, who: Ruler | None, number: int) -> None:
        self.last = what
        if who is not None:
            self.ruler, self.ruled_at = who, number


def find_policies(sentences: Sequence[Sentence], published: date | None = None, focus: str = "") -> list[Policy]:
    """All policies of a text in its order; ``focus`` is the country it is told from, looked for when empty."""
    return [ruling.policy for ruling in find_rulings(sentences, published, focus)]


def find_rulings(sentences: Sequence[Sentence], published: date | None = None, focus: str = "") -> list[Ruling]:
    """The same with the names of the rules that decided."""
    rules = grammar()
    memory = Memory(Story(sentences, rules, focus))
    for number, sentence in enumerate(sentences):
        told = False
        if published and memory.rulings and memory.ruled_at == number - 1:
            told = follow_up(memory, memory.story.seen(number), published)
            if spared(memory, memory.story.seen(number)):
                continue
        if not rules.may_rule(sentence.low, number - memory.ruled_at <= MEMORY):
            continue
        wanted = rules.candidates(sentence.low)
        if not wanted or sentence.kind == "furniture" or len(sentence) > LONG_SENTENCE:
            continue
        seen = memory.story.seen(number)
        hits = [hit for hit in accepted(seen, wanted) if not (told and hit.rule.name in LOOSE)]
        hits = [hit for hit in hits if memory.knows(hit, number)]
        if hits and not memory.story.on_topic(number):
            hits = [hit for hit in hits if hit.rule.policy != "other"]
        if hits:
            if number - memory.ruled_at > MEMORY:
                memory.ruler, memory.last = None, None
            edges = [0, *(hit.last for hit in hits)], [*(hit.first for hit in hits[1:]), len(sentence)]
            for hit, first, last in zip(hits, *edges, strict=False):
                new = list(rulings_of(seen, hit, memory, number, published, Room(first, last)))
                memory.rulings, memory.new = memory.rulings + new, len(new)
    return followed_up(memory.rulings)


def followed_up(rulings: Sequence[Ruling]) -> list[Ruling]:
    """ "Slovakia follows suit. It has been checking cars": the rule told outright stands for both."""
    pairs = zip_longest(rulings, rulings[1:])
    return [one for one, behind in pairs if not (one.why[0] == "the-same" and behind and same_rule(one, behind))]


def same_rule(one: Ruling, other: Ruling) -> bool:
    a, b = one.policy, other.policy
    near = 0 <= (b.quote.start or 0) - (a.quote.end or 0) < 60
    return near and a.jurisdiction == b.jurisdiction and a.policy == b.policy


def follow_up(memory: Memory, seen: Scene, published: date) -> bool:
    """ "The rule came into force on Saturday": the days of the rule told in the sentence before."""
    days = held_from(seen, published)
    for ruling in memory.rulings[-memory.new :] if days else ():
        known = ruling.policy.effective
        policy = replace(ruling.policy, effective=Period(known.start or days.start, known.end or days.end))
        memory.rulings[memory.rulings.index(ruling)] = replace(ruling, policy=policy)
    return bool(days)


def spared(memory: Memory, seen: Scene) -> bool:
    """ "Russia shut all its land borders. Lorry drivers are let through": the closure before is one in part."""
    if len(seen.sentence) > SHORT or not seen.any_of(0, SHORT, "SPARED") or not seen.any_of(0, 6, "PERSON"):
        return False
    shut = [
        r for r in memory.rulings[-memory.new :] if r.policy.policy == "land_border_open" and r.policy.value == "no"
    ]
    for ruling in shut:
        partly = replace(ruling, policy=replace(ruling.policy, value="partial"))
        memory.rulings[memory.rulings.index(ruling)] = partly
    return bool(shut)


def rulings_of(
    seen: Scene, hit: Hit, memory: Memory, number: int, published: date | None, room: Room
) -> Iterator[Ruling]:
    """One ruling per jurisdiction."""
    start, end = extent(seen, hit, published)
    people = ruled(seen, hit, end, memory.story, number)
    who = ruler(seen, hit, end, memory.story, number, memory.ruler, people)
    if memory.ruler and memory.last and memory.ruled_at == number and carries_on(seen, hit):
        who = memory.ruler
        if hit.rule.who != "border":
            people = people or (memory.last.nationality,) * bool(memory.last.nationality)
    what = said(seen, hit, end, people, memory.last) if hit.rule.policy != "same" else as_before(seen, hit, end, memory)
    if what is None:
        return
    sentence = seen.sentence
    quote = Quote.of(sentence.text, sentence.starts[start], sentence.ends[end - 1])
    days = effective(seen, hit, end, published, room)
    memory.keep(what, who if hit.rule.policy != "same" else None, number)
    for code in who.codes:
        of = own_or_other(what, code, who.codes)
        yield Ruling(Policy(quote, code, what.policy, what.value, of, days), (hit.rule.name, who.why))


def as_before(seen: Scene, hit: Hit, end: int, memory: Memory) -> Said | None:
    """ "Latvia follows suit": the rule told before, for the people named here where there are any."""
    if hit.rule.name == "the-rule-changed":
        return changed(seen, hit, memory.last)
    others = people_in(seen, hit.first, end)
    return memory.last._replace(nationality=others[0]) if memory.last and len(others) == 1 else memory.last


def changed(seen: Scene, hit: Hit, before: Said | None) -> Said:
    """ "The ban was lifted in June": the rule before, its yes turned into no; a rule of its own where none stands."""
    over = seen.any_of(hit.first, hit.last, "LIFTED")
    if seen.any_of(hit.first, hit.last, "CLOSURE"):
        return Said("land_border_open", "yes" if over else "no", "")
    if before is None or before.policy == "visa_free_stay_days" or before.policy == "land_border_open":
        return Said("other", "rule changed", "")
    turned = {"yes": "no", "no": "yes"}.get(before.value, before.value) if over else before.value
    return before._replace(value=turned)


def own_or_other(what: Said, code: str, rulers: Sequence[str]) -> str:
    """The nationality for one of the states that rule: its own, that of the other, or the one named.

    No state asks a visa of its own people, nor protects them from itself.
    """
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
