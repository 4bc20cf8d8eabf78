"""The Content-Security-Policy of a page, and that of a page which turns into another one."""

from __future__ import annotations

import base64
import hashlib
import html
import re

META = re.compile(
    r"<meta\s+http-equiv=([\"']?)Content-Security-Policy\1\s+content=(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE
)
ANY_INLINE = "'unsafe-inline'"


def policy_of(markup: str) -> str:
    """The policy that stands in the head of a page; "" without one."""
    found = META.search(markup.partition("</head>")[0])
    return html.unescape(found.group(2) or found.group(3) or "") if found else ""


def widened(policy: str, script: str, style: str) -> str:
    """The policy with one more script and one more style, each by its hash.

    A page that writes another one into itself keeps its own policy beside that of the other, so it has to allow what
    the other allows.
    """
    sources = {name: words for name, *words in (part.split() for part in policy.split(";") if part.strip())}
    for name, text in (("script-src", script), ("style-src", style)):
        words = [word for word in sources.get(name, sources.get("default-src", [])) if word != "'none'"]
        # a hash would switch off 'unsafe-inline', which allows the style already
        sources[name] = words if ANY_INLINE in words else [*words, f"'sha256-{sha256(text)}'"]
    return "; ".join(" ".join((name, *words)) for name, words in sources.items())


def sha256(text: str) -> str:
    """The hash of an inline script or style, as a policy names it."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
