"""Ends that the words of an amount leave out: from the event before, the ways of the text, the country in focus."""

from __future__ import annotations

from borderdesk.extract.geography import are_neighbours
from borderdesk.extract.movement.event import NEAR, Event, far_name, near
from borderdesk.extract.movement.memory import Memory

ABROAD = frozenset(("arrivals", "stayed", "registered", "applications", "permits", "turned_away"))
"""Measures in which nationals of the country in focus hardly ever count."""
AWAY = frozenset(("departures", "displaced"))
OUTWARD = frozenset(("departures", "returns", "deported"))
SAME_PEOPLE = "the people of the text"
LONE = frozenset(("registered", "deported", "stayed", "applications", "permits", "displaced"))
"""Measures whose other end stands only where the words name it."""


def complete(event: Event, previous: Event | None, memory: Memory, before: Event | None = None) -> None:
    """Set the ends of ``event`` that are open; nationals who enter their own country return.

    ``previous``: an event of the same measure in the sentence, ``before``: of any.
    """
    if event.measure == "arrivals" and event.nationality and event.nationality == event.destination:
        told = event.why.get("nationality") != SAME_PEOPLE
        event.measure = (
            "returns" if told or (memory.last is not None and memory.last.measure == "returns") else "arrivals"
        )
    if event.measure == "returns":
        _homewards(event, before, memory)
        return
    if event.measure == "displaced" and event.nationality and not event.origin:
        event.origin = event.nationality  # uprooted at home
    base = previous or memory.by_measure.get(event.measure)
    newer = before is None and memory.staged > (base.sentence if base is not None else -1)
    _near_end(event, None if newer else before or base, memory)
    _far_end(event, base, memory, same_sentence=previous is not None)


def follow(event: Event, whole: Event) -> None:
    """ "Of 449,000 who returned from Iran 62 per cent had been deported": a part goes the way of the whole."""
    for side in ("origin", "destination"):
        if not getattr(event, side) or event.why.get(side, "").startswith("in "):
            setattr(event, side, getattr(whole, side))
            event.why[side] = "the way of the whole"


def _near_end(event: Event, base: Event | None, memory: Memory) -> None:
    side, far = NEAR[event.measure], far_name(event.measure)
    if near(event) or side in event.why:
        return
    told = _where(event, base)
    if event.measure in AWAY and memory.subject_at > (base.sentence if base is not None else -1):
        told = memory.subject  # "Saudi Arabia gave foreigners three months. Nearly a million left"
    choices = [told, memory.focus, memory.main, memory.routes.get(getattr(event, far), "")]
    choices = [choice for choice in choices if choice and choice != getattr(event, far)]
    abroad = [choice for choice in choices if choice != event.nationality or event.measure not in ABROAD]
    for choice in [*abroad, *choices][:1]:
        setattr(event, side, choice)
        event.why[side] = "the country in focus"


def _where(event: Event, base: Event | None) -> str:
    """Where people are after what was counted before: those deported to Panama remain in Panama, others at home."""
    if base is None:
        return ""
    if event.measure in STOCKS and base.measure in ("deported", "departures", "returns"):
        return (base.destination if event.part else base.origin) or near(base)
    return near(base)


STOCKS = frozenset(("stayed", "registered"))


def _far_end(event: Event, base: Event | None, memory: Memory, *, same_sentence: bool) -> None:
    far = far_name(event.measure)
    if getattr(event, far) or far in event.why or event.measure in LONE or not near(event):
        return
    code = getattr(base, far) if base is not None and near(base) == near(event) else ""
    if near(event) in event.over:
        code = code or next(one for one in event.over if one != near(event))
        setattr(event, far, code)
        event.why[far] = "over the border spoken of"
        return
    if event.anywhere or (near(event) in memory.mixed and base is not memory.last):
        return
    if not code and event.measure == "departures" and event.at_border and near(event) in memory.pair:
        code = next(one for one in memory.pair if one != near(event))
    if not code and event.measure != "departures" and not (event.measure == "registered" and event.nationality):
        route = memory.routes.get(near(event), "")
        code = ("" if event.at_sea and route != memory.ways.get(near(event)) else route) or (
            "" if event.nationality else memory.source
        )
    if not code and event.at_border and event.nationality and are_neighbours(event.nationality, near(event)):
        code = event.nationality  # "9,500 Russians came over the eastern border"
    if (
        event.nationality
        and event.why.get("nationality") != SAME_PEOPLE
        and not (same_sentence or event.at_border or (code and code == memory.ways.get(near(event))))
    ):
        return  # "Russians came" does not say from where
    if code and code != near(event):
        setattr(event, far, code)
        event.why[far] = "as before"


def _reverses(event: Event, last: Event) -> bool:
    """Whether the return may go the way of the last arrival backwards."""
    both = last.measure == "arrivals" and last.origin and last.destination
    return bool(both) and event.destination in ("", last.origin) and event.origin in ("", last.destination)


def _homewards(event: Event, before: Event | None, memory: Memory) -> None:
    """A return ends in the home country, and starts in the one in focus or at the other end of the route.

    Those who "went back" after an arrival go the other way.
    """
    last = before or memory.last
    if last is not None and not event.nationality and _reverses(event, last):
        event.origin, event.destination = last.destination, last.origin
        event.why |= {"origin": "back from where they came", "destination": "back to where they left"}
        return
    if last is not None and last.measure == "returns" and not event.nationality and not event.destination:
        event.destination = last.destination if last.destination != event.origin else ""
    if not event.destination:
        home = event.nationality or ("" if event.origin != memory.focus else memory.routes.get(memory.focus, ""))
        home = home or (memory.focus if event.origin else memory.routes.get(memory.focus, ""))
        home = home or ("" if event.origin else memory.focus)
        if home and home != event.origin:
            event.destination = home
            event.why["destination"] = "home"
    if not event.origin and "origin" not in event.why and event.destination:
        start = memory.focus if memory.focus != event.destination else memory.routes.get(event.destination, "")
        if start and start != event.destination:
            event.origin = start
            event.why["origin"] = "the country in focus"
