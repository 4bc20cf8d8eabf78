"""What a text has said so far about movements."""

from __future__ import annotations

from collections.abc import Iterable

from borderdesk.extract.movement.days.anchors import Anchors
from borderdesk.extract.movement.event import Event, near
from borderdesk.extract.text import Sentence
from borderdesk.period import UNSTATED, Period

SECTION = -2  # no block: what a heading says holds up to the next heading
LASTING = 1  # sentences for which a country stays on the stage of a text of one long paragraph
NAMELESS, MOST = 20, 64  # smaller numbers name no one; the counts that are remembered
NO_ROUTE = frozenset(("deported", "queue_length", "queue_hours"))
FLOWS = frozenset(("arrivals", "departures", "returns"))


class Memory:
    """The last event, the last of each measure, the last of a flow, the country in focus, and the ways people go.

    ``office``: the country whose office the sentence names, ``counter``: that of the one that counts, named there or
    before. ``source``: the one country that people come from,
    ``emergency``: where a heading says so. ``people``: the nationality the text is about, from the sentence
    ``people_from`` on. ``pair``: the two sides of the crossing named last, ``gate``: those of the crossing the text is
    about, ``gated``: whether its name opens it. ``anchors``: the days named so far. ``home``: the country of the
    section, which each block starts with; ``paragraphs``: whether a block is but a part of the text.
    ``actor``: the state that acts in the sentence before.
    ``routes`` has the country at the other end under each country, ``ways`` those that the text names outright under
    their destination, ``abroad`` those under their origin. ``left`` has those whose route is only the way of people
    who left. ``before``: the sentence before. ``topical``: whether the text is about borders at all.
    ``returned``: from where those of the country in focus came home, ``homeward``: home under where anybody came home
    from. ``counts`` has events under the numbers that they counted. ``denied``: the last number that was withdrawn;
    ``spread``: the last sentence that counts in several countries. ``refuges``: where people fled to.
    ``named``: the countries of the sentences before, the last one first. ``union``: whether a body of the Union counts.
    ``events``: the movements of the last sentence with amounts, ``headed``: the last headline.
    """

    def __init__(self, focus: str, anchors: Anchors) -> None:
        self.focus = self.main = self.home = focus
        self.home_block, self.paragraphs = SECTION, True
        self.staged, self.block, self.at = -1, -1, -1
        self.headed = -1
        self.subject, self.subject_at = "", -1
        self.actor = self.next_actor = ""
        self.sources: frozenset[str] = frozenset()
        self.offices: dict[tuple[str, ...], str] = {}
        self.routes: dict[str, str] = {}
        self.ways: dict[str, str] = {}
        self.abroad: dict[str, str] = {}
        self.mixed: set[str] = set()
        self.left: set[str] = set()
        self.last: Event | None = None
        self.last_whole: Event | None = None
        self.flow: Event | None = None
        self.by_measure: dict[str, Event] = {}
        self.since: Period = UNSTATED
        self.people = ""
        self.people_from = 0
        self.gate: tuple[str, ...] = ()
        self.gated = False
        self.pair: tuple[str, ...] = ()
        self.pair_at = self.side_at = -9
        self.side = ""
        self.office = self.last_office = self.counter = ""
        self.office_at = -9
        self.source = self.emergency = self.returned = ""
        self.anchors = anchors
        self.before: Sentence | None = None
        self.denied: Event | None = None
        self.spread = -1
        self.named: list[str] = []
        self.here: list[str] = []
        self.topical = True
        self.events: list[Event] = []
        self.union = False
        self.counts: dict[float, Event] = {}
        self.homeward: dict[str, str] = {}
        self.refuges: frozenset[str] = frozenset()

    def stage(self, code: str, sentence: int, block: int, *, label: bool = False) -> None:
        """Put a country on the stage up to the end of the block; a ``label`` names it for all that the block tells."""
        fades = not self.paragraphs and 0 <= self.staged < sentence - LASTING
        if block != self.block or fades:
            if self.home_block not in (SECTION, block):
                self.home, self.home_block = self.main, SECTION
            self.focus = self.home
        self.block, self.at = block, sentence
        if code:
            self.subject, self.subject_at = code, sentence
        if code and (label or code not in self.sources):
            self.focus, self.staged = code, sentence
        if code and label:
            self.home, self.home_block = code, block

    def section(self, code: str, sentence: int, block: int) -> None:
        """A heading: the country it names, or that of the whole text, is at home up to the next one."""
        self.home, self.home_block = code or self.main, SECTION
        self.block, self.at, self.focus = block, sentence, self.home
        if code:
            self.staged = self.subject_at = sentence
            self.subject = code

    def next_pair(self, pair: tuple[str, ...], sentence: int) -> None:
        """The two sides of the crossing or border that a sentence names."""
        if pair:
            self.pair, self.pair_at = pair, sentence

    def next_side(self, code: str, sentence: int) -> None:
        """The side of a border on which a sentence stands: "On the Russian bank the queue begins at dawn"."""
        if code:
            self.side, self.side_at = code, sentence

    def name(self, codes: Iterable[str]) -> None:
        """Keep the countries of the next sentence for those behind it."""
        for code in self.here:
            if code not in self.named[:1]:
                self.named = [code, *(one for one in self.named if one != code)]
        self.here = [*codes]

    def learn(self, ways: list[tuple[str, str]]) -> None:
        """Ways that the text names anywhere, "into Kazakhstan from Russia"; the first one under each country stays."""
        for origin, destination in ways:
            self.ways.setdefault(destination, origin)
            self.routes.setdefault(destination, origin)
            self.abroad.setdefault(origin, destination)

    def learn_pair(self, one: str, other: str) -> None:
        """The two sides of the crossing that the text is about."""
        self.routes.setdefault(one, other)
        self.routes.setdefault(other, one)

    def other_end(self, code: str) -> str:
        """The country at the other end of the way from or to this one."""
        return self.routes.get(code) or self.abroad.get(code, "")

    def count(self, value: float | None, event: Event) -> None:
        """Keep what a number counted: "of the 25,103" speaks of those again."""
        if value is None or value < NAMELESS:
            return
        if len(self.counts) >= MOST:
            self.counts.pop(next(iter(self.counts)))
        self.counts.setdefault(value, event)

    @property
    def whole(self) -> Event | None:
        """The last event that is no part of another and no share of a list of origins."""
        last = self.last
        return self.last_whole if last is not None and (last.part or last.shape == "supply") else last

    def _spread(self, event: Event) -> None:
        """Whether a sentence counts the same in several countries: "26,300 in Rwanda and 9,200 in Uganda"."""
        last = self.last
        same = last is not None and (last.sentence, last.measure) == (event.sentence, event.measure)
        if last is not None and same and near(last) != near(event) and not event.part:
            self.spread = event.sentence

    def keep(self, event: Event) -> None:
        self._spread(event)
        self.last = event
        if event.shape == "supply" or (event.part and event.measure in self.by_measure):
            return  # "1,900 of them from Bahrain": not the way of all
        if event.measure in FLOWS and event.modality == "observed" and not event.turned:
            self.flow = event
        if not event.part:
            self.last_whole = event
        if event.measure == "returns" and event.destination == self.main:
            self.returned = event.origin
        if event.measure == "returns" and event.origin and event.destination:
            self.homeward[event.origin] = event.destination
        if event.period and event.measure in ("arrivals", "departures"):
            self.since = event.period if event.cumulative or event.period == self.since else UNSTATED
        if event.origin and event.destination and event.measure not in NO_ROUTE:
            if self.routes.get(event.destination, event.origin) != event.origin:
                self.mixed.add(event.destination)
            self.routes[event.destination] = event.origin
            self.left.discard(event.destination)
            if event.origin not in self.routes:
                self.routes[event.origin] = event.destination
                self.left.add(event.origin)
        self.by_measure[event.measure] = event
