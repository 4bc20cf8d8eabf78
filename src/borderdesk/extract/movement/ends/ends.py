"""Origin, destination and place of a movement, from the places that belong to its amount."""

from __future__ import annotations

from collections.abc import Sequence

from borderdesk.extract.movement.ends.acting import acting
from borderdesk.extract.movement.ends.crossing import at_border, of_town, over_crossing
from borderdesk.extract.movement.ends.direction import is_object
from borderdesk.extract.movement.ends.namedend import named_end
from borderdesk.extract.movement.ends.sides import Sides
from borderdesk.extract.movement.ends.there import held_there, inside
from borderdesk.extract.movement.places.places import Spot


def fill(sides: Sides, own: list[Spot], shared: Sequence[Spot] = ()) -> None:
    """Objects and prepositions, who acts, where it was, crossings and borders; own spots before shared ones."""
    spots = [*own, *shared]
    if not spots:
        return
    cue = sides.cue
    if spots[0].part == "label" or spots[-1].part == "label":
        spots = _past_label(sides, spots)
    if cue is not None:
        spots.sort(
            key=lambda spot: (not is_object(cue, spot), not cue.last <= spot.first < sides.at)
        )  # "left Qatar" before "from Bahrain and Oman"
    if sides.event.measure == "deported" and cue is not None and not cue.passive and cue.last <= sides.at:
        for spot in _nearest(sides, [one for one in spots if one.part == "agent" and 0 <= cue.first - one.last <= 3]):
            acting(sides, spot)  # "Chile expelled 138 people who had come from Bolivia"
    held_there(sides, spots)
    spots = _set_ashore(sides, spots)
    for step in (named, acting, inside):
        for spot in _nearest(sides, spots) if step is acting else spots:
            step(sides, spot)
    over = [spot for spot in spots if spot.place.role == "crossing" and len({*spot.place.codes}) == 2]
    for spot in sorted(over, key=lambda spot: not of_town(sides, spot)) if len(over) > 1 else over:
        over_crossing(sides, spot)
    for spot in spots:
        at_border(sides, spot)


def _set_ashore(sides: Sides, spots: list[Spot]) -> list[Spot]:
    """ "Italian frigates landed 640 Lebanese at Larnaca": where a ship sets people down, not whose ship it is."""
    cue, low = sides.cue, sides.layout.sentence.low
    if cue is None or sides.event.measure != "arrivals" or cue.passive or cue.last > sides.at:
        return spots
    if low[cue.first] not in LANDING or (low[cue.first] in SETTING and low[cue.end - 1] not in ASHORE):
        return spots
    landed = (one for one in spots if one.part == "in" and one.first > sides.at and low[one.first - 1] in ("at", "in"))
    return [one for one in spots if one.part != "agent"] if next(landed, None) else spots


LANDING = frozenset("land lands landed unload unloads unloaded deposited disgorged dropped set put".split())
SETTING = frozenset(("set", "put"))
ASHORE = frozenset(("ashore", "down", "off"))


def _past_label(sides: Sides, spots: list[Spot]) -> list[Spot]:
    """ "Burkina Faso: in Mali's Koro district 54,000 refugees live": the place of the sentence, not its label."""
    label = next((spot for spot in spots if spot.part == "label"), spots[0])
    there = any(one.part == "in" and one.code not in ("", label.code) and one.last <= sides.at + 1 for one in spots)
    return [spot for spot in spots if spot is not label] if there else spots


def _nearest(sides: Sides, spots: list[Spot]) -> list[Spot]:
    """ "QUITO - Peru expelled 60": the subject is the last name before the verb."""
    at = sides.cue.first if sides.cue is not None else sides.at
    before = sorted((spot for spot in spots if spot.last <= at), key=lambda spot: -spot.last)
    return [*before, *(spot for spot in spots if spot.last > at)]


def named(sides: Sides, spot: Spot) -> None:
    side = named_end(sides.layout, sides.event, sides.cue, sides.at, spot)
    if side and spot.listed:
        sides.event.why.setdefault(side, "one of several")
    elif side:
        sides.set(side, spot, spot.code)
