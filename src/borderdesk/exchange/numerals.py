"""Numbers as people type them into spreadsheets: 64,000 or 64 000 or 64.000,5."""

from __future__ import annotations

import re
from collections.abc import Iterable

GROUPS = re.compile(r"(\d{1,3})((?:[ \u00a0\u2009\u202f'’]\d{3})+)(?!\d)")  # spaces and apostrophes only ever group
PLAIN = re.compile(r"-?\d+")
# What only one of the two can be: two groups or more, a group and a fraction, a fraction that is no group.
ENGLISH = re.compile(r"-?(\d{1,3}(,\d{3}){2,}|\d{1,3}(,\d{3})+\.\d+|\d+\.(\d{1,2}|\d{4,})|\d{4,}\.\d+)")
CONTINENTAL = re.compile(r"-?(\d{1,3}(\.\d{3}){2,}|\d{1,3}(\.\d{3})+,\d+|\d+,(\d{1,2}|\d{4,})|\d{4,},\d+)")
NUMERAL = re.compile(r"\d(?:[\d.,'’\u00a0\u2009\u202f]|[ ](?=\d{3}(?!\d)))*(?<=\d)|\d")
ONE_GROUP = re.compile(r"-?\d{1,3}([.,])\d{3}")


def style_of(cells: Iterable[str]) -> str:
    """english (1,234.5), continental (1.234,5) or "", by the cells of a column that can be only one of them."""
    texts = [_joined(numeral) for cell in cells for numeral in NUMERAL.findall(cell)]
    english, continental = (any(form.fullmatch(text) for text in texts) for form in (ENGLISH, CONTINENTAL))
    return "" if english == continental else "english" if english else "continental"


def number_text(text: str, style: str) -> str:
    """The number with a decimal point and nothing else; ValueError where it is none, or could be two numbers.

    A single group after a comma (64,000) is a thousand in an English column and in one of no certain style; after a
    point (64.000) it needs a column that shows which of the two it is.
    """
    joined = _joined(text)
    group = ONE_GROUP.fullmatch(joined)
    if PLAIN.fullmatch(joined):
        return joined
    if group and group[1] == "." and not style:
        raise ValueError(
            f"found {text!r}, which may be {joined.replace('.', '')} or {float(joined):g}; write one of them"
        )
    if (ENGLISH.fullmatch(joined) and style != "continental") or (group and style != "continental"):
        return joined.replace(",", "")
    if (CONTINENTAL.fullmatch(joined) and style != "english") or group:
        return joined.replace(".", "").replace(",", ".")
    raise ValueError(f"found {text!r}, expected a number such as 64000")


def _joined(text: str) -> str:
    return GROUPS.sub(lambda found: re.sub(r"\D", "", found[0]), text.strip())
