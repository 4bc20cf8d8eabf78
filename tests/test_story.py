"""Stories: found by name, described by story.toml, sent as a data package."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from frictionless import Package

from borderdesk import intake, story
from borderdesk.errors import StoryError
from borderdesk.schema import TABLES, columns

STORIES = Path(__file__).parent / "stories"

BAD_TOML = [
    ('title = "a', "found TOML that cannot be read"),
    ("title = 1", "title: found 1, expected a str"),
    ('title = ""', "found no title, expected a line such as"),
    ("", "found no title, expected a line such as"),
    ('title = "a"\nsince = "2022-09-21"', "since: found '2022-09-21', expected a date"),
    ('title = "a"\nuntil = 2022', "until: found 2022, expected a date"),
    ('title = "a"\ncaveats = "one"', "caveats: found 'one', expected a list"),
    ('title = "a"\nhome = ["RUS"]', "home: found ['RUS'], expected a str"),
    ('title = "a"\ntitle = "b"', "found TOML that cannot be read"),
    ('title = "a"\nsince = 2022-13-01', "found TOML that cannot be read"),
]

NO_STORIES = ["none", "", ".", "..", "../small", "small/", "small\n", "Small", "small-", "a--b", "small/../small"]
NO_NAMES = [*NO_STORIES[1:-1], "a b", "überall", "_"]


def test_a_story_is_what_its_toml_says() -> None:
    small = story.open_story("small", STORIES)
    assert (small.name, small.folder, small.home) == ("small", STORIES / "small", "RUS")
    assert (small.since, small.until) == (date(2022, 9, 21), date(2022, 10, 31))
    assert small.caveats == ("Nobody counted this.",)
    assert [small.table(table).name for table in TABLES] == [
        "sources.csv",
        "figures.csv",
        "policies.csv",
        "corrections.csv",
    ]


def test_a_story_is_what_its_toml_says_now(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for title in ("Before", "After"):
        (tmp_path / "a" / "story.toml").write_text(f'title = "{title}"', "utf-8")
        assert story.open_story("a", tmp_path).title == title


@pytest.mark.parametrize("name", NO_STORIES)
def test_a_story_that_is_not_there_is_refused_with_those_that_are(name: str) -> None:
    with pytest.raises(StoryError) as error:
        story.open_story(name, STORIES)
    assert str(error.value).startswith(f"found no story {name!r} in stories/, expected one of: small;")
    assert error.value.exit_code == 2


@pytest.mark.parametrize(("toml", "reason"), BAD_TOML)
def test_a_damaged_toml_is_refused_with_its_path_and_the_key(toml: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "bad" / "story.toml"
    path.parent.mkdir()
    path.write_text(toml, "utf-8")
    with pytest.raises(StoryError) as error:
        story.open_story("bad", tmp_path)
    assert str(error.value).startswith(str(path))
    assert reason in str(error.value)
    assert "\n" not in str(error.value)


def test_toml_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "story.toml").write_bytes('title = "Zürich"'.encode("latin-1"))
    with pytest.raises(StoryError, match="found TOML that cannot be read"):
        story.open_story("bad", tmp_path)


def test_the_stories_are_found_from_any_folder_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BORDERDESK_DATA", raising=False)
    intake.create(tmp_path / "data", "one-2026", "One")
    below = tmp_path / "notebooks" / "deep"
    below.mkdir(parents=True)
    assert story.data_root(below) == tmp_path / "data"
    assert story.names(story.data_root(below)) == ["one-2026"]


def test_a_folder_named_in_the_environment_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BORDERDESK_DATA", str(STORIES))
    assert story.data_root(tmp_path) == STORIES
    assert story.names() == ["small"]


def test_where_there_are_no_stories_the_error_says_where_to_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BORDERDESK_DATA", raising=False)
    with pytest.raises(StoryError, match="found no data/ folder with stories here or above; go to a checkout"):
        story.data_root(tmp_path)


def test_the_descriptor_carries_the_schemas_and_frictionless_takes_it() -> None:
    small = story.open_story("small", STORIES)
    found = json.loads((small.folder / "datapackage.json").read_text("utf-8"))
    assert found == json.loads(story.descriptor(small.name, small.title)) == story.datapackage(small.name, small.title)
    package = Package.from_descriptor(found, basepath=str(small.folder))
    assert {one.name: one.schema.field_names for one in package.resources} == {one: columns(one) for one in TABLES}


@pytest.mark.parametrize("name", NO_NAMES)
def test_a_new_story_with_a_name_that_is_none_makes_nothing(name: str, tmp_path: Path) -> None:
    with pytest.raises(StoryError, match="expected small letters, digits and hyphens"):
        intake.create(tmp_path / "data", name, "Title")
    assert list(tmp_path.iterdir()) == []
