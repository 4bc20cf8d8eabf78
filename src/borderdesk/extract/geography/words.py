"""Every form of the name of a place, under its first token, read once from the tables of places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from borderdesk.extract.text import Sentence, pieces
from borderdesk.place import Country, countries, listed, rows

LEXICON = Path(__file__).parent.parent / "lexicon" / "places.toml"
# where a name is several things, the first of these that it is
RANKS = "none country body adjective people person prefix authority sea capital region city".split()
PEOPLE = frozenset({"adjective", "people", "person"})
TOWNS = frozenset({"capital", "region", "city"})


@dataclass(frozen=True, slots=True)
class Form:
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
        written = zip(self.tokens, sentence.raw[i:last], strict=True)
        return all(raw[:1].isupper() or not token[:1].isupper() for token, raw in written)


Row = tuple[str, str, tuple[str, ...], str, bool]  # as written, kind, codes, name, loose


class Index(dict[str, tuple[Form, ...]]):
    """Forms under their first token, as written and in capitals, the longest first; built when first asked for.

    Most names of the tables stand in no text that a run reads.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        super().__init__()
        self.rows: dict[str, dict[str, list[Row]]] = {}
        for row in rows:
            written = row[0]
            first = FIRST.match(written[4:] if written[:4] in ("The ", "the ") else written)
            token = first.group() if first else written
            for key in (token, token.upper()):
                self.rows.setdefault(key, {}).setdefault(written, []).append(row)
                if key == token.upper() == token:
                    break

    def __contains__(self, token: object) -> bool:
        return token in self.rows

    def __missing__(self, token: str) -> tuple[Form, ...]:
        built = (_form(written, found) for written, found in self.rows[token].items())
        self[token] = found = tuple(sorted(built, key=lambda form: -len(form.low)))
        return found


FIRST = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")  # the first of the pieces of a text


@cache
def forms() -> Index:
    """All names of places under their first token."""
    return Index(_rows())


@cache
def keys() -> frozenset[str]:
    return frozenset(forms().rows)


@cache
def lexicon() -> dict[str, Any]:
    import tomllib  # only needed once, and slow to load

    return tomllib.loads(LEXICON.read_text("utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """A set of words of ``lexicon/places.toml``."""
    return frozenset(str(lexicon()[name]).split())


@cache
def _borders() -> frozenset[tuple[str, str]]:
    return frozenset((row["country_a"], row["country_b"]) for row in rows("crossings"))


def are_neighbours(one: str, other: str) -> bool:
    """Whether a crossing is known between two countries."""
    return (one, other) in _borders() or (other, one) in _borders()


def _rows() -> Iterator[Row]:
    for country in countries():
        yield from _of_country(country)
    for row in rows("regions"):
        for written in listed(row["name"]):
            yield written, row["role"], listed(row["codes"]), written, False
    for row in rows("authorities"):
        yield row["name"], "authority", (row["country"],), row["name"], False
    for row in rows("cities"):
        kind = "region" if row["kind"] in ("region", "island") else "city"
        for written in (row["name"], *listed(row["variants"])):
            yield written, kind, (row["country"],), row["name"], row["ambiguous"] == "yes"
    for row in rows("crossings"):
        codes = tuple(filter(None, (row["country_a"], row["country_b"])))
        for written in (row["name"], *listed(row["variants"])):
            yield written, "crossing", codes, row["name"], False
    yield from ((name, _kind_of(name), (), name, False) for name in lexicon()["options"])


def _kind_of(name: str) -> str:
    return "people" if name.endswith("ns") else "adjective" if name.endswith("n") else "country"


def _of_country(country: Country) -> Iterator[Row]:
    loose = words("loose") | set(lexicon()["loose_phrases"])
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
            yield written, role, (country.code,), country.name if role != "capital" else written, written in loose


def _form(written: str, found: Sequence[Row]) -> Form:
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
        crossing=next((codes for _, kind, codes, *_ in found if kind == "crossing"), ()),
        loose=same[0][4],
        namelike=written in words("namelike") or same[0][4],
        after_the=written[:4] in ("The ", "the "),
    )
    return _with_options(form, written)


def _with_options(form: Form, written: str) -> Form:
    codes = lexicon()["options"].get(written)
    if codes is None:
        return form
    return replace(form, options=tuple((code,) for code in codes.split()), open=written in lexicon()["open_names"])


def tokens_of(written: str) -> tuple[str, ...]:
    return tuple(part for part in pieces(written)[0] if not part.isspace())
