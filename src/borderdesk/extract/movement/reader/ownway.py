"""What a part did that the whole did not: "of whom 300 have left"."""

from __future__ import annotations

from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.tie.part import PARTING
from borderdesk.extract.movement.words.bond import Bond
from borderdesk.extract.movement.words.sense import BE
from borderdesk.extract.movement.words.words import words

ASKED = frozenset(("turned_away", "applications", "permits"))
ELSEWHERE = frozenset(("arrivals", "departures", "stayed", "queue"))  # what those did who had asked or been refused


def goes_own_way(tie: Bond, parent: Event, low: list[str]) -> bool:
    """Whether a part did something else than the whole: "of whom 300 have left"."""
    if tie.cue.measure == "stayed" and (tie.cue.form == "fixed" or _stays(tie, low)):
        return parent.measure != "stayed"
    if tie.cue.shape == "supply":
        return parent.measure not in STOCKS  # "Taiwan supplied 41,000 of them"
    if tie.cost >= NEAR_BY or tie.cue.measure == parent.measure:
        return False
    if low[tie.cue.first].startswith("overstay") or _came_after(tie, parent, low):
        return True  # "at least 60,000 of whom have overstayed"
    if tie.cue.measure in BEFORE and _described(tie, parent, low):
        return False
    if parent.measure in ASKED and tie.why in DID and tie.cue.measure in ELSEWHERE:
        return True
    if tie.cue.shape == "bring" and tie.why == "verb before":
        return True  # "has flown 640 of them home"
    if tie.cue.measure == "move" and tie.why in DID:
        back = not BACK.isdisjoint(low[tie.cue.last : tie.cue.last + 3])  # "of whom two thirds had walked back"
        return back or parent.measure in STOCKS
    if tie.why == "verb before" and tie.cue.shape in ("take", "send", "refuse", "host"):
        return True
    return tie.cue.measure in PARTING or (parent.measure in STOCKS and tie.cue.measure in ("arrivals", "move", "queue"))


def _stays(tie: Bond, low: list[str]) -> bool:
    """ "6.5 million of them live in Peru", "58,700 of them are sheltered in camps"; not "who had lived there"."""
    return tie.why in DID and tie.cost < NEAR_BY and "had" not in low[tie.cue.first - 2 : tie.cue.first]


NEAR_BY, TO_COME = 7, ("expected", "limit")


def _described(tie: Bond, parent: Event, low: list[str]) -> bool:
    """ "One tenth of whom hold papers", "380,000 of whom needed no visa", "160 of them had asked for asylum"."""
    cue = tie.cue
    if (
        cue.measure == "registered"
        and low[cue.first - 1] in BE
        and {*low[cue.last : cue.last + 1]} & (words().movers | PAPERS)
    ):
        return True  # "3,100 of them were registered refugees"
    if tie.why in DID and parent.measure in BEFORE[cue.measure] and "had" in low[cue.first - 2 : cue.first]:
        return True
    paper = cue.measure == "permits" and (parent.measure in PUT_OUT or cue.form != "fixed")
    return paper and cue.shape in HELD and GOT.isdisjoint(low[cue.first : cue.last])


PAPERS = frozenset(("asylum", "displaced"))
DID = ("verb behind", "relative clause")
HELD = ("lodge", "noun")  # papers that people have
GOT = frozenset("given granted issued handed obtained secured received got awarded".split())
PUT_OUT = frozenset(("turned_away", "deported"))
BEFORE = {"applications": PUT_OUT, "permits": PUT_OUT, "registered": PUT_OUT}
"""What people had done before what they are counted for."""
AGAIN = frozenset(("re", "again"))


def _came_after(tie: Bond, parent: Event, low: list[str]) -> bool:
    """ "left Togo, and 6,500 of them have re-entered it", "was to bring 9,000, with 700 of them landed"."""
    if parent.modality in TO_COME and tie.why in DID and tie.cue.form == "past":
        return True
    again = tie.cue.shape == "enter" and not AGAIN.isdisjoint(low[tie.cue.first - 2 : tie.cue.end])
    return parent.measure == "departures" and again


BACK = frozenset(("back", "home", "on", "onward"))
STOCKS = frozenset(("stayed", "registered", "queue_length", "displaced"))
