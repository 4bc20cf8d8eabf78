"""Markup that can neither run nor load anything: the page's policy forbids it too, so this is the second bolt."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from borderdesk.report.tags import Token, plain

# elements that run, load, embed or change the page; what stands in the first ones goes with them
WITH_CONTENT = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "foreignobject",
    "noscript",
    "template",
    "applet",
    "frameset",
}
GONE = WITH_CONTENT | {
    "link",
    "meta",
    "base",
    "form",
    "frame",
    "portal",
    "animate",
    "set",
    "animatetransform",
    "handler",
}
NAME = re.compile(r"[a-z][\w:.-]*")
VOID = {"link", "meta", "base", "embed", "frame"}
LEADING = {"href", "xlink:href", "action", "formaction", "data", "background", "poster", "cite", "ping", "to", "values"}
SAFE = re.compile(r"(?:https?:|mailto:|#|/(?!/)|[\w.-]+(?:[/?#]|$))", re.IGNORECASE)
PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[\w+/=]*", re.IGNORECASE)
LOADING_STYLE = re.compile(r"url\s*\((?!\s*['\"]?#)|expression|@import|-moz-binding|behavior\s*:", re.IGNORECASE)
BARE = re.compile(r"&(?!(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);)")
BLANK = re.compile(r"[\x00-\x20]+")


def harmless(markup: str) -> str:
    """The markup without elements that run or load, handlers of events, and addresses that are none of the web's.

    What is left stands as it was written; SVG keeps the case of its names.
    """
    tokens = plain(markup)
    if tokens is not None and all(map(_stays, tokens)):
        return markup
    return "".join(_Reader(markup).kept)


def _stays(token: Token) -> bool:
    """Whether a tag, or the words between two, would stand as it is written."""
    if not token.name:
        return "&" not in token.written or not BARE.search(token.written)
    if token.name in GONE:
        return False
    if token.ends:
        return token.written == f"</{_cased(token.name)}>"
    return all(_good(*one) for one in token.attributes)


class _Reader(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=False)
        self.kept: list[str] = []
        self._within: list[str] = []  # open elements that go with their content
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in GONE or not NAME.fullmatch(tag):
            if tag in WITH_CONTENT and tag not in VOID:
                self._within.append(tag)
        elif not self._within:
            raw = self.get_starttag_text() or ""
            self.kept.append(raw if all(_good(*one) for one in attrs) else _rebuilt(tag, attrs, raw.endswith("/>")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in GONE and NAME.fullmatch(tag) and not self._within:
            raw = self.get_starttag_text() or ""
            self.kept.append(raw if all(_good(*one) for one in attrs) else _rebuilt(tag, attrs, True))

    def handle_endtag(self, tag: str) -> None:
        if tag in self._within:
            del self._within[self._within.index(tag) :]
        elif tag not in GONE and not self._within:
            self.kept.append(f"</{_cased(tag)}>")

    def handle_data(self, data: str) -> None:
        self._keep(data.replace("<", "&lt;"))

    def handle_entityref(self, name: str) -> None:
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._keep(f"&#{name};")

    def _keep(self, text: str) -> None:
        if not self._within:
            self.kept.append(text)


def _good(name: str, value: str | None) -> bool:
    """Whether an attribute may stay; its value comes unescaped."""
    words = BLANK.sub("", value or "")
    if name.startswith("on") or name in ("srcdoc", "srcset") or re.search(r"[<>\"'/=\s]", name):
        return False
    if name in LEADING:
        return bool(SAFE.match(words)) or not words
    if name == "src":
        return bool(PICTURE.fullmatch(words))
    return name != "style" or not LOADING_STYLE.search(words)


def _rebuilt(tag: str, attrs: list[tuple[str, str | None]], ends: bool) -> str:
    kept = (f' {name}="{html.escape(value or "", quote=True)}"' for name, value in attrs if _good(name, value))
    return f"<{_cased(tag)}{''.join(kept)}{'/' if ends else ''}>"


def _cased(tag: str) -> str:
    """SVG's names in their own case, which HTML readers want for none but those in XML."""
    return CASED.get(tag, tag)


CASED = {name.lower(): name for name in ("clipPath", "linearGradient", "radialGradient", "textPath")}
