"""The words of movement, read once from ``lexicon/movement.toml``, in all their forms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import Any, NamedTuple

from borderdesk.extract.lexicons import lexicon

VOWELS = "aeiou"


@dataclass(slots=True)
class Pattern:
    """A cue's tokens behind the first one; ``apart``: an object may stand before the last."""

    rest: tuple[str, ...]
    apart: bool
    measure: str
    shape: str
    needs: str
    form: str


class MovementWords(NamedTuple):  # a dataclass takes ten times as long to import
    """``ended``: phrases by their last token. ``cues``: patterns under their first token, the longest first."""

    cues: dict[str, tuple[Pattern, ...]]
    papers: frozenset[str]
    stateless: dict[str, str]
    sole_neighbours: dict[str, str]
    usual_ways: dict[str, str]
    still: frozenset[str]
    movers: frozenset[str]
    sets: dict[str, frozenset[str]]
    ended: dict[str, dict[str, tuple[tuple[str, ...], ...]]]


@cache
def words() -> MovementWords:
    raw = lexicon("movement")
    return MovementWords(
        cues=_cues(raw),
        papers=frozenset(raw["paper"]["nouns"].split()),
        stateless=raw["stateless"],
        sole_neighbours=raw["sole_neighbours"],
        usual_ways=raw["usual_ways"],
        still=frozenset(raw["people"]["still"].split()),
        movers=frozenset(raw["people"]["movers"].split()),
        sets={name: frozenset(map(intern, text.split())) for name, text in raw["sets"].items()}
        | {name: _inflected(text, raw["irregular"]) for name, text in raw["lemmas"].items()},
        ended={name: _by_last(text) for name, text in raw["phrases"].items()},
    )


def _inflected(text: str, irregular: dict[str, str]) -> frozenset[str]:
    """All forms of verbs that are given in their base form."""
    return frozenset(intern(form) for lemma in text.split() for _, form in _forms(lemma, False, irregular))


def sole_neighbours() -> dict[str, str]:
    """The country beyond the only land border of a country or an enclave."""
    return words().sole_neighbours


def _by_last(text: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    lines = [tuple(map(intern, line.split())) for line in text.strip().splitlines()]
    return {last: tuple(line for line in lines if line[-1] == last) for last in {line[-1] for line in lines}}


def ending_in(name: str, token: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of that name whose last token this is."""
    return words().ended[name].get(token, ())


def ended_by(name: str, low: list[str]) -> tuple[int, tuple[str, ...]]:
    """The first token that ends a phrase of that name, and the phrase; -1 and an empty one where there is none."""
    ended = words().ended[name]
    for i in [i for i, token in enumerate(low) if token in ended]:
        for phrase in ended[low[i]]:
            if len(phrase) == 1 or (low[i - 1] == phrase[-2] and low[max(i + 1 - len(phrase), 0) : i + 1] == [*phrase]):
                return i, phrase
    return -1, ()


@cache
def word_set(name: str) -> frozenset[str]:
    """A set of words by its name under [sets]; those of several, "one+other"."""
    sets = words().sets
    return frozenset().union(*(sets[one] for one in name.split("+"))) if "+" in name else sets[name]


def _cues(raw: dict[str, Any]) -> dict[str, tuple[Pattern, ...]]:
    found: dict[str, list[Pattern]] = {}
    for entry in raw["cue"]:
        for word in _with_its(entry["words"].split()):
            apart = "~" in word
            head, *rest = word.replace("~", "_").split("_")
            if rest and entry["shape"] == "noun":
                for tail, form in ((rest[-1], "one"), (_plural(rest[-1]), "many")):
                    pattern = _shared((*rest[:-1], tail), False, entry["measure"], "noun", "", form)
                    found.setdefault(head, []).append(pattern)
                continue
            noun = entry["shape"] == "noun" or entry.get("noun", False)
            for form, text in _forms(head, noun and not rest, raw["irregular"]):
                pattern = _shared(tuple(rest), apart, entry["measure"], entry["shape"], entry.get("needs", ""), form)
                found.setdefault(text, []).append(pattern)
    return {
        intern(text): tuple(sorted(them, key=lambda one: (-len(one.rest), not (one.needs and one.shape == "lodge"))))
        for text, them in found.items()
    }


@cache
def _shared(rest: tuple[str, ...], apart: bool, measure: str, shape: str, needs: str, form: str) -> Pattern:
    """One pattern for all words that have the same: most verbs of a shape."""
    return Pattern(rest, apart, measure, shape, needs, form)


def _with_its(listed: list[str]) -> list[str]:
    """ "force_their_way_over" and "force_its_way_over": of people and of a group, a boat, a column."""
    return [*listed, *(word.replace("_their_", "_its_") for word in listed if "_their_way" in word)]


def _forms(lemma: str, noun: bool, irregular: dict[str, str]) -> list[tuple[str, str]]:
    """(form, text): base, s, past, part (participle), ing for verbs; one, many for nouns."""
    if noun:
        return [("one", lemma), ("many", irregular.get(lemma, _plural(lemma)).split()[0])]
    if irregular.get(lemma) == "":
        return [("fixed", lemma)]
    if lemma == "be":
        return [("be", text) for text in irregular["be"].split()]
    if lemma in irregular:
        return [("base", lemma), *((_form_of(text, lemma), text) for text in irregular[lemma].split())]
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    past = f"{lemma[:-1]}ied" if _consonant_y(lemma) else f"{stem}ed"
    return [("base", lemma), ("s", _plural(lemma)), ("past", past), ("ing", f"{stem}ing")]


def _form_of(text: str, lemma: str) -> str:
    if text.endswith("ing"):
        return "ing"
    return "s" if text.endswith("s") and text != lemma else "past"


def _consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2] not in VOWELS


def _plural(word: str) -> str:
    if _consonant_y(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh", "z")) else f"{word}s"
