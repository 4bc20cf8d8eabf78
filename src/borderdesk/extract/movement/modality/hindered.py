"""Whom nobody kept from going went: "could not prevent 300 from leaving", "nothing stopped 300 from entering"."""

from __future__ import annotations

from borderdesk.extract.movement.words.words import word_set

NOT = frozenset("not never t cannot hardly rarely nobody none nor no neither".split())
FAILING = NOT | frozenset("nothing failed fails fail failing unable powerless without vain little".split())
AHEAD = frozenset("will would may might must should shall can cannot".split())
WINDOW = 9  # tokens before "from", or before the verb


def not_hindered(low: list[str], at: int) -> bool:
    """Whether the verb of hindering at token ``at`` tells of what was not hindered."""
    head = low[max(at - WINDOW, 0) : at] if low[at] in word_set("hindering") else []
    return not FAILING.isdisjoint(head) and AHEAD.isdisjoint(head)


def not_kept_from(low: list[str], at: int) -> bool:
    """The same of "from" at token ``at``: "nothing in the treaty kept Oslo from expelling 300"."""
    if low[at] != "from":
        return False
    verbs = (i for i in range(at - 1, max(at - WINDOW, 0), -1) if low[i] in word_set("hindering"))
    verb = next(verbs, -1)
    return verb > 0 and not_hindered(low, verb)
