"""Date expressions of English news, resolved against the day of publication."""

from __future__ import annotations

import csv
import json
import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderdesk.extract.dates import DateMention, find_dates, follow, owned
from borderdesk.extract.dates.calendar import (
    easter,
    month_day_before,
    stretch_past,
    stretch_to,
    week_of,
    weekday_before,
)
from borderdesk.extract.dates.finder import forms
from borderdesk.extract.pieces import pieces
from borderdesk.extract.text import Sentence

CASES = Path(__file__).parent / "dates"
SAMPLE = sorted((Path(__file__).parents[3] / "shared" / "dev-items").glob("train-*.jsonl"))
PUBLISHED = date(2024, 3, 5)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def sentence(text: str, start: int = 0) -> Sentence:
    """The whole text as one sentence, its offsets counted from ``start``."""
    raw = [part for part in pieces(text)[0] if not part.isspace()]
    low = [part.lower().replace("’", "'") for part in raw]
    whole = " " * start + text
    return Sentence(whole, 0, start, len(whole), raw, low)


def sentences(text: str) -> list[Sentence]:
    """A rough cut at line ends and full stops, good enough to ask which dates stand near a figure."""
    ends = [m.end() for m in re.finditer(r"\n|(?<!Sept)(?<![A-Z])(?<!No)[.?!][\"')]?\s+(?=[A-Z\"'(0-9•])", text)]
    return [sentence(text[a:b], a) for a, b in pairwise([0, *ends, len(text)]) if text[a:b].strip()]


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def marked(text: str) -> tuple[str, int, int]:
    """The text without its brackets, and where they stood."""
    return text.replace("[", "").replace("]", ""), text.index("["), text.index("]") - 1


def day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


@pytest.mark.parametrize("row", rows("expressions.tsv"), ids=lambda row: f"{row['text']} ({row['published']})")
def test_an_expression_resolves_to_its_days(row: dict[str, str]) -> None:
    text, first, last = marked(row["text"])
    s = sentence(text)
    found = find_dates(s, date.fromisoformat(row["published"]))
    here = [one for one in found if s.starts[one.first] < last and s.ends[one.last - 1] > first]
    assert [(one.start, one.end) for one in here] == [(day(row["start"]), day(row["end"]))]
    assert row["role"] in (here[0].role, "any")


@pytest.mark.parametrize("row", rows("ownership.tsv"), ids=lambda row: row["text"])
def test_a_date_owns_its_numbers_and_no_others(row: dict[str, str]) -> None:
    text, first, last = marked(row["text"])
    s = sentence(text)
    taken = owned(find_dates(s, PUBLISHED), len(s))
    assert any(taken[i] for i in range(len(s)) if first <= s.starts[i] < last) is (row["owned"] == "yes")


@pytest.mark.parametrize("text", rows("dateless.tsv"), ids=lambda row: row["text"])
def test_a_sentence_without_a_date_has_none(text: dict[str, str]) -> None:
    assert find_dates(sentence(text["text"]), PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("It reopens from Friday.", (date(2024, 3, 8), date(2024, 3, 8))),
        ("It will open on 9 April.", (date(2024, 4, 9), date(2024, 4, 9))),
        ("It will open on the 9th.", (date(2024, 3, 9), date(2024, 3, 9))),
        ("It opened in May 2023.", None),
        ("It opens tomorrow.", None),
    ],
)
def test_a_verb_to_come_finds_the_next_such_day(text: str, ahead: tuple[date, date] | None) -> None:
    assert find_dates(sentence(text), PUBLISHED)[-1].ahead() == ahead


@pytest.mark.parametrize(
    ("text", "start", "end", "days"),
    [
        ("The day before it was 40.", "2024-02-26", "2024-02-26", ("2024-02-25", "2024-02-25")),
        ("In the same days it was 40.", "2024-02-20", "2024-02-26", ("2024-02-20", "2024-02-26")),
        ("A year earlier it was 40.", "2023-12-11", "2024-01-15", ("2022-12-11", "2023-01-15")),
        ("A year earlier it was 40.", "2024-02-01", "2024-02-29", ("2023-02-01", "2023-02-28")),
        ("The month before it was 40.", "2023-04-01", "2023-04-30", ("2023-03-01", "2023-03-31")),
        ("In the same months of 2021 it was 40.", "2023-01-01", "2023-03-31", ("2021-01-01", "2021-03-31")),
        ("On the first three days it was 40.", "2024-02-26", "2024-03-05", ("2024-02-26", "2024-02-28")),
        ("On the first day it was 40.", "2024-02-26", "2024-03-05", ("2024-02-26", "2024-02-26")),
        ("It was 40 in three days.", "2024-03-04", "2024-03-04", ("2024-03-02", "2024-03-04")),
        ("It was 40 in 48 hours.", "2024-03-04", "2024-03-04", ("2024-03-03", "2024-03-04")),
        ("A week later it was 40.", "2024-02-05", "2024-02-05", ("2024-02-12", "2024-02-12")),
        ("Forty have come since.", "2024-02-05", "2024-02-05", ("2024-02-05", "2024-02-05")),
    ],
)
def test_what_follows_another_period_is_found_from_it(text: str, start: str, end: str, days: tuple[str, str]) -> None:
    mention = find_dates(sentence(text), PUBLISHED)[0]
    assert mention.start is None
    assert follow(mention, date.fromisoformat(start), date.fromisoformat(end)) == tuple(map(date.fromisoformat, days))


def test_a_plain_day_follows_nothing() -> None:
    mention = find_dates(sentence("It was Monday."), PUBLISHED)[0]
    assert follow(mention, PUBLISHED, PUBLISHED) is None


def test_a_vague_part_keeps_its_rough_limits() -> None:
    mention = find_dates(sentence("It was in mid-February."), PUBLISHED)[0]
    assert (mention.start, mention.rough) == (None, (date(2024, 2, 11), date(2024, 2, 20)))


@pytest.mark.parametrize("break_at", [" ", "\n", "  "])
def test_white_space_does_not_change_a_reading(break_at: str) -> None:
    text = "Between 4 March 2022 and 31 May 2022 it was 40.".replace(" ", break_at)
    assert [(one.start, one.end) for one in find_dates(sentence(text), PUBLISHED)] == [
        (date(2022, 3, 4), date(2022, 5, 31))
    ]


WORDS = sorted(forms()) + list(",.-–/()'") + "the a of in on by to and since from until between last next same".split()
WORDS += (
    "first three 24 5 12 31 2022 1999 past past early mid May March Monday Friday September before half far so".split()
)


@given(st.lists(st.sampled_from(WORDS), max_size=14), DAYS, st.booleans())
def test_any_words_of_time_give_ordered_spans_and_days(tokens: list[str], published: date, title: bool) -> None:
    s = sentence(" ".join(word.capitalize() if title else word for word in tokens))
    found = find_dates(s, published)
    ends = [0]
    for one in found:
        assert 0 <= one.first < one.last <= len(s)
        assert (one.start is None) or (one.end is None) or one.start <= one.end
        ends.append(one.last)
    assert len(owned(found, len(s))) == len(s)


@given(st.text(max_size=80), DAYS)
def test_any_text_is_read_without_an_error(text: str, published: date) -> None:
    s = sentence(text)
    assert all(isinstance(one, DateMention) for one in find_dates(s, published))


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_last_one_up_to_the_day(published: date, weekday: int) -> None:
    found = weekday_before(published, weekday)
    assert found.weekday() == weekday
    assert timedelta(0) <= published - found < timedelta(7)


@given(DAYS, st.integers(1, 12), st.integers(1, 31))
def test_a_date_without_a_year_is_never_after_publication(published: date, month: int, number: int) -> None:
    found = month_day_before(published, month, number)
    assert found is None or (found <= published and (found.month, found.day) == (month, number))


@given(DAYS, st.integers(1, 400), st.sampled_from(["day", "week", "month", "year"]))
def test_a_stretch_up_to_a_day_ends_on_it(end: date, count: int, unit: str) -> None:
    start, last = stretch_to(end, count, unit)
    assert (start <= end, last) == (True, end)
    assert stretch_past(end, count, unit)[1] == end


@given(DAYS, st.integers(-60, 60))
def test_a_week_runs_from_monday_to_sunday(published: date, weeks: int) -> None:
    monday, sunday = week_of(published, weeks)
    assert (monday.weekday(), sunday.weekday(), (sunday - monday).days) == (0, 6, 6)


@pytest.mark.parametrize("day", ["1991-03-31", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2038-04-25"])
def test_easter_is_found(day: str) -> None:
    assert easter(int(day[:4])) == date.fromisoformat(day)


Days = tuple[date, date]


def candidates(found: list[DateMention], published: date) -> set[Days]:
    """Every period that the mentions can give: as they are, from one on to another, or following one another."""
    plain = {(one.start, one.end) for one in found if one.start and one.end}
    following = {follow(one, *span) for one in found for span in plain | {(published, published)}}
    ahead = {one.ahead() for one in found}
    plain |= {(one.start, one.start) for one in found if one.start}
    known = plain | {span for span in following | ahead if span}
    ends = {end for _, end in known} | {published}
    return known | {(start, end) for start, _ in known for end in ends if start <= end}


def near(cut: list[Sentence], start: int, published: date) -> list[DateMention]:
    """The dates of the sentence at ``start``, of the one before, and of the heading; for a heading, of the next two."""
    here = max(i for i, s in enumerate(cut) if i == 0 or s.start <= start)
    places = {0, here - 1, here} if here else {0, 1, 2}
    return [one for i in sorted(places) if 0 <= i < len(cut) for one in find_dates(cut[i], published)]


def missed(item: dict[str, Any]) -> tuple[list[str], int]:
    published, cut = date.fromisoformat(item["published"]), sentences(item["text"])
    moved = [row for row in item["figures"] if row["measure"] != "not_movement" and row["period"]]
    gone = [row for row in moved if wanted(row) not in candidates(near(cut, row["start"], published), published)]
    return [f"{item['id']} {row['quote']}" for row in gone], len(moved)


def wanted(row: dict[str, Any]) -> Days:
    return date.fromisoformat(row["period"]["start"]), date.fromisoformat(row["period"]["end"])


@pytest.mark.skipif(not SAMPLE, reason="the development sample is not on this machine")
def test_the_periods_of_the_development_sample_stand_near_their_figures() -> None:
    results = [missed(json.loads(line)) for path in SAMPLE for line in path.read_text("utf-8").splitlines()]
    lost = [name for gone, _ in results for name in gone]
    total = sum(count for _, count in results)
    assert len(lost) <= 0.05 * total, lost
