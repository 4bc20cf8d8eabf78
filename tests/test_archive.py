"""Many documents read into a folder: nothing lost, nothing doubled, whatever is wrong with some and whoever stops it."""

from __future__ import annotations

import csv
import gzip
import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

import borderdesk
from archives import items, lines, write
from borderdesk.archive import reader as reading_with
from borderdesk.archive.documents import documents
from borderdesk.archive.files import File, files
from borderdesk.archive.folder import LOCK
from borderdesk.archive.harvest import Harvest, Lost, harvest, here
from borderdesk.archive.part import Part
from borderdesk.archive.reader import Reader, edition
from borderdesk.archive.reading import Outcome, read_part
from borderdesk.errors import ArticleError, BorderdeskError, LedgerError, UsageError

READER = Reader(edition="test")
TEXT = "More than {} people left Kazakhstan on 2 May 2022."


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Three files of lines, one compressed, and five texts: 25 + 12 + 5 + 5 documents."""
    folder = tmp_path / "archive"
    write(folder / "a.jsonl", items(25, 1))
    write(folder / "2026" / "b.jsonl.gz", items(12, 2))
    write(folder / "2026" / "c.ndjson", items(5, 3))
    for name in "vwxyz":
        (folder / "texts").mkdir(exist_ok=True)
        (folder / "texts" / f"{name}.txt").write_text(TEXT.format(f"{ord(name)},000"), "utf-8")
    return folder


def run(archive: Path, size: int = 10, reader: Reader = READER, results: str = "results") -> Harvest:
    return harvest([str(archive)], archive.parent / results, reader, size)


def problems(folder: Path) -> list[dict[str, str]]:
    with (folder / "problems.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


NAMED = [
    ("archive", "a.jsonl 2026/b.jsonl.gz 2026/c.ndjson texts/v.txt texts/w.txt texts/x.txt texts/y.txt texts/z.txt"),
    ("archive/2026", "b.jsonl.gz c.ndjson"),
    ("archive/**/*.jsonl*", "2026/b.jsonl.gz a.jsonl"),
    ("archive/texts/[wx].txt", "w.txt x.txt"),
    ("archive/a.jsonl archive/2026/c.ndjson", "a.jsonl 2026/c.ndjson"),
    (
        "archive/a.jsonl archive",
        "a.jsonl 2026/b.jsonl.gz 2026/c.ndjson texts/v.txt texts/w.txt texts/x.txt texts/y.txt texts/z.txt",
    ),
]


@pytest.mark.parametrize(("named", "found"), NAMED)
def test_folders_patterns_and_files_stand_for_their_documents_each_once(archive: Path, named: str, found: str) -> None:
    (archive / "picture.png").write_bytes(b"\x89PNG")
    (archive / ".hidden.txt").write_text("no", "utf-8")
    arguments = [str(archive.parent / one) for one in named.split()]
    assert " ".join(file.name for file in files(arguments)) == found


@pytest.mark.parametrize(
    ("named", "words"),
    [("none", "found no such file"), ("*.zip", "found no documents"), ("empty", "found no documents")],
)
def test_what_stands_for_nothing_is_told(tmp_path: Path, named: str, words: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ArticleError, match=words):
        list(files([str(tmp_path / named)]))


def test_all_documents_are_read_in_parts_with_where_they_stand(archive: Path) -> None:
    done = run(archive)
    assert (done.documents, done.read, done.parts, done.problems) == (47, 47, 7, 0)
    rows = [json.loads(line) for line in lines(archive.parent / "results")]
    assert len({(row["file"], row["line"]) for row in rows}) == 47
    row = next(row for row in rows if row["file"] == "texts/x.txt")
    assert (row["id"], row["line"], row["figures"][0]["value_low"]) == ("texts/x.txt", None, 120_000)
    assert next(row["line"] for row in rows if row["id"] == "item-000011" and "2026/b" in row["file"]) == 12


BAD = [
    (b"broken", "found JSON that cannot be read (Expecting value at column 1)"),
    (b'{"id": 7}', "found no text"),
    (b'["text"]', "found no text"),
    (b'{"text": 5}', "found no text"),
    (b'{"text": "a", "published": "2022-9-1"}', "found '2022-9-1', expected a day as YYYY-MM-DD"),
    (b'{"text": "a", "published": 2022}', "fromisoformat"),
    (b'{"text": "caf\xe9"}', "found bytes that are not UTF-8"),
    (b'{"text": "\\ud800"}', "found half a character"),
    (b"[" * 100_000, "RecursionError"),
    (b"\x00", "found JSON that cannot be read"),
]


@pytest.mark.parametrize(("line", "words"), BAD, ids=[words for _, words in BAD])
def test_a_bad_line_is_a_row_of_the_problems_and_its_neighbours_are_read(
    tmp_path: Path, line: bytes, words: str
) -> None:
    good = b'{"id": 1, "text": "64,000 left"}'
    (tmp_path / "wire.jsonl").write_bytes(b"\xef\xbb\xbf" + good + b"\r\n\n" + line + b"\n" + good)
    done = harvest([str(tmp_path / "wire.jsonl")], tmp_path / "results", READER, 10)
    assert (done.documents, done.problems, len(lines(tmp_path / "results"))) == (2, 1, 2)
    [row] = problems(tmp_path / "results")
    assert (row["file"], row["line"], row["last_line"]) == ("wire.jsonl", "3", "3")
    assert words in row["problem"]


FILES = [
    ("empty.txt", b"", "found an empty file"),
    ("picture.txt", b"a\0b", "found a binary file"),
    ("latin.txt", b"caf\xe9", "byte 3: found bytes that are not UTF-8"),
    ("page.html", b"<html></html>", "found no article in the HTML"),
    ("cut.jsonl.gz", gzip.compress(b'{"id": 1, "text": "a"}\n' * 9)[:-9], "found gzip that ends too early"),
    ("none.jsonl.gz", b"no gzip", "found gzip that is damaged"),
    ("none.txt.gz", b"no gzip", "found gzip that is damaged"),
]


@pytest.mark.parametrize(("name", "data", "words"), FILES, ids=[name for name, *_ in FILES])
def test_a_bad_file_is_a_row_of_the_problems_and_the_others_are_read(
    archive: Path, name: str, data: bytes, words: str
) -> None:
    (archive / name).write_bytes(data)
    done = run(archive)
    assert (done.documents, done.problems) == (47 + (9 if name == "cut.jsonl.gz" else 0), 1)
    [row] = problems(archive.parent / "results")
    assert row["file"] == name
    assert row["problem"].startswith(words)


def test_a_file_whose_name_is_no_utf_8_is_read_like_any_other(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    for name in (b"caf\xe9.txt", b"caf\xe9.jsonl"):
        (folder / name.decode("utf-8", "surrogateescape")).write_text('{"text": "64,000 left"}', "utf-8")
    assert (run(folder).documents, run(folder).read) == (2, 0)
    assert {json.loads(line)["file"] for line in lines(tmp_path / "results")} == {r"caf\udce9.jsonl", r"caf\udce9.txt"}


def test_a_second_run_reads_nothing_and_leaves_the_results_as_they_are(archive: Path) -> None:
    run(archive)
    results = archive.parent / "results"
    before = {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in results.glob("part-*")}
    assert run(archive).read == 0
    assert {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in results.glob("part-*")} == before


class Stopped(Exception):
    pass


def stopping(after: int) -> Callable[[Iterator[Part], Reader], Iterator[tuple[Part, Outcome | Lost]]]:
    def engine(parts: Iterator[Part], reader: Reader) -> Iterator[tuple[Part, Outcome | Lost]]:
        for number, part in enumerate(parts):
            if number == after:
                raise Stopped
            yield part, read_part(part.documents, reader)

    return engine


def test_a_run_that_is_stopped_again_and_again_comes_to_the_same_end(archive: Path) -> None:
    run(archive, results="whole")
    for _ in range(3):
        with pytest.raises(Stopped):
            harvest([str(archive)], archive.parent / "results", READER, 10, stopping(2))
        (archive.parent / "results" / "part-000099.jsonl").write_text("a part without its line in the manifest\n")
        (archive.parent / "results" / ".part-000001.jsonl.abc.part").write_text("half")
        with (archive.parent / "results" / "manifest.jsonl").open("a") as manifest:
            manifest.write('{"number": 99, "rea')
    done = run(archive)
    assert (done.read, done.parts, done.documents) == (5, 1, 47)
    assert lines(archive.parent / "results") == lines(archive.parent / "whole")
    assert not list((archive.parent / "results").glob(".part*"))


def _append(archive: Path) -> None:
    with (archive / "a.jsonl").open("a") as file:
        file.write('{"id": "new", "text": "64,000 left"}\n')


CHANGES: list[tuple[str, Callable[[Path], object], int, int]] = [
    ("a line is added", _append, 6, 48),
    ("a line is put in front", lambda a: _front(a / "a.jsonl"), 26, 48),
    ("a file is cut", lambda a: write(a / "a.jsonl", items(8, 1)), 8, 30),
    ("a compressed file grows", lambda a: write(a / "2026" / "b.jsonl.gz", items(13, 2)), 3, 48),
    ("a text is changed", lambda a: (a / "texts" / "x.txt").write_text("5 left", "utf-8"), 5, 47),
    ("a text is added", lambda a: (a / "texts" / "u.txt").write_text("5 left", "utf-8"), 1, 48),
    (
        "a text is added and one changed",
        lambda a: [(a / "texts" / n).write_text("5 left") for n in ("u.txt", "v.txt")],
        6,
        48,
    ),
    ("a part is removed by hand", lambda a: (a.parent / "results" / "part-000001.jsonl").unlink(), 10, 47),
    ("a file is gone", lambda a: (a / "a.jsonl").unlink(), 0, 47),
]


def _front(path: Path) -> None:
    path.write_text('{"id": "new", "text": "64,000 left"}\n' + path.read_text("utf-8"), "utf-8")


@pytest.mark.parametrize(("change", "read", "held"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES])
def test_only_parts_whose_documents_changed_are_read_anew(
    archive: Path, change: Callable[[Path], object], read: int, held: int
) -> None:
    run(archive)
    change(archive)
    done = run(archive)
    assert (done.read, done.documents, len(lines(archive.parent / "results"))) == (read, held, held)
    assert run(archive).read == 0


def test_a_file_that_is_damaged_today_keeps_what_was_read_of_it(archive: Path) -> None:
    run(archive)
    whole = (archive / "2026" / "b.jsonl.gz").read_bytes()
    (archive / "2026" / "b.jsonl.gz").write_bytes(whole[:60])
    assert run(archive).problems == 1
    (archive / "2026" / "b.jsonl.gz").write_bytes(whole)
    run(archive)
    run(archive, results="whole")
    assert lines(archive.parent / "results") == lines(archive.parent / "whole")


@pytest.mark.parametrize("reader", [Reader(edition="other"), Reader(explain=True, edition="test")])
def test_another_reader_reads_all_anew_into_the_same_parts(archive: Path, reader: Reader) -> None:
    run(archive)
    done = run(archive, reader=reader)
    assert (done.read, done.documents, len(lines(archive.parent / "results"))) == (47, 47, 47)


def test_files_added_by_another_call_join_those_that_are_there(archive: Path) -> None:
    results = archive.parent / "results"
    harvest([str(archive / "2026")], results, READER, 10)
    done = harvest([str(archive / "2026" / "c.ndjson"), str(archive / "a.jsonl")], results, READER, 10)
    assert (done.documents, done.read) == (42, 25)
    done = harvest([str(archive)], results, READER, 10)
    assert (done.documents, done.read) == (47, 5)


def test_two_files_of_one_name_are_refused_unless_the_first_was_moved(archive: Path) -> None:
    results = archive.parent / "results"
    harvest([str(archive / "a.jsonl")], results, READER, 10)
    write(archive / "2026" / "a.jsonl", items(3, 4))
    with pytest.raises(UsageError, match=r"found the name a\.jsonl, which the results have for"):
        harvest([str(archive / "2026" / "a.jsonl")], results, READER, 10)
    moved = archive.rename(archive.parent / "moved")
    assert harvest([str(moved / "a.jsonl")], results, READER, 10).read == 0


def test_results_within_the_archive_are_no_documents(archive: Path) -> None:
    for _ in range(2):
        done = harvest([str(archive), str(archive / "**")], archive / "results", READER, 10)
    assert (done.documents, done.read) == (47, 0)


def _other(results: Path) -> None:
    results.mkdir()
    (results / "part-000001.jsonl").write_text("mine")


REFUSED: list[tuple[str, Callable[[Path, Path], object], str]] = [
    (
        "a folder with something else",
        lambda archive, results: _other(results),
        "found part-000001.jsonl and no manifest",
    ),
    ("another size", lambda archive, results: run(archive, 5), "found results begun with --part-size 5, not 10"),
    (
        "another style",
        lambda archive, results: run(archive, 10, Reader("parquet")),
        "begun with --format parquet, not jsonl",
    ),
    ("a file", lambda archive, results: results.write_text(""), "cannot be written"),
    (
        "a damaged manifest",
        lambda archive, results: (run(archive), _damage(results)),
        "found a manifest that is damaged",
    ),
]


def _damage(results: Path) -> None:
    (results / "manifest.jsonl").write_text("{}\n")


@pytest.mark.parametrize(("before", "words"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_folder_that_cannot_take_the_results_is_refused_and_stays(
    archive: Path, before: Callable[[Path, Path], object], words: str
) -> None:
    results = archive.parent / "results"
    before(archive, results)
    held = {path.name for path in results.rglob("*")}
    with pytest.raises(BorderdeskError, match=words):
        run(archive)
    assert {path.name for path in results.rglob("*")} - {LOCK} == held - {LOCK}


def test_two_runs_do_not_write_into_one_folder(archive: Path) -> None:
    run(archive)
    with FileLock(archive.parent / "results" / LOCK), pytest.raises(LedgerError, match="another run is writing here"):
        run(archive)


def test_parts_without_an_outcome_are_named_and_tried_again(archive: Path) -> None:
    def engine(parts: Iterator[Part], reader: Reader) -> Iterator[tuple[Part, Outcome | Lost]]:
        for part, outcome in here(parts, reader):
            yield part, Lost("4 workers died") if part.number in (1, 7) else outcome

    done = harvest([str(archive)], archive.parent / "results", READER, 10, engine)
    assert (done.documents, done.lost) == (47 - 10 - 5, 2)
    found = [
        (row["file"], row["line"], row["last_line"], row["problem"]) for row in problems(archive.parent / "results")
    ]
    texts = [(f"texts/{name}.txt", "", "", "4 workers died") for name in "vwxyz"]
    assert found == [("a.jsonl", "1", "10", "4 workers died"), *texts]
    done = run(archive)
    assert (done.read, done.documents, done.problems) == (15, 47, 0)


def test_parquet_holds_what_jsonl_holds(archive: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="Parquet needs the extra `parquet`")
    run(archive)
    run(archive, reader=Reader("parquet", edition="test"), results="tables")
    rows = [json.loads(line) for line in lines(archive.parent / "results")]
    tables = {name: pq.read_table(archive.parent / "tables" / name) for name in ("documents", "figures", "policies")}
    assert tables["documents"].num_rows == 47
    found = {
        name: sorted(zip(*(tables[name][c].to_pylist() for c in ("sha256", "quote", "quote_start")), strict=True))
        for name in ("figures", "policies")
    }
    for name, values in found.items():
        assert values == sorted((row["sha256"], one["quote"], one["start"]) for row in rows for one in row[name])
    assert str(tables["figures"].schema.field("period_start").type) == "date32[day]"
    assert run(archive, reader=Reader("parquet", edition="test"), results="tables").read == 0


def test_a_large_file_is_never_in_memory_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "borderdesk.archive.harvest.read_part", lambda documents, reader: Outcome({}, len(documents), 0, 0)
    )
    write(tmp_path / "large.jsonl.gz", ({"id": n, "text": f"{n} " * 500} for n in range(12_000)))
    tracemalloc.start()
    try:
        assert harvest([str(tmp_path / "large.jsonl.gz")], tmp_path / "results", READER, 1000).read == 12_000
        assert tracemalloc.get_traced_memory()[1] < 15_000_000  # of 35 MB
    finally:
        tracemalloc.stop()


def test_a_line_that_is_too_long_is_told_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("borderdesk.archive.documents.LONGEST", 50)
    (tmp_path / "a.jsonl").write_text("x" * 120 + "\n" + '{"text": "5 left"}\n' + "y" * 51 + "\n")
    found = list(documents(File(str(tmp_path), "a.jsonl")))
    assert [(one.line, bool(one.fault)) for one in found] == [(1, True), (2, False), (3, True)]


def test_the_edition_knows_all_that_reading_loads() -> None:
    code = (
        "import sys, borderdesk.archive.reading as r; from borderdesk.archive.document import Document as D;"
        "from borderdesk.archive.reader import Reader as R; from pathlib import Path;"
        "assert not r.read_part([D('a.jsonl', 1, b'{\"text\": \"5 people left Georgia\"}'), D('a.html', 0, b'<p>a')], R(explain=True)).problems[1:];"
        "print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('borderdesk.')))"
    )
    plain = {**os.environ, "BORDERDESK_NATIVE": "0"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=plain)
    loaded = done.stdout.split()
    package = Path(borderdesk.__file__).parent
    known = set(reading_with._files(package))
    innocent = {
        package / name
        for name in ("errors.py", "native/__init__.py", "archive/__init__.py", "archive/reader.py", "archive/files.py")
    }
    assert {Path(path) for path in loaded} - known <= innocent
    assert {path.suffix for path in known} >= {".py", ".csv"}
    assert len(edition()) == 16
