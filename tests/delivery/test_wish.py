"""The tables ``notice`` of editions.toml."""

from __future__ import annotations

from email.headerregistry import Address
from pathlib import Path

import pytest

from borderdesk.delivery.wish import Post, Wish, wish
from borderdesk.errors import EditionError
from borderdesk.shelf.editions import read_editions

EDITION = '[[edition]]\nid = "a"\ntitle = "A"\nnotebook = "x"\n'
MAIL = 'host = "mail.example.org"\nfrom = "Desk <desk@example.org>"\nto = ["ana@example.org"]\n'


def read(tmp_path: Path, text: str) -> list[Wish | None]:
    path = tmp_path / "editions.toml"
    path.write_text(text, "utf-8")
    return [wish(path, one) for one in read_editions(path)]


def test_nobody_is_told_unless_the_file_says_so(tmp_path: Path) -> None:
    assert read(tmp_path, EDITION) == [None]


def test_a_wish_of_the_file_is_one_of_each_edition(tmp_path: Path) -> None:
    (found,) = read(tmp_path, f'[notice]\ncommand = ["tell", "the desk"]\n[notice.mail]\n{MAIL}{EDITION}')
    sender, recipients = Address("Desk", "desk", "example.org"), (Address("", "ana", "example.org"),)
    post = Post("mail.example.org", 587, "starttls", sender, recipients)
    assert found == Wish(("news", "failure", "mended"), ("tell", "the desk"), 30, post)


def test_an_edition_says_otherwise_key_by_key(tmp_path: Path) -> None:
    own = '[edition.notice]\nwhen = ["news"]\n[edition.notice.mail]\nto = ["sudan@example.org", "x@example.org"]\n'
    other = EDITION.replace('"a"', '"b"') + "[edition.notice]\nwhen = []\n"
    first, second = read(tmp_path, f"[notice]\nseconds = 5\n[notice.mail]\n{MAIL}{EDITION}{own}{other}")
    assert first and first.post and second and second.post
    assert (first.when, first.seconds) == (("news",), 5)
    assert [str(one) for one in first.post.recipients] == ["sudan@example.org", "x@example.org"]
    assert (second.when, [str(one) for one in second.post.recipients]) == ((), ["ana@example.org"])


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
def test_a_port_goes_with_its_security(security: str, port: int, tmp_path: Path) -> None:
    (found,) = read(tmp_path, f'[notice.mail]\n{MAIL}security = "{security}"\n{EDITION}')
    assert found and found.post
    assert found.post.port == port


def test_a_password_file_stands_beside_the_file_of_editions(tmp_path: Path) -> None:
    login = 'user = "desk"\npassword_file = "smtp.secret"\n'
    (found,) = read(tmp_path, f"[notice.mail]\n{MAIL}{login}{EDITION}")
    assert found and found.post
    assert (found.post.user, found.post.variable, found.post.file) == ("desk", "", str(tmp_path / "smtp.secret"))


FAULTS = [
    ("[notice]\ncolour = 1\n", r"a, notice.colour: found no such key, expected some of when, command, seconds, mail"),
    ('[notice]\nwhen = ["new"]\n', r"a, notice.when: found 'new', expected some of news, failure, mended, always"),
    ('[notice]\nwhen = "news"\n', r"a, notice.when: found 'news', expected list"),
    ('[notice]\ncommand = "rm -rf /"\n', r"a, notice.command: found 'rm -rf /', expected list"),
    ("[notice]\ncommand = [1]\n", r"a, notice.command: found \[1\], expected a program and its arguments"),
    ('[notice]\ncommand = ["", "x"]\n', r"a, notice.command: found"),
    ("[notice]\nseconds = 0\n", r"a, notice.seconds: found 0"),
    ("[notice]\nseconds = true\n", r"a, notice.seconds: found True, expected int"),
    ("notice = true\n", r"editions.toml, notice: found True, expected dict"),
    ('[notice.mail]\nhost = "x"\n', r"a, notice.mail: found no from, expected host, from and to"),
    (f'[notice.mail]\n{MAIL}password = "x"\n', r"a, notice.mail.password: found one, expected none in a file for git"),
    (
        f'[notice.mail]\n{MAIL}security = "ssl"\n',
        r"a, notice.mail.security: found 'ssl', expected one of starttls, tls, none",
    ),
    (f'[notice.mail]\n{MAIL}user = "x"\n', r"a, notice.mail: found user, expected user with one of password_variable"),
    (f'[notice.mail]\n{MAIL}password_file = "x"\n', r"a, notice.mail: found password_file, expected user with one of"),
    (
        f'[notice.mail]\n{MAIL}user = "x"\npassword_file = "x"\npassword_variable = "X"\n',
        r"found user, password_variable, password_file, expected user with one of",
    ),
    (
        f'[notice.mail]\n{MAIL}user = "x"\npassword_file = "x"\nsecurity = "none"\n',
        r"a, notice.mail.security: found 'none' with a password, expected starttls or tls",
    ),
    (
        f"[notice.mail]\n{MAIL.replace('desk@example.org', 'desk')}",
        r"a, notice.mail.from: found 'Desk <desk>', expected an",
    ),
    (
        f"[notice.mail]\n{MAIL.replace('ana@example.org', 'a@b.org, c@d.org')}",
        r"a, notice.mail.to: found 'a@b.org, c@d.org'",
    ),
    ("[notice.mail]\n" + MAIL.replace("ana@", r"a@b.org\nBcc: x@"), r"a, notice.mail.to: found"),
]


@pytest.mark.parametrize(("text", "reason"), FAULTS)
def test_a_fault_is_named_with_its_edition_and_key(text: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(EditionError, match=reason):
        read(tmp_path, text + EDITION)
