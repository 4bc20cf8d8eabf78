"""Words of other desks for our codes: "Kazakhstan" for KAZ, "people" for persons, "yes" for true."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from borderdesk.exchange.mapping import words
from borderdesk.place import Country, countries

COUNTRIES = ("nationality", "origin", "destination", "jurisdiction")
TRUTHS = {"true": "true", "yes": "true", "1": "true", "false": "false", "no": "false", "0": "false"}


def country_text(text: str, column: str) -> str:
    """The code of a country by its name, for a nationality also by its people; ValueError where none or two fit."""
    if text.upper() in _codes():
        return text.upper()
    found = _by_name(column == "nationality").get(_key(text), set())
    if len(found) == 1:
        return next(iter(found))
    which = f"which may be {' or '.join(sorted(found))}" if found else "which names no country we know"
    raise ValueError(f"found {text!r}, {which}; expected an ISO 3166-1 alpha-3 code such as KAZ")


def enum_text(text: str, column: str, allowed: list[str]) -> str:
    """One of the allowed codes, whatever its case and marks; ValueError where it is none."""
    code = "_".join(text.lower().replace("-", " ").split())
    code = words(column).get(code, code)
    if code not in allowed:
        raise ValueError(f"found {text!r}, expected one of {', '.join(allowed)}")
    return code


def truth_text(text: str) -> str:
    """true or false; ValueError for all else."""
    found = TRUTHS.get(text.lower())
    if found is None:
        raise ValueError(f"found {text!r}, expected true, false or nothing")
    return found


@cache
def _codes() -> frozenset[str]:
    return frozenset(one.code for one in countries())


@cache
def _by_name(of_people: bool) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in countries():
        for name in _names(one, of_people):
            found.setdefault(_key(name), set()).add(one.code)
    return found


def _names(one: Country, of_people: bool) -> Iterator[str]:
    yield one.name
    yield from one.variants
    if of_people:
        yield from (*one.adjectives, *one.person, *one.people)


def _key(text: str) -> str:
    return " ".join(text.lower().replace(".", "").removeprefix("the ").split())
