"""What the movement rules see of one sentence."""

from __future__ import annotations

from datetime import date

from borderdesk.extract.amounts import ASIDE, Mention, find_amounts
from borderdesk.extract.dates import DateMention, find_dates, owned
from borderdesk.extract.geography import PlaceMention, find_places
from borderdesk.extract.movement.aside.aside import aside, is_thing
from borderdesk.extract.movement.aside.levels import steps_to
from borderdesk.extract.movement.days.dateowners import Calendar
from borderdesk.extract.movement.phrases.implied import implied_cues
from borderdesk.extract.movement.places.owned import Ends
from borderdesk.extract.movement.places.places import Spot, spots_of
from borderdesk.extract.movement.words.bond import Bond
from borderdesk.extract.movement.words.cue import Cue, find_cues
from borderdesk.extract.movement.words.layout import Layout
from borderdesk.extract.text import Sentence

SINCE = frozenset("since after when because before until".split())
COUNTED = frozenset(("count", "none", "percent", "fraction"))
ANY_DAY = date(2000, 6, 15)  # dates are still read where no day of publication is known, so that no year is counted


class Scene:
    """Amounts, dates, places and words of movement of a sentence; all found once, step by step (see `scenes_of`).

    ``asides``: numbers that count nothing (ordinals, clock times); ``amounts``: the rest, in order. Without any
    amount nothing else is found. ``reasons``: by its first token why an amount counts no movement, "" where it may;
    ``ties``: by its first token the word of movement that governs it; ``moods``: whether it is stated as a fact, by its
    first token and that of its word.
    """

    places: list[PlaceMention]
    seas: bool
    counted: list[Mention]
    layout: Layout
    cues: list[Cue]
    beside: dict[int, str]
    owners: list[Mention]
    owned: dict[int, int]
    spots: list[Spot]
    ends: Ends
    calendar: Calendar
    reasons: dict[int, str]
    ties: dict[int, Bond | None]
    moods: dict[tuple[int, int], tuple[str, str]]

    def __init__(self, sentence: Sentence, published: date | None) -> None:
        self.sentence, self.published = sentence, published
        self.parts: dict[int, bool] = {}  # whether the amount at a token is a part of another
        self.dates: list[DateMention] = []
        self.asides: list[Mention] = []
        self.amounts: list[Mention] = []

    def find_dates(self) -> None:
        self.dates = find_dates(self.sentence, self.published or ANY_DAY)

    def find_amounts(self) -> None:
        mentions = find_amounts(self.sentence, owned(self.dates, len(self.sentence.low)))
        self.asides = [m for m in mentions if m.kind in ASIDE]
        self.amounts = [m for m in mentions if m.kind not in ASIDE]
        self.counted = [m for m in self.amounts if m.kind in COUNTED]

    def find_places(self) -> None:
        self.places = places_in(self.sentence)
        self.seas = any(place.role == "sea" for place in self.places)

    def lay_out(self) -> None:
        self.layout = Layout(self.sentence, self.counted)

    def find_cues(self) -> None:
        """The words of movement; "since March" holds none, "at the Zosin crossing" none either."""
        days = {i for one in self.dates for i in range(one.first, one.last)}
        idle = days.union(self._posts())
        self.cues = [cue for cue in find_cues(self.sentence) if cue.first not in idle]

    def _posts(self) -> list[int]:
        """Where "crossing" or "border crossing" goes on with the name of a post."""
        low = self.sentence.low
        ends = [one.last for one in self.places if one.role in ("crossing", "city")]
        return [i for i in ends if low[i : i + 1] == ["crossing"] or low[i : i + 2] == ["border", "crossing"]]

    def imply_cues(self) -> None:
        implied = implied_cues(self.sentence, self.layout.traits, self.counted, self.amounts, self.places)
        sums = {cue.first for cue in implied if cue.shape == "sum"}
        lifting = {at for at in sums if self.sentence.low[at - 1] == "which"}  # "which takes the total to 3,900"
        self.cues = [*(cue for cue in self.cues if cue.shape != "bring" or cue.first not in lifting), *implied]

    def find_owners(self) -> None:
        """The amounts to which dates and places may belong."""
        self.beside = {m.first: aside(self.layout, m) for m in self.counted}
        self.owners = self.layout.owners = [m for m in self.amounts if self._owns(m)]
        self.owned = {m.first: at for at, m in enumerate(self.owners)}

    def find_spots(self) -> None:
        self.spots = [spot for spot in spots_in(self.sentence) if not self._background(spot)]

    def give_places(self) -> None:
        self.ends = Ends(self.layout, self.spots)

    def give_dates(self) -> None:
        dates = self.dates if self.published else []
        self.calendar = Calendar(self.layout, dates, self.published, self.cues)

    @property
    def named(self) -> list[DateMention]:
        """The dates that later words may point back to: no days of another count or of the statement."""
        beside = self.calendar.beside if self.amounts else ()
        return [one for one in self.dates if one not in beside]

    def _background(self, spot: Spot) -> bool:
        """ "since fighting broke out in Sudan", "when Libya fell": the place of another event."""
        if spot.part not in ("in", "agent", "none"):
            return False
        low = self.sentence.low
        at = next((i for i in range(spot.first - 1, max(spot.first - 8, -1), -1) if low[i] in SINCE), -1)
        if at < 0 or any(m.first > at and m.last <= spot.first for m in self.amounts):
            return False
        dated = any(one.first - 1 <= at < max(one.last, one.first + 1) for one in self.dates if one.first < spot.first)
        return not dated and {",", ";", ":"}.isdisjoint(low[at : spot.first])

    def _owns(self, m: Mention) -> bool:
        """Whether dates and places may belong to the amount: it may count a movement, or compares one."""
        if m.kind in ("duration", "length"):
            return any(cue.measure == "queue" for cue in self.cues)
        low = self.sentence.low
        if m.kind in ("change", "times"):
            return not steps_to(low, m, self.amounts[self.amounts.index(m) + 1 :])
        return m.kind in COUNTED and not is_thing(m, low) and not self.beside[m.first]

    def index(self, m: Mention) -> int:
        """The position of an amount among those that own dates and places; the one before it for others."""
        at = self.owned.get(m.first)
        return self.layout.owner(m.first, m.last) if at is None else at


STEPS = (
    Scene.find_places,
    Scene.lay_out,
    Scene.find_cues,
    Scene.imply_cues,
    Scene.find_owners,
    Scene.find_spots,
    Scene.give_places,
    Scene.give_dates,
)


def scenes_of(sentences: list[Sentence], published: date | None) -> list[Scene]:
    """What the rules see of a run of sentences.

    A step is done for all of them before the next: so its code and its words stay in the cache of the processor,
    which all the rules together would overrun from one sentence to the next.
    """
    scenes = [Scene(sentence, published) for sentence in sentences]
    for scene in scenes:
        scene.find_dates()
    for scene in scenes:
        scene.find_amounts()
    counting = [scene for scene in scenes if scene.amounts]
    for step in STEPS:
        for scene in counting:
            step(scene)
    return scenes


def spots_in(sentence: Sentence) -> list[Spot]:
    """Found once for all rules, kept with the sentence."""
    if sentence.spots is None:
        sentence.spots = spots_of(sentence, places_in(sentence))
    return sentence.spots


def places_in(sentence: Sentence) -> list[PlaceMention]:
    """Found once for all rules, kept with the sentence."""
    if sentence.places is None:
        sentence.places = find_places(sentence)
    return sentence.places
