"""Whose rule it is, and whom it is for.

The state that rules is, in this order: the agent ("by Ankara"); the subject, an office's adjective or a possessive
before the rule ("Croatia has shut", "Polish guards", "Hungary's fence"); the target of those who may come ("may come
to South Africa"); the place of the rule ("in Ireland"); the state of the rule before; the country in focus.
"""

from __future__ import annotations

from dataclasses import dataclass

from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Name, Scene

AWAY = frozenset(
    "back home return returned wait deported sent transferred flown removed shipped tickets flights".split()
)
INTO = frozenset(("to", "into", "in", "enter", "entering", "visit", "visiting", "leave", "leaving", "reach", "quit"))
AT = frozenset(("in", "at", "on", "inside", "into"))
BESIDE = frozenset(("with", "from", "to", "towards", "against", "and"))


@dataclass(frozen=True, slots=True)
class Ruler:
    """The codes of those who rule ("" for a body of states) and the rule that found them."""

    codes: tuple[str, ...]
    why: str


def ruler(scene: Scene, hit: Hit, end: int, before: Ruler | None, focus: str, people: tuple[str, ...] = ()) -> Ruler:
    """``end`` is where the quote ends; ``before`` is the ruler of the policy before, where it is near."""
    ways = [agent, leaver] if hit.rule.who == "exit" else [agent, lands, subject, target, sides, place, speaker]
    if hit.rule.who == "exit":
        ways += [subject, target, place, speaker]
    if hit.rule.who == "usa":
        return Ruler(("USA",), "the order's own state")
    for way in ways:
        codes = way(scene, hit, end)
        if way in (lands, target, place) and codes == people and hit.rule.who != "exit":
            continue  # those who may visit their own country do not get the leave from it
        if codes:
            return Ruler(as_states(codes), way.__name__)
    if before and before.codes:
        return Ruler(before.codes, "rule before")
    return Ruler((focus,), "focus")


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
        if name.first >= hit.first and hit.rule.who != "border" and hit.rule.name != "cues":
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
        if i >= 0 and low[i] in INTO:
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
    _, right = scene.clause(hit.first, hit.last)
    near = sorted(range(len(scene.names)), key=lambda k: abs(scene.names[k].first - hit.first))
    for k in near:
        name = scene.names[k]
        if name.first >= right or name.mark not in ("PL", "AD") or scene.person_named(k):
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


def ruled(scene: Scene, hit: Hit, end: int, carried: tuple[str, ...]) -> tuple[str, ...]:
    """Codes of the nationalities the rule is for; ``carried`` are the people last spoken of."""
    inside = people_in(scene, hit.first, end)
    if inside:
        return inside
    low = scene.sentence.low
    near = low[max(0, hit.first - 4) : end]
    if any(word in THEM for word in near) and not generic(near):
        left, _ = scene.clause(hit.first, hit.last)
        return people_in(scene, left, hit.first) or carried
    return subject_people(scene, hit) or (carried if some_of_them(scene, hit, end) else ())


def some_of_them(scene: Scene, hit: Hit, end: int) -> bool:
    """ "no rafter will be let in", "women need none": those of the people spoken of, not "those who", "men of Y"."""
    low = scene.sentence.low
    left, _ = scene.clause(hit.first, hit.last)
    return any(
        low[i] in SOME_OF_THEM and low[i + 1 : i + 2] not in (["from"], ["of"])
        for i in range(max(left, hit.first - 6), min(end, len(low)))
    )


SOME_OF_THEM = frozenset("rafter rafters returnees women men children minors males returners exiles pilgrims".split())
THEM = frozenset(("them", "they", "their", "those", "these", "his", "her"))


def generic(low: list[str]) -> bool:
    """ "those who", "those without papers": not the people spoken of before."""
    return any(low[i] == "those" and low[i + 1 : i + 2] in (["who"], ["without"], ["with"]) for i in range(len(low)))


def people_in(scene: Scene, first: int, last: int) -> tuple[str, ...]:
    """Nationalities named between two tokens: Syrians, Syrian men, citizens of Syria, Syrian passports."""
    codes: list[str] = []
    for k, name in enumerate(scene.names):
        if first <= name.first < last and (scene.person_named(k) or citizens_of(scene, k)):
            codes += name.codes
    return tuple(dict.fromkeys(codes))


def citizens_of(scene: Scene, k: int) -> bool:
    """ "citizens of Brazil, Chile and Peru"."""
    name = scene.names[k]
    if k and scene.joined(scene.names[k - 1], name) and citizens_of(scene, k - 1):
        return True
    return name.mark == "PL" and scene.governed(k) == "of" and scene.any_of(name.first - 4, name.first, "CITIZEN")


def subject_people(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """The people that are the rule's subject: free, in the clause, near before it."""
    left, _ = scene.clause(hit.first, hit.last)
    for k in range(len(scene.names) - 1, -1, -1):
        name = scene.names[k]
        if left <= name.first < hit.first:
            free = not scene.governed(k) or scene.governed(k) in ("for", "on", "to") or citizens_of(scene, k)
            if (scene.person_named(k) or citizens_of(scene, k)) and free:
                return scene.list_around(k)
            return ()
    return ()
