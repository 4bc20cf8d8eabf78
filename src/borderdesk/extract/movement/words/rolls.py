"""The lists of an office, and whom it writes down because they came."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.words.bond import GOING, Bond
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.layout import Layout
from borderdesk.extract.movement.words.words import word_set

ROLLS = frozenset("register registers list lists roll rolls waitlist database databases files books ledger".split())
COMING = frozenset(("enter", "come", "move"))
CLOSE = 4  # tokens from the number to what its people did


def holds_names(low: list[str], cue: Cue) -> bool:
    """ "its lists held 12,400", "the rolls now count 41,000": on a list, whatever the verb."""
    at = cue.first - 1
    while at >= 0 and low[at] in word_set("adverbs"):
        at -= 1
    office = at > 1 and ("of" in low[at - 2 : at] or low[at - 1] == "in")  # "the lists of the prefecture held"
    return not cue.passive and not ROLLS.isdisjoint(low[max(at - 3, 0) : at + 1] if office else low[at : at + 1])


def into_a_register(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "has entered 716 newcomers in its registers", "had been entered in the register", "put down in its books"."""
    if not low[cue.first].startswith(("enter", "put")):
        return False
    behind = low[max(cue.end - 1, m.last) : max(cue.end, m.last) + 9]
    inside = next((i for i, token in enumerate(behind) if token in WITHIN), len(behind))
    return not BOOKS.isdisjoint(behind[inside : inside + 6])


WITHIN = frozenset(("in", "into", "on"))
BOOKS = ROLLS | {"book", "books", "ledger", "database"}


def written_down(_layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "registered 52,000 people who reached Yemen", "1,300 people entering": what was seen of them, not a list."""
    if best.why != "verb before":
        return best
    came = (
        one
        for one in found
        if (one.cue.shape in COMING and one.cue.form == "past" and one.why == "relative clause")
        or (one.cue.shape in GOING and one.cue.form == "ing" and one.why == "participle")
    )
    return next((one for one in came if one.cue.first - m.last <= CLOSE), best)


def on_the_books(low: list[str], m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "had 48,700 arrivals from Bosnia on its books", "newcomers were entered on the rolls": a list, no flow."""
    had = low[m.first - 1] in HAVE
    for one in found:
        listed = had and one.cue.shape == "register" and one.why == "phrase behind"
        entered = one.cue.shape == "enter" and one.why.startswith("verb behind") and into_a_register(low, m, one.cue)
        if (listed or entered) and "," not in low[m.last : one.cue.first]:
            return one
    return best


HAVE = frozenset("has had have keeps kept".split())


def tended(_layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "looked after 300 children who came back": nobody is housed by that; "keeps 3,300 of them on its books"."""
    listed = (one for one in found if one.cue.shape == "register" and one.why == "phrase behind")
    for one in listed:
        if best.why == "verb before" and one.cue.first - m.last <= CLOSE:
            return one
    if best.why != "verb before" or best.cue.last - best.cue.first < 2:
        return best
    came = (one for one in found if one.why == "relative clause" and one.cue.shape in GOING and one.cue.form == "past")
    return next((one for one in came if one.cue.first - m.last <= CLOSE), best)


def signed_up(_layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "has 1,700 Filipinos signed up for a flight", "had 1,100 Georgians asking for asylum": what they do, not that
    they are had."""
    if best.why != "has":
        return best
    listed = (one for one in found if _signs(one) and 0 <= one.cue.first - m.last <= 2)
    return next(listed, best)


def _signs(one: Bond) -> bool:
    return one.cue.shape == "register" or (one.cue.shape == "lodge" and one.cue.form == "ing")
