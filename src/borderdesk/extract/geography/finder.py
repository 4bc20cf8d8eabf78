"""Places in a sentence: states, their people and adjectives, cities, regions, seas, crossings and offices."""

from __future__ import annotations

from dataclasses import dataclass

from borderdesk.extract.geography.context import Around, Hit, codes_of, is_person
from borderdesk.extract.geography.roles import role_of
from borderdesk.extract.geography.towns import places, town_at
from borderdesk.extract.geography.words import Form, forms, small, words
from borderdesk.extract.text import Sentence

GATE = frozenset(("gate",))


@dataclass(slots=True)
class PlaceMention:
    """A name of a place at the tokens ``first``..``last`` (last excluded).

    ``role`` is country, people (a noun for nationals), adjective, city, region, sea, crossing, body or authority.
    ``codes`` is empty where the name has no code (a sea) or stays open; then it is ``ambiguous``.
    """

    first: int
    last: int
    codes: tuple[str, ...]
    role: str
    name: str
    ambiguous: bool = False


def find_places(sentence: Sentence) -> list[PlaceMention]:
    """All places in the order of the text, the longest names first, without overlap."""
    towns, named = places(sentence), _named(sentence)
    if not towns and not named:
        return []
    around = Around(sentence, hits(sentence, towns, named))
    found: list[PlaceMention] = []
    for k in range(len(around.hits) - 1, -1, -1):
        mention = _read(around, k)
        if mention:
            around.roles[k] = mention.role
            found.append(mention)
    return found[::-1]


def _named(sentence: Sentence) -> list[int]:
    """The tokens that a name begins with; nearly all have a capital, so that ``low`` has another string there."""
    raw, low, index = sentence.raw, sentence.low, forms()
    found = [i for i in range(len(raw)) if raw[i] is not low[i] and index.begins(raw[i])]
    return found if small().isdisjoint(low) else [i for i, token in enumerate(raw) if index.begins(token)]


def hits(sentence: Sentence, towns: list[int], named: list[int]) -> list[Hit]:
    """The forms that stand in the sentence, before anything is asked about their meaning."""
    index, found, after = forms(), [], 0
    for i in sorted({*towns, *named}) if towns else named:
        if i < after:
            continue
        token = sentence.raw[i]
        form = _standing(index[token], sentence, i) if i in named else None
        if form is not None and form.kinds == GATE and not (i and sentence.low[i - 1] in words("gate_prepositions")):
            form = None
        if form is None and i in towns:
            form = town_at(sentence, i)
        if form and not (token in words("word_acronyms") and is_loud(sentence)):
            after = i + len(form.low)
            found.append(Hit(i, after, form))
    return found


def _standing(forms: tuple[Form, ...], sentence: Sentence, i: int) -> Form | None:
    for form in forms:
        if form.stands(sentence, i):
            return form
    return None


def is_loud(sentence: Sentence) -> bool:
    """Whether all is in capitals, so that "CAR" may be a car."""
    return all(token.isupper() for token in sentence.raw if token.isalpha())


def _read(around: Around, k: int) -> PlaceMention | None:
    hit = around.hits[k]
    if "none" in hit.form.kinds or around.denied(k) or is_person(around, k):
        return None
    role = role_of(around, k)
    codes = codes_of(around, k, role)
    if not role or codes is None:
        return None
    open_ = not codes and any(hit.form.options)
    return PlaceMention(hit.first, hit.last, codes, role, hit.form.name, open_ or around.doubted(k, codes))
