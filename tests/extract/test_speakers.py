"""Who said a figure. The cases are files of ``speakers/``: a text with its figure in brackets, and the speaker."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from borderdesk.extract.speakers import find_speech, speaker_at
from borderdesk.extract.speakers.words import triggers
from borderdesk.extract.text import Sentence, split

CASES = Path(__file__).parent / "speakers"


def rows(name: str) -> list[tuple[str, ...]]:
    with (CASES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


def placed(text: str, at: int) -> tuple[list[Sentence], int, int]:
    sentences = split(text)
    index = max(i for i, sentence in enumerate(sentences) if sentence.start <= at)
    return sentences, index, max(i for i, start in enumerate(sentences[index].starts) if start <= at)


def body(text: str) -> str:
    """The speaker of the bracketed figure, below a headline that names nobody."""
    whole = "The day at the border\n\n" + text
    return speaker_at(*placed(whole.replace("[", "").replace("]", ""), whole.index("[")))


def first(text: str) -> Sentence:
    return split("The day at the border\n\n" + text)[1]


@pytest.mark.parametrize(("text", "speaker"), rows("said"))
def test_whoever_says_or_is_cited_is_the_speaker_as_named(text: str, speaker: str) -> None:
    assert body(text) == speaker


@pytest.mark.parametrize(("text", "speaker"), rows("counted") + rows("offices"))
def test_an_office_speaks_by_its_count_and_a_state_that_merely_acts_does_not(text: str, speaker: str) -> None:
    assert body(text) == speaker


@pytest.mark.parametrize(("text", "speaker"), rows("scope"))
def test_each_of_several_speakers_has_its_own_clause(text: str, speaker: str) -> None:
    assert body(text) == speaker


@pytest.mark.parametrize(("text", "speaker"), rows("carried"))
def test_a_speaker_is_heard_while_the_same_count_goes_on(text: str, speaker: str) -> None:
    assert body(text) == speaker


@pytest.mark.parametrize(("text", "speaker"), rows("quotes"))
def test_a_quotation_belongs_to_whoever_is_named_at_its_end(text: str, speaker: str) -> None:
    assert body(text) == speaker


@pytest.mark.parametrize(("headline", "figure", "speaker"), rows("headlines"))
def test_a_headline_speaks_for_itself(headline: str, figure: str, speaker: str) -> None:
    text = f"{headline}\n\nThe mayor said so on Monday."
    assert speaker_at(*placed(text, headline.index(figure))) == speaker


def test_the_body_does_not_speak_with_the_voice_of_the_headline() -> None:
    text = "12,000 flee, UN says\n\nAnother 300 came at night."
    assert speaker_at(*placed(text, text.index("300"))) == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police said 40 came.", "said"),
        ("According to police 40 came.", "according"),
        ("Police counted 40 people.", "counted"),
        ("Forty people reportedly came.", "adverb"),
    ],
)
def test_the_kind_tells_how_it_was_said(text: str, kind: str) -> None:
    assert [speech.kind for speech in find_speech(first(text))] == [kind]


def test_the_name_is_the_text_of_its_tokens() -> None:
    sentence = first("On Monday Ana Lind,  the mayor of Irun, said 40 came.")
    (speech,) = find_speech(sentence)
    name = sentence.text[sentence.starts[speech.first] : sentence.ends[speech.last - 1]]
    assert (speech.name, " ".join(name.split())) == ("Ana Lind, the mayor of Irun",) * 2


def test_scopes_do_not_overlap() -> None:
    sentence = first("UNHCR said 10 came, but the army put it at 4; police counted 12.")
    one, two, three = find_speech(sentence)
    assert one.scope_last <= two.scope_first < two.scope_last <= three.scope_first < three.scope_last


def test_a_sentence_without_a_word_of_speech_has_none() -> None:
    sentence = first("The river is 40 metres wide.")
    assert triggers().isdisjoint(sentence.low)
    assert find_speech(sentence) == []


@pytest.mark.parametrize(
    ("top", "speaker"),
    [
        ("Coast Guard Command, Valletta\nRelease of 3 May 2021", "Coast Guard Command"),
        ("MINISTRY OF LABOUR OF THE REPUBLIC", "MINISTRY OF LABOUR OF THE REPUBLIC"),
        ("NOTE OF THE STATISTICS OFFICE", "STATISTICS OFFICE"),
        (
            "Statement by the Commissioner of the Harbour Police\nCork, Monday 3 May 2021",
            "Commissioner of the Harbour Police",
        ),
        ("The Lisbon Port Authority informs\n\n3 May 2021 at 16:00", "Lisbon Port Authority"),
        ("Customs Service releases passenger figures for the long weekend", "Customs Service"),
        ("Sea Rescue Centre, Oslo - Press release of 3 May 2021", "Sea Rescue Centre"),
        ("GULF: RETURNS\nIOM Flash Update #9, Monday 3 May 2021", "IOM"),
        ("MARITIME RESCUE AGENCY\n\nTokyo, 3 May 2021\n\nThe MRA watches two coasts.", "MRA"),
        ("PRESS NOTE\nMadrid, 3 May 2021. By air came 90 people, the Ports Office reports.", "Ports Office"),
        ("By our staff correspondent, Dhaka", ""),
        ("Who came in spring\nPosition on 3 May, according to UNHCR", "UNHCR"),
        ("The day at the border", ""),
        ("Coast Guard saves crew", ""),
        ("LIVE: THE WAR", ""),
    ],
)
def test_a_release_speaks_for_its_issuer(top: str, speaker: str) -> None:
    text = f"{top}\n\nThe week was calm.\n\nOn Monday 300 people came in by the bridge."
    assert speaker_at(*placed(text, text.index("300"))) == speaker


def test_an_issuer_may_speak_in_the_first_person() -> None:
    text = "Coast Guard Command, Valletta\n\nOn Monday our boats brought 300 people ashore."
    assert speaker_at(*placed(text, text.index("300"))) == "Coast Guard Command"
