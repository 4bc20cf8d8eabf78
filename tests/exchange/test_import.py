"""Import: a spreadsheet of claims becomes proposals with sources, or a list of every problem and nothing else."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from borderdesk import exchange, ledger
from borderdesk.check import check_story
from borderdesk.errors import SheetError, UsageError
from borderdesk.schema import KEYS, TABLES
from borderdesk.story import Story, open_story

STORIES = Path(__file__).parent.parent / "stories"
SETS = ("measure=arrivals", "unit=persons")
Bring = Callable[..., exchange.Imported]
CSV = """\
Nationality,To country,Persons,First day,Last day,Outlet,Link,Publication date,Said by
Russians,Kazakhstan,"about 100,000",9/21/2022,9/28/2022,Wire A,https://example.org/a,9/29/2022,Minister
Russian,Georgia,"78,742",9/17/2022,9/26/2022,Wire B,https://example.org/b,9/30/2022,
,POL,>500,,,Wire B,https://example.org/b,9/30/2022,=1+1
"""


@pytest.fixture
def small(tmp_path: Path) -> Story:
    shutil.copytree(STORIES / "small", tmp_path / "small")
    return open_story("small", tmp_path)


@pytest.fixture
def bring(small: Story, tmp_path: Path) -> Bring:
    """Import text or bytes into the small story, as if from a file; ``sets`` and ``maps`` as on the command line."""

    def run(
        content: str | bytes, *maps: str, sets: tuple[str, ...] = SETS, dry: bool = False, **options: object
    ) -> exchange.Imported:
        path = tmp_path / "claims.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        table = str(options.get("table", "figures"))
        request = exchange.Request(path, wish=exchange.wish(maps, sets, None, table), **options)  # type: ignore[arg-type]
        return exchange.bring(small, request, dry)

    return run


def state(story: Story) -> dict[str, bytes]:
    return {table: story.table(table).read_bytes() for table in TABLES}


def new(found: exchange.Imported, table: str = "figures") -> list[dict[str, str]]:
    return found.new.get(table, [])


def lines(found: exchange.Imported) -> list[str]:
    """The problems without the path of the file."""
    return [str(one).partition("claims.csv, ")[2] for one in found.problems]


def test_claims_enter_as_proposals_with_sources_made_for_them(small: Story, bring: Bring) -> None:
    found = bring(CSV)
    assert found.problems == []
    assert [row["source_id"] for row in new(found, "sources")] == [
        "wire-a-2022-09-29-b5b10dd0",
        "wire-b-2022-09-30-8cae5ebf",
    ]
    first = next(row for row in new(found) if row["destination"] == "KAZ")
    assert (first["value_low"], first["value_high"], first["qualifier"]) == ("100000", "100000", "about")
    assert (first["nationality"], first["period_start"], first["period_end"]) == ("RUS", "2022-09-21", "2022-09-28")
    assert {(row["status"], row["modality"], row["unit"]) for row in new(found)} == {
        ("proposed", "observed", "persons")
    }
    there = ledger.read(small, "figures")
    assert set(there["figure_id"]) > {row["figure_id"] for row in new(found)}
    assert check_story(small) == []


def test_the_same_file_again_adds_nothing(small: Story, bring: Bring) -> None:
    bring(CSV)
    before = state(small)
    found = bring(CSV)
    assert (found.there["figures"], found.there["sources"], any(found.new.values())) == (3, 2, False)
    assert state(small) == before


def test_what_was_guessed_read_and_left_out_is_told(bring: Bring) -> None:
    told = "\n".join(bring(CSV.replace("Said by", "Date")).told)
    for words in (
        "headings in row 1, 3 rows below",
        "guessed: 'Nationality' is nationality, 'To country' is destination, 'Persons' is value",
        "modality: observed for every row, since the file has no such column",
        "nationality: read 'Russians' as RUS, 'Russian' as RUS",
        "value: read '>500' as more than 500",
        "not taken: 'Date'",
    ):
        assert words in told


def test_a_dry_run_writes_nothing(small: Story, bring: Bring) -> None:
    before = state(small)
    assert len(new(bring(CSV, dry=True))) == 3
    assert state(small) == before


BAD = """\
Nationality;To country;Persons;First day;Last day;Outlet;Link
Russians;Georgien;about 100.000;21.9.2022;28.9.2022;Wire A;https://example.org/a
RUS;GEO;many;31.9.2022;;Wire A;ftp://example.org
RUS;GEO;500;28.9.2022;21.9.2022;;
"""
PROBLEMS = [
    'measure: found no column for it; name it with --map "measure=THEIR HEADING", or give one value for all rows with --set',
    "row 2, 'To country' (destination): found 'Georgien', which names no country we know",
    "row 2, 'Persons' (value): found '100.000', which may be 100000 or 100",
    "row 3, 'Persons' (value): found 'many', expected a number such as 64000",
    "row 3, 'First day' (period_start): found '31.9.2022', expected a day that there is",
    "row 3, 'Link' (url): found 'ftp://example.org', expected text of the form",
    "row 4, 'Outlet' (publisher): found nobody, expected who published the claim",
    "row 4, 'First day' (period_start): found 2022-09-28 after the period's end 2022-09-21",
]


def test_all_problems_are_told_at_once_by_row_and_column_and_nothing_is_written(small: Story, bring: Bring) -> None:
    before = state(small)
    found = lines(bring(BAD, sets=("unit=persons",)))
    assert len(found) == len(PROBLEMS)
    for line, words in zip(found, PROBLEMS, strict=True):
        assert line.startswith(words)
    assert state(small) == before


def test_one_bad_row_keeps_all_good_ones_out(small: Story, bring: Bring) -> None:
    before = state(small)
    assert len(bring(CSV + ",XXQ,5,,,Wire B,https://example.org/b,,\n").problems) == 1
    assert state(small) == before


HEAD = "destination,value,publisher,url,published,title\n"
SOURCES = [
    ("GEO,5,Example Wire,https://example.org/wire,,", "example-wire-2022-09-29-00eb5a99", ""),
    ("GEO,5,,https://example.org/wire#:~:text=five,,", "", ""),
    ("GEO,5,Example Wire,,2022-09-29,Russians cross", "example-wire-2022-09-29-00eb5a99", ""),
    (
        "GEO,5,Other,https://example.org/wire,,",
        "",
        "'Other', but the source example-wire-2022-09-29-00eb5a99 has 'Example Wire'",
    ),
    ("GEO,5,,https://www.example.org/new,,", "example-org-undated-3c6756fc", ""),
    ("GEO,5,Second Wire,https://example.org/second,,Its title", "second-wire", ""),
    ("GEO,5,,,2022-09-29,", "", "found nobody, expected who published the claim"),
]


@pytest.mark.parametrize(("row", "source_id", "words"), SOURCES)
def test_a_source_is_matched_by_address_or_words_made_where_new_and_never_contradicted(
    bring: Bring, row: str, source_id: str, words: str
) -> None:
    found = bring(HEAD + row + "\n", dry=True)
    if words:
        assert len(found.problems) == 1
        assert words in str(found.problems[0])
    else:
        assert [one["source_id"] for one in new(found)] == [source_id or "example-wire-2022-09-29-00eb5a99"]


def test_what_the_file_says_more_of_a_source_is_told_since_sources_are_not_changed(small: Story, bring: Bring) -> None:
    before = small.table("sources").read_bytes()
    found = bring(HEAD + "GEO,5,Second Wire,https://example.org/second,,Its title\n")
    assert found.told[-1] == "sources are not changed, though the file says more of second-wire"
    assert small.table("sources").read_bytes() == before


def test_two_rows_of_one_new_source_make_it_once_with_what_both_say(bring: Bring) -> None:
    found = bring(HEAD + "GEO,5,W,https://e.org/,,\nKAZ,6,W,https://e.org/,2022-09-01,T\n")
    (source,) = new(found, "sources")
    assert (source["title"], source["published"], len(new(found))) == ("T", "2022-09-01", 2)


def test_a_row_twice_in_a_file_is_one_claim(bring: Bring) -> None:
    row = "GEO,5,W,https://e.org/,,\n"
    found = bring(HEAD + row + row)
    assert (len(new(found)), found.there["figures"]) == (1, 1)


def test_a_known_id_with_other_content_is_a_problem_that_says_how_to_correct(small: Story, bring: Bring) -> None:
    exported = exchange.export(small, small.folder.parent / "out.csv").path.read_text("utf-8")
    found = bring(exported.replace("9330,9330", "9303,9303"), sets=())
    assert [line.partition(";")[0] for line in lines(found)] == [
        "row 5, value_low: found '9303', but the story has '9330' for example-wire-2022-09-29-00eb5a99-f000152",
        "row 5, value_high: found '9303', but the story has '9330' for example-wire-2022-09-29-00eb5a99-f000152",
    ]
    assert "`borderdesk correct`" in str(found.problems[0])


def test_a_status_in_the_story_is_never_changed(small: Story, bring: Bring) -> None:
    exported = exchange.export(small, small.folder.parent / "out.csv").path.read_text("utf-8")
    before = state(small)
    found = bring(exported.replace("accepted", "rejected"), sets=(), keep_status=True)
    assert found.problems == []
    assert state(small) == before


def test_a_row_added_to_an_export_gets_an_id_and_a_source(small: Story, bring: Bring) -> None:
    path = exchange.export(small, small.folder.parent / "out.csv", table="figures").path
    header, *rest = path.read_text("utf-8-sig").splitlines()
    cells = dict.fromkeys(header.split(","), "") | {"measure": "arrivals", "value_low": "12", "value_high": "12"}
    cells |= {
        "qualifier": "exact",
        "unit": "persons",
        "modality": "observed",
        "publisher": "New Wire",
        "url": "https://n.org/",
    }
    found = bring("\n".join([header, *rest, ",".join(cells.values())]) + "\n", sets=())
    assert found.problems == []
    assert [row["figure_id"].partition("-i")[0] for row in new(found)] == [
        "new-wire-undated-" + new(found)[0]["source_id"][-8:]
    ]


TAGGED = """\
Report of the desk,,,
Where to,How many,By whom,Where printed
#country +destination,#population+min,#contact+name,#meta+publisher+source
GEO,5,Minister,Wire A
"""


def test_hxl_tags_say_what_headings_do_not(bring: Bring) -> None:
    found = bring(TAGGED, sets=(*SETS, "qualifier=at_least"))
    (row,) = new(found)
    assert (row["destination"], row["value_low"], row["qualifier"], row["attribution"]) == (
        "GEO",
        "5",
        "at_least",
        "Minister",
    )
    assert new(found, "sources")[0]["publisher"] == "Wire A"


def test_tags_without_headings_are_enough(bring: Bring) -> None:
    found = bring(TAGGED.partition("\n")[2].partition("\n")[2], sets=(*SETS, "qualifier=at_least"))
    assert len(new(found)) == 1


def test_two_headings_for_one_column_are_not_chosen_between(bring: Bring) -> None:
    found = bring("destination,value,Outlet,Source\nGEO,5,A,B\n")
    assert lines(found) == [
        "row 2, publisher: found nobody, expected who published the claim; fill in a publisher or an url"
    ]
    assert "'Outlet' (could be several), 'Source' (could be several)" in found.told[-1]
    assert bring("destination,value,Outlet,Source\nGEO,5,A,B\n", "publisher=Source").problems == []


def test_a_mapping_file_says_what_the_command_line_would(small: Story, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("Land;Zahl;Blatt\nKasachstan;5;A\n")
    (tmp_path / "m.toml").write_text(
        '[columns]\nplace = "Land"\nvalue = "Zahl"\n[constants]\nmeasure = "arrivals"\nunit = "persons"\n'
    )
    wanted = exchange.wish(["publisher=Blatt"], ["destination=KAZ"], tmp_path / "m.toml", "figures")
    found = exchange.bring(small, exchange.Request(tmp_path / "claims.csv", wish=wanted))
    assert [(row["place"], row["value_low"], row["destination"]) for row in new(found)] == [("Kasachstan", "5", "KAZ")]


WISHES = [
    (["colour=Red"], [], "found no column 'colour' of ours"),
    (["destination"], [], "expected OUR_COLUMN=THEIRS"),
    ([], ["unit=heads"], "--set unit: found 'heads', expected one of persons"),
    (["destination=Nowhere"], list(SETS), "found no heading 'Nowhere' in row 1, expected one of 'Nationality'"),
]


@pytest.mark.parametrize(("maps", "sets", "words"), WISHES)
def test_a_wish_that_does_not_fit_is_refused(
    small: Story, tmp_path: Path, maps: list[str], sets: list[str], words: str
) -> None:
    (tmp_path / "claims.csv").write_text(CSV)
    with pytest.raises(UsageError, match=words):
        exchange.bring(
            small, exchange.Request(tmp_path / "claims.csv", wish=exchange.wish(maps, sets, None, "figures"))
        )


MAPPINGS = [
    ("columns", "found TOML that cannot be read"),
    ("[colours]\na = 1\n", r"expected only \[columns\] and \[constants\]"),
    ("[columns]\nvalue = 1\n", r"expected only \[columns\] and \[constants\]"),
]


@pytest.mark.parametrize(("text", "words"), MAPPINGS)
def test_a_mapping_file_that_is_none_is_refused(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "m.toml").write_text(text)
    with pytest.raises(SheetError, match=words):
        exchange.wish([], [], tmp_path / "m.toml", "figures")


SEPARATED = [CSV, CSV.replace(",", "\t").replace('"about 100\t000"', "about 100000").replace('"78\t742"', "78742")]


@pytest.mark.parametrize(
    "text", [*SEPARATED, "sep=,\n" + CSV, "\n\n" + CSV, CSV.replace("\n", "\r\n"), CSV.rstrip("\n")]
)
def test_the_separator_and_the_header_are_found(bring: Bring, text: str) -> None:
    assert len(new(bring(text))) == 3


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found(bring: Bring, encoding: str) -> None:
    found = bring(CSV.replace("Minister", "Minister König").encode(encoding))
    assert "Minister König" in {row["attribution"] for row in new(found)}


NO_FILES = [
    (b"", "found no row"),
    (b"\n,,\n", "found no row"),
    (b"a\0b,c\n", "found a binary file"),
    (b"PK\x03\x04rest", "found a damaged workbook"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "found an old or encrypted Excel file"),
]


@pytest.mark.parametrize(("content", "words"), NO_FILES)
def test_what_is_no_spreadsheet_is_one_line(bring: Bring, content: bytes, words: str) -> None:
    with pytest.raises(SheetError, match=words):
        bring(content)


def test_a_cell_longer_than_the_csv_reader_takes_is_one_line(bring: Bring) -> None:
    import csv

    before = csv.field_size_limit(1000)
    try:
        with pytest.raises(SheetError, match=r"line 2: found CSV that cannot be read .*check its quotes"):
            bring('a,b\n1,"' + "x" * 2000)
    finally:
        csv.field_size_limit(before)


def test_a_file_that_is_not_there_is_one_line(small: Story, tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="found no such file"):
        exchange.bring(small, exchange.Request(tmp_path / "none.csv"))
    with pytest.raises(SheetError, match="found a folder"):
        exchange.bring(small, exchange.Request(tmp_path))


def workbook(*rows: list[object], sheets: tuple[str, ...] = ("Claims",)) -> bytes:
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "default_date_format": "dd.mm.yyyy"}) as book:
        for name in sheets:
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for at, cell in enumerate(row):
                    if cell == "=1/0":
                        page.write_formula(number, at, "=1/0", None, "#DIV/0!")
                    else:
                        page.write(number, at, cell)
    return out.getvalue()


HEADINGS: list[object] = ["To country", "Persons", "First day", "Outlet"]


def test_a_workbook_s_numbers_and_days_are_read_as_what_they_are(bring: Bring) -> None:
    found = bring(
        workbook(HEADINGS, ["Georgia", 64000.0, date(2022, 3, 4), "Wire"], ["Georgia", 0.5, "4.3.2022", "Wire"])
    )
    assert [(row["value_low"], row["period_start"]) for row in new(found)] == [
        ("64000", "2022-03-04"),
        ("0.5", "2022-03-04"),
    ]


def test_a_formula_that_failed_is_a_problem_at_its_cell(bring: Bring) -> None:
    found = bring(workbook(HEADINGS, ["Georgia", "=1/0", "2022-03-04", "Wire"]))
    assert len(found.problems) == 1
    assert str(found.problems[0]).endswith(
        "sheet 'Claims', row 2, 'Persons' (value): found '#DIV/0!', a formula that failed; mend it in the workbook"
    )


def test_of_several_sheets_the_first_is_read_or_the_one_that_is_named(bring: Bring) -> None:
    data = workbook(HEADINGS, ["Georgia", 5, "2022-03-04", "Wire"], sheets=("One", "Two"))
    assert "sheet 'One': headings in row 1" in bring(data, dry=True).told[0]
    assert "sheet 'Two': headings in row 1" in bring(data, dry=True, sheet="Two").told[0]
    with pytest.raises(SheetError, match="found no sheet 'Three', expected one of 'One', 'Two'"):
        bring(data, sheet="Three")


def test_a_workbook_that_unpacks_to_too_much_is_refused(bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("borderdesk.exchange.grid.MOST_BYTES", 1000)
    with pytest.raises(SheetError, match="MB once unpacked"):
        bring(workbook(HEADINGS))


def test_a_zip_that_is_no_workbook_is_refused(bring: Bring) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("a.txt", "a")
    with pytest.raises(SheetError, match="found a workbook that cannot be read"):
        bring(out.getvalue())


def test_policies_are_imported_as_policies(bring: Bring) -> None:
    text = "Country,Kind of rule,value,In force from,Outlet\nFinland,tourist visa entry,no,30.9.2022,Wire\n"
    found = bring(text, sets=(), table="policies")
    (row,) = new(found, "policies")
    assert (row["jurisdiction"], row["policy"], row["value"], row["effective_from"]) == (
        "FIN",
        "tourist_visa_entry",
        "no",
        "2022-09-30",
    )
    bad = bring(text.replace(",no,", ",perhaps,"), sets=(), table="policies")
    assert [line.partition(",")[0] for line in lines(bad)] == ["row 2"]


@pytest.mark.parametrize("table", ["figures", "policies"])
def test_every_word_of_the_list_of_headings_is_for_a_column_there_is_and_for_one_only(table: str) -> None:
    from borderdesk.exchange.mapping import _known, _word, fields

    known = _known()
    words = [word for section in (table, "sources") for each in known[section].values() for word in each]
    assert len(words) == len(set(words))
    assert [word for word in words if word != _word(word)] == []
    assert set(known[table]) | set(known["sources"]) <= set(fields(table))


def test_a_story_that_another_command_holds_is_not_written(
    small: Story, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    from borderdesk.errors import LedgerError

    monkeypatch.setattr(ledger, "LOCK_SECONDS", 0.1)
    before = state(small)
    with ledger.writing(small), pytest.raises(LedgerError, match="another command has been writing"):
        bring(CSV)
    assert state(small) == before


def test_ids_are_made_in_one_form_from_source_and_content(bring: Bring) -> None:
    one, other = (new(bring(HEAD + f"GEO,{number},W,https://e.org/,,\n", dry=True))[0] for number in (5, 6))
    assert one["figure_id"] != other["figure_id"]
    assert one["figure_id"].startswith(one["source_id"] + "-i")
    assert KEYS["figures"] == "figure_id"
