"""What the rules of a text leave behind for those that follow: who ruled last, what, and all that was told."""

from __future__ import annotations

from dataclasses import dataclass, field

from borderdesk.extract.policies.jurisdictions import Ruler
from borderdesk.extract.policies.kinds import Said
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.story import Story
from borderdesk.policy import Policy

MEMORY = 3  # sentences for which a ruler and a people stay the ones spoken of


@dataclass(frozen=True, slots=True)
class Ruling:
    """A policy, and the names of what decided: the rule, how its jurisdiction was found."""

    policy: Policy
    why: tuple[str, ...]


def nameless(seen: Scene, hit: Hit) -> bool:
    """ "Several other European countries did the same": nobody is named whose rule it would be."""
    several = not {"countries", "states", "governments", "capitals"}.isdisjoint(seen.sentence.low[: hit.first])
    return several and not any(code and code != "EU" for name in seen.names for code in name.codes)


@dataclass(slots=True)
class Memory:
    """What the rules before leave behind: who ruled, and what."""

    story: Story
    ruler: Ruler | None = None
    ruled_at: int = -9
    last: Said | None = None
    rulings: list[Ruling] = field(default_factory=list)
    new: int = 0

    def knows(self, seen: Scene, hit: Hit, number: int) -> bool:
        """Whether a gate or a pronoun has a border to stand for: one of this sentence or of those just before."""
        if hit.rule.name == "it-visa":
            about = self.last and "visa" in self.last.policy and number - self.ruled_at <= MEMORY
            return bool(about) or seen.any_of(0, hit.first, "VISA")
        if hit.rule.policy == "same" and nameless(seen, hit):
            return False
        if hit.rule.name == "still-let-over" and self.kind(number) not in ("", "land_border_open"):
            return False  # "bars Russians with tourist visas. Diplomats are still let through": whom it spares
        if hit.rule.name.startswith("it-") and seen.sentence.low[hit.first + 1 : hit.first + 2] == ["be"]:
            return False  # "a clause lets it be suspended"
        relative = seen.sentence.low[hit.first] in ("which", "that")
        if hit.rule.who == "border" and relative and seen.any_of(0, hit.first, "BORDER"):
            return True
        named = seen.names or seen.any_of(0, len(seen.sentence.low), "STRONG")
        if hit.rule.who != "border" or (named and not hit.rule.name.startswith("it-")):
            return True
        told = self.last and self.last.policy == hit.rule.policy and number - self.ruled_at <= MEMORY
        if not hit.rule.name.startswith("it-") and any(one.policy.policy == hit.rule.policy for one in self.rulings):
            return True
        return bool(told) or self.story.speaks_of(number, "STRONG") or self.story.at_crossing(number)

    def near_ruler(self, number: int) -> Ruler | None:
        """Who ruled last, where the text has not come back to the state it is told from since."""
        if self.ruler and self.story.came_back(self.ruled_at, number, self.ruler.codes):
            return None
        return self.ruler

    def kind(self, number: int) -> str:
        """The kind of the rule told just before, "" where there is none near."""
        return self.last.policy if self.last and number - self.ruled_at <= MEMORY else ""

    def keep(self, what: Said, who: Ruler | None, number: int) -> None:
        self.last = what
        if who is not None:
            self.ruler, self.ruled_at = who, number
