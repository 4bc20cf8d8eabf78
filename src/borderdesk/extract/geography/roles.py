"""What the name of a place is in its sentence: a state, its people, an adjective, a crossing, or only a language."""

from __future__ import annotations

from functools import cache

from borderdesk.extract.geography.context import Around, Hit, joined
from borderdesk.extract.geography.words import words

NOUNS = frozenset({"people", "person"})
NO_PLURAL = frozenset("and or but in of to is was has".split())  # "English is hard", "Dutch and Thai goods"


def role_of(around: Around, k: int) -> str:
    """The role of a name; "" where it is none, as a language is none."""
    hit = around.hits[k]
    kinds = hit.form.kinds
    if "adjective" in kinds:
        return _adjective_role(around, k)
    if kinds & NOUNS:
        return _noun_role(around, hit)
    if kinds == {"prefix"}:
        return "adjective" if around.glued(hit.last) else ""
    if kinds == {"sea"}:
        return _sea_role(around, hit)
    if hit.form.crossing and around.low(hit.first - 1) in words("gate_prepositions"):
        return "crossing"  # "came in through Rafah", "turned back at Narva"
    if hit.form.crossing and any(around.low(hit.last + i) in words("crossing_nouns") for i in (0, 1)):
        return "crossing"
    (kind,) = kinds
    return "city" if kind == "capital" else kind


def _adjective_role(around: Around, k: int) -> str:
    hit = around.hits[k]
    noun = noun_follows(around, k)
    if "country" in hit.form.kinds:
        state = around.glued(hit.last) or around.low(hit.last) in words("state_verbs")
        return "adjective" if noun and not state else "country"
    if _language(around, hit, noun):
        return ""
    return "people" if not noun and is_people(around, k) else "adjective"


def _noun_role(around: Around, hit: Hit) -> str:
    """One national needs a word before: "a Finn", never "Finn said"."""
    if "people" in hit.form.kinds:
        return "people"
    before = around.raw(hit.first - 1)
    return "people" if before[:1].islower() or before[:1].isdigit() or around.low(hit.first - 1) == "a" else ""


def _sea_role(around: Around, hit: Hit) -> str:
    """ "Channel" alone is the English one, unless it is a broadcaster's."""
    if hit.form.low != ("channel",):
        return "sea"
    named = around.raw(hit.first - 1)[:1].isupper() and around.low(hit.first - 1) not in words("institutions")
    return "" if named or around.raw(hit.last).isdecimal() else "sea"


def noun_follows(around: Around, k: int) -> bool:
    """Whether the name stands before the noun it belongs to: "Dutch citizens", "French and German officials"."""
    last = around.hits[k].last
    token = around.raw(last)
    if around.glued(last) or (token in ("/", "\u2013") and not around.sentence.spaced(last)):
        return True
    if k + 1 < len(around.hits) and joined(around, last, around.hits[k + 1].first):
        return around.roles.get(k + 1) == "adjective"
    return token.isalpha() and not _closes(token.lower())


@cache
def _closes(word: str) -> bool:
    """Whether a word after a noun for people begins something else: a verb, a preposition, "who"."""
    if word in words("after"):
        return True
    adverb = word.endswith("ly") and word not in words("ly_nouns")
    return adverb or (word.endswith("ed") and word not in words("ed_adjectives"))


def is_people(around: Around, k: int) -> bool:
    """Whether a word that is noun and adjective is the noun: after a number or a determiner, or before a verb."""
    hit = around.hits[k]
    if not hit.form.kinds & NOUNS or around.glued(hit.first - 1):  # "pro-Russian"
        return False
    if _counted(around, hit.first):
        return True
    return "people" in hit.form.kinds and _free_plural(around, k)


def _counted(around: Around, first: int) -> bool:
    """Whether a number or a determiner stands before, perhaps with "young" between them."""
    back = first - 1
    while first - back < 4 and around.low(back) in words("ages"):
        back -= 1
    before = around.low(back)
    aged = back < first - 1 and around.glued(back)  # "a 25-year-old"
    return before in words("determiners") or before.isdecimal() or aged


def _free_plural(around: Around, k: int) -> bool:
    """Whether a plural stands alone: "of Chinese", "Chinese were", "French and Dutch were"."""
    _, last, _ = around.hits[k]
    if around.low(around.hits[k].first - 1) in words("before_plural"):
        return True
    if around.roles.get(k + 1) == "people" and joined(around, last, around.hits[k + 1].first):
        return True
    return around.raw(last).isalpha() and around.low(last) not in NO_PLURAL


def _language(around: Around, hit: Hit, noun: bool) -> bool:
    after = hit.last + around.glued(hit.last)
    if around.low(after) in words("languages_after"):
        return True
    spoken = around.low(hit.first - 1) in words("languages_before") and len(hit.form.low) == 1
    return spoken and not noun
