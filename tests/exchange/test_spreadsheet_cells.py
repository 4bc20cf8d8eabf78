"""Cells as other desks type them: what they become in our terms, and what is not guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderdesk.exchange.amounts import amount_cells
from borderdesk.exchange.codes import country_text, enum_text, truth_text
from borderdesk.exchange.days import day_text, order_of, period_text
from borderdesk.exchange.encoding import decoded
from borderdesk.exchange.numerals import number_text, style_of

NUMBERS = [
    ("64000", "", "64000"),
    ("64,000", "", "64000"),
    ("64,000", "english", "64000"),
    ("64,000", "continental", "64.000"),
    ("64.000", "english", "64.000"),
    ("64.000", "continental", "64000"),
    ("64 000", "", "64000"),
    ("64\u202f000", "", "64000"),
    ("1'234'567", "", "1234567"),
    ("1,234,567.5", "", "1234567.5"),
    ("1.234.567,5", "", "1234567.5"),
    ("12.5", "", "12.5"),
    ("12,5", "", "12.5"),
    ("-5", "", "-5"),
]
NO_NUMBERS = [
    ("64.000", "", "which may be 64000 or 64"),
    ("12,5", "english", "expected a number"),
    ("12.5", "continental", "expected a number"),
    ("12k", "", "expected a number"),
    ("1,23,456", "", "expected a number"),
    ("=64000", "", "expected a number"),
    ("nan", "", "expected a number"),
    ("1_000", "", "expected a number"),
]


@pytest.mark.parametrize(("text", "style", "number"), NUMBERS)
def test_a_number_is_read_whatever_groups_its_digits(text: str, style: str, number: str) -> None:
    assert number_text(text, style) == number


@pytest.mark.parametrize(("text", "style", "words"), NO_NUMBERS)
def test_what_is_no_number_or_could_be_two_is_not_guessed(text: str, style: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        number_text(text, style)


@given(st.integers(0, 10**12))
def test_a_number_with_commas_is_the_number_without(number: int) -> None:
    assert number_text(f"{number:,}", "") == str(number)
    assert number_text(f"{number:,}".replace(",", " "), "") == str(number)


STYLES = [
    (["64,000", "1,234,567"], "english"),
    (["64.000", "1.234.567"], "continental"),
    (["64,000", "0.5"], "english"),
    (["64.000", "about 0,5"], "continental"),
    (["64,000", "1000"], ""),
    (["0.5", "0,5"], ""),
    ([], ""),
]


@pytest.mark.parametrize(("cells", "style"), STYLES)
def test_the_style_of_a_column_is_what_its_clear_cells_show(cells: list[str], style: str) -> None:
    assert style_of(cells) == style


AMOUNTS = [
    ("64000", "64000", "64000", "exact", ""),
    ("about 100,000", "100000", "100000", "about", ""),
    ("more than 64,000", "64000", "", "more_than", ""),
    (">64,000", "64000", "", "more_than", ""),
    ("≥ 64 000", "64000", "", "at_least", ""),
    ("64,000+", "64000", "", "at_least", ""),
    ("up to 9,000 people", "", "9000", "up_to", "persons"),
    ("<90", "", "90", "less_than", ""),
    ("200-300", "200", "300", "range", ""),
    ("200–300", "200", "300", "range", ""),
    ("200 to 300", "200", "300", "range", ""),
    ("hundreds", "200", "999", "vague", ""),
    ("1.2 million", "1200000", "1200000", "exact", ""),
    ("~5 km", "5", "5", "about", "km"),
]
NO_AMOUNTS = ["many", "5,000 and 6,000", "5,000 on 3 May", "unknown", "=64000", "about 1,200 (men only)", "64.000"]


@pytest.mark.parametrize(("text", "low", "high", "qualifier", "unit"), AMOUNTS)
def test_an_amount_keeps_its_bounds_and_its_hedge(text: str, low: str, high: str, qualifier: str, unit: str) -> None:
    found = amount_cells(text, "")
    assert (found["value_low"], found["value_high"], found["qualifier"], found["unit"]) == (low, high, qualifier, unit)


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_a_cell_that_is_not_one_amount_and_nothing_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="found"):
        amount_cells(text, "")


DAYS = [
    ("2022-09-21", "", "2022-09-21"),
    ("2022-09-21 00:00:00", "", "2022-09-21"),
    ("2022-09-21T00:00:00Z", "", "2022-09-21"),
    ("2022/9/21", "", "2022-09-21"),
    ("21.9.2022", "", "2022-09-21"),
    ("3.4.2022", "", "2022-04-03"),
    ("21/9/2022", "", "2022-09-21"),
    ("9/21/2022", "", "2022-09-21"),
    ("3/4/2022", "dmy", "2022-04-03"),
    ("3/4/2022", "mdy", "2022-03-04"),
    ("4/4/2022", "", "2022-04-04"),
    ("21 September 2022", "", "2022-09-21"),
    ("21 Sept. 2022", "", "2022-09-21"),
    ("21st Sep 2022", "", "2022-09-21"),
    ("September 21, 2022", "", "2022-09-21"),
    ("Wednesday, 21 September 2022", "", "2022-09-21"),
    ("21-Sep-2022", "", "2022-09-21"),
]
NO_DAYS = [
    ("3/4/2022", "which may be 2022-04-03 or 2022-03-04"),
    ("31.9.2022", "expected a day that there is"),
    ("21.9.22", "expected a day as YYYY-MM-DD"),
    ("Sep-22", "expected a day as YYYY-MM-DD"),
    ("21 Foo 2022", "expected a day as YYYY-MM-DD"),
    ("2022-09-21 14:30", "expected a day as YYYY-MM-DD"),
    ("yesterday", "expected a day as YYYY-MM-DD"),
]


@pytest.mark.parametrize(("text", "order", "day"), DAYS)
def test_a_day_is_read_in_the_forms_of_spreadsheets(text: str, order: str, day: str) -> None:
    assert day_text(text, order) == day


@pytest.mark.parametrize(("text", "words"), NO_DAYS)
def test_a_day_that_is_none_or_could_be_two_is_not_guessed(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        day_text(text)


@pytest.mark.parametrize(
    ("cells", "order"), [(["3/4/2022", "21/4/2022"], "dmy"), (["3/4/2022", "4/21/2022"], "mdy"), (["3/4/2022"], "")]
)
def test_a_column_shows_its_order_where_one_of_its_days_has_no_such_month(cells: list[str], order: str) -> None:
    assert order_of(cells) == order


PERIODS = [
    ("2022-09-21", ("2022-09-21", "2022-09-21")),
    ("2022-09-21/2022-09-28", ("2022-09-21", "2022-09-28")),
    ("../2022-09-28", ("", "2022-09-28")),
    ("21.9.2022 - 28.9.2022", ("2022-09-21", "2022-09-28")),
    ("21 September 2022 to 28 September 2022", ("2022-09-21", "2022-09-28")),
    ("21/9/2022", ("2022-09-21", "2022-09-21")),
]


@pytest.mark.parametrize(("text", "days"), PERIODS)
def test_a_period_is_a_day_or_two_ends(text: str, days: tuple[str, str]) -> None:
    assert period_text(text) == days


CODES = [
    ("KAZ", "destination", "KAZ"),
    ("kaz", "destination", "KAZ"),
    ("Kazakhstan", "destination", "KAZ"),
    ("Georgia", "destination", "GEO"),
    ("the Netherlands", "destination", "NLD"),
    ("Russians", "nationality", "RUS"),
    ("Afghan", "nationality", "AFG"),
]


@pytest.mark.parametrize(("text", "column", "code"), CODES)
def test_a_country_is_read_by_its_name_and_a_nationality_by_its_people(text: str, column: str, code: str) -> None:
    assert country_text(text, column) == code


@pytest.mark.parametrize(
    ("text", "column"), [("Russians", "destination"), ("Georgien", "origin"), ("Europe", "origin")]
)
def test_a_country_that_is_not_surely_one_is_refused(text: str, column: str) -> None:
    with pytest.raises(ValueError, match="expected an ISO 3166-1 alpha-3 code"):
        country_text(text, column)


def test_codes_are_read_whatever_their_case_and_the_words_for_them() -> None:
    assert enum_text("More than", "qualifier", ["more_than"]) == "more_than"
    assert enum_text("People", "unit", ["persons"]) == "persons"
    assert enum_text("ca.", "qualifier", ["ca."]) == "ca."
    assert [truth_text(one) for one in ("TRUE", "yes", "0", "No")] == ["true", "true", "false", "false"]
    with pytest.raises(ValueError, match="expected one of persons"):
        enum_text("heads", "unit", ["persons"])


TEXT = "Страна;Число\nКазахстан;98000\nГрузия;300\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf_8_and_a_byte_order_mark_are_read_without_a_guess(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding), "f") == (TEXT, "")


GUESSES = [
    (TEXT, "cp1251", "'Страна'"),
    ("Land,Outlet\nGeorgia,König\n", "cp1252", "'König'"),
    ("Land,Outlet\nGeorgia,São Tomé\n", "cp1252", "'São'"),
    ("Land,Outlet\nGeorgia,Zürich’s “Blatt” – £5\n", "cp1252", "'Zürich’s'"),
    ("Kraj;Liczba\nPolska, Łódź;żółć\n", "cp1250", "'Łódź'"),
    ("国;数\n日本;500\n", "shift_jis", "'国'"),
]


@pytest.mark.parametrize(("text", "encoding", "word"), GUESSES)
def test_another_encoding_is_guessed_and_told_with_a_word_to_judge_it_by(text: str, encoding: str, word: str) -> None:
    found, told = decoded(text.encode(encoding), "f")
    assert found == text
    assert told == f"read as {encoding} ({word}), which is a guess; --encoding names another"


def test_a_named_encoding_is_no_guess() -> None:
    assert decoded("König".encode("mac_roman"), "f", "mac_roman") == ("König", "")
