"""Who said each movement of a text: who is heard where it stands, else who spoke of the same count before.

The words of a sentence tell most of it (`speakers`); what its movement is tells the rest: the next sentence goes on
with a count where it counts the same movement on the same side of the border, and a statistical release is one count
from its first sentence to its last.
"""

from __future__ import annotations

from itertools import pairwise
from re import compile as pattern

from borderdesk.extract.movement.event import near
from borderdesk.extract.movement.found import Found
from borderdesk.extract.movement.text.scene import spots_in
from borderdesk.extract.speakers import Speech, find_speech, speaker_at
from borderdesk.extract.speakers.issuer import issuer
from borderdesk.extract.speakers.words import words
from borderdesk.extract.text import Sentence

SEASON = 170  # days from which the first count of a text makes a release of it
HEAD = 3  # sentences in which that count stands
BETWEEN = 2  # sentences from one count to the next
SHORT = 5  # letters of "it" and "they"
QUEUES = frozenset(("queue_length", "queue_hours"))
DEEDS = frozenset("take send takeout refuse bring host".split())  # shapes of what a state does
CRAFT = frozenset("warships ships ferries planes aircraft buses trains helicopters jets boats vessels".split())
HELD = frozenset("stayed applications permits registered".split())
OWN = frozenset("its his her their".split())
PARTING = frozenset("of among".split())
DAYED = frozenset("on last in by this during before at yesterday so since until from between".split())
VESSELS = frozenset("ship frigate liner freighter ferry plane jet airliner vessel trawler tanker destroyer".split())
RECEIVING = frozenset("received receives taken".split())
SUPPLYING = frozenset("sent supplied accounted contributed provided".split())  # "China sent 3 million"
TURNS = frozenset(("other", "opposite"))  # "the other way", "in the opposite direction"
# "Tanzania has received 900 since May, X said; Zaire has taken in 300"
LISTED = "since the day of the first of the list"
PARTED = "a part of the count before"  # "Overseas visitors made 900 trips, X said. Peru sent 300"
INITIALS = pattern(r"\b[A-Z]\.[A-Z]$")  # "U.N" lost its last point


class Attribution:
    """Sets who said each movement of a text, run by run; a part, and a number that goes on, has the speaker before."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self.sentences = sentences
        self.before: Found | None = None
        self.told: list[Found] = []  # the movements of the last sentence that has any
        self.release: Release | None = None

    def set(self, found: list[Found]) -> None:
        moved = [one for one in found if one.event.measure != "not_movement"]
        for one in moved:  # each step for all before the next, see `scenes_of`
            find_speech(one.sentence)
        heard = [speaker_at(self.sentences, one.sentence.index, one.mention.core_first) for one in moved]
        for one, name in zip(moved, heard, strict=True):
            one.event.attribution = self._speaker(one, name)
            self.release = self.release or Release(self.sentences, one)
            self.before = one
            self.told.append(one)
        if self.release is not None and moved:
            self.release.hear(moved[-1].sentence.index)

    def _speaker(self, one: Found, name: str) -> str:
        """Who is heard where it stands, if that may be, else who spoke of the same count before."""
        if self.told and self.told[-1].sentence is not one.sentence:
            self.told = [other for other in self.told if other.sentence is self.told[-1].sentence]
        whole = self.before
        if whole is not None and one.event.part and whole.sentence is one.sentence and not find_speech(one.sentence):
            return whole.event.attribution  # "1,900 claims were lodged, two thirds of them by Poles"
        passed = bool(name) and _passer_by(self.sentences, self.told, one, name)
        name = "" if passed else name
        listed = (
            one.event.why.get("period") == LISTED and self.before is not None and self.before.sentence is one.sentence
        )
        if self.before is not None and not name and (listed or _as_before(self.before, one, by_deed=passed)):
            name = self.before.event.attribution
        if not name and _open(one):
            name = _spoken_on(self.sentences, self.told, one) or (self.release.speaker(one) if self.release else "")
        return _whole_name(one.sentence, f"{name}." if INITIALS.search(name) else name)


def _as_before(before: Found, one: Found, *, by_deed: bool) -> bool:
    """Whether it is a part of the amount before, in the same or the next sentence of a paragraph.

    ``by_deed``: a state does something with that part, "Spain flew 99 of them back"; none that has merely received it.
    """
    if by_deed and before.sentence is not one.sentence and RECEIVING.isdisjoint(one.sentence.low):
        return False
    goes_on = one.event.part or "as before" in one.event.why.get("measure", "")
    goes_on = goes_on or (one.event.why.get("period") == PARTED and not find_speech(one.sentence))
    after, earlier = one.sentence, before.sentence
    return goes_on and after.index - earlier.index <= 1 and after.block == earlier.block


def _passer_by(sentences: list[Sentence], told: list[Found], one: Found, name: str) -> bool:
    """Whether a speaker of the sentences before is a passer-by who has counted nothing, or a state now acts."""
    if find_speech(one.sentence) or name == issuer(sentences):
        return False
    if (one.event.shape in DEEDS and _acts(one.sentence)) or _labelled(one.sentence) or _of_other_kind(told, one):
        return True
    if _by_ship(one) or _elsewhere(told, one):
        return True
    spoken = name.lower().split()
    nobody = words().heads.isdisjoint(spoken) and words().names.isdisjoint(spoken)
    return nobody and not any(other.event.attribution for other in told)


def _of_other_kind(told: list[Found], one: Found) -> bool:
    """Whether those present, or what an office gave out, follow a count of those who moved."""
    if one.event.measure in QUEUES:
        return bool(told) and all(other.event.measure not in QUEUES for other in told)
    if one.event.measure not in HELD or one.sentence.low[0] in PARTING or one.event.part:
        return False
    if not OWN.isdisjoint(one.sentence.low[: one.mention.first]):
        return False  # "its own lists held 30,750"
    return bool(told) and all(other.event.measure not in HELD for other in told)


def _elsewhere(told: list[Found], one: Found) -> bool:
    """ "Last weekend 900 people left Liberia" behind a count of those let into Guinea: only a day leads on."""
    if one.sentence.low[0] not in DAYED or one.event.part or not told:
        return False
    return all(other.event.measure != one.event.measure and near(other.event) != near(one.event) for other in told)


def _by_ship(one: Found) -> bool:
    """ "A Greek frigate carried 186 people": a ship that acts by itself, of which nobody need have spoken."""
    low = one.sentence.low
    return low[0] not in PARTING and any(low[i] in VESSELS and low[i - 1] != "by" for i in range(1, one.mention.first))


def _labelled(s: Sentence) -> bool:
    """ "Niger: 41,000 arrivals": the next country of a list, of which another may have spoken."""
    return any(spot.first == 0 and s.low[spot.last : spot.last + 1] == [":"] for spot in spots_in(s))


def _open(one: Found) -> bool:
    """Whether nobody else is heard in the sentence, nor somebody without a name."""
    s = one.sentence
    if s.kind != "body" or (s.low[0].isdigit() and s.low[1:2] in ([":"], ["."])):
        return False
    return not find_speech(s)


def _spoken_on(sentences: list[Sentence], told: list[Found], one: Found) -> str:
    """The speaker of the sentence before, where that counted the same movement."""
    earlier = [other for other in told if other.event.attribution]
    if not earlier or _stops(one) or _acts(one.sentence) or not _near_by(sentences, earlier[-1], one):
        return ""
    event = one.event
    same = (
        other.event.attribution
        for other in reversed(earlier)
        if (other.event.measure, other.event.unit) == (event.measure, event.unit) and near(other.event) == near(event)
    )
    return next(same, "")


def _near_by(sentences: list[Sentence], before: Found, after: Found) -> bool:
    """Whether it is the next sentence, or the next but one of the paragraph where nobody speaks between."""
    first, last = before.sentence.index, after.sentence.index
    near_by = 0 < last - first <= (BETWEEN if before.sentence.block == after.sentence.block else 1)
    return near_by and not any(map(find_speech, sentences[first + 1 : last]))


def _stops(one: Found) -> bool:
    """Whether the count is another one: a vague crowd, the other way, a queue."""
    low = one.sentence.low
    turned = not TURNS.isdisjoint(low)
    turned = turned and any(a in TURNS and b in ("way", "direction", "side") for a, b in pairwise(low))
    return turned or one.mention.qualifier == "vague" or one.event.measure in QUEUES


def _acts(s: Sentence) -> bool:
    """Whether the sentence opens with a state or town that does something: "Lima has issued 178,000 permits"."""
    if not SUPPLYING.isdisjoint(s.low[:5]) and "back" not in s.low:
        return False  # where those counted came from
    opens = [spot for spot in spots_in(s) if spot.first <= 1 and not spot.office]
    craft = any(
        spot.part == "people" and s.low[spot.last : spot.last + 1] and s.low[spot.last] in CRAFT for spot in opens
    )
    return craft or any(spot.part in ("agent", "none") for spot in opens)


class Release:
    """The office that speaks for a whole release: of its first count, where that is of months or years.

    It is heard until somebody else is.
    """

    def __init__(self, sentences: list[Sentence], first: Found) -> None:
        event = first.event
        long = (event.period.days or 0) >= SEASON and event.cumulative is not True and not event.part
        self.name = event.attribution if first.sentence.index < HEAD and long else ""
        self.sentences, self.heard = sentences, 0

    def speaker(self, one: Found) -> str:
        """The office, "" once another has spoken, and for what it is not likely to count."""
        self.hear(one.sentence.index)
        return "" if one.event.measure in QUEUES or _acts(one.sentence) else self.name

    def hear(self, at: int) -> None:
        """Listen to all sentences before one."""
        for s in self.sentences[self.heard : at] if self.name else ():
            self.name = self.name if all(map(self._same, find_speech(s))) else ""
        self.heard = max(at, self.heard)

    def _same(self, speech: Speech) -> bool:
        return speech.name in self.name or self.name in speech.name or len(speech.name) < SHORT


def _whole_name(s: Sentence, name: str) -> str:
    """ "Customs" of "Customs and Border Protection": the office by its whole name."""
    for place in s.places or () if name else ():
        if place.role == "authority":
            whole = s.text[s.starts[place.first] : s.ends[place.last - 1]]
            if name != whole and name in whole:
                return " ".join(whole.split())
    return name
