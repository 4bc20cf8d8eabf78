"""Every amount of a text as a movement or as none, with what decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement import ends as ending
from borderdesk.extract.movement.aside import aside, is_thing
from borderdesk.extract.movement.attach import Bond, bond, is_mover
from borderdesk.extract.movement.cue import Cue
from borderdesk.extract.movement.event import NEAR, Event, far_name, near
from borderdesk.extract.movement.modality import modality
from borderdesk.extract.movement.people import nationality
from borderdesk.extract.movement.scene import COUNTED, Scene, country_in_focus
from borderdesk.extract.movement.timing import followed, period
from borderdesk.extract.movement.words import words
from borderdesk.extract.text import Sentence
from borderdesk.period import UNSTATED

NOT = Event("not_movement")
PARTS = frozenset("whom which them these those total all entrants newcomers arrivals number".split())


@dataclass(slots=True)
class Found:
    """An amount of a sentence with its event; ``event.measure`` is not_movement where it counts none."""

    sentence: Sentence
    mention: Mention
    event: Event


class Memory:
    """What the text has said so far: the last event, the last of each measure, the country in focus, and the ways
    people go: ``routes`` has the country at the other end under each country."""

    def __init__(self, focus: str) -> None:
        self.focus = focus
        self.routes: dict[str, str] = {}
        self.last: Event | None = None
        self.by_measure: dict[str, Event] = {}

    def learn(self, ways: list[tuple[str, str]]) -> None:
        """Ways that the text names anywhere, "into Kazakhstan from Russia"; the first one under each country stays."""
        for origin, destination in ways:
            self.routes.setdefault(destination, origin)
            self.routes.setdefault(origin, destination)

    def keep(self, event: Event) -> None:
        self.last = event
        if event.origin and event.destination and event.measure != "deported":
            self.routes[event.destination] = event.origin
            self.routes.setdefault(event.origin, event.destination)
        self.by_measure[event.measure] = event


def find_movements(sentences: Sequence[Sentence], published: date | None) -> list[Found]:
    memory = Memory(country_in_focus(sentences))
    for sentence in sentences:
        if sentence.kind != "furniture":
            memory.learn(Scene.ways(sentence))
    found: list[Found] = []
    for sentence in sentences:
        if sentence.kind == "furniture":
            found += [
                Found(sentence, m, replace(NOT, why={"measure": "a line of the page itself"}))
                for m in Scene(sentence, published).amounts
            ]
            continue
        found += _read(sentence, published, memory)
    return found


def _read(sentence: Sentence, published: date | None, memory: Memory) -> list[Found]:
    scene = Scene(sentence, published)
    found: list[Found] = []
    previous: Event | None = None
    for m in scene.amounts:
        event = _event(scene, m, previous, memory, published)
        if event.measure != "not_movement":
            event.sentence = sentence.index
            previous = event
            if event.modality in ("observed", "expected"):
                memory.keep(event)
        found.append(Found(sentence, m, event))
    _move_focus(scene, memory, previous)
    return found


def _move_focus(scene: Scene, memory: Memory, previous: Event | None) -> None:
    if previous is not None and near(previous):
        memory.focus = near(previous)


def _event(scene: Scene, m: Mention, previous: Event | None, memory: Memory, published: date | None) -> Event:
    reason = _not_counted(scene, m)
    if reason:
        return _none(reason)
    if m.kind == "change":
        return (
            _inherited(scene, m, previous, memory, published)
            if previous is not None
            else _none("a change, not a level")
        )
    tie = bond(scene.layout, m, scene.cues)
    parent = _parent(scene, m, tie, previous, memory)
    if tie is None and parent is None:
        return _none("no word of movement near")
    if parent is not None and tie is not None and _part(scene, m):
        if tie.cost < 7 and tie.cue.measure in PARTING and tie.cue.measure != parent.measure:
            return _own(scene, m, tie, parent, parent, memory, published)
        return _inherited(scene, m, parent, memory, published)
    if tie is None or (parent is not None and _rather(scene, m, tie)):
        return _inherited(scene, m, parent, memory, published) if parent else _none("no word of movement near")
    return _own(scene, m, tie, parent, previous, memory, published)


PARTING = frozenset(("departures", "returns", "deported", "applications", "registered", "turned_away"))
"""What a part of those counted may do on its own."""


def _none(reason: str) -> Event:
    return Event("not_movement", why={"measure": reason})


def _not_counted(scene: Scene, m: Mention) -> str:
    low = scene.sentence.low
    if m.kind == "duration" or m.kind == "length":
        return "" if any(cue.measure == "queue" for cue in scene.cues) else f"a {m.kind}"
    if m.kind not in COUNTED:
        if m.kind == "change" and _growth(low, m):
            return ""
        return {"change": "a change, not a level", "times": "a comparison"}.get(m.kind, f"{m.kind}")
    if m.kind == "none":
        return ""
    if is_thing(m, low):
        return f"counts {low[m.noun]}"
    return aside(scene.layout, m)


def _growth(low: list[str], m: Mention) -> bool:
    """ "up 70 on Saturday's count": what a running total grew by in a stated time is a flow."""
    return (
        low[m.first - 1] == "up"
        and low[m.last : m.last + 1] == ["on"]
        and bool({"count", "figure", "total", "tally"} & {*low[m.last : m.last + 6]})
    )


def _parent(scene: Scene, m: Mention, tie: Bond | None, previous: Event | None, memory: Memory) -> Event | None:
    """The event that an amount without words of its own goes on with."""
    if previous is not None:
        return previous
    low = scene.sentence.low
    head = low[: m.first]
    tail = low[m.last : m.last + 3]
    opens = len(head) <= 8
    if m.noun >= 0 and not is_mover(m, low):
        return None
    part = bool(tail[:1] == ["of"] and PARTS & {*tail}) or (m.kind in ("percent", "fraction") and opens)
    more = bool({"another", "further", "more", "others"} & {*head[-3:], *tail})
    return memory.last if (part or more or (m.noun < 0 and opens)) and m.kind != "none" else None


def _rather(scene: Scene, m: Mention, tie: Bond) -> bool:
    """Whether going on with the event before is likelier than this cue: "98 on Monday, 59 on Tuesday"."""
    if m.kind in ("percent", "fraction") and tie.why not in ("verb behind", "relative clause", "head noun"):
        return True
    limit = 9.0 if m.noun < 0 else 14.0
    return tie.cost > limit


def _own(
    scene: Scene,
    m: Mention,
    tie: Bond,
    parent: Event | None,
    previous: Event | None,
    memory: Memory,
    published: date | None,
) -> Event:
    cue, low = tie.cue, scene.sentence.low
    index = scene.index(m)
    own, shared = scene.ends.of(index), scene.ends.of(-1)
    measure, rule = _measure(scene, m, cue, [*own, *shared], memory)
    if measure in ("count", "sum"):
        return _counted(scene, m, tie, previous, memory, published)
    if not measure:
        return _none("no direction")
    if not is_mover(m, low) and tie.why not in ("verb behind", "head noun", "participle"):
        return _none(f"counts {low[m.noun]}")
    event = Event(measure, cue.shape, _unit(m, cue, low), m.rate)
    event.why["measure"] = f"{' '.join(low[cue.first : cue.last])} ({tie.why}, {rule})"
    code, told = nationality(scene.layout, m, cue, scene.spots)
    event.nationality = code
    if told:
        event.why["nationality"] = told
    same = previous is not None and previous.measure == measure
    ending.fill(scene.layout, event, cue, own, shared if index >= 0 else [], memory.focus)
    _complete(event, previous if same else None, memory)
    _date(scene, m, event, parent if same or _part(scene, m) else None, published)
    event.modality, told = modality(scene.layout, m, cue.first)
    if told:
        event.why["modality"] = told
    return event


def _counted(
    scene: Scene, m: Mention, tie: Bond, previous: Event | None, memory: Memory, published: date | None
) -> Event:
    """An office counted people, or a sum is named: the movement is that of the text before, else arrivals."""
    low = scene.sentence.low
    base = previous or memory.last
    if tie.cue.shape == "count":
        if m.noun >= 0 and (low[m.noun] not in words().movers) or not _people_follow(scene, m):
            return (
                _inherited(scene, m, previous, memory, published)
                if previous is not None and m.noun < 0
                else _none("only counted")
            )
        if base is None or base.measure in (
            "stayed",
            "queue_hours",
            "queue_length",
            "departures",
            "applications",
            "permits",
            "deported",
        ):
            base = memory.by_measure.get("arrivals") or Event("arrivals", "count", destination=memory.focus)
    if base is None:
        return _none("a sum of nothing named")
    event = _inherited(scene, m, base, memory, published)
    if event.measure != "not_movement":
        event.why["measure"] = f"{low[tie.cue.first]}: {base.measure} as before"
    return event


def _people_follow(scene: Scene, m: Mention) -> bool:
    """Whether people are counted: by a noun, a nationality, or "of them"."""
    low = scene.sentence.low
    if m.noun >= 0 or m.unit == "persons":
        return True
    return any(spot.part == "people" and 0 <= spot.first - m.last <= 2 for spot in scene.spots) or bool(
        PARTS & {*low[m.last : m.last + 3]}
    )


HOME = frozenset("home back homeward homewards homeland".split())


def _homeward(scene: Scene, m: Mention, cue: Cue) -> bool:
    """Whether "home" or "back" stands in the clause of amount and verb."""
    low = scene.sentence.low
    left, right = min(m.first, cue.first), max(m.last, cue.end)
    end = right
    while end < len(low) and end < right + 6 and scene.layout.between(right, end + 1) < 3:
        end += 1
    hits = [i for i in range(left, end) if low[i] in HOME]
    return any(
        low[i - 1] not in ("the", "their", "a", "no", "is", "at", "to", "of")
        and low[i + 1 : i + 2]
        not in (["affairs"], ["ministry"], ["office"], ["secretary"], ["minister"], ["states"], ["country"])
        for i in hits
    )


def _measure(scene: Scene, m: Mention, cue: Cue, spots: list[ending.Spot], memory: Memory) -> tuple[str, str]:
    measure, rule = ending.direction(cue, spots, memory.focus, _homeward(scene, m, cue))
    turned = _turned(scene, m, cue, measure, spots)
    if turned:
        return turned
    if measure == "queue":
        if m.kind == "duration":
            return "queue_hours", "a wait"
        return "queue_length", "a queue"
    if measure == "stayed" and m.kind in ("duration", "length"):
        return "", ""
    return measure, rule


TRYING = frozenset("attempt attempts attempting trying tried attempted".split())
INNER = frozenset(
    "camp camps centre centres center centers inland mainland settlement settlements shelter shelters villages hotels schools".split()
)


def _turned(scene: Scene, m: Mention, cue: Cue, measure: str, spots: list[ending.Spot]) -> tuple[str, str] | None:
    """What the words beside a cue make of it."""
    low = scene.sentence.low
    word, near_by = low[cue.first], {*low[max(min(m.first, cue.first) - 3, 0) : max(m.last, cue.end) + 6]}
    if (
        cue.shape == "refuse"
        and word.startswith("turn")
        and not cue.passive
        and any(spot.part == "to" for spot in spots)
        and cue.first > m.last
    ):
        return "returns", "turned back to"
    if cue.shape == "catch" and TRYING & near_by:
        return "turned_away", "an attempt"
    if (
        word in ("stranded", "stuck")
        and any(spot.part == "in" for spot in spots)
        and not {"border", "side", "frontier", "line", "crossing", "post"} & near_by
    ):
        return "stayed", "stranded in"
    behind = {*low[cue.last : cue.last + 9]}
    if (
        cue.shape in ("bring", "move")
        and INNER & behind
        and not any(spot.part in ("to", "from", "out") and spot.place.role == "country" for spot in spots)
    ):
        return "", "moved inside the country"
    return None


def _unit(m: Mention, cue: Cue, low: list[str]) -> str:
    if m.kind in ("percent", "fraction"):
        return "percent"
    if m.kind == "duration":
        return "hours"
    if m.unit and m.unit != "other":
        return m.unit
    if m.noun >= 0 and m.unit == "other" and cue.measure not in ("applications", "permits"):
        return (
            "persons"
            if cue.shape == "noun"
            and low[m.noun]
            not in (
                "encounters",
                "crossings",
                "detections",
                "trips",
                "visits",
                "passages",
                "attempts",
                "movements",
                "entries",
            )
            else "other"
        )
    return "persons"


def _complete(event: Event, previous: Event | None, memory: Memory) -> None:
    """Ends that the words of this amount leave out, from the event before, the route and the country in focus."""
    if event.measure == "arrivals" and event.nationality and event.nationality == event.destination:
        event.measure = "returns"
    if event.measure == "returns":
        _homewards(event, memory)
        return
    base = previous or memory.by_measure.get(event.measure)
    side, far = NEAR[event.measure], far_name(event.measure)
    if not near(event) and side not in event.why:
        code = near(base) if base is not None else ""
        for choice in (code, memory.focus, memory.routes.get(getattr(event, far), "")):
            if choice and choice != getattr(event, far):
                setattr(event, side, choice)
                event.why[side] = "the country in focus"
                break
    if getattr(event, far) or far in event.why or event.measure in LONE:
        return
    code = getattr(base, far) if base is not None and near(base) == near(event) else ""
    code = code or ("" if event.measure == "departures" else memory.routes.get(near(event), ""))
    if code and code != near(event):
        setattr(event, far, code)
        event.why[far] = "as before"


LONE = frozenset(("deported", "stayed", "applications", "permits", "displaced"))
"""Measures whose other end stands only where the words name it."""


def _homewards(event: Event, memory: Memory) -> None:
    """A return ends in the home country, and starts in the one in focus or at the other end of the route."""
    if not event.destination:
        home = event.nationality or memory.routes.get(event.origin or memory.focus, "")
        if home and home != event.origin:
            event.destination = home
            event.why["destination"] = "home"
    if not event.origin and "origin" not in event.why and event.destination:
        start = memory.focus if memory.focus != event.destination else memory.routes.get(event.destination, "")
        if start and start != event.destination:
            event.origin = start
            event.why["origin"] = "the country in focus"


def _part(scene: Scene, m: Mention) -> bool:
    """Whether the amount is a part of the one before: "of whom 300", "300 of them", "a third of the newcomers"."""
    low = scene.sentence.low
    if low[max(m.first - 2, 0) : m.first] in (
        ["of", "whom"],
        ["of", "which"],
        ["of", "them"],
        ["among", "them"],
        ["of", "these"],
    ):
        return True
    tail = low[m.last : m.last + 4]
    if tail[:1] == ["of"] and PARTS & {*tail[1:]}:
        return True
    if low[max(m.first - 2, 0) : m.first][-1:] in (["including"], ["namely"], ["counting"], ["among"]):
        return True
    return m.kind in ("percent", "fraction") and not scene.cues


def _date(scene: Scene, m: Mention, event: Event, parent: Event | None, published: date | None) -> None:
    index = scene.index(m)
    own = scene.calendar.of(index)
    mentions = own if own else scene.calendar.leading
    event.period, rule = period(mentions, published, event.measure)
    if not event.period and parent is not None:
        event.period = followed(mentions, parent.period) or (parent.period if not mentions else UNSTATED)
        rule = "as before"
    elif event.period and own and not any(one.role in ("on", "within") for one in own) and scene.calendar.leading:
        pass
    if event.period:
        event.why["period"] = rule
    event.cumulative = True if any(one.role == "since" for one in mentions) else event.cumulative


def _inherited(scene: Scene, m: Mention, parent: Event, memory: Memory, published: date | None) -> Event:
    """An amount that goes on with the event before it: its own places, days and people replace the old ones."""
    index, low = scene.index(m), scene.sentence.low
    event = replace(
        parent,
        why={"measure": f"as before ({parent.measure})"},
        rate=m.rate,
        modality="observed",
        period=UNSTATED,
        place="",
    )
    if m.kind in ("percent", "fraction"):
        event.unit = "percent"
    elif m.unit and m.unit != "other":
        event.unit = m.unit
    elif event.unit == "percent":
        event.unit = "persons"
    if m.kind in ("duration",):
        return event if parent.measure == "queue_hours" else _none("a duration")
    if m.kind == "length":
        return event if parent.measure == "queue_length" else _none("a length")
    _replace_ends(scene, index, event, parent, memory)
    code, told = nationality(scene.layout, m, None, scene.spots)
    if code:
        event.nationality = code
    elif m.noun >= 0 and not _part(scene, m):
        event.nationality = ""
    same = event.measure == parent.measure
    _date(scene, m, event, parent if same and not _elsewhere(event, parent) else None, published)
    event.modality, told = modality(scene.layout, m, m.core_first)
    if told:
        event.why["modality"] = told
    return event


def _elsewhere(event: Event, parent: Event) -> bool:
    return False


def _replace_ends(scene: Scene, index: int, event: Event, parent: Event, memory: Memory) -> None:
    own = scene.ends.of(index)
    fresh = Event(event.measure, event.shape)
    ending.fill(scene.layout, fresh, None, own, [], memory.focus)
    for side in ("origin", "destination"):
        code = getattr(fresh, side)
        if code:
            setattr(event, side, code)
            event.why[side] = fresh.why.get(side, "")
    event.place = fresh.place
