"""Policies: rules in force, announced or ended, for who may enter, stay or leave.

A sentence without one of the lexicon's trigger words costs one look. In the others the rules of
lexicon/policies.toml are matched; what is only asked for, hoped or feared is put aside; whose rule it is, for whom
and from when is read from the words around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from borderdesk.extract.policies.cues import weighed
from borderdesk.extract.policies.effective import dates_of, effective, held_from
from borderdesk.extract.policies.jurisdictions import Ruler, ruler
from borderdesk.extract.policies.peoples import OTHER, OWN, people_in, ruled
from borderdesk.extract.policies.reach import Room
from borderdesk.extract.policies.rules import Hit, grammar
from borderdesk.extract.policies.scene import Scene, scene
from borderdesk.extract.policies.stay import days_of, value_of
from borderdesk.extract.policies.story import Story
from borderdesk.extract.text import Sentence
from borderdesk.period import Period
from borderdesk.policy import Policy
from borderdesk.quote import Quote

MEMORY = 2  # sentences for which a ruler and a people stay the ones spoken of
LONG_SENTENCE = 400  # tokens; a table or a list without stops, not a sentence
LONGEST = 14  # tokens a quote may grow beyond its rule


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
    last: tuple[Hit, str, str, str] | None = None
    rulings: list[Ruling] = field(default_factory=list)
    new: int = 0


def find_policies(sentences: Sequence[Sentence], published: date | None = None, focus: str = "") -> list[Policy]:
    """All policies of a text in its order; ``focus`` is the country it is told from, looked for when empty."""
    return [ruling.policy for ruling in find_rulings(sentences, published, focus)]


def find_rulings(sentences: Sequence[Sentence], published: date | None = None, focus: str = "") -> list[Ruling]:
    """The same with the names of the rules that decided."""
    rules = grammar()
    memory = Memory(Story(sentences, rules, focus))
    for number, sentence in enumerate(sentences):
        if published and memory.rulings and memory.ruled_at == number - 1:
            follow_up(memory, scene(sentence, rules), published)
        if rules.classes["TOPIC"].isdisjoint(sentence.low):
            continue
        wanted = rules.candidates(sentence.low)
        if not wanted or sentence.kind == "furniture" or len(sentence) > LONG_SENTENCE:
            continue
        seen = scene(sentence, rules)
        hits = accepted(seen, wanted)
        if hits:
            if number - memory.ruled_at > MEMORY:
                memory.ruler, memory.last = None, None
            edges = [0, *(hit.last for hit in hits)], [*(hit.first for hit in hits[1:]), len(sentence)]
            for hit, first, last in zip(hits, *edges, strict=False):
                new = list(rulings_of(seen, hit, memory, number, published, Room(first, last)))
                memory.rulings, memory.new = memory.rulings + new, len(new)
    return memory.rulings


def follow_up(memory: Memory, seen: Scene, published: date) -> None:
    """ "The rule came into force on Saturday": the days of the rule told in the sentence before."""
    days = held_from(seen, published)
    for ruling in memory.rulings[-memory.new :] if days else ():
        known = ruling.policy.effective
        policy = replace(ruling.policy, effective=Period(known.start or days.start, known.end or days.end))
        memory.rulings[memory.rulings.index(ruling)] = replace(ruling, policy=policy)


def accepted(seen: Scene, wanted: int) -> list[Hit]:
    """Hits in the order of the text: of two that overlap, the one of the earlier rule."""
    if seen.sentence.low[-1:] == ["?"]:
        return []
    kept: list[Hit] = []
    for hit in seen.hits(wanted):
        if not any(clashes(seen, hit, other) for other in kept) and not unreal(seen, hit) and not weak(seen, hit):
            kept.append(hit)
    kept += [hit for hit in weighed(seen, kept) if not unreal(seen, hit)]
    return sorted(kept, key=lambda hit: hit.first)


def clashes(seen: Scene, hit: Hit, other: Hit) -> bool:
    """Whether two hits are about the same words: they overlap by more than a word, or the same is said close by."""
    room = -1
    if hit.rule.name in GENERAL or hit.rule.name.startswith("near"):
        room = 8
    elif (hit.rule.policy, hit.rule.value) == (other.rule.policy, other.rule.value):
        room = 0 if parted(seen, hit, other) else 6
    return hit.first < other.last + room and other.first < hit.last + room


def parted(seen: Scene, hit: Hit, other: Hit) -> bool:
    """Whether a new subject or a new clause stands between two hits."""
    between = range(min(hit.last, other.last), max(hit.first, other.first))
    own_verb = len(between) > 0 and seen.has(between[-1], "JOIN")
    return own_verb or any(seen.marks.get(i) in ("BREAK", "PL", "AD") for i in between)


GENERAL = frozenset(
    ("deontic", "deontic-they", "treated", "decides", "those-who-arrive", "eligible", "rule-changed", "benefits")
)


def weak(seen: Scene, hit: Hit) -> bool:
    """A gate or a bridge is a border only where a state or a border is named; counted people are no rule."""
    if hit.rule.who == "border":
        return not seen.names and not seen.any_of(0, len(seen.sentence), "STRONG")
    if hit.rule.name in ("entry-barred", "will-expel") or hit.rule.name.startswith("near"):
        return any(counts(seen, i) for i in range(max(0, hit.first - 4), hit.last + 3))
    return False


def counts(seen: Scene, i: int) -> bool:
    """Whether token ``i`` is a number, not the day of a date ("the 19th")."""
    return seen.marks.get(i) == "NUM" and seen.sentence.low[i + 1 : i + 2] not in (["st"], ["nd"], ["rd"], ["th"])


def unreal(seen: Scene, hit: Hit) -> bool:
    """Whether the rule is only asked for, hoped, feared or denied, or counts people of the past."""
    low = seen.sentence.low
    if low[0] in ("if", "unless") or low[:2] == ["in", "case"]:
        return True
    left, _ = seen.clause(hit.first, hit.last)
    left = max(left, hit.first - 12)
    if hit.rule.value == "protection" and seen.any_of(hit.last, hit.last + 3, "WILL"):
        return False
    for i in range(hit.first - 1, left - 1, -1):
        if low[i] in (",", "and", "but", "which") and hit.first - i > 3:
            break
        if low[i] in seen.grammar.classes["UNREAL"] or (low[i] == "may" and hit.rule.policy == "land_border_open"):
            return True
    counted = hit.first and low[hit.first - 1].isdecimal() and hit.rule.policy == "visa_required"
    return bool(counted)


def rulings_of(
    seen: Scene, hit: Hit, memory: Memory, number: int, published: date | None, room: Room
) -> Iterator[Ruling]:
    """One ruling per jurisdiction."""
    start, end = extent(seen, hit, published)
    people = ruled(seen, hit, end, memory.story, number)
    who = ruler(seen, hit, end, memory.story, number, memory.ruler, people)
    if memory.ruler and memory.last and memory.ruled_at == number and carries_on(seen, hit):
        who = memory.ruler
        people = people or ((memory.last[3],) if memory.last[3] else ())
    if hit.rule.policy == "same":
        if memory.last is None:
            return
        source, kind, value, nationality = memory.last
        others = people_in(seen, hit.first, end)
        nationality = others[0] if len(others) == 1 else nationality
    else:
        source, kind = hit, hit.rule.policy
        nationality = people[0] if len(people) == 1 and people[0] != "EU" else ""
        if memory.last and hit.rule.value == "waived" and "it" in seen.sentence.low[hit.first : hit.last]:
            nationality = memory.last[3]
        value = value_of(seen, hit, start, end)
        reach = end + 6 if seen.sentence.low[end : end + 2] == [",", "for"] else end
        if kind == "visa_required" and value == "no" and days_of(seen, hit.first, reach):
            kind, value = "visa_free_stay_days", days_of(seen, hit.first, reach)
    sentence = seen.sentence
    quote = Quote.of(sentence.text, sentence.starts[start], sentence.ends[end - 1])
    policy = Policy(quote, "", kind, value, nationality, effective(seen, hit, end, published, room))
    memory.last = (source, kind, value, nationality)
    if hit.rule.policy != "same":
        memory.ruler, memory.ruled_at = who, number
    for code in who.codes:
        of = nationality
        if kind == "exit_ban" or nationality == OWN:
            of = code
        elif nationality == OTHER:
            of = next((other for other in who.codes if other != code), "")
        yield Ruling(replace(policy, jurisdiction=code, nationality=of), (hit.rule.name, who.why))


def carries_on(seen: Scene, hit: Hit) -> bool:
    """ "..., and can stay": a verb right behind "and" has the subject of the rule before it."""
    for i in range(hit.first - 1, max(-1, hit.first - 3), -1):
        if seen.sentence.low[i] == "and":
            return True
        if i in seen.marks:
            return False
    return False


def extent(seen: Scene, hit: Hit, published: date | None) -> tuple[int, int]:
    """The quote: the rule with the complements behind it ("to all but the sick", "since Monday")."""
    end, limit = hit.last, min(len(seen.sentence), hit.last + LONGEST)
    dates = {m.first: m.last for m in dates_of(seen.sentence, published)} if published else {}
    while end < limit:
        if end in dates:
            end = max(end + 1, dates[end])
        elif seen.marks.get(end) == "CONT" or seen.has(end, "ADJUNCT") or not stops(seen, end):
            end += 1
        else:
            break
    while end > hit.last and end not in dates.values() and (stops(seen, end - 1) or seen.has(end - 1, "ADJUNCT")):
        end -= 1
    return hit.first, min(end, len(seen.sentence))


def stops(seen: Scene, i: int) -> bool:
    if seen.marks.get(i) == "COMMA" and listed(seen, i):
        return False
    if seen.marks.get(i) in ("BREAK", "COMMA") or seen.sentence.low[i] == ".":
        return True
    if seen.has(i, "JOIN"):
        return seen.marks.get(i + 1) not in JOINED and seen.sentence.low[i - 1] not in UNIVERSAL
    return any(seen.has(i, name) for name in ("AUX", "REL", "SAYS"))


def listed(seen: Scene, i: int) -> bool:
    """Whether a comma parts names of one list that goes on to an "and": "Lithuania, Latvia and Poland"."""
    for k, name in enumerate(seen.names[1:], 1):
        if name.first == i + 1 and seen.names[k - 1].last == i and seen.same_kind(k - 1, k):
            last = next((j for j in range(k, len(seen.names) - 1) if not seen.same_kind(j, j + 1)), len(seen.names) - 1)
            return "and" in seen.sentence.low[i : seen.names[last].first]
    return False


JOINED = ("PL", "PE", "AD", "CR", "NUM")  # "with Germany and Lithuania" goes on, "and sent" does not
UNIVERSAL = ("all", "everyone", "anyone", "nothing", "nobody", "none")  # "to all but the sick"
