"""The passphrase of a sealed report: where it is read from, and when it is too short to hold."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from borderdesk.errors import UsageError

SHORTEST = 12  # characters; whoever has the file can try passphrases for as long as they like
VARIABLE = "BORDERDESK_PASSPHRASE"
EDGES = " \t\r\n"  # what a phone's keyboard or an editor puts around it; sealed.js takes off the same


def tidy(passphrase: str) -> str:
    """The passphrase as both sides use it: NFKC, so that every keyboard gives the same, without blanks around it."""
    return unicodedata.normalize("NFKC", passphrase).strip(EDGES)


def checked(passphrase: str, where: str) -> str:
    """The tidy passphrase; UsageError, with ``where`` it came from and never the words, where it cannot be used."""
    words = tidy(passphrase)
    if len(words) < SHORTEST:
        raise UsageError(
            f"{where}: found a passphrase of {len(words)} characters, expected at least {SHORTEST}; "
            "four or five words that do not belong together hold well"
        )
    if any("\ud800" <= letter <= "\udfff" or letter < " " for letter in words):
        raise UsageError(f"{where}: found bytes that no keyboard gives, expected a passphrase of one line in UTF-8")
    return words


def from_file(path: Path) -> str:
    """The only line of a file; UsageError where it cannot be read or holds more."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}), expected a file with the passphrase") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: found bytes that are not UTF-8, expected a file with the passphrase") from None
    if len(text.strip(EDGES).splitlines()) > 1:
        raise UsageError(f"{path}: found several lines, expected the passphrase alone")
    return checked(text, str(path))


def from_environment() -> str | None:
    """The passphrase of BORDERDESK_PASSPHRASE; None where it is not set or empty."""
    found = os.environ.get(VARIABLE, "")
    return checked(found, VARIABLE) if found else None
