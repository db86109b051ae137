"""Phrases by their own words: kinds of names and nouns, role and affiliation, one body or several speakers."""

from __future__ import annotations

import pytest

from pipelines.speakers.phrases.joint import split_joint
from pipelines.speakers.phrases.nouns import is_common, noun, singular_of
from pipelines.speakers.phrases.phrases import MAX_PHRASE, analyse


def kinds(text: str) -> list[str]:
    return [phrase.kind for phrase in split_joint(text)]


def names(text: str) -> list[str]:
    return [phrase.name or phrase.text for phrase in split_joint(text)]


@pytest.mark.parametrize(
    ("kind", "phrases"),
    [
        ("government", "South Carolina|Maricopa County|Northern Ireland|Barcelona|the US Geological Survey|the WHO"),
        ("government", "the United States House of Representatives|Zarkosmos, the Ruthen space agency"),
        ("organization", "Coca-Cola|AFL-CIO|HarborWorks|Hedge Funds|Holmtech, the retail chain"),
        ("outlet", "Harbornews.com|Harbornews|Gazeta Tarnowska|the Varmouth Sun|Varmouth Times"),
        ("document", "Holm's new tax form|the California constitution|13 Hours|the WHO's report dated March 16"),
        ("document", "Exit Polls In Varmouth|a readout|the Varmouth constitution"),
        ("group", "Rabbis|Editorialists|the Japanese|Chinese|the media|the mainstream press|religious figures"),
        ("anonymous_group", "media buying sources|the religious figures in attendance"),
        ("outlet", "state media|local media"),
        ("person", "Steven Law|Daniel Guardian|LaBrie|McVale|DeVarmo|the Donald|Fox News Daniel Holm|Holm, the lawyer"),
        ("anonymous_person", "Virginia Governor|the hacker known as Zero|a 40-year-old"),
        ("unnamed", "some|others|The|rumors"),
    ],
)
def test_names_and_nouns_tell_their_kind(kind, phrases):
    for phrase in phrases.split("|"):
        assert (phrase, kinds(phrase)[0]) == (phrase, kind)


@pytest.mark.parametrize(
    "firm",
    ["Smith & Wesson", "Marks and Spencer", "Johnson and Johnson", "Holm & Rask", "Standard & Poor's", "Ben & Jerry's",
     "the Ministry of Trade and Industry", "the Department of Health and Human Services", "Holm and Sons",
     "the House Ways and Means Committee", "the Daniel and Mary Holm Foundation"],
)  # fmt: skip
def test_a_body_with_and_in_its_name_is_one_source(firm):
    found = split_joint(firm)
    assert len(found) == 1
    assert found[0].kind in {"organization", "government"}
    assert found[0].name == firm.removeprefix("the ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Daniel Holm and Mary Rask", ["Daniel Holm", "Mary Rask"]),
        ("Mr. Holm and Mrs. Rask", ["Holm", "Rask"]),
        ("Sens. Jon Tester (D-Mont.) and David Vitter (R-La.)", ["Jon Tester", "David Vitter"]),
        ("Daniel Holm, Mary Rask and Peter Tarn", ["Daniel Holm", "Mary Rask", "Peter Tarn"]),
        ("Holm and others seeking a deal", ["Holm", "others seeking a deal"]),
        ("Both President Holm and some Democrats", ["Holm", "some Democrats"]),
        ("the White House and Congress", ["White House", "Congress"]),
        ("Holm & Rask spokesman Peter Tarn", ["Peter Tarn"]),
        ("Marks and Spencer chief executive Mary Tarn", ["Mary Tarn"]),
        ("businessman and Holm loyalist Peter Tarn", ["Peter Tarn"]),
        ("Bill & Mary Holm", ["Bill", "Mary Holm"]),
    ],
)
def test_joint_people_are_several_sources(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize("text", ["Mr. Judge", "Justin Cook", "Sen. Jon Tester", "Howard Dean", "Mary Baker"])
def test_a_surname_that_is_a_role_word_is_a_name(text):
    found = split_joint(text)
    assert [phrase.kind for phrase in found] == ["person"]
    assert found[0].name.split()[-1] == text.split()[-1]


@pytest.mark.parametrize(
    ("phrase", "role", "affiliation"),
    [
        ("monetary historian Daniel Holm", "monetary historian", None),
        ("Democratic front-runner Mary Holm", "front-runner", "Democratic"),
        ("bricklayer Daniel Holm", "bricklayer", None),
        ("Immunologist Zada Holm of Varmouth College", "Immunologist", "Varmouth College"),
        ("Ex-Prime Minister Mary Holm", "Ex-Prime Minister", None),
        ("former presidential candidate Senator Mary Holm", "Senator", None),
        ("Rep. Mary Holm, D-Ariz.,", "Rep.", "D-Ariz."),
        ("Daniel Holm, 30, of Varmouth, N.C.,", None, "Varmouth, N.C."),
        ("Holm, a senator from the state of Varmouth", "senator", "state of Varmouth"),
        ("Mayor of London Daniel Holm", "Mayor", "London"),
        ("president of Ruthen Daniel Holm", "president", "Ruthen"),
        ("U.S. District Judge Mary Holm", "U.S. District Judge", None),
        ("the Nobel-winning Ruthen novelist Mary Holm", "novelist", "Ruthen"),
        ("Holm's widow, former tennis player Mary Rask", "former tennis player", "Holm"),
        ("a university student named Wong", "student", "university"),
        ("Fox News Daniel Holm", None, "Fox News"),
        ("a Holm & Rask spokesman", "spokesman", "Holm & Rask"),
        ("Friends of Mr. Holm's", "Friends", "Mr. Holm"),
        ("the front page of The Boston Herald", None, "Boston Herald"),
        ("the Holm-backed advocacy group Quiet Harbours", None, "Holm"),
        ("Early reports", None, None),
        ("Iowa voters", None, "Iowa"),
        ("the Director-General of the WHO", "Director-General", "WHO"),
        ("the secretary of state", "secretary of state", None),
    ],
)
def test_role_and_affiliation(phrase, role, affiliation):
    found = split_joint(phrase)[0]
    assert (found.role, found.affiliation) == (role, affiliation)


def test_a_described_woman_is_an_unnamed_person():
    found = split_joint("a young woman who had been an exchange student in Montana")
    assert [(phrase.kind, phrase.form, phrase.name) for phrase in found] == [("anonymous_person", "nominal", "")]


def test_the_city_and_the_office_are_descriptions():
    city, office = analyse("The city"), analyse("the secretary of state")
    assert city is not None
    assert (city.kind, city.form) == ("government", "nominal")
    assert office is not None
    assert (office.kind, office.form) == ("anonymous_person", "nominal")


def test_singulars_and_sorts_of_nouns():
    assert [singular_of(word) for word in ("parties", "women", "churches", "press", "series")] == [
        "party", "woman", "church", "press", "sery",
    ]  # fmt: skip
    assert noun("rabbis")[:2] == ("person", "rabbi")
    assert is_common("technocrats")
    assert not is_common("mary")


@pytest.mark.parametrize("unit", ["state of ", "X & ", "Mayor of A ", "and ", "named X ", "X-backed ", "a third, "])
def test_long_hostile_phrases_are_cut(unit):
    for phrase in split_joint(unit * 20_000):
        assert phrase.end <= MAX_PHRASE
