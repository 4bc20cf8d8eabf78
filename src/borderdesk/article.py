"""An article: a text that can be read, and the source it comes from."""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF8
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from borderdesk.errors import ArticleError


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text was published: schema.org NewsArticle, PROV Entity.

    ``published`` and ``retrieved`` are days, None when not known. ``sha256`` is that of the UTF-8 text that was read,
    "" when Borderdesk did not read it.
    """

    id: str
    publisher: str
    url: str = ""
    title: str = ""
    published: date | None = None
    retrieved: date | None = None
    language: str = ""
    sha256: str = ""
    licence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what its file tells about it; fields that the file does not tell stay empty."""

    text: str
    title: str = ""
    url: str = ""
    publisher: str = ""
    published: date | None = None
    language: str = ""

    @property
    def sha256(self) -> str:
        """That of the text as UTF-8, in hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


def read_article(path: Path) -> Article:
    """The text of a file: HTML through trafilatura (text, title, date, site), anything else as UTF-8 text.

    Raises ArticleError where the file is missing, empty, or not text.
    """
    text = read_text(path)
    return _from_html(str(path), text) if path.suffix.lower() in {".html", ".htm", ".xhtml"} else Article(text)


def article_of(data: bytes, where: str, html: bool) -> Article:
    """What read_article() makes of a file that holds ``data``; ``where`` names it in an ArticleError."""
    text = decode(data, where)
    return _from_html(where, text) if html else Article(text)


def read_text(path: Path) -> str:
    """A file as text, its line ends kept as "\\n"; ArticleError says what is wrong with it."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ArticleError(f"{path}: found no such file; check the path") from None
    except IsADirectoryError:
        raise ArticleError(f"{path}: found a folder, expected a file; name one article") from None
    except OSError as error:
        raise ArticleError(f"{path}: cannot be read ({error.strerror})") from None
    return decode(data, str(path))


def decode(data: bytes, where: str) -> str:
    """Bytes as text; ArticleError where they are empty, binary or not UTF-8."""
    if not data.removeprefix(BOM_UTF8).strip():
        raise ArticleError(f"{where}: found an empty file, expected the text of an article")
    if b"\0" in data:
        raise ArticleError(f"{where}: found a binary file, expected text; save the article as UTF-8 text or HTML")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{where}, byte {error.start}: found bytes that are not UTF-8; save the article as UTF-8"
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _from_html(where: str, html: str) -> Article:
    from trafilatura import bare_extraction

    page = bare_extraction(html, with_metadata=True, include_comments=False)
    if page is None or isinstance(page, dict) or not page.text:
        raise ArticleError(f"{where}: found no article in the HTML, expected paragraphs of text; save its text as .txt")
    published = date.fromisoformat(page.date) if page.date else None
    return Article(
        page.text,
        page.title or "",
        page.url or "",
        page.sitename or page.hostname or "",
        published,
        page.language or "",
    )
