"""Which dates lead the clause of a rule: "On Sunday the army shut the bridge"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from borderdesk.extract.policies.reach import Room
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene

if TYPE_CHECKING:
    from borderdesk.extract.dates import DateMention

SAID = frozenset(("decided", "announced", "resolved", "agreed", "said", "told"))
OTHER_CLAUSE = frozenset(("when", "because", "if", "while", "after", "although", "where"))
LAWS = frozenset(
    "act law decree order agreement bargain deal accord regulation directive treaty protocol war circular".split()
)
MADE = frozenset("signed struck reached concluded".split())
HEADS = frozenset((",", "—", "–", "and", "but", "which", "who", ":", ";", "-", ".", "where", "since", "that"))
FAR_SUBJECT = 8


def leading(scene: Scene, hit: Hit, mentions: list[DateMention], room: Room) -> Iterator[DateMention]:
    """Dates that open the rule's clause: "On Sunday the army shut"; the nearest first."""
    left = max(scene.clause(hit.first, hit.last)[0], room.first)
    for mention in reversed(mentions):
        held = mention.role == "until" and scene.any_of(mention.first - 4, mention.first, "PROLONG")
        if (
            held
            and left <= mention.first
            and mention.last <= hit.first
            and scene.any_of(mention.last, hit.first, "RULE")
        ):
            yield mention  # "prolonged until 3 May a policy under which they may stay"
            continue
        before = left <= mention.first and mention.last <= hit.first and not taken(scene, mention, room)
        if before and (leads(scene, mention, hit.first) or answered(scene, mention, hit)):
            yield mention


def taken(scene: Scene, mention: DateMention, room: Room) -> bool:
    """ "closed since March, it reopened": the date that the rule before ends with is its own."""
    low, at = scene.sentence.low, room.first
    near = (i for i in (at - 1, at) if at > 0 and low[i] in BEFORE_DATE)
    return mention.first <= next(near, -2) + 1


BEFORE_DATE = frozenset("since from until on in".split())


def answered(scene: Scene, mention: DateMention, hit: Hit) -> bool:
    """ "Beijing struck back on Tuesday and suspended visas": the rule is the answer, given that day."""
    low = scene.sentence.low
    between = [token for token in low[mention.last : hit.first] if token != ","]
    return (
        mention.role == "on"
        and between == ["and"]
        and not ANSWERS.isdisjoint(low[max(0, mention.first - 4) : mention.first])
    )


ANSWERS = frozenset("answered reacted responded retaliated replied struck hit acted followed moved countered".split())


def of_law(scene: Scene, mention: DateMention) -> bool:
    """ "under a law of 2 May": a day on which something was signed."""
    low, i = scene.sentence.low, mention.first
    if "since" in low[max(0, i - 7) : i]:
        return False  # "since the council's decision of 4 May"
    made = low[i - 1 : i] == ["on"] and not MADE.isdisjoint(low[i - 2 : i - 1])
    return (made or low[i - 1 : i] == ["of"]) and not LAWS.isdisjoint(low[max(0, i - 3) : i])


def leads(scene: Scene, mention: DateMention, verb: int) -> bool:
    """Whether a date stands at the head of its clause, with little more than the subject before the verb."""
    low, between = scene.sentence.low, range(past_aside(scene, mention.last, verb), verb)
    if mention.role == "on" and not SAID.isdisjoint(low[max(0, mention.first - 2) : mention.first]):
        return False
    if low[mention.last : mention.last + 1] in (["when"], ["as"]) or low[mention.last : mention.last + 2] == [
        ",",
        "when",
    ]:
        return not any(joins(scene, i) or scene.marks.get(i) == "COMMA" for i in range(mention.last + 2, verb))
    if mention.first <= 2 and low[mention.first - 1] in ("from", "until", "starting") and mention.first:
        return not any(scene.is_break(i) for i in between)
    if any(joins(scene, i) or scene.has(i, "SAYS") or low[i] in OTHER_CLAUSE for i in between):
        return False
    plain = sum(i not in scene.marks for i in between)
    at_once = (
        any(low[i] in ("since", "from") for i in range(max(0, mention.first - 6), mention.first)) and mention.first <= 6
    )
    held = mention.role in ("since", "until", "as_of", "after") or at_once
    if of_another(scene, mention) or of_law(scene, mention):
        return False
    if not held and any(low[i] in ("who", "which", "that", "whose") for i in between):
        return False
    head = (
        at_once or any(low[i] in HEADS for i in range(max(0, mention.first - 3), mention.first)) or mention.first <= 2
    )
    return (head and plain <= (FAR_SUBJECT * 2 if held or mention.first <= 2 else FAR_SUBJECT)) or (
        plain <= 2 and "," not in low[mention.last : verb]
    )


def past_aside(scene: Scene, i: int, verb: int) -> int:
    """Where a clause goes on behind "On 3 May, six days after the vote, ...", what is put in having no verb."""
    low = scene.sentence.low
    if low[i : i + 1] != [","]:
        return i
    close = next((j for j in range(i + 2, min(verb, i + 10)) if low[j] == ","), i)
    inside = low[i + 1 : close]
    return i if {"and", "when", "but"} & {*inside} or verbs(scene, i, close) else close


def verbs(scene: Scene, first: int, last: int) -> bool:
    return any(scene.has(j, "AUX") or scene.has(j, "SAYS") for j in range(first, last))


def of_another(scene: Scene, mention: DateMention) -> bool:
    """ "the others who joined on Saturday may work": a date of a relative clause with a verb of its own."""
    low = scene.sentence.low
    near = range(max(0, mention.first - 4), mention.first - 1)
    rel = next((i for i in near if low[i] in ("who", "which", "that")), -1)
    return rel >= 0 and not {"since", "from", "as", "until", "till"} & {*low[rel + 1 : mention.first + 1]}


def joins(scene: Scene, i: int) -> bool:
    """Whether "and" joins clauses, not names: "Estonia and Latvia have"."""
    if scene.sentence.low[i + 1 : i + 2] in (["for"], ["until"], ["from"]):
        return False
    if scene.sentence.low[i] == "but":
        return True
    if scene.sentence.low[i] == "and" and i - 1 not in scene.marks and not scene.has(i - 1, "PERSON"):
        return True
    return (
        scene.sentence.low[i] == "and"
        and scene.marks.get(i + 1) not in ("PL", "PE", "AD", "CR", "NUM", "CONT")
        and not scene.has(i + 1, "PERSON")
    )
