"""A sealed report: nothing of it can be read, the right passphrase brings it back, and nothing else does."""

from __future__ import annotations

import base64
import gzip
import json
import re

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from borderdesk.delivery.passphrase import checked, from_environment, from_file, tidy
from borderdesk.delivery.policy import policy_of, sha256, widened
from borderdesk.delivery.sealed import read_report, seal
from borderdesk.errors import InputError, UsageError

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-inner='"
REPORT = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY.replace("'", "&#39;")}"><title>Karabakh embargo</title></head>
<body><h1>Exodus counted twice</h1><p>At least 100,417 people arrived – «Горис».</p></body></html>"""
WORDS = "seven wet stones sing"


@pytest.fixture(scope="module")
def page() -> str:
    return seal(REPORT, WORDS)


def box(page: str) -> dict[str, str]:
    """What a sealed page carries."""
    found = re.search(r'<script type="application/json" id="borderdesk-sealed">(.*?)</script>', page)
    assert found
    return json.loads(found.group(1))


def opened(carried: dict[str, str], passphrase: str) -> str:
    """The report, decrypted with nothing of ours: as the page's own words say how."""
    salt, nonce, data = (base64.b64decode(carried[name]) for name in ("salt", "nonce", "data"))
    rounds = int(carried["iterations"])
    key = PBKDF2HMAC(SHA256(), 32, salt, rounds).derive(passphrase.encode())
    return gzip.decompress(AESGCM(key).decrypt(nonce, data, carried["head"].encode())).decode()


def test_the_passphrase_brings_the_report_back_to_the_byte(page: str) -> None:
    assert opened(box(page), WORDS) == REPORT


def test_another_passphrase_brings_nothing(page: str) -> None:
    with pytest.raises(InvalidTag):
        opened(box(page), WORDS.replace("wet", "dry"))


@pytest.mark.parametrize("name", ["data", "nonce", "salt", "head"])
def test_what_was_changed_on_the_way_does_not_open(name: str, page: str) -> None:
    carried = box(page)
    carried[name] = ("A" if carried[name][0] != "A" else "B") + carried[name][1:]
    with pytest.raises(InvalidTag):
        opened(carried, WORDS)


def test_the_rounds_are_many_and_bound_to_what_is_encrypted(page: str) -> None:
    assert int(box(page)["iterations"]) >= 600_000
    assert str(box(page)["iterations"]) in box(page)["head"]


def test_no_word_of_the_report_stands_in_the_sealed_page(page: str) -> None:
    ours = seal("<head>" + re.findall("<meta http.*?>", REPORT)[0] + "</head>", WORDS)
    words = set(re.findall(r"\w{4,}", re.sub(r"<[^>]*>", " ", REPORT)))
    assert {"Karabakh", "embargo", "Горис"} < words
    assert [word for word in words if word.lower() in page.lower() and word not in ours] == []


def test_the_same_report_is_never_sealed_twice_the_same_way(page: str) -> None:
    other = box(seal(REPORT, WORDS))
    assert [name for name in ("salt", "nonce", "data") if other[name] == box(page)[name]] == []


def test_the_policy_of_the_page_allows_what_the_report_allows_and_its_own_script_alone(page: str) -> None:
    kept, *others = policy_of(page).split("script-src ")
    assert kept.strip() == POLICY.partition("script-src")[0].strip()
    assert re.fullmatch(r"'sha256-inner=' 'sha256-[\w+/]{43}='", others[0])


POLICIES = [
    ("default-src 'none'; script-src 'sha256-a='", "default-src 'none'; script-src 'sha256-a=' S; style-src T"),
    ("default-src 'none'", "default-src 'none'; script-src S; style-src T"),
    ("script-src 'none'; style-src 'sha256-b='", "script-src S; style-src 'sha256-b=' T"),
    ("script-src 'sha256-a='; style-src 'unsafe-inline'", "script-src 'sha256-a=' S; style-src 'unsafe-inline'"),
]


@pytest.mark.parametrize(("policy", "expected"), POLICIES)
def test_a_policy_is_widened_by_one_script_and_one_style(policy: str, expected: str) -> None:
    named = {"S": f"'sha256-{sha256('script')}'", "T": f"'sha256-{sha256('style')}'"}
    found = widened(policy, "script", "style")
    assert found == re.sub(r"\b[ST]\b", lambda it: named[it.group()], expected)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe", "found bytes that are not UTF-8"),
        (b"<html><head></head><body>a page of somebody else</body></html>", "found no Content-Security-Policy"),
        (b'<script id="borderdesk-sealed">', "found a report that is sealed already"),
    ],
)
def test_what_is_no_open_report_of_ours_is_refused(content: bytes, words: str, tmp_path) -> None:
    (tmp_path / "page.html").write_bytes(content)
    with pytest.raises(InputError, match=words):
        read_report(tmp_path / "page.html")


def test_a_report_that_is_not_there_is_refused(tmp_path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_report(tmp_path / "none.html")


@pytest.mark.parametrize(
    ("given", "used"),
    [
        (" seven wet stones \r\n", "seven wet stones"),
        ("sieben Brücken", "sieben Brücken"),
        ("ﬁve ＷＩＤＥ letters", "five WIDE letters"),
        ("two  blanks within", "two  blanks within"),
    ],
)
def test_a_passphrase_is_the_same_from_every_keyboard(given: str, used: str) -> None:
    assert tidy(given) == used


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("", "of 0 characters, expected at least 12"),
        ("eleven char", "of 11 characters, expected at least 12"),
        ("   eleven char   ", "of 11 characters, expected at least 12"),
        ("not\x00of\x07a keyboard", "bytes that no keyboard gives"),
        ("lost \udcff surrogate", "bytes that no keyboard gives"),
    ],
)
def test_a_passphrase_that_does_not_hold_is_refused_without_telling_it(given: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as refused:
        checked(given, "--passphrase")
    assert not given.strip() or given.strip() not in str(refused.value)


def test_a_passphrase_is_read_from_a_file_of_one_line(tmp_path) -> None:
    path = tmp_path / "words"
    path.write_bytes("\ufeffseven wet stones\r\n".encode())
    assert from_file(path) == "seven wet stones"
    path.write_text("seven wet stones\nanother line\n")
    with pytest.raises(UsageError, match="found several lines"):
        from_file(path)
    with pytest.raises(UsageError, match="cannot be read"):
        from_file(tmp_path / "none")


def test_a_passphrase_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BORDERDESK_PASSPHRASE", raising=False)
    assert from_environment() is None
    monkeypatch.setenv("BORDERDESK_PASSPHRASE", "seven wet stones")
    assert from_environment() == "seven wet stones"
