"""What `borderdesk schedule` prints is accepted by those it is printed for, where they are installed, and works."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from checkouts import environment, small_checkout

from borderdesk.schedule.airflow import dags
from borderdesk.schedule.checkout import Checkout
from borderdesk.schedule.crontab import crontab
from borderdesk.schedule.github import workflow
from borderdesk.schedule.slot import next_slot
from borderdesk.schedule.systemd import on_calendar, script, units
from borderdesk.shelf.editions import Edition, read_editions

ROOT = Path(__file__).parent.parent.parent
SHIPPED = read_editions(ROOT / "reports" / "editions.toml")
NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
HERE = Checkout("/srv/it's 100% $new", "/srv/it's 100% $new/bin/borderdesk")
TOOLS = os.environ.get("BORDERDESK_SCHEDULE_TOOLS", "")  # a folder with Airflow, check-jsonschema and node_modules
NO_TOOLS = "BORDERDESK_SCHEDULE_TOOLS names none: `make schedules` installs and runs it"


def tool(name: str) -> str:
    found = shutil.which(name)
    if not found:
        pytest.skip(f"found no {name} on the PATH: `make schedules` installs it")
    return found


def own(name: str) -> Path:
    path = Path(TOOLS) / name
    if not TOOLS or not path.exists():
        pytest.skip(f"{name}: {NO_TOOLS}")
    return path


def run(*words: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(list(map(str, words)), capture_output=True, text=True, timeout=150, **options)  # type: ignore[call-overload, no-any-return]


def edition(schedule: str, zone: str = "UTC", name: str = "a") -> Edition:
    return Edition(name, name.upper(), "x", schedule=schedule, time_zone=zone)


# -- cron

MINUTES = [  # schedules with their zones, the machine's zone, the minutes at which it looks
    ([("30 5 * * *", "Europe/Berlin"), ("0 6 * * 1", "Asia/Almaty")], "Europe/Berlin", "0,30"),
    ([("30 5 * * *", "Asia/Kathmandu")], "UTC", "45"),
    ([("30 5 * * *", "UTC")], "Asia/Kolkata", "0"),
    ([("15 5 * * *", "Australia/Lord_Howe")], "UTC", "15,45"),  # half an hour of summer time
    ([("*/20 5 * * *", "UTC"), ("20 5 * * *", "UTC")], "America/New_York", "0,20,40"),
    ([("* * * * *", "UTC")], "UTC", "*"),
]


@pytest.mark.parametrize(("schedules", "here", "minutes"), MINUTES)
def test_cron_looks_at_the_minutes_of_all_schedules_on_the_machines_clock(
    schedules: list[tuple[str, str]], here: str, minutes: str
) -> None:
    text = crontab([edition(*one) for one in schedules], HERE, NOW, ZoneInfo(here))["crontab"]
    assert text.splitlines()[-1].startswith(f"{minutes} * * * * cd ")


def test_the_line_for_cron_quotes_what_a_shell_or_cron_would_read() -> None:
    line = crontab([edition("0 5 * * *")], HERE, NOW, UTC)["crontab"].splitlines()[-1]
    folder = """'/srv/it'"'"'s 100\\% $new"""
    assert line == f"0 * * * * cd {folder}' && {folder}/bin/borderdesk' build --due >/dev/null"


def cron_takes(text: str, folder: Path) -> bool:
    """By a dry run, which Debian's crontab calls -n and cronie's -T."""
    usage = run(tool("crontab"), "-?").stderr
    option = "-n" if "dry run" in usage else "-T" if "-T <file>" in usage else ""
    if not option:
        pytest.skip("the crontab on the PATH knows no dry run")
    (folder / "crontab").write_text(text)
    return run("crontab", option, folder / "crontab").returncode == 0


def test_cron_accepts_the_crontab_and_refuses_a_damaged_one(tmp_path: Path) -> None:
    text = crontab(SHIPPED, HERE, NOW)["crontab"]
    assert cron_takes(text, tmp_path)
    assert not cron_takes(text.replace("0,30,45 *", "0,30,65 *"), tmp_path)


def test_the_line_for_cron_builds_what_is_due_with_nothing_but_what_cron_gives(tmp_path: Path) -> None:
    checkout = small_checkout(tmp_path / "it's 100% new")
    reports = Path(checkout.folder) / "reports"
    line = crontab(read_editions(reports / "editions.toml"), checkout, NOW)["crontab"].splitlines()[-1]
    call = line.split(" * * * * ")[1].replace(r"\%", "%")
    first = run("/bin/sh", "-c", call, env=environment())
    assert (first.returncode, first.stdout, "good" in first.stderr) == (0, "", True)
    assert "{{ fine }}%" in (reports / "good.html").read_text("utf-8")
    again = run("/bin/sh", "-c", call, env=environment())
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")  # cron mails nothing


# -- systemd

EVENTS = [
    ("30 5 * * *", ["*-*-* 05:30:00 UTC"]),
    ("45 5 * * 1-5", ["Mon,Tue,Wed,Thu,Fri *-*-* 05:45:00 UTC"]),
    ("*/30 * 1,15 jan-mar *", ["*-01,02,03-01,15 *:00,30:00 UTC"]),
    ("0 6 * * 7", ["Sun *-*-* 06:00:00 UTC"]),
    ("0 6 13 * 5", ["*-*-13 06:00:00 UTC", "Fri *-*-* 06:00:00 UTC"]),
    ("* * * * *", ["*-*-* *:*:00 UTC"]),
]


@pytest.mark.parametrize(("schedule", "events"), EVENTS)
def test_a_cron_expression_becomes_calendar_events(schedule: str, events: list[str]) -> None:
    assert on_calendar(schedule, "UTC") == events


def systemd_runs(event: str, count: int) -> set[datetime]:
    told = run(tool("systemd-analyze"), "calendar", f"--iterations={count}", f"--base-time={NOW:%F %T} UTC", event)
    assert told.returncode == 0, told.stderr
    moments = re.findall(r"\w{3} (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) UTC$", told.stdout, re.MULTILINE)
    return {datetime.fromisoformat(moment).replace(tzinfo=UTC) for moment in moments}


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "Asia/Kathmandu"])
@pytest.mark.parametrize("schedule", [schedule for schedule, _ in EVENTS])
def test_systemd_runs_at_the_moments_at_which_an_edition_falls_due(schedule: str, zone: str) -> None:
    moment = NOW
    due = [moment := next_slot(schedule, zone, moment) for _ in range(20)]
    found = set.union(*(systemd_runs(event, 25) for event in on_calendar(schedule, zone)))
    assert sorted(found)[:20] == due


@pytest.mark.parametrize("folder", ["plain", "it's 100% $new"])
def test_systemd_accepts_the_units_and_refuses_a_damaged_one(folder: str, tmp_path: Path) -> None:
    analyze, checkout = tool("systemd-analyze"), tmp_path / folder
    checkout.mkdir()
    files = units(SHIPPED, Checkout(str(checkout), f"{checkout}/borderdesk"))
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    verified = run(analyze, "verify", *(tmp_path / name for name in files))
    assert (verified.returncode, verified.stderr) == (0, "")
    (tmp_path / "borderdesk.timer").write_text(files["borderdesk.timer"].replace("05:30:00", "25:30:00"))
    assert "25:30:00" in run(analyze, "verify", tmp_path / "borderdesk.timer").stderr


def test_the_script_for_sh_puts_the_units_in_place_and_starts_the_timer(tmp_path: Path) -> None:
    checkout = small_checkout(tmp_path / "it's 100% $new")
    files = units(read_editions(Path(checkout.folder) / "reports" / "editions.toml"), checkout)
    (tmp_path / "systemctl").write_text(f'#!/bin/sh\necho "$@" >> "{tmp_path}/told"\n')
    (tmp_path / "systemctl").chmod(0o755)
    env = environment(PATH=f"{tmp_path}:/usr/bin:/bin", XDG_CONFIG_HOME=str(tmp_path / "my config"))
    done = run("/bin/sh", input=script(files), env=env)
    assert (done.returncode, done.stderr) == (0, "")
    placed = tmp_path / "my config" / "systemd" / "user"
    assert {path.name: path.read_text() for path in placed.iterdir()} == files
    assert (tmp_path / "told").read_text() == "--user daemon-reload\n--user enable --now borderdesk.timer\n"


# -- GitHub Actions


def test_github_reads_sundays_as_zero() -> None:
    text = workflow([edition("0 6 * * FRI-SUN"), edition("0 6 * * sun", "Asia/Almaty"), edition("0 7 * * 0-7")])
    assert [line.strip() for line in text["borderdesk.yml"].splitlines() if "cron:" in line or "timezone:" in line] == [
        '- cron: "0 6 * * 0,5,6"',
        'timezone: "UTC"',
        '- cron: "0 6 * * sun"',
        'timezone: "Asia/Almaty"',
        '- cron: "0 7 * * *"',
        'timezone: "UTC"',
    ]


def parsed(text: str, folder: Path) -> dict[str, object]:
    node = tool("node")
    (folder / "borderdesk.yml").write_text(text)
    program = Path(__file__).parent / "workflow.mjs"
    told = run(node, "--no-warnings", program, folder / "borderdesk.yml", own("node_modules").parent)
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout)  # type: ignore[no-any-return]


def test_githubs_own_parser_accepts_the_workflow_and_refuses_a_damaged_one(tmp_path: Path) -> None:
    odd = [edition(schedule, "Asia/Almaty", f"odd-{place}") for place, (schedule, _) in enumerate(EVENTS)]
    text = workflow([*SHIPPED, *odd])["borderdesk.yml"]
    found = parsed(text, tmp_path)
    assert found["errors"] == []
    assert {"cron": "30 5 * * *", "timezone": "Europe/Berlin"} in found["schedule"]  # type: ignore[operator]
    assert parsed(text.replace("30 5 * * *", "30 25 * * *"), tmp_path)["errors"]
    assert parsed(text.replace("runs-on", "runs-at"), tmp_path)["errors"]


def test_the_public_schema_of_workflows_accepts_it_and_refuses_a_damaged_one(tmp_path: Path) -> None:
    check = own("bin/check-jsonschema")
    text = workflow(SHIPPED)["borderdesk.yml"]
    for content, code in ((text, 0), (text.replace("timezone:", "time_zone:"), 1)):
        (tmp_path / "borderdesk.yml").write_text(content)
        done = run(check, "--builtin-schema", "vendor.github-workflows", tmp_path / "borderdesk.yml")
        assert done.returncode == code, done.stdout


# -- Airflow


@pytest.fixture
def airflow(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a program of an Airflow that has a home of its own."""
    programs = own("bin/airflow").parent
    settings = {
        "AIRFLOW_HOME": str(tmp_path / "home"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__DAGS_FOLDER": str(tmp_path / "dags"),
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{tmp_path}/airflow.db",
    }
    return lambda name, *words: run(programs / name, *words, env=environment(**settings))


def write_dags(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")


@pytest.mark.parametrize("operator", ["bash", "papermill"])
def test_the_file_of_dags_is_python_with_a_dag_for_each_edition_that_has_a_schedule(operator: str) -> None:
    files = dags([*SHIPPED, Edition("b", "By hand", "x")], Checkout(str(ROOT), "/srv/borderdesk"), operator)
    (text,) = files.values()
    compile(text, "borderdesk_dags.py", "exec")
    assert text.count("'time_zone': 'Europe/Berlin'") == len(SHIPPED)
    assert "By hand" not in text


@pytest.mark.parametrize("operator", ["bash", "papermill"])
def test_airflow_loads_the_dags_which_run_when_their_editions_fall_due(
    operator: str, airflow: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    write_dags(tmp_path / "dags", dags(SHIPPED, Checkout(str(ROOT), "/srv/borderdesk"), operator))
    assert airflow("airflow", "db", "migrate").returncode == 0
    told = airflow("python", Path(__file__).parent / "dagbag.py", tmp_path / "dags", NOW.isoformat())
    found = json.loads(told.stdout.strip().splitlines()[-1])
    assert found["errors"] == {}
    tasks = {"build": "BashOperator"} if operator == "bash" else {"run": "PapermillOperator", "page": "BashOperator"}
    for one in SHIPPED:
        dag, moment = found["dags"][f"borderdesk-{one.id}"], NOW
        due = [moment := next_slot(one.schedule, one.time_zone, moment) for _ in range(5)]
        assert (dag["tasks"], list(map(datetime.fromisoformat, dag["runs"]))) == (tasks, due)


@pytest.mark.parametrize(("operator", "page"), [("bash", "good.html"), ("papermill", "good.executed.html")])
def test_airflow_runs_a_dag_to_its_report(
    operator: str, page: str, airflow: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    checkout = small_checkout(tmp_path / "it's new")
    if operator == "papermill":  # the kernel and nbconvert are those of Airflow's environment
        checkout = Checkout(checkout.folder, str(own("bin/borderdesk").resolve()))
    reports = Path(checkout.folder) / "reports"
    write_dags(tmp_path / "dags", dags(read_editions(reports / "editions.toml"), checkout, operator))
    assert airflow("airflow", "db", "migrate").returncode == 0
    done = airflow("airflow", "dags", "test", "borderdesk-good")
    assert (reports / page).is_file(), done.stdout[-2000:] + done.stderr[-2000:]


# -- the command


@pytest.mark.parametrize("kind", ["cron", "systemd", "github", "airflow"])
def test_the_command_prints_or_writes_each_format(kind: str, tmp_path: Path) -> None:
    call = [sys.executable, "-m", "borderdesk", "schedule", "--format", kind]
    printed, written = run(*call, cwd=ROOT), run(*call, "--output", tmp_path, cwd=ROOT)
    names = sorted(Path(line.removeprefix("wrote ")) for line in written.stdout.splitlines())
    assert names == sorted(tmp_path.iterdir())
    for path in names:
        assert path.read_text("utf-8") in printed.stdout
