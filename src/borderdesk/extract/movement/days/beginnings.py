"""The days on which what a text tells of began: the war, the closure, the new rule.

"Since Russia invaded on 24 February 300 have come ... Since the war began Poland has let in 900": the second count
begins on the day that the text gave once.
"""

from __future__ import annotations

from datetime import date

from borderdesk.extract.dates import DateMention
from borderdesk.extract.movement.words.words import word_set
from borderdesk.extract.text import Sentence

KINDS = ("began_war", "began_quake", "began_shut", "began_open", "began_rule", "began_revolt")
REACH = 9  # tokens between the event and its day, "since" and the event


class Beginnings:
    """The day of each kind of event that the text has dated so far."""

    def __init__(self) -> None:
        self.days: dict[str, date] = {}

    def learn(self, sentence: Sentence, dates: list[DateMention]) -> None:
        """Events with the day right behind: "invaded on 24 February", "since fighting broke out on 15 April"."""
        low = sentence.low
        for one in dates:
            if not one.start or one.future or one.grain not in ("day", "hour") or one.role not in ("on", "since"):
                continue
            if one.role == "on" and one.start != one.end:
                continue
            for kind in _kinds(low[max(one.first - REACH, 0) : one.first]):
                self.days.setdefault(kind, one.start)

    def since(self, low: list[str], at: int) -> date | None:
        """The day of the event behind "since" at token ``at``."""
        behind = low[at + 1 : at + REACH]
        stop = next((i for i, token in enumerate(behind) if token in (",", ".", ";")), len(behind))
        return next((self.days[kind] for kind in _kinds(behind[:stop]) if kind in self.days), None)


def _kinds(low: list[str]) -> list[str]:
    return [kind for kind in KINDS if not word_set(kind).isdisjoint(low)]
