"""Where a row of the ledger can be read: the page of its source, at the very words where they are known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from borderdesk.quote import text_fragment


def address(row: Mapping[str, Any]) -> str:
    """The row's ``url`` with a text fragment of its ``quote``; "" where it is no address of the web."""
    url, words = str(row["url"]), str(row["quote"])
    if urlsplit(url).scheme not in ("http", "https"):
        return ""
    return url.split("#")[0] + text_fragment(words) if words else url
