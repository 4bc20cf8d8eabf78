"""Messages told as sentences: the words of the current language around parts that keep their origin."""

from __future__ import annotations

from datetime import date

from borderdesk.language.catalogue import phrase
from borderdesk.language.wording import filled, shown
from borderdesk.origin import Counted, Part, Sentence

Value = Part | Sentence | float | date


def told(text: str, many: str = "", /, *, number: float | None = None, **parts: Value) -> Sentence:
    """``told("{some} of {every} claims are proposals.", some=Counted.among(...), every=Counted.among(...))``.

    The message is a whole sentence in English, with named places; a translation may put them in another order. Plain
    numbers and days are written as the language writes them, an empty part takes the space before it along. With
    ``many``, its plural, ``number`` or else the part ``count`` chooses the form. KeyError where a part is not given.
    """
    template = phrase(text, many, _count(number, parts) if many else 1)
    return Sentence.of(*filled(template, parts, _part))


def _part(value: Value) -> Part | Sentence:
    return shown(value) if isinstance(value, int | float | date) else value


def _count(number: float | None, parts: dict[str, Value]) -> float:
    if number is not None:
        return number
    count = parts["count"]
    return len(count) if isinstance(count, Counted) else float(str(count))
