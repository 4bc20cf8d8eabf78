"""Where a return starts and ends, where its own words leave that out."""

from __future__ import annotations

from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.text.memory import Memory

HOME = "home, wherever that is"
COMING = ("came ", "come ", "coming ")


def _reverses(event: Event, last: Event) -> bool:
    """Whether the return may go the way of the last arrival backwards."""
    both = last.measure == "arrivals" and last.origin and last.destination
    return bool(both) and event.destination in ("", last.origin) and event.origin in ("", last.destination)


def _some_of_them(event: Event, last: Event) -> bool:
    """ "440 crossed into Chad, the office in Abeche said; 90 of them went back": whatever office the words name."""
    told = event.why.get("origin", "")[:5], event.why.get("destination", "")
    both = last.measure == "arrivals" and last.origin and last.destination
    return bool(both) and event.part and told in (("agent", ""), ("", ""))


def _as_they_did(event: Event, last: Event) -> bool:
    """ "43,000 arrived from Iran. Another 1,900 came back": to the same country, and from the same one."""
    if last.measure != "arrivals" or not event.more or not _came(event) or event.nationality:
        return False
    if not last.destination or event.destination not in ("", last.destination):
        return False
    if not event.origin and not event.destination:
        event.origin, event.why["origin"] = last.origin, "from where the others came"
    event.destination = last.destination
    event.why.setdefault("destination", "to where the others came")
    return True


def _left_again(event: Event, last: Event) -> bool:
    """ "34,000 had arrived in North Ossetia. By Tuesday 14,800 had returned to their villages": from there."""
    came = last.measure == "arrivals" and last.origin == "" != last.destination
    if not came or event.more or event.origin or event.destination or _came(event):
        return False
    if event.nationality not in ("", last.nationality) or last.destination in (event.nationality, last.nationality):
        return False
    event.origin, event.destination = last.destination, event.nationality or last.nationality
    event.why |= {"origin": "back from where they came", "destination": HOME}
    return True


def _came(event: Event) -> bool:
    """ "came back" is to where it is told, "went back" away from there."""
    return event.why.get("measure", "").startswith(COMING)


def _comes_back(event: Event, left: Event) -> bool:
    """ "18,400 left for Poland and 21,000 came back": an office that counts both stands where they left."""
    if event.why.get("origin", "")[:5] not in ("", "agent") or event.why.get("destination"):
        return False
    return left.origin != "" != left.destination != event.nationality in ("", left.nationality, left.origin)


def homewards(event: Event, before: Event | None, memory: Memory) -> None:
    """A return ends in the home country, and starts in the one in focus or at the other end of the route.

    Those who "went back" after an arrival go the other way.
    """
    last = before or memory.last
    if last is not None and _of_those_before(event, last, before, memory):
        return
    if last is not None and last.measure == "deported":
        _after_them(event, last)
    if last is not None and last.measure == "returns" and not event.nationality and not event.destination:
        event.destination = last.destination if last.destination != event.origin else ""
    if not event.destination and event.why.get("destination") != HOME:
        known = memory.office in ("", event.origin)  # no consul counts his own people
        home = event.nationality or (memory.main if event.own else "")
        home = home or (memory.routes.get(event.origin, "") if known else "")  # whence people came there
        home = home or ("" if event.origin != memory.focus else memory.other_end(memory.focus))
        here = last is None and event.shape == "noun" and event.place  # "at Spin Boldak 2,400 returnees were counted"
        home = home or (memory.focus if event.origin or here else memory.other_end(memory.focus))
        home = home or ("" if event.origin or event.going else memory.focus)
        if home and home != event.origin and event.fits(home):
            event.destination = home
            event.why["destination"] = "home"
    if event.going and not event.origin and not event.destination and "origin" not in event.why:
        event.origin, event.why["origin"] = memory.focus, "they go from here"
    elsewhere = not event.origin and "origin" not in event.why and event.destination
    if elsewhere and (start := _start(event, before, memory)) and event.fits(start):
        event.origin, event.why["origin"] = start, "the country in focus"


def _start(event: Event, before: Event | None, memory: Memory) -> str:
    """Where they start whose words leave it out: as others, in the country in focus, at the end of the way there.

    Nobody "comes home" from where the text stands, and home is reached from anywhere: "610,000 have come home since".
    """
    same = _like_others(event, before, memory)
    if same and same != event.destination:
        return same
    if memory.focus not in ("", event.destination):
        away = _came(event) and before is None and not _left_there(memory, event)
        return "" if away else memory.focus
    other = memory.other_end(event.destination)
    if _known_way(event, other, before or memory.last, memory):
        return other if other != event.destination else ""
    fetched = event.own and event.why["measure"].endswith("fetched home)")
    return memory.main if fetched and memory.main != event.destination else ""


def _known_way(event: Event, other: str, last: Event | None, memory: Memory) -> bool:
    """Whether those before went between the same countries, or over the gate at which these are counted."""
    returned = memory.by_measure.get("returns")
    ends = [(one.origin, one.destination) for one in (last, returned) if one is not None]
    if any(other in pair and event.destination in pair for pair in ends):
        return True
    return (not ends or event.at_gate or event.at_border) and {*memory.gate} == {other, event.destination}


def _left_there(memory: Memory, event: Event) -> bool:
    """ "5,000 have left Sudan. 900 Chadians came home", or over a crossing that has just been named."""
    last = memory.last
    if memory.at - memory.pair_at <= 1 and {memory.focus, event.destination} == {*memory.pair}:
        return True
    return last is not None and (last.measure, last.origin) == ("departures", memory.focus)


def _of_those_before(event: Event, last: Event, before: Event | None, memory: Memory) -> bool:
    """Whether those told of before give both ends: the return goes their way, or their way backwards."""
    at = memory.at
    if _as_they_did(event, last):
        return True
    several = last.measure == "arrivals" and last.sentence == memory.spread < at and not event.part
    if several and _reverses(event, last) and event.destination == last.origin and not event.origin:
        event.why.setdefault("origin", "from one of several")  # "Tanzania took 700, Uganda 300. 200 have gone back"
        return True
    bare = not event.nationality and not event.own  # and not "610,000 citizens came home"
    if bare and (_reverses(event, last) or (before is last and _some_of_them(event, last))):
        event.origin, event.destination = last.destination, last.origin
        event.why |= {"origin": "back from where they came", "destination": "back to where they left"}
        return True
    return (before is not None and _from_there(event, before)) or (at - last.sentence <= 1 and _left_again(event, last))


def _from_there(event: Event, before: Event) -> bool:
    """ "600 left for Peru and 90 of them have come back", "of the 9,000 held in Libya 1,200 flew home": set so."""
    if before.measure == "departures" and _comes_back(event, before):
        event.origin, event.destination = before.destination, before.origin
        event.why |= {"origin": "back from where they went", "destination": "back to where they left"}
        return True
    if before.measure != "stayed" or event.nationality or event.origin or event.destination:
        return False
    event.origin, event.why["origin"] = before.destination, "from where they were"
    return True


def _after_them(event: Event, last: Event) -> None:
    """ "Saudi Arabia has expelled 2,870 Ethiopians and 900 have come back by themselves": the way of the deported."""
    if last.origin != "" != last.destination and not (event.nationality or event.destination or event.origin):
        event.origin, event.destination = last.origin, last.destination
        event.why |= {"origin": "back from where they came", "destination": "back to where they left"}
    elif not event.origin and "origin" not in event.why and event.nationality == last.nationality != "":
        event.origin, event.why["origin"] = last.origin, "back from where they came"


def _like_others(event: Event, before: Event | None, memory: Memory) -> str:
    """ "27,500 fled home from South Africa to Mozambique, 650 Malawians went home": from there as well."""
    base = memory.by_measure.get("returns")
    if base is not None and base.destination == event.destination and memory.staged <= base.sentence:
        return base.origin  # "900 went home to Burundi from Kigoma. In May 2,000 Burundians were driven home"
    homes = {memory.main, event.destination, before.destination if before is not None else ""}
    return memory.returned if memory.focus in homes and event.destination != memory.main else ""
