"""Notices after a build: a command that is handed one, and a mail by SMTP."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from postoffice import Mailbox, certificate_for, serving

from borderdesk.delivery.courier import hand_over
from borderdesk.delivery.envelope import addresses
from borderdesk.delivery.notice import Notice
from borderdesk.delivery.post import UnreachableError, send
from borderdesk.delivery.wish import Post, Wish
from borderdesk.errors import DeliveryError
from borderdesk.shelf.editions import Edition

EVIL = "36,000 $(touch evil) `touch evil`; touch evil & | > evil \"'\n\x00 \U0001f6c2"
SECRET = "correct horse, battery"
COPY = "import os, sys, json; json.dump([sys.argv[1:], sys.stdin.read(), dict(os.environ)], open('got.json', 'w'))"


def notice(folder: Path, **facts: str) -> Notice:
    (folder / "reports").mkdir(exist_ok=True)
    edition = Edition("a", "A & B", "x", site="https://example.org/r/")
    return Notice(edition, facts.pop("state", "news"), folder / "reports" / "a.html", **facts)


def wish(*command: str, seconds: int = 20, post: Post | None = None) -> Wish:
    return Wish(command=(sys.executable, *command), seconds=seconds, post=post)


# -- a command


def test_a_command_gets_all_of_it_as_json_and_in_its_environment(tmp_path: Path) -> None:
    told = notice(tmp_path, headline="About 36,000 stayed", changes="2 new", built="2026-11-29T05:30:00+00:00")
    told.page.write_text("x")
    hand_over(told, wish("-c", COPY, "two words"))
    arguments, given, environment = json.loads((tmp_path / "got.json").read_text())
    assert arguments == ["two words"]
    assert json.loads(given) == told.plain()
    assert told.plain() == {
        "edition": "a",
        "title": "A & B",
        "state": "news",
        "path": str(told.page),
        "address": "https://example.org/r/a.html",
        "built": "2026-11-29T05:30:00+00:00",
        "headline": "About 36,000 stayed",
        "changes": "2 new",
        "message": "",
    }
    assert {key: environment[f"BORDERDESK_{key.upper()}"] for key in told.plain()} == told.plain()


def test_nothing_in_a_notice_is_run(tmp_path: Path) -> None:
    hand_over(notice(tmp_path, headline=EVIL, message=EVIL), wish("-c", COPY, "$(touch evil)", "; touch evil"))
    arguments, given, environment = json.loads((tmp_path / "got.json").read_text())
    assert arguments == ["$(touch evil)", "; touch evil"]
    assert json.loads(given)["headline"] == EVIL
    assert environment["BORDERDESK_HEADLINE"] == EVIL.replace("\0", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["got.json", "reports"]


def test_a_command_never_sees_the_password_of_the_mail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_PASSWORD", SECRET)
    post = Post("x", 25, "starttls", *_ends(), "desk", "DESK_PASSWORD")
    hand_over(notice(tmp_path), wish("-c", COPY, post=post))
    assert SECRET not in (tmp_path / "got.json").read_text()


WRONG = [
    (
        ("-c", "import sys; print('no'); sys.exit('no\\tsuch channel')"),
        r"ended with 1 and told 'nosuch channel', expected 0",
    ),
    (("-c", "import os; os.kill(os.getpid(), 9)"), r"ended with -9 and told 'nothing'"),
    (("-c", "print('x' * 10_000_000); raise SystemExit(3)"), r"ended with 3 and told 'xxx"),
]


@pytest.mark.parametrize(("command", "reason"), WRONG)
def test_a_command_that_fails_is_told_with_its_last_line(command: tuple[str, ...], reason: str, tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match=reason):
        hand_over(notice(tmp_path), wish(*command))


def test_a_command_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match=r"/no/such: cannot be started .*name a program that can run"):
        hand_over(notice(tmp_path), Wish(command=("/no/such",)))


def test_a_command_that_reads_nothing_holds_nothing_up(tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    hand_over(
        notice(tmp_path, headline="x" * 100_000), wish("-c", f"import pathlib; pathlib.Path({str(ran)!r}).touch()")
    )
    assert ran.exists()


def test_a_command_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    child = "import time, pathlib; time.sleep(2); pathlib.Path('late').touch()"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    clock = time.perf_counter()
    with pytest.raises(DeliveryError, match="found no end after 1 s"):
        hand_over(notice(tmp_path), wish("-c", code, seconds=1))
    assert time.perf_counter() - clock < 10
    time.sleep(2)
    assert not (tmp_path / "late").exists()


# -- a mail


def _ends() -> tuple[object, tuple[object, ...]]:
    sender, *recipients = addresses(["Desk <desk@example.org>", "Ana Ruiz <ana@example.org>", "bo@example.org"], "x")
    return sender, tuple(recipients)


def post(mailbox: Mailbox, **login: str) -> Post:
    return Post("127.0.0.1", mailbox.port, mailbox.security, *_ends(), **login)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate_for(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    return certificate


FAILED = {
    "state": "failure",
    "message": "x.ipynb, cell 3: KeyError\n.\nQUIT\nžluťoučký",
    "built": "2026-11-28T05:30:00+00:00",
}


def test_a_failure_is_mailed_with_its_message_and_the_last_report(tmp_path: Path) -> None:
    with serving(Mailbox()) as box:
        send(notice(tmp_path, **FAILED), post(box))
    (message,) = box.messages
    assert box.envelopes == [("desk@example.org", ["ana@example.org", "bo@example.org"])]
    assert (message["Subject"], message["From"]) == ("Failed: A & B", "Desk <desk@example.org>")
    assert message["To"] == "Ana Ruiz <ana@example.org>, bo@example.org"
    assert (message["Auto-Submitted"], message["Message-ID"][-13:]) == ("auto-generated", "@example.org>")
    text = message.get_content().replace("\r\n", "\n")
    assert FAILED["message"] in text
    assert "The report of 28 November 2026, 05:30 UTC stays: https://example.org/r/a.html" in text


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_lets_us_in_with_a_password_that_nobody_reads_on_the_way(
    security: str, trusted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_PASSWORD", SECRET)
    (tmp_path / "secret").write_text(f"{SECRET}\n", "utf-8")
    with serving(Mailbox(security=security, password=SECRET), trusted) as box:
        send(notice(tmp_path, **FAILED), post(box, user="desk", variable="DESK_PASSWORD"))
        send(notice(tmp_path, **FAILED), post(box, user="desk", file=str(tmp_path / "secret")))
    assert (box.logins, len(box.raw)) == (["desk", "desk"], 2)


def test_a_wrong_password_is_told_without_it(trusted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_PASSWORD", "wrong-secret")
    with (
        serving(Mailbox(security="starttls", password=SECRET), trusted) as box,
        pytest.raises(UnreachableError, match=r"did not let desk in \(not \.\.\.\); look at the password") as error,
    ):
        send(notice(tmp_path, **FAILED), post(box, user="desk", variable="DESK_PASSWORD"))
    assert "wrong-secret" not in str(error.value)
    assert error.value.__cause__ is None
    assert box.raw == []


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_server_whose_certificate_nobody_vouches_for_is_sent_nothing(
    security: str, certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_PASSWORD", SECRET)
    with (
        serving(Mailbox(security=security, password=SECRET), certificate) as box,
        pytest.raises(UnreachableError, match="certificate verify failed"),
    ):
        send(notice(tmp_path, **FAILED), post(box, user="desk", variable="DESK_PASSWORD"))
    assert (box.logins, box.raw) == ([], [])


def test_a_server_that_offers_no_starttls_is_sent_nothing(tmp_path: Path) -> None:
    with serving(Mailbox()) as box:
        asked = post(box)
        with pytest.raises(UnreachableError, match="STARTTLS extension not supported"):
            send(notice(tmp_path, **FAILED), Post(asked.host, asked.port, "starttls", asked.sender, asked.recipients))
    assert box.raw == []


def test_recipients_that_are_refused_are_told_and_the_others_get_it(tmp_path: Path) -> None:
    with (
        serving(Mailbox(refused=("bo@example.org",))) as box,
        pytest.raises(DeliveryError, match=r"refused bo@example.org: no such person"),
    ):
        send(notice(tmp_path, **FAILED), post(box))
    assert box.envelopes == [("desk@example.org", ["ana@example.org"])]


def test_a_mail_that_nobody_may_get_is_told(tmp_path: Path) -> None:
    with (
        serving(Mailbox(refused=("ana@example.org", "bo@example.org"))) as box,
        pytest.raises(DeliveryError, match=r"refused ana@example.org: no such person; bo@example.org"),
    ):
        send(notice(tmp_path, **FAILED), post(box))


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    with serving(Mailbox()) as box:
        pass
    with pytest.raises(UnreachableError, match=r"mail by 127.0.0.1:\d+: found no server that answers .*refused"):
        send(notice(tmp_path, **FAILED), post(box))


def test_a_password_that_smtp_cannot_send_is_told_without_it(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("電池", "utf-8")
    asked = Post("no.invalid", 25, "tls", *_ends(), "desk", file=str(tmp_path / "secret"))  # type: ignore[arg-type]
    with pytest.raises(UnreachableError, match="secret: found one that is not all ASCII") as error:
        send(notice(tmp_path, **FAILED), asked)
    assert "電" not in str(error.value)


@pytest.mark.parametrize("login", [{"variable": "NOT_SET"}, {"file": "/no/such"}])
def test_a_password_that_is_not_there_is_told_before_anybody_is_called(login: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(UnreachableError, match=r"(found no password|cannot be read)"):
        send(notice(tmp_path, **FAILED), Post("no.invalid", 25, "tls", *_ends(), "desk", **login))  # type: ignore[arg-type]
