"""Cells that a spreadsheet would take for a formula: kept from it by an apostrophe, which import takes off again.

OWASP, CSV Injection (https://owasp.org/www-community/attacks/CSV_Injection): a cell that begins with = + - @ (also in
their full width), tab, CR or LF may be run when the file is opened, and a file that is opened with another separator
than it was written with breaks cells apart, so that their middle becomes a beginning. Hence one apostrophe before such
a beginning, and one after each separator within a cell that such a character follows.

A cell that begins with apostrophes of its own before such a character gets one more, so that taking one off always
gives what stood there: ``plain(guarded(text)) == text`` for every text.
"""

from __future__ import annotations

import re

SIGNS = "=+\\-@＝＋－＠"
AT_START = re.compile(rf"'*[\s\0]*[{SIGNS}]|'*[\t\r\n\0]")
BETWEEN = ",;|\\t\\r\\n\\v\\f\\x1c-\\x1e\\x85\u2028\u2029"  # what parts cells, and whatever any program ends a line at
WITHIN = re.compile(rf"(?<=[{BETWEEN}])(?='*[ \xa0]*[{SIGNS}])")
GUARD_WITHIN = re.compile(rf"(?<=[{BETWEEN}])'(?='*[ \xa0]*[{SIGNS}])")


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet runs."""
    text = WITHIN.sub("'", text)
    return f"'{text}" if AT_START.match(text) else text


def plain(text: str) -> str:
    """What guarded() was given; a text without a guard stays as it is."""
    if text.startswith("'") and AT_START.match(text, 1):
        text = text[1:]
    return GUARD_WITHIN.sub("", text)
