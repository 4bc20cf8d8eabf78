"""The messages of a language: what stands for each English one, from ``catalogues/<code>.po``, read once when asked.

English needs none: its messages are their own text.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from os.path import dirname
from typing import TYPE_CHECKING, Any

from borderdesk.language.spoken import current

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages.catalog import Message

FOLDER = f"{dirname(__file__)}/catalogues"  # noqa: PTH120 -- pathlib would be a tenth of the import of extract
BETWEEN = "\x04"  # what stands between a context and its message, as in the files of gettext
ORDER = ("one", "few", "many", "other")  # the categories of CLDR in the order of the forms in a catalogue
Texts = Mapping[str, tuple[str, ...]]


def message(text: str, context: str = "") -> str:
    """The text of a table, marked for the catalogues and told later: worded() and told() take what this returns.

    ``context`` tells apart what is one word in English and several elsewhere.
    """
    return f"{context}{BETWEEN}{text}" if context else text


def plural(one: str, many: str, context: str = "") -> tuple[str, str]:
    """The same for a text that follows a number: ``worded(*plural("{count} day", "{count} days"), count=2)``."""
    return message(one, context), many


def phrase(text: str, many: str = "", number: float = 1) -> str:
    """The message in the current language, its placeholders still in it; the English one where it has no translation.

    With ``many``, its plural, the form that ``number`` takes by the rules of the Unicode CLDR.
    """
    language = current()
    forms = () if language == "en" else texts(language).get(text, ())
    if not forms:
        return _bare(many if many and number != 1 else text)
    return forms[form(number, language, len(forms))]


def form(number: float, language: str, forms: int) -> int:
    """Which of so many forms of a plural the number takes."""
    if forms == 1:
        return 0
    category = _locale(language).plural_form(abs(number))
    if forms == 2:
        return 0 if category == "one" else 1
    return min(ORDER.index(category), forms - 1)


@cache
def texts(language: str) -> Texts:
    """All messages of a catalogue but unsure ones, by key (see message()), in one form or the forms of a plural."""
    from babel.messages.pofile import read_po

    with open(f"{FOLDER}/{language}.po", "rb") as file:  # noqa: PTH123
        found = read_po(file, locale=language)
    return {_key(one): _forms(one.string) for one in found if one.id and not one.fuzzy and all(_forms(one.string))}


def _key(one: Message) -> str:
    text = one.id[0] if isinstance(one.id, tuple | list) else one.id
    return message(str(text), context=one.context or "")


def _forms(string: Any) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, tuple | list) else (string or "",)


def _bare(text: str) -> str:
    return text.rpartition(BETWEEN)[2]


@cache
def _locale(language: str) -> Locale:
    from babel import Locale

    return Locale.parse(language)
