"""borderdesk share, borderdesk pdf and report --email on the command line: one file made, or one line that says what is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

REPORT = """<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>Embargo</title></head><body><h1>Embargo</h1></body></html>"""
WORDS = "seven wet stones sing"
COMMAND = [sys.executable, "-m", "borderdesk"]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_text(REPORT, "utf-8")
    return path


def borderdesk(folder: Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a call in the folder, where nobody sits at a terminal."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BORDERDESK_")} | environment
    done = subprocess.run(
        [*COMMAND, *arguments], cwd=folder, env=kept, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    return done.returncode, done.stdout, done.stderr


WAYS = [
    (["share", "report.html", "--passphrase", WORDS], {}),
    (["share", "report.html", "--passphrase-file", "words"], {}),
    (["share", "report.html"], {"BORDERDESK_PASSPHRASE": WORDS}),
    (["share", "report.html", "--passphrase"], {"BORDERDESK_PASSPHRASE": WORDS}),
    (["share", "--passphrase", "report.html"], {"BORDERDESK_PASSPHRASE": WORDS}),
]


@pytest.mark.parametrize(("call", "environment"), WAYS)
def test_a_passphrase_comes_from_the_call_a_file_or_the_environment(
    call: list[str], environment: dict[str, str], report: Path
) -> None:
    (report.parent / "words").write_text(f"{WORDS}\n")
    code, out, error = borderdesk(report.parent, *call, **environment)
    assert (code, error) == (0, "")
    assert out.startswith("wrote report.sealed.html (")
    assert WORDS not in out
    assert "Embargo" not in (report.parent / "report.sealed.html").read_text("utf-8")


WRONG = [
    ("share", 2, "Error: Missing argument 'FILE'."),
    ("share report.html", 2, "found no passphrase and no terminal to ask for one, expected --passphrase-file FILE or"),
    ("share report.html --passphrase short", 2, "--passphrase: found a passphrase of 5 characters, expected at least"),
    ("share report.html --passphrase-file none", 2, "none: cannot be read (No such file or directory)"),
    ("share report.html --passphrase a-good-long-one --passphrase-file x", 2, "expected one of them"),
    ("share none.html --passphrase a-good-long-one", 1, "none.html: cannot be read (No such file or directory)"),
    ("share report.html --output report.html --passphrase a-good-long-one", 2, "found the report itself"),
    ("share report.html --output report.html/x --passphrase a-good-long-one", 2, "cannot be written"),
    ("report briefing --to ana@example.org", 2, "found --to or --from without --email"),
    ("report briefing --email --to ana", 2, "--to: found 'ana', expected an address such as"),
    ("pdf", 2, "Error: Missing argument 'FILE'."),
    ("pdf none.html", 1, "none.html: found no file, expected an HTML report"),
    ("pdf report.html --output report.html", 1, "found the report itself"),
]


@pytest.mark.parametrize(("call", "code", "words"), WRONG)
def test_a_wrong_call_writes_nothing_and_is_one_line(call: str, code: int, words: str, report: Path) -> None:
    found, out, error = borderdesk(report.parent, *call.split())
    told = [line for line in error.splitlines() if line and not line.startswith(("Usage:", "Try "))]
    assert (found, out, len(told)) == (code, "", 1), error
    assert words in told[0]
    assert [path.name for path in report.parent.iterdir()] == ["report.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals here")
@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ([WORDS, WORDS], 0, "wrote report.sealed.html"),
        ([WORDS, "another", WORDS, WORDS], 0, "The two entered values do not match"),
        (["short", "short"], 2, "found a passphrase of 5 characters"),
    ],
)
def test_at_a_terminal_it_is_asked_for_twice_and_never_shown(
    typed: list[str], code: int, said: str, report: Path
) -> None:
    import pty

    terminal, inner = pty.openpty()
    call = [*COMMAND, "share", "report.html", "--passphrase"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BORDERDESK_")}
    with subprocess.Popen(
        call, cwd=report.parent, env=kept, stdin=inner, stdout=inner, stderr=inner, start_new_session=True
    ) as child:
        os.close(inner)
        shown = ""
        for words in typed:
            while not shown.endswith(": "):
                shown += os.read(terminal, 1024).decode()
            time.sleep(0.05)  # until the echo is off
            os.write(terminal, f"{words}\n".encode())
            shown += "\n"
        while part := _read(terminal):
            shown += part
    os.close(terminal)
    assert child.returncode == code
    assert "Passphrase: " in shown and "The same again: " in shown
    assert said in shown
    assert WORDS not in shown


def _read(terminal: int) -> str:
    try:
        return os.read(terminal, 1024).decode()
    except OSError:  # Linux says so when the other side has left
        return ""


def test_a_report_comes_with_its_mail_and_its_pdf_in_one_call(tmp_path: Path) -> None:
    (tmp_path / "browser").write_text(
        '#!/bin/sh\nfor it; do case $it in --print-to-pdf=*) echo %PDF-1.4 > "${it#*=}";; esac; done\n'
    )
    (tmp_path / "browser").chmod(0o755)
    browser, data = str(tmp_path / "browser"), Path(__file__).parent.parent / "stories"
    asked = ["report", "briefing", "-p", "story", "small", "--output", str(tmp_path / "out.html"), "--pdf", "--email"]
    code, out, error = borderdesk(
        Path(__file__).parent.parent.parent, *asked, BORDERDESK_CHROMIUM=browser, BORDERDESK_DATA=str(data)
    )
    assert (code, error) == (0, "")
    assert [line.split()[1] for line in out.splitlines()] == [
        str(tmp_path / f"out.{end}") for end in ("html", "pdf", "eml")
    ]
    assert (tmp_path / "out.eml").read_text().startswith("Subject: ")
