"""After a build those who want to know are told: of what is new, of what fails, once, and never at the build's cost."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from postoffice import Mailbox, serving

from borderdesk.build.announcing import announce, notices
from borderdesk.build.outcome import Built
from borderdesk.cli import desk
from borderdesk.delivery.notice import Notice
from borderdesk.delivery.wish import Wish
from borderdesk.report.publish import Published
from borderdesk.shelf.editions import Edition
from borderdesk.shelf.known import Known

ROOT = Path(__file__).parent.parent.parent
A = Edition("a", "A", "x")
FAILED = Known(built="2026-11-28T05:30:00+00:00", failed="2026-11-29T05:30:00+00:00", why="no")
KEEP = "import sys; open('told.jsonl', 'a').write(sys.stdin.read())"


def report(folder: Path) -> Published:
    from datetime import UTC, datetime

    return Published(folder / "a.html", "A", datetime(2026, 11, 29, tzinfo=UTC), 1.0, 1, story="sudan-2023")


STATES = [  # what happened, what was known before, the state that is told
    ("something new", {"report": True, "new": True}, Known(), "news"),
    ("something new after a failure", {"report": True, "new": True}, FAILED, "news"),
    ("nothing new", {"report": True}, Known(), "built"),
    ("nothing new after a failure", {"report": True}, FAILED, "mended"),
    ("nothing to build", {}, Known(), ""),
    ("a failure", {"failure": "no"}, Known(), "failure"),
    ("another failure than before", {"failure": "no such file"}, FAILED, "failure"),
    ("the same failure as before", {"failure": "no"}, FAILED, ""),
]


@pytest.mark.parametrize(("what", "facts", "before", "state"), STATES, ids=[one[0] for one in STATES])
def test_what_is_told_of_a_build_with(
    what: str, facts: dict[str, object], before: Known, state: str, tmp_path: Path
) -> None:
    if facts.pop("report", False):
        facts = {**facts, "report": report(tmp_path)}
    told = notices([Built(A, 1.0, **facts)], tmp_path, {"a": before})  # type: ignore[arg-type]
    facts.setdefault("report", True)
    assert [one.state for one in told] == [state] * bool(state)


def told_by(
    tmp_path: Path, *states: str, when: tuple[str, ...] = Wish().when, code: str = KEEP
) -> tuple[list[str], list[str]]:
    """The states that a command was told of, and what was said of problems."""
    said: list[str] = []
    (tmp_path / "reports").mkdir()
    told = [Notice(A, state, tmp_path / "reports" / "a.html") for state in states]
    announce(told, {"a": Wish(when, (sys.executable, "-c", code), seconds=1)}, said.append)
    kept = tmp_path / "told.jsonl"
    return [json.loads(line)["state"] for line in kept.read_text().splitlines()] if kept.is_file() else [], said


WISHES = [
    (Wish().when, ["news", "failure", "mended"]),
    (("failure",), ["failure"]),
    (("always",), ["news", "failure", "mended", "built"]),
    ((), []),
]


@pytest.mark.parametrize(("when", "expected"), WISHES)
def test_only_what_somebody_wants_to_know_is_told(when: tuple[str, ...], expected: list[str], tmp_path: Path) -> None:
    assert told_by(tmp_path, "news", "failure", "mended", "built", when=when) == (expected, [])


def test_a_command_that_fails_is_said_each_time_one_that_hangs_once(tmp_path: Path) -> None:
    _, said = told_by(tmp_path, "news", "failure", code="raise SystemExit('no')")
    assert len(said) == 2
    assert said[0].startswith("notice  a  ")
    assert "ended with 1 and told 'no'" in said[0]


def test_a_command_that_hangs_is_waited_for_once(tmp_path: Path) -> None:
    _, said = told_by(tmp_path, "news", "failure", "mended", code="import time; time.sleep(9)")
    assert [line.partition(": ")[2] for line in said] == ["found no end after 1 s, expected one"]


EDITIONS = """
address = "https://example.org/reports"
[notice]
command = ["{python}", "-c", "{keep}"]
[notice.mail]
host = "127.0.0.1"
port = {port}
security = "none"
from = "Desk <desk@example.org>"
to = ["ana@example.org"]
[[edition]]
id = "fin"
title = "Finland"
notebook = "02-arrivals-departures"
parameters = {{ story = "russia-2022", destinations = ["FIN"] }}
"""


def build(*words: str) -> Result:
    return CliRunner().invoke(desk, ["build", *words])


def test_a_build_sends_its_news_as_a_mail_its_failures_once_and_says_when_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("data", "notebooks"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "reports").mkdir()
    file, kept = tmp_path / "reports" / "editions.toml", tmp_path / "told.jsonl"
    monkeypatch.chdir(tmp_path)
    with serving(Mailbox()) as box:
        text = EDITIONS.format(python=sys.executable, keep=KEEP, port=box.port)
        file.write_text(text, "utf-8")
        assert build().exit_code == 0
        file.write_text(text.replace('"FIN"', '"Finland"'), "utf-8")
        assert [build().exit_code, build().exit_code] == [1, 1]
    file.write_text(text, "utf-8")
    last = build("--force")  # nobody takes mail any more
    assert last.exit_code == 0
    assert re.search(r"notice  fin  mail by 127.0.0.1:\d+: found no server that answers", last.output)
    told = [json.loads(line) for line in kept.read_text("utf-8").splitlines()]
    assert [one["state"] for one in told] == ["news", "failure", "mended"]
    assert (told[0]["path"], told[0]["changes"]) == (str(tmp_path / "reports" / "fin.html"), "The first edition.")
    assert "Finland" in told[0]["headline"]
    assert "expected an ISO 3166-1 alpha-3 code" in told[1]["message"]
    news, failure = box.messages
    assert (failure["Subject"], failure["To"]) == ("Failed: Finland", "ana@example.org")
    assert "https://example.org/reports/fin.html" in failure.get_content()
    assert (news["Auto-Submitted"], news["X-Unsent"]) == ("auto-generated", None)
    page = news.get_body(("html",))
    assert page and "Finland" in page.get_content()
