"""The words of quantities, read once from ``lexicon/numbers.toml``, ``units.toml`` and ``nouns.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import NamedTuple

from borderdesk.extract.lexicons import lexicon, written

Phrases = dict[str, list[tuple[list[str], str]]]
"""Phrases under their first (or last) token, the longest first, each with what it means."""


class AmountWords(NamedTuple):  # a dataclass takes ten times as long to import
    """Look-up tables; every key is a token in lower case."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    plural_scales: dict[str, int]
    short_scales: dict[str, int]
    parts: dict[str, int]
    plural_parts: dict[str, int]
    glyphs: dict[str, float]
    times: dict[str, int]
    starts: frozenset[str]
    before: Phrases
    strength: Phrases
    behind: Phrases
    verbs: dict[str, str]
    change_verbs: frozenset[str]
    moved_by: frozenset[str]
    change_nouns: frozenset[str]
    names: frozenset[str]
    lower_names: frozenset[str]
    word_names: frozenset[str]
    products: frozenset[str]
    whole_names: Phrases
    sets: dict[str, frozenset[str]]


class UnitWords(NamedTuple):  # a dataclass takes ten times as long to import
    measures: Phrases
    kinds: dict[str, str]
    reported: dict[str, str]
    hours: dict[str, float]
    glued: frozenset[str]
    signs: frozenset[str]
    before_sign: frozenset[str]
    codes: frozenset[str]
    loose_codes: frozenset[str]
    money: frozenset[str]
    coins: Phrases
    weak: frozenset[str]
    adjectives: Phrases


@dataclass(slots=True)
class Noun:
    """``unit`` as in `Mention`; ``kind`` is person, mover, household, vehicle, event or thing."""

    unit: str
    kind: str
    plural: bool


def _phrases(lines: dict[str, list[list[str]]], last: bool = False) -> Phrases:
    """Tables of phrases by meaning, turned into one keyed by the first (or last) token."""
    table: Phrases = {}
    for meaning, phrases in lines.items():
        for tokens in phrases:
            table.setdefault(tokens[-1 if last else 0], []).append((tokens, meaning))
    for found in table.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return table


def _lines(table: dict[str, str]) -> dict[str, list[list[str]]]:
    return {name: [line.split() for line in text.splitlines() if line.strip()] for name, text in table.items()}


def _joined(table: dict[str, str]) -> dict[str, list[list[str]]]:
    """Words of a text, in which "_" joins the tokens of a phrase."""
    return {name: [word.split("_") for word in text.split()] for name, text in table.items()}


@cache
def words() -> AmountWords:
    raw = lexicon("numbers")
    scales, parts = raw["scales"], raw["parts"]
    plural_scales = {f"{word}s": value for word, value in scales.items()}
    plural_parts = {f"{word}s": value for word, value in parts.items() if word != "half"} | {"halves": 2}
    change, names, verbs = raw["change"], raw["names"], raw["verbs"]
    none = ("none", "nobody", "no", "not")
    return AmountWords(
        units=raw["units"],
        tens=raw["tens"],
        scales=scales,
        plural_scales=plural_scales,
        short_scales=raw["short_scales"],
        parts=parts,
        plural_parts=plural_parts,
        glyphs=raw["glyphs"],
        times=raw["times"],
        starts=frozenset({*raw["units"], *raw["tens"], *scales, *plural_scales, "tens", *parts, *raw["glyphs"]})
        | {*raw["times"], *raw["words"]["ones"].split(), *none},
        before=_phrases(_lines(raw["before"]), last=True),
        strength=_phrases(_lines(raw["strength"]), last=True),
        behind=_phrases(_lines(raw["behind"])),
        verbs={verb: bound for bound in ("more_than", "about", "less_than") for verb in verbs[bound].split()}
        | dict.fromkeys(verbs["crossed"].split(), "crossed"),
        change_verbs=frozenset(change["verbs"].split()),
        moved_by=frozenset(f"{change['verbs']} {change['moved_by']}".split()),
        change_nouns=frozenset(change["nouns"].split()),
        names=frozenset(names["capital"].split()),
        lower_names=frozenset(names["lower"].split()),
        word_names=frozenset(names["words"].split()),
        products=frozenset(names["products"].split()),
        whole_names=_phrases({"whole": [name.split("_") for name in names["whole"].split()]}),
        sets={name: frozenset(text.split()) for name, text in raw["words"].items()}
        | {name: frozenset(verbs[name].split()) for name in ("totals", "marks")},
    )


@cache
def unit_words() -> UnitWords:
    raw = lexicon("units")
    measures, money = raw["measures"], raw["money"]
    phrases = _joined(measures)
    return UnitWords(
        measures=_phrases(phrases),
        kinds={tokens[0]: kind for kind, found in phrases.items() for tokens in found if len(tokens) == 1},
        reported={word: unit for unit, text in raw["reported"].items() for word in text.split()},
        hours=raw["hours"],
        glued=frozenset(raw["glued"]["only"].split()),
        signs=frozenset(money["signs"].split()),
        before_sign=frozenset(money["before_sign"].split()),
        codes=frozenset(money["codes"].split()),
        loose_codes=frozenset(money["loose_codes"].split()),
        money=frozenset(money["words"].split()),
        coins=_phrases(_joined({"coin": money["words"]})),
        weak=frozenset(money["weak"].split()),
        adjectives=_phrases(_joined({"adjective": money["adjectives"]})),
    )


@cache
def money_words() -> frozenset[str]:
    """Words without which no sentence speaks of money."""
    table = unit_words()
    return frozenset({*table.signs, *table.codes, *table.loose_codes, *table.adjectives, *table.coins, "rs", "tk"})


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh", "z")) else f"{noun}s"


@cache
def nouns() -> dict[str, Noun]:
    """Every singular and plural of ``nouns.csv``; no field but the last holds a comma."""
    table: dict[str, Noun] = {}
    kinds: dict[tuple[str, str], tuple[Noun, Noun]] = {}  # few, shared by thousands of words
    rows = written("nouns.csv").splitlines()[1:]
    for noun, plural, unit, kind, _ in (row.split(",", 4) for row in rows):
        pair = kinds.get((unit, kind))
        if pair is None:
            pair = kinds[unit, kind] = Noun(unit, kind, False), Noun(unit, kind, True)
        table.setdefault(intern(noun), pair[0])
        for word in plural.split() or [_plural(noun)]:
            table[intern(word)] = pair[1]
    return table
