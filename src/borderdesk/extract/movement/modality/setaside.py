"""Words of ceiling or forecast that stand in a clause of their own beside what was done: they leave it a fact.

"2,500 were let in, its limit for a day", "by the time the quota was announced 41,000 had come", "left under the offer".
"""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.movement.modality.allowed import is_past
from borderdesk.extract.movement.words.sense import BE, HAVE

NAMES = frozenset(
    "limit limits cap ceiling maximum quota quotas capacity offer offers lid ration allotment allocation".split()
)
OWNERS = frozenset("its his her their the a an s 's daily weekly monthly annual self-imposed agreed".split())
OPENERS = frozenset("when before after since until while although though because".split())
CLAUSE = 7  # tokens from the opener of a clause to its noun, and from a noun to its verb
UNREAL = frozenset("would could may might will can should must if unless".split())
COUNTING = frozenset("counted recorded registered logged found met saw noted reported tallied".split())
WHO = frozenset(("who", "which", "that"))
LONGING = frozenset("fear fears feared want wants wanted hope hopes hoped dread dreads need needs".split())
AND_DID = BE | HAVE | {"and", ","}
USED = (("took", "up"), ("taken", "up"), ("took", "the"), ("used", "the"))


def set_aside(low: list[str], at: int, first: int, last: int, cue_at: int) -> bool:
    """Whether the word at ``at`` stands apart from a deed that is done; amount and verb span ``first``..``last``."""
    if not UNREAL.isdisjoint(low[max(cue_at - 4, 0) : cue_at]):
        return False
    if at < first and _who_had(low, at, first):
        return True
    if not is_done(low, cue_at):
        return False
    if at >= last:
        return low[at] in NAMES and (_surname(low, at, last) or _under(low, at) or _used(low, at))
    if at >= first:
        return low[at] in NAMES and _used(low, at)
    return _in_a_time(low, at, first) or _headline(low, at, first) or _met(low, at, first) or _before(low, at, cue_at)


def is_done(low: list[str], at: int) -> bool:
    """A verb in the past; "Slovenia let in 2,500 on Sunday", where no word tells the past from the present."""
    return is_past(low, at) or (low[at] == "let" and low[at - 1] not in PLURAL and not low[at - 1].endswith("s"))


PLURAL = frozenset("to they we you i and or".split())


def _surname(low: list[str], at: int, last: int) -> bool:
    """ "let in 2,500, its limit for a day", "the daily maximum it had set": said of the number behind a comma."""
    head = low[last:at]
    comma = len(head) - 1 - head[::-1].index(",") if "," in head else -1
    return 0 <= comma < len(head) - 1 and OWNERS.issuperset(head[comma + 1 :])


def _under(low: list[str], at: int) -> bool:
    """ "left Hong Kong under the visa offer"."""
    return "under" in low[max(at - 4, 0) : at]


def _used(low: list[str], at: int) -> bool:
    """ "took up the offer and are back in Danane", but not "took up the offer to fly home"."""
    return (
        low[at + 1 : at + 2] != []
        and low[at + 1] in AND_DID
        and any(pair in USED for pair in pairwise(low[max(at - 3, 0) : at]))
    )


def _in_a_time(low: list[str], at: int, first: int) -> bool:
    """ "By the time the quota was announced 41,000 had come": when it was, not how many might."""
    head = low[max(at - CLAUSE, 0) : at]
    opened = not OPENERS.isdisjoint(head) or ("the", "time") in pairwise(head)
    between = low[at + 1 : first]
    done = len(between) > 1 and between[0] in BE and between[1].endswith(("ed", "n", "t"))
    return low[at] in NAMES and opened and done and len(between) <= CLAUSE


def _who_had(low: list[str], at: int, first: int) -> bool:
    """ "Officials who had hoped for a quiet weekend counted 1,100 landings"."""
    subject = low[max(at - 3, 0) : at]
    return not WHO.isdisjoint(subject) and subject[-1] in HAVE and not COUNTING.isdisjoint(low[at + 2 : first])


def _met(low: list[str], at: int, first: int) -> bool:
    """ "Canada beat its target: 40,300 Afghans had arrived"."""
    met = low[at] in TARGETS and not MET.isdisjoint(low[max(at - 3, 0) : at])
    return met and low[at + 1] in ("and", ":", ";", ",") and at + 1 < first


TARGETS = NAMES | {"target", "targets", "goal", "goals", "forecast", "forecasts", "expectations"}
MET = frozenset("beat met exceeded surpassed topped overshot missed outstripped".split())


def _before(low: list[str], at: int, cue_at: int) -> bool:
    """ "Before the courts could rule 300 Haitians had been deported"."""
    could = low[at] in ("could", "would", "might") and not BEFORE.isdisjoint(low[max(at - 4, 0) : at])
    return could and "had" in low[max(cue_at - 2, 0) : cue_at] and at + 1 < cue_at - 2


BEFORE = frozenset(("before", "until"))


def _headline(low: list[str], at: int, first: int) -> bool:
    """ "Unions fear losses: 1,600 lorries stood at the crossing": what is feared is named before the colon."""
    behind = low[at + 1 : first]
    colon = behind.index(":") if ":" in behind else -1
    return low[at] in LONGING and colon > 0 and not any(token[0].isdecimal() for token in behind[:colon])
