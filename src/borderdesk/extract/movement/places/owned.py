"""Which places belong to which amount of a sentence, and which stand only beside it."""

from __future__ import annotations

from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.layout import Layout
from borderdesk.extract.movement.words.words import word_set

INSERTED = 14  # tokens from "which" to a place of its clause
RELATIVE = frozenset("which who whose".split())
CLAUSE = 12.0  # separators of that weight end a relative clause
SOME = frozenset("most some many few several half".split())
VEHICLES = frozenset("trains buses ferries planes flights boats lorries trucks".split())
POINTING = frozenset("here post gate crossing bridge checkpoint border frontier barrier fence".split())
BODIES = frozenset(
    "agency unhcr iom nations organization organisation cross crescent spokesman spokeswoman office".split()
)
SEATS = frozenset("Geneva Bangkok Nairobi Dakar Amman Vienna Strasbourg Rome".split())
APART = 14.0  # separators of that weight end what an amount owns


WAYS = {"to": "to", "into": "to", "from": "from"}


class Ends:
    """The spots of a sentence by the amount that owns them; -1 holds those before all amounts."""

    def __init__(self, layout: Layout, spots: list[Spot]) -> None:
        self.layout = layout
        self.owned: dict[int, list[Spot]] = {}
        self.add(spots)
        for spot in spots:
            behind = layout.sentence.low[spot.last : spot.last + 3]
            if behind[:2] == [",", "where"]:
                self._own_clause(spot, "in")
            elif behind[2:] == ["which"] and behind[0] == "," and behind[1] in WAYS:
                self._own_clause(spot, WAYS[behind[1]])

    def add(self, spots: list[Spot]) -> None:
        """Give each spot to the amount it belongs to."""
        for spot in spots:
            if spot.part != "people" and not self._apart(spot) and not self._beside(spot):
                self.owned.setdefault(self.layout.owner(spot.first, spot.last), []).append(spot)

    def _own_clause(self, spot: Spot, part: str) -> None:
        """ "reached Jordan, where 300 were turned back", "Malaysia, to which 300 went": the place of the clause."""
        there = spot if spot.part in ("border", "side") else spot.within(part)
        for index, m in enumerate(self.layout.owners):
            if m.first > spot.last and self.layout.between(spot.last + 1, m.first) < CLAUSE:
                self.owned.setdefault(index, []).append(there)

    def _beside(self, spot: Spot) -> bool:
        low = self.layout.sentence.low
        if spot.place.role == "crossing" and low[spot.first - 1] == "of" and low[spot.first - 2] in word_set("offices"):
            return True  # "the prefect of Danane"
        if spot.place.role == "crossing" and self._dateline(spot):
            return True
        if spot.part == "in" and spot.place.name in SEATS and low[spot.first - 2] in BODIES:
            return True  # "the UN refugee agency in Bangkok": where it sits
        if spot.part == "from" and low[spot.first - 2] in VEHICLES and self._vehicles(spot):
            return True
        return self._of_others(spot) or of_before(low, spot) or self._inserted(spot)

    def _of_others(self, spot: Spot) -> bool:
        """ "most of them for Cyprus"; "half of them for Cyprus" is counted."""
        at = of_others(self.layout.sentence.low, spot)
        return at >= 0 and not any(m.first <= at < m.last for m in self.layout.owners)

    def _dateline(self, spot: Spot) -> bool:
        """ "MAE SOT, Thailand - ...": it fixes an end only where the sentence points to it."""
        sentence = self.layout.sentence
        loud = spot.first == 0 and sentence.raw[0].isupper() and len(sentence.raw[0]) > 2
        return loud and POINTING.isdisjoint(sentence.low[spot.last :])

    def _vehicles(self, spot: Spot) -> bool:
        """ "checks on buses and ferries from Denmark": not the counted come from there."""
        ridden = {"on", "aboard", "by", "in", "off", "out"} & {
            *self.layout.sentence.low[max(spot.first - 4, 0) : spot.first - 2]
        }
        return not ridden and not any(m.noun == spot.first - 2 for m in self.layout.owners)

    def _inserted(self, spot: Spot) -> bool:
        """ "Manila, which stopped sending workers to Kuwait after a death, has flown 300 home": told by the way."""
        low = self.layout.sentence.low
        at = next((i for i in range(spot.first - 1, max(spot.first - INSERTED, 0), -1) if low[i] in RELATIVE), 0)
        if not at or low[at - 1] != ",":
            return False
        if self.layout.sentence.raw[at - 2][0].isupper() and self.layout.next_amount(at) == len(low):
            return True  # "said Ayoub, who runs the Palestinian side", "into Chad, which borders Sudan"
        end = next((i for i in range(spot.last, min(at + 2 * INSERTED, len(low))) if low[i] == ","), 0)
        return bool(end) and self.layout.next_amount(at) > end

    def _apart(self, spot: Spot) -> bool:
        """Whether a clause without amounts holds it: "22 were refused; the boat goes back to Poland"."""
        owners = self.layout.owners
        return (
            bool(owners) and owners[-1].last <= spot.first and self.layout.between(owners[-1].last, spot.first) >= APART
        )

    def of(self, index: int) -> list[Spot]:
        return self.owned.get(index, [])


def of_others(low: list[str], spot: Spot) -> int:
    """ "33,000 have left, most of them for Cyprus": the token that says of how many only it is the end; else -1."""
    start = max(spot.first - 9, 0)
    head = low[start : spot.first]
    if THOSE.isdisjoint(head) or SOME.isdisjoint(head):
        return -1
    some = [i for i in range(len(head) - 2) if head[i] in SOME and head[i + 1] == "of" and head[i + 2] in THOSE]
    return start + some[-1] if some and {",", ";"}.isdisjoint(head[some[-1] :]) else -1


def of_before(low: list[str], spot: Spot) -> bool:
    """ "Albanians who had sheltered in Tirana", "born in Sudan": where they were before, no end of this movement."""
    if spot.part != "in":
        return False
    head = low[max(spot.first - 9, 0) : spot.first]
    if "born" in head[-3:]:
        return True
    had = next((i for i in range(len(head) - 1) if head[i] in WHO and head[i + 1] in BEFORE), -1)
    return had >= 0 and "," not in head[had:] and not any(token[0].isdecimal() for token in head[had:])


THOSE = frozenset("them those these whom".split())
WHO = frozenset("who whom that".split())
BEFORE = frozenset("had used once previously formerly".split())
