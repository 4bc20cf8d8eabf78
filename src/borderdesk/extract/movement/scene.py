"""What the movement rules see of one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from borderdesk.extract.amounts import ASIDE, Mention, find_amounts
from borderdesk.extract.dates import DateMention, find_dates, owned
from borderdesk.extract.geography import PlaceMention, find_places
from borderdesk.extract.movement.aside import aside, is_thing
from borderdesk.extract.movement.cue import Cue, find_cues
from borderdesk.extract.movement.dateowners import Calendar
from borderdesk.extract.movement.ends import Ends
from borderdesk.extract.movement.layout import Layout
from borderdesk.extract.movement.places import Spot, spots_of
from borderdesk.extract.movement.total import running_total
from borderdesk.extract.text import Sentence

SINCE = frozenset("since after when because before until".split())
ADVERB_OF = {"in": "arrivals", "out": "departures", "through": "arrivals", "across": "arrivals"}
ADVERB_END = frozenset(", ; . ) by since again at from to into of through yesterday today so and".split())
COUNTED = frozenset(("count", "none", "percent", "fraction"))
HAVE = frozenset(("has", "had", "have", "with"))
NATIONALS = frozenset(("people", "adjective"))
REFUGEES = frozenset(("refugees", "migrants", "evacuees", "foreigners"))
CAMPS = frozenset("camp camps centre centres center centers shelter shelters home homes hostel hostels island".split())
ASKED = frozenset("sought requested claimed lodged filed made".split())
ASYLUM = frozenset("asylum protection refuge".split())
OWN = frozenset("its their his her our".split())
FILES = frozenset("files file lists list books register registers rolls database".split())
PAPERS = frozenset("permits permit visas visa passes status protection".split())
MARKETS = frozenset(("market", "markets"))
BOATS = frozenset("boats dinghies rafts vessels canoes pirogues inflatables".split())
ANY_DAY = date(2000, 6, 15)  # dates are still read where no day of publication is known, so that no year is counted


class Scene:
    """Amounts, dates, places and words of movement of a sentence; all found once.

    ``asides``: numbers that count nothing (ordinals, clock times); ``amounts``: the rest, in order.
    """

    def __init__(self, sentence: Sentence, published: date | None) -> None:
        self.sentence = sentence
        self.dates: list[DateMention] = find_dates(sentence, published or ANY_DAY)
        mentions = find_amounts(sentence, owned(self.dates, len(sentence)))
        self.asides = [m for m in mentions if m.kind in ASIDE]
        self.amounts = [m for m in mentions if m.kind not in ASIDE]
        if not self.amounts:
            return  # nothing else is asked of such a scene
        self.places: list[PlaceMention] = _places(sentence)
        self.counted = [m for m in self.amounts if m.kind in COUNTED]
        self.cues: list[Cue] = (
            [
                *self._verbs(),
                *self._having(),
                *self._through(),
                *self._totals(),
                *self._afloat(),
                *self._markets(),
                *self._papered(),
                *self._listed(),
                *self._asked(),
            ]
            if self.amounts
            else []
        )
        self.layout = Layout(sentence, self.counted)
        self.beside = {m.first: aside(self.layout, m) for m in self.counted}
        self.owners = self.layout.owners = [m for m in self.amounts if self._owns(m)]
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

    def _having(self) -> list[Cue]:
        """ "Moldova had 99,270 Ukrainians on its soil", "Jordan, with 700,000 of them": people who are there."""
        low = self.sentence.low
        return [
            Cue(m.first - 1, m.first, "stayed", "have", "past", False, m.first)
            for m in self.counted
            if m.first and (low[m.first - 1] in HAVE or _exist(low, m)) and self._people(m)
        ]

    def _through(self) -> list[Cue]:
        """ "227,000 in, 140,000 out again", "3,000 people through by noon": an adverb for the verb."""
        low, found = self.sentence.low, []
        for m in self.counted:
            at = (m.noun if m.noun >= m.last else m.last - 1) + 1
            if low[at : at + 1] and low[at] in ADVERB_OF and (at + 1 == len(low) or low[at + 1] in ADVERB_END):
                found.append(Cue(at, at + 1, ADVERB_OF[low[at]], "move", "fixed", False, at + 1))
        return found

    def _totals(self) -> list[Cue]:
        """ "which takes arrivals since May to 18,000", "bringing the year's total to 41,738": a running total."""
        return [cue for m in self.counted if (cue := running_total(self.sentence, m.first, self.amounts)) is not None]

    def _asked(self) -> list[Cue]:
        """ "Asylum was sought by 4,390"."""
        low = self.sentence.low
        return [
            Cue(m.first - 2, m.first, "applications", "lodge", "fixed", False, m.first)
            for m in self.counted
            if m.first > 2
            and low[m.first - 1] == "by"
            and low[m.first - 2] in ASKED
            and not ASYLUM.isdisjoint(low[: m.first])
        ]

    def _listed(self) -> list[Cue]:
        """ "has 160,000 Iraqis in its Damascus files"."""
        low, found = self.sentence.low, []
        for m in self.counted:
            for i in range(m.last, min(m.last + 6, len(low) - 2)):
                if low[i] in ("in", "on") and low[i + 1] in OWN and not FILES.isdisjoint(low[i + 2 : i + 5]):
                    found.append(Cue(i, i + 1, "registered", "register", "fixed", False, i + 1))
        return found

    def _papered(self) -> list[Cue]:
        """ "two million of them with temporary permits"."""
        low, found = self.sentence.low, []
        for m in self.counted:
            at = next((i for i in range(m.last, min(m.last + 4, len(low))) if low[i] == "with"), -1)
            if at >= 0 and not PAPERS.isdisjoint(low[at + 1 : at + 4]):
                found.append(Cue(at, at + 1, "permits", "lodge", "fixed", False, at + 1))
        return found

    def _markets(self) -> list[Cue]:
        """ "Britain remains the chief market with 2.2 million tourists": whence they come."""
        low = self.sentence.low
        return [
            Cue(m.first - 1, m.first, "arrivals", "supply", "fixed", False, m.first)
            for m in self.counted
            if m.first and low[m.first - 1] == "with" and not MARKETS.isdisjoint(low[max(m.first - 4, 0) : m.first])
        ]

    def _afloat(self) -> list[Cue]:
        """ "2,188 people in 62 boats": who came by sea, whatever else is said of them."""
        low = self.sentence.low
        return [
            Cue(o.first - 1, o.first, "arrivals", "come", "fixed", False, o.first)
            for m, o in pairwise(self.counted)
            if o.unit == "vehicles"
            and 1 <= o.first - m.last <= 3
            and low[o.first - 1] in ("in", "aboard")
            and m.noun >= 0
            if o.noun >= 0 and low[o.noun] in BOATS
        ]

    def _people(self, m: Mention) -> bool:
        low = self.sentence.low
        if low[m.last : m.last + 2] in (["of", "them"], ["of", "these"]) or low[m.last : m.last + 1] == ["inside"]:
            return True
        return any(place.role in NATIONALS and 0 <= place.first - m.last <= 1 for place in self.places) or (
            m.noun >= 0 and (low[m.noun] in REFUGEES or (m.unit == "persons" and not CAMPS.isdisjoint(low[: m.first])))
        )

    def index(self, m: Mention) -> int:
        """The position of an amount among those that own dates and places; the one before it for others."""
        if m in self.owners:
            return self.owners.index(m)
        return self.layout.owner(m.first, m.last)


def _exist(low: list[str], m: Mention) -> bool:
    """ "there were still 1,800 foreigners in the square"."""
    head = low[max(m.first - 4, 0) : m.first]
    return (
        "there" in head
        and not {"are", "were", "is", "was", "remain", "remained"}.isdisjoint(head)
        and not PLACED.isdisjoint(low[m.last : m.last + 6])
    )


PLACED = frozenset(("in", "at", "on", "asleep", "inside", "there", "under"))


def spots_in(sentence: Sentence) -> list[Spot]:
    """Found once for all rules, kept with the sentence."""
    if "spots" not in sentence.found:
        sentence.found["spots"] = spots_of(sentence, _places(sentence))
    return sentence.found["spots"]  # type: ignore[return-value]


def _places(sentence: Sentence) -> list[PlaceMention]:
    """Found once for all rules, kept with the sentence."""
    if "places" not in sentence.found:
        sentence.found["places"] = find_places(sentence)
    return sentence.found["places"]  # type: ignore[return-value]


DATELINE = 3.0
WEIGHTS = {
    "agent": 2.0,
    "dateline": 1.0,
    "to": 1.0,
    "label": 1.0,
    "in": 1.0,
    "of": 0.5,
    "border": -0.5,
    "from": -1.5,
    "out": 0.5,
}
"""What the part of a place in the text says for its country being the one in focus."""


def country_in_focus(sentences: Sequence[Sentence]) -> str:
    """The country that receives, counts and is reported from: that of most weight in the whole text."""
    weights: dict[str, float] = {}
    union = any("frontex" in sentence.low for sentence in sentences[:3])
    for sentence in sentences:
        if sentence.kind == "furniture":
            continue
        for spot in spots_in(sentence):
            for code in spot.place.codes if spot.place.role == "crossing" else (spot.code,):
                if code and spot.part != "people":
                    share = WEIGHTS.get(spot.part, 0.5) / max(len(spot.place.codes), 1)
                    weights[code] = (
                        weights.get(code, 0.0) + share + (DATELINE if _opens(sentence, spot) and not union else 0.0)
                    )
    best = max(weights, key=lambda code: weights[code], default="")
    return "" if best == "EU" else best  # the Union's own news: no state is in focus


def main_origin(sentences: Sequence[Sentence], focus: str) -> str:
    """The one country that people come from in this text, "" where there are several."""
    counts: dict[str, int] = {}
    first = ""
    for sentence in sentences:
        for spot in spots_in(sentence) if sentence.kind != "furniture" else ():
            if (
                (spot.part in ("from", "out") or _fled(sentence, spot))
                and spot.code not in ("", "EU", focus)
                and not spot.listed
            ):
                counts[spot.code] = counts.get(spot.code, 0) + 1
                first = first or (spot.code if sentence.index <= 1 else "-")
    topic = _topic(sentences)
    if topic and topic != focus:
        return topic
    best = max(counts, key=lambda code: counts[code], default="")
    known = best == first or counts.get(best, 0) > 1  # named at once, or again and again
    return best if best and known and counts[best] >= MOST * sum(counts.values()) else ""


def _topic(sentences: Sequence[Sentence]) -> str:
    """ "Kosovo emergency", "Sudan crisis": the country that a heading says people flee."""
    for sentence in sentences[:2]:
        for spot in spots_in(sentence):
            if spot.code and sentence.low[spot.last : spot.last + 1] and sentence.low[spot.last] in FLIGHTS:
                return spot.code
    return ""


FLIGHTS = frozenset("emergency crisis exodus conflict war".split())


def origins(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The countries that people come from in this text."""
    return frozenset(
        spot.code
        for sentence in sentences
        for spot in spots_in(sentence)
        if spot.code and (spot.part in ("from", "out") or _fled(sentence, spot))
    )


def main_crossing(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The two countries of the crossing that the text is about, () where there are several.

    It is named at once, or more often than not.
    """
    counts: dict[tuple[str, ...], int] = {}
    lead: set[tuple[str, ...]] = set()
    for sentence in sentences:
        for place in _places(sentence) if sentence.kind != "furniture" else ():
            if place.role == "crossing" and len(place.codes) == 2:
                pair = tuple(sorted(place.codes))
                counts[pair] = counts.get(pair, 0) + 1
                if sentence.index <= LEAD:
                    lead.add(pair)
    best = max(counts, key=lambda pair: counts[pair], default=())
    known = best in lead or counts.get(best, 0) > 1
    return best if best and known and counts[best] >= MOST * sum(counts.values()) else ()


LEAD = 1  # the last sentence that tells what the text is about


def _fled(sentence: Sentence, spot: Spot) -> bool:
    """ "have fled Ukraine"."""
    return spot.first > 0 and sentence.low[spot.first - 1] in ("fled", "flee", "fleeing", "flees")


def main_people(sentences: Sequence[Sentence]) -> tuple[str, int]:
    """The nationality that the text is about, "" where there are several, and the sentence that names it first."""
    counts: dict[str, int] = {}
    first: dict[str, int] = {}
    for sentence in sentences:
        for spot in spots_in(sentence) if sentence.kind != "furniture" else ():
            if spot.part == "people" and spot.place.role == "people" and spot.code:
                counts[spot.code] = counts.get(spot.code, 0) + 1
                first.setdefault(spot.code, sentence.index)
    best = max(counts, key=lambda code: counts[code], default="")
    return (best, first[best]) if best and counts[best] >= MOST * sum(counts.values()) else ("", 0)


MOST = 0.6  # share of all origins named


def _opens(sentence: Sentence, spot: Spot) -> bool:
    """Whether the place is the dateline: the first words of a paragraph, in capitals or before a dash."""
    if spot.first > 3 or spot.place.role not in ("city", "country", "region", "crossing"):
        return False
    after = sentence.raw[spot.last : spot.last + 8]
    return sentence.raw[spot.first].isupper() or bool({"-", "–", "—"} & {*after[:4]})


def ways(sentence: Sentence) -> list[tuple[str, str]]:
    """(origin, destination) where both stand in one clause: "from A to B", "into B from A", "the A-B border"."""
    places = _places(sentence)
    if len(places) < 2:
        return []
    spots = [spot for spot in spots_in(sentence) if spot.code and not spot.listed]
    return [
        (one.code, other.code) if one.part in ("from", "out") else (other.code, one.code)
        for one, other in pairwise(spots)
        if {one.part, other.part} in ({"from", "to"}, {"out", "to"})
        and one.code != other.code
        and other.first - one.last <= 6
    ]
