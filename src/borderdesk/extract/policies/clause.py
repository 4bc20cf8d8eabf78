"""A clause as the readers of deeds see it: its verb, what stands in it, whether it denies or ends.

``before`` is the kind of the rule told just before, which "one" and "it" may stand for.
"""

from __future__ import annotations

from functools import cached_property

from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.segments import vocabulary

DETERMINERS = frozenset("the a an its their his her of no new all any such by for with on".split())
DENYING = frozenset("no not nobody none never neither nor cannot t".split())
# visas that are no leave to enter, and what is told of visas
OTHER_VISAS = frozenset("transit exit work working student medical seasonal golden".split())
ABOUT_VISAS = frozenset(
    "fee fees centre centres center centers office offices section application applications appointments interviews"
    " facilitation deal agreement services lottery holders".split()
)


class Clause:
    """The tokens ``first``..``last`` of a sentence; ``verb`` is the first that may be its verb."""

    def __init__(self, scene: Scene, first: int, last: int, before: str = "") -> None:
        self.scene, self.first, self.last, self.before = scene, first, last, before
        self.low = scene.sentence.low[first:last]
        self.words = frozenset(scene.sentence.low[i] for i in range(first, last) if scene.marks.get(i) != "OTHER")

    @cached_property
    def verb(self) -> int:
        verbs = vocabulary()
        for i in range(self.first, self.last):
            word = self.scene.sentence.low[i]
            noun = i and self.scene.sentence.low[i - 1] in DETERMINERS
            if i not in self.scene.marks and not noun and (word in verbs or (word[-2:] == "ed" and len(word) > 4)):
                return i
        return self.first

    @cached_property
    def written(self) -> str:
        return f" {' '.join(self.low)} "

    def has(self, *names: str) -> bool:
        classes = self.scene.grammar.classes
        return any(not classes[name].isdisjoint(self.words) for name in names)

    def marked(self, *marks: str) -> bool:
        return any(self.scene.marks.get(i) in marks for i in range(self.first, self.last))

    def says(self, *phrases: str) -> bool:
        """Whether one of the phrases stands in the clause."""
        return any(f" {phrase} " in self.written for phrase in phrases)

    def denied(self) -> bool:
        return not DENYING.isdisjoint(self.words)

    def obliged(self) -> bool:
        return self.has("OUGHT_V") or self.says("have to", "has to", "had to", "need to", "needs to")

    def waives(self) -> bool:
        return self.has("WAIVE", "EXEMPT", "FREED") or self.says(*WAIVED)

    def suspends(self) -> bool:
        return self.has("SUSPEND") or self.says("no longer", "put off", "on hold", "on ice")

    def ends(self) -> bool:
        """Whether something that was is ended."""
        return self.waives() or self.suspends() or self.has("GONE", "LIFTED")

    def at_border(self) -> bool:
        """Whether the sentence up to the end of the clause, or the rule before, is about a border or a crossing."""
        if self.has("LINE", "BORDER") or self.before == "land_border_open":
            return True
        return self.scene.any_of(0, self.last, "STRONG") or "CR" in self.scene.marks.values()

    def visa_free(self) -> bool:
        return self.says("visa free", "visa - free", "visa waiver", "visa exemption", "visa waivers")

    def without_visa(self) -> bool:
        """ "without a visa", and "without one" where a visa was spoken of."""
        if self.says("without visa", "without visas", "without a visa", "without any visa", "with no visa"):
            return True
        return self.anaphor() and self.says("without one", "without it", "without them")

    def anaphor(self) -> bool:
        """ "need one", "needs none", where a visa was spoken of before."""
        if not self.before.startswith("visa") and not self.scene.any_of(0, self.first, "VISA"):
            return False
        if self.says("one", "none"):
            return self.has("NEED", "LET", "ADMIT", "IMPOSE") or self.obliged() or self.waives()
        return self.has("EXEMPT") or (self.says("them", "it") and self.has("IMPOSE"))

    def apart(self) -> bool:
        """Whether the visa is one of another matter: a transit visa, a visa fee, a visa on arrival."""
        if self.says("on arrival"):
            return True
        at = [i for i, word in enumerate(self.low) if word in ("visa", "visas")]
        return bool(at) and all(
            (i and self.low[i - 1] in OTHER_VISAS) or (self.low[i + 1 : i + 2] and self.low[i + 1] in ABOUT_VISAS)
            for i in at
        )

    def moved(self) -> str:
        """What is opened or shut: border, other, country, or nothing where none is named."""
        at = [i for i in range(self.first, self.last) if any(self.scene.has(i, name) for name in ("CLOSING", "OPEN"))]
        for i in at:
            for j in (*range(i + 1, min(i + 7, self.last)), *range(i - 1, max(i - 9, self.first - 1), -1)):
                if self.scene.marks.get(j) == "CR" or self.scene.has(j, "BORDER") or self.scene.has(j, "WAY"):
                    return "border"
                if self.scene.has(j, "NO_BORDER"):
                    return "other"
                if self.scene.has(j, "LAND"):
                    return "country"
        return ""

    def repeats(self) -> bool:
        """ "applies the same rule", "followed on Friday", "will do so from May": what the rule before said."""
        low = self.low
        for i, word in enumerate(low):
            ahead = low[i + 1] if i + 1 < len(low) else "."
            if word in ("same", "identical", "similar") and ahead not in SAME_TIME:
                return True
            if word in DOING and ahead in SO:
                return True
            if self.scene.has(self.first + i, "FOLLOW") and ahead not in NO_FOLLOWING and low[i - 1 : i] != ["the"]:
                return True
        return self.says("so did", "so has", "so have", "so will", "as did", "as has", "as have", "joined in")

    def time_to_go(self) -> bool:
        """ "gave them ten days to leave"."""
        return self.has("DAY") and (self.has("GIVE") or self.says("days to", "hours to", "weeks to", "month to"))

    def leaves(self) -> bool:
        """A verb of leaving, not the noun ("leave to stay"), nor those who leave, nor a camp that is left."""
        for i, word in enumerate(self.low):
            if word not in LEAVING or self.low[i + 1 : i + 3] in STAYING or self.low[i - 1 : i] in WHO:
                continue
            if word == "leave" and not {"camp", "camps", "centre", "centres"}.isdisjoint(self.low[i : i + 5]):
                continue
            return True
        return False


WAIVED = ("away with", "falls away", "fell away", "fall away", "free of", "spared the", "put an end")
LEAVING = frozenset(
    "leave leaving depart departing departure departures emigrate emigrating emigration quit quitting".split()
)
STAYING = (["to", "stay"], ["to", "remain"], ["to", "enter"])
WHO = (["who"], ["they"], ["on"], ["without"])
SAME_TIME = frozenset(
    "day week month year time night morning evening hour moment place spot visa number term town period".split()
)
DOING = frozenset("do does did done doing act acted".split())
SO = frozenset("so likewise too since on already from similarly as".split())
NO_FOLLOWING = frozenset(("by", "the", "a", "an", "up", "through"))  # "followed by", "following the attack"
