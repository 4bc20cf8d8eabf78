"""A text with its figures and policies as one HTML file that needs no network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

from borderdesk.extract import Reading
from borderdesk.extract.text import blocks
from borderdesk.quote import CONTEXT, Quote
from borderdesk.review.marks import KINDS, Stop, segments, stops_of
from borderdesk.review.words import STATED

if TYPE_CHECKING:
    from jinja2 import Environment


def render(reading: Reading, text: str, title: str, published: date | None = None) -> str:
    """The page; all that comes from the text is escaped, and the page may load and send nothing.

    ``reading`` is that of ``text``: its offsets are where the marks stand.
    """
    stops = stops_of(reading)
    style, script = _asset("style.css"), _asset("script.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            title=title,
            published=published.isoformat() if published else "",
            kinds=KINDS,
            counts=_counts(stops),
            stops=stops,
            segments=list(segments(flowing(text), stops)),
            moods={mood: said for mood, said in STATED.items() if any(stop.mood == mood for stop in stops)},
            untaken=[(one.reason, *_context(one.quote)) for one in reading.untaken],
            style=style,
            script=script,
            policy=f"default-src 'none'; style-src 'sha256-{_sha256(style)}'; script-src 'sha256-{_sha256(script)}'; "
            "img-src data:; base-uri 'none'; form-action 'none'",
        )
    )


def flowing(text: str) -> str:
    """The text with a space for each line end that only wraps a sentence: as long as it was, so offsets still hold."""
    parts, at = [], 0
    for start, end in blocks(text):
        parts += [text[at:start], text[start:end].replace("\n", " ")]
        at = end
    return "".join([*parts, text[at:]])


def _context(quote: Quote) -> tuple[str, str, str]:
    """The words with those beside them, from space to space."""
    before, after = quote.prefix, quote.suffix
    if len(before) == CONTEXT:
        before = before.partition(" ")[2]
    return before, quote.exact, after.rpartition(" ")[0] if len(after) == CONTEXT else after


def _counts(stops: Sequence[Stop]) -> dict[str, int]:
    """Rows of each kind; a rule shared by four countries is four."""
    return {kind: sum(len(stop.tables) for stop in stops if stop.kind == kind) for kind in KINDS}


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("borderdesk.review", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _asset(name: str) -> str:
    return files("borderdesk.review").joinpath("templates", name).read_text("utf-8").strip()


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
