"""Those who are known to wait or stay, whatever may yet be done with them."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.words.bond import Bond
from borderdesk.extract.movement.words.layout import Layout

SETTLED = frozenset(("wait", "stay", "host"))
GIVEN = frozenset(("the", "those", "these"))
MODALS = frozenset("could may might would will must can should cannot".split())
REACH = 4  # tokens from the modal to its verb: "will not be let in"


def known_to_be(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "The 1,200 migrants waiting in Tijuana could enter by June", "the 12 men it holds will be freed": they wait."""
    low, verb = layout.sentence.low, best.cue.first
    if verb <= m.last or m.kind != "count" or not m.first or low[m.first - 1] not in GIVEN:
        return best
    if MODALS.isdisjoint(low[max(verb - REACH, m.last) : verb]):
        return best
    people = max(m.noun + 1, m.last + 1)
    for one in found:
        cue = one.cue
        pronoun = low[cue.first - 1] in ("it", "they") and cue.shape == "host" and cue.first <= people + 1
        described = cue.first <= people and cue.form in ("ing", "past")
        if cue.shape in SETTLED and m.last <= cue.first < verb and (pronoun or described):
            return Bond(cue, best.cost, "participle")
    return best
