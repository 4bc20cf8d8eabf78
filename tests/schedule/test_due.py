"""What has fallen due: cron expressions on clocks that are set forward and back, builds missed and failed."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from borderdesk.cli import desk
from borderdesk.schedule.attempts import MEMORY, attempts, note, turn
from borderdesk.schedule.due import Attempt, due, next_due
from borderdesk.schedule.slot import last_slot, next_slot
from borderdesk.shelf.editions import Edition
from borderdesk.shelf.known import Known, remember

DAILY = Edition("daily", "Daily", "x", schedule="30 5 * * *", time_zone="Europe/Berlin")
BY_HAND = Edition("by-hand", "By hand", "x")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


SLOTS = [  # schedule, time zone, now (UTC), the last slot, the next one (UTC)
    ("30 5 * * *", "UTC", "2026-11-29 05:30", "2026-11-29 05:30", "2026-11-30 05:30"),
    ("30 5 * * *", "UTC", "2026-11-29 05:29", "2026-11-28 05:30", "2026-11-29 05:30"),
    ("30 5 * * *", "Europe/Berlin", "2026-11-29 04:30", "2026-11-29 04:30", "2026-11-30 04:30"),
    ("30 5 * * *", "Europe/Berlin", "2026-07-01 03:30", "2026-07-01 03:30", "2026-07-02 03:30"),
    ("30 5 * * *", "Asia/Kathmandu", "2026-11-29 00:00", "2026-11-28 23:45", "2026-11-29 23:45"),
    ("45 5 * * 1-5", "Europe/Berlin", "2026-11-29 12:00", "2026-11-27 04:45", "2026-11-30 04:45"),
    ("0 0 29 2 *", "UTC", "2026-11-29 00:00", "2024-02-29 00:00", "2028-02-29 00:00"),
    # Berlin, 29 March 2026: after 01:59 comes 03:00, which is 01:00 UTC
    ("30 2 * * *", "Europe/Berlin", "2026-03-29 00:59", "2026-03-28 01:30", "2026-03-29 01:00"),
    ("30 2 * * *", "Europe/Berlin", "2026-03-29 01:00", "2026-03-29 01:00", "2026-03-30 00:30"),
    ("0 3 * * *", "Europe/Berlin", "2026-03-29 01:10", "2026-03-29 01:00", "2026-03-30 01:00"),
    ("*/30 * * * *", "Europe/Berlin", "2026-03-29 01:10", "2026-03-29 01:00", "2026-03-29 01:30"),
    # Berlin, 25 October 2026: after 02:59 comes 02:00 again, which is 01:00 UTC
    ("30 2 * * *", "Europe/Berlin", "2026-10-25 00:30", "2026-10-25 00:30", "2026-10-26 01:30"),
    ("30 2 * * *", "Europe/Berlin", "2026-10-25 01:10", "2026-10-25 00:30", "2026-10-26 01:30"),
    ("30 2 * * *", "Europe/Berlin", "2026-10-25 01:40", "2026-10-25 00:30", "2026-10-26 01:30"),
    ("0 * * * *", "Europe/Berlin", "2026-10-25 01:10", "2026-10-25 00:00", "2026-10-25 02:00"),
    # Lord Howe sets its clock by half an hour
    ("15 2 * * *", "Australia/Lord_Howe", "2026-10-03 15:40", "2026-10-03 15:30", "2026-10-04 15:15"),
    # Samoa left out 30 December 2011
    ("30 5 * * *", "Pacific/Apia", "2011-12-30 10:00", "2011-12-30 10:00", "2011-12-30 15:30"),
]


@pytest.mark.parametrize(("schedule", "zone", "now", "last", "following"), SLOTS)
def test_a_schedule_falls_due_by_the_clock_of_its_zone(
    schedule: str, zone: str, now: str, last: str, following: str
) -> None:
    assert (last_slot(schedule, zone, at(now)), next_slot(schedule, zone, at(now))) == (at(last), at(following))


@given(
    st.sampled_from(["30 2 * * *", "*/20 1-3 * * *", "0 3 * * 0", "15 */5 1,15 * 2"]),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Antarctica/Troll", "Asia/Kathmandu"]),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),
)
def test_no_slot_lies_between_the_last_and_the_next(schedule: str, zone: str, now: datetime) -> None:
    last, following = last_slot(schedule, zone, now), next_slot(schedule, zone, now)
    assert last <= now < following
    assert last_slot(schedule, zone, following) == following
    assert last_slot(schedule, zone, following - timedelta(microseconds=1)) == last


NOW = at("2026-11-29 12:00")  # the daily edition fell due at 04:30, 7.5 hours ago
DUE = [
    ("that was never built", None, True),
    ("whose schedule came since", Attempt(at("2026-11-28 05:00")), True),
    ("whose schedule came many times since", Attempt(at("2026-10-01 05:00")), True),
    ("that was built after it", Attempt(at("2026-11-29 04:30")), False),
    ("that a person built after it", Attempt(at("2026-11-29 11:00")), False),
    ("that failed six minutes ago", Attempt(NOW - timedelta(minutes=6), 1), True),
    ("that failed four minutes ago", Attempt(NOW - timedelta(minutes=4), 1), False),
    ("that failed twice, nine minutes ago", Attempt(NOW - timedelta(minutes=9), 2), False),
    ("that failed twice, ten minutes ago", Attempt(NOW - timedelta(minutes=10), 2), True),
    ("that failed often, 59 minutes ago", Attempt(NOW - timedelta(minutes=59), 90), False),
    ("that failed often, an hour ago", Attempt(NOW - timedelta(hours=1), 90), True),
    ("that failed often, before it fell due anew", Attempt(at("2026-11-29 04:29"), 90), True),
    ("that was built in the future, by a wrong clock", Attempt(at("2036-01-01 00:00")), True),
]


@pytest.mark.parametrize(("which", "attempt", "expected"), DUE, ids=[case[0] for case in DUE])
def test_an_edition_is_due(which: str, attempt: Attempt | None, expected: bool) -> None:
    known = {"daily": attempt} if attempt else {}
    assert due([DAILY, BY_HAND], known, NOW) == ([DAILY] if expected else [])


def test_a_machine_that_slept_for_a_week_builds_each_edition_once() -> None:
    hourly = Edition("hourly", "Hourly", "x", schedule="0 * * * *")
    known = dict.fromkeys(("daily", "hourly"), Attempt(NOW - timedelta(days=7)))
    assert due([DAILY, hourly], known, NOW) == [DAILY, hourly]
    assert due([DAILY, hourly], dict.fromkeys(known, Attempt(NOW)), NOW + timedelta(seconds=50)) == []


def test_the_next_is_the_earliest_of_slots_and_pauses() -> None:
    built, failed = {"daily": Attempt(NOW)}, {"daily": Attempt(NOW - timedelta(minutes=1), 1)}
    assert next_due([DAILY, BY_HAND], built, NOW) == (DAILY, at("2026-11-30 04:30"))
    assert next_due([DAILY], failed, NOW) == (DAILY, NOW + timedelta(minutes=4))
    assert next_due([BY_HAND], {}, NOW) is None


def test_attempts_are_remembered_and_failures_counted_until_a_success(tmp_path: Path) -> None:
    for began, bad, failures in ((1, True, 1), (2, True, 2), (3, False, 0), (4, True, 1)):
        note(tmp_path, NOW + timedelta(hours=began), {"daily": bad})
        assert attempts(tmp_path) == {"daily": Attempt(NOW + timedelta(hours=began), failures)}


def test_what_the_shelf_knows_of_a_build_that_was_killed_counts(tmp_path: Path) -> None:
    remember(tmp_path, {"daily": Known(built="2026-11-29T04:31:00+00:00"), "other": Known()})
    assert attempts(tmp_path) == {"daily": Attempt(at("2026-11-29 04:31"))}
    note(tmp_path, NOW, {"daily": False})
    assert attempts(tmp_path) == {"daily": Attempt(NOW)}
    later = (datetime.now(UTC) + timedelta(minutes=1)).isoformat(timespec="seconds")
    remember(tmp_path, {"daily": Known(built="2026-11-29T04:31:00+00:00", failed=later)})
    assert attempts(tmp_path) == {"daily": Attempt(datetime.fromisoformat(later), 1)}


DAMAGED = ["", "{", "[]", '{"a": 1}', '{"a": {"began": "x", "until": "x", "failures": 1}}']
DAMAGED.append('{"a": {"began": "2026-11-29", "until": "2026-11-29", "failures": 1}}')


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_memory_of_attempts_is_forgotten(text: str, tmp_path: Path) -> None:
    (tmp_path / MEMORY).write_text(text)
    assert attempts(tmp_path) == {}
    note(tmp_path, NOW, {"daily": False})
    assert attempts(tmp_path) == {"daily": Attempt(NOW)}


def test_a_build_of_what_is_due_waits_for_the_one_that_runs(tmp_path: Path) -> None:
    told: list[str] = []

    def second() -> None:
        with turn(tmp_path) as ours:
            told.append(f"second {ours}")

    with turn(tmp_path) as ours:
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.3)
        told.append(f"first {ours}")
    thread.join(10)
    assert told == ["first True", "second True"]


def test_a_build_of_what_is_due_does_nothing_where_another_waits_already(tmp_path: Path) -> None:
    with FileLock(tmp_path / ".due-next.lock"), turn(tmp_path) as ours:
        assert not ours


EDITIONS = """
[[edition]]
id = "good"
title = "Good"
notebook = "{notebook}"
schedule = "* * * * *"

[[edition]]
id = "bad"
title = "Bad"
notebook = "{notebook}"
schedule = "0 0 1 1 *"
parameters = {{ fail = true }}
"""


def test_the_command_builds_what_is_due_once_and_tells_what_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reports").mkdir()
    small = Path(__file__).parent.parent / "notebooks" / "small.ipynb"
    (tmp_path / "reports" / "editions.toml").write_text(EDITIONS.format(notebook=small.as_posix()))
    monkeypatch.chdir(tmp_path)
    first = CliRunner().invoke(desk, ["build", "--due", "bad"])
    assert (first.exit_code, "FAILED  bad" in first.output) == (1, True)
    again = CliRunner().invoke(desk, ["build", "--due", "bad"])
    assert (again.exit_code, again.output.startswith("nothing is due; next is bad on ")) == (0, True)
    rest = CliRunner().invoke(desk, ["build", "--due"])
    assert (rest.exit_code, "1 built in" in rest.output) == (0, True)
    assert {key: one.failures for key, one in attempts(tmp_path / "reports").items()} == {"good": 0, "bad": 1}
