"""Every form of the name of a place, under its first token, read once from the tables of places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from sys import intern
from typing import Any, NamedTuple

from borderdesk.extract import lexicons
from borderdesk.extract.geography.rows import Row, Rows
from borderdesk.extract.pieces import pieces
from borderdesk.extract.text import Sentence
from borderdesk.place import Country, countries, listed, rows

# where a name is several things, the first of these that it is
RANKS = "none country body adjective people person prefix authority sea capital region city crossing gate".split()
PEOPLE = frozenset({"adjective", "people", "person"})
TOWNS = frozenset({"capital", "region", "city"})


ARTICLES = (["al", "-"], ["el", "-"])


class Form(NamedTuple):  # a dataclass takes ten times as long to import
    """A name as it is written. ``options`` are the codes it may stand for, the usual first.

    ``kinds`` has more than one where the name is noun and adjective. ``crossing`` has the codes of a crossing of the
    same name. A ``loose`` name is something else more often than a place, and a ``namelike`` one is borne by people.
    """

    tokens: tuple[str, ...]
    low: tuple[str, ...]
    kinds: frozenset[str]
    options: tuple[tuple[str, ...], ...]
    name: str
    crossing: tuple[str, ...] = ()
    loose: bool = False
    namelike: bool = False
    open: bool = False
    after_the: bool = False

    def stands(self, sentence: Sentence, i: int) -> bool:
        """Whether the tokens from ``i`` on are this name, with a capital wherever it has one."""
        if self.after_the and not (i and sentence.low[i - 1] == "the"):
            return False
        if len(self.low) == 1:  # its key is the token as written
            return True
        last = i + len(self.low)
        if tuple(sentence.low[i:last]) != self.low:
            return False
        start = 1 if sentence.raw[i : i + 2] in ARTICLES else 0  # "al-Qaim"
        written = zip(self.tokens[start:], sentence.raw[i + start : last], strict=True)
        return all(raw[:1].isupper() or not token[:1].isupper() for token, raw in written)


class Index(dict[str, tuple[Form, ...]]):
    """Forms under their first token, as written and in capitals, the longest first; built when first asked for.

    Most names of the tables stand in no text that a run reads: until then a token has only the number of its row, or
    the numbers in a tuple, which the garbage collector leaves alone.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        super().__init__()
        listed = [*rows]
        self.rows = Rows(listed)
        self.numbers: dict[str, int | tuple[int, ...]] = {}
        for number, row in enumerate(listed):
            token = _first(row[0])
            self._number(token, number)
            if token in ("Al", "El"):
                self._number(token.lower(), number)
            capitals = token.upper()
            if capitals.capitalize() != token and capitals != token:  # "McMurdo": begins() would not come back to it
                self._number(capitals, number)

    def _number(self, token: str, number: int) -> None:
        before = self.numbers.get(token)
        if before is None:
            self.numbers[intern(token)] = number
        else:
            self.numbers[token] = (*(before if isinstance(before, tuple) else (before,)), number)

    def begins(self, token: str) -> bool:
        """Whether a name begins with the token, as written or in capitals."""
        return token in self.numbers or (token.isupper() and token.capitalize() in self.numbers)

    def _numbers(self, token: str) -> list[int]:
        found: list[int] = []
        for written in {token, token.capitalize()} if token.isupper() else (token,):
            numbers = self.numbers.get(written, ())
            found += numbers if isinstance(numbers, tuple) else (numbers,)
        return sorted(found)

    def __missing__(self, token: str) -> tuple[Form, ...]:
        found: dict[str, list[Row]] = {}
        for number in self._numbers(token):
            row = self.rows[number]
            found.setdefault(row[0], []).append(row)
        built = (_form(written, same) for written, same in found.items())
        self[token] = forms = tuple(sorted(built, key=lambda form: (-len(form.low), not form.after_the)))
        return forms


FIRST = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")  # the first of the pieces of a text


def _first(written: str) -> str:
    """The first token of a name, without "the"."""
    if written[:4] in ("The ", "the "):
        written = written[4:]
    word = written.partition(" ")[0]
    if word.isalpha():  # nearly always: no need of a pattern
        return word
    first = FIRST.match(written)
    return first.group() if first else written


@cache
def forms() -> Index:
    """All names of places under their first token."""
    return Index(_rows())


@cache
def small() -> frozenset[str]:
    """The few first tokens of names that have no capital: "mainland China"."""
    return frozenset(token for token in forms().numbers if token == token.lower())


@cache
def lexicon() -> dict[str, Any]:
    return lexicons.lexicon("places")


@cache
def words(name: str) -> frozenset[str]:
    """A set of words of ``lexicon/places.toml``."""
    return frozenset(str(lexicon()[name]).split())


def _rows() -> Iterator[Row]:
    for country in countries():
        yield from _of_country(country)
    for row in rows("regions"):
        for written in listed(row["name"]):
            yield written, row["role"], listed(row["codes"]), written, False
            if row["role"] == "crossing":
                yield from _gate(written, listed(row["codes"]))
    for row in rows("authorities"):
        yield row["name"], "authority", _codes(row["country"]), row["name"], False
    for row in rows("cities"):
        kind = "region" if row["kind"] in ("region", "island") else "city"
        for written in (row["name"], *listed(row["variants"])):
            yield written, kind, _codes(row["country"]), row["name"], row["ambiguous"] == "yes"
    for row in rows("crossings"):
        codes = tuple(filter(None, (row["country_a"], row["country_b"])))
        for written in (row["name"], *listed(row["variants"])):
            yield written, "crossing", codes, row["name"], False
            yield from _gate(written, codes)
    yield from ((name, _kind_of(name), (), name, False) for name in lexicon()["options"])


GATES = tuple(f" {noun}" for noun in "crossing checkpoint checkpost post gate terminal border".split())
"""What a crossing's name may end with; beside "at" or "through" the name without it is the crossing too."""


def _gate(written: str, codes: tuple[str, ...]) -> Iterator[Row]:
    """ "Morina" of "Morina crossing", unless the rest names something else more often."""
    if written.endswith(GATES):
        bare = written.rpartition(" ")[0].removesuffix(" border").removesuffix(" land")
        if len(bare) >= SHORTEST and bare not in words("no_gates"):
            yield bare, "gate", codes, bare, False


SHORTEST = 4  # letters of a name that is read without "crossing"


@cache
def _codes(code: str) -> tuple[str, ...]:
    """The code of a state alone, one tuple for all its places."""
    return (code,)


def _kind_of(name: str) -> str:
    return "people" if name.endswith("ns") else "adjective" if name.endswith("n") else "country"


def _of_country(country: Country) -> Iterator[Row]:
    loose = _loose()
    kind = "body" if country.code == "EU" else "country"
    columns = {
        kind: (country.name, *country.variants, *country.historic),
        "adjective": country.adjectives if kind == "country" else (),
        "person": country.person,
        "people": country.people,
        "capital": country.capital,
    }
    for role, column in columns.items():
        for written in column:
            name = country.name if role != "capital" else written
            yield written, role, _codes(country.code), name, written in loose


@cache
def _loose() -> frozenset[str]:
    return words("loose") | frozenset(lexicon()["loose_phrases"])


def _form(written: str, found: list[Row]) -> Form:
    kinds = {kind for _, kind, *_ in found}
    best = next((kind for kind in RANKS if kind in kinds), "crossing")
    alike = next((group for group in (PEOPLE, TOWNS) if best in group), {best})
    same = sorted((row for row in found if row[1] in alike), key=lambda row: row[1] != best)
    tokens = tokens_of(re.sub(r"^[Tt]he ", "", written))
    form = Form(
        tokens=tokens,
        low=tuple(token.lower().replace("\u2019", "'") for token in tokens),
        kinds=frozenset(kinds & {best, *PEOPLE}) if best in PEOPLE | {"country"} else frozenset({best}),
        options=tuple(dict.fromkeys(row[2] for row in same)),
        name=same[0][3],
        crossing=_crossing_of(found, best),
        loose=same[0][4],
        namelike=written in words("namelike") or same[0][4],
        after_the=written[:4] in ("The ", "the "),
    )
    return _with_options(form, written)


def _crossing_of(found: list[Row], best: str) -> tuple[str, ...]:
    """The two sides of the crossing of that name; a town gives its name to its own border post."""
    named = [row for row in found if row[1] == "crossing" or (row[1] == "gate" and best in TOWNS | {"gate"})]
    return next((row[2] for row in sorted(named, key=lambda row: row[1])), ())


def _with_options(form: Form, written: str) -> Form:
    codes = lexicon()["options"].get(written)
    if codes is None:
        return form
    return form._replace(options=tuple((code,) for code in codes.split()), open=written in lexicon()["open_names"])


def tokens_of(written: str) -> tuple[str, ...]:
    return tuple(part for part in pieces(written)[0] if not part.isspace())
