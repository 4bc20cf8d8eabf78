"""What is made of a story's files is made once, and anew as soon as one of them holds something else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from borderdesk.kept import Kept
from borderdesk.story import Story, open_story

ROOT = Path(__file__).parent.parent


@pytest.fixture
def story(tmp_path: Path) -> Story:
    shutil.copytree(ROOT / "data" / "karabakh-2023", tmp_path / "karabakh-2023")
    return open_story("karabakh-2023", tmp_path)


def test_what_was_made_is_given_again_until_a_table_holds_something_else(story: Story) -> None:
    kept = Kept(lambda one: one.table("figures").read_bytes(), ("figures", "sources"))
    first = kept(story)
    story.table("policies").write_text("", "utf-8")  # none of those it is made of
    assert kept(story) is first
    story.table("figures").write_bytes(first[:-1])
    assert kept(story) == first[:-1]


def test_what_was_made_while_somebody_wrote_is_not_kept(story: Story) -> None:
    made: list[int] = []

    def make(one: Story) -> int:
        one.table("sources").write_text(str(len(made)), "utf-8")
        made.append(len(made))
        return made[-1]

    kept = Kept(make, ("sources",))
    assert [kept(story), kept(story)] == [0, 1]
