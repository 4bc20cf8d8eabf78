"""A report on paper: printed by the Chromium of this machine, or one line that says why not."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from borderdesk.delivery import chromium
from borderdesk.delivery.pdf import print_pdf
from borderdesk.errors import DeliveryError

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>On paper</title>
<style>@page { size: A4; margin: 2cm } h2 { break-before: page }</style></head>
<body><h1>On paper</h1><p>Words.</p><h2>Second</h2><img src="http://127.0.0.1:{port}/seen.png"></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_text(PAGE, "utf-8")
    return path


def stand_in(folder: Path, script: str) -> str:
    """A command that behaves as a browser should not."""
    path = folder / "browser"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IEXEC)
    return str(path)


def needs_chromium() -> None:
    try:
        chromium.find()
    except DeliveryError as none:
        pytest.skip(str(none))


@pytest.mark.browser
def test_a_page_becomes_a_tagged_pdf_on_a4_with_an_outline_and_nothing_in_its_margins(page: Path) -> None:
    needs_chromium()
    path = print_pdf(page)
    data = path.read_bytes()
    assert path == page.with_suffix(".pdf")
    assert data.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", data)) == 2
    width, height = map(float, re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)[0])
    assert (round(width), round(height)) == (595, 842)
    assert b"/MarkInfo" in data and b"/StructTreeRoot" in data and b"/Outlines" in data
    assert b"/Lang (en" in data
    assert [one for one in page.parent.iterdir() if one not in (page, path)] == []


@pytest.mark.browser
def test_the_browser_that_prints_reaches_nothing(page: Path) -> None:
    needs_chromium()
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        page.write_text(PAGE.replace("{port}", str(server.getsockname()[1])))
        print_pdf(page)
        server.settimeout(0.1)
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("echo 'no display' >&2; exit 3", "ended with 3 and told 'no display'"),
        ("exit 0", "Chromium printed no PDF"),
        ("for it; do case $it in --print-to-pdf=*) echo words > ${it#*=};; esac; done", "Chromium printed no PDF"),
    ],
)
def test_a_browser_that_prints_nothing_is_one_line_and_leaves_the_old_file(
    script: str, words: str, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.with_suffix(".pdf").write_text("the old one")
    monkeypatch.setenv("BORDERDESK_CHROMIUM", stand_in(page.parent, script))
    with pytest.raises(DeliveryError, match=re.escape(words)):
        print_pdf(page)
    assert page.with_suffix(".pdf").read_text() == "the old one"


def test_a_browser_that_never_ends_is_ended_with_all_it_started(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = page.parent / "child"
    script = f"sleep 30 & echo $! > {note}; wait"
    monkeypatch.setenv("BORDERDESK_CHROMIUM", stand_in(page.parent, script))
    with pytest.raises(DeliveryError, match="found no end after 1 s"):
        chromium.run([], seconds=1)
    state = Path(f"/proc/{note.read_text().strip()}/stat")
    assert not state.exists() or state.read_text().split()[2] == "Z"


def test_without_a_browser_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("BORDERDESK_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "PLACES", ())
    with pytest.raises(DeliveryError, match=r"found no Chromium or Chrome on the PATH.*BORDERDESK_CHROMIUM"):
        chromium.find()


def test_the_browser_that_the_environment_names_goes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    named = stand_in(tmp_path, "exit 0")
    monkeypatch.setenv("BORDERDESK_CHROMIUM", named)
    assert chromium.find() == named
    monkeypatch.setenv("BORDERDESK_CHROMIUM", str(tmp_path / "none"))
    with pytest.raises(DeliveryError, match="BORDERDESK_CHROMIUM: found"):
        chromium.find()


def test_a_report_is_never_printed_over_itself(page: Path) -> None:
    with pytest.raises(DeliveryError, match="found the report itself"):
        print_pdf(page, page)
    with pytest.raises(DeliveryError, match="found no file"):
        print_pdf(page.with_name("none.html"))
