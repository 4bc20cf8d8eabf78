"""The source that is compiled: the same modules, line for line, written as mypyc makes the most of them."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from borderdesk import native
from borderdesk.native import build
from borderdesk.native.expansion import expanded

HEAD = "from __future__ import annotations\n\nfrom dataclasses import dataclass, field, replace\nfrom functools import cache\n\n"
SPOT = '''
@dataclass(slots=True)
class Spot:
    """Where something is."""

    at: int
    name: str = "gate"
    seen: list[int] = field(default_factory=list)
    twice: int = field(init=False)

    def __post_init__(self) -> None:
        self.twice = 2 * self.at

    def moved(self, at: int) -> Spot:
        return replace(self, at=at)
'''
CASES = {  # what is written, and how it is compiled
    "a constant": ("FAR = 18\n", "FAR: Final = 18\n"),
    "one with a type": ("FAR: int = 18\n", "FAR: Final[int] = 18\n"),
    "two at once": ("NEAR, FAR = 1, {\n    18\n}\n", "NEAR: Final = (1); FAR: Final = ({\n    18\n})\n"),
    "two from one value": ("NEAR, FAR = made()\n", "NEAR, FAR = made()\n"),
    "one that is changed": ("FAR = {1}\nFAR |= {2}\n", "FAR = {1}\nFAR |= {2}\n"),
    "no constant": ("far = 18\n", "far = 18\n"),
    "one within": ("def near():\n    FAR = 18\n", "def near():\n    FAR = 18\n"),
}


def body(written: str) -> str:
    return expanded((HEAD + written).encode()).decode().partition("import cache\n\n")[2]


def made(written: str) -> dict[str, Any]:
    """The names of the module as it is compiled."""
    names: dict[str, Any] = {}
    exec(compile(expanded((HEAD + written).encode()), "made", "exec"), names)
    return names


@pytest.mark.parametrize("case", CASES)
def test_a_name_in_capitals_that_is_set_once_is_final(case: str) -> None:
    written, compiled = CASES[case]
    assert body(written) == compiled


def test_a_dataclass_written_out_is_made_compared_and_changed_as_before() -> None:
    assert "@dataclass" not in body(SPOT)
    spot = made(SPOT)["Spot"]
    one, other = spot(3), spot(3, "gate", [])
    assert (one.at, one.name, one.seen, one.twice) == (3, "gate", [], 6)
    assert one == other and one.seen is not other.seen
    assert one != spot(4) and one != "gate"
    assert (one.moved(5).twice, one.moved(5).seen) == (10, [])


def test_a_frozen_dataclass_stays_as_it_is() -> None:
    written = SPOT.replace("slots=True", "frozen=True")
    assert "@dataclass(frozen=True)" in body(written)


def test_what_a_function_returned_is_kept() -> None:
    names = made("made = []\n\n\n@cache\ndef words() -> list[int]:\n    made.append(1)\n    return [1]\n")
    assert names["words"]() is names["words"]()
    assert names["made"] == [1]


def test_what_it_returned_for_an_argument_is_kept_by_it() -> None:
    names = made("made = []\n\n\n@cache\ndef twice(of: int) -> int:\n    made.append(of)\n    return 2 * of\n")
    assert [names["twice"](of) for of in (1, 2, 1)] == [2, 4, 2]
    assert names["made"] == [1, 2]


def test_a_cache_that_is_emptied_stays_one() -> None:
    assert "@cache" in body("@cache\ndef words() -> int:\n    return 1\n\n\nwords.cache_clear()\n")


@pytest.mark.parametrize("name", native.sources(), ids=lambda name: str(Path(name).relative_to(native.SOURCE)))
def test_every_line_of_the_reader_stays_where_it_was(name: str) -> None:
    before, after = Path(name).read_bytes(), expanded(Path(name).read_bytes())
    assert after.count(b"\n") == before.count(b"\n")
    names = [line.split(b"(")[0] for line in before.splitlines() if line.startswith((b"def ", b"class "))]
    for line in names:
        number = [one.split(b"(")[0].rstrip(b":") for one in before.splitlines()].index(line.rstrip(b":"))
        assert line.split(b" ")[1].rstrip(b":") in after.splitlines()[number]


@pytest.mark.parametrize("name", native.sources(), ids=lambda name: str(Path(name).relative_to(native.SOURCE)))
def test_no_tuple_that_is_asked_unpacks_another(name: str) -> None:  # mypyc fails on it, after a minute
    asked = [node for node in ast.walk(ast.parse(Path(name).read_bytes())) if isinstance(node, ast.Compare)]
    asked = [node for node in asked if isinstance(node.ops[0], ast.In | ast.NotIn)]
    tuples = [one for node in asked for one in node.comparators if isinstance(one, ast.Tuple)]
    assert not [ast.unparse(one) for one in tuples if any(isinstance(part, ast.Starred) for part in one.elts)]


def test_the_source_that_is_compiled_has_sound_types(tmp_path: Path) -> None:
    names = build.prepared(tmp_path)
    command = [sys.executable, "-m", "mypy", "--ignore-missing-imports", "--cache-dir=types", *names]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
