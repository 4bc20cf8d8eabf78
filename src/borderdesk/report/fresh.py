"""What is new since the edition before, marked where it is told: beside the number itself."""

from __future__ import annotations

import html
import re
from collections.abc import Collection

from borderdesk.language import phrase

NUMBER = re.compile(r"<a class='number' href='#claim-([^']+)'[^>]*>[^<]*</a>")
TOLD = ("class='sentences'", "class='lead'")


def marked(markup: str, new: Collection[str]) -> str:
    """A piece of HTML that tells numbers, those of ``new`` claims followed by a word that says so."""
    if not new or not any(one in markup for one in TOLD):
        return markup
    sign = f"<sup class='fresh'>{html.escape(phrase('new'))}</sup>"
    return NUMBER.sub(lambda link: link[0] + sign if html.unescape(link[1]) in new else link[0], markup)
