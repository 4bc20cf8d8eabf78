"""The review page: its marks stand where the words stand, and the text stays text."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest

from borderdesk.extract import Reading, read
from borderdesk.figure import Figure
from borderdesk.review import figure_grounds, policy_grounds, words
from borderdesk.review.marks import segments, stops_of
from borderdesk.review.page import flowing, render

PUBLISHED = date(2022, 9, 28)
ARTICLE = """Georgia counts its guests

More than 64,000 Russians entered Georgia between 21 and 28 September, the interior ministry in Tbilisi said on Wednesday. None was turned back.
Officials expect another 20,000 to arrive in Georgia in October. An earlier report that 2,500 Russians had entered Finland was withdrawn.
Georgians may stay in Armenia without a visa for 90 days. Latvia and Estonia no longer admit Russians with tourist visas.
It was the 3rd week of the queue, which reached 12 km at 14:30. A ticket cost 1,200 euros."""
HOSTILE = [
    "<script>alert('500 Russians entered Georgia')</script>",
    "<img src=x onerror=alert(1)> 500 Russians entered Georgia & left </article></main>",
    '" onmouseover="alert(1)" 500 Russians entered Georgia on Monday, said </script><svg onload=alert(1)>',
    "{{ 7 * 7 }} {% raw %} 500 Russians entered Georgia &lt;b&gt; &amp;",
    "500\u202e Russians\u200b entered Georgia 👩‍👩‍👧, 12\u00a0000 left it",
]


class Page(HTMLParser):
    """The text of the article, each mark with its words, every tag, and the ids."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.tags, self.ids, self.links = "", [], [], []
        self.marks: dict[str, str] = {}
        self.attributes: set[str] = set()
        self._inside, self._over = False, []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append(tag)
        self.attributes |= named.keys()
        self.ids += [named["id"]] if "id" in named else []
        self.links += [named["href"]] if "href" in named else []
        if tag == "article":
            self._inside = True
        if self._inside and tag == "a":
            self._over = str(named["data-in"]).split()

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "article"
        if tag == "a":
            self._over = []

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.text += data
            for one in self._over:
                self.marks[one] = self.marks.get(one, "") + data


def page_of(text: str, published: date | None = PUBLISHED) -> str:
    return render(read(text, published), text, "An article", published)


@pytest.mark.parametrize("text", [ARTICLE, "", "Nothing happened.", *HOSTILE])
def test_the_text_of_the_page_is_the_text(text: str) -> None:
    reading = read(text, PUBLISHED)
    assert "".join(one.text for one in segments(text, stops_of(reading))) == text
    assert Page(page_of(text)).text == text


@pytest.mark.parametrize("text", [ARTICLE, *HOSTILE])
def test_every_figure_and_policy_is_marked_at_its_own_words(text: str) -> None:
    reading = read(text, PUBLISHED)
    quotes = {(it.quote.start, it.quote.exact) for it in (*reading.figures, *reading.policies)}
    assert {(stop.start, stop.words) for stop in stops_of(reading)} == quotes
    assert Page(page_of(text)).marks == {stop.id: stop.words for stop in stops_of(reading)}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_adds_no_tag_and_no_attribute(text: str) -> None:
    plain, hostile = Page(page_of(ARTICLE)), Page(render(read(text, PUBLISHED), text, text, PUBLISHED))
    assert hostile.tags.count("script") == 1
    assert set(hostile.tags) <= set(plain.tags)
    assert hostile.attributes <= plain.attributes


def test_the_page_may_load_and_send_nothing() -> None:
    html = unescape(page_of(ARTICLE))
    assert "default-src 'none'" in html
    assert "unsafe-inline" not in html
    assert not re.findall(r"""(?:src|href)=["'](?!#|data:)|@import|url\(|https?:""", html)


def test_every_link_leads_to_an_id_that_is_there_once() -> None:
    page = Page(page_of(ARTICLE))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link != "data:,"} <= set(page.ids)


KINDS = [
    ("More than 64,000", "fact", ""),
    ("None", "mood", "nobody"),
    ("20,000", "mood", "a forecast"),
    ("2,500", "mood", "withdrawn"),
    ("1,200 euros", "idle", ""),
    ("no longer admit Russians with tourist visas", "rule", ""),
]


@pytest.mark.parametrize(("quoted", "kind", "said"), KINDS)
def test_a_mark_tells_a_fact_from_what_is_less_than_one(quoted: str, kind: str, said: str) -> None:
    stops = {stop.words: stop for stop in stops_of(read(ARTICLE, PUBLISHED))}
    assert (stops[quoted].kind, stops[quoted].said) == (kind, said)


def test_a_rule_of_two_states_is_one_stop_with_two_tables() -> None:
    stop = next(stop for stop in stops_of(read(ARTICLE, PUBLISHED)) if "tourist visas" in stop.words)
    assert [value for table in stop.tables for name, value, _ in table if name == "Rule of"] == [
        "Latvia (LVA)",
        "Estonia (EST)",
    ]


def test_numbers_that_are_no_figure_are_listed_with_the_reason() -> None:
    html = page_of(ARTICLE)
    for quoted, reason in [("3rd", "an ordinal"), ("14:30", "part of a date")]:
        assert re.search(rf"<q>{quoted}</q> {reason}", html)


WHY = [
    ("arrivals", "measure", "entered (verb behind, word)", "“entered”: the verb after the number"),
    ("arrivals", "measure", "as before (turned_away)", "goes on with the count before it (turned away)"),
    ("arrivals", "measure", "total: departures as before", "“total”, of the movement before it (departures)"),
    ("arrivals", "measure", "a rule without a row", "a rule without a row"),
    ("not_movement", "measure", "counts beds", "counts “beds”, not people or vehicles that crossed"),
    ("not_movement", "measure", "killed", "“killed”: not people on the move"),
    ("not_movement", "measure", "room for", "“room for”: not people on the move"),
    ("not_movement", "measure", "with it", "“with” before it: what somebody has, not who moved"),
    ("not_movement", "measure", "money", "an amount of money"),
    ("arrivals", "destination", "agent Georgia", "Georgia acts: it lets in, refuses or counts"),
    ("arrivals", "destination", "the country in focus", "the country that the whole text is told from"),
    ("arrivals", "origin", "one of several", "several are named, so none is chosen"),
]


@pytest.mark.parametrize(("measure", "field", "key", "sentence"), WHY)
def test_a_rule_is_told_in_a_sentence(measure: str, field: str, key: str, sentence: str) -> None:
    figure = read("500 Russians entered Georgia.").figures[0]
    values = {"destination": "GEO"} if field == "destination" else {}
    one = Figure(figure.quote, measure, figure.amount, **values)
    assert {ground.field: ground.reason for ground in figure_grounds(one, {field: key})}[field] == sentence


def test_a_place_and_a_number_that_no_word_vouches_for_have_their_reasons() -> None:
    quote, amount = (one := read("500 Russians entered Georgia.").figures[0]).quote, one.amount
    figure = Figure(quote, "arrivals", amount, place="Lars", modality="expected")
    told = {one.field: one.reason for one in figure_grounds(figure, {"modality": "nothing says that so many were"})}
    assert told["modality"] == "no word near it says that so many were counted"
    assert told["place"] == "the town or post that is named with it"


def test_what_a_count_takes_over_from_the_one_before_is_told_as_such() -> None:
    reading = read("Georgia let in 500 Russians from Armenia on Monday and 300 on Tuesday.", PUBLISHED)
    told = {ground.field: ground.reason for ground in figure_grounds(reading.figures[1], reading.why[1])}
    assert told["origin"] == told["destination"] == "taken over from the count before"
    assert told["period"].startswith("a weekday")


def test_no_reason_of_a_reading_is_left_as_the_name_of_a_rule() -> None:
    reading: Reading = read(ARTICLE, PUBLISHED)
    told = [it.reason for pair in zip(reading.figures, reading.why, strict=True) for it in figure_grounds(*pair)]
    told += [it.reason for pair in zip(reading.policies, reading.grounds, strict=True) for it in policy_grounds(*pair)]
    names = {*words.TIES, *words.RULES, *words.UNMOVED, *words.SOURCES, *words.PERIODS, *words.RULERS} - {""}
    same = {name for name in names if words.UNMOVED.get(name) == name}
    assert set(told) & (names - same) == set()


def test_lines_that_only_wrap_flow_on_the_page_and_others_stay() -> None:
    text = "Poland\n\nOn Monday 1,200 people\nentered Poland.\n- 300 at Medyka\n- 400 at Dorohusk"
    assert flowing(text) == text.replace("people\nentered", "people entered")
