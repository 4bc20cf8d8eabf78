"""editions.toml: what is built, with which parameters, when."""

from __future__ import annotations

from pathlib import Path

import pytest

from borderdesk.errors import EditionError
from borderdesk.report.notebook import find, open_notebook
from borderdesk.report.parameters import checked
from borderdesk.shelf.editions import Edition, chosen, read_editions

ROOT = Path(__file__).parent.parent
SHIPPED = read_editions(ROOT / "reports" / "editions.toml")
GOOD = 'id = "a"\ntitle = "A"\nnotebook = "04-briefing"\n'


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "editions.toml"
    path.write_text(text, "utf-8")
    return path


def test_an_edition_takes_the_time_zone_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, f'time_zone = "Europe/Kyiv"\n[[edition]]\n{GOOD}schedule = "30 5 * * *"\n')
    assert read_editions(path) == [Edition("a", "A", "04-briefing", {}, "30 5 * * *", "Europe/Kyiv")]


def test_an_edition_takes_what_the_file_says_of_all_unless_it_says_otherwise(tmp_path: Path) -> None:
    top = 'address = "https://example.org/reports"\nkeep = 5\n'
    path = write(tmp_path, f"{top}[[edition]]\n{GOOD}[[edition]]\n{GOOD.replace('a', 'b', 1)}keep = 0\n")
    one, two = read_editions(path)
    assert (one.keep, two.keep) == (5, 0)
    assert one.site == two.site == "https://example.org/reports/"


def test_an_edition_is_interactive_where_it_or_the_file_says_so(tmp_path: Path) -> None:
    other = f"[[edition]]\n{GOOD.replace('a', 'b', 1)}interactive = false\n"
    path = write(tmp_path, f"interactive = true\n[[edition]]\n{GOOD}{other}")
    assert [one.interactive for one in read_editions(path)] == [True, False]
    assert not read_editions(write(tmp_path, f"[[edition]]\n{GOOD}"))[0].interactive


ADDRESSES = [
    ("https://example.org", "https://example.org/"),
    ("http://example.org:8080/a/", "http://example.org:8080/a/"),
    ("", ""),
]


@pytest.mark.parametrize(("address", "site"), ADDRESSES)
def test_an_address_ends_in_one_slash(address: str, site: str, tmp_path: Path) -> None:
    path = write(tmp_path, f'address = "{address}"\n[[edition]]\n{GOOD}')
    assert read_editions(path)[0].site == site


def test_thirty_copies_are_kept_unless_the_file_says_otherwise(tmp_path: Path) -> None:
    assert read_editions(write(tmp_path, f"[[edition]]\n{GOOD}"))[0].keep == 30


FAULTS = [
    (
        'adress = "https://example.org/"\n',
        r"editions.toml, adress: found 'https://example.org/', expected one of time_zone, keep, interactive, timeout, memory, notice, address, edition",
    ),
    ("address = 5\n", r"editions.toml, address: found 5, expected str"),
    ('address = "example.org"\n', r"address: found 'example.org', expected one such as 'https://example.org/reports/'"),
    ('address = "javascript:alert(1)"\n', r"address: found 'javascript"),
    ('address = "https://example.org/?a=1"\n', r"address: found"),
    ("keep = -1\n", r"keep: found -1, expected how many past copies stay, 0 for none"),
    ("keep = true\n", r"keep: found True, expected int"),
    ("edition = 5\n", r"edition: found 5, expected list"),
    ("interactive = 1\n", r"editions.toml, interactive: found 1, expected true or false"),
    (f'[[edition]]\n{GOOD}interactive = "yes"\n', r"a, interactive: found 'yes', expected true or false"),
    (f"[[edition]]\n{GOOD}keep = 1.5\n", r"a, keep: found 1.5, expected int"),
    (f"[[edition]]\n{GOOD}keep = -2\n", r"a, keep: found -2"),
    (
        f'[[edition]]\n{GOOD}address = "https://example.org/"\n',
        r"a, address: found 'https://example.org/', expected one of id",
    ),
    ("[[edition]\n", r"found TOML that cannot be read"),
    ('[[edition]]\nid = "a"\ntitle = "A"\n', r"a: found no notebook, expected id, title, notebook"),
    ('[[edition]]\ntitle = "A"\n', r"edition 1: found no id"),
    (f"[[edition]]\n{GOOD}colour = 1\n", r"a, colour: found 1, expected one of id, title"),
    (f"[[edition]]\n{GOOD}schedule = 5\n", r"a, schedule: found 5, expected str"),
    (f'[[edition]]\n{GOOD}schedule = "daily"\n', r"a, schedule: found 'daily', expected five cron fields"),
    (f'[[edition]]\n{GOOD}schedule = "61 5 * * *"\n', r"expected five cron fields"),
    (f'[[edition]]\n{GOOD}schedule = "0 5 L * *"\n', r"a, schedule: found '0 5 L \* \*', expected five cron fields"),
    (f'[[edition]]\n{GOOD}schedule = "0 5 * * mon#1"\n', r"expected five cron fields"),
    (f'[[edition]]\n{GOOD}schedule = "R 5 * * *"\n', r"expected five cron fields"),
    (f'[[edition]]\n{GOOD}schedule = "0 5 30 2 *"\n', r"a, schedule: found '0 5 30 2 \*', expected five cron fields"),
    (f'[[edition]]\n{GOOD}time_zone = "Mars/Olympus"\n', r"time_zone: found 'Mars/Olympus', expected a name such as"),
    (f"[[edition]]\n{GOOD}[[edition]]\n{GOOD}", r"a: found two editions of that id"),
    ('[[edition]]\nid = "../a"\ntitle = "A"\nnotebook = "x"\n', r"id: found '../a', expected small letters"),
    ('[[edition]]\nid = "index"\ntitle = "A"\nnotebook = "x"\n', r"id: found 'index'"),
]


@pytest.mark.parametrize(("text", "reason"), FAULTS)
def test_a_fault_in_the_file_is_named_with_its_edition_and_key(text: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(EditionError, match=reason) as error:
        read_editions(write(tmp_path, text))
    assert "editions.toml" in str(error.value)


def test_naming_an_edition_that_is_not_there_lists_those_that_are() -> None:
    with pytest.raises(EditionError, match="found no edition 'x', expected one of: briefing-russia-2022"):
        chosen(SHIPPED, ("x",))
    assert [one.id for one in chosen(SHIPPED, ("briefing-sudan-2023",))] == ["briefing-sudan-2023"]


@pytest.mark.parametrize("edition", SHIPPED, ids=lambda edition: edition.id)
def test_each_shipped_edition_names_a_notebook_that_takes_its_parameters(edition: Edition) -> None:
    notebook = open_notebook(find(edition.notebook, ROOT / "notebooks"))
    assert checked(notebook, edition.parameters) == edition.parameters
    assert edition.schedule


def test_the_shipped_editions_are_the_thirteen_promised() -> None:
    kinds = [edition.notebook for edition in SHIPPED]
    assert (
        len(kinds),
        kinds.count("04-briefing"),
        kinds.count("02-arrivals-departures"),
        kinds.count("03-border-policies"),
    ) == (13, 6, 5, 2)
