"""The command line of the desk, given what is wrong: one line that says so, an exit code, and never a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from borderdesk import __main__
from borderdesk.errors import BorderdeskError

STORIES = Path(__file__).parent / "stories"
ROOT = Path(__file__).parent.parent
CLICK = ("Usage: borderdesk ", "Try 'borderdesk ")  # what click puts above its line

Outcome = tuple[int, str, list[str]]  # exit code, stdout, lines of stderr
Run = Callable[..., Outcome]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``borderdesk`` in this checkout over a copy of the small story; a raised error would be a traceback."""
    shutil.copytree(STORIES / "small", tmp_path / "data" / "small")
    monkeypatch.setenv("BORDERDESK_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(ROOT)

    def run(*arguments: str) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["borderdesk", *arguments])
        with pytest.raises(SystemExit) as end:
            __main__.main()
        told = capsys.readouterr()
        code = end.value.code
        assert code is None or isinstance(code, int)
        return code or 0, told.out, [line for line in told.err.splitlines() if line and not line.startswith(CLICK)]

    return run


WRONG_CALLS = [
    ("check none", 2, "found no story 'none' in data/, expected one of: small"),
    ("check small none", 2, "found no story 'none' in data/"),
    ("check ../small", 2, "found no story '../small'"),
    ("check --format xml", 2, "'xml' is not one of 'text', 'json'"),
    ("check --colour", 2, "No such option '--colour'"),
    ("stories small", 2, "unexpected extra argument (small)"),
    ("new-story", 2, "Missing argument 'NAME'"),
    ("new-story Sudan_2023", 2, "expected small letters, digits and hyphens, such as sudan-2023"),
    ("new-story ../escape", 2, "found story name '../escape'"),
    ("new-story small", 2, "found a story of that name; choose another name or add to it"),
    ("report", 2, "Missing argument 'NOTEBOOK'"),
    ("report nothing", 2, "found no notebook 'nothing', expected a path to one, or one of: 01-sources"),
    ("report README.md", 2, "found no notebook"),
    ("report briefing -p story none", 2, "04-briefing, story: found no story 'none', expected one of: small"),
    ("report briefing -p since 2022-13-01", 2, "since: found '2022-13-01', expected a day as YYYY-MM-DD"),
    ("report briefing -p since yesterday", 2, "since: found 'yesterday', expected a day as YYYY-MM-DD"),
    ("report briefing -p nationality XXQ", 2, "nationality: found 'XXQ'"),
    ("report briefing -p story", 2, "Option '-p' requires 2 arguments"),
    ("build nothing", 2, "found no edition 'nothing', expected one of: briefing-russia-2022"),
    ("build --jobs 0", 2, "0 is not in the range x>=1"),
    ("build --jobs many", 2, "'many' is not a valid integer"),
    ("build --workers 2", 2, "found --scheduler or --workers without --engine dask"),
    ("build --engine dask --workers 2 --scheduler tcp://a:1", 2, "leave one out"),
    ("schedule now", 2, "unexpected extra argument (now)"),
    ("notebooks now", 2, "unexpected extra argument (now)"),
]


@pytest.mark.parametrize(("call", "code", "words"), WRONG_CALLS)
def test_a_wrong_call_is_one_line_and_exit_2(desk: Run, call: str, code: int, words: str) -> None:
    assert_refused(desk(*call.split()), code, words)


def assert_refused(outcome: Outcome, code: int, words: str) -> None:
    found, out, errors = outcome
    assert (found, out, len(errors)) == (code, "", 1), errors
    assert words in errors[0]
    assert errors[0].startswith(("borderdesk: ", "Error: "))


def test_an_unknown_parameter_is_one_line_with_the_form_below_it(desk: Run) -> None:
    code, out, errors = desk("report", "briefing", "-p", "colour", "red")
    assert (code, out) == (2, "")
    assert errors[0] == "borderdesk: 04-briefing takes no parameter 'colour'; it takes:"
    assert errors[1:]
    assert [line for line in errors[1:] if not line.startswith("    ")] == []


def cut(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace('64,000"', "64,000"), "utf-8")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


# what is done to a file of the story, and what `borderdesk stories` says of it
DAMAGE = [
    ("figures.csv", cut, 1, "line 4: found CSV that cannot be read"),
    ("figures.csv", Path.unlink, 1, "found no file to read"),
    ("figures.csv", folder, 1, "found no file to read"),
    ("figures.csv", lambda path: path.write_bytes(b""), 1, "row 1: found columns none, expected figure_id"),
    ("policies.csv", lambda path: path.write_bytes(b"\xff\xfe"), 1, "byte 0: found bytes that are not UTF-8"),
    ("sources.csv", lambda path: path.write_text("a,b\n"), 1, "row 1: found columns a, b, expected source_id"),
    ("story.toml", lambda path: path.write_text("title"), 2, "found TOML that cannot be read"),
    ("story.toml", lambda path: path.write_text(""), 2, "found no title"),
]


@pytest.mark.parametrize(("file", "change", "code", "words"), DAMAGE)
def test_a_damaged_story_is_one_line_that_names_the_file(
    desk: Run, file: str, change: Callable[[Path], object], code: int, words: str, tmp_path: Path
) -> None:
    path = tmp_path / "data" / "small" / file
    change(path)
    outcome = desk("stories")
    assert_refused(outcome, code, words)
    assert outcome[2][0].startswith(f"borderdesk: {path}")


def test_mending_a_table_that_cannot_be_read_changes_nothing(desk: Run, tmp_path: Path) -> None:
    path = tmp_path / "data" / "small" / "figures.csv"
    cut(path)
    before = path.read_bytes()
    assert_refused(desk("check", "--mend"), 1, "found CSV that cannot be read")
    assert path.read_bytes() == before


def test_the_stories_are_listed_with_their_counts(desk: Run) -> None:
    code, out, errors = desk("stories")
    assert (code, errors) == (0, [])
    assert out.splitlines()[1].split() == [*"small 3 2 2 2".split(), *"A small story that is sound".split()]


def test_a_new_story_can_be_checked_at_once(desk: Run, tmp_path: Path) -> None:
    code, out, _ = desk("new-story", "bolivia-2026", "--title", 'People leaving "now"')
    assert (code, out.startswith(f"made {tmp_path / 'data' / 'bolivia-2026'}: fill in story.toml")) == (0, True)
    assert desk("check", "bolivia-2026") == (0, "1 story, 0 figures, 0 policies: 0 problems, 0 findings\n", [])


def test_outside_a_checkout_a_command_says_where_to_go(
    desk: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BORDERDESK_DATA")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "data" / "small" / "story.toml").unlink()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert_refused(desk("stories"), 2, "found no data/ folder with stories here or above; go to a checkout")


@pytest.mark.parametrize("command", ["check", "stories"])
def test_a_data_folder_that_is_not_there_is_refused(desk: Run, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BORDERDESK_DATA", "/nowhere/at/all")
    assert desk(command)[0] == 2


class Sudden(BorderdeskError):
    """An error that no command knows."""


def test_every_error_of_the_package_ends_a_command_with_its_line_and_code(
    desk: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Sudden("found something, expected nothing")

    monkeypatch.setattr("borderdesk.cli.stories.names", fail)
    assert desk("stories") == (1, "", ["borderdesk: found something, expected nothing"])


def test_a_reader_who_leaves_a_pipe_early_is_told_nothing() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "borderdesk", "notebooks"]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False)
    os.close(writer)
    assert done.stderr == ""


def test_an_interrupted_command_says_so_and_ends_with_130(desk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("borderdesk.cli.stories.names", interrupt)
    assert desk("stories") == (130, "", ["borderdesk: stopped; nothing is half written"])


def test_the_installed_command_refuses_in_one_line_as_well(tmp_path: Path) -> None:
    """The same outside of this process: what a person sees, byte for byte."""
    environment = {**os.environ, "BORDERDESK_DATA": str(STORIES)}
    command = [sys.executable, "-m", "borderdesk", "check", "none"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False)
    line = "borderdesk: found no story 'none' in stories/, expected one of: small; `borderdesk new-story` makes one\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", line)
