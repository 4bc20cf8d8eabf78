"""The six real stories: whole, sound, sourced; their known sums hold."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from borderdesk import claims, flows, ledger
from borderdesk.check import check_story
from borderdesk.schema import TABLES
from borderdesk.story import Story, names, open_story

DATA = Path(__file__).parent.parent / "data"

COUNTS = {
    "afghanistan-returns": (119, 9),
    "karabakh-2023": (84, 7),
    "russia-2022": (532, 135),
    "sudan-2023": (109, 13),
    "syria-returns": (98, 13),
    "ukraine-2022": (607, 28),
}
TEN_DAYS = ("2022-09-17", "2022-09-26")


def story(name: str) -> Story:
    return open_story(name, DATA)


@cache
def figures(name: str) -> pd.DataFrame:
    return ledger.figures(story(name))


def test_the_stories_are_the_six_of_the_readme() -> None:
    assert names(DATA) == sorted(COUNTS)
    readme = (DATA.parent / "README.md").read_text("utf-8")
    assert [name for name in COUNTS if f"| `{name}` |" not in readme] == []


@pytest.mark.parametrize("name", COUNTS)
def test_a_story_has_as_many_figures_and_policies_as_were_collected(name: str) -> None:
    assert (len(figures(name)), len(ledger.policies(story(name)))) == COUNTS[name]


def test_all_stories_together_have_the_counts_that_the_readme_states() -> None:
    totals = [sum(counts) for counts in zip(*COUNTS.values(), strict=True)]
    assert totals == [1_549, 205]
    assert "1,549 figures and 205 policies" in (DATA.parent / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", COUNTS)
def test_the_checks_find_no_problem(name: str) -> None:
    assert [str(problem) for problem in check_story(story(name))] == []


@pytest.mark.parametrize("name", COUNTS)
def test_every_row_has_been_accepted_by_a_person(name: str) -> None:
    for table in ("figures", "policies"):
        assert set(ledger.read(story(name), table)["status"]) == {"accepted"}


@pytest.mark.parametrize("name", COUNTS)
def test_every_claim_leads_to_a_source_with_an_address_or_a_title(name: str) -> None:
    for frame in (figures(name), ledger.policies(story(name))):
        assert frame.loc[(frame["url"] == "") & (frame["title"] == ""), "source_id"].tolist() == []
        assert (frame["publisher"] != "").all()


@pytest.mark.parametrize("name", COUNTS)
def test_no_source_stands_there_for_nothing(name: str) -> None:
    used = {source for table in ("figures", "policies") for source in ledger.read(story(name), table)["source_id"]}
    assert set(ledger.read(story(name), "sources")["source_id"]) == used


@pytest.mark.parametrize("name", COUNTS)
def test_every_figure_says_who_said_it_and_states_a_bound(name: str) -> None:
    frame = figures(name)
    assert frame.loc[frame["attribution"] == "", "figure_id"].tolist() == []
    assert frame.loc[frame["value_low"].isna() & frame["value_high"].isna(), "figure_id"].tolist() == []


@pytest.mark.parametrize("name", COUNTS)
@pytest.mark.parametrize("table", TABLES)
def test_a_table_on_disk_is_as_the_ledger_would_write_it(name: str, table: str, tmp_path: Path) -> None:
    copy = Story(name, tmp_path, "copy")
    ledger.write(copy, {table: ledger.read(story(name), table)})
    assert copy.table(table).read_bytes() == story(name).table(table).read_bytes()


@pytest.mark.parametrize("name", COUNTS)
def test_no_text_of_others_is_shipped(name: str) -> None:
    kept = [path.name for path in (DATA / name / "articles").glob("*") if path.name != ".gitkeep"]
    licensed = set(ledger.sources(story(name)).query("licence != ''")["source_id"])
    assert [path for path in kept if path.removesuffix(".txt") not in licensed] == []


@pytest.mark.parametrize("name", COUNTS)
def test_every_row_that_a_story_names_in_its_caveats_exists(name: str) -> None:
    """Ids in a caveat are the words with a hyphen that begin like one of the story's ids."""
    ids = {*figures(name)["figure_id"], *ledger.policies(story(name))["policy_id"]}
    heads = {one.split("-")[0] for one in ids}
    words = {word.strip(".,;:()") for caveat in open_story(name, DATA).caveats for word in caveat.split()}
    assert {word for word in words if word.count("-") > 1 and word.split("-")[0] in heads} <= ids


def test_some_story_names_rows_in_its_caveats() -> None:
    assert "geo-arr-rumour-apa" in " ".join(story("russia-2022").caveats)


SIDES = [("arr", "arrivals", 78_742), ("dep", "departures", 62_120)]


def daily(kind: str) -> pd.DataFrame:
    frame = figures("russia-2022")
    return frame[frame["figure_id"].str.fullmatch(rf"geo-{kind}-09(1[7-9]|2[0-6])-mia")]


@pytest.mark.parametrize(("kind", "measure", "total"), SIDES)
def test_the_ten_daily_counts_of_georgia_add_up_to_the_published_total(kind: str, measure: str, total: int) -> None:
    days = daily(kind)
    assert days["period_start"].tolist() == pd.date_range(*TEN_DAYS).tolist()
    assert (days["period_start"] == days["period_end"]).all()
    assert set(days["measure"]) == {measure}
    assert days["value_low"].sum() == days["value_high"].sum() == total
    published = figures("russia-2022").set_index("figure_id").loc[f"geo-{kind}-0917-0926-mia"]
    assert (published["value_low"], published["value_high"]) == (total, total)


def described(*ids: str) -> list[pd.Series]:
    frame = claims.describe(figures("russia-2022")).set_index("figure_id", drop=False)
    return [frame.loc[one] for one in ids]


def test_georgia_nets_to_16_622_from_the_totals_and_from_the_days() -> None:
    assert str(flows.net(*described("geo-arr-0917-0926-mia", "geo-dep-0917-0926-mia"))) == "16,622"
    assert daily("arr")["value_low"].sum() - daily("dep")["value_low"].sum() == 16_622


def test_a_source_that_slipped_is_kept_as_it_was_published() -> None:
    slipped = figures("russia-2022").set_index("figure_id").loc["geo-dep-0917-0926-sput"]
    assert (slipped["value_low"], "62,120" in slipped["note"]) == (51_643, True)


def test_a_denied_rumour_is_retracted() -> None:
    assert figures("russia-2022").set_index("figure_id").loc["geo-arr-rumour-apa", "modality"] == "retracted"


def test_the_founding_pair_leaves_at_most_about_36_000() -> None:
    """About 100,000 came, more than 64,000 of them have left again."""
    arrivals, departures = described("kaz-arr-cnn-kozheyev", "kaz-dep-cnn-kozheyev")
    assert (arrivals["value_low"], arrivals["qualifier"]) == (100_000, "about")
    assert (departures["value_low"], departures["qualifier"]) == (64_000, "more_than")
    assert str(flows.net(arrivals, departures)) == "at most about 36,000"
