"""The end of a movement that is not the country in focus, where its own words leave it out."""

from __future__ import annotations

from borderdesk.extract.geography import are_neighbours
from borderdesk.extract.movement.event import NEAR, Event, far_name, near
from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.words.words import sole_neighbours

SAME_PEOPLE = "the people of the text"
LONE = frozenset(("registered", "deported", "stayed", "applications", "permits", "displaced"))
"""Measures whose other end stands only where the words name it."""


def far_end(event: Event, base: Event | None, memory: Memory, *, same_sentence: bool) -> None:
    """Set the far end of ``event`` from ``base``, the event it goes on with, from borders and from the text."""
    far = far_name(event.measure)
    if event.goes_on and memory.last is not None and memory.last.sentence == memory.at - 1:
        base = memory.last  # "recorded 612 attempts to cross from Belarus. They detained 17 Iraqis"
    if getattr(event, far) or far in event.why or not near(event):
        return
    if event.measure in LONE:
        _put_on_lists(event, memory)
    elif event.by_air and not _flown_as_well(event, base):
        return  # "1,156 came in from India by road and 227 landed at the airport"
    elif near(event) in event.over:
        code = _as_before(event, base, memory) or _other(event.over, event)
        _set(event, code, "over the border spoken of")
    elif _at_gate(event) and event.nationality and event.nationality == _other(memory.gate, event):
        _set(event, event.nationality, "over the crossing the text is about")
    elif (event.at_sea and not same_sentence and not event.more) or _landed_inside(event, base):
        return  # "161 landed on the islands": from any shore
    elif not event.anywhere and not (near(event) in memory.mixed and base is not memory.last):
        code = _as_before(event, base, memory) or _of_text(event, base, memory) or _over_border(event, memory.main)
        on = same_sentence or event.goes_on
        if _described(event, same_sentence=on, known=bool(code) and code == memory.ways.get(near(event))):
            return
        _set(event, code, "as before")


def _landed_inside(event: Event, base: Event | None) -> bool:
    """ "900 came over from Chad on Monday. In Garoua 60 arrived": told by a place inside, where any road ends."""
    told = event.why.get(NEAR[event.measure], "")
    if base is None or not told.startswith("in ") or event.measure not in ("arrivals", "turned_away"):
        return False
    over = event.why["measure"].endswith(", crossing)")  # "23 were carried over the line to the hospital in Garoua"
    return not (over or event.at_border or event.at_gate or event.more)


def _flown_as_well(event: Event, base: Event | None) -> bool:
    """ "Another 51 were flown to Prague": they leave as those before did."""
    return base is not None and (base.by_air or (event.more and near(event) != near(base)))


def _at_gate(event: Event) -> bool:
    """Whether the sentence has people at the gate itself: only its neighbours come there from next door."""
    return event.measure == "turned_away" or (event.measure == "arrivals" and event.at_gate)


def _set(event: Event, code: str, why: str) -> None:
    if code and code != near(event) and code not in event.via and event.fits(code):
        setattr(event, far_name(event.measure), code)
        event.why[far_name(event.measure)] = why


def _other(pair: tuple[str, ...], event: Event) -> str:
    """The other side of a crossing of which the known end is one; "" where it is none."""
    return next((code for code in pair if code != near(event)), "") if near(event) in pair else ""


def _described(event: Event, *, same_sentence: bool, known: bool) -> bool:
    """ "Russians came" does not say from where."""
    told = event.nationality and event.why.get("nationality") != SAME_PEOPLE
    return bool(told) and not (same_sentence or event.more or event.at_border or known)


def _as_before(event: Event, base: Event | None, memory: Memory) -> str:
    """The far end of the event it goes on with; "another 543 reached Marseille" may have another near end."""
    if base is None or not (near(base) == near(event) or (event.more and base is memory.last)):
        return ""
    return "" if _stale(event, base, memory) else str(getattr(base, far_name(event.measure)))


def _stale(event: Event, base: Event | None, memory: Memory) -> bool:
    """Whether people are named anew long after those counted before: they may come from elsewhere."""
    return base is not None and memory.at - base.sentence > CARRIED and event.named and not event.more


CARRIED = 3  # sentences


def _of_text(event: Event, base: Event | None, memory: Memory) -> str:
    """Where people come from in this text; who leaves goes over the border that the sentence or the text is about."""
    if event.measure == "departures":
        over = _other(memory.pair, event) if event.at_border else ""
        return over or (_other(memory.gate, event) if memory.gated else "")
    routes = memory.ways if _stale(event, base, memory) else memory.routes
    route = routes.get(near(event), "") if near(event) not in memory.left else ""
    route = "" if _past_the_gate(event, route, memory) else route
    described = event.nationality and event.why.get("nationality") != SAME_PEOPLE
    return route or ("" if described else memory.source)


def _past_the_gate(event: Event, route: str, memory: Memory) -> bool:
    """ "Police cleared the fence at Idomeni. On Lesbos 18 people landed": not over the crossing the text is about."""
    inside = event.why.get(NEAR[event.measure], "").startswith("in ") and not (event.crossing or event.at_border)
    pair = {near(event), route} == {*memory.gate}
    return inside and pair and not event.more and memory.ways.get(near(event)) != route


def _over_border(event: Event, main: str) -> str:
    """ "9,500 Russians came over the eastern border", "jumped the fence at Melilla": who lives beyond it."""
    if not event.at_border:
        return ""
    beyond = event.measure == "arrivals" and main not in ("", event.nationality, near(event))
    if beyond and are_neighbours(main, near(event)):
        return main  # "SOPRON - 600 East Germans ran through an old gate into Austria"
    if event.nationality and are_neighbours(event.nationality, near(event)):
        return event.nationality
    return event.beyond or sole_neighbours().get(near(event), "")


def _counted_at_home(event: Event, memory: Memory) -> bool:
    """ "5,180 Afghans came home from Iran of their own accord and 622 whom it had deported": to where the text is."""
    flow = memory.flow
    return (
        flow is not None
        and flow.sentence == memory.at
        and (flow.origin, flow.destination) == (event.origin, memory.main)
    )


def _put_on_lists(event: Event, memory: Memory) -> None:
    """ "64,000 have come from Congo. Registered so far: 21,300": those who came."""
    last = memory.last
    if event.measure == "deported" and event.origin != memory.main and _counted_at_home(event, memory):
        _set(event, memory.main, "counted where they come")
    elif event.measure == "deported" and "(expelled" in event.why["measure"] and event.origin != memory.focus:
        _set(event, memory.focus, "counted where they come")  # "landed with 201 people expelled from the United States"
    if event.measure != "registered" or event.nationality:
        return
    if memory.emergency:
        _set(event, memory.emergency, "the emergency")
    elif last is not None and last.measure in ("arrivals", "registered") and last.destination == event.destination:
        _set(event, last.origin, "of those who came")
