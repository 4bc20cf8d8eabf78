"""What a noun before a number counts: "requests came to 310", "the number of those who fled passed 900"."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.words.bond import GOING, RELATIVE, Bond
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.layout import Layout
from borderdesk.extract.movement.words.sense import BE, HAVE
from borderdesk.extract.movement.words.words import word_set

LEVELS = frozenset(("come", "stay", "move"))  # "came to 310", "climbed to 900"


def of_a_number(layout: Layout, m: Mention, best: Bond, cues: list[Cue]) -> Bond:
    """ "requests came to 310", "the number of those who fled passed 900": what the noun before counts."""
    if best.why in STATED and (done := _done_by_the_number(layout, m, cues)):
        return Bond(done, best.cost, "participle")
    if best.why == "verb before, inverted":
        best = _subject_noun(layout, best, cues)
    if layout.sentence.low[m.first - 1] == "number" and best.cue.last == m.first:
        best = _who_number(layout, best, cues)
    at = m.first - 1 - (layout.sentence.low[m.first - 1] == "the")  # "went through the half-million mark"
    if layout.sentence.low[at] in REACHED and (best.why.startswith("verb before") or at < m.first - 1):
        best = _those_of_the_number(layout, m, best, cues)
    if best.why in ("noun before", "noun near"):
        best = _of_those(layout, m, best, cues)
    if best.why == "counted" and layout.sentence.low[best.cue.first - 1] in BE:
        best = _those_of_the_number(layout, m, best, cues)
    if best.why == "sum behind":
        best = _number_of(layout, best, cues)
    return best


STATED = ("verb before, inverted", "noun before", "counted")


def _done_by_the_number(layout: Layout, m: Mention, cues: list[Cue]) -> Cue | None:
    """ "The number of Haitians come ashore since May has reached 4,300": a participle, the verb stands behind it."""
    low = layout.sentence.low
    number = next((one for one in cues if one.shape == "sum" and low[one.last : one.last + 1] == ["of"]), None)
    if number is None or number.last >= m.first or layout.numbers(number.last, m.first):
        return None
    for one in cues:
        gap = low[number.last + 1 : one.first]
        if number.last < one.first and one.form in ("past", "base") and one.shape in GOING and len(gap) <= PEOPLE:
            bound = low[one.end - 1] in WAYS or low[one.end] in WAYS
            told = not (HAVE | BE | word_set("grounds")).isdisjoint(low[one.end + 1 : m.first])
            return one if gap and gap[-1].isalpha() and (HAVE | BE).isdisjoint(gap) and bound and told else None
    return None


PEOPLE = 4  # tokens of those whom the number counts
WAYS = frozenset("over in into to from for at across ashore home back away out on through here there since by".split())


def _subject_noun(layout: Layout, best: Bond, cues: list[Cue]) -> Bond:
    """ "asylum requests at the post came to 310": the noun says what came, not the verb."""
    verb = best.cue
    if layout.sentence.low[verb.end : verb.end + 1] not in (["to"], ["in"], ["at"]) or verb.shape not in LEVELS:
        return best
    nouns = [one for one in cues if one.shape in ("noun", "sum") and one.last <= verb.first]
    if not nouns or layout.between(nouns[-1].last, verb.first) >= 6 or layout.numbers(nouns[-1].last, verb.first):
        return best
    return Bond(nouns[-1], best.cost, "noun before")


def _who_number(layout: Layout, best: Bond, cues: list[Cue]) -> Bond:
    """ "Those who have come home since 2012 number 118,000": they came home."""
    low, verb = layout.sentence.low, best.cue.first
    who = next((i for i in range(verb - 1, max(verb - OF_NUMBER, 0), -1) if low[i] == "who"), verb)
    if who == verb or "," in low[who:verb] or low[verb - 1] in ("the", "a", "this"):
        return best
    those = (one for one in cues if who < one.first < verb and one.shape not in ("sum", "count", "noun"))
    return next((Bond(one, best.cost, "relative clause") for one in those), best)


def _number_of(layout: Layout, best: Bond, cues: list[Cue]) -> Bond:
    """ "puts at 18,000 the number of Sudanese living in Chad", "gave 300 as the total of Afghans deported"."""
    number = best.cue
    if done := _done_right_behind(layout.sentence.low, number, cues):
        return Bond(done, best.cost, "participle")
    if layout.sentence.low[number.last : number.last + 1] != ["of"]:
        return best
    for one in cues:
        near = number.last < one.first <= number.last + OF_PEOPLE and one.form in ("ing", "past")
        if near and one.shape not in ("sum", "count", "noun") and not layout.numbers(number.last, one.first):
            return Bond(one, best.cost, "participle")
    return best


def _done_right_behind(low: list[str], number: Cue, cues: list[Cue]) -> Cue | None:
    """ "the number driven from their homes", "the total flown out so far"; "the number crossed 900" is none."""
    behind = next((one for one in cues if one.first == number.last and one.form in ("ing", "past")), None)
    bound = behind is not None and not WAYS.isdisjoint(low[behind.end - 1 : behind.end + 1])
    return behind if bound and number.shape == "sum" else None


OF_PEOPLE = 4  # tokens from the number to what its people did
REACHED = frozenset(
    "exceeded exceeds passed passes reached reaches topped tops hit hits neared surpassed crossed through past".split()
)
OF_NUMBER = 12  # tokens between the number and what its people did


def _those_of_the_number(layout: Layout, m: Mention, best: Bond, cues: list[Cue]) -> Bond:
    """ "The number of those who have come home since the first flight landed exceeded 95,000": they came home."""
    low = layout.sentence.low
    sums = [one for one in cues if one.shape == "sum" and one.last < m.first]
    if done := next(filter(None, (_done_right_behind(low, one, cues) for one in sums)), None):
        return Bond(done, 0.0, "participle")
    number = next((one for one in sums if low[one.last] == "of"), None)
    if number is None:
        return best
    those = (
        one
        for one in cues
        if number.last < one.first < m.first
        and one.shape not in ("sum", "count", "bring")
        and one.first - number.last <= OF_NUMBER
        and (one.form == "ing" or not RELATIVE.isdisjoint(low[number.last : one.first]))
    )
    cue = next(those, None)
    return Bond(cue, 0.0, "relative clause") if cue is not None else best


def _of_those(layout: Layout, m: Mention, best: Bond, cues: list[Cue]) -> Bond:
    """ "detections of people leaving for Britain numbered 600": what the people of the noun do."""
    noun = best.cue
    if done := _done_right_behind(layout.sentence.low, noun, cues):
        return Bond(done, best.cost, "participle")
    if layout.sentence.low[noun.last : noun.last + 1] not in (["of"], ["who"], ["that"]):
        return best
    low = layout.sentence.low
    for one in cues:
        relative = not RELATIVE.isdisjoint(low[noun.last : one.first]) and noun.shape == "sum"
        staying = one.shape in ("stay", "wait") and noun.shape == "sum"
        close = one.form == "ing" and (one.shape in GOING or staying) and one.first <= noun.last + 4
        if noun.last < one.first and one.last <= m.first and (close or (relative and one.first <= noun.last + 8)):
            return Bond(one, best.cost, "participle")
    return best
