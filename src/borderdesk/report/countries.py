"""The countries that a report is about, for whoever looks for one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from borderdesk.language import LANGUAGES
from borderdesk.place import country, name_of

if TYPE_CHECKING:
    from borderdesk.view import View

OF_CLAIMS = ("nationality", "origin", "destination")
OF_RULES = ("nationality", "jurisdiction")


def countries(view: View | None) -> tuple[str, ...]:
    """The codes that the chosen claims and rules name, those in most rows first; none without a view."""
    if view is None:
        return ()
    rows: Counter[str] = Counter()
    for table, columns in ((view.claims, OF_CLAIMS), (view.policies, OF_RULES)):
        for row in zip(*(table[name].tolist() for name in columns), strict=True):
            rows.update({code for code in row if code})
    return tuple(sorted(rows, key=lambda code: (-rows[code], code)))


def named(codes: Iterable[str]) -> list[str]:
    """Their names in English, a code where it has none."""
    return [name_of(code) for code in codes]


def spoken(codes: Iterable[str]) -> dict[str, list[str]]:
    """By code all that a country and its people are called, the English name first, each once.

    In English also what is short, old or said of its people; the names alone in the other languages of reports.
    """
    return {code: list(dict.fromkeys(_called(code))) for code in sorted(set(codes))}


def _called(code: str) -> list[str]:
    found = country(code)
    if not found:
        return [code]
    elsewhere = (name_of(code, language) for language in LANGUAGES)
    return [found.name, *found.variants, *found.adjectives, *found.people, code, *elsewhere]
