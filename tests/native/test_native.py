"""The compiled reader: the same results, and used only while it is of the very source."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from borderdesk import native
from borderdesk.native import build

EXTRACT = Path(__file__).parents[1] / "extract"
READ = """
import sys
from datetime import date
from pathlib import Path
import json
from borderdesk.extract import as_record, lexicons, read
print(lexicons.__file__.endswith(".py"))
for file in sorted(Path(sys.argv[1]).rglob("*.jsonl")):
    for line in file.open(encoding="utf-8"):
        item = json.loads(line)
        found = read(item["text"], date.fromisoformat(item.get("published", "2024-05-15")))
        print(json.dumps(as_record(found)), found)
"""


def readings(compiled: str) -> list[str]:
    """Whether the reader is plain, and all of what it makes of every annotated text."""
    told = {**os.environ, "BORDERDESK_NATIVE": compiled}
    command = [sys.executable, "-c", READ, str(EXTRACT)]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=told).stdout.splitlines()


@pytest.mark.skipif(native.stamped()[0] != native.state(), reason="nothing is compiled of this source: `make native`")
def test_the_compiled_reader_reads_what_the_plain_one_reads() -> None:
    compiled, plain = readings("1"), readings("0")
    assert (compiled[0], plain[0]) == ("False", "True")
    assert len(plain) > 400
    assert compiled[1:] == plain[1:]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks as if something had been compiled into it, of a source of two files."""
    source, made = tmp_path / "extract", tmp_path / "made"
    (source / "dates").mkdir(parents=True)
    made.mkdir()
    for name in ("__init__.py", "text.py", "dates/__init__.py"):
        (source / name).write_text("pass\n", "utf-8")
    monkeypatch.setattr(native, "SOURCE", str(source))
    monkeypatch.setattr(native, "MADE", str(made))
    monkeypatch.setattr(native.sources, "__defaults__", (str(source),))
    monkeypatch.setattr(native, "_opened", lambda: True)
    monkeypatch.setattr(build, "PACKAGE", tmp_path)
    monkeypatch.setattr(build, "MADE", made)
    monkeypatch.delenv("BORDERDESK_NATIVE", raising=False)
    (made / native.STAMP).write_text(f"{native.state()}\n{build.digest_of_source()}\n", "ascii")
    return made


def test_compiled_modules_are_found_before_the_plain_ones(made: Path) -> None:
    assert native.path(["plain"]) == [f"{made}/borderdesk/extract", "plain"]


def test_the_module_that_chooses_is_not_compiled(made: Path) -> None:
    assert [Path(name).relative_to(made.parent).as_posix() for name in native.sources()] == [
        "extract/dates/__init__.py",
        "extract/text.py",
    ]


CHANGES = {
    "a file that was edited": lambda source: (source / "text.py").write_text("pass  # more\n", "utf-8"),
    "a file that was written again": lambda source: os.utime(source / "text.py", (1, 1)),
    "a new file": lambda source: (source / "dates" / "days.py").write_text("", "utf-8"),
    "a file that is gone": lambda source: (source / "text.py").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_compiled_is_used_after(change: str, made: Path) -> None:
    os.utime(made.parent / "extract" / "dates" / "__init__.py", (1, 1))
    (made / native.STAMP).write_text(f"{native.state()}\n\n", "ascii")
    assert native.used()
    CHANGES[change](made.parent / "extract")
    assert native.path(["plain"]) == ["plain"]


def test_nothing_compiled_is_used_where_it_is_not_wanted(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BORDERDESK_NATIVE", "0")
    assert native.path(["plain"]) == ["plain"]


@pytest.mark.parametrize("stamp", ["", "no\n", "\n\n\n"])
def test_a_stamp_that_is_broken_is_none(stamp: str, made: Path) -> None:
    (made / native.STAMP).write_text(stamp, "ascii")
    assert not native.used()


def test_a_library_that_does_not_open_is_none(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(native, "MADE", str(made))
    monkeypatch.delitem(sys.modules, f"{native.GROUP}__mypyc", raising=False)
    (made / f"{native.GROUP}__mypyc{native.extension_suffixes()[0]}").write_bytes(b"of another system")
    assert not native._opened()


def test_a_source_that_was_only_written_again_is_stamped_anew(made: Path) -> None:
    os.utime(made.parent / "extract" / "text.py", (1, 1))
    assert not native.used()
    assert build.build() is False
    assert native.used()


def test_what_is_edited_while_it_is_compiled_is_not_taken_for_compiled(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = made.parent / "extract" / "text.py"
    text.write_text("x = 1\n", "utf-8")

    def compiled(scratch: Path) -> Path:
        (scratch / "made").mkdir()
        text.write_text("x = 2\n", "utf-8")
        return scratch / "made"

    monkeypatch.setattr(native, "HERE", str(made.parent))
    monkeypatch.setattr(build, "_need_tools", lambda: None)
    monkeypatch.setattr(build, "_compiled", compiled)
    assert build.build() is True
    assert not native.used()


def test_without_a_compiler_one_line_says_so_and_what_was_there_stays(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made.parent / "extract" / "text.py").write_text("x = 1\n", "utf-8")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(build.NativeError, match=r"found no C compiler .*; install one, or do without"):
        build.build()
    assert (made / native.STAMP).exists()


def test_the_state_of_a_stamp_is_one_line(made: Path) -> None:
    assert json.dumps(native.stamped()[0]) == json.dumps(native.state())
