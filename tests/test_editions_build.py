"""Every shipped edition, built as the README says, holds its numbers and asks no network for anything."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from borderdesk import ledger
from borderdesk.report.packing import unpacked
from borderdesk.shelf.editions import Edition, read_editions
from borderdesk.story import data_root, open_story

ROOT = Path(__file__).parent.parent
EDITIONS = read_editions(ROOT / "reports" / "editions.toml")
LOADING = {"src", "srcset", "data", "poster", "action", "formaction", "background", "xlink:href"}
# numbers that must stand in an edition, with the claim they come from: facts of the ledger, looked up when tested
HOLDS = {
    "arrivals-departures-kaz": ["kaz-arr-cnn-kozheyev", "kaz-dep-cnn-kozheyev"],
    "arrivals-departures-geo": ["geo-arr-0917-0926-sput"],
}


class Page(HTMLParser):
    """Collects what a page would load, where it leads, and the names in it."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.links: list[str] = []
        self.names: set[str] = set()
        self.feeds: set[str] = set()
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.names.add(value)
            if name == "href" and tag == "a" and value:
                self.links.append(value)
            elif ("rel", "alternate") in attrs:
                self.feeds |= {value} if name == "href" and value else set()
            elif (name in LOADING or name == "href") and value and not value.startswith(("data:", "#")):
                self.loaded.append(f"{tag} {name}={value}")


def text_of(shelf: Path, edition: Edition) -> str:
    return (shelf / f"{edition.id}.html").read_text("utf-8")


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
def test_an_edition_loads_nothing_from_anywhere(edition: Edition, shelf: Path) -> None:
    markup = text_of(shelf, edition)
    assert Page(markup).loaded == []
    assert not re.search(r"@import|url\(\s*['\"]?(?!#|data:|['\"]?#)", markup.split("</style>")[0])
    # data blocks, which nothing runs, and the one script
    data = [f'<script type="application/json" id="{name}">' for name in ("borderdesk-state", "words")]
    scripts = re.findall(r"<script\b[^>]*>", markup)
    assert sorted(scripts) == [*data, "<script type='application/gzip' id='folded'>", "<script>"]


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
def test_every_link_within_an_edition_leads_somewhere(edition: Edition, shelf: Path) -> None:
    markup = text_of(shelf, edition)
    page = Page(markup + "".join(unpacked(markup)[0]))
    assert [link for link in page.links if link.startswith("#") and link[1:] not in page.names] == []


@pytest.mark.parametrize(
    "edition", [one for one in EDITIONS if one.notebook == "04-briefing"], ids=lambda edition: edition.id
)
def test_every_number_of_a_briefing_leads_to_its_claim_and_that_to_its_source(edition: Edition, shelf: Path) -> None:
    markup = text_of(shelf, edition)
    story = open_story(str(edition.parameters["story"]), data_root(ROOT))
    addresses = ledger.figures(story).set_index("figure_id")["url"].to_dict()
    cited = {link.removeprefix("#claim-") for link in Page(markup).links if link.startswith("#claim-")}
    figures = cited & set(addresses)
    assert figures
    for claim in figures:
        row = markup.split(f"id='claim-{claim}'")[1].split("</tr>")[0]
        assert addresses[claim].split("#")[0].replace("&", "&amp;").replace("'", "&#x27;") in row


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
def test_an_edition_holds_charts_or_says_why_not_and_its_record(edition: Edition, shelf: Path) -> None:
    markup = text_of(shelf, edition)
    assert markup.count("<svg ") >= 1
    assert "Run record" in markup
    assert str(edition.parameters["story"]) in markup.split("Run record")[1]
    assert "Traceback" not in markup


@pytest.mark.parametrize("name", HOLDS)
def test_an_edition_holds_the_numbers_of_its_claims(name: str, shelf: Path) -> None:
    edition = next(one for one in EDITIONS if one.id == name)
    figures = ledger.figures(open_story(str(edition.parameters["story"]), data_root(ROOT))).set_index("figure_id")
    markup = text_of(shelf, edition)
    markup += "".join(unpacked(markup)[0])
    for claim in HOLDS[name]:
        low = figures.loc[claim, "value_low"]
        assert f"{low:,.0f}" in markup


def test_the_shelf_leads_to_every_edition_and_loads_nothing(shelf: Path) -> None:
    page = Page((shelf / "index.html").read_text("utf-8"))
    assert {f"{edition.id}.html" for edition in EDITIONS} <= set(page.links)
    assert page.loaded == []
    assert page.feeds == {"feed.xml", "feed.json"}


def test_every_edition_has_its_finding_and_its_countries_in_the_feed(shelf: Path) -> None:
    items = json.loads((shelf / "feed.json").read_text("utf-8"))["items"]
    assert {item["url"] for item in items} == {f"{edition.id}.html" for edition in EDITIONS}
    assert all(item["tags"] and re.search(r"\d", item["title"]) for item in items)


def test_every_link_of_the_shelf_leads_to_a_file_and_a_place_in_it(shelf: Path) -> None:
    places: dict[str, set[str]] = {}
    for link in Page((shelf / "index.html").read_text("utf-8")).links:
        name, _, place = link.partition("#")
        if place and name:
            names = places.setdefault(name, Page((shelf / name).read_text("utf-8")).names)
            assert place in names, link
        assert not name or (shelf / name).is_file(), link
