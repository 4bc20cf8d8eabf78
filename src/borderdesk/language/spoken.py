"""Which language a report is told in: one of six, English unless a notebook or the page's renderer chose another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from borderdesk.errors import ParameterError

LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "français",
    "es": "español",
    "uk": "українська",
    "ru": "русский",
}
"""By their codes (BCP 47), each by its own name."""

_spoken: ContextVar[str] = ContextVar("language", default="en")


def current() -> str:
    """The code of the language that sentences are told in."""
    return _spoken.get()


def choose(code: str) -> str:
    """Tell everything in this language from now on; ParameterError names the languages there are."""
    _spoken.set(checked(code))
    return code


@contextmanager
def speaking(code: str) -> Iterator[str]:
    """Tell everything in this language within the block; ParameterError as choose()."""
    token = _spoken.set(checked(code))
    try:
        yield code
    finally:
        _spoken.reset(token)


def checked(code: str) -> str:
    """The code as it is; ParameterError where it is none of LANGUAGES."""
    if code not in LANGUAGES:
        raise ParameterError(f"language: {unknown(code)}")
    return code


def unknown(code: str) -> str:
    """What is wrong with the code, "" for one of LANGUAGES."""
    listed = ", ".join(f"{one} ({name})" for one, name in LANGUAGES.items())
    return "" if code in LANGUAGES else f"found {code!r}, expected one of: {listed}"
