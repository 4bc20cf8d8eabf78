"""The end that a state or its office tells by what it does with the people counted."""

from __future__ import annotations

from borderdesk.extract.movement.ends.actors import TO_IT, acts, fetches, makes_up, receives, sends_home, supplies
from borderdesk.extract.movement.ends.homecoming import counted_at_home
from borderdesk.extract.movement.ends.sides import Sides
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.words import word_set

BY = 9  # tokens from what was done to who did it


def acting(sides: Sides, spot: Spot) -> None:
    """A state or its office that receives, refuses or counts is the country in focus."""
    layout, event, cue, at = sides.layout, sides.event, sides.cue, sides.at
    if event.measure == "deported" and spot.office and not event.destination and _put_out_by(sides, spot):
        sides.set(sides.far, spot, spot.code)
        return
    if _at_other_end(sides, spot) or (event.measure == "returns" and _returning(sides, spot)):
        return
    if spot.part != "agent" or event.measure == "returns" or not acts(layout, event, cue, at, spot):
        return
    if event.measure == "deported" and receives(layout, cue, at):
        sides.set(sides.far, spot, spot.code)
        return
    if spot.listed and not spot.office:
        event.why.setdefault(sides.near, "one of several")
        return
    sides.set(sides.near, spot, spot.code)


def _at_other_end(sides: Sides, spot: Spot) -> bool:
    """Whether verb and place say who gives or gets people: "India supplied 40,900", "Australia drew 600 emigrants",
    "refused to receive 42 whom Chile had handed to it"."""
    if _handed(sides, spot):
        sides.set("origin", spot, spot.code)
        return True
    made_up = makes_up(sides.layout, sides.event, sides.at, spot)
    if sides.event.shape not in ("draw", "supply") and not made_up:
        return False
    if sides.event.shape == "draw":
        there = spot.last <= (sides.cue.first if sides.cue is not None else sides.at)
    else:
        there = made_up or supplies(sides.layout, sides.cue, sides.at, spot)
    if there and spot.part in ("agent", "none"):
        sides.set(sides.far, spot, spot.code)
    return True


def _handed(sides: Sides, spot: Spot) -> bool:
    low, cue = sides.layout.sentence.low, sides.cue
    if cue is None or spot.part not in ("agent", "via") or spot.first < max(sides.at, cue.end):
        return False
    if sides.event.measure == "deported":  # "had 299 delivered to it by the United States"
        return low[cue.last - 2 : cue.last] in TO_IT and "by" in low[spot.first - 2 : spot.first]
    return sides.event.measure == "turned_away" and cue.end <= sides.at and low[spot.first - 1] in ("whom", "that")


def _put_out_by(sides: Sides, spot: Spot) -> bool:
    """ "In that of Eritrea's commission stand 6,300 people dumped at Om Hajer by Ethiopia": whose list it is."""
    low, cue = sides.layout.sentence.low, sides.cue
    if cue is None or spot.first >= sides.at or cue.first < sides.at or cue.form != "past":
        return False
    by = next((i for i in range(cue.last, min(cue.last + BY, len(low) - 1)) if low[i] in ("by", "from")), -1)
    return by > 0 and sides.layout.sentence.raw[by + 1][:1].isupper() and sides.layout.next_amount(cue.last) > by


def _returning(sides: Sides, spot: Spot) -> bool:
    """Whether the state fetches its people home, or its office counts them where they set out."""
    event, cue = sides.event, sides.cue
    if spot.part != "agent" or cue is None:
        return False
    if spot.listed:
        event.why.setdefault("origin", "one of several")
    if sends_home(sides.layout, cue, spot):
        sides.set("origin", spot, spot.code)
        return True
    if fetches(sides.layout, event, cue, spot):
        sides.set("destination", spot, spot.code)
        return True
    if spot.office:
        _counting_returns(sides, spot, cue)
    elif event.origin not in ("", spot.code) and not event.nationality and _says(sides, spot):
        sides.set("destination", spot, spot.code)  # "Bulgaria said 250,000 people had returned from Turkey"
    return spot.office


def _says(sides: Sides, spot: Spot) -> bool:
    behind = sides.layout.sentence.low[spot.last : spot.last + 1]
    return spot.last <= sides.at and not word_set("saying").isdisjoint(behind)


def _counting_returns(sides: Sides, spot: Spot, cue: Cue) -> None:
    """The office of the state where they set out, or of that where they come to."""
    if spot.last > cue.first or spot.code == sides.event.nationality:
        return
    low = sides.layout.sentence.low
    home = counted_at_home(low, sides.event, cue, sides.at, spot, (sides.homes, sides.refuges))
    sides.set("destination" if home else "origin", spot, spot.code)
    if home and len(sides.refuges) == 1 and not sides.event.origin and spot.code not in sides.refuges:
        sides.event.origin, sides.event.why["origin"] = next(iter(sides.refuges)), "where they had fled to"
