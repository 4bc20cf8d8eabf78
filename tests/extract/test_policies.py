"""Policies read from sentences written for this project, and the engine of rules under them.

The errors in all files of ``policies/`` but ``notices_unseen`` were looked at while the rules were written: they guard
what was reached and say little about texts that nobody has seen.
"""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borderdesk.errors import LexiconError
from borderdesk.extract import text
from borderdesk.extract.policies import find_policies, find_rulings
from borderdesk.extract.policies.lengths import end_of
from borderdesk.extract.policies.patterns import Node, beginnings, parse, spans
from borderdesk.extract.policies.rules import Hit, grammar
from borderdesk.extract.policies.scene import scene
from borderdesk.extract.policies.segments import segments
from borderdesk.extract.policies.telling import light
from borderdesk.extract.policies.weighing import ENOUGH, scale
from borderdesk.policy import POLICIES, Policy

CASES = Path(__file__).parent / "policies"
LEAST = {
    "tuned": 0.75,
    "held_out": 0.55,
    "new_seen": 0.7,
    "new_unseen": 0.6,
    "notices_seen": 0.8,
    "notices_unseen": 0.65,
    "varied_seen": 0.95,
}  # F1 of kind and jurisdiction: a floor against decay, not the goal


def cases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text("utf-8").splitlines()]


def read(case: dict[str, Any]) -> list[Policy]:
    return find_policies(text.split(case["text"]), date.fromisoformat(case["published"]))


def agrees(policy: Policy, gold: dict[str, Any]) -> bool:
    start, end = policy.quote.start or 0, policy.quote.end or 0
    kind = (policy.policy, policy.jurisdiction) == (gold["policy"], gold["jurisdiction"] or "")
    return kind and start < gold["end"] and gold["start"] < end


def f1(rows: list[dict[str, Any]]) -> float:
    right = found = wanted = 0
    for case in rows:
        left = list(case["policies"])
        policies = read(case)
        found, wanted = found + len(policies), wanted + len(left)
        for policy in policies:
            match = next((gold for gold in left if agrees(policy, gold)), None)
            if match:
                left.remove(match)
                right += 1
    return 2 * right / (found + wanted)


@pytest.mark.parametrize("name", sorted(LEAST))
def test_kind_and_jurisdiction_are_right_in_most_cases(name: str) -> None:
    assert f1(cases(name)) >= LEAST[name]


def wordings() -> list[tuple[str, str]]:
    """Sentences with the kinds of the rules they state, in their order; "none" for news."""
    with (CASES / "wordings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        (";".join(kind.split()[0] for kind in row["policies"].split(";")), re.sub(r"\[\[|\]\]", "", row["sentence"]))
        for row in rows
    ]


def test_rules_in_many_words_are_found_and_news_is_not_taken_for_them() -> None:
    right = told = 0
    rows = wordings()
    for kinds, sentence in rows:
        found = find_policies(text.split(sentence), date(2024, 6, 5))
        right += ";".join(dict.fromkeys(policy.policy for policy in found)) == ";".join(dict.fromkeys(kinds.split(";")))
        told += bool(found)
    rules = sum(kinds != "none" for kinds, _ in rows)
    assert 2 * right / (told + rules) >= 0.7


def test_a_rule_weighs_more_than_news() -> None:
    def weight(sentence: str) -> int:
        seen = scene(text.split(sentence)[0], grammar())
        return max(scale().clause(seen, first, last) for first, last in segments(seen))

    assert weight("No foreigner may enter without a permit.") > ENOUGH
    assert weight("Some 4,200 people crossed the bridge on Monday.") < 0 < ENOUGH


def test_what_a_pattern_matches_in_a_clause_of_news_is_no_rule() -> None:
    seen = scene(text.split("Of the 4,200 who crossed on Monday 300 had been refused visas in May.")[0], grammar())
    assert light(seen, Hit(grammar().rules[0], 8, 11))
    seen = scene(text.split("Nobody may enter Chad without a visa.")[0], grammar())
    assert not light(seen, Hit(grammar().rules[0], 1, 7))


CUT = [
    ("Chad closed its border, and Mali followed.", ["Chad closed its border,", "and Mali followed."]),
    ("On 3 May, after two years, Chad opened its border.", ["On 3 May, after two years, Chad opened its border."]),
    ("Chad ended the rule that no citizen may leave.", ["Chad ended the rule that no citizen may leave."]),
    ("Togo, which shut the post in May, has opened it.", ["Togo, which shut the post in May,", "has opened it."]),
]


@pytest.mark.parametrize(("sentence", "parts"), CUT)
def test_a_sentence_is_cut_where_a_clause_with_a_verb_begins(sentence: str, parts: list[str]) -> None:
    (one,) = text.split(sentence)
    cut = segments(scene(one, grammar()))
    assert [sentence[one.starts[first] : one.ends[last - 1]] for first, last in cut] == parts


PLAIN = [
    ("India gives out no short-term visas to Canadians.", "other", "IND", "visas suspended"),
    ("Finland keeps its post at Vaalimaa, the busiest of all, shut.", "land_border_open", "FIN", "no"),
    ("Norway keeps Storskog, its only post, open.", "land_border_open", "NOR", "yes"),
    ("Japan has no longer quarantined arriving travellers since May.", "other", "JPN", "health rule"),
    ("Poland has closed its border with Belarus.", "land_border_open", "POL", "no"),
    ("Russians do not need a visa for Kazakhstan.", "visa_required", "KAZ", "no"),
    ("Russians can stay in Georgia visa-free for up to 365 days.", "visa_free_stay_days", "GEO", "365"),
    ("Ukraine has forbidden men of 18 to 60 to leave the country.", "exit_ban", "UKR", "partial"),
    ("Finland bars Russian tourists.", "tourist_visa_entry", "FIN", "no"),
    ("Norway no longer gives Ukrainian men temporary protection.", "temporary_protection", "NOR", "no"),
    (
        "The EU has suspended its visa deal with Belarus, so that officials will have to pay more.",
        "other",
        "",
        "visa agreement ended",
    ),
    ("Since Monday only lorries have been let out of Thailand at Mae Sot.", "land_border_open", "THA", "partial"),
    ("Germany has granted temporary protection to Ukrainians.", "temporary_protection", "DEU", "yes"),
    ("India has suspended all visas.", "other", "IND", "visas suspended"),
    ("Peru's visas for Cubans stay valid until 31 March.", "other", "PER", "visas valid"),
    ("Latvia will let in no more Belarusian tourists.", "tourist_visa_entry", "LVA", "no"),
    ("Russia lets no reservist leave the country.", "exit_ban", "RUS", "partial"),
    ("Vanuatu's airports stay closed to foreign airlines.", "other", "VUT", "ports and flights"),
    ("The visa requirement for Cubans in Panama took effect on Monday.", "visa_required", "PAN", "yes"),
    ("Peruvians crossed into Chile on Monday, when the visa requirement took effect.", "visa_required", "CHL", "yes"),
]


@pytest.mark.parametrize(("sentence", "kind", "jurisdiction", "value"), PLAIN)
def test_a_plain_rule_is_found_with_whose_it_is(sentence: str, kind: str, jurisdiction: str, value: str) -> None:
    found = find_policies(text.split(sentence), date(2022, 9, 28))
    assert [(p.policy, p.jurisdiction, p.value) for p in found] == [(kind, jurisdiction, value)]


DATED = [
    ("From 1 June Peruvians need a visa to enter Chile.", "2025-06-01/.."),
    ("Lithuania keeps its border closed from 29 October to 30 November.", "2025-10-29/2025-11-30"),
    ("Poland closed its border from 1 June.", "2024-06-01/.."),
]


@pytest.mark.parametrize(("sentence", "days"), DATED)
def test_a_day_without_a_year_lies_ahead_where_the_rule_is_said_in_the_present(sentence: str, days: str) -> None:
    published = date(2025, 11, 4) if "October" in sentence else date(2025, 5, 6)
    assert [str(p.effective) for p in find_policies(text.split(sentence), published)] == [days]


BORDERS = [
    ("Serbia has shut the four crossings in the south.", "partial"),
    ("Serbia has shut all crossings in the south.", "no"),
    ("Serbia closed the crossing to lorries.", "partial"),
    ("Serbia closed its border to everyone.", "no"),
    ("Serbia closed its border to everyone but residents.", "partial"),
    ("Serbia shut its border, but lets patients in.", "partial"),
    ("Serbia ordered the three bridges closed.", "no"),
    ("Bulgaria is in Schengen by land as well.", "yes"),
    ("Jordan declared its border with Syria a military zone.", "no"),
    ("Serbia shut its border to newcomers.", "no"),
    ("Serbia has closed five of the nine crossings with Kosovo.", "partial"),
    ("The border of Serbia will not be closed.", "yes"),
    ("Serbia shut its border. Truckers and nurses are let through.", "partial"),
    ("Serbia ended checks at its border with Hungary.", "yes"),
    ("A curfew in Serbia keeps the border shut from 9 p.m. to 6 a.m.", "partial"),
    ("Only one crossing of Serbia has been open since May.", "partial"),
    ("Serbia reopened its post on 3 May, though not for men.", "partial"),
    ("Serbia reopened its post, shut since May, but only for nurses.", "partial"),
    ("Serbia reopened its post, shut since May.", "yes"),
    ("Serbia has shut all its land borders but three.", "partial"),
    ("Of Serbia's border, its own citizens may come in at twenty posts.", "partial"),
    ("Serbia sealed its border to all who lack a passport.", "partial"),
    ("The border of Serbia is open only for goods.", "partial"),
    ("Serbia closed its border with Kosovo to stop an exodus of Serbs.", "no"),
]


@pytest.mark.parametrize(("sentence", "value"), BORDERS)
def test_a_border_closed_to_some_is_open_in_part(sentence: str, value: str) -> None:
    found = find_policies(text.split(sentence), date(2022, 9, 28))
    assert [(p.policy, p.value) for p in found] == [("land_border_open", value)]


def test_some_of_the_people_spoken_of_keep_their_nationality() -> None:
    sentences = text.split("The Coast Guard picked up 2,338 Cubans. No rafter will be let into the United States.")
    assert [(p.jurisdiction, p.nationality) for p in find_policies(sentences, date(1994, 8, 26))] == [("USA", "CUB")]


TOLD_AROUND = [
    ("Ports of Asia\n\nNepal: closed to foreign nationals since 3 May.", "NPL", "label"),
    ("Chad. Sudanese families may stay 90 days without a visa.", "TCD", "label"),
    ("And Norway? It still requires visas of Georgians.", "NOR", "label"),
    ("Slovenia acted at noon. It has closed its border.", "SVN", "actor before"),
    (
        "Vientiane protests, and Laos sends police. All land crossings with Laos have been closed. Bangkok counts 40 lorries.",
        "THA",
        "not the other side",
    ),
    ("The Kapikule gate remains open on the Bulgarian side.", "BGR", "side"),
    ("Benin. Travellers from Togo must show a test.", "BEN", "label"),
    ("QUITO - Since Sunday holders of Colombian passports need a visa for Chile.", "CHL", "target"),
    (
        "Citizens of nine states, including Spain and Cuba, may stay in Malta for 30 days without a visa.",
        "MLT",
        "target",
    ),
    ("Larsi will reopen under an accord brokered by Norway. Georgia waits.", "GEO", "focus"),
    ("Ottawa spoke at noon. The border with the United States remains closed to lorries.", "CAN", "actor before"),
    (
        "TUNIS - Tunisia counts its guests. Algeria sent 310,000. Citizens of 20 states may stay 90 days without a visa.",
        "TUN",
        "actor before",
    ),
    ("Mali reopened two posts, such as Kati in Niger.", "MLI", "subject"),
    ("Malta: Visas of citizens of nine states, Cuba and Nigeria among them, are suspended.", "MLT", "label"),
    ("The visa duty for Moldovans fell away in Malta in May.", "MLT", "target"),
    ("Goods for Mali come by Niger. Chad's northern border with Niger has been shut since 3 May.", "TCD", "owner"),
    ("Ottawa protests. Canadian passport holders now have to obtain a Czech visa.", "CZE", "owner"),
    ("Chad has a list of migrants, who may not enter Gabon.", "GAB", "entered"),
    (
        "It was the second group of migrants to be sent back by Chad since a court lifted a ban on returns.",
        "TCD",
        "doer",
    ),
    ("VILNIUS - On 29 October the government closed all crossings with Belarus.", "LTU", "focus"),
    ("At Polish airports passports will be checked until 29 March.", "POL", "place"),
    ("Warsaw, which accuses the ruler of Belarus, has closed the crossing at Kuźnica.", "POL", "subject"),
    ("The registration cards of 1.3 million Afghans in Pakistan expired on 30 June.", "PAK", "target"),
]


@pytest.mark.parametrize(("written", "jurisdiction", "why"), TOLD_AROUND)
def test_the_text_around_a_rule_says_whose_it_is(written: str, jurisdiction: str, why: str) -> None:
    found = find_rulings(text.split(written), date(2023, 6, 1))
    assert [(r.policy.jurisdiction, r.why[1]) for r in found] == [(jurisdiction, why)]


FOR_WHOM = [
    ("The hearing of Syrians' claims, suspended on 14 April, has not been resumed by Malta.", "SYR"),
    ("Mali has admitted only its own people and freight since 5 January.", ""),
    ("Under Maltese law children without parents may not be expelled.", ""),
    ("Serbia has suspended its visa deal with Cuba.", "CUB"),
    ("Malta lifted for a week the rule that its returning citizens pay a fee.", "MLT"),
    ("The Eritreans went on. Ethiopia demands a visa.", "ERI"),
    ("Passage without a visa to enter Malta is allowed for Libyans.", "LBY"),
    ("Malta asks every Libyan for a visa.", "LBY"),
    ("Malta grants the exiles protection.", ""),
    ("Foreigners must have a visa, Ethiopia said after the Eritreans came.", ""),
    ("All illegal immigrants in Malta, among them 9,000 Malians, have been told to leave.", ""),
    ("Iraq has forbidden foreigners to leave the country.", ""),
    ("Russian citizens holding Schengen tourist visas are turned away by Latvia.", "RUS"),
    ("Egypt put Sudanese of every age under the visa obligation.", "SDN"),
    ("Armenia and Turkey will open their border to citizens of third countries.", ""),
]


@pytest.mark.parametrize(("written", "nationality"), FOR_WHOM)
def test_a_rule_is_for_those_it_names_or_those_spoken_of(written: str, nationality: str) -> None:
    found = find_policies(text.split(written), date(2023, 6, 1))
    assert {p.nationality for p in found} == {nationality}


IN_FORCE = [
    ("Mali hit back on Tuesday and closed its border.", "2023-05-30/.."),
    ("Mali, which until Sunday keeps its border shut, is poor.", "../2023-06-04"),
    ("NUUK, 12 Apr. Denmark has shut its border.", ""),
    ("Finland will close Vaalimaa, the last post still open on its border, at midnight tonight.", "2023-06-02/.."),
    ("Norway closed its border on Friday, a decision announced on Monday.", "2023-05-26/.."),
    ("Latvia shut its border with Belarus; the measure runs until 5 August.", "../2023-08-05"),
    ("Chad closed its border. The ban came into force on 3 May.", "2023-05-03/.."),
    ("At midnight Finland closes its border.", "2023-06-02/.."),
    ("Jordan closed its border at midnight on Monday.", "2023-05-30/.."),
    ("Under a law of 2 May Chad has closed its border until 10 July.", "../2023-07-10"),
    ("Since 4 May, when Chad closed its border, 900 have come.", "2023-05-04/.."),
    ("Mali closed its border with Niger, Burkina Faso and Guinea on 3 May.", "2023-05-03/.."),
    ("Temporary protection, due to lapse this week, has been prolonged by Malta until 1 July 2024.", "../2024-07-01"),
    ("Mali suspended asylum claims for two months from 8 June.", "2023-06-08/2023-08-07"),
    ("As of Saturday Mali will demand visas of Chadians.", "2023-06-03/.."),
    ("Poland prolonged the permits of Ukrainian refugees to 31 December.", "../2023-12-31"),
    ("Denmark will shut its border for two weeks from Friday.", "2023-06-02/2023-06-15"),
    ("Denmark closed its border on Saturday until 13 June.", "2023-05-27/2023-06-13"),
    ("Malta has cancelled the visas of Libyans, starting Friday.", "2023-06-02/.."),
    ("Temporary protection for Malians, Chadians and Libyans will end on 24 June, Malta said.", "../2023-06-24"),
    ("Mali will shut its last crossing with Niger, Labbezanga, at midnight on Friday.", "2023-06-03/.."),
    ("Mali's plotters ordered the borders closed on Tuesday.", "2023-05-30/.."),
    ("Albania's ban on foreign travel, in force since 1946, was lifted in May.", "2023-05-01/.."),
    ("Mali prolonged until 3 July the rule by which Chadians may stay 30 days without a visa.", "../2023-07-03"),
    ("Mali's border is open from 6 a.m. to 10 p.m.", ""),
    ("Temporary protection, which Malta has offered since 1 March to Malians, is generous.", "2023-03-01/.."),
    ("Chad sealed the border at 23:59 on Monday.", "2023-05-30/.."),
    ("Controls on the border of Mali began at midnight.", "2023-06-01/.."),
    ("Mali has ordered 84 Chadians who failed the test to leave by 13 June.", "2023-06-13/.."),
    ("Mali closed its border to foreigners for two weeks from midnight on Saturday.", "2023-05-28/2023-06-10"),
    ("Libyans now need a visa for Malta; the rule took effect on Saturday.", "2023-05-27/.."),
    ("Mali has made tests compulsory for all travellers from 3 June.", "2023-06-03/.."),
    ("Malta will deny entry to foreigners who have been in Chad, effective 5 p.m. on Sunday.", "2023-06-04/.."),
    ("The Malian army, which had closed the border with Niger on 19 May, is weak.", "2023-05-19/.."),
    ("Mali took in 900 on Monday. On that day it shut its border.", "2023-05-29/.."),
    ("Mali lets nobody through; in 2014 there were seven.", ""),
    ("Norway no longer grants collective protection to Ukrainians since January 15.", "2023-01-15/.."),
]


CLOSED_AND_OPENED = [
    ("The crossing of Jordan at Jaber, closed since October 12, reopened on Monday.", "2022-10-12/.. 2023-05-29/.."),
    ("The border, shut since March 2020, will reopen on June 5, Mali said.", "2020-03-01/.. 2023-06-05/.."),
    ("The border crossing in Nickelsdorf, shut in March, has been reopened.", "2023-03-01/.. "),
    (
        "Niger's rulers closed the country's borders in May and reopened those with Chad on Sunday.",
        "2023-05-01/.. 2023-05-28/..",
    ),
]


@pytest.mark.parametrize(("sentence", "days"), CLOSED_AND_OPENED)
def test_a_border_that_was_closed_and_reopened_has_two_rules_with_days_of_their_own(sentence: str, days: str) -> None:
    found = find_policies(text.split(sentence), date(2023, 6, 1))
    assert [(p.policy, p.value) for p in found] == [("land_border_open", "no"), ("land_border_open", "yes")]
    assert " ".join(str(p.effective) for p in found) == days


def test_a_quote_does_not_end_within_a_number() -> None:
    written = "Malta will prolong temporary protection for some 4.3 million Libyans by a year."
    (one,) = find_policies(text.split(written), date(2023, 6, 1))
    assert one.quote.exact == "prolong temporary protection for some 4.3 million Libyans by a year"


@pytest.mark.parametrize(("sentence", "days"), IN_FORCE)
def test_the_days_of_a_rule_are_those_of_its_own_clause(sentence: str, days: str) -> None:
    found = find_policies(text.split(sentence), date(2023, 6, 1))
    assert [str(p.effective) for p in found] == [days]


def test_what_a_neighbour_has_done_is_its_own_rule_with_its_own_day() -> None:
    written = "Finland will bar Russian tourists from June 9, as neighbouring Estonia has done since May 19."
    found = find_policies(text.split(written), date(2023, 6, 1))
    assert [(p.jurisdiction, str(p.effective)) for p in found] == [("FIN", "2023-06-09/.."), ("EST", "2023-05-19/..")]


def test_a_date_before_two_verbs_is_of_both_rules() -> None:
    written = "Since Monday Libyans need a visa for Malta and no Libyan may work there."
    found = find_policies(text.split(written), date(2023, 6, 1))
    assert [str(p.effective) for p in found] == ["2023-05-29/..", "2023-05-29/.."]


BY_VERB_AND_OBJECT = [
    ("Those who cross the Greek border outside the posts may be returned to Turkey within a day.", "other"),
    ("Argentina barred non-residents from coming in.", "other"),
    ("Slovenia sealed itself off.", "land_border_open"),
    ("Egypt admits Sudanese women without a visa.", "visa_required"),
    ("Nauru will admit vaccinated travellers.", "other"),
    ("Kyiv allowed young men to go abroad.", "exit_ban"),
    ("Estonia has kept out those with tourist visas.", "tourist_visa_entry"),
    ("Kyiv lets no man under 60 go abroad.", "exit_ban"),
    ("No Chadian soldier has been allowed to leave Chad.", "exit_ban"),
    ("An identity card is enough for Croats in Serbia.", "other"),
    ("Irish allowances for refugees have been cut by a third.", "other"),
    ("Chad treats all foreigners with stamped slips as residents.", "other"),
    ("Chilean police send back anyone without a visa.", "visa_required"),
    ("Peru asks nobody for a visa.", "visa_required"),
    ("Migrants who land in Malta are to be flown to Rwanda.", "other"),
    ("Malta tightened checks on its ferries from Libya and asylum rules.", "other"),
    ("Senegal barred its nationals from going south to the border.", "exit_ban"),
    ("Egypt admits only the wounded at the border.", "land_border_open"),
    ("At most 90 Paraguayans may enter Paraguay a day at the border.", "land_border_open"),
    ("Kuwait's asylum seekers lose their allowance if they work.", "other"),
    ("There have been fixed checks on the Swiss border since May.", "other"),
    ("Nigeria lifted its ban on the deployment of domestic workers abroad.", "exit_ban"),
    ("Overstayers are banned from Oman for ten years.", "other"),
    ("The deportation app was switched off in the United States.", "other"),
    ("Belize is open to Peruvians without a visa.", "visa_required"),
    ("Croatia admits only Bosnians who hold a guarantee letter.", "other"),
    ("Crossing the border of Finland by bicycle was forbidden.", "other"),
    ("Denmark has checked its German border since May.", "other"),
    ("Finland halved the tourist visas it gives to Russians.", "tourist_visa_entry"),
    ("Cyprus has stopped handling asylum claims by Syrians.", "other"),
    ("Manila stopped sending workers to Kuwait.", "exit_ban"),
    ("Egypt had kept Erez shut.", "land_border_open"),
    ("Chile will charge foreign visitors a tax at the border.", "other"),
    ("Thailand restored its visa-free entry for Kazakhs.", "visa_required"),
    ("Britain raised the salary threshold for work visas.", "other"),
    ("Iraq lets in no more than 3,000 people a day at the border.", "land_border_open"),
    ("Travellers to Malta have their faces photographed at the border.", "other"),
    ("Washington will admit 20,000 Cubans a year under the migration accord.", "other"),
    ("Austria stopped deporting Syrian families.", "other"),
    ("Finland lets guards refuse asylum claims at the border.", "other"),
    ("Italy made crossing the border without papers a crime.", "other"),
    ("Slovenia will no longer allow migrants to transit.", "other"),
    ("Border guards of Peru may expel anyone who lacks papers.", "other"),
    ("Iran began admitting Omanis without visas.", "visa_required"),
    ("Travellers to Malta must stay ten days in a hotel at their own cost.", "other"),
    ("Thailand told travellers that the country is closed to foreigners until May.", "other"),
    ("China has not allowed its people to go over the border.", "exit_ban"),
    ("Chad sent back 40 for want of a visa, which it has demanded of them since May.", "visa_required"),
    ("On Sunday visas became compulsory for Haitians in Chad.", "visa_required"),
    ("The yearly ceiling for refugees in Chad stands at 900.", "other"),
    ("At the border Chad's new cap on arrivals drops to 300.", "other"),
    ("Chad will not deport any of the refugees.", "other"),
    ("No Haitian who came before the storm will be deported, Chad decided.", "other"),
    ("Chad announced that it would deport everyone who crossed the border.", "other"),
    ("Since May all Haitians who arrive in Chad have been detained.", "other"),
    ("Chad ordered that migrants be taken to the island.", "other"),
    ("Chad has put off decisions on all Syrian asylum claims.", "other"),
    ("A judge has stayed the order that bars migrants from Chad.", "other"),
    ("Chad has refused a port to the ship with 600 migrants.", "other"),
    ("The rush that was to follow the end of Title 42 at the border has not come.", "other"),
    ("Under the Remain in Mexico scheme the United States sent 900 asylum seekers back.", "other"),
    ("Chad has decided to let its 1,400 refugees stay for good.", "other"),
    ("A decree of Monday closes the United States to the citizens of Chad.", "other"),
    ("Trucks had been given leave to pass the border of Chad.", "land_border_open"),
    ("At the border Chad lets out patients only.", "land_border_open"),
    ("In Chad nobody who comes from abroad must go into quarantine.", "other"),
    ("Nationals of the union have been limited in Chad to 90 days in any half-year.", "visa_free_stay_days"),
    ("Foreigners who need no visa may spend no more than 90 days in Chad.", "visa_free_stay_days"),
    ("Finland shuts its border to Russian tourists.", "tourist_visa_entry"),
    ("Chad let nobody through at the border today.", "land_border_open"),
    ("Nobody has been let across the border of Chad since May.", "land_border_open"),
    ("Chad does not let the refugees leave the camps.", "other"),
    ("Ukrainians may work in Poland for eighteen months.", "temporary_protection"),
    ("People keep waiting at the border because Chad lets in only the wounded.", "land_border_open"),
    ("Ukraine has kept its men of 18 to 60 in the country since Thursday.", "exit_ban"),
    ("Kuwait has resumed family visas after two years.", "other"),
    ("Asylum can be sought only at two embassies of Chad.", "other"),
    ("Protection for Hondurans ends in September, Washington announced.", "temporary_protection"),
    ("The Schengen states let in no travellers from outside for thirty days.", "other"),
    ("Britain shut its labour market to Romanian migrants for the time being.", "other"),
    ("Cars with Russian plates have not been allowed into Chad at the border since May.", "other"),
]


@pytest.mark.parametrize(("sentence", "kind"), BY_VERB_AND_OBJECT)
def test_a_clause_rules_by_its_verb_and_what_it_rules_on(sentence: str, kind: str) -> None:
    assert [p.policy for p in find_policies(text.split(sentence), date(2022, 9, 28))] == [kind]


NO_RULE = [
    "The mayor of Arica repeated her demand that entries from Peru be limited to 200 a day.",
    "An appeal that Poland shut its border with Belarus was ignored.",
    "In 2021 some 12,300 people applied for refugee status in Japan and 74 received it.",
    "In May 79 men were refused at the ports of entry of Malta and 76 deported.",
    "On the second day of travel without passports 900 people left Chad.",
    "Officers refused entry to 1,430 people in May.",
    "Chile issued 26,000 visas to Haitians.",
    "Families wait at Agadez for the gate to open.",
    "Niger denies it has closed the crossing.",
    "Panama closed September with 60,000 arrivals at its border.",
    "Should Finland close its border to Russians?",
    "Ministers urged Poland to reopen the crossing.",
    "Turkey might open its gates, the president warned.",
    "The shops close to the border ran out of water.",
    "Senators want Peru to require visas of Haitians.",
    "The border can be shut within a day, the minister of Peru says.",
    "She needs a visa for Peru, her son said.",
    "In the week 740 visitors were refused entry to Peru.",
    "Some 1.2 million Afghans held temporary protection in Peru.",
    "The border police counted 3,000 people on Monday.",
    "Nobody may enter the old wing of the museum without a guide.",
    "China lifted its ban on lobster from Chile.",
    "The hospital in Peru may admit only urgent cases.",
    "Zimbabwe opened a camp at Beitbridge.",
    "The gate of Peru at the river is never closed for long.",
    "A member asked Peru how many visas went to the families of students.",
    "An officer at the gate of Peru said it had not opened for days.",
    "Police in Angola rejected talk of expulsions.",
    "More than four in ten of those travellers needed no visa for Peru.",
    "Only 28 percent of the journeys between Peru and Chile are visa-free.",
    '"Close the gate of Peru at night," one deputy demanded.',
    "A plan of Peru to close the border to men was denied by the palace.",
    "Peru wants the gate of Chile opened for good.",
    "The World Health Organization does not recommend that borders be shut.",
    "Peru let in a dozen families at the border.",
    "An airline of Peru resumed its flights to Chile; at the border nothing moved.",
    "Going abroad to work is not forbidden in Peru.",
    "Applications for refugee status in Peru come on top.",
    "Peru's quota of 10,000 refugees was used up last week.",
    "Finland refused entry to 56 Russians in April.",
    "An identity card had been enough at the border of Peru.",
    "Guards of Peru stopped 19 men from leaving for Chile on Monday.",
    "Peru says it has no intention of closing the border.",
    "A wall of mud has closed the road to the border of Peru.",
    "Schools in the border district of Peru stay closed.",
    "Malta refuses to call the Libyans refugees.",
    "Families from Mali refuse to leave the camp at the border.",
    "The hunt for overstayers opened on 4 November, the ministry of Peru says.",
    "The bridge at Chirundu will be closed for three nights for repairs, Zambia's roads agency said.",
    "The governor has asked the court, for the third time, to have the border of Brazil shut.",
    "Austria will not hear of lifting the controls at its border with Hungary.",
    "Poland ruled out closing the border with Ukraine.",
    "Turkey is promised visa-free travel by June.",
    "Brussels proposed to end the temporary protection of Ukrainians in March 2027.",
    "The Commission has proposed ending temporary protection for Ukrainians in March 2027.",
    "The UN refugee agency fears that three million people may return to Afghanistan by the end of the year.",
    "UNHCR expects that 600,000 Syrians may enter Lebanon this year.",
    "Nobody with valid papers was being kept from leaving, Burundi's interior minister said.",
    "Tirana promised passports to all who ask for one and insists that nobody was prevented from leaving.",
    "New Zealand abolished departure cards on 5 November.",
    "From January to the end of November, the Federal Migration Service of Russia admits, 641 did so.",
]


@pytest.mark.parametrize("sentence", NO_RULE)
def test_what_is_only_asked_or_told_is_no_rule(sentence: str) -> None:
    assert find_policies(text.split(sentence), date(2022, 9, 28)) == []


GOES_ON = [
    ("Chad closed its border. The prime minister said it would be reopened on Friday.", "land_border_open", "yes"),
    ("Peru requires visas of Haitians. Cubans have needed one since May.", "visa_required", "yes"),
    ("Ethiopia forbade its maids to leave. The ban was lifted in May.", "exit_ban", "no"),
    ("Chile demands visas of Haitians. Peru applies the same rule.", "visa_required", "yes"),
    ("Peru bars Russian tourists. The same goes for Chile.", "tourist_visa_entry", "no"),
    ("Peru requires visas of Haitians, and Chile did so in May.", "visa_required", "yes"),
    ("Peru requires visas of Haitians. Chile has had them since May.", "visa_required", "yes"),
    ("Peru requires visas of Haitians. Chile keeps theirs.", "visa_required", "yes"),
    ("Peru asks no visa of Haitians; Chile goes on demanding one of them.", "visa_required", "yes"),
    ("Gambia introduced visas for Malians in April. Students need none.", "visa_required", "partial"),
    ("Norway has demanded visas of Serbs since March and, since 1 May, of Albanians.", "visa_required", "yes"),
    ("Mexico has asked Ecuadorians for a visa since 2021, Brazilians since August.", "visa_required", "yes"),
    ("Chad opened the gate, which it had shut in May.", "land_border_open", "no"),
    ("Chad closed its border on Monday, Niger the same evening.", "land_border_open", "no"),
    ("Poles need no visa for Chad. The same goes for Austrians and Britons.", "visa_required", "no"),
    ("Peru requires visas of Haitians. The requirement was set aside for the injured in May.", "visa_required", "yes"),
    ("Libyans may stay in Chad for 90 days without a visa, and Malians get 15 days.", "visa_free_stay_days", "15"),
]


@pytest.mark.parametrize(("written", "kind", "value"), GOES_ON)
def test_a_pronoun_or_a_noun_goes_on_about_the_rule_before(written: str, kind: str, value: str) -> None:
    found = find_policies(text.split(written), date(2023, 6, 1))
    assert [(p.policy, p.value) for p in found][1:] == [(kind, value)]


TOLD_TWICE = [
    ("Turks can remain in Serbia for 30 days and need no visa.", "visa_free_stay_days"),
    ("Kazakhstan has done away with visas for Omanis.", "visa_required"),
    ("The visa waiver of Georgia for Omanis remains 60 days.", "visa_free_stay_days"),
]


@pytest.mark.parametrize(("sentence", "kind"), TOLD_TWICE)
def test_a_rule_in_two_words_of_one_stretch_is_one(sentence: str, kind: str) -> None:
    assert [p.policy for p in find_policies(text.split(sentence), date(2023, 6, 1))] == [kind]


def test_a_rule_ends_where_the_clause_of_the_next_begins() -> None:
    sentence = "Turks need no visa for Georgia and Georgians need none for Turkey."
    found = find_policies(text.split(sentence), date(2023, 6, 1))
    assert [(p.jurisdiction, p.nationality) for p in found] == [("GEO", "TUR"), ("TUR", "GEO")]


def test_the_owner_behind_a_comma_is_in_no_list() -> None:
    sentence = "Nurses from Kerala may not take jobs in Yemen, India's foreign ministry said of those who go abroad."
    assert len({p.jurisdiction for p in find_policies(text.split(sentence), date(2023, 6, 1))}) == 1


def test_a_rule_prolonged_in_its_sentence_is_one() -> None:
    written = "Pakistan has kept its border with Iran shut since 16 March and will do so until 9 April."
    assert [str(p.effective) for p in find_policies(text.split(written), date(2020, 3, 20))] == [
        "2020-03-16/2020-04-09"
    ]


def test_where_the_text_comes_back_to_its_own_country_that_rules() -> None:
    written = "TALLINN - Travellers wait. Latvia demands a permit of Russians. {} Those who come in must show a ticket."
    for between, ruler in (
        ("In Narva, Estonia, 40 were turned back.", "EST"),
        ("Some 400 did without the trip.", "LVA"),
    ):
        found = find_policies(text.split(written.format(between)), date(2023, 6, 1))
        assert [p.jurisdiction for p in found] == ["LVA", ruler]


def test_those_whom_a_bar_spares_make_no_rule_of_the_border() -> None:
    written = "Estonia bars Russians with tourist visas at its border. Diplomats are still let through."
    assert [p.policy for p in find_policies(text.split(written), date(2022, 9, 20))] == ["tourist_visa_entry"]


def test_a_rule_of_both_sides_is_a_row_for_each() -> None:
    written = "Eritrea and Ethiopia made peace. Neither side demands a visa."
    found = find_policies(text.split(written), date(2018, 9, 21))
    assert {(p.jurisdiction, p.nationality, p.value) for p in found} == {("ERI", "ETH", "no"), ("ETH", "ERI", "no")}


def test_both_countries_are_those_of_the_sentence_before() -> None:
    written = (
        "Italy counts. Some 900 fled to Tunisia and Egypt. Both countries keep their borders open. Italy and Spain pay."
    )
    found = find_policies(text.split(written), date(2011, 2, 26))
    assert {p.jurisdiction for p in found} == {"TUN", "EGY"}


def test_crossings_that_only_a_time_stands_behind_have_the_rule_before() -> None:
    written = "Finland shut Vaalimaa on 18 April, and Salla and Vartius on 25 April."
    found = find_policies(text.split(written), date(2023, 6, 1))
    assert [(p.jurisdiction, str(p.effective)) for p in found] == [("FIN", "2023-04-18/.."), ("FIN", "2023-04-25/..")]


def test_more_posts_are_those_of_the_rule_before() -> None:
    found = find_policies(
        text.split("Latvia closed two posts with Russia in May. It will shut three more on Monday."), date(2023, 6, 1)
    )
    assert [(p.policy, p.value, p.jurisdiction) for p in found] == [("land_border_open", "partial", "LVA")] * 2


def test_a_rule_told_to_its_end_is_one() -> None:
    written = "Finland will shut its border with Russia on Friday and keep it shut until 13 June."
    assert [str(p.effective) for p in find_policies(text.split(written), date(2023, 6, 1))] == ["2023-06-02/2023-06-13"]


def test_a_headline_is_no_rule_where_the_text_tells_it() -> None:
    written = (
        "Kenya drops visas for all\n\nNAIROBI - Kenya will ask no visa of anyone from 1 January, its president said."
    )
    (policy,) = find_policies(text.split(written), date(2023, 12, 13))
    assert policy.quote.exact.startswith("ask no visa")


def test_the_bare_repeat_of_a_rule_is_told_once() -> None:
    written = 'Kenya closed its border with Somalia in May. "The border is closed," a guard says.'
    assert len(find_policies(text.split(written), date(2023, 6, 1))) == 1


def test_a_rule_of_several_states_is_a_row_for_each_with_the_same_quote() -> None:
    sentence = "The three Baltic states and Poland have closed their borders to Russian tourists."
    found = find_policies(text.split(sentence), date(2022, 9, 28))
    assert {p.jurisdiction for p in found} == {"EST", "LVA", "LTU", "POL"}
    assert len({p.quote for p in found}) == 1


def test_the_rules_that_decided_are_named() -> None:
    (ruling,) = find_rulings(text.split("Poland has closed its border with Belarus."), date(2022, 9, 28))
    assert ruling.why == ("border-closed", "subject")


def test_without_a_published_date_no_day_is_made_up() -> None:
    found = find_policies(text.split("Poland closed its border on Monday."), None)
    assert [str(p.effective) for p in found] == [""]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from("Poland visa border closed Russians may not leave , ; ' - the 30 days".split()), max_size=40
    )
)
def test_quotes_stand_in_the_text_and_kinds_are_known(words: list[str]) -> None:
    written = " ".join(words)
    for policy in find_policies(text.split(written), date(2022, 9, 28)):
        assert policy.quote.stands_in(written)
        assert policy.policy in POLICIES


NUMBERS = {"A": 0, "B": 1, "c": 2}


@pytest.mark.parametrize(
    ("pattern", "members", "found"),
    [
        ("A B", [0b0001, 0b0010, 0], [(0, 2)]),
        ("A c{0,2}? B", [0b0001, 0b1000, 0b0110], [(0, 4)]),
        ("A (B|c)", [0b0101, 0b0010, 0b1000], [(0, 2), (2, 4)]),
        ("A B?", [0b0001, 0b0010, 0], [(0, 1)]),
        ("A A", [0b0111, 0, 0], [(0, 2)]),
        ("B A", [0b0001, 0b0010, 0], []),
    ],
)
def test_a_pattern_gives_the_shortest_matches_from_the_left(
    pattern: str, members: list[int], found: list[tuple[int, int]]
) -> None:
    tree: Node = parse(pattern, NUMBERS, {})
    assert list(spans(tree, members, beginnings(tree)[0])) == found


@pytest.mark.parametrize("pattern", ["A UNKNOWN", "A )", "A [B]", "nowhere"])
def test_a_pattern_with_a_name_that_is_not_defined_is_refused(pattern: str) -> None:
    with pytest.raises(LexiconError, match=r"policies\.toml: found"):
        parse(pattern, NUMBERS, {})


def test_every_pattern_of_the_lexicon_can_be_read_and_names_a_known_kind() -> None:
    for rule in grammar().rules:
        assert rule.policy in {*POLICIES, "same"}
        assert all(grammar().tree(pattern).node.parts for pattern in rule.patterns)


@pytest.mark.parametrize(
    ("first", "count", "unit", "last"),
    [
        (date(2015, 8, 31), 1, "month", date(2015, 9, 29)),
        (date(2024, 9, 16), 6, "months", date(2025, 3, 15)),
        (date(2020, 3, 21), 30, "days", date(2020, 4, 19)),
        (date(2026, 1, 3), 5, "hours", date(2026, 1, 3)),
        (date(2024, 2, 29), 1, "year", date(2025, 2, 27)),
    ],
)
def test_a_rule_for_a_length_ends_on_its_last_day(first: date, count: int, unit: str, last: date) -> None:
    assert end_of(first, count, unit) == last


IN_PASSING = [
    ("Peru has asked Haitians for a visa since 15 June 2019, and Chile did likewise from 22 June of that year.", "CHL",
     "HTI", "visa_required yes", "2019-06-22", ""),
    ("On 30 January a judge in Brasilia closed the frontier to Haitians, and on the 2nd a higher court reopened it.", "BRA",
     "HTI", "land_border_open yes", "2023-02-02", ""),
    ("Fatou had sold fish there for nine years when Chad closed the gate at Adre on 3 May 2021.", "TCD",
     "", "land_border_open no", "2021-05-03", ""),
    ("In April both governments cut visa-free stays for each other's citizens from 60 days to ten: Laos and Vietnam.", "VNM",
     "LAO", "visa_free_stay_days 10", "2023-04-01", ""),
    ("Turkey waived until the end of July the visa it asks of Serbian citizens.", "TUR",
     "SRB", "visa_required no", "", "2023-07-31"),
    ("On 24 May, six days after the vote, Benin reopened the bridge.", "BEN",
     "", "land_border_open yes", "2023-05-24", ""),
    ("The frontier of Chad is open for trade only.", "TCD", "", "land_border_open partial", "", ""),
    ("Chad closes its gate at Adre between 9 p.m. and 6 a.m.", "TCD", "", "land_border_open partial", "", ""),
    ("Canada revoked on 4 May the temporary protection enjoyed by people of six countries.", "CAN",
     "", "temporary_protection no", "2023-05-04", ""),
    ("Cubans have been able to leave their country without an exit permit since Monday.", "CUB",
     "CUB", "exit_ban no", "2023-05-29", ""),
    ("Kenya has agreed in principle to take back those refugees who were born there.", "KEN", "", "other", "", ""),
    ("Checks at all land frontiers of Austria, in force since 16 May, are to run until 15 September.", "AUT",
     "", "other", "2023-05-16", "2023-09-15"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "code", "people", "what", "start", "end"), IN_PASSING)
def test_a_rule_told_in_passing_keeps_its_own_state_people_and_days(
    written: str, code: str, people: str, what: str, start: str, end: str
) -> None:
    last = find_policies(text.split(written), date(2023, 6, 1))[-1]
    found = last.policy if last.policy == "other" else f"{last.policy} {last.value}"
    days = [day.isoformat() if day else "" for day in (last.effective.start, last.effective.end)]
    assert (last.jurisdiction, last.nationality, found, *days) == (code, people, what, start, end)


ONLY_SOUNDS_LIKE_ONE = [
    "Not everyone believes that all who cross do so because they wish to.",
    "Togo has its reasons for keeping the gate at Lome shut.",
    '"Closing the frontier stops nobody," said the mayor of Adre.',
    "Most of those who come to Malta by sea are in the end recognised as refugees.",
    "In the weeks that followed, 4,100 Chadians entered Niger at the border post.",
    "They hold a Brazilian permit with which they may work.",
    "Insisting on guarantees before it would let foreigners leave, Niger kept them waiting.",
]


@pytest.mark.parametrize("written", ONLY_SOUNDS_LIKE_ONE)
def test_opinions_shares_and_conditions_are_no_rules(written: str) -> None:
    assert not find_policies(text.split(written), date(2023, 6, 1))


def test_a_crossing_named_before_is_what_was_shut() -> None:
    told = "Before the war 800 people a day left by Rafah for Egypt. It was then shut."
    assert [(p.policy, p.value) for p in find_policies(text.split(told), date(2023, 6, 1))] == [
        ("land_border_open", "no")
    ]
