"""What a text says of a rule it has told: from when it holds, that it was lifted, that others do the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import zip_longest

from borderdesk.extract.policies.effective import held_from
from borderdesk.extract.policies.kinds import Said
from borderdesk.extract.policies.memory import Memory, Ruling
from borderdesk.extract.policies.peoples import people_in
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.text import Sentence
from borderdesk.period import Period

PLAIN = ("land_border_open", "visa_required", "exit_ban", "visa_free_stay_days", "tourist_visa_entry")
HEADLINES = 3  # sentences that may stand over a text
TURNED = ("land_border_open", "exit_ban")  # two of one stretch may differ: shut, and open to some
NEAR = 8  # characters between what is one rule in two words
PAPERS = "individual-permits"
EXITS = 40  # characters from those who may leave to the papers that they need
SHORT = 12  # tokens of a sentence that only says who is spared


def said_before(one: Ruling, told: list[Ruling], seen: Scene, hit: Hit) -> bool:
    """ "The border is closed and everybody walks across it": the bare repeat of a rule told, with no day or place."""
    a = one.policy
    if (
        hit.rule.policy == "same"
        or a.policy not in PLAIN
        or (a.policy == "visa_required" and a.value == "partial")  # "women need none; men under 50 need one"
        or a.effective.start
        or a.effective.end
        or any(n.first < hit.last for n in seen.names)
    ):
        return False
    key = (a.jurisdiction, a.policy, a.value, a.nationality)
    return any(key == (b.jurisdiction, b.policy, b.value, b.nationality) for b in (r.policy for r in told))


def headed(rulings: list[Ruling], sentences: list[Sentence]) -> list[Ruling]:
    """The rules without those of a headline that the text then tells: the same state, the same kind of rule."""
    ends = [s.ends[-1] for s in sentences[:HEADLINES] if s.kind == "headline" and len(s.low)]
    last = max(ends, default=0)
    told = {(r.policy.jurisdiction, r.policy.policy) for r in rulings if (r.policy.quote.start or 0) >= last}
    return [
        r
        for r in rulings
        if (r.policy.quote.start or 0) >= last or (r.policy.jurisdiction, r.policy.policy) not in told
    ]


def followed_up(rulings: list[Ruling]) -> list[Ruling]:
    """ "Slovakia follows suit. It has been checking cars": the rule told outright stands for both."""
    pairs = zip_longest(rulings, rulings[1:])
    return [one for one, behind in pairs if not (one.why[0] == "the-same" and behind and same_rule(one, behind))]


def same_rule(one: Ruling, other: Ruling) -> bool:
    a, b = one.policy, other.policy
    near = 0 <= (b.quote.start or 0) - (a.quote.end or 0) < 60
    return near and a.jurisdiction == b.jurisdiction and a.policy == b.policy


def follow_up(memory: Memory, seen: Scene, published: date, hit: Hit | None = None) -> bool:
    """ "The rule came into force on Saturday": the days of the rule told in the sentence before.

    With a ``hit``: "...; the measure runs until 5 August", those of the rule told before it in its own sentence.
    """
    days = held_from(seen, published, hit.first, hit.last) if hit else held_from(seen, published)
    for ruling in memory.rulings[-memory.new :] if days else ():
        known = ruling.policy.effective
        policy = replace(ruling.policy, effective=Period.between(known.start or days.start, known.end or days.end))
        memory.rulings[memory.rulings.index(ruling)] = replace(ruling, policy=policy)
    return bool(days)


def spared(memory: Memory, seen: Scene) -> bool:
    """ "Russia shut all its land borders. Lorry drivers are let through": the closure before is one in part."""
    if len(seen.sentence.low) > SHORT or not seen.any_of(0, SHORT, "SPARED") or not seen.any_of(0, 6, "PERSON"):
        return False
    shut = [
        r for r in memory.rulings[-memory.new :] if r.policy.policy == "land_border_open" and r.policy.value == "no"
    ]
    for ruling in shut:
        partly = replace(ruling, policy=replace(ruling.policy, value="partial"))
        memory.rulings[memory.rulings.index(ruling)] = partly
    return bool(shut)


def implied(one: Ruling, memory: Memory) -> bool:
    """Whether the rule told last holds this one: its own words again, or "30 days and need no visa"."""
    a = one.policy
    for before in (ruling.policy for ruling in memory.rulings[-memory.new :] if memory.new):
        gap = (a.quote.start or 0) - (before.quote.end or 0)
        if (a.jurisdiction, a.nationality) == (before.jurisdiction, before.nationality):
            same = a.policy == before.policy and (a.policy not in TURNED or a.value == before.value)
            free = before.policy == "visa_free_stay_days" and a.policy == "visa_required" and a.value == "no"
            exits = a.policy == before.policy == "exit_ban" and one.why[0] == PAPERS and gap < EXITS
            if (gap < 0 and same) or (free and gap < NEAR) or exits:
                return True
    return False


def prolonged(memory: Memory, new: list[Ruling]) -> bool:
    """ "has kept it shut since March and will do so until May": one rule, told to its end."""
    told = memory.rulings[-memory.new :]
    if not new or any(one.policy.effective.start for one in new) or [*map(whose, new)] != [*map(whose, told)]:
        return False
    for before, one in zip(told, new, strict=True):
        days = Period.between(before.policy.effective.start, one.policy.effective.end or before.policy.effective.end)
        policy = replace(before.policy, effective=days)
        memory.rulings[memory.rulings.index(before)] = replace(before, policy=policy)
    return True


def whose(ruling: Ruling) -> tuple[str, ...]:
    one = ruling.policy
    return one.jurisdiction, one.policy, one.value, one.nationality


def as_before(seen: Scene, hit: Hit, end: int, memory: Memory) -> Said | None:
    """ "Latvia follows suit": the rule told before, for the people named here where there are any."""
    if hit.rule.name == "the-rule-changed":
        return changed(seen, hit, memory.last)
    others = people_in(seen, hit.first, end)
    if memory.last is None or not others:
        return memory.last
    return memory.last._replace(nationality=others[0] if len(others) == 1 else "")


def changed(seen: Scene, hit: Hit, before: Said | None) -> Said:
    """ "The ban was lifted in June": the rule before, its yes turned into no; a rule of its own where none stands."""
    over = seen.any_of(hit.first, hit.last, "LIFTED")
    if seen.any_of(hit.first, hit.last, "CLOSURE"):
        return Said("land_border_open", "yes" if over else "no", "")
    if before is None or before.policy == "visa_free_stay_days" or before.policy == "land_border_open":
        return Said("other", "rule changed", "")
    turned = {"yes": "no", "no": "yes"}.get(before.value, before.value) if over else before.value
    if before.policy == "exit_ban" and over:
        turned = "no"
    return before._replace(value=turned)
