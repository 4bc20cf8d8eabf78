"""What the words around the name of a place say about it: place or person, and which of two states."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from borderdesk.extract.geography.words import Form, lexicon, words
from borderdesk.extract.text import Sentence
from borderdesk.place import country


class Hit(NamedTuple):
    first: int
    last: int
    form: Form


@dataclass
class Around:
    """A sentence with the names found in it; ``roles`` fills from the last name to the first."""

    sentence: Sentence
    hits: list[Hit]
    roles: dict[int, str] = field(default_factory=dict)
    inside: frozenset[int] = field(init=False)
    _titled: bool | None = field(init=False)

    def __post_init__(self) -> None:
        """``inside``: the tokens of the names."""
        self.inside = frozenset(i for hit in self.hits for i in range(hit.first, hit.last))
        self._titled = None

    def low(self, i: int) -> str:
        return self.sentence.low[i] if 0 <= i < len(self.sentence.low) else ""

    def raw(self, i: int) -> str:
        return self.sentence.raw[i] if 0 <= i < len(self.sentence.low) else ""

    @property
    def titled(self) -> bool:
        """Whether most words have a capital, as in a headline, so that a capital says nothing."""
        if self._titled is None:
            self._titled = self._is_titled()
        return self._titled

    def _is_titled(self) -> bool:
        if self.sentence.raw[-1] == ".":
            return False
        long = [token for token in self.sentence.raw if token.isalpha() and len(token) > 3]
        return sum(token[0].isupper() for token in long) > 0.7 * len(long) and len(long) > 3

    def near(self, k: int) -> frozenset[str]:
        """The codes of the other names that are sure of theirs."""
        sure = (hit.form for i, hit in enumerate(self.hits) if i != k and not hit.form.loose)
        return frozenset(code for form in sure if len(form.options) == 1 for code in form.options[0])

    def glued(self, i: int) -> bool:
        """Whether token ``i`` is a hyphen without space."""
        return self.low(i) == "-" and not self.sentence.spaced(i)

    def denied(self, k: int) -> bool:
        """ "non-EU" is everybody else."""
        first = self.hits[k].first
        return self.glued(first - 1) and self.low(first - 2) == "non"

    def doubted(self, k: int, codes: tuple[str, ...]) -> bool:
        """Whether the usual meaning was taken for want of any sign: Georgia."""
        return self.hits[k].form.name == "Georgia" and codes == ("GEO",) and georgia(self, k) is None


def is_person(around: Around, k: int) -> bool:
    """Whether the name is a part of the name of a person ("Jordan Peterson", "Jack London")."""
    first, last, form = around.hits[k]
    if len(form.low) > 1 or (around.sentence.raw[first].isupper() and len(form.low[0]) > 3):
        return False
    if around.raw(first - 1) in words("given_names") and first - 1 not in around.inside:
        return True
    if form.kinds == {"city"} and form.namelike and _speaks(form.name, around.sentence.text):
        return True
    if not form.namelike or around.titled:
        return False
    return _surname(around, last) or (first > 1 and _surname(around, first - 1))


def _speaks(name: str, text: str) -> bool:
    """Whether the text has a person of that name: "Mr Garissa", "Garissa said"; asked of a text once for each name."""
    known = _answers(text).speaking
    if name not in known:
        known[name] = any(_speaks_at(text, match.start(), match.end()) for match in _alone(name).finditer(text))
    return known[name]


def _speaks_at(text: str, start: int, end: int) -> bool:
    before = text[max(start - FIRST_NAME, 0) : start]
    if _titles().search(before):
        return True
    return SAYS.match(text, end) is not None and not _placing().search(before)  # "those held at Vyborg said"


FIRST_NAME = 32  # characters, more than any title or preposition has
SAYS = re.compile(r",? (?:said|says|told|added|asked)\b")


class Answers(NamedTuple):
    """What a text was asked so far: whether a person of a name speaks in it, whether it names the state of a code."""

    speaking: dict[str, bool]
    named: dict[str, bool]


@lru_cache(maxsize=1)  # the text is the same for every name in it
def _answers(text: str) -> Answers:
    return Answers({}, {})


@cache
def _alone(name: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(name)}\b")  # a plain word first: found ten times as fast


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(title.capitalize() for title in sorted(words('titles')))})\.? \Z")


@cache
def _placing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('place_prepositions')))}) \Z|\w\Z")


def _surname(around: Around, i: int) -> bool:
    token = around.raw(i)
    capital = token[:1].isupper() and token.isalpha() and len(token) > 1 and not token.isupper()
    return capital and i not in around.inside and token.lower() not in words("institutions")


def codes_of(around: Around, k: int, role: str) -> tuple[str, ...] | None:
    """The codes of a name, () where they stay open; None where the name is no place after all."""
    hit = around.hits[k]
    form = hit.form
    if role == "crossing" and form.crossing:
        return form.crossing
    if form.low == ("georgia",):
        return (georgia(around, k) or "GEO",)
    if len(form.low) == 1 and form.low[0].startswith("mainland"):
        return ("CHN",) if is_chinese_mainland(around, k) else None
    if len(form.options) == 1 and not form.loose:
        return form.options[0]
    near = around.near(k)
    meant = [option for option in form.options if near.intersection(option)]
    if form.loose and not meant:
        meant = [option for option in form.options if any(_is_named(code, around.sentence.text) for code in option)]
        if meant:
            return meant[0]
        return () if around.low(hit.first - 1) in words("place_prepositions") else None
    if form.open:
        return meant[0] if len(meant) == 1 else ()
    return meant[0] if len(meant) == 1 else _usual(form)


@cache
def _names_of(code: str) -> re.Pattern[str]:
    state = country(code)
    names = (state.name, *state.variants, *state.adjectives, *state.people) if state else (code,)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def _is_named(code: str, text: str) -> bool:
    """Whether another sentence of the text names the state or its people, so that its towns may be meant."""
    known = _answers(text).named
    if code not in known:
        known[code] = bool(_names_of(code).search(text))
    return known[code]


def _usual(form: Form) -> tuple[str, ...]:
    """Two towns of one name stay open; of two states of one name the table says which is meant."""
    return () if form.kinds & {"city", "region"} else form.options[0]


def is_chinese_mainland(around: Around, k: int) -> bool:
    """Whether "the mainland" is that of China: in a text of Hong Kong, Macau or Taiwan, where no other is named."""
    first, last, _ = around.hits[k]
    if first in {hit.last for hit in around.hits} or last in {hit.first for hit in around.hits}:
        return False
    return bool(_pattern(lexicon()["off_the_mainland"]).search(around.sentence.text))


def georgia(around: Around, k: int) -> str | None:
    """GEO or USA, by the sentence and then by the whole text; None where neither says anything."""
    if _among_us_states(around, k):
        return "USA"
    signs = lexicon()["georgia"]
    if _any(around, signs["near_words"]):
        return "GEO"
    if _any(around, signs["us_words"]):
        return "USA"
    if around.near(k).intersection(signs["near"].split()):
        return "GEO"
    return _told(around.sentence.text)


@lru_cache(maxsize=1)  # the text is the same for every Georgia in it
def _told(text: str) -> str | None:
    signs = lexicon()["georgia"]
    for code, spelt in (("GEO", signs["near_words"]), ("USA", signs["us_words"])):
        if _pattern(spelt).search(text):
            return code
    return None


def _any(around: Around, spelt: str) -> bool:
    return not frozenset(spelt.split()).isdisjoint(around.sentence.low)


@cache
def _pattern(spelt: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(word.capitalize() for word in spelt.split())})\b")


def _among_us_states(around: Around, k: int) -> bool:
    """ "state of Georgia", "Georgia, Florida and Texas"."""
    first, last, _ = around.hits[k]
    if around.low(first - 2) == "state" and around.low(first - 1) == "of":
        return True
    pairs = [(around.hits[k - 1].last, first, k - 1)] if k else []
    pairs += [(last, around.hits[k + 1].first, k + 1)] if k + 1 < len(around.hits) else []
    american = {"region", "city"}
    return any(
        joined(around, left, right)
        and around.hits[j].form.options == (("USA",),)
        and around.hits[j].form.kinds & american
        for left, right, j in pairs
    )


def joined(around: Around, last: int, first: int) -> bool:
    """Whether only "and", "or" or a comma stand between two names."""
    between = around.sentence.low[last:first]
    return 0 < len(between) <= 2 and set(between) <= {"and", "or", ",", "&"}
