"""The bytes of a CSV file as text, whatever saved it."""

from __future__ import annotations

import codecs
import re

from borderdesk.errors import SheetError

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# What spreadsheets on desks save CSV in where it is not UTF-8, alphabets first: few letters look like any of Asia's.
ALPHABETS = "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257".split()
OTHERS = "shift_jis euc_kr gb18030 big5".split()
LATIN = ("cp1250", "cp1254", "cp1257")
UNLIKE = re.compile(r"[a-zß-ÿ][A-ZÀ-ÞŠŒŽŸ]|[^\W\d_][¡-¿]|[¡-¿][^\W\d_]|[ÐÞðþÝý]")
"""What western text has not: a capital or a sign within a word, Icelandic letters, which are more often Turkish."""


def decoded(data: bytes, where: str, encoding: str = "") -> tuple[str, str]:
    """The text, and how it was read where that was guessed ("" for UTF-8 and for a byte order mark).

    A byte order mark decides, then UTF-8 wherever the bytes are that, then the encoding whose text looks most like a
    language. Raises SheetError where the file is binary, or not in the ``encoding`` that was named.
    """
    if encoding:
        return _named(data, where, encoding), ""
    for mark, name in MARKS:
        if data.startswith(mark):
            return _named(data, where, name), ""
    if b"\0" in data:
        raise SheetError(f"{where}: found a binary file, expected CSV or XLSX")
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _guessed(data, where)


def _named(data: bytes, where: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise SheetError(f"{where}: found no encoding {encoding!r}, expected a name such as utf-8 or cp1252") from None
    except UnicodeDecodeError as error:
        raise SheetError(
            f"{where}, byte {error.start}: found bytes that are not {encoding}; name another --encoding"
        ) from None


def _guessed(data: bytes, where: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=ALPHABETS).best() or from_bytes(data, cp_isolation=OTHERS).best()
    if best is None:
        raise SheetError(f"{where}: found bytes in no encoding that can be told; name it with --encoding")
    name, text = best.encoding, str(best)
    western = data.decode("cp1252", "replace")
    if name in LATIN and not UNLIKE.search(western) and "\ufffd" not in western:
        name, text = "cp1252", western
    seen = re.search(r"\w*[^\x00-\x7f]+\w*", text)
    shown = f" ({seen[0][:20]!r})" if seen else ""
    return text, f"read as {name}{shown}, which is a guess; --encoding names another"
