"""A clause as the readers of deeds see it: its verb, what stands in it, whether it denies or ends.

``before`` is the kind of the rule told just before, which "one" and "it" may stand for.
"""

from __future__ import annotations

from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.segments import vocabulary

DETERMINERS = frozenset("the a an its their his her of no new all any such by for with on".split())
DENYING = frozenset("no not nobody none nothing never neither nor cannot t".split())
MOVING = ("CLOSING", "OPEN", "BARRING")
THINGS = ("BORDER", "LINE", "WAY")  # what is opened, shut and passed


class Clause:
    """The tokens ``first``..``last`` of a sentence; ``verb`` is the first that may be its verb."""

    def __init__(self, scene: Scene, first: int, last: int, before: str = "") -> None:
        self.scene, self.first, self.last, self.before = scene, first, last, before
        self.low = scene.sentence.low[first:last]
        self.words = frozenset(scene.sentence.low[i] for i in range(first, last) if scene.marks.get(i) != "OTHER")
        self.written = f" {' '.join(self.low)} "
        self.verb = self._verb()

    def _verb(self) -> int:
        verbs = vocabulary()
        for i in range(self.first, self.last):
            word = self.scene.sentence.low[i]
            noun = i and self.scene.sentence.low[i - 1] in DETERMINERS
            if i not in self.scene.marks and not noun and (word in verbs or (word[-2:] == "ed" and len(word) > 4)):
                return i
        return self.first

    def has(self, *names: str) -> bool:
        classes = self.scene.grammar.classes
        return any(not classes[name].isdisjoint(self.words) for name in names)

    def marked(self, *marks: str) -> bool:
        return any(self.scene.marks.get(i) in marks for i in range(self.first, self.last))

    def says(self, name: str) -> bool:
        """Whether one of the phrases of that name stands in the clause."""
        return any(phrase in self.written for phrase in self.scene.grammar.phrases[name])

    def word(self, *words: str) -> bool:
        return not self.words.isdisjoint(words)

    def denied(self) -> bool:
        """Whether it says not, no or nobody, but in "no visa", "no more than"; "admits no more Malians" denies."""
        low = self.low
        return any(
            word in DENYING and low[i + 1 : i + 2] not in NO_DENIAL and low[i + 1 : i + 3] != ["more", "than"]
            for i, word in enumerate(low)
        )

    def ceiling(self) -> bool:
        """Whether it says how many at most."""
        return any(self.low[i : i + 3] == ["no", "more", "than"] for i in range(len(self.low)))

    def obliged(self) -> bool:
        return self.has("OUGHT_V") or self.says("OBLIGED")

    def waives(self) -> bool:
        return self.has("WAIVE", "EXEMPT", "FREED") or self.says("WAIVED")

    def suspends(self) -> bool:
        return self.has("SUSPEND") or self.says("SUSPENDED")

    def ends(self) -> bool:
        """Whether something that was is ended."""
        return self.waives() or self.suspends() or self.has("LIFTED")

    def ending(self) -> bool:
        """Whether there is a verb of ending: not "to the end of 2025"."""
        low, has = self.scene.sentence.low, self.scene.has
        return any(has(i, "END") and low[i - 1 : i] != ["the"] for i in range(self.first, self.last))

    def allows(self) -> bool:
        return self.has("MAY", "LET", "ENTITLED", "ALLOW_V") or self.says("ALLOWED")

    def border(self) -> bool:
        """Whether the clause names a border, a crossing or a way over it."""
        return self.has(*THINGS) or self.marked("CR")

    def at_border(self) -> bool:
        """Whether the sentence up to the end of the clause, or the rule before, is about a border or a crossing."""
        if self.border() or self.before == "land_border_open" or self.between():
            return True
        return self.scene.any_of(0, self.last, "STRONG") or "CR" in self.scene.marks.values()

    def between(self) -> bool:
        """ "may pass between Malta and Italy": over the border of two states."""
        low = self.scene.sentence.low
        return any(low[i] == "between" and self.scene.marks.get(i + 1) == "PL" for i in range(self.first, self.last))

    def opens(self) -> bool:
        """Whether a border, or "it" where one was spoken of, is opened, or only some are admitted at it."""
        if self.has("OPEN"):
            return self.word("it", "them") or self.moved() == "border"
        return self.has("ADMIT") and self.has("LINE")

    def moved(self) -> str:
        """What is opened or shut: border, other, country, or nothing where none is named."""
        at = [i for i in range(self.first, self.last) if any(self.scene.has(i, name) for name in MOVING)]
        for i in at:
            ahead = [self.thing(j) for j in range(i + 1, min(i + 7, self.last))]
            before = {self.thing(j) for j in range(max(i - 9, self.first), i)}
            named = next((thing for thing in ahead if thing), "")
            named = named or next((thing for thing in ("border", "other", "country") if thing in before), "")
            if named:
                return named
        return ""

    def thing(self, i: int) -> str:
        """Whether token ``i`` names a border, a country or something else that may be opened or shut."""
        has = self.scene.has
        if self.scene.marks.get(i) == "OTHER":
            return ""  # "the border district"
        if self.scene.marks.get(i) == "CR" or any(has(i, name) for name in THINGS):
            return "border"
        if self.scene.marks.get(i) == "PL" and self.scene.marks.get(i - 1) is None and closes(self.scene, i):
            return "country"
        if self.scene.sentence.low[i] in ("port", "ports") and self.scene.sentence.low[i - 1] == "land":
            return "border"  # "20 land ports of entry"
        return "other" if has(i, "NO_BORDER") else "country" if has(i, "LAND") else ""

    def leaves(self) -> bool:
        """A verb of leaving, not the noun ("leave to stay"), nor those who leave, nor a camp that is left."""
        for i, word in enumerate(self.low):
            if word not in LEAVING or self.low[i + 1 : i + 3] in STAYING or self.low[i - 1 : i] in WHO:
                continue
            if not PAPERS.isdisjoint(self.low[i + 1 : i + 2]):
                continue
            if word == "leave" and not {"camp", "camps", "centre", "centres"}.isdisjoint(self.low[i : i + 5]):
                continue
            return True
        return False


def closes(scene: Scene, i: int) -> bool:
    """ "closes the United States to Chadians": a country is shut, not one of its borders."""
    low = scene.sentence.low
    return scene.has(i - 1 - (low[i - 1] in ("the", "off")), "SHUTS") and not scene.any_of(i + 1, i + 6, "BORDER")


NO_DENIAL = (["visa"], ["visas"])
LEAVING = frozenset(
    "leave leaving depart departing departure departures emigrate emigrating emigration quit quitting".split()
)
PAPERS = frozenset("card cards form forms tax taxes fee fees lounge hall board levy".split())  # "departure cards"
STAYING = (["to", "stay"], ["to", "remain"], ["to", "enter"])
WHO = (["who"], ["they"], ["on"], ["without"], ["given"], ["gave"], ["granted"], ["got"], ["of"])
