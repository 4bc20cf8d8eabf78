"""Trips abroad that residents come home from: who comes home returns, where the trips went is where they had been."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.words.bond import Bond

TRIPS = frozenset(("trips", "visits", "journeys"))


def back_from(low: list[str], m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "residents came home from 204,600 trips": what those did who had made them."""
    if best.why != "head noun" or low[m.first - 1] != "from" or low[best.cue.first] not in TRIPS:
        return best
    home = (one for one in found if one.cue.measure == "returns" and one.cue.first < m.first <= one.cue.end + 1)
    return next(home, best)


def of_trips(event: Event) -> None:
    """ "came home from 204,600 trips": from anywhere, where no country is named."""
    had_been(event, event.nationality)
    if event.measure == "returns":
        event.why.setdefault("origin", "from anywhere")


def had_been(event: Event, home: str) -> None:
    """ "came home from 204,600 trips to Fiji", "a tenth of them to Fiji": home is one, they had been there."""
    if event.measure != "returns" or event.origin or event.destination in ("", home) or not home:
        return
    if event.why.get("destination", "").startswith("to "):
        event.origin, event.why["origin"] = event.destination, "where they had been"
        event.destination, event.why["destination"] = home, "home"
