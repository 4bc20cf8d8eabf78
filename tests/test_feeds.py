"""The feeds of the shelf: valid Atom and JSON Feed, whatever an edition is called and wherever it is published."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from lxml import etree, html

from borderdesk.shelf.feeds import ATOM, JSON, MOST, atom, json_feed, write_feeds
from borderdesk.shelf.issue import Issue, urn

FEEDS = Path(__file__).parent / "feeds"
GRAMMAR = etree.RelaxNG(etree.parse(FEEDS / "atom.rng"))
SCHEMA = json.loads((FEEDS / "json-feed.schema.json").read_text("utf-8"))
IN = "{http://www.w3.org/2005/Atom}"
SITE = "https://example.org/reports/"
SITES = pytest.mark.parametrize("site", ["", SITE])

PLAIN = Issue(
    urn("geo"),
    "geo",
    "Georgia: arrivals and departures",
    "2026-11-29T06:49:36+00:00",
    "2026-11-29T06:49:00+00:00",
    (("Georgia: ", ""), ("about 700,000", "#claim-geo-arr"), (" arrived & ", ""), ("600,000", "#claim-geo-dep")),
    "Since the edition of 28 November 2026: 2 new.",
    12,
    10,
    ("GEO", "RUS", "XKX"),
)
SILENT = Issue(urn("silent"), "silent", "Says nothing", "2026-11-28T23:00:00-05:00", "2026-11-28T23:00:00-05:00")
HOSTILE = replace(
    PLAIN,
    id=urn("bad"),
    edition="bad",
    title="A <b>bad</b> \x00\x0b\ufffe 'one' & \"two\"",
    finding=(("<script>alert(1)</script>\x01 ", ""), ("5 > 4 ]]>", "#claim-\"'<x>")),
    news="Since \x1b[31m<img src=x onerror=alert(1)>",
    page="past/bad/2026-11-27.html",
)
GERMAN = replace(PLAIN, id=urn("de"), edition="de", language="de", built="2026-11-20T06:49:36+00:00")
ISSUES = [PLAIN, SILENT, HOSTILE, GERMAN]


def atom_faults(feed: Any) -> Iterator[str]:
    """What RFC 4287 asks for and a grammar cannot say, with the section that says it."""
    entries = feed.findall(f"{IN}entry")
    authored = feed.find(f"{IN}author") is not None
    yield from ["4.1.1: no author"] * (not authored and any(one.find(f"{IN}author") is None for one in entries))
    ids = Counter(one.findtext(f"{IN}id") for one in [feed, *entries])
    yield from (f"4.2.6: {one} is the id of several" for one, many in ids.items() if many > 1)
    yield from ["4.1.1: no link to itself"] * (feed.find(f"{IN}link[@rel='self']") is None)
    for one in [feed, *entries]:
        links = Counter(
            (link.get("type"), link.get("hreflang")) for link in one.iterfind(f"{IN}link[@rel='alternate']")
        )
        yield from (f"4.1.1: several alternate links of {kind}" for kind, many in links.items() if many > 1)
    for one in entries:
        yield from ["4.1.2: neither content nor an alternate link"] * (
            one.find(f"{IN}content") is None and one.find(f"{IN}link[@rel='alternate']") is None
        )
    for text in feed.iter(f"{IN}content"):
        yield from ["3.1.1.2: HTML that is none"] * (not html.fragments_fromstring(text.text or ""))


def checked_atom(markup: str) -> Any:
    feed = etree.fromstring(markup.encode())
    assert GRAMMAR.validate(feed), GRAMMAR.error_log
    assert list(atom_faults(feed)) == []
    return feed


@SITES
@pytest.mark.parametrize("issues", [ISSUES, [SILENT], [HOSTILE]], ids=["all", "silent", "hostile"])
def test_the_atom_feed_is_valid(issues: list[Issue], site: str) -> None:
    checked_atom(atom(issues, site))


@SITES
@pytest.mark.parametrize("issues", [ISSUES, [SILENT], [HOSTILE], []], ids=["all", "silent", "hostile", "none"])
def test_the_json_feed_is_valid(issues: list[Issue], site: str) -> None:
    # a plain text may show what looks like markup: only for words of a person is that a fault
    feed = json.loads(json_feed([replace(one, title="x", finding=(), news="") for one in issues], site))
    jsonschema.validate(feed, SCHEMA)
    for item in json.loads(json_feed(issues, site))["items"]:
        assert html.fragments_fromstring(item["content_html"])


BROKEN = [
    ("<updated>2026-11-29T06:49:36+00:00</updated>", "", "no updated"),
    ("+00:00</updated>", "</updated>", "a moment without a zone"),
    ("T06:49:36+", " 06:49:36+", "a blank for the T"),
    ("<id>urn:uuid:", "<id>", "an id that is relative"),
    ("<title>", "<title type='markup'>", "an unknown type of text"),
    ("</title>", "</title><title>again</title>", "two titles"),
    ('<category term="GEO"', "<category", "a category without a term"),
    ("<name>Borderdesk</name>", "", "an author without a name"),
    (' href="feed.xml"', "", "a link that leads nowhere"),
    ("<generator>", "<maker>x</maker><generator>", "an element that is none of Atom"),
]


@pytest.mark.parametrize(("old", "new", "what"), BROKEN, ids=[one[2] for one in BROKEN])
def test_the_grammar_would_find_a_fault(old: str, new: str, what: str) -> None:
    markup = atom([PLAIN], "")
    assert old in markup
    assert not GRAMMAR.validate(etree.fromstring(markup.replace(old, new, 1).encode()))


WRONG = [
    ("4.1.1: no author", "<author>", "<contributor>"),
    ("4.2.6", f"<id>{SILENT.id}", f"<id>{PLAIN.id}"),
    ("4.1.1: several alternate", 'rel="self" type="application/atom+xml"', 'rel="alternate" type="text/html"'),
]


@pytest.mark.parametrize(("fault", "old", "new"), WRONG, ids=[one[0] for one in WRONG])
def test_a_fault_beyond_the_grammar_would_be_found(fault: str, old: str, new: str) -> None:
    markup = (
        atom([PLAIN, SILENT], "")
        .replace(old, new)
        .replace("</author>", "</contributor>" if "contr" in new else "</author>")
    )
    assert any(one.startswith(fault) for one in atom_faults(etree.fromstring(markup.encode())))


@pytest.mark.parametrize(
    "change",
    [
        {"version": "1.1"},
        {"title": 5},
        {"items": None},
        {"home_page_url": "index.html"},
        {"authors": [{}]},
        {"items": [{"id": "a"}]},
        {"items": [{"id": 5, "content_html": ""}]},
        {"items": [{"id": "a", "content_html": "", "date_published": "29 November 2026"}]},
        {"items": [{"id": "a", "content_html": "", "title": "a <b>title</b>"}]},
        {"items": [{"id": "a", "content_html": "", "categories": ["x"]}]},
    ],
    ids=str,
)
def test_the_schema_would_find_a_fault(change: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(json_feed([PLAIN], "")) | change, SCHEMA)


@SITES
def test_an_entry_holds_the_finding_its_day_and_its_countries(site: str) -> None:
    entry = checked_atom(atom(ISSUES, site)).find(f"{IN}entry")
    assert entry.findtext(f"{IN}title") == "Georgia: about 700,000 arrived & 600,000"
    assert entry.findtext(f"{IN}updated") == PLAIN.built
    assert [(one.get("term"), one.get("label")) for one in entry.iterfind(f"{IN}category")] == [
        ("GEO", "Georgia"),
        ("RUS", "Russia"),
        ("XKX", "Kosovo"),
    ]
    assert entry.findtext(f"{IN}summary") == (
        "Georgia: arrivals and departures. Since the edition of 28 November 2026: 2 new. "
        "Draft: 2 of 12 claims not yet accepted by a person."
    )
    assert entry.find(f"{IN}link").get("href") == f"{site}geo.html"


@SITES
def test_every_number_of_a_finding_leads_to_its_origin_in_the_page(site: str) -> None:
    item = json.loads(json_feed([PLAIN], site))["items"][0]
    links = [(one.text, one.get("href")) for one in html.fromstring(item["content_html"]).iterfind(".//a")]
    assert links[:2] == [
        ("about 700,000", f"{site}geo.html#claim-geo-arr"),
        ("600,000", f"{site}geo.html#claim-geo-dep"),
    ]


def test_markup_of_a_ledger_stays_text_in_both_feeds() -> None:
    contents = [
        checked_atom(atom([HOSTILE], SITE)).findtext(f"{IN}entry/{IN}content"),
        json.loads(json_feed([HOSTILE], SITE))["items"][0]["content_html"],
    ]
    for content in contents:
        found = html.fromstring(content)
        assert {one.tag for one in found.iter()} == {"div", "p", "a"}
        assert not [name for one in found.iter() for name in one.attrib if name != "href"]
        assert all(one.get("href").startswith(f"{SITE}past/bad/2026-11-27.html") for one in found.iter("a"))


def test_a_finding_in_another_language_says_so() -> None:
    entry = checked_atom(atom([GERMAN], "")).find(f"{IN}entry")
    item = json.loads(json_feed([GERMAN], ""))["items"][0]
    assert entry.find(f"{IN}title").get("{http://www.w3.org/XML/1998/namespace}lang") == "de" == item["language"]
    assert item["content_html"].startswith('<p lang="de">')


def test_both_feeds_tell_the_same() -> None:
    entries = checked_atom(atom([PLAIN, SILENT], SITE)).findall(f"{IN}entry")
    told = [
        [one.findtext(f"{IN}{name}") for name in ("id", "title", "summary", "updated", "content")]
        + [one.find(f"{IN}link").get("href")]
        for one in entries
    ]
    names = ("id", "title", "summary", "date_published", "content_html", "url")
    assert told == [[one[name] for name in names] for one in json.loads(json_feed([PLAIN, SILENT], SITE))["items"]]


def test_a_feed_without_an_address_is_relative_and_does_not_say_where_it_is() -> None:
    feed = json.loads(json_feed([PLAIN], ""))
    assert "feed_url" not in feed
    assert feed["items"][0]["url"] == "geo.html"
    assert not re.search(r"https?://(?!www\.w3\.org|jsonfeed\.org)", atom([PLAIN], "") + json_feed([PLAIN], ""))


def test_feeds_have_the_newest_first_whatever_the_zone_and_no_more_than_a_reader_bears(tmp_path: Path) -> None:
    many = [replace(PLAIN, id=urn(str(n)), built=f"2026-01-{n % 28 + 1:02}T05:00:00+00:00") for n in range(MOST + 20)]
    later = replace(SILENT, built="2026-02-01T00:30:00+02:00")
    write_feeds(tmp_path, [*many, later], SITE)
    items = json.loads((tmp_path / JSON).read_text("utf-8"))["items"]
    assert items[0]["id"] == later.id
    assert len(items) == MOST == len(checked_atom((tmp_path / ATOM).read_text("utf-8")).findall(f"{IN}entry"))
    assert (tmp_path / JSON).stat().st_size < 100_000


def test_a_feed_that_would_stay_as_it_is_is_not_written_again(tmp_path: Path) -> None:
    write_feeds(tmp_path, ISSUES, SITE)
    before = [(tmp_path / name).stat().st_ino for name in (ATOM, JSON)]
    write_feeds(tmp_path, ISSUES, SITE)
    assert [(tmp_path / name).stat().st_ino for name in (ATOM, JSON)] == before
    write_feeds(tmp_path, [PLAIN], SITE)
    assert [(tmp_path / name).stat().st_ino for name in (ATOM, JSON)] != before


def test_nothing_published_is_no_feed(tmp_path: Path) -> None:
    write_feeds(tmp_path, [], SITE)
    assert list(tmp_path.iterdir()) == []
