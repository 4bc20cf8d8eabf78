"""One row explained: its origin, what is doubted, its group, and every result that it enters."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from borderdesk import provenance
from borderdesk.cli import desk
from borderdesk.errors import UsageError
from borderdesk.story import open_story


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(desk, ["explain", *arguments], prog_name="borderdesk")
    return done.exit_code, done.output


def test_a_figure_is_told_down_to_its_source_and_up_to_what_it_enters() -> None:
    code, said = run("geo-dep-0917-0926-mia")
    assert code == 0
    for words in (
        "Georgia: 62,120 nationals of Russia left, from 17 to 26 September 2022",
        "quote       not recorded, only the number",
        "link        https://",
        "status      accepted",
        "The same thing: 4 claims, disagree",
        "shown  geo-dep-0917-0926-mia: 62,120",
        "net: 78,742 − 62,120 = 16,622",
        "sum of days: 7,406 + 6,743 + 6,782 + 6,199 + 6,011 + 6,050 + 6,214 + 6,249 + 5,519 + 4,947 = 62,120",
    ):
        assert words in said


def test_the_founding_pair_nets_to_an_upper_bound() -> None:
    said = run("kaz-dep-cnn-kozheyev", "--story", "russia-2022")[1]
    assert "about 100,000 − more than 64,000 = at most about 36,000" in said
    assert "at least three in five" in said


def test_two_running_totals_give_their_difference() -> None:
    story = open_story("ukraine-2022")
    steps = provenance.explain(story, "ukr22-arrivals-ukr-pol-20220518").steps
    assert any(one.op == "difference" and one.how.startswith("3,442,000 − ") for one in steps)


def test_a_rule_is_told_with_its_finding() -> None:
    code, said = run("cze-entry-0925-wrong")
    assert code == 0
    assert "Czechia, for nationals of Russia: entry on tourist visas, no, since 25 September 2022" in said
    assert "rule's day: cze-entry-0925-wrong lets the rule begin on 25 September 2022" in said


def test_a_row_that_no_report_counts_says_why() -> None:
    found = provenance.explain(open_story("russia-2022"), "geo-arr-rumour-apa")
    assert found.left_out.startswith("not stated as a fact")
    assert found.group == found.steps == ()


def test_the_same_as_json() -> None:
    found = json.loads(run("geo-dep-0917-0926-sput", "--format", "json")[1])
    assert found["facts"]["relayed by"] == "Sputnik Georgia"
    assert {one["id"] for one in found["group"]} >= {"geo-dep-0917-0926-mia", "geo-dep-0917-0926-sput"}
    assert len(found["findings"]) == 2


@pytest.mark.parametrize("arguments", [("nothing",), ("nothing", "--story", "russia-2022")])
def test_an_unknown_row_is_told_in_a_line(arguments: tuple[str, ...]) -> None:
    done = CliRunner().invoke(desk, ["explain", *arguments], prog_name="borderdesk")
    assert isinstance(done.exception, UsageError)
    assert "found no row 'nothing'" in str(done.exception)
