"""A drawing made small: the same shapes in fewer bytes, links and claims kept."""

from __future__ import annotations

import re

import pytest

from borderdesk.charts.display import inline
from borderdesk.charts.field import APART, FIELD, legible

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="marks" width="9" height="9" viewBox="0 0 9 9">'


def drawn(body: str) -> str:
    """What stands in the SVG once it is inline."""
    return re.sub(r"^<svg[^>]*>|</svg>$", "", inline(f"{HEAD}{body}</svg>", "A chart."))


SHAPES = {
    "a dot": (
        '<path transform="translate(8.00001,106.4375)" d="M2.915,0A2.915,2.915,0,1,1,-2.915,0A2.915,2.915,0,1,1,2.915,0"/>',
        '<circle cx="8" cy="106.4" r="2.9"/>',
    ),
    "a box": ('<path d="M1.04,2.06h3.333v4.999h-3.333Z"/>', '<rect x="1" y="2.1" width="3.3" height="5"/>'),
    "a box with round corners": (
        "<path d='M292.44,1.1L379.56,1.1C381.2,1.1,382.56,2.4,382.56,4.1L382.56,17.9C382.56,19.5,381.2,20.9,379.56,20.9"
        "L292.44,20.9C290.7,20.9,289.44,19.5,289.44,17.9L289.44,4.1C289.44,2.4,290.7,1.1,292.44,1.1Z'/>",
        '<rect x="289.4" y="1.1" width="93.2" height="19.8" rx="3"/>',
    ),
    "a triangle keeps its path": ('<path d="M0,-3.377L-3.8,3.4L3.8,3.4Z"/>', '<path d="M0,-3.4L-3.8,3.4L3.8,3.4Z"/>'),
    "a line": ('<line transform="translate(0,130)" x2="550" y2="0"/>', '<path d="M0,130l550,0"/>'),
    "words": ('<text transform="translate(3.14159,4)">a &lt;b&gt;</text>', '<text x="3.1" y="4">a &lt;b&gt;</text>'),
    "turned words": ('<text transform="rotate(90)">a</text>', '<text transform="rotate(90)">a</text>'),
    "words on two lines": (
        '<text transform="translate(1,2)"><tspan>a</tspan><tspan x="0" dy="14">b</tspan></text>',
        '<text transform="translate(1,2)"><tspan>a</tspan><tspan x="0" dy="14">b</tspan></text>',
    ),
    "no words": ("<text></text>", ""),
    "hidden words": ('<text opacity="0">a</text>', ""),
    "a ground that is not painted": ('<path class="background" d="M0,0h9v9h-9Z"/>', ""),
    "a link around nothing": ('<a xlink:href="https://a.example"><text></text></a>', ""),
    "a group that says nothing": ('<g><g transform="translate(0,0)"><text>a</text></g></g>', '<text x="0" y="0">a</text>'),
    "the ground of a map is no mark": (
        '<g class="mark-shape role-mark layer_0_marks" aria-hidden="true"><path d="M0,0h1v1Z" fill="red"/></g>',
        '<path d="M0,0h1v1Z" fill="red"/>',
    ),
    "two hidden shapes are marks": (
        '<g class="mark-shape role-mark layer_0_marks" aria-hidden="true"><path d="M0,0h1v1Z"/><path d="M0,0h1v2Z"/></g>',
        '<g class="role-mark"><path d="M0,0h1v1Z"/><path d="M0,0h1v2Z"/></g>',
    ),
    "a hidden bar is a mark": (
        '<g class="mark-rect role-mark layer_0_marks" aria-hidden="true"><path d="M0,0h1v1Z"/></g>',
        '<g class="role-mark"><path d="M0,0h1v1Z"/></g>',
    ),
    "what all have in common": (
        '<g class="role-mark"><text fill="red">a</text><text fill="red">b</text><text fill="blue">c</text></g>',
        '<g class="role-mark" fill="red"><text x="0" y="0">a</text><text x="0" y="0">b</text>'
        '<text fill="blue" x="0" y="0">c</text></g>',
    ),
    "what one of them lacks": (
        '<g class="role-mark"><text fill="red">a</text><text>b</text></g>',
        '<g class="role-mark"><text fill="red" x="0" y="0">a</text><text x="0" y="0">b</text></g>',
    ),
    "opacity of fill and stroke": (
        '<path d="M0,0h1v1Z" fill="red" stroke="none" opacity="0.5" fill-opacity="0.5"/>',
        '<path d="M0,0h1v1Z" fill="red" stroke="none" fill-opacity="0.25"/>',
    ),
    "lines of one scale": (
        '<line x2="9" stroke="grey"/><line x2="9" y2="1" stroke="grey"/>',
        '<path stroke="grey" d="M0,0l9,0M0,0l9,1"/>',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), SHAPES.values(), ids=SHAPES)
def test_a_shape_is_drawn_plainly(body: str, expected: str) -> None:
    assert drawn(body) == expected


def test_neighbouring_marks_of_one_source_share_its_link_and_name_their_own_claims() -> None:
    mark = (
        "<a xlink:href='https://a.example/'><path aria-label='{0} in; claim: {1}' role='x' d='M0,0h{0}v1h-{0}Z'/></a>"
    )
    assert drawn(mark.format(5, "a") + mark.format(7, "b")) == (
        '<a tabindex="-1" rel="noreferrer" href="https://a.example/">'
        '<rect data-claims="a" x="0" y="0" width="5" height="1"><title>5 in</title></rect>'
        '<rect data-claims="b" x="0" y="0" width="7" height="1"><title>7 in</title></rect></a>'
    )


def test_two_charts_on_a_page_share_no_ids() -> None:
    body = "<defs><clipPath id='a'><rect width='{}'/></clipPath></defs><g clip-path='url(#a)'><text>b</text></g>"
    first, second = (drawn(body.format(width)) for width in (1, 2))
    ids = [re.findall(r'(?:id="|#)([^")]+)', one) for one in (first, second)]
    assert all(len(one) == 2 and one[0] == one[1] for one in ids)
    assert ids[0] != ids[1]


DAY = FIELD / 100  # pixels of a day where the field shows a hundred
NEAR = int(APART / DAY)
CASES = {
    "marks that are apart stay": ([0, NEAR + 1, 2 * NEAR + 2], "111"),
    "one too near goes": ([0, 1, 2 * NEAR + 2, 99], "1011"),
    "the last stays": ([0, 50, 51], "111"),
    "the highest stays": ([0, 1, "peak 2", 99], "1011"),
    "one that no line joins stays": ([0, "alone 1", 99], "111"),
}


@pytest.mark.parametrize(("places", "expected"), CASES.values(), ids=CASES)
def test_marks_stand_apart_enough_to_be_touched(places: list[int | str], expected: str) -> None:
    rows = [
        {
            "day": f"2022-{1 + int(str(place).split()[-1]) // 28:02}-{1 + int(str(place).split()[-1]) % 28:02}",
            "value": 9 if "peak" in str(place) else 1,
            "alone": "alone" in str(place),
            "side": "Arrivals",
        }
        for place in places
    ]
    assert "".join(str(int(row["marked"])) for row in legible(rows, ("2022-01-01", "2022-04-11"))) == expected
