"""What the sentence before is about, where it counts nobody: "The return of Syrians goes on. On Sunday it was 420"."""

from __future__ import annotations

from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.words.cue import Cue, find_cues
from borderdesk.extract.movement.words.sense import BE
from borderdesk.extract.movement.words.words import word_set
from borderdesk.extract.text import Sentence

FLOWS = frozenset(("arrivals", "departures", "returns", "cross"))
GOING = frozenset(("come", "enter", "leave", "flee", "return", "move"))
OPENING = 5  # tokens, with an article, in which a sentence names its subject
GOVERNED = frozenset(
    "of from to into on in at over across through has have had is are was were goes go continues continue".split()
)
NOBODY = frozenset("no nobody none not never nor without n't stopped ended halted if unless whether ?".split())
BREAKS = frozenset((";", ":"))
ONGOING = frozenset("keep keeps still".split())


def theme(memory: Memory, head: list[str]) -> str:
    """The measure of the flow that the sentence before speaks of and does not count, "" where it speaks of none.

    ``head``: the tokens before the number. "The exodus goes on. Teachers are short: the ministry counted 1,100".
    """
    before = memory.before
    if not (BREAKS | word_set("dead") | word_set("idle_heads")).isdisjoint(head):
        return ""
    if before is None or (memory.last is not None and memory.last.sentence >= before.index):
        return ""
    if not (NOBODY | word_set("ahead") | word_set("ceiling")).isdisjoint(before.low):
        return ""
    told = next((cue for cue in find_cues(before) if _is_subject(before, cue) or _goes_on(before, cue)), None)
    if told is None:
        return ""
    return "arrivals" if told.measure in ("cross", "move") else told.measure


def _is_subject(before: Sentence, cue: Cue) -> bool:
    """ "Traffic into Georgia has thinned", "Arrivals on the Canaries have slowed"."""
    named = cue.shape == "noun" and cue.measure in FLOWS and cue.first <= OPENING
    return named and before.low[cue.last : cue.last + 1] != [] and before.low[cue.last] in GOVERNED


def _goes_on(before: Sentence, cue: Cue) -> bool:
    """ "Eritreans are still streaming into Kassala", "People keep coming"."""
    head = before.low[max(cue.first - 4, 0) : cue.first]
    return cue.shape in GOING and cue.form == "ing" and "," not in head and not (BE | ONGOING).isdisjoint(head)
