"""The shelf: how each edition stands, in words; what it found, what changed, and what went wrong."""

from __future__ import annotations

import json
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from borderdesk.build.outcome import Built, settle
from borderdesk.language import speaking
from borderdesk.report.record import ledger_hash
from borderdesk.shelf.editions import Edition
from borderdesk.shelf.entry import WIDEST, in_a_line
from borderdesk.shelf.index import write_shelf
from borderdesk.shelf.known import Known, remember, remembered
from shelving import CHANGED, put

STORY = Path(__file__).parent / "stories" / "small"
ONE, TWO, THREE = (Edition(name, f"Number {name}", "x") for name in ("one", "two", "three"))


def shelf(folder: Path, *editions: Edition) -> Any:
    return html.fromstring(write_shelf(folder, editions).read_text("utf-8"))


def words(element: Any, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in element.xpath(path)]


def summary(page: Any) -> str:
    return words(page, "//p[@class='sum']")[0]


def states(page: Any) -> list[str]:
    return words(page, "//p[@class='state']")


def test_the_first_line_says_how_many_stand_how(tmp_path: Path) -> None:
    put(tmp_path, ONE, "a", claims=5, accepted=5)
    put(tmp_path, TWO, "b", claims=5, accepted=2)
    put(tmp_path, THREE, "c")
    settle(tmp_path, Built(THREE, 1.0, failure="it broke"))
    page = shelf(tmp_path, ONE, TWO, THREE, Edition("four", "Four", "x"))
    assert summary(page) == "4 editions, 2 up to date, 1 failed, 1 not built yet, 1 draft"
    assert states(page) == ["Up to date", "Up to date Draft", "Failed", "Not built yet"]
    assert page.xpath("//p[@class='sum']/a/@href") == ["#three"]


def test_one_edition_is_counted_in_the_singular_and_none_at_all_is_no_fault(tmp_path: Path) -> None:
    put(tmp_path, ONE, "a")
    assert summary(shelf(tmp_path, ONE)) == "1 edition, 1 up to date"
    assert summary(shelf(tmp_path)) == "0 editions, 0 up to date"


def test_an_edition_whose_ledger_changed_since_is_behind_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(STORY, tmp_path / "data" / "small")
    monkeypatch.setenv("BORDERDESK_DATA", str(tmp_path / "data"))
    edition = replace(ONE, parameters={"story": "small"})
    put(tmp_path, edition, "a", ledger=ledger_hash("small"))
    assert states(shelf(tmp_path, edition)) == ["Up to date"]
    with (tmp_path / "data" / "small" / "story.toml").open("a") as file:
        file.write("\n# changed\n")
    assert states(shelf(tmp_path, edition)) == ["Behind the ledger"]
    shutil.rmtree(tmp_path / "data" / "small")
    assert states(shelf(tmp_path, edition)) == ["Up to date"]


def test_what_failed_is_told_in_a_line_and_the_last_good_report_stays_linked(tmp_path: Path) -> None:
    put(tmp_path, ONE, "a <b>finding</b>", 3)
    settle(tmp_path, Built(ONE, 1.0, failure="cell 3: found '12k' <script>, expected a number\nand more"))
    page = shelf(tmp_path, ONE)
    told = words(page, "//p[@class='wrong']")[0]
    assert told.startswith("The last build failed: cell 3: found '12k' <script>, expected a number What went wrong")
    assert page.xpath("//h3/a/@href") == ["one.html"]
    assert page.xpath("//p[@class='wrong']/a/@href") == ["one.error.html"]
    error = html.fromstring((tmp_path / "one.error.html").read_text("utf-8"))
    assert error.xpath("//pre")[0].text == "cell 3: found '12k' <script>, expected a number\nand more"
    assert "The last good report, built on 3 November 2026, 05:30 UTC, stays where it is." in words(error, "//p")
    assert {"one.html", "index.html"} <= set(error.xpath("//a/@href"))


def test_a_failure_is_forgotten_once_the_edition_is_built_again(tmp_path: Path) -> None:
    put(tmp_path, ONE, "a")
    settle(tmp_path, Built(ONE, 1.0, failure="it broke"))
    put(tmp_path, ONE, "a", 2)
    assert remembered(tmp_path)["one"].failed == ""


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("one\ntwo", "one"),
        ("\n  one  \n", "one"),
        ("", ""),
        ("x" * WIDEST, "x" * WIDEST),
        ("x" * (WIDEST + 1), "x" * WIDEST + "…"),
    ],
)
def test_a_message_becomes_a_line(message: str, line: str) -> None:
    assert in_a_line(message) == line


def test_within_a_story_what_had_news_last_stands_first(tmp_path: Path) -> None:
    put(tmp_path, ONE, "a", 2)
    put(tmp_path, TWO, "b", 3)
    put(tmp_path, THREE, "c", 1)
    put(tmp_path, THREE, "c", 9)  # built again, nothing new
    later = replace(ONE, id="later", parameters={"story": "gone"})
    put(tmp_path, later, "d", 8)
    page = shelf(tmp_path, ONE, TWO, THREE, later, Edition("never", "Never", "x"))
    assert page.xpath("//li[contains(@class,'edition')]/@id") == ["two", "one", "three", "never", "later"]
    assert words(page, "//h2") == ["Other", "gone"]


def test_each_edition_tells_its_finding_with_its_origin_and_what_changed(tmp_path: Path) -> None:
    put(tmp_path, ONE, "x", 1)
    finding = (("Georgia: ", ""), ("about 700,000", "#claim-a"), (" came", ""))
    put(
        tmp_path,
        ONE,
        "y",
        2,
        headline=finding,
        changes=CHANGED,
        ledger="new",
        claims=3,
        accepted=1,
        countries=("GEO", "RUS"),
    )
    page = shelf(tmp_path, ONE)
    assert words(page, "//p[@class='finding']") == ["Georgia: about 700,000 came"]
    assert page.xpath("//p[@class='finding']/a/@href") == ["one.html#claim-a"]
    assert words(page, "//p[@class='new']") == [
        "2 November 2026, 05:30 UTC. Since the edition of 1 November 2026: 1 new, 1 revised."
    ]
    assert "2 of 3 claims not yet accepted" in words(page, "//div[@class='how']/p")
    assert words(page, "//div[@class='more']/p") == ["Countries: Georgia, Russia"]
    assert words(page, "//div[@class='more']//li") == ["1 November 2026 The first edition."]


def test_a_page_that_reads_otherwise_over_the_same_ledger_says_that_no_claim_changed(tmp_path: Path) -> None:
    put(tmp_path, ONE, "a", 1, ledger="h")
    put(tmp_path, ONE, "b", 2, ledger="h", changes=CHANGED)
    assert (
        "No claim changed since the edition of 1 November 2026; the page reads otherwise."
        in words(shelf(tmp_path, ONE), "//p[@class='new']")[0]
    )


def test_many_countries_are_named_a_key_away_and_all_can_be_searched(tmp_path: Path) -> None:
    codes = ("RUS", "KAZ", "GEO", "FIN", "TUR", "CIV", "XKX", "EU")
    put(tmp_path, ONE, "a", countries=codes)
    page = shelf(tmp_path, ONE)
    assert words(page, "//summary") == [
        "Countries: Russia, Kazakhstan, Georgia, Finland, Turkey, Ivory Coast and 2 more"
    ]
    assert page.xpath("//li/@data-countries") == [" ".join(codes)]
    known = json.loads(page.xpath("//script[@id='countries']")[0].text)
    assert set(known) == set(codes)
    assert {"Türkiye", "Turkish", "TUR", "Türkei", "Turquie", "Туреччина"} <= set(known["TUR"])
    assert len(page.xpath("//datalist/option")) == len(codes)


def test_a_finding_in_another_language_says_so(tmp_path: Path) -> None:
    german = Edition("de", "Lagebericht", "x", {"language": "de"})
    put(tmp_path, german, "Georgien: die meisten gingen wieder")
    page = shelf(tmp_path, ONE, german)
    assert words(page, "//*[@lang='de']") == ["Lagebericht", "Georgien: die meisten gingen wieder"]


def test_what_changed_in_a_report_of_another_language_is_told_in_that_of_the_shelf(tmp_path: Path) -> None:
    for day in (1, 2):
        with speaking("de"):
            put(tmp_path, ONE, str(day), day, changes=CHANGED, ledger=str(day))
    assert remembered(tmp_path)["one"].issues[0].news == "Since the edition of 1 November 2026: 1 new, 1 revised."


def test_what_an_edition_says_stays_text(tmp_path: Path) -> None:
    hostile = Edition(
        "one", "</title><script>alert(1)</script>", "x", {"story": "<img src=x>", "language": '"><script>'}
    )
    put(
        tmp_path,
        hostile,
        "</script><script>alert(1)</script>",
        headline=(("<script>", "#a'\"><script>"),),
        countries=("<script>", "GEO"),
    )
    page = shelf(tmp_path, hostile)
    assert [one.get("type") for one in page.iter("script")] == ["application/json", None]
    assert not list(page.iter("img"))
    assert "<script>" in words(page, "//p[@class='finding']")[0]


def test_the_shelf_names_its_feeds_once_something_is_published(tmp_path: Path) -> None:
    assert shelf(tmp_path, ONE).xpath("//link[@rel='alternate']") == []
    put(tmp_path, ONE, "a")
    found = [(one.get("type"), one.get("href")) for one in shelf(tmp_path, ONE).xpath("//link[@rel='alternate']")]
    assert found == [("application/atom+xml", "feed.xml"), ("application/feed+json", "feed.json")]
    assert all((tmp_path / href).is_file() for _, href in found)


DAMAGED = [
    "{",
    "[]",
    '{"one": 5}',
    '{"one": {"built": 5}}',
    '{"one": {"built": "yesterday"}}',
    '{"one": {"issues": [{"id": "a"}]}}',
    '{"one": {"colour": "red"}}',
    '{"one": {"issues": 5}}',
    '{"one": {"issues": [{"id": "a", "edition": "one", "title": "t", "built": "x", "run": "x"}]}}',
]


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_memory_is_forgotten_and_the_shelf_still_stands(text: str, tmp_path: Path) -> None:
    put(tmp_path, ONE, "a")
    (tmp_path / "shelf.json").write_text(text)
    assert remembered(tmp_path).get("one", Known()) == Known()
    assert words(shelf(tmp_path, ONE), "//h3") == ["Number one"]


def test_the_memory_of_an_earlier_version_is_read(tmp_path: Path) -> None:
    (tmp_path / "shelf.json").write_text(
        '{"one": {"built": "2026-11-01T05:30:00+00:00", "size": 9, "claims": 3, "accepted": 3}}'
    )
    (tmp_path / "one.html").write_text("x")
    assert "Built 1 November 2026, 05:30 UTC" in words(shelf(tmp_path, ONE), "//div[@class='how']/p")


def test_what_is_remembered_comes_back_the_same(tmp_path: Path) -> None:
    put(tmp_path, ONE, "a", 1, countries=("GEO",), headline=(("x ", ""), ("5", "#claim-a")))
    put(tmp_path, ONE, "b", 2, claims=3)
    settle(tmp_path, Built(ONE, 1.0, failure="it broke"))
    known = remembered(tmp_path)
    remember(tmp_path, known)
    assert remembered(tmp_path) == known
    assert len(known["one"].issues) == 2


def test_editions_of_other_builds_are_not_forgotten(tmp_path: Path) -> None:
    put(tmp_path, ONE, "a")
    put(tmp_path, TWO, "b")
    shelf(tmp_path, ONE)
    assert set(remembered(tmp_path)) == {"one", "two"}


def test_builds_side_by_side_do_not_forget_each_others_editions(tmp_path: Path) -> None:
    editions = [Edition(f"e{number}", f"E {number}", "x") for number in range(8)]

    def build(edition: Edition) -> None:
        for day in (1, 2, 3):
            put(tmp_path, edition, f"{edition.id} {day}", day)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(build, editions))
    assert {name: len(known.issues) for name, known in remembered(tmp_path).items()} == {one.id: 3 for one in editions}


def test_whoever_reads_while_editions_are_published_sees_whole_files(tmp_path: Path) -> None:
    edition, faults, done = replace(ONE, keep=2), [], threading.Event()
    put(tmp_path, edition, "0")
    write_shelf(tmp_path, [edition])

    def read() -> None:
        while not done.is_set():
            try:
                for name in ("index.html", "one.html", "feed.xml", "feed.json"):
                    _whole(tmp_path / name)
            except Exception as error:
                faults.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for day in range(2, 22):
        put(tmp_path, edition, str(day), day)
        write_shelf(tmp_path, [edition])
    done.set()
    reader.join()
    assert faults == []


def _whole(path: Path) -> None:
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        assert text.rstrip().endswith("</html>")
    elif path.suffix == ".xml":
        etree.fromstring(text.encode())
    else:
        json.loads(text)
