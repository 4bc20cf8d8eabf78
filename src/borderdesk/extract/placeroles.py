"""What the name of a place is in its sentence: a state, its people, an adjective, a crossing, or only a language."""

from __future__ import annotations

from functools import cache

from borderdesk.extract.placecontext import Around, Hit, joined
from borderdesk.extract.placewords import words

NOUNS = frozenset({"people", "person"})


def role_of(around: Around, k: int) -> str:
    """The role of a name; "" where it is none, as a language is none."""
    hit = around.hits[k]
    kinds = hit.form.kinds
    if "adjective" in kinds:
        return _adjective_role(around, k)
    if kinds & NOUNS:
        return _noun_role(around, hit)
    if kinds == {"sea"}:
        return _sea_role(around, hit)
    if hit.form.crossing and any(around.low(hit.last + i) in words("crossing_nouns") for i in (0, 1)):
        return "crossing"
    (kind,) = kinds
    return "city" if kind == "capital" else kind


def _adjective_role(around: Around, k: int) -> str:
    hit = around.hits[k]
    noun = noun_follows(around, k)
    if "country" in hit.form.kinds:
        return "adjective" if noun else "country"
    if _language(around, hit, noun):
        return ""
    return "people" if not noun and is_people(around, hit) else "adjective"


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
    following = next((j for j in range(k + 1, min(k + 2, len(around.hits)))), None)
    if following is not None and joined(around, last, around.hits[following].first):
        return around.roles.get(following) == "adjective"
    return token.isalpha() and not _closes(token.lower())


@cache
def _closes(word: str) -> bool:
    """Whether a word after a noun for people begins something else: a verb, a preposition, "who"."""
    if word in words("after"):
        return True
    adverb = word.endswith("ly") and word not in words("ly_nouns")
    return adverb or (word.endswith("ed") and word not in words("ed_adjectives"))


def is_people(around: Around, hit: Hit) -> bool:
    """Whether a word that is noun and adjective is the noun: after a number or a determiner, or before a verb."""
    first = hit.first
    if not hit.form.kinds & NOUNS:
        return False
    back = first - 1
    while first - back < 4 and around.low(back) in words("ages"):
        back -= 1
    before = around.low(back)
    if before in words("determiners") or before.isdecimal() or around.glued(back):  # "a 25-year-old"
        return True
    plural = "people" in hit.form.kinds
    verb = around.raw(hit.last).isalpha() and around.low(hit.last) not in ("and", "or", "but", "in", "of", "to")
    return plural and (before in words("before_plural") or verb)


def _language(around: Around, hit: Hit, noun: bool) -> bool:
    after = hit.last + around.glued(hit.last)
    if around.low(after) in words("languages_after"):
        return True
    spoken = around.low(hit.first - 1) in words("languages_before") and len(hit.form.low) == 1
    return spoken and not noun
