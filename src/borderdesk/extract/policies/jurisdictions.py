"""Whose rule it is.

The state that rules is, in this order: the agent ("by Ankara"); the subject, an office's adjective or a possessive
before the rule ("Croatia has shut", "Polish guards", "Hungary's fence"); the target of those who may come ("may come
to South Africa"); the place of the rule ("in Ireland"); the state of the rule before; the country in focus.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from borderdesk.extract.policies.peoples import OWN, points_back
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Name, Scene
from borderdesk.extract.policies.story import Story, acts

Way = Callable[[Scene, Hit, int], tuple[str, ...]]
AWAY = frozenset(
    "back home return returned wait deported sent transferred flown removed shipped tickets flights".split()
)
INTO = frozenset(("to", "into", "in", "enter", "entering", "visit", "visiting", "leave", "leaving", "reach", "quit"))
AT = frozenset(("in", "at", "inside", "into"))


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
    for way in ways_for(scene, hit):
        codes = way(scene, hit, end)
        if way is leaver and not codes and len(people) == 1 and points_back(scene, hit, end) and OWN not in people:
            codes = people
        if way in (lands, target) and codes == people and hit.rule.who != "exit":
            continue  # those who may visit their own country do not get the leave from it
        if codes:
            return Ruler(as_states(codes), way.__name__)
    return carried_on(scene, hit, story, number, before)


def carried_on(scene: Scene, hit: Hit, story: Story, number: int, before: Ruler | None) -> Ruler:
    """The state that the text around the sentence gives."""
    label = story.label(number)
    if label:
        return Ruler(as_states(label), "label")
    left, _ = scene.clause(hit.first, hit.last)
    if not ANAPHOR.isdisjoint(scene.sentence.low[left : max(hit.first, left + 1)]):
        actor = story.actor(number)
        if actor:
            return Ruler(as_states(actor), "actor before")
    beyond = other_side(scene, hit) if hit.rule.who == "border" else come_from(scene, hit)
    if before and before.codes and not beyond.intersection(before.codes):
        return Ruler(before.codes, "rule before")
    if story.focus in beyond:
        return Ruler((story.most_named(beyond),), "not the other side")
    return Ruler((story.focus,), "focus")


def other_side(scene: Scene, hit: Hit) -> frozenset[str]:
    """ "all crossings with Cambodia": the state on the other side is not the one that shuts them."""
    names = ((k, name) for k, name in enumerate(scene.names) if hit.first - 4 <= name.first <= hit.last + 4)
    return frozenset(code for k, name in names if scene.governed(k) == "with" for code in name.codes)


def come_from(scene: Scene, hit: Hit) -> frozenset[str]:
    """ "passengers from Denmark must", "people displaced from Ukraine": not the state whose rule it is."""
    if hit.rule.who == "exit":
        return frozenset()
    near = ((k, name) for k, name in enumerate(scene.names) if hit.first - 6 <= name.first <= hit.last + 6)
    return frozenset(code for k, name in near if scene.governed(k) == "from" for code in name.codes)


ANAPHOR = frozenset("it its government country kingdom republic authorities ministry minister cabinet".split())


def as_states(codes: tuple[str, ...]) -> tuple[str, ...]:
    """A body has no code of its own as a jurisdiction."""
    return tuple("" if code in ("EU", "EUE", "-") else code for code in codes)


def agent(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "was closed by Poland": the first name after "by" in the clause."""
    _, right = scene.clause(hit.first, hit.last)
    low = scene.sentence.low
    for k, name in enumerate(scene.names):
        if hit.first < name.first < right and scene.governed(k) == "by" and name.mark in ("PL", "AD"):
            return scene.list_around(k)
        if name.mark == "AD" and name.first < right and law_of(scene, name):
            return name.codes
        if name.first >= right + 1 or (name.first >= hit.last and "by" not in low[hit.first : name.first]):
            break
    return ()


def side(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "remains open on the Burundian side": the side that is told of."""
    low = scene.sentence.low
    for name in scene.names:
        if (
            hit.first < name.first < end + 4
            and name.mark in ("AD", "PL")
            and low[name.last : name.last + 1] == ["side"]
        ):
            return name.codes
    return ()


def law_of(scene: Scene, name: Name) -> bool:
    """ "under a Hungarian law", "a Danish court"."""
    return not LAW.isdisjoint(scene.sentence.low[name.last : name.last + 1])


LAW = frozenset("law laws decree order court rule rules regulation regulations statute act consulate embassy".split())


def subject(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """The nearest free name before the rule that is a state or one of its offices."""
    order = range(len(scene.names)) if hit.rule.name == "cues" else range(len(scene.names) - 1, -1, -1)
    for k in order:
        name = scene.names[k]
        if name.first >= hit.last or not name.codes or name.mark in ("PE", "CR") or scene.person_named(k):
            continue
        if scene.is_dateline(k):
            continue
        if name.first > hit.first and hit.rule.who != "border" and hit.rule.name != "cues":
            continue
        if name.first >= hit.first and hit.rule.name != "cues" and not in_front_of_border(scene, hit, k):
            continue
        if not scene.governed(k) or antecedent(scene, name):
            return scene.list_around(k)
    return ()


def antecedent(scene: Scene, name: Name) -> bool:
    """ "let in by Jordan, which keeps": a relative clause makes the name before it a subject."""
    low = scene.sentence.low
    return low[name.last : name.last + 2] in ([",", "which"], [",", "whose"], [",", "who"])


def in_front_of_border(scene: Scene, hit: Hit, k: int) -> bool:
    """ "shut the Polish border": inside the rule a name counts where it owns the border."""
    name = scene.names[k]
    start = scene.sentence.low[hit.first]
    return name.first == hit.first or (name.mark == "AD" and start not in scene.grammar.classes["CLOSE"])


def lands(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "Zimbabweans may come to South Africa": the people are the subject, the target is theirs who rule."""
    people = [k for k, name in enumerate(scene.names) if name.first <= hit.first and scene.person_named(k)]
    if not people or scene.governed(people[-1]) or hit.first - scene.names[people[-1]].last > REACH_OF_SUBJECT:
        return ()
    return target(scene, hit, end)


REACH_OF_SUBJECT = 6


def target(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """The state named after "to", "enter", "visit" within the rule or right behind it."""
    low = scene.sentence.low
    for k, name in enumerate(scene.names):
        if not hit.first <= name.first < max(end, hit.last) + 4 or name.mark != "PL" or not name.codes:
            continue
        if not AWAY.isdisjoint(low[hit.first : name.first]):
            continue
        i = name.first - (2 if low[name.first - 1] == "the" else 1)
        banned = low[i] == "from" and scene.any_of(i - 3, i, "BANNED") and hit.rule.who != "exit"
        if i >= 0 and (low[i] in INTO or banned or (low[i] == "for" and scene.any_of(i - 2, i, "VISA"))):
            return scene.list_around(k)
    return ()


def sides(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "between Colombia and Venezuela": a rule of both."""
    for k, name in enumerate(scene.names):
        if hit.rule.who == "border" and name.mark == "PL" and scene.governed(k) == "between" and name.first < end + 4:
            return scene.list_around(k)
    return ()


def speaker(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "..., Pakistani officials said": the office that says it."""
    for k, name in enumerate(scene.names):
        office = scene.any_of(name.last, name.last + 5, "OFFICE") or scene.any_of(name.last, name.last + 2, "SAYS")
        if name.first >= end and name.mark in ("PL", "AD") and len(name.codes) == 1 and office:
            return name.codes if not scene.governed(k) else ()
    return ()


def place(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "In Ireland", "at Torkham": where the rule holds; a crossing of two states says nothing."""
    near = sorted(range(len(scene.names)), key=lambda k: abs(scene.names[k].first - hit.first))
    for k in near:
        name = scene.names[k]
        if name.first >= end + 2 or name.mark not in ("PL", "AD") or scene.person_named(k):
            continue
        if len(name.codes) == 1 and scene.governed(k) in AT:
            return name.codes
    return ()


def leaver(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "Ukrainian men may not leave": the people's own state bans, unless a state they leave is named."""
    left = target(scene, hit, end)
    if left and scene.sentence.low[hit.first : end]:
        return left
    nearest: Name | None = None
    for k, name in enumerate(scene.names):
        if name.first < end and scene.person_named(k) and len(name.codes) == 1:
            nearest = name
    return nearest.codes if nearest else ()


def inner(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "the deadline Pakistan set": a free name within the rule."""
    for k, name in enumerate(scene.names):
        if hit.first < name.first < end and name.mark == "PL" and acts(scene, k, name):
            return name.codes
    return ()


def ways_for(scene: Scene, hit: Hit) -> tuple[Way, ...]:
    """ "Kyiv allowed men to go" is the subject's rule, "Ukrainians may not leave" that of the people's state."""
    if hit.rule.who != "exit":
        return WAYS
    passive = scene.any_of(hit.first - 2, hit.first, "BE") or scene.sentence.low[hit.first - 1 : hit.first] == ["been"]
    active = any(scene.has(hit.first, name) for name in ("LET", "BAN", "KEEP", "LIFT", "WAIVE", "END"))
    return (agent, subject, *EXIT_WAYS[1:]) if active and not passive else EXIT_WAYS


WAYS = (agent, side, lands, subject, target, sides, place, inner, speaker)
EXIT_WAYS = (agent, leaver, subject, target, place, speaker)
