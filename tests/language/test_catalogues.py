"""The catalogues of messages: complete, with the same places as the English ones, plurals by the rules, nothing unsure."""

from __future__ import annotations

import csv
import gettext
import re
from pathlib import Path

import pytest
from messages import CATALOGUES, TEMPLATE, catalogue, messages, missing, template, written

from borderdesk import country
from borderdesk.language import LANGUAGES, number, speaking, worded
from borderdesk.language.catalogue import form
from borderdesk.language.wording import PLACE

OTHERS = [code for code in LANGUAGES if code != "en"]
EACH = pytest.mark.parametrize("language", OTHERS)
ALONE = ("de", "es")  # whose singular stands for one thing only: it may leave the number out
KEEP = ("`", "corrections.csv", "figures.csv", "policies.csv", "SHA-256")
# marks that a language sets otherwise: a plain space where it must not break, a straight apostrophe
MARKS = {"fr": re.compile(r" [:;?!»]|« |'"), "uk": re.compile("'")}


def test_the_template_holds_what_reports_say() -> None:
    assert TEMPLATE.read_text("utf-8") == written(template()), "run `make messages`, and translate what is new"


def test_there_is_a_catalogue_of_each_language_and_no_other() -> None:
    assert sorted(path.stem for path in CATALOGUES.glob("*.po")) == sorted(OTHERS)


def test_a_message_is_a_plural_everywhere_or_nowhere() -> None:
    plurals = {(one.context, one.text) for one in messages() if one.many}
    singular = {(one.context, one.text) for one in messages() if not one.many}
    assert not plurals & singular


@EACH
def test_every_message_is_translated_and_none_is_unsure(language: str) -> None:
    found = catalogue(language)
    assert [one.id for one in found if missing(one)] == []
    assert [one.id for one in found if one.id and one.fuzzy] == []
    ids = {(one.id, one.context) for one in template() if one.id}
    assert {(one.id, one.context) for one in found if one.id} == ids, "run `make messages`"


@EACH
def test_a_translation_has_the_places_of_its_message(language: str) -> None:
    for one in catalogue(language):
        if not one.id:
            continue
        wanted = set(PLACE.findall(" ".join(one.id) if isinstance(one.id, tuple) else one.id))
        forms = one.string if isinstance(one.string, tuple) else (one.string,)
        for place, text in enumerate(forms):
            left = {"count"} if len(forms) > 1 and place == 0 and language in ALONE else set()
            assert set(PLACE.findall(text)) | left == wanted | left, text
            assert "{" not in PLACE.sub("", text)


@EACH
def test_names_of_files_and_commands_stay_and_words_are_set_as_the_language_sets_them(language: str) -> None:
    for one in catalogue(language):
        if one.id:
            source = one.id[0] if isinstance(one.id, tuple) else one.id
            for text in one.string if isinstance(one.string, tuple) else (one.string,):
                assert [word for word in KEEP if source.count(word) != text.count(word)] == []
                assert text.endswith(".") == source.endswith(".") or source.endswith(("{speaker}.", ")."))
                assert not (language in MARKS and MARKS[language].search(text)), text


@EACH
def test_the_plural_of_the_file_and_of_the_reports_are_one(language: str) -> None:
    found = catalogue(language)
    rule = gettext.c2py(found.plural_expr)  # type: ignore[attr-defined]
    for count in [*range(130), 1001, 4824, 62_121]:
        assert form(count, language, found.num_plurals) == rule(count), count


COUNTS = [  # language, count, how many claims that is
    ("en", 1, "1 claim"),
    ("de", 2, "2 Angaben"),
    ("fr", 0, "0 déclaration"),
    ("es", 1, "1 declaración"),
    ("uk", 21, "21 твердження"),
    ("uk", 5, "5 тверджень"),
    ("ru", 3, "3 утверждения"),
    ("ru", 11, "11 утверждений"),
]


@pytest.mark.parametrize(("language", "count", "words"), COUNTS)
def test_a_plural_is_the_one_of_its_number(language: str, count: int, words: str) -> None:
    with speaking(language):
        assert worded("{count} claim", "{count} claims", count=count) == words


FORMS = [
    ("de", "TUR", "Türkei", "der Türkei", "aus der Türkei", "in die Türkei"),
    ("fr", "IRN", "Iran", "d’Iran", "d’Iran", "vers l’Iran"),
    ("es", "GBR", "Reino Unido", "del Reino Unido", "desde el Reino Unido", "al Reino Unido"),
    ("uk", "SYR", "Сирія", "Сирії", "із Сирії", "до Сирії"),
    ("ru", "FRA", "Франция", "Франции", "из Франции", "во Францию"),
    ("ru", "ABW", "Аруба", "(страна: Аруба)", "(откуда: Аруба)", "(куда: Аруба)"),
    ("en", "TUR", "Turkey", "of Turkey", "from Turkey", "to Turkey"),
]


@pytest.mark.parametrize("row", FORMS, ids=lambda row: "-".join(row[:2]))
def test_a_country_takes_the_form_that_its_sentence_wants(row: tuple[str, ...]) -> None:
    language, code, *expected = row
    with speaking(language):
        assert [country.named(code), country.of(code), country.from_(code), country.to(code)] == expected


def test_every_form_of_a_country_is_filled_once() -> None:
    rows = list(csv.DictReader(Path(country.TABLE).read_text("utf-8").splitlines()))
    keys = [(row["language"], row["code"]) for row in rows]
    assert keys == sorted(set(keys))
    assert all(row[form] for row in rows for form in ("of", "from", "to"))
    assert not {row["code"] for row in rows} - country_codes()


def country_codes() -> set[str]:
    from borderdesk.place import countries

    return {one.code for one in countries()}


@EACH
def test_no_message_writes_a_number_of_its_own(language: str) -> None:
    with speaking(language):
        assert number(36_000) != "36,000"
    for one in catalogue(language):
        texts = one.string if isinstance(one.string, tuple) else (one.string,)
        assert [text for text in texts if one.id and re.search(r"\d", PLACE.sub("", text.replace("SHA-256", "")))] == []
