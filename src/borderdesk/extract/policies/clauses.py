"""Rules in words that no pattern knows: a verb of ruling and what it rules on, in one clause.

A state that lets, forbids, demands, suspends or extends something about borders, visas, stay or papers makes a rule,
and so does the passive of such a verb. What kind of rule it is follows from the verb's side and its object, by the
lexicon's table [kinds]. Counts of people, hopes and what somebody did once are no rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from borderdesk.extract.policies.counts import counted
from borderdesk.extract.policies.rules import Hit, Rule, grammar
from borderdesk.extract.policies.scene import Scene

SIDES = ("FORBID_V", "ALLOW_V", "DEMAND_V", "EXTEND_V")
OBJECTS = (
    "O_TOURIST",
    "O_LEAVE",
    "O_ASYLUM",
    "O_VISA",
    "O_PROTECTION",
    "O_STAY",
    "O_BORDER",
    "O_ENTRY",
    "O_PAPER",
    "O_EXPEL",
)
BESIDE = frozenset(("O_ASYLUM", "O_VISA", "O_PAPER", "O_EXPEL"))
REACH = 9  # tokens from the verb to its object


def told(scene: Scene, taken: list[Hit]) -> Iterator[Hit]:
    """A hit for each clause with a verb of ruling and its object where no rule has matched."""
    verbs, objects = verbs_of_ruling(), objects_of_ruling()
    named = bool({"CR", "PE"} & {*scene.marks.values()})
    if verbs.isdisjoint(scene.words) or not (named or not objects.isdisjoint(scene.words)):
        return
    free_until = 0
    for i, word in enumerate(scene.sentence.low):
        if word not in verbs or i < free_until or i in scene.marks:
            continue
        side = next(name for name in SIDES if scene.has(i, name))
        denied = side == "FORBID_V" and scene.sentence.low[i - 1] == "not"
        if denied or noun(scene, i) or any(hit.first - 1 <= i < hit.last + 2 for hit in taken):
            continue
        span = ruled_on(scene, i)
        if span and acts(scene, i) and not counted(scene, *span) and not overlaps(span, taken):
            yield Hit(rule_for(scene, side, span), min(i, span[0]), max(i + 1, span[1]))
            free_until = max(i + 1, span[1])


@cache
def things() -> frozenset[str]:
    """All words for what is ruled on, but people."""
    classes = grammar().classes
    return frozenset(word for name in OBJECTS for word in classes[name])


@cache
def verbs_of_ruling() -> frozenset[str]:
    classes = grammar().classes
    return frozenset(word for name in SIDES for word in classes[name])


@cache
def objects_of_ruling() -> frozenset[str]:
    """All words for what such verbs rule on; people are objects of a few of them too."""
    classes = grammar().classes
    return frozenset(word for name in (*OBJECTS, "PERSON") for word in classes[name])


TALK = frozenset("talk charge charges criticism claim claims report reports accusation accusations blame calls".split())


BOATS = frozenset("boat boats sloop sloops dinghy dinghies raft rafts vessel vessels canoe canoes pirogue".split())


def noun(scene: Scene, i: int) -> bool:
    """Whether a word that may be a verb is a noun ("the end of", "a permit for") or only denies ("denied that")."""
    low = scene.sentence.low
    if low[i] in ("denies", "denied", "deny") and low[i + 1 : i + 2] in (["it"], ["they"], ["he"], ["she"], ["having"]):
        return True
    if low[i : i + 2] == ["denied", "by"]:
        return True  # "a plan to close the border was denied by the Kremlin"
    if low[i] in ("admits", "admitted", "admit") and low[i + 1 : i + 2] == ["to"]:
        return True
    if low[i].startswith("refus") and low[i + 1 : i + 2] == ["to"] and not lets(scene, i + 2):
        return True  # "refuses to call them refugees"
    if low[i].startswith("reject") and not TALK.isdisjoint(low[i + 1 : i + 4]):
        return True  # "rejected talk of expulsions"
    if low[i] in ("stopped", "halted", "blocked", "refused") and low[i + 1 : i + 2] in (["at"], ["on"]):
        return True  # "goods are stopped at the border"
    if low[i] in ("stopped", "halted", "blocked") and not BOATS.isdisjoint(low[max(0, i - 8) : i + 5]):
        return True  # "not one boat with migrants has been stopped"
    if low[i - 2 : i] == ["'", "s"] and low[i] in ("order", "ban", "permit", "demand"):
        return True  # "under the president's order"
    return low[i + 1 : i + 2] in (["of"], ["that"]) or low[i - 1 : i] in (
        ["a"],
        ["the"],
        ["an"],
        ["no"],
        ["its"],
        ["of"],
    )


def lets(scene: Scene, i: int) -> bool:
    """Whether a verb lets people in or through, gives them papers or opens something."""
    return scene.any_of(i, i + 2, "LETTING")


def overlaps(span: tuple[int, int], taken: list[Hit]) -> bool:
    return any(hit.first < span[1] and span[0] < hit.last for hit in taken)


def ruled_on(scene: Scene, verb: int) -> tuple[int, int] | None:
    """The tokens from the verb to its object behind it, or, in the passive, from its object to the verb."""
    ahead = range(verb + 1, min(verb + REACH + 1, len(scene.sentence.low)))
    people = scene.has(verb, "ADMIT_V")
    last = next((i for i in ahead if ends(scene, i) or is_object(scene, i) or (people and is_people(scene, i))), -1)
    if last >= 0 and not ends(scene, last):
        return verb, last + 1
    if any(scene.has(i, "BE") or scene.has(i, "HAVE") for i in (verb - 1, verb - 2)):
        back = range(verb - 1, max(-1, verb - REACH - 1), -1)
        first = next((i for i in back if scene.is_break(i) or is_object(scene, i)), -1)
        if first >= 0 and not scene.is_break(first):
            return first, verb + 1
    return None


def ends(scene: Scene, i: int) -> bool:
    return scene.is_break(i) or scene.has(i, "SAYS") or scene.sentence.low[i] in ("and", "but", ".")


def is_object(scene: Scene, i: int) -> bool:
    mark = scene.marks.get(i)
    return mark == "CR" or (mark is None and 0 <= i < len(scene.sentence.low) and scene.sentence.low[i] in things())


def is_people(scene: Scene, i: int) -> bool:
    return scene.marks.get(i) == "PE" or (i not in scene.marks and scene.has(i, "PERSON"))


def acts(scene: Scene, verb: int) -> bool:
    """Whether somebody rules here: a state as the subject, a passive, or people who must or may."""
    low = scene.sentence.low
    left, _ = scene.clause(verb, verb + 1)
    if any(scene.has(i, "CUE_HOPE") for i in range(max(left, verb - 6), verb)):
        return False
    near = low[max(left, verb - 4) : verb]
    if "to" in near[-1:] and not {"will", "is", "are", "decided", "agreed"} & {*near}:
        return False
    passive = any(scene.has(i, "BE") for i in (verb - 1, verb - 2)) and low[verb].endswith(("ed", "en", "d"))
    states = [k for k, name in enumerate(scene.names) if left <= name.first < verb]
    free = [
        k for k in states if not scene.person_named(k) and not scene.governed(k) and scene.names[k].mark in ("PL", "AD")
    ]
    return bool(free) or passive or scene.any_of(max(left, verb - 5), verb, "RULERS")


def shuts(scene: Scene, span: tuple[int, int]) -> bool:
    """Whether a border is shut, not only crossing it in some way: "crossing by bicycle was forbidden"."""
    return any(scene.has(i, name) for i in range(*span) for name in ("CLOSE", "STOP", "SHUT"))


def rule_for(scene: Scene, side: str, span: tuple[int, int]) -> Rule:
    """The kind of rule that a side and an object make; other where the table has none."""
    objects = [name for name in OBJECTS if any(scene.has(i, name) for i in range(span[0], span[1] + 4))]
    if any(scene.marks.get(i) == "CR" for i in range(*span)):
        objects.append("O_BORDER")
    for name in sorted(objects, key=OBJECTS.index):
        row = scene.grammar.kinds.get((side, name))
        if name == "O_BORDER" and BESIDE & {*objects}:
            break  # "lets guards refuse asylum claims at the border"
        if row and not (name == "O_BORDER" and side == "FORBID_V" and not shuts(scene, span)):
            policy, value, who = row
            return Rule(f"clause {side} {name}", policy, value, who, (), ())
    verb = next((i for i in range(*span) if scene.has(i, "SHUTS")), -1)
    if verb >= 0 and not set(objects) & {"O_VISA", "O_PAPER", "O_ASYLUM"}:
        return Rule("clause shut", "land_border_open", "no" if side == "FORBID_V" else "yes", "border", (), ())
    return Rule(f"clause {side}", "other", "rule", "subject", (), ())
