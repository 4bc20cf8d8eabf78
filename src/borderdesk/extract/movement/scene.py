"""What the movement rules see of one sentence."""

from __future__ import annotations

from datetime import date

from borderdesk.extract.amounts import ASIDE, Mention, find_amounts
from borderdesk.extract.dates import DateMention, find_dates, owned
from borderdesk.extract.geography import PlaceMention, find_places
from borderdesk.extract.movement.aside import aside, is_thing
from borderdesk.extract.movement.cue import Cue, find_cues
from borderdesk.extract.movement.dateowners import Calendar
from borderdesk.extract.movement.implied import implied_cues
from borderdesk.extract.movement.layout import Layout
from borderdesk.extract.movement.owned import Ends
from borderdesk.extract.movement.places import Spot, spots_of
from borderdesk.extract.text import Sentence

SINCE = frozenset("since after when because before until".split())
COUNTED = frozenset(("count", "none", "percent", "fraction"))
ANY_DAY = date(2000, 6, 15)  # dates are still read where no day of publication is known, so that no year is counted


class Scene:
    """Amounts, dates, places and words of movement of a sentence; all found once.

    ``asides``: numbers that count nothing (ordinals, clock times); ``amounts``: the rest, in order.
    """

    def __init__(self, sentence: Sentence, published: date | None) -> None:
        self.sentence = sentence
        self.parts: dict[int, bool] = {}  # whether the amount at a token is a part of another
        self.dates: list[DateMention] = find_dates(sentence, published or ANY_DAY)
        mentions = find_amounts(sentence, owned(self.dates, len(sentence.low)))
        self.asides = [m for m in mentions if m.kind in ASIDE]
        self.amounts = [m for m in mentions if m.kind not in ASIDE and (m.low or 0) >= 0 and (m.high or 0) >= 0]
        if not self.amounts:
            return  # nothing else is asked of such a scene
        self.places: list[PlaceMention] = places_in(sentence)
        self.seas = any(place.role == "sea" for place in self.places)
        self.counted = [m for m in self.amounts if m.kind in COUNTED]
        self.layout = Layout(sentence, self.counted)
        implied = implied_cues(sentence, self.layout.traits, self.counted, self.amounts, self.places)
        self.cues: list[Cue] = [*self._verbs(), *implied]
        self.beside = {m.first: aside(self.layout, m) for m in self.counted}
        self.owners = self.layout.owners = [m for m in self.amounts if self._owns(m)]
        self.owned = {m.first: at for at, m in enumerate(self.owners)}
        self.spots: list[Spot] = [spot for spot in spots_in(sentence) if not self._background(spot)]
        self.ends = Ends(self.layout, self.spots)
        self.calendar = Calendar(self.layout, self.dates if published else [], published, self.cues)

    def _verbs(self) -> list[Cue]:
        """The words of movement; "since March" holds none."""
        days = {i for one in self.dates for i in range(one.first, one.last)}
        return [cue for cue in find_cues(self.sentence) if cue.first not in days]

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
        dated = any(one.first - 1 <= at <= one.first for one in self.dates if one.first < spot.first)
        return not dated and {",", ";", ":"}.isdisjoint(low[at : spot.first])

    def _owns(self, m: Mention) -> bool:
        """Whether dates and places may belong to the amount: it may count a movement, or compares one."""
        if m.kind in ("duration", "length"):
            return any(cue.measure == "queue" for cue in self.cues)
        if m.kind in ("change", "times"):
            return True
        low = self.sentence.low
        return m.kind in COUNTED and not is_thing(m, low) and not self.beside[m.first]

    def index(self, m: Mention) -> int:
        """The position of an amount among those that own dates and places; the one before it for others."""
        at = self.owned.get(m.first)
        return self.layout.owner(m.first, m.last) if at is None else at


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
