"""HTML that is written plainly is read by one pattern, and as Python's own parser reads it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderdesk.report import harmless as bolt
from borderdesk.report.harmless import harmless
from borderdesk.report.markup import Markup
from borderdesk.report.tags import Reader, plain

PLAIN = """
<p>|</p>|<P>|</P>|<b>|</b>|<td>|</td>|<th scope="row">|</th>|<svg class='marks'>|<svg>|</svg>|<g class='mark-line role-mark'>|
<g class="role-axis-label">|<g class='mark-group role-mark'>|</g>|<path d='M0' data-claims='a b'/>|<path d='M0'>|<rect/>|
<clipPath id='c'>|</clipPath>|</CLIPPATH>|<a href='#claim-x'>|<a href="javascript:alert(1)">|<a href='http://x'>|</a>|
<a href='#how-1' data-rows='a|b' title="x">|<img src='x'>|<img src='data:image/png;base64,AA' alt='3'/>|<br>|<br/>|</br>|
<time datetime='2020-01-01'>|</time>|<div onclick='x'>|<div style='background:url(x)'>|</div>|<details open>|</details>|
<a href='x' href='javascript:1'>|<use xlink:href='#a'/>|<set to='1'/>|<form action='x'>|</form>|<x:y z='1'>|<p/>|</p x='1'>|
<span lang='de' class='said a'>|</span>|12,000 people|&amp;|&#60;|&#x3c;|> |<p title='&lt;3'>
""".replace("\n", "").split("|")
ODD = """
a & b|&lt|<!-- c -->|<!DOCTYPE html>|<?xml ?>|<title>|</title>|<script>|</script>|<style>|</style>|<iframe src='x'>|</iframe>|
<template>|</template>|<textarea>|</textarea>|<noscript>|<|<input disabled value=3>|<a\thref='x'>|<a href = 'y'>|
<b c='1'd='2'>|</ p>|<p a="b>c">|<p a='<'>
""".replace("\n", "").split("|")
pieces = st.lists(st.sampled_from(PLAIN)) | st.lists(st.sampled_from(PLAIN + ODD))


def found(markup: str) -> dict[str, Any]:
    read = vars(Markup(markup))
    return {name: value for name, value in read.items() if name in Markup.__dataclass_fields__}


@given(pieces.map("".join))
def test_both_ways_of_reading_find_the_same(markup: str) -> None:
    quick = found(markup), harmless(markup)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Reader, "read", lambda self, text: (self.feed(text), self.close()))
        patch.setattr(bolt, "plain", lambda text: None)
        assert quick == (found(markup), harmless(markup))


@pytest.mark.parametrize("markup", ["".join(PLAIN), "<svg><title>12 people</title><path d='M0'/></svg>"])
def test_what_we_write_is_plain(markup: str) -> None:
    assert plain(markup)


@pytest.mark.parametrize("odd", [one for one in ODD if one not in ("a & b", "&lt", "<title>", "</title>")])
def test_what_is_written_otherwise_is_left_to_the_parser(odd: str) -> None:
    assert plain(f"<p>{odd}</p>") is None or odd.startswith("</")


PAGE = [
    "<p id='a'>3 <a href='#how-1' data-rows='x'>1</a></p>",
    "<p><a href='#how-1' data-rows='y'>2</a><img src=''></p>",
]


def test_pieces_of_a_page_are_read_one_by_one_as_together() -> None:
    together, joined = found("".join(PAGE)), vars(Markup.joined(map(Markup, PAGE)))
    assert {**together, "markup": ""} == {name: joined[name] for name in together}
