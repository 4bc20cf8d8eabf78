"""Claims that cannot all be right are found, named by their rows and told why; claims that can are left alone."""

from __future__ import annotations

import pandas as pd
import pytest

from borderdesk import consistency, corrections, ledger
from borderdesk.consistency.words import digits, slip
from borderdesk.story import data_root, open_story
from claimed import Claims

GEO = {"destination": "GEO", "nationality": "RUS", "attribution": "Interior Ministry of Georgia"}
OUT = {**GEO, "measure": "departures", "origin": "GEO", "destination": ""}
POL = {"origin": "UKR", "destination": "POL", "attribution": "Border Guard"}
WEEK = "2022-09-17/2022-09-23"


def days(base: dict, *values: float, first: int = 1) -> list[dict]:
    """One row a day of April 2022, each on a page of its own."""
    return [
        {**base, "value": value, "days": f"2022-04-{day:02}", "source_id": f"s{day}"}
        for day, value in enumerate(values, start=first)
    ]


def total(base: dict, value: float, end: str, **more: object) -> dict:
    return {**base, "value": value, "days": f"2022-02-24/{end}", "cumulative": True, "source_id": end, **more}


def apart(one: dict, other: dict) -> list[dict]:
    """Two rows of two pages."""
    return [{"source_id": "s1", **one}, {"source_id": "s2", **other}]


FOUND = {
    "one office has two numbers for a week": (
        "two numbers",
        [0, 1],
        apart({**OUT, "value": 62_120, "days": WEEK}, {**OUT, "value": 51_643, "days": WEEK}),
    ),
    "the minister speaks for the ministry": (
        "two numbers",
        [0, 1],
        apart(
            {**GEO, "value": 11_143, "days": "2022-09-25"},
            {**GEO, "value": 12_400, "days": "2022-09-25", "attribution": "V. Gomelauri, interior minister of Georgia"},
        ),
    ),
    "of three copies the odd one is the suspect": (
        "two numbers",
        [2],
        [
            {**OUT, "value": 62_120, "days": WEEK, "source_id": "a"},
            {**OUT, "value": 62_120, "days": WEEK, "source_id": "b"},
            {**OUT, "value": 51_643, "days": WEEK, "source_id": "c"},
        ],
    ),
    "a total of one day with a digit wrong": (
        "two numbers",
        [0, 1],
        [total(POL, 3_442_123, "2022-05-18"), total(POL, 3_422_123, "2022-05-18", source_id="x")],
    ),
    "persons taken for cars": (
        "one number",
        [0, 1],
        apart({**POL, "value": 4_824, "days": "2022-09-21"}, {**POL, "value": 4_824, "unit": "vehicles"}),
    ),
    "a day's rate taken for a month's": (
        "one number",
        [0, 1],
        apart({**POL, "value": 100, "rate": "per_day"}, {**POL, "value": 100, "rate": "per_month"}),
    ),
    "a day's count given for a week": (
        "one number",
        [0, 1],
        apart({**POL, "value": 1_847, "days": "2024-12-13"}, {**POL, "value": 1_847, "days": "2024-12-08/2024-12-14"}),
    ),
    "days that do not add up to their week": (
        "sum of days",
        [3],
        [*days(POL, 9_307, 9_330, 11_143), {**POL, "value": 29_870, "days": "2022-04-01/2022-04-03", "source_id": "w"}],
    ),
    "a running total that falls": (
        "falling total",
        [2],
        [
            total(POL, 1_795_000, "2022-06-02"),
            total(POL, 1_920_000, "2022-06-08"),
            total(POL, 1_738_000, "2022-06-09"),
            total(POL, 1_940_000, "2022-06-10"),
            total(POL, 1_960_000, "2022-06-11"),
        ],
    ),
    "a total with a digit too many, which all later ones are below": (
        "falling total",
        [1],
        [
            total(POL, 1_000_000, "2022-03-05"),
            total(POL, 11_500_000, "2022-03-08"),
            total(POL, 1_900_000, "2022-03-12"),
            total(POL, 2_200_000, "2022-03-20"),
        ],
    ),
    "a bound above a later total": (
        "falling total",
        [0],
        [
            {**total(POL, 0, "2022-06-08"), "value": None, "value_low": 2_500_000, "qualifier": "more_than"},
            total(POL, 1_900_000, "2022-06-20"),
        ],
    ),
    "one crossing above its country": (
        "part above whole",
        [0, 1],
        apart(
            {**POL, "value": 52_406, "days": "2024-12-08/2025-01-11", "place": "Jaber"},
            {**POL, "value": 34_690, "days": "2024-12-08/2025-02-11"},
        ),
    ),
    "one people above all of them": (
        "part above whole",
        [0, 1],
        apart({**POL, "value": 900, "days": WEEK, "nationality": "UKR"}, {**POL, "value": 700, "days": WEEK}),
    ),
    "a day above its week": (
        "part above whole",
        [0, 1],
        apart({**POL, "value": 900, "days": "2022-09-18"}, {**POL, "value": 700, "days": WEEK}),
    ),
    "arrivals less departures are not those who stayed": (
        "balance",
        [2, 0, 1],
        [
            {**GEO, "value": 78_742, "days": WEEK},
            {**OUT, "value": 62_120, "days": WEEK},
            {**GEO, "measure": "stayed", "value": 26_622, "days": WEEK},
        ],
    ),
    "two offices whose totals lie far apart": (
        "offices apart",
        [0, 1],
        [
            {**POL, "value": 1_541_000, "days": "2025-01-01/2025-07-19", "attribution": "OCHA"},
            {**POL, "value": 2_021_595, "days": "2025-01-01/2025-07-23", "attribution": "UNHCR"},
        ],
    ),
    "a day's count with a digit too many": (
        "off series",
        [3],
        days(POL, 21_100, 23_800, 20_000, 223_000, 22_300, 23_800, 24_000),
    ),
    "a day's count with a digit too few": (
        "off series",
        [3],
        days(POL, 21_100, 23_800, 20_000, 2_230, 22_300, 23_800, 24_000),
    ),
    "exchanged digits that leave all neighbours": (
        "off series",
        [4],
        days(POL, 21_100, 23_800, 20_100, 22_000, 42_300, 22_300, 23_800, 24_000, 22_900),
    ),
    "a week that stands out from those before and after": (
        "off series",
        [1],
        [
            {**POL, "value": 2_326, "days": "2022-09-19/2022-09-25"},
            {**POL, "value": 8_536, "days": "2022-09-26/2022-10-02"},
            {**POL, "value": 2_940, "days": "2022-10-03/2022-10-12"},
        ],
    ),
    "an increase taken for a count": (
        "off series",
        [3],
        [
            {**POL, "value": 66_000, "days": "2022-09-19/2022-09-25", "source_id": "a"},
            {**POL, "value": 53_000, "days": "2022-09-26/2022-10-02", "source_id": "b"},
            {**POL, "value": 25_600, "days": "2022-10-03/2022-10-09", "source_id": "c"},
            {**POL, "value": 4_200, "source_id": "d"},
        ],
    ),
    "the two directions of a day exchanged": (
        "directions",
        [2, 3],
        [
            row
            for day, into, out in ((20, 17_000, 22_300), (21, 23_800, 17_700), (22, 15_000, 21_000))
            for row in (
                {**POL, "value": into, "days": f"2022-04-{day}"},
                {**POL, "measure": "departures", "origin": "POL", "destination": "UKR", "value": out,
                 "days": f"2022-04-{day}"},
            )
        ],
    ),
    "those present taken for those who came": (
        "stock as flow",
        [0, 1],
        [
            {**POL, "value": 93_412, "days": WEEK},
            {**POL, "origin": "", "measure": "stayed", "value": 93_412, "days": "2022-09-27"},
        ],
    ),
    "a billion for a million": (
        "size",
        [0],
        [{**POL, "value_low": 500_000, "value_high": 1.3e9, "qualifier": "range"}],
    ),
    "a land crossing where there is no border": (
        "border",
        [0],
        [{"measure": "queue_hours", "unit": "hours", "origin": "RUS", "value": 24,
          "place": "land crossings toward Kazakhstan, Georgia and Armenia"}],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FOUND)
def test_it_is_found_with_its_rows(claims: Claims, name: str) -> None:
    check, suspects, rows = FOUND[name]
    found = [one for one in consistency.findings(claims(*rows)) if one.check == check]
    assert [set(one.suspects) for one in found] == [{f"f{i}" for i in suspects}]


LEFT_ALONE = {
    "a rounded and an exact number that agree": apart(
        {**GEO, "value": 98_000, "days": WEEK}, {**GEO, "value": 100_000, "qualifier": "about", "days": WEEK}
    ),
    "two offices that count differently": apart(
        {**GEO, "value": 78_742, "days": WEEK}, {**GEO, "value": 60_000, "days": WEEK, "attribution": "Frontex"}
    ),
    "a breakdown on one page": [
        {**GEO, "value": 81_095, "days": WEEK, "source_id": "s"},
        {**GEO, "value": 15_403, "days": WEEK, "source_id": "s"},
    ],
    "readings of a running total by the hour": [
        total(POL, 76_407, "2023-09-28"),
        total(POL, 78_354, "2023-09-28", source_id="later"),
    ],
    "days that add up": [
        *days(POL, 9_307, 9_330, 11_143),
        {**POL, "value": 29_780, "days": "2022-04-01/2022-04-03"},
    ],
    "days with a gap": [*days(POL, 5, 6), {**POL, "value": 40, "days": "2022-04-01/2022-04-03"}],
    "days of which one is hedged": [
        *days(POL, 4_824, 7_667),
        {**POL, "value": 6_000, "qualifier": "about", "days": "2022-04-03"},
        {**POL, "value": 18_900, "days": "2022-04-01/2022-04-03"},
    ],
    "a total that stands still": [total(POL, 5_000, "2022-05-01"), total(POL, 5_000, "2022-05-02")],
    "a total in millions after one to the thousand": [
        total(POL, 3_023_412, "2022-05-01"),
        {**total(POL, 3_000_000, "2022-05-02"), "qualifier": "about"},
    ],
    "a surge over days": days(POL, 4_000, 6_000, 9_000, 14_000, 22_000, 33_000, 36_000, 30_000),
    "the first day of a rush": days(POL, 30, 4_900, 8_700, 26_600, 22_800),
    "the same rounded number on two days": days(POL, 22_400, 22_400, 21_000),
    "a part below its whole": apart(
        {**POL, "value": 400, "days": WEEK, "place": "Medyka"}, {**POL, "value": 700, "days": WEEK}
    ),
    "a stock beside a flow of another size": [
        {**POL, "value": 93_412, "days": WEEK},
        {**POL, "measure": "stayed", "value": 120_000, "days": "2022-09-27"},
    ],
    "a vague number": [{**POL, "value_low": 2_000, "value_high": 9_999, "qualifier": "vague"}],
    "a border that exists": [{"measure": "queue_hours", "unit": "hours", "origin": "RUS", "value": 24,
                              "place": "land crossings toward Kazakhstan and Georgia"}],
    "a forecast": apart({**GEO, "value": 5, "days": WEEK}, {**GEO, "value": 9, "days": WEEK, "modality": "expected"}),
    "a claim that was rejected": apart(
        {**GEO, "value": 5, "days": WEEK}, {**GEO, "value": 9, "days": WEEK, "status": "rejected"}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_it_is_left_alone(claims: Claims, name: str) -> None:
    assert consistency.findings(claims(*LEFT_ALONE[name])) == []


SLIPS = [
    (40_548, 40_584, "two digits are exchanged"),
    (3_422_000, 3_442_000, "one digit differs"),
    (250, 2_500, "one is ten times the other"),
    (634_000, 34_000, "a digit is missing in one"),
    (78_742, 62_120, ""),
]


@pytest.mark.parametrize(("one", "other", "how"), SLIPS)
def test_a_slip_of_the_hand_is_told(one: float, other: float, how: str) -> None:
    assert slip(one, other) == slip(other, one) == how


@pytest.mark.parametrize(("value", "count"), [(600_000, 1), (26_600, 3), (78_742, 5), (0.5, 1), (0, 0)])
def test_certain_digits_are_those_before_the_zeros(value: float, count: int) -> None:
    assert digits(value) == count


def rules(*days: str) -> pd.DataFrame:
    base = {"jurisdiction": "CZE", "policy": "tourist_visa_entry", "value": "no", "nationality": "RUS"}
    rows = [{**base, "policy_id": f"p{i}", "status": "accepted", "effective_from": day} for i, day in enumerate(days)]
    return pd.DataFrame(rows).astype({"effective_from": "datetime64[s]"})


@pytest.mark.parametrize(
    ("days", "suspects"),
    [
        (("2022-09-25", "2022-10-25", "2022-10-25"), [("p0",)]),
        (("2022-10-25", "2022-10-25"), []),
        (("2022-09-01", "2022-10-25", "2022-10-25"), []),
        (("2022-09-25", "2022-10-25"), []),
    ],
)
def test_a_rule_is_doubted_when_one_part_of_its_day_stands_alone(
    claims: Claims, days: tuple[str, ...], suspects: list[tuple[str, ...]]
) -> None:
    found = consistency.findings(claims({"value": 1}), rules(*days))
    assert [one.suspects for one in found] == suspects


# the slips that the stories' READMEs name, and whether a ledger without words can show them
LISTED = {
    "russia-2022": {
        "geo-dep-0917-0926-sput",
        "geo-arr-0923-0926-sput",
        "eu-arr-weekbefore-n1",
        "fin-visa-slots-month",
        "fin-4824-meduza",
        "pol-arr-0926-1002-garbled",
        "rus-dep-year1-wiki",
        "cze-entry-0925-wrong",
        "rus-queue-cnn-24h",
    },
    "ukraine-2022": {
        "ukr22-arrivals-ukr-pol-20220518-2",
        "ukr22-arrivals-ukr-pol-20220422",
        "ukr22-departures-pol-ukr-20220422",
    },
    "karabakh-2023": {"kar23-arrivals-aze-arm-20230927-10", "kar23-arrivals-aze-arm-20230927-9"},
    "afghanistan-returns": {
        "afg-returns-irn-afg-20250723",
        "afg-returns-afg-20250723",
        "afg-returns-irn-afg-20250704-3",
    },
    "syria-returns": {"syr-returns-jor-syr-20250111"},
}


@pytest.mark.parametrize("name", LISTED)
def test_the_slips_that_a_story_names_are_found(name: str) -> None:
    story = open_story(name, data_root())
    found = consistency.review(story)
    suspects = {one for finding in (*found.open, *found.answered) for one in finding.suspects}
    assert LISTED[name] - suspects == set()


@pytest.mark.parametrize("name", ["russia-2022", "ukraine-2022", "sudan-2023"])
def test_findings_name_rows_that_exist_and_say_what_is_wrong(name: str) -> None:
    story = open_story(name, data_root())
    ids = {*ledger.figures(story)["figure_id"], *ledger.policies(story)["policy_id"]}
    for finding in consistency.review(story).open:
        assert set(finding.ids) <= ids
        assert finding.check in consistency.CHECKS
        assert len(finding.message) > 40


def test_findings_come_in_the_same_order_whatever_the_order_of_rows(claims: Claims) -> None:
    frame = claims(*FOUND["a day's count with a digit too many"][2])
    shuffled = frame.sample(frac=1, random_state=3)
    assert consistency.findings(shuffled) == consistency.findings(frame) != []


def test_corrections_are_read_before_anything_is_held_against_anything() -> None:
    story = open_story("russia-2022", data_root())
    assert "corrected" in corrections.figures(story).columns
