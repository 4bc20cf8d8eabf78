"""The headline of a report: its words, and where each number of it leads."""

from __future__ import annotations

import pytest

from borderdesk.report.headline import headline, linked, plain

SAID = "<p class='lead'><span class='said'>Georgia: <a class='number' href='#claim-a' title='t'>about <b>700,000</b></a>\n came.</span></p>"
GEORGIA = (("Georgia: ", ""), ("about 700,000", "#claim-a"), (" came.", ""))
CASES = [
    ([], ()),
    (["<p>Nothing is said.</p>", "<p class='unsaid'>said</p>"], ()),
    (["<p>Before.</p>", SAID, "<p class='said'>Later.</p>"], GEORGIA),
    ([SAID, "<h1 class='headline'>A <a href='#how-b'>5%</a></h1>"], (("A ", ""), ("5%", "#how-b"))),
    (['<h1 class="big headline">Alone</h1>', SAID], (("Alone", ""),)),
    (
        ["<span class='said'>to <a href='https://example.org/'>a page</a> &amp; back</span>"],
        (("to a page & back", ""),),
    ),
    (
        ["<span class='said'><a href='#claim-a'>5</a><a href='#claim-b'>6</a></span>"],
        (("5", "#claim-a"), ("6", "#claim-b")),
    ),
    (["<span class='said'></span>"], ()),
]


@pytest.mark.parametrize(("outputs", "words"), CASES)
def test_a_headline_is_what_stands_first_with_where_its_numbers_lead(
    outputs: list[str], words: tuple[tuple[str, str], ...]
) -> None:
    assert headline(outputs) == words


def test_a_headline_as_a_text_and_as_links_into_a_page() -> None:
    assert plain(GEORGIA) == "Georgia: about 700,000 came."
    assert linked(GEORGIA, "past/geo/2026-11-28.html") == (
        'Georgia: <a href="past/geo/2026-11-28.html#claim-a">about 700,000</a> came.'
    )


def test_what_looks_like_markup_in_a_headline_stays_text() -> None:
    assert (
        linked((("<b>", ""), ("<i>", "#\"'>")), "a.html") == '&lt;b&gt;<a href="a.html#&quot;&#x27;&gt;">&lt;i&gt;</a>'
    )
