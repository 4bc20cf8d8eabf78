"""Intake: an article's proposals enter a story once, and change nothing that is there."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from borderdesk import check, intake, ledger, story
from borderdesk.amount import Amount
from borderdesk.article import Article, Source
from borderdesk.errors import StoryError, UsageError
from borderdesk.figure import Figure
from borderdesk.period import Period
from borderdesk.policy import Policy
from borderdesk.quote import Quote
from borderdesk.schema import TABLES
from borderdesk.story import Story

STORIES = Path(__file__).parent / "stories"
TODAY = date(2022, 10, 2)
TEXT = "Finland counted 8,572 arrivals on Saturday. Russians and Belarusians may enter without a visa for 90 days."
ARTICLE = Article(TEXT, "Arrivals", "https://www.example.org/a", "", date(2022, 9, 25), "en")


@pytest.fixture
def small(tmp_path: Path) -> Story:
    shutil.copytree(STORIES / "small", tmp_path / "small")
    return story.open_story("small", tmp_path)


def quote(words: str) -> Quote:
    start = TEXT.index(words)
    return Quote.of(TEXT, start, start + len(words))


ARRIVALS = Figure(
    quote("8,572 arrivals"), "arrivals", Amount.exact(8_572), destination="FIN", period=Period.day(date(2022, 9, 24))
)
VISA_FREE = Policy(quote("enter without a visa for 90 days"), "GEO", "visa_free_stay_days", "90", "RUS")
SOURCE = intake.source_of(ARTICLE, TODAY)


def files(one: Story) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in one.folder.rglob("*") if path.is_file() and path.name != ".lock"}


def test_an_article_enters_with_its_source_and_proposals(small: Story) -> None:
    added = intake.add(small, SOURCE, [ARRIVALS], [VISA_FREE])
    assert added.new_source
    assert (len(added.figures), len(added.policies)) == (1, 1)
    row = ledger.figures(small).set_index("figure_id").loc[added.figures[0]]
    assert (row["value_low"], row["status"], row["publisher"]) == (8_572, "proposed", "example.org")
    assert row["quote"] == TEXT[int(row["quote_start"]) : int(row["quote_end"])] == "8,572 arrivals"
    assert check.check_story(small) == []


def test_the_same_article_twice_adds_nothing(small: Story) -> None:
    intake.add(small, SOURCE, [ARRIVALS], [VISA_FREE])
    before = files(small)
    assert intake.add(small, SOURCE, [ARRIVALS], [VISA_FREE]) == intake.Added(SOURCE.id, (), (), False)
    assert files(small) == before


def test_the_same_text_from_another_publisher_adds_nothing(small: Story) -> None:
    intake.add(small, SOURCE, [ARRIVALS], [])
    before = files(small)
    other = intake.source_of(replace(ARTICLE, publisher="Another Wire"), TODAY)
    assert other.id != SOURCE.id
    assert intake.add(small, other, [ARRIVALS], []) == intake.Added(SOURCE.id, (), (), False)
    assert files(small) == before


def test_no_row_that_is_there_is_changed_by_an_intake(small: Story) -> None:
    before = {table: set(small.table(table).read_text("utf-8").splitlines()) for table in TABLES}
    intake.add(small, SOURCE, [ARRIVALS], [VISA_FREE])
    after = {table: set(small.table(table).read_text("utf-8").splitlines()) for table in TABLES}
    assert [len(after[table] - before[table]) for table in TABLES] == [1, 1, 1, 0]
    assert all(before[table] <= after[table] for table in TABLES)


@pytest.mark.parametrize("status", ["accepted", "rejected"])
def test_what_a_person_decided_and_corrected_stays_when_the_article_comes_again(small: Story, status: str) -> None:
    intake.add(small, SOURCE, [ARRIVALS], [])
    frame = ledger.read(small, "figures")
    mine = frame["source_id"] == SOURCE.id
    frame.loc[mine, ["status", "value_low", "value_high"]] = [status, "8573", "8573"]
    ledger.write(small, {"figures": frame})
    intake.add(small, SOURCE, [ARRIVALS], [])
    kept = ledger.read(small, "figures").query("source_id == @SOURCE.id")
    assert kept[["status", "value_low"]].to_numpy().tolist() == [[status, "8573"]]


def test_a_later_reading_that_finds_more_adds_only_what_is_new(small: Story) -> None:
    intake.add(small, SOURCE, [ARRIVALS], [])
    added = intake.add(small, SOURCE, [ARRIVALS], [VISA_FREE])
    assert (added.new_source, added.figures, len(added.policies)) == (False, (), 1)


ONE_PHRASE = [
    pytest.param(
        [ARRIVALS, replace(ARRIVALS, measure="departures", destination="", origin="RUS")],
        [],
        id="two measures",
    ),
    pytest.param([], [VISA_FREE, replace(VISA_FREE, jurisdiction="KAZ")], id="two countries"),
    pytest.param([], [VISA_FREE, replace(VISA_FREE, nationality="BLR")], id="two nationalities"),
]


@pytest.mark.parametrize(("figures", "policies"), ONE_PHRASE)
def test_two_claims_in_one_phrase_are_both_kept(small: Story, figures: list[Figure], policies: list[Policy]) -> None:
    added = intake.add(small, SOURCE, figures, policies)
    assert (len(added.figures), len(added.policies)) == (len(figures), len(policies))


def test_an_intake_that_cannot_read_the_story_leaves_it_as_it_was(small: Story) -> None:
    small.table("policies").write_text("broken\n", "utf-8")
    before = files(small)
    with pytest.raises(ledger.LedgerError):
        intake.add(small, SOURCE, [ARRIVALS], [])
    assert files(small) == before


PUBLISHERS = [
    (ARTICLE, "example-org-2022-09-25", "example.org"),
    (replace(ARTICLE, publisher="Wire & Söhne"), "wire-s-hne-2022-09-25", "Wire & Söhne"),
    (replace(ARTICLE, published=None), "example-org-undated", "example.org"),
    (replace(ARTICLE, publisher="ТАСС"), "source-2022-09-25", "ТАСС"),
]


@pytest.mark.parametrize(("article", "begins", "publisher"), PUBLISHERS)
def test_a_source_is_named_by_publisher_day_and_text(article: Article, begins: str, publisher: str) -> None:
    source = intake.source_of(article, TODAY)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert source.id == f"{begins}-{digest[:8]}"
    assert (source.publisher, source.retrieved, source.sha256) == (publisher, TODAY, digest)


def test_a_text_without_any_publisher_is_refused() -> None:
    with pytest.raises(UsageError, match="found no publisher, expected who published the text"):
        intake.source_of(Article(TEXT), TODAY)


CELLS = [
    (Figure(Quote("5"), "arrivals", Amount(5, 5.5, "range"), id="a"), {"value_low": "5", "value_high": "5.5"}),
    (Figure(Quote("5"), "arrivals", Amount(None, 64_000.0, "up_to"), id="a"), {"value_low": "", "value_high": "64000"}),
    (Figure(Quote("5"), "stayed", Amount.exact(1e15), id="a"), {"value_low": "1000000000000000"}),
    (Figure(Quote("5"), "stayed", Amount.exact(5), cumulative=True, id="a"), {"cumulative": "true"}),
    (Figure(Quote("5"), "stayed", Amount.exact(5), cumulative=False, id="a"), {"cumulative": "false"}),
    (Figure(Quote("5"), "stayed", Amount.exact(5), id="a"), {"cumulative": "", "quote_start": "", "period_end": ""}),
    (Figure(Quote("5", start=0, end=1), "stayed", Amount.exact(5)), {"figure_id": "s-f000000", "quote_start": "0"}),
]


@pytest.mark.parametrize(("figure", "expected"), CELLS)
def test_a_figure_is_written_as_plain_cells(figure: Figure, expected: dict[str, str]) -> None:
    row = intake.figure_row(figure, "s")
    assert {name: row[name] for name in expected} == expected
    assert all(isinstance(cell, str) for cell in row.values())


TITLES = ["Plain", 'Said "now"', "back\\slash", "Ünï — 🇬🇪", "#1", "a = 'b'"]


@pytest.mark.parametrize("title", TITLES)
def test_a_new_story_is_valid_empty_and_keeps_its_title(title: str, tmp_path: Path) -> None:
    made = intake.create(tmp_path, "new-2026", title)
    assert made == story.open_story("new-2026", tmp_path)
    assert made.title == title
    assert [len(ledger.read(made, table)) for table in TABLES] == [0, 0, 0, 0]
    assert check.check_story(made) == []


def test_a_new_story_never_takes_the_place_of_another(small: Story) -> None:
    before = files(small)
    with pytest.raises(StoryError, match="found a story of that name"):
        intake.create(small.folder.parent, "small", "Another")
    assert files(small) == before


def test_a_text_that_may_be_shared_is_kept_as_it_was_read(small: Story) -> None:
    path = intake.keep_text(small, ARTICLE, SOURCE)
    assert path.read_bytes() == TEXT.encode()
    intake.add(small, SOURCE, [ARRIVALS], [])
    assert check.check_story(small) == []


def test_a_source_row_holds_what_the_source_holds() -> None:
    row = intake.source_row(Source("s", "Wire", published=date(2022, 9, 25)))
    assert (row["source_id"], row["publisher"], row["published"], row["retrieved"]) == ("s", "Wire", "2022-09-25", "")
