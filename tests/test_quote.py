"""Quotes: the words at their offsets, and links that open a page at them."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderdesk.quote import CONTEXT, Quote, text_fragment

FRAGMENTS = [
    ("", ""),
    ("64,000", "#:~:text=64%2C000"),
    ("more than 64,000", "#:~:text=more%20than%2064%2C000"),
    ("a 90-day stay", "#:~:text=a%2090%2Dday%20stay"),
    ("R&D #1", "#:~:text=R%26D%20%231"),
    ("50% left", "#:~:text=50%25%20left"),
    ("и более 100 тысяч", "#:~:text=%D0%B8%20%D0%B1%D0%BE%D0%BB%D0%B5%D0%B5%20100%20%D1%82%D1%8B%D1%81%D1%8F%D1%87"),
    ('"><script>', "#:~:text=%22%3E%3Cscript%3E"),
    ("two\nlines", "#:~:text=two%0Alines"),
]

TEXT = "Some 3,000 came — 🇬🇪 then 3,000 left."

NOWHERE = [(-1, 3), (3, 3), (5, 4), (0, len(TEXT) + 1), (len(TEXT), len(TEXT) + 1)]

STANDS = [
    (Quote("3,000", start=5, end=10), True),
    (Quote("3,000", start=6, end=11), False),
    (Quote("3,000"), True),
    (Quote("4,000"), False),
    (Quote("3,000", start=5), True),
    (Quote("left.", start=len(TEXT) - 5, end=len(TEXT)), True),
]


@pytest.mark.parametrize(("exact", "fragment"), FRAGMENTS)
def test_a_link_to_words_escapes_what_fragments_give_a_meaning(exact: str, fragment: str) -> None:
    assert text_fragment(exact) == fragment


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_link_to_words_reads_back_and_holds_nothing_a_link_could_break_on(exact: str) -> None:
    fragment = text_fragment(exact)
    said = fragment.removeprefix("#:~:text=")
    assert unquote(said) == exact
    assert not set(said) & set("-,&#<>\"' \n")


@pytest.mark.parametrize(("start", "end"), NOWHERE)
def test_a_quote_of_nothing_or_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"no quote at {start}:{end} in a text of {len(TEXT)} characters"):
        Quote.of(TEXT, start, end)


@pytest.mark.parametrize(("quote", "stands"), STANDS)
def test_a_quote_stands_in_a_text_at_its_offsets_or_anywhere_without_them(quote: Quote, stands: bool) -> None:
    assert quote.stands_in(TEXT) is stands


@st.composite
def places(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(st.text(min_size=1, max_size=200))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(places())
def test_a_quote_is_the_text_between_its_offsets_with_what_stands_around(place: tuple[str, int, int]) -> None:
    text, start, end = place
    quote = Quote.of(text, start, end)
    assert quote.start is not None
    assert text[quote.start : quote.end] == quote.exact
    assert quote.prefix + quote.exact + quote.suffix in text
    assert len(quote.prefix) == min(start, CONTEXT)
    assert len(quote.suffix) == min(len(text) - end, CONTEXT)
    assert quote.stands_in(text)
