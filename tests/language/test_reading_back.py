"""The audit reads numbers and days as the language of the report writes them, and is as strict in each of them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borderdesk.language import LANGUAGES, day, from_to, number, percent, speaking, stretch
from borderdesk.report.dated import undated
from borderdesk.report.numerals import numbers, spelled

N, H = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
NUMBERS = [
    ("en", "more than 64,000 and 33.3", ["64000", "33.3"]),
    ("en", "4.711.000", []),
    ("de", "mehr als 64.000 und 33,3", ["64000", "33.3"]),
    ("de", "1.234.567,5", ["1234567.5"]),
    ("de", "64,000", ["64.000"]),
    ("de", "33.3", []),
    ("fr", f"plus de 64{N}000 et 64{H}000", ["64000", "64000"]),
    ("fr", "64 000", ["64", "0"]),
    ("es", "más de 4824 y 64.000", ["4824", "64000"]),
    ("uk", f"понад 1{H}234{H}567 осіб", ["1234567"]),
    ("ru", f"более 64{H}000, 33,3{H}%", ["64000", "33.3"]),
    ("uk", "4,711", ["4.711"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), NUMBERS)
def test_a_number_is_read_as_its_language_writes_it(language: str, text: str, expected: list[str]) -> None:
    assert numbers(text, language) == [Decimal(one).normalize() for one in expected]


@settings(deadline=None)  # the first of a language reads its catalogue
@given(st.sampled_from([*LANGUAGES]), st.integers(0, 10**10), st.integers(0, 99))
def test_what_is_written_is_read_again(language: str, whole: int, hundredths: int) -> None:
    value = whole + hundredths / 100
    with speaking(language):
        for text in (number(value), percent(value), f"{number(value)}."):
            assert [float(one) for one in numbers(text)] == [value]


@settings(deadline=None)  # the first of a language reads its catalogue
@given(st.sampled_from([*LANGUAGES]), st.dates(date(1990, 1, 1), date(2049, 1, 1)), st.integers(0, 800))
def test_no_digit_of_a_day_or_a_stretch_is_a_number(language: str, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    with speaking(language):
        for text in (day(first), stretch(first, last), from_to(first, last), f"{day(last)}.", f"({day(first)})"):
            assert spelled(undated(text)) == [], text


DATES = [  # language, words, the numbers that are left
    ("de", "Am 28. September 2022 kamen 4.711 Menschen", ["4.711"]),
    ("de", "17. bis 26. September 2022", []),
    ("de", "28. Sept. 22", []),
    ("de", "seit 2024", []),
    ("de", "in 2024 Menschen", ["2024"]),
    ("de", "bis zu 2024", ["2024"]),
    ("fr", "plus de 2024", ["2024"]),
    ("fr", "depuis 2024", []),
    ("es", "más de 2024", ["2024"]),
    ("es", "hasta 2024", ["2024"]),
    ("uk", "понад 2024", ["2024"]),
    ("ru", "от 2024 до 2025 человек", ["2024", "2025"]),
    ("fr", "du 1er au 26 septembre 2022", []),
    ("fr", f"le 28 septembre 2022, 4{N}711 personnes", [f"4{N}711"]),
    ("es", "del 17 al 26 de septiembre de 2022", []),
    ("es", "28 de septiembre de 2022: 4711 personas", ["4711"]),
    ("uk", f"з 17 до 26 вересня 2022{H}р.", []),
    ("uk", "28 вересня 2022 р.: 4711 осіб", ["4711"]),
    ("uk", "у 2024 році прибули 4711 осіб", ["4711"]),
    ("uk", "28 вер. 22", []),
    ("uk", "2024 осіб", ["2024"]),
    ("ru", "с 17 по 26 сентября 2022 г.", []),
    ("ru", "28 сентября 2022 г.: 4711 человек", ["4711"]),
    ("ru", "сент. 2022", []),
    ("ru", "В 2024 году 2025 человек", ["2025"]),
]


@pytest.mark.parametrize(("language", "text", "left"), DATES)
def test_days_are_no_numbers_and_numbers_are_no_days(language: str, text: str, left: list[str]) -> None:
    assert spelled(undated(text, language), language) == left
