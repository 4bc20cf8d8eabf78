"""Whose rule it is.

The state that rules is, in this order: the agent ("by Ankara"); the subject, an office's adjective or a possessive
before the rule ("Croatia has shut", "Polish guards", "Hungary's fence"); the target of those who may come ("may come
to South Africa"); the place of the rule ("in Ireland"); the state of the rule before; the country in focus.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import NamedTuple

from borderdesk.extract.policies.owning import entered, owner
from borderdesk.extract.policies.peoples import CARRYING, OWN, people_in, points_back
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.story import Story
from borderdesk.extract.policies.ways import (
    agent,
    inner,
    lands,
    leaver,
    place,
    side,
    sides,
    speaker,
    subject,
    target,
)

Way = Callable[[Scene, Hit, int], tuple[str, ...]]


class Ruler(NamedTuple):  # a dataclass takes ten times as long to import
    """The codes of those who rule ("" for a body of states) and the rule that found them."""

    codes: tuple[str, ...]
    why: str


def ruler(
    scene: Scene, hit: Hit, end: int, story: Story, number: int, before: Ruler | None, people: tuple[str, ...] = ()
) -> Ruler:
    """``end`` is where the quote ends; ``before`` is the ruler of the policy before, where it is near."""
    if hit.rule.who == "usa":
        return Ruler(("USA",), "the order's own state")
    two = story.pair(number) if mutual(scene, hit) else ()
    if two:
        return Ruler(two, "of two states")
    low = scene.sentence.low
    aside = next((i for i in range(hit.first, end) if low[i] in ("though", "although", "whereas")), end)
    named = frozenset(people_in(scene, 0, aside))
    back = led_back(scene, hit, story, number)
    for way in ways_for(scene, hit):
        if back and way in LATE:
            break
        codes = way(scene, hit, end)
        if way is leaver and not codes and len(people) == 1 and points_back(scene, hit, end) and OWN not in people:
            codes = people
        if codes and not (codes == people and own_people(hit, way, named.intersection(codes))):
            return Ruler(as_states(codes), way.__name__)
    strangers = named.intersection(people) if hit.rule.policy in CARRYING and hit.rule.who != "exit" else frozenset()
    return carried_on(scene, hit, story, number, before, strangers)


def led_back(scene: Scene, hit: Hit, story: Story, number: int) -> bool:
    """ "Minsk speaks of a provocation. It has issued no permits for Poland since Friday, travellers say in Brest"."""
    return scene.sentence.low[0] == "it" and hit.first <= FAR and bool(story.actor(number))


def own_people(hit: Hit, way: Way, named: frozenset[str]) -> bool:
    """Those who may visit their own country do not get the leave from it; a subject may be theirs unless ``named``."""
    if hit.rule.who == "exit" or (way is subject and not named):
        return False
    return way in (lands, target) or hit.rule.policy in CARRYING


def mutual(scene: Scene, hit: Hit) -> bool:
    """ "neither side demands a visa", "citizens of each republic may stay in the other": a rule of two states."""
    low = scene.sentence.low
    left, right = scene.clause(hit.first, hit.last)
    if any(low[i : i + 3] in (["in", "the", "other"], ["to", "the", "other"]) for i in range(hit.first, right)):
        return not EACH.isdisjoint(low[left:right])
    if shared(low[left : hit.last]):
        return True
    near = range(max(left, hit.first - 8), hit.last)
    return any(low[i] in EACH and not SIDES.isdisjoint(low[i + 1 : i + 5]) for i in near) or acting_together(
        scene, max(left, hit.first - 16), hit.first
    )


def shared(words: list[str]) -> bool:
    """ "their common border", "the border between them", "by decision of both governments"."""
    pairs = list(itertools.pairwise(words))
    common = any(one in ("their", "the") and two in ("common", "shared", "mutual") for one, two in pairs)
    agreed = any(one in ("of", "by") and two == "both" for one, two in pairs) and not SIDES.isdisjoint(words)
    return (common and not LINES.isdisjoint(words)) or ("between", "them") in pairs or agreed


def acting_together(scene: Scene, first: int, last: int) -> bool:
    """ "the two countries opened their border": two states are the subject, and none of its own comes between."""
    low = scene.sentence.low
    states = [name.first for name in scene.names if name.mark in ("PL", "AD")]
    return any(
        low[i] == "two"
        and "between" not in low[i - 2 : i]
        and not SIDES.isdisjoint(low[i + 1 : i + 3])
        and "," not in low[i:last]
        and not any(i < at < last for at in states)
        for i in range(max(2, first), last)
    )


LINES = frozenset(("border", "borders", "frontier", "frontiers"))
EACH = frozenset(("each", "both", "neither", "either"))
SIDES = frozenset(
    "side sides leaders presidents state states nations country countries republic republics"
    " government governments neighbour neighbours".split()
)


def carried_on(
    scene: Scene, hit: Hit, story: Story, number: int, before: Ruler | None, strangers: frozenset[str]
) -> Ruler:
    """The state that the text around the sentence gives; ``strangers`` are those it asks a visa of, or shelters."""
    label = story.label(number)
    if label:
        return Ruler(as_states(label), "label")
    pronoun = hit.rule.name in ("it-open", "it-shut") or (hit.rule.who == "border" and scene.sentence.low[0] == "it")
    if before and before.codes and pronoun:
        return Ruler(before.codes, "rule before")  # "Pakistan bolted the gate. It was opened again"
    by = doer(scene, hit)
    if by:
        return Ruler(as_states(by), "doer")
    left, _ = scene.clause(hit.first, hit.last)
    if not ANAPHOR.isdisjoint(scene.sentence.low[left : max(hit.first, left + 1)]):
        actor = story.actor(number)
        if actor and not strangers.intersection(actor):
            return Ruler(as_states(actor), "actor before")
    beyond = strangers | (other_side(scene, hit) if hit.rule.who == "border" else come_from(scene, hit))
    if hit.rule.value in ("must leave", "regularisation", "deadline") and story.people:
        beyond |= {story.people}  # those who must leave are told to by another state
    if before and before.codes and not beyond.intersection(before.codes):
        return Ruler(before.codes, "rule before")
    actor = story.actor(number)
    if len(actor) == 1 and actor[0] and not beyond.intersection(actor):
        return Ruler(as_states(actor), "actor before")
    if story.focus in beyond:
        here = story.dateline if story.dateline not in beyond | {""} else story.most_named(beyond)
        return Ruler((here,), "not the other side")
    return Ruler((story.focus,), "focus")


def doer(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """ "sent back by the United States since the court lifted a ban on returns": who does what the rule is about."""
    by = [name for k, name in enumerate(scene.names) if name.first < hit.first and scene.governed(k) == "by"]
    return by[-1].codes if by and by[-1].mark in ("PL", "AD") else ()


def other_side(scene: Scene, hit: Hit) -> frozenset[str]:
    """ "all crossings with Cambodia": the state on the other side is not the one that shuts them."""
    names = ((k, name) for k, name in enumerate(scene.names) if hit.first - 4 <= name.first <= hit.last + 4)
    return frozenset(
        code for k, name in names if name.mark == "PL" and scene.governed(k) == "with" for code in name.codes
    )


def come_from(scene: Scene, hit: Hit) -> frozenset[str]:
    """ "passengers from Denmark must", "people displaced from Ukraine": not the state whose rule it is."""
    if hit.rule.who == "exit":
        return frozenset()
    near = ((k, name) for k, name in enumerate(scene.names) if hit.first - 6 <= name.first <= hit.last + 6)
    return frozenset(code for k, name in near if scene.governed(k) == "from" for code in name.codes)


FAR = 4  # tokens from "it" to its rule
LATE = (place, inner, speaker)
ANAPHOR = frozenset("it its government country kingdom republic authorities ministry minister cabinet".split())


def as_states(codes: tuple[str, ...]) -> tuple[str, ...]:
    """A body has no code of its own as a jurisdiction."""
    return tuple("" if code in ("EU", "EUE", "-") else code for code in codes)


def ways_for(scene: Scene, hit: Hit) -> tuple[Way, ...]:
    """ "Kyiv allowed men to go" is the subject's rule, "Ukrainians may not leave" that of the people's state."""
    if hit.rule.who != "exit":
        return WAYS
    passive = scene.any_of(hit.first - 2, hit.first, "BE") or scene.sentence.low[hit.first - 1 : hit.first] == ["been"]
    active = any(scene.has(hit.first, name) for name in ("LET", "BAN", "KEEP", "LIFT", "WAIVE", "END", "STOP"))
    return (agent, subject, *EXIT_WAYS[1:]) if active and not passive else EXIT_WAYS


WAYS = (agent, side, owner, entered, lands, subject, target, sides, place, inner, speaker)
EXIT_WAYS = (agent, leaver, subject, target, place, speaker)
