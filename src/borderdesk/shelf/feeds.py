"""The feeds of the shelf: what was published of all editions, newest first, as Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as tree
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from borderdesk import ledger
from borderdesk.report.countries import named
from borderdesk.report.headline import linked
from borderdesk.shelf.current import ATOM, JSON
from borderdesk.shelf.issue import Issue, urn

KINDS = {ATOM: "application/atom+xml", JSON: "application/feed+json"}
MOST = 60  # entries of a feed: some 90 kB, which a reader can fetch every hour
NAME = "Borderdesk"
TITLE = "Borderdesk: reports"
ABOUT = "What each edition found, whenever there was something new, and what changed since the one before."
VERSION = "https://jsonfeed.org/version/1.1"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
FORBIDDEN = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)  # https://www.w3.org/TR/xml/#charsets


def write_feeds(folder: Path, issues: Sequence[Issue], site: str) -> None:
    """Write both feeds into the folder, each in one step; a file that would stay as it is is not touched."""
    newest = sorted(issues, key=lambda one: one.built_at, reverse=True)[:MOST]
    for name, content in ((ATOM, atom(newest, site)), (JSON, json_feed(newest, site))) if newest else ():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content.encode():
            ledger.replace(path, content)


def atom(issues: Sequence[Issue], site: str) -> str:
    """An Atom feed of at least one issue, newest first; addresses are relative where there is no site."""
    feed = tree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", LANGUAGE: "en"})
    _add(feed, "id", feed_id(site))
    _add(feed, "title", TITLE)
    _add(feed, "subtitle", ABOUT)
    _add(feed, "updated", issues[0].built)
    _add(_add(feed, "author"), "name", NAME)
    _add(feed, "generator", NAME)
    _add(feed, "link", rel="self", type=KINDS[ATOM], href=f"{site}{ATOM}")
    _add(feed, "link", rel="alternate", type="text/html", href=f"{site}index.html")
    for issue in issues:
        _entry(_add(feed, "entry"), issue, site)
    tree.indent(feed, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tree.tostring(feed, "unicode") + "\n"


def json_feed(issues: Iterable[Issue], site: str) -> str:
    """A JSON Feed of the issues in order; without a site it does not say where it is."""
    where = {"home_page_url": f"{site}index.html", "feed_url": f"{site}{JSON}"} if site else {}
    about = {"version": VERSION, "title": TITLE, **where, "description": ABOUT, "language": "en"}
    feed = {**about, "authors": [{"name": NAME}], "items": [_item(one, site) for one in issues]}
    return json.dumps(feed, indent=1, ensure_ascii=False) + "\n"


def feed_id(site: str) -> str:
    """The identifier of the Atom feed."""
    return urn(f"{site or 'borderdesk:'}{ATOM}")


def _entry(entry: tree.Element, issue: Issue, site: str) -> None:
    _add(entry, "id", issue.id)
    _add(entry, "title", issue.headline, **_in(issue))
    _add(entry, "updated", issue.built)
    _add(entry, "published", issue.built)
    _add(entry, "link", rel="alternate", type="text/html", href=f"{site}{issue.address}", title=issue.title)
    for code, name in zip(issue.countries, named(issue.countries), strict=True):
        _add(entry, "category", term=code, label=name)
    _add(entry, "summary", _summary(issue))
    _add(entry, "content", _content(issue, site), type="html")


def _in(issue: Issue) -> dict[str, str]:
    return {} if issue.language == "en" else {LANGUAGE: issue.language}


def _item(issue: Issue, site: str) -> dict[str, Any]:
    language = {} if issue.language == "en" else {"language": issue.language}
    return {
        "id": issue.id,
        "url": f"{site}{issue.address}",
        "title": issue.headline,
        "summary": _summary(issue),
        "content_html": _content(issue, site),
        "date_published": issue.built,
        "tags": named(issue.countries),
        **language,
    }


def _summary(issue: Issue) -> str:
    return " ".join(filter(None, (f"{issue.title}.", issue.news, issue.draft)))


def _content(issue: Issue, site: str) -> str:
    """The finding, each number of it a link to its origin in the report; then what changed, and the report."""
    address = f"{site}{issue.address}"
    report = f'<a href="{html.escape(address, quote=True)}">{html.escape(issue.title)}</a>'
    told = " ".join(html.escape(part) for part in (issue.news, issue.draft) if part)
    language = "" if issue.language == "en" else f' lang="{html.escape(issue.language, quote=True)}"'
    finding = linked(issue.finding, address)
    said = f"<p{language}>{finding}</p>" if finding else ""
    return said + "".join(f"<p>{part}</p>" for part in (told, f"The report: {report}") if part)


def _add(parent: tree.Element, tag: str, text: str = "", **attributes: str) -> tree.Element:
    """An element with its words; characters that no XML may hold are shown as replaced."""
    clean = {name: FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value) for name, value in attributes.items()}
    element = tree.SubElement(parent, tag, clean)
    element.text = FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text) or None
    return element
