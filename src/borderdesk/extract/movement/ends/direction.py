"""Which way people go where the word itself does not say: what its prepositions and who counts make of it."""

from __future__ import annotations

from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.cue import Cue


def direction(
    cue: Cue, spots: list[Spot], office: str, focus: str, home: bool, gone: bool = False, inward: bool = False
) -> tuple[str, str]:
    """(measure, rule) of a cue whose prepositions decide; "" where nothing does.

    ``gone``: away, no word of where; ``inward``: "into" stands before a place.
    """
    parts = {spot.part: spot.code for spot in spots}
    if home and cue.measure in ("move", "arrivals", "departures") and cue.shape in HOMEWARD:
        return "returns", "home"
    if cue.shape == "flee":
        left = any(spot.object or is_object(cue, spot) for spot in spots)
        into = ("to" in parts or "in" in parts) and (inward or not left)  # "fled Libya into Tunisia"
        return ("arrivals", "flee into") if into else ("departures", "flee")
    if cue.measure == "cross":
        return "arrivals", "crossings"
    outward = cue.shape == "leave" or (cue.form, cue.measure) == ("fixed", "departures")
    if outward and focus and parts.get("out") in ("", focus) and parts.get("from", focus) != focus:
        return "arrivals", "out of there to here"  # in Panama: "walked out of the Darien from Colombia"
    if cue.measure != "move":
        return cue.measure, "word"
    return _neutral(cue, parts, office, focus, gone)


HOMEWARD = frozenset(("move", "come", "bring", "leave", "takeout", "enter", "cross", "flee"))


def _neutral(cue: Cue, parts: dict[str, str], office: str, focus: str, gone: bool) -> tuple[str, str]:
    """A neutral verb is an arrival in B, unless an office of the country they come from counts it."""
    if "out" in parts and parts.get("from", "") not in ("", focus, parts["out"]) and office in ("", focus):
        return "arrivals", "out of there to here"  # in Panama: "walking out of the jungle from Colombia"
    if "out" in parts:
        inward = bool(focus) and parts.get("to", "-") in (focus, "") and focus != parts["out"] and office in ("", focus)
        return ("arrivals", "out of there to here") if inward else ("departures", "out of")
    if "to" in parts:
        here = office == focus and parts["to"] not in (focus, "") and "from" not in parts
        own = here or parts.get("from") == office or (parts.get("border") == office and office != parts["to"])
        return ("departures", "counted where they left") if office and own else ("arrivals", "to")
    if "from" in parts:
        if focus and parts["from"] == focus and office in ("", focus):
            return "departures", "from here"
        return "arrivals", "from"
    if cue.shape == "bring" and not parts:
        return "", ""
    if gone:
        return "departures", "gone"
    return "arrivals", "crossing"


def is_object(cue: Cue, spot: Spot) -> bool:
    """Whether the place stands right behind the verb without a preposition: "entered Moldova"."""
    near = 0 <= spot.first - cue.end <= 2
    return near and spot.place.role != "authority" and spot.part in ("agent", "none", "of", "border")
