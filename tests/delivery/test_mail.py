"""A report as a mail: what any mail program makes of it, and that no number in it stands without its origin."""

from __future__ import annotations

import email
import re
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest

from borderdesk.delivery.envelope import Envelope, addresses
from borderdesk.delivery.letter import Chart, Heading, Letter, Paragraph
from borderdesk.delivery.mail import compose, write_mail
from borderdesk.delivery.plaintext import WIDTH
from borderdesk.delivery.reading import read_letter
from borderdesk.delivery.source import Sources
from borderdesk.errors import DeliveryError, OriginError, UsageError
from borderdesk.language import day, speaking
from borderdesk.quote import text_fragment
from borderdesk.report.publish import Published, publish

ROWS = {
    "c1": {
        "speaker": "Border Guard",
        "publisher": "Example Wire",
        "published": date(2022, 9, 28),
        "url": "https://example.org/a",
        "quote": "about 100,000",
    },
    "c2": {"speaker": "", "publisher": "Evil <b>Post", "published": None, "url": "javascript:alert(1)", "quote": ""},
}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 200" role="img" aria-label="Bars: 100,000 &amp; more">'
    '<g fill="currentColor"><a href="https://example.org/a"><rect data-claims="c1" width="300" height="40"/></a>'
    "<text>100,000</text></g></svg>"
)
PAGE = """<!doctype html><html lang="en"><head><title>T</title><style>p {{ color: red }}</style></head><body>
<header><button>Show code</button></header><main><section><h1>About 100,000 came</h1>
<p>It was <a class='number' href='#claim-c1' data-claims='c1' title='c1'>about 100,000</a> people.</p></section>
<h2>Key numbers</h2><ul><li>Georgia: <a class='number' href='#how-1' data-op='net' data-claims='c1 c2'
title='about 100,000 − 64,000 = about 36,000'>about 36,000</a> stayed; <a class='count' href='#how-2'
title='counted: days of both'>3</a> days.</li><li>Also <code>{hostile}</code></li></ul>
<h2>Nothing beneath</h2><details><summary>Code</summary><pre>1 + 1</pre></details><table><tr><td>cell</td></tr></table>
<h2>Chart</h2><figure class='chart'><figcaption><strong>Finding {hostile}</strong><span>Persons</span></figcaption>
{svg}<details><table><tr><td>row</td></tr></table></details></figure>
<script>alert(2)</script></main><footer><h2>Run record</h2></footer></body></html>"""
HOSTILE = "&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt; &quot;&#39;"
WHEN = datetime(2026, 11, 29, 5, 30, tzinfo=UTC)
ENVELOPE = Envelope(WHEN, "report.html")


def sources(rows: dict = ROWS) -> Sources:
    return Sources(SimpleNamespace(rows={name: [row] for name, row in rows.items()}))


def page(hostile: str = HOSTILE, svg: str = SVG) -> str:
    return PAGE.format(hostile=hostile, svg=svg)


def mail(markup: str = "", envelope: Envelope = ENVELOPE) -> EmailMessage:
    data = compose(read_letter(markup or page()), sources(), envelope)
    return email.message_from_bytes(data, policy=default)


def text_of(message: EmailMessage) -> str:
    return message.get_body(("plain",)).get_content()


def html_of(message: EmailMessage) -> str:
    return message.get_body(("html",)).get_content()


class Tags(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_a_page_is_read_as_headline_headings_paragraphs_and_charts() -> None:
    letter = read_letter(page("words"))
    assert (letter.language, letter.title) == ("en", "About 100,000 came")
    told = [(type(one).__name__, str(one)) for one in letter.blocks if isinstance(one, Paragraph)]
    assert [text for _, text in told] == [
        "It was about 100,000 people.",
        "Georgia: about 36,000 stayed; 3 days.",
        "Also words",
    ]
    assert [one.text for one in letter.blocks if isinstance(one, Heading)] == ["Key numbers", "Chart"]
    (chart,) = letter.charts
    assert [str(line) for line in chart.caption] == ["Finding words", "Persons"]
    assert (chart.told, chart.listed, chart.svg) == ("Bars: 100,000 & more", ("c1",), SVG)


SHAPES = [
    ("<p>one <strong>two</strong>\n three<br>four</p>", ["one two three four"]),
    ("<div>stray <p>first</p> between <p>second</p></div>", ["stray", "first", "between", "second"]),
    ("<ul><li><p>in a list</p></li></ul>", ["in a list"]),
    ("<p>shown <span hidden>not shown</span><span popover id=x>nor this</span></p>", ["shown"]),
    ("<p><!-- a remark -->words</p>", ["words"]),
    ("<p>a<svg viewBox='0 0 1 1'><text>sign</text></svg>b</p>", ["ab"]),
    ("<p>about 100\u202f000\u00a0people</p>", ["about 100\u202f000\u00a0people"]),
    ("<dl><dt>name</dt><dd>value</dd></dl>", ["name", "value"]),
    ("", []),
]


@pytest.mark.parametrize(("markup", "expected"), SHAPES)
def test_words_are_read_from_whatever_stands_around_them(markup: str, expected: list[str]) -> None:
    letter = read_letter(f"<html><body><main><h1>T</h1>{markup}</main></body></html>")
    assert [str(one) for one in letter.paragraphs()] == expected


def test_what_stands_above_the_headline_stays_above_it() -> None:
    letter = read_letter("<main><p class='kicker'>Briefing: a place</p><div><h1>Found</h1></div><p>Words.</p></main>")
    assert (letter.kicker, letter.title, [str(one) for one in letter.paragraphs()]) == (
        "Briefing: a place",
        "Found",
        ["Words."],
    )
    message = email.message_from_bytes(compose(letter, sources(), ENVELOPE), policy=default)
    assert message["Subject"] == "Found"
    for part in (text_of(message), html_of(message).partition("<body")[2]):
        assert part.index("Briefing: a place") < part.index("Found") < part.index("Words.")


def test_a_mail_has_text_html_and_pictures_that_the_html_asks_for() -> None:
    message = mail()
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png"]
    held = {part["Content-ID"].strip("<>") for part in message.walk() if part["Content-ID"]}
    asked = {tag["src"].removeprefix("cid:") for name, tag in Tags(html_of(message)).found if name == "img"}
    assert held == asked != set()
    (picture,) = [part.get_content() for part in message.walk() if part.get_content_type() == "image/png"]
    assert picture.startswith(b"\x89PNG")


def test_the_html_runs_and_loads_nothing_and_keeps_its_styles_inline() -> None:
    found = Tags(html_of(mail())).found
    assert not {name for name, _ in found} & {"script", "style", "link", "iframe", "form", "svg", "object", "video"}
    loaded = [tag["src"] for _, tag in found if "src" in tag]
    assert [address for address in loaded if not (address or "").startswith("cid:")] == []
    assert [name for _, tag in found for name in tag if name.startswith("on")] == []
    links = [tag["href"] or "" for name, tag in found if name == "a"]
    assert links != []
    assert [address for address in links if not address.startswith(("https://", "http://"))] == []


def test_what_is_hostile_stays_text_in_every_part() -> None:
    message = mail()
    assert "<script>alert(1)</script> <img src=x onerror=alert(1)>" in text_of(message)
    assert html_of(message).count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 2
    assert "Evil &lt;b&gt;Post" in html_of(message)
    assert "alert(2)" not in html_of(message) + text_of(message)
    assert "javascript:" not in html_of(message) + text_of(message)


def test_every_number_keeps_its_origin_in_both_parts() -> None:
    message = mail()
    html, text = html_of(message), " ".join(text_of(message).split())
    source = "https://example.org/a" + text_fragment("about 100,000")
    assert re.search(rf'<a href="{re.escape(source)}"[^>]*>about 100,000</a>', html)
    assert "Border Guard · " in html and "Example Wire</a> · 28 September 2022" in html
    assert "about 100,000 − 64,000 = about 36,000" in html and "3: days of both" in html
    assert "It was about 100,000 [1] people." in text
    assert f"[1] Border Guard · Example Wire · 28 September 2022 {source}" in text
    assert "about 36,000 [2] stayed; 3 [3] days." in text
    assert "[2] about 100,000 − 64,000 = about 36,000" in text and "[3] 3: days of both" in text


def test_a_link_names_its_source_in_the_text_too() -> None:
    markup = "<main><h1>T</h1><p>See <a href='https://example.org/a' data-claims='c1'>64</a> and <a href='https://b.org'>b</a>.</p></main>"
    text = " ".join(text_of(mail(markup)).split())
    assert "See 64 [1] and b [2]." in text
    assert "[1] Border Guard · Example Wire · 28 September 2022 https://" in text
    assert "[2] https://b.org" in text


@pytest.mark.parametrize(("words", "encoding"), [("Crossings = 5", "quoted-printable"), ("Перетини кордону", "base64")])
def test_words_travel_in_the_encoding_that_makes_less_of_them(words: str, encoding: str) -> None:
    message = mail(f"<main><h1>{words}</h1><p>{words * 400}</p></main>")
    assert message.get_body(("plain",))["Content-Transfer-Encoding"] == encoding
    assert words in text_of(message)


def test_a_number_whose_row_the_ledger_has_not_stops_the_mail() -> None:
    with pytest.raises(OriginError, match="c1: found no such row in the ledger"):
        compose(read_letter(page()), sources({"c2": ROWS["c2"]}), ENVELOPE)


def test_days_are_told_in_the_language_of_the_report() -> None:
    with speaking("de"):
        assert str(sources().of(["c1"])[0]) == f"Border Guard · Example Wire · {day(date(2022, 9, 28))}"


def test_the_text_is_narrow_but_for_addresses_and_says_where_the_report_is() -> None:
    lines = text_of(mail()).splitlines()
    assert [line for line in lines if len(line) > WIDTH and "https://" not in line] == []
    assert lines[-1] == "report.html"
    whole = Envelope(WHEN, "report.html", "https://desk.example/report.html")
    assert text_of(mail(envelope=whole)).splitlines()[-1] == "https://desk.example/report.html"
    assert 'href="https://desk.example/report.html"' in html_of(mail(envelope=whole))


def test_the_head_names_subject_date_and_whoever_is_known() -> None:
    bare = mail()
    assert bare["Subject"] == "About 100,000 came"
    assert bare["Date"].datetime == WHEN
    assert re.fullmatch(r"<[0-9a-f]{32}@borderdesk\.invalid>", bare["Message-ID"])
    assert (bare["From"], bare["To"], bare["X-Unsent"]) == (None, None, "1")
    (sender,), people = addresses(["Büro <desk@example.org>"], "--from"), addresses(["a@b.org", "c@d.org"], "--to")
    sent = mail(envelope=Envelope(WHEN, "report.html", sender=sender, recipients=people))
    assert str(sent["From"]) == "Büro <desk@example.org>"
    assert str(sent["To"]) == "a@b.org, c@d.org"
    assert sent["Message-ID"].endswith("@example.org>")
    assert sent["X-Unsent"] is None


def test_a_headline_of_many_lines_is_one_subject_and_adds_no_header() -> None:
    message = mail(page().replace("About 100,000 came", "Наслідки\r\nBcc: all@example.org " + "very " * 40))
    assert message["Subject"].startswith("Наслідки Bcc: all@example.org very")
    assert message["Bcc"] is None


def test_the_same_report_makes_the_same_mail() -> None:
    letter = read_letter(page())
    assert compose(letter, sources(), ENVELOPE) == compose(letter, sources(), ENVELOPE)


@pytest.mark.parametrize(
    "given",
    [
        "",
        "desk",
        "desk@",
        "@example.org",
        "desk@localhost",
        "a@b.org\nBcc: c@d.org",
        "a@b.org, c@d.org x",
        "<>",
        "a@b.org>",
        "Ana <a@b.org",
        "ä@b.org",
    ],
)
def test_what_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(UsageError, match=r"--to: found .*, expected an address such as"):
        addresses([given], "--to")


def dotted(place: int) -> Chart:
    """A chart of many small marks."""
    steps = [(i * 7919 * (place + 1)) % 99991 for i in range(300)]
    dots = "".join(f'<circle cx="{s % 320}" cy="{s % 197}" r="{s % 5}" fill="#{s % 4096:03x}"/>' for s in steps)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200">{dots}</svg>'
    return Chart((), svg, f"what chart {place} shows")


def pictures(data: bytes) -> list[int]:
    """The sizes of a mail's pictures in bytes."""
    parts = email.message_from_bytes(data, policy=default).walk()
    return [len(part.get_content()) for part in parts if part.get_content_type() == "image/png"]


def test_a_mail_that_is_too_large_gets_smaller_pictures_then_fewer_and_tells_what_they_show(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letter = Letter("en", "T", tuple(dotted(place) for place in range(4)))
    large = compose(letter, sources(), ENVELOPE)
    monkeypatch.setattr("borderdesk.delivery.mail.LARGEST", len(large) - 1)
    smaller = compose(letter, sources(), ENVELOPE)
    monkeypatch.setattr("borderdesk.delivery.mail.LARGEST", len(large) // 3)
    fewer = compose(letter, sources(), ENVELOPE)
    assert len(pictures(large)) == len(pictures(smaller)) == 4
    assert sum(pictures(smaller)) < sum(pictures(large))
    assert 0 < len(pictures(fewer)) < 4
    assert "what chart 3 shows" in html_of(email.message_from_bytes(fewer, policy=default))


def test_words_that_are_too_many_are_refused() -> None:
    long = "".join(f"<p>{'word ' * 100}</p>" for _ in range(500))
    with pytest.raises(DeliveryError, match="bytes of words alone, expected a mail of at most 200,000"):
        compose(read_letter(f"<main><h1>T</h1>{long}</main>"), sources(), ENVELOPE)


def test_a_chart_that_only_says_why_there_is_none_is_told_in_words() -> None:
    low = '<svg viewBox="0 0 650 30" aria-label="No chart: no days"><text>no days</text></svg>'
    message = mail(page(svg=low))
    assert "No chart: no days" in html_of(message)
    assert [part for part in message.walk() if part.get_content_type() == "image/png"] == []


@pytest.fixture(scope="module")
def largest(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The briefing with the most claims."""
    path = tmp_path_factory.mktemp("report") / "briefing-ukraine-2022.html"
    return publish("briefing", {"story": "ukraine-2022"}, path)


def test_our_largest_briefing_is_a_mail_under_200_kB_with_all_its_charts(largest: Published) -> None:
    path = write_mail(largest.path, largest.story, Envelope(largest.built, largest.path.name))
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    charts = read_letter(largest.path.read_text("utf-8")).charts
    assert path.name == "briefing-ukraine-2022.eml"
    assert path.stat().st_size < 200_000
    assert len(charts) >= 4
    assert sum(part.get_content_type() == "image/png" for part in message.walk()) == len(charts)
    assert [chart.told for chart in charts if not chart.marks] == []


def test_its_mail_cites_every_row_that_its_sentences_cite(largest: Published) -> None:
    path = write_mail(largest.path, largest.story, Envelope(largest.built, largest.path.name))
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    letter = read_letter(largest.path.read_text("utf-8"))
    cited = [paragraph for paragraph in letter.paragraphs() if paragraph.claims or paragraph.hows]
    assert len(cited) > 20
    html = html_of(message)
    assert len(re.findall(r"\[\d+\] \S", text_of(message))) > 30
    assert html.count("font-size:12px") >= len([one for one in cited if one.kind != "caption"])


def test_a_report_with_proposals_says_so_at_the_top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    shutil.copytree(Path(__file__).parent.parent / "stories" / "small", tmp_path / "data" / "small")
    monkeypatch.setenv("BORDERDESK_DATA", str(tmp_path / "data"))
    (tmp_path / "report.html").write_text("<main><h1>Small</h1><p>Words.</p></main>")
    path = write_mail(tmp_path / "report.html", "small", ENVELOPE)
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    assert text_of(message).index("Draft:") < text_of(message).index("Words.")
    assert "Draft:" in html_of(message)


def test_a_page_that_is_not_there_makes_no_mail(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="cannot be read"):
        write_mail(tmp_path / "none.html", "", ENVELOPE)
