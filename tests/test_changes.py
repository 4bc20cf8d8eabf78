"""What changed from one day, revision or report to another, and what an edition remembers of the one before."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from borderdesk import changes, corrections, ledger
from borderdesk.changes import Difference, Memory, State
from borderdesk.cli import desk
from borderdesk.errors import InputError
from borderdesk.report.publish import publish
from borderdesk.story import Story, data_root, open_story

ROW = ("5 persons", "arrivals", "RUS", ".. to KAZ", "2022-09-27", "observed", "accepted")


def row(**fields: str) -> tuple[str, ...]:
    return tuple(fields.get(name, value) for name, value in zip(changes.FIELDS, ROW, strict=True))


CASES = [
    (None, row(), [("new", (("amount", "", "5 persons"),))]),
    (None, row(status="rejected"), []),
    (row(), row(), []),
    (row(), row(amount="about 6 persons"), [("revised", (("amount", "5 persons", "about 6 persons"),))]),
    (row(), None, [("withdrawn", (("amount", "5 persons", ""),))]),
    (row(), row(modality="retracted"), [("withdrawn", (("amount", "5 persons", ""), ("modality", "observed", "retracted")))]),
    (row(), row(status="rejected"), [("withdrawn", (("amount", "5 persons", ""), ("status", "accepted", "rejected")))]),
    (row(status="proposed"), row(), [("accepted", (("status", "proposed", "accepted"),))]),
    (
        row(status="proposed"),
        row(amount="6 persons"),
        [("revised", (("amount", "5 persons", "6 persons"), ("status", "proposed", "accepted")))],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "told"), CASES)
def test_a_claim_is_new_revised_withdrawn_or_accepted(
    before: tuple[str, ...] | None, after: tuple[str, ...] | None, told: list
) -> None:
    states = [State(name, {"f1": one} if one else {}) for name, one in (("a", before), ("b", after))]
    assert [(one.kind, one.fields) for one in changes.difference(*states).claims] == told


SENTENCES = [
    (("Five came.", ("f1",)), ("Six came.", ("f1",)), [("Five came.", "Six came.")]),
    (("Five came.", ("f1",)), ("Six left.", ("f2",)), [("", "Six left."), ("Five came.", "")]),
    (("Five came.", ("f1",)), ("Five came.", ("f2",)), []),
    (("Nobody came.", ()), ("Nobody left.", ()), [("", "Nobody left."), ("Nobody came.", "")]),
]


@pytest.mark.parametrize(("before", "after", "told"), SENTENCES)
def test_a_sentence_changed_when_it_rests_on_the_same_claims(before: tuple, after: tuple, told: list) -> None:
    found = changes.difference(State("a", {}, (before,)), State("b", {}, (after,)))
    assert [(one.before, one.after) for one in found.sentences] == told


def test_a_difference_is_told_in_a_line() -> None:
    states = State("a", {"f1": row()}), State("b", {"f2": row(), "f3": row()}, (("x", ()),))
    assert str(changes.difference(*states)) == "2 new, 1 withdrawn, 1 sentence"
    assert str(changes.difference(states[0], states[0])) == "nothing"


HOSTILE = "</script><script>alert(1)</script>"


def written(path: Path, memory: Memory) -> Path:
    path.write_text(f"<p>page</p>{changes.embedded(memory)}", "utf-8")
    return path


def test_a_page_remembers_its_claims_sentences_and_changes(tmp_path: Path) -> None:
    state = State("now", {"f1": row(amount=HOSTILE)}, ((HOSTILE, ("f1",)),))
    told = changes.difference(State("a", {"f0": row()}), state)
    path = written(tmp_path / "r.html", Memory("hash", "2026-11-29T05:00:00+00:00", state, told))
    assert path.read_text("utf-8").count("</script>") == 1
    read = changes.read_memory(path)
    assert (read.ledger, read.state.claims, read.state.sentences) == ("hash", state.claims, state.sentences)
    assert read.changes == Difference("a", "2026-11-29T05:00:00+00:00", told.claims, told.sentences)


def test_an_edition_built_again_over_the_same_ledger_keeps_what_it_told(tmp_path: Path) -> None:
    one, two = State("1", {"f1": row()}), State("2", {"f1": row(amount="6 persons")})
    path = tmp_path / "r.html"
    assert changes.since_last(path, "h1", one) is None
    written(path, Memory("h1", "2026-11-27T05:00:00", one, changes.since_last(path, "h1", one)))
    first = changes.since_last(path, "h2", two)
    assert first is not None
    assert (str(first), first.before) == ("1 revised", "2026-11-27T05:00:00")
    written(path, Memory("h2", "2026-11-28T05:00:00", two, first))
    again = changes.since_last(path, "h2", two)
    assert again is not None
    assert (again.before, again.claims) == (first.before, first.claims)


def test_an_edition_that_changed_nothing_says_so_again(tmp_path: Path) -> None:
    state, path = State("1", {"f1": row()}), tmp_path / "r.html"
    written(path, Memory("h1", "2026-11-27T05:00:00", state, None))
    first = changes.since_last(path, "h2", state)
    written(path, Memory("h2", "2026-11-28T05:00:00", state, first))
    again = changes.since_last(path, "h2", state)
    assert changes.as_html(again, frozenset()) == "<p>Nothing changed since the edition of 2026-11-27.</p>"


def test_a_first_edition_built_again_is_still_the_first(tmp_path: Path) -> None:
    state, path = State("1", {"f1": row()}), tmp_path / "r.html"
    written(path, Memory("h1", "2026-11-27T05:00:00", state, changes.since_last(path, "h1", state)))
    assert changes.since_last(path, "h1", state) is None
    assert "There is no earlier edition" in changes.as_html(None, frozenset())


def test_reports_of_other_parameters_are_not_compared(tmp_path: Path) -> None:
    state = State("1", {"f1": row()})
    path = written(tmp_path / "r.html", Memory("h1", "2026", state, None, "04-briefing.ipynb story=a"))
    assert changes.since_last(path, "h2", state, "04-briefing.ipynb story=b") is None
    assert changes.since_last(path, "h2", state, "04-briefing.ipynb story=a") is not None


def section(page: Path) -> str:
    return page.read_text("utf-8").split('<h2 id="changes">')[1].split("</section>")[0]


def test_a_report_tells_what_changed_and_tells_the_same_when_built_again(repository: Story, tmp_path: Path) -> None:
    output = tmp_path / "briefing.html"
    told = []
    frame = ledger.read(repository, "figures")
    frame.loc[0, "status"] = "proposed"
    ledger.write(repository, {"figures": frame})
    for change in (False, False, True, False):
        if change:
            frame = ledger.read(repository, "figures")
            frame.loc[0, "status"] = "accepted"
            ledger.write(repository, {"figures": frame.drop(index=1)})
        publish("briefing", {"story": "sudan-2023"}, output)
        told.append(section(output))
    assert "There is no earlier edition" in told[0]
    assert told[1] == told[0]
    assert "1 withdrawn, 1 accepted" in told[2]
    assert told[3] == told[2]


def test_a_section_escapes_what_comes_from_a_ledger_and_links_rows_of_the_page() -> None:
    told = changes.difference(
        State("2026-11-27", {"f1": row()}), State("b", {"f1": row(amount=HOSTILE), "f2": row()}, ((HOSTILE, ()),))
    )
    markup = changes.as_html(told, frozenset({"claim-f1"}))
    assert "<script" not in markup
    assert "<a href='#claim-f1'>" in markup
    assert "#claim-f2" not in markup


@pytest.mark.parametrize("content", ["", "<p>no state</p>", "{}"])
def test_a_page_without_a_state_is_refused_in_a_line(tmp_path: Path, content: str) -> None:
    path = tmp_path / "r.html"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match="expected a report of Borderdesk"):
        changes.read_memory(path)
    with pytest.raises(InputError, match="found no report to read"):
        changes.read_memory(tmp_path / "none.html")


def test_a_damaged_state_is_refused_and_counts_as_no_edition(tmp_path: Path) -> None:
    path = written(tmp_path / "r.html", Memory("h", "2026", State("a")))
    path.write_text(path.read_text("utf-8").replace('"state": "', '"state": "A'), "utf-8")
    with pytest.raises(InputError, match="found a damaged state"):
        changes.read_memory(path)
    assert changes.since_last(path, "h", State("b")) is None


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(desk, arguments, prog_name="borderdesk")
    return done.exit_code, done.output


def test_the_day_after_knows_the_hundred_thousand_that_the_day_before_did_not() -> None:
    before, after = (changes.on_day("russia-2022", day).claims for day in ("2022-09-27", "2022-09-28"))
    kazakh = {key: told for key, told in before.items() if ".. to KAZ" in told[3] or "to KAZ" in told[3]}
    assert any(told[0].endswith("98,000 persons") for told in kazakh.values())
    assert not any("100,000" in told[0] for told in kazakh.values())
    assert "kaz-arr-cnn-kozheyev" in set(after) - set(before)
    code, said = run("diff", "2022-09-27", "2022-09-28", "--story", "russia-2022")
    assert code == 0
    assert "new        kaz-arr-cnn-kozheyev: about 100,000 persons" in said


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    shutil.copytree(data_root() / "sudan-2023", tmp_path / "data" / "sudan-2023")
    monkeypatch.setenv("BORDERDESK_DATA", str(tmp_path / "data"))
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "-A")
    git(tmp_path, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "first")
    return open_story("sudan-2023")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def test_two_revisions_are_compared_without_checking_anything_out(repository: Story) -> None:
    frame = ledger.read(repository, "figures")
    frame.loc[0, ["value_low", "value_high", "qualifier"]] = ["7", "7", "exact"]
    first = frame.loc[0, "figure_id"]
    ledger.write(repository, {"figures": frame.drop(index=1)})
    code, said = run("diff", "HEAD", "--story", "sudan-2023", "--format", "json")
    found = json.loads(said)
    assert code == 0
    assert [(one["kind"], one["id"]) for one in found["claims"]] == [
        ("revised", first),
        ("withdrawn", frame.loc[1, "figure_id"]),
    ]
    assert [one for one in Path(repository.folder).parent.parent.iterdir() if one.name not in ("data", ".git")] == []


def test_a_correction_is_a_revision(repository: Story) -> None:
    row_id = ledger.read(repository, "figures").loc[0, "figure_id"]
    from datetime import date

    corrections.record(repository, row_id, "place", "Argeen", "the page says so", "Ana", date(2026, 11, 29))
    assert f"revised    {row_id}: where" in run("diff", "HEAD", "--story", "sudan-2023")[1]


WRONG = [
    (("v9", "--story", "sudan-2023"), "found 'v9', which is no day (YYYY-MM-DD), no report file and no revision"),
    (("2023-05-01",), "found '2023-05-01' without a story, expected --story NAME"),
    (("none.html", "none.html"), "none.html: found no report to read"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_what_cannot_be_compared_is_told_in_a_line(repository: Story, arguments: tuple[str, ...], message: str) -> None:
    done = CliRunner().invoke(desk, ["diff", *arguments], prog_name="borderdesk")
    assert done.exit_code != 0
    assert message in str(done.exception)
