"""Headlines: their numbers take from the body what they leave out."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.found import Found


def head_from_body(found: list[Found]) -> None:
    """A headline's number takes its ends and days from the same number in the body."""
    for at, one in enumerate(found):
        if one.sentence.kind == "headline":
            event = one.event.copy()
            event.why = dict(event.why)
            found[at] = one._replace(event=event)
    heads = [one for one in found if one.sentence.kind == "headline"]
    body = [one for one in found if one.sentence.kind == "body" and one.event.measure != "not_movement" and heads]
    where: dict[tuple[str, float], int] = {}  # the first of each number: a text may be all headlines
    for at, one in enumerate(body):
        for number in _numbers(one.mention):
            where.setdefault(number, at)
    for one in heads:
        same = [where[number] for number in _numbers(one.mention) if number in where]
        exact = bool(same) or one.event.shape == "noun"  # a headline that rounds may say "flee" where its body left
        if not same and one.sentence.index < TITLES:
            bound = one.mention.qualifier in ("more_than", "at_least")
            same = [at for number in _numbers(one.mention) for at in _rounded(number, where, bound=bound)][:1]
        if same and exact and one.event.measure not in ("not_movement", body[min(same)].event.measure):
            one.event.measure = body[min(same)].event.measure  # "420,000 as exodus goes on": the body says which way
            one.event.why["measure"] = "the same number in the body"
        if same:
            _complete_from(one.event, body[min(same)].event)


def _numbers(m: Mention) -> list[tuple[str, float]]:
    """What the same number is known by elsewhere in the text."""
    return [(m.kind, value) for value in (m.low, m.high) if value is not None and value > _least(m)]


def _rounded(number: tuple[str, float], where: dict[tuple[str, float], int], *, bound: bool) -> list[int]:
    """ "26,500 have fled" above "has reached 26,512", "top 40,000" above "40,885": a headline rounds."""
    kind, value = number
    if kind != "count" or value < ROUND or value % 100:
        return []
    slack = value / (20 if bound else 200)
    return [
        at
        for (other, exact), at in where.items()
        if other == kind and 0 < abs(exact - value) <= slack and (exact > value or not bound)
    ]


def _least(m: Mention) -> int:
    return 1 if m.kind == "duration" else LEAST  # "SIX HOURS FOR A STAMP": few lengths of time are told of


TITLES = 3  # sentences of the head
ROUND = 1000  # the least number that a headline rounds to hundreds
LEAST = 9  # smaller numbers repeat by chance


def _complete_from(event: Event, body: Event) -> None:
    if event.measure == "not_movement":
        event.measure, event.unit = body.measure, body.unit
        event.why = {"measure": "the same number in the body"}
    if not event.period and body.period:
        event.period, event.why["period"] = body.period, "the same number in the body"
    if event.measure != body.measure:
        return
    event.origin, event.destination = body.origin, body.destination
    event.why |= {"origin": "the same number in the body", "destination": "the same number in the body"}
    if not event.nationality and body.nationality:
        event.nationality, event.why["nationality"] = body.nationality, "the same number in the body"
