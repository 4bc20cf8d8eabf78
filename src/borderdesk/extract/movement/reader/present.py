"""A movement told in the plain present, beside a day to come or a word of plan or condition, has not happened yet.

"Even if another 300 come", "the terms on which 28 go home". Told in the present without such a word it may be a rate
("300 a day cross"), a habit ("on market days 300 come over"), what was seen ("watched 300 cross"), or a picture.
"""

from __future__ import annotations

from functools import cache

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.modality.allowed import is_base, is_past
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.words.words import word_set, words

MOVING = frozenset(("arrivals", "departures", "returns", "deported"))
REACH = 7  # tokens from "saw", "made" to the verb
YEAR = 4  # digits


def present(scene: Scene, m: Mention, event: Event, at: int) -> str:
    """The verb in the plain present that leaves the movement to come, "" where none does."""
    low = scene.sentence.low
    if event.measure not in MOVING or m.kind != "count" or m.rate or scene.sentence.kind != "body":
        return ""
    listed = ":" in low[:REACH] or low[0][0].isdecimal()  # "14.30 Another bus arrives with 40"
    if listed or not _is_plain(scene, m, at) or not word_set("habit").isdisjoint(low):
        return ""
    left = min(m.first, at)
    seen = *low[max(left - REACH, 0) : left], *low[m.last : at]
    told = not (word_set("making+perceiving")).isdisjoint(seen) or low[m.first - 1] in HAVING
    scenic = hints().isdisjoint(low) and not any(one.future for one in scene.dates)  # "About 600 people get off"
    dated = any(len(token) == YEAR and token.isdecimal() for token in low)
    return "" if told or scenic or dated else f"{low[at]}, not yet done"


def _is_plain(scene: Scene, m: Mention, at: int) -> bool:
    """Whether the word at ``at`` is a verb of movement in the present and in no other form, and the number's own."""
    low = scene.sentence.low
    if any(cue.first == at and cue.shape in NOUNS for cue in scene.cues) or is_past(low, at) or low[at - 1] in BOUND:
        return False
    forms = {pattern.form for pattern in words().cues.get(low[at], ()) if pattern.shape not in NOUNS}
    if not forms or not forms <= PRESENT or (at < m.last and low[at + 1 : at + 2] in NO_VERB):
        return False
    if at >= m.last:
        return is_base(low[at]) and "," not in low[m.last : at]  # "26,000 encounters" is no verb
    return not any(is_past(low, i) for i in range(at + 1, m.first))  # "a navy ship took off another 140"


NOUNS = frozenset("noun sum count have supply".split())
PRESENT = frozenset(("base", "s"))
BOUND = frozenset(
    "to who that which next then not will would can could may might must shall should did do does".split()
)
HAVING = frozenset("had has have did as while".split())
NO_VERB = (["of"], ["-"], ["to"])


@cache
def hints() -> frozenset[str]:
    """Words by which a sentence without a day speaks of what is wanted, planned or on a condition."""
    names = (
        "ahead",
        "outlooks",
        "offers",
        "projects",
        "depending",
        "asking",
        "orders",
        "schemes",
        "attitudes",
        "willing",
    )
    return frozenset().union(*map(word_set, names)) | {"fewer", "next", "remaining", "tonight", "case", "cases", "say"}
