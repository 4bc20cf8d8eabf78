"""A country in a sentence: by its name, and "of", "from" and "to" it in the case that the language wants."""

from __future__ import annotations

from functools import cache
from os.path import dirname

from borderdesk.language import current, message, worded
from borderdesk.place import name_of

TABLE = f"{dirname(__file__)}/tables/country_forms.csv"  # noqa: PTH120
FORMS = ("name", "of", "from", "to")


def named(code: str) -> str:
    """The country's name: ``Russia``, ``Russland``; the code itself where it is not known."""
    return _form(code, "name") or name_of(code, current())


def of(code: str) -> str:
    """``of Russia``, ``Russlands``, ``de Russie``: whose; where no form is known the name stands apart, as it is."""
    return _form(code, "of") or worded(message("of {country}"), country=named(code))


def from_(code: str) -> str:
    """``from Russia``, ``aus Russland``, ``из России``."""
    return _form(code, "from") or worded(message("from {country}"), country=named(code))


def to(code: str) -> str:
    """``to Russia``, ``nach Russland``, ``в Россию``."""
    return _form(code, "to") or worded(message("to {country}"), country=named(code))


def bound_for(code: str) -> str:
    """``for Russia``, of those who leave; elsewhere the same as to()."""
    return worded("for {country}", country=named(code)) if current() == "en" else to(code)


def _form(code: str, form: str) -> str:
    return "" if current() == "en" else _forms(current()).get(code, {}).get(form, "")


@cache
def _forms(language: str) -> dict[str, dict[str, str]]:
    import csv  # slow to load

    with open(TABLE, encoding="utf-8", newline="") as file:  # noqa: PTH123
        return {row["code"]: row for row in csv.DictReader(file) if row["language"] == language}
