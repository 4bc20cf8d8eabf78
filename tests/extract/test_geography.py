"""Places in sentences: what a name is, which state it stands for, and what only looks like a place."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borderdesk import place
from borderdesk.extract.geography import PlaceMention, find_places
from borderdesk.extract.geography.words import forms
from borderdesk.extract.text import Sentence, split
from borderdesk.place import Country, countries, known

CASES = Path(__file__).parent / "geography"
ROLES = {"country", "people", "adjective", "city", "region", "sea", "crossing", "body", "authority"}


def cases(name: str) -> list[list[str]]:
    with (CASES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def found(text: str) -> list[tuple[Sentence, PlaceMention]]:
    return [(sentence, mention) for sentence in split(text) for mention in find_places(sentence)]


def shown(text: str) -> str:
    """The places as the tables of cases write them: "U . S . country USA; Korea country  ?"."""
    return "; ".join(
        f"{' '.join(s.raw[m.first : m.last])} {m.role} {'+'.join(m.codes)}{' ?' if m.ambiguous else ''}".strip()
        for s, m in found(text)
    )


def straight(places: str) -> str:
    return "; ".join(place.strip() for place in places.split(";"))


@pytest.mark.parametrize(("text", "places"), cases("roles"))
def test_a_name_is_found_with_what_it_is_there(text: str, places: str) -> None:
    assert shown(text) == straight(places)


@pytest.mark.parametrize(("text", "places"), cases("choices"))
def test_the_words_around_decide_between_states_of_one_name(text: str, places: str) -> None:
    assert shown(text) == straight(places)


@pytest.mark.parametrize("row", cases("nothing"), ids=lambda row: row[0])
def test_what_only_looks_like_a_place_is_none(row: list[str]) -> None:
    assert shown(row[0]) == ""


def test_another_sentence_of_the_text_can_say_which_georgia_is_meant() -> None:
    assert next(m.codes for _, m in found("They flew to Georgia.\n\nIn Atlanta it rained.")) == ("USA",)
    first = found("They flew to Georgia.\n\nIn Tbilisi it rained.")[0][1]
    assert (first.codes, first.ambiguous) == (("GEO",), False)


@pytest.mark.parametrize("country", countries(), ids=lambda country: country.code)
def test_every_state_is_found_by_its_name(country: Country) -> None:
    role = "body" if country.code == "EU" else "country"
    (mention,) = (mention for _, mention in found(f"They went home to {country.name} in June."))
    assert (mention.codes, mention.role) == ((country.code,), role)


CITIES = """name,variants,country,kind,ambiguous,source
Narva,,EST,city,,x
Ocean Town,Oceantown,TON,city,yes,x
Tripoli,,LBN,city,,x
Twinford,,FRA,city,,x
Twinford,,ESP,city,,x
Long Isle,,GRC,island,,x
"""
CROSSINGS = """name,variants,kind,country_a,country_b,source
Narva,,crossing,EST,RUS,x
Upper Lars,Verkhny Lars|Verkhni Lars,crossing,RUS,GEO,x
Old Quay,,port,GRC,,x
"""


FEW_TOWNS = [
    ("They crossed at Verkhny Lars.", "Verkhny Lars crossing RUS+GEO"),
    ("They slept in Narva.", "Narva city EST"),
    ("They queued at the Narva crossing.", "Narva crossing EST+RUS"),
    ("They went by Old Quay.", "Old Quay crossing GRC"),
    ("They slept on Long Isle.", "Long Isle region GRC"),
    ("They slept in Oceantown.", "Oceantown city  ?"),
    ("Oceantown in Tonga", "Oceantown city TON; Tonga country TON"),
    ("The Oceantown dance", ""),
    ("They slept in Twinford.", "Twinford city  ?"),
    ("They slept in Twinford, France.", "Twinford city FRA; France country FRA"),
    ("They slept in Tripoli.", "Tripoli city LBY"),
    ("They slept in Tripoli, Lebanon.", "Tripoli city LBN; Lebanon country LBN"),
]
READ = """
import json, sys
from borderdesk import place
place.TABLES = sys.argv[1]
sys.path[:0] = sys.argv[2:]
from test_geography import shown
print(json.dumps([shown(text) for text in json.load(sys.stdin)]))
"""


@pytest.fixture(scope="module")
def with_few_towns(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is read where the tables have a few towns and crossings, whatever the package has of them.

    By a process of its own: a reader reads its tables once.
    """
    tables = tmp_path_factory.mktemp("tables")
    for path in Path(place.TABLES).glob("*.csv"):
        shutil.copy(path, tables)
    (tables / "cities.csv").write_text(CITIES, "utf-8")
    (tables / "crossings.csv").write_text(CROSSINGS, "utf-8")
    command = [sys.executable, "-c", READ, str(tables), str(Path(__file__).parent)]
    texts = [text for text, _ in FEW_TOWNS]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    return dict(zip(texts, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize(("text", "places"), FEW_TOWNS)
def test_towns_and_crossings_are_read_from_their_tables(text: str, places: str, with_few_towns: dict[str, str]) -> None:
    assert with_few_towns[text] == straight(places)


NOUNS = [(noun, c.code) for c in countries() for noun in c.people if "US " not in noun]


@pytest.mark.parametrize(("noun", "code"), NOUNS)
def test_every_people_is_found_by_its_plural(noun: str, code: str) -> None:
    (mention,) = (mention for _, mention in found(f"There were 40 {noun} at the gate."))
    same = {"Congolese": "COD"}.get(noun, code)
    assert (mention.codes, mention.role) == ((same,), "people")


def test_no_form_asks_for_a_code_that_is_not_known() -> None:
    codes = {code for found in forms().values() for form in found for option in form.options for code in option}
    assert all(known(code) for code in codes)


def test_common_words_are_no_keys_so_that_most_sentences_cost_one_look() -> None:
    common = "The A An In On At It He She They We But And For As His Her That There This Of To Police Some Many"
    assert not any(map(forms().begins, common.split()))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "Georgia Georgia, Korea Congo Jordan Chad Russian Chinese Finn South North Guinea - and the a 40 U.S. US EU non"
            " who in of Republic Channel French closes minister Michael Victoria . ' Kurds".split()
        ),
        max_size=25,
    )
)
def test_mentions_are_in_order_without_overlap_and_of_known_codes(words: list[str]) -> None:
    for sentence in split(" ".join(words)):
        mentions = find_places(sentence)
        ends = [0, *(mention.last for mention in mentions)]
        assert all(end <= mention.first < mention.last for end, mention in zip(ends, mentions, strict=False))
        assert all(m.role in ROLES and all(map(known, m.codes)) and bool(m.name) for m in mentions)
