"""Boats, buses and planes that carry those counted: a number of their own, with the measure of the people."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.text.scene import Scene


def is_carrier(scene: Scene, m: Mention) -> bool:
    """ "6,800 people in 199 small boats": what carried those counted before."""
    before = scene.sentence.low[m.first - 1]
    named = scene.sentence.low[m.noun : m.noun + 1] if m.noun >= 0 else scene.sentence.low[m.last : m.last + 1]
    flown = not FLOWN.isdisjoint(named) or _in_as_many(scene, m)
    if m.unit == "vehicles" and _by_them(scene, m):
        return True
    aboard = before == "with" and not ABOARD.isdisjoint(scene.sentence.low[m.last : m.last + 4])
    aboard = aboard or _laden(scene, m) or (m.unit == "vehicles" and before in ("into", "onto"))
    return ((m.unit == "vehicles" or flown) and before in ("in", "aboard", "on")) or before in CARRYING or aboard


def one_way(low: list[str], m: Mention, vehicles: Event | None, load: Event) -> None:
    """ "turned away five boats with 270 people that had come from Lebanon": the boats came from there as well."""
    if vehicles is None or vehicles.unit != "vehicles" or vehicles.measure != load.measure or load.unit == "vehicles":
        return
    if low[m.first - 1] not in BEARING or vehicles.sentence != load.sentence:
        return
    if low[m.first - 1] in BROUGHT and vehicles.measure == "deported" and load.origin:
        vehicles.origin, vehicles.destination = load.origin, load.destination  # "three planes brought 347 deportees"
        return
    vehicles.origin = vehicles.origin or (load.origin if load.origin != vehicles.destination else "")
    vehicles.destination = vehicles.destination or (load.destination if load.destination != vehicles.origin else "")


BROUGHT = frozenset("brought bring brings carried carry took flew landed".split())
BEARING = BROUGHT | frozenset("with carrying holding bearing".split())


def _in_as_many(scene: Scene, m: Mention) -> bool:
    """ "990 people in 24 boats on Saturday, another 468, in eight, on Sunday": boats again."""
    low = scene.sentence.low
    bare = m.kind == "count" and m.noun < 0 and low[m.first - 1] == "in" and low[m.last : m.last + 1] in BARE
    boats = (o for o in scene.counted if o.last < m.first and o.unit == "vehicles") if bare else iter(())
    return any(low[o.first - 1] == "in" for o in boats)


BARE: tuple[list[str], ...] = ([","], ["."], [";"], ["on"], ["and"], [])


def carried_them(low: list[str], m: Mention) -> bool:
    """ "They came in nine boats", "with them went 40 lorries": with those counted in the sentence before."""
    if m.unit != "vehicles" or m.first > THEY:
        return False
    behind = low[max(m.last, m.noun + 1) :][:2]
    if behind[1:] == ["them"] and behind[0] in CARRIED:
        return True  # "Seventy-eight buses carried them"
    if low[0] != "they":
        return low[:2] == ["with", "them"]
    before = low[m.first - 1]
    return before in ("in", "on", "aboard") or (before == "by" and low[m.first - 2] in CARRIED)


def rode_on_them(low: list[str], m: Mention) -> bool:
    """ "On board were 315 people", "their 315 passengers", "between them they carried 2,300": on the boats of the
    sentence before."""
    before = low[m.first - 1]
    if m.unit == "vehicles" or m.kind != "count":
        return False
    if m.noun >= 0 and before in ("its", "their", "her") and low[m.noun] in RIDERS:
        return True
    if before in BORE and low[0] in ("they", "between", "together", "it"):
        return True
    head, behind = low[: m.first], low[m.last : m.last + 6]
    there = not WERE.isdisjoint(head) or not WERE.isdisjoint(behind[:3])
    return there and not ABOARD.isdisjoint((*head[:3], *behind))


RIDERS = frozenset("passengers passenger occupants people".split())
BORE = frozenset("carried brought bore held delivered carry bring".split())
WERE = frozenset(("were", "was", "are"))
THEY = 6  # tokens from "they" to what carried them


def _by_them(scene: Scene, m: Mention) -> bool:
    """ "1,150 came home, carried by 41 buses and two trains", "410 people with 96 cars"."""
    low = scene.sentence.low
    last = next((o for o in reversed(scene.counted) if o.last < m.first), None)
    if last is None:
        return False
    if low[m.first - 1] == "and" and last.unit == "vehicles" and last.noun == m.first - 2:
        return last is not scene.counted[0] and is_carrier(scene, last)
    carried = low[m.first - 1] == "by" and low[m.first - 2] in CARRIED
    return carried or (low[m.first - 1] == "with" and last.unit in ("persons", ""))


CARRIED = frozenset("carried brought borne ferried taken moved".split())
LADEN = 6  # tokens between a boat and its load: "five boats from Lebanon with 500 people"


def _laden(scene: Scene, m: Mention) -> bool:
    """ "87 boats with 6,100 people"."""
    if scene.sentence.low[m.first - 1] not in ("with", "holding"):
        return False
    last = next((o for o in reversed(scene.counted) if o.last < m.first), None)
    if last is None or last.unit != "vehicles" or last.noun < 0:
        return False
    return m.first - last.noun <= LADEN and scene.layout.between(last.noun, m.first) == 0


FLOWN = frozenset("flights planes sorties aircraft charters airlifts runs".split())
ABOARD = frozenset(("aboard", "board", "top"))
CARRYING = frozenset("carrying ferrying bearing landing disgorging bringing".split())
