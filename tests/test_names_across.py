"""Names across articles: which spellings, titles, short forms and bodies are one, and which lookalikes are not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from benchmarks import speaker_names
from benchmarks.speakers import pairs
from pipelines.speakers.across import across
from pipelines.speakers.names import bodies, names
from pipelines.speakers.names.context import fit, standing
from pipelines.speakers.names.romanisation import skeleton, slavic_keys, vowelled
from pipelines.speakers.phrases.whole_names import whole_name


def one(a: str, b: str) -> bool:
    first, second = names.parse_person(a), names.parse_person(b)
    assert first is not None and second is not None
    return names.compare_people(first, second) is not None


@pytest.mark.parametrize(
    ("titled", "bare"),
    [
        ("Bundeskanzlerin Angela Merkel", "Angela Merkel"),
        ("Don Luigi Ciotti", "Luigi Ciotti"),
        ("Puan Sri Wan Azizah", "Wan Azizah"),
        ("H.E. Kofi Annan", "Kofi Annan"),
        ("Prof. Dr. Christian Drosten", "Christian Drosten"),
        ("Harriet Harman QC", "Harriet Harman"),
        ("Merkel, Angela", "Angela Merkel"),
    ],
)
def test_titles_of_many_languages_are_no_part_of_a_name(titled: str, bare: str) -> None:
    left, right = names.parse_person(titled), names.parse_person(bare)
    assert left is not None and right is not None
    assert (left.given, left.surname) == (right.given, right.surname)


def test_a_title_that_is_a_given_name_stays() -> None:
    person = names.parse_person("Don Henry Holm")
    assert person is not None and person.given == ("don", "henry")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Michail Chodorkowski", "Mikhail Khodorkovsky", True),
        ("Jewgeni Prigoschin", "Yevgeny Prigozhin", True),
        ("Andrei Sakharov", "Andrei Zakharov", False),
        ("Shavkat Mirziyoyev", "Shavkat Mirzoev", False),
        ("Hasan Nasr Allah", "Hassan Nasrallah", True),
        ("Abd al-Majid Tabbun", "Abdelmadjid Tebboune", True),
        ("Habib al-Sid", "Habib Essid", True),
        ("Hasan Nasrallah", "Hussein Nasrallah", False),
        ("Omar al-Bashir", "Ammar al-Basheer", False),
        ("Nguyễn Thanh Việt", "Viet Thanh Nguyen", True),
        ("MELONI GIORGIA", "Giorgia Meloni", True),
        ("Gustavo Kuerten", "Guga Kuerten", True),
        ("Elsa Holm", "Lisa Holm", False),
        ("Frank-Walter Steinmaier", "Frank-Walter Steinmeier", True),
        ("Steve Mnuchin", "Steve Menuchin", False),
        ("Marta Sahagún de Fox", "Marta Sahagún", True),
    ],
)
def test_people(a: str, b: str, same: bool) -> None:
    assert one(a, b) is same
    assert one(b, a) is same


def test_keys_that_find_what_is_compared() -> None:
    assert slavic_keys("tschubais", True) & slavic_keys("chubais", True)
    assert skeleton(("hasan", "nasr", "allah")) == skeleton(("hassan", "nasrallah"))
    assert vowelled(("hasan", "nasr", "allah"), ("hassan", "nasrallah"))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Smith & Wesson", "Smith & Wesson", "organization"),
        ("the Bureau of Alcohol, Tobacco, Firearms and Explosives",
         "Bureau of Alcohol, Tobacco, Firearms and Explosives", "government"),
        ("Confédération générale du travail", "Confédération générale du travail", "organization"),
        ("Justice Department", "Justice Department", "government"),
        ("Pakistan Muslim League (N)", "Pakistan Muslim League (N)", "organization"),
        ("Choe Son Hui", "Choe Son Hui", "person"),
        ("Tô Lâm", "Tô Lâm", "person"),
        ('Thomas "Tip" O\'Neill', 'Thomas "Tip" O\'Neill', "person"),
    ],
)  # fmt: skip
def test_sources_that_are_one_name(text: str, name: str, kind: str) -> None:
    found = whole_name(text)
    assert found is not None
    assert (text[found.start : found.end], found.kind) == (name, kind)


@pytest.mark.parametrize(
    "text", ["Ada Holm and Bo Rask", "Apple and Google", "polling data", "Holm and the Port Council"]
)
def test_what_the_grammar_may_read_is_no_whole_name(text: str) -> None:
    assert whole_name(text) is None


def test_bodies_by_office_language_and_acronym() -> None:
    german = bodies.keys("Bundesinnenministerium") & bodies.keys("German interior ministry")
    assert {key[0] for key in german} == {"ministry"}
    assert not {key for key in bodies.keys("Ministry of Defence", "India") if key[0] == "ministry"} & bodies.keys(
        "Defence Ministry", "Kenya"
    )
    assert bodies.without_form("PT Holm Indonesia") == "Holm Indonesia"
    assert bodies.without_company("The Boeing Company") == "The Boeing"
    assert bodies.without_company("New York Times Company") == "New York Times Company"
    assert "asean" in bodies.initials("Association of Southeast Asian Nations")
    assert not bodies.is_body_name("Langley")


def test_contexts_of_two_bearers_and_of_one() -> None:
    assert fit(standing("president of Lebanon, 1975"), standing("leader of the movement, 2022")).conflict == "years"
    head = fit(standing("head of the ECB"), standing("president of the European Central Bank"))
    assert head.role and not head.conflict
    apart = fit(standing("head of Oxfam"), standing("head of Greenpeace"))
    assert apart.conflict == "affiliation"


def test_invented_names_are_the_same_at_every_call() -> None:
    first = speaker_names.invented(200)
    assert first == speaker_names.invented(200)
    assert len({name for name, _ in first}) == 200
    members = speaker_names.members_of(first)
    assert members[0].order[1] == datetime(2020, 1, 1, tzinfo=UTC)


def joined(name: str, other: str, beside: str = "", other_beside: str = "") -> bool:
    return pairs.joined(pairs.Pair(name, other, True, "", beside, other_beside))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Percival Noel Quillan", "P. N. Quillan", True),
        ("Percival Noel James Quillan", "P. J. Quillan", True),
        ("Percival Noel James Quillan", "P. K. Quillan", False),
        ("Quang Liem Le", "Lê Quang Liêm", True),
        ("Evgeny Plushenko", "Evgenia Plushenko", False),
        ("Martin Selnes", "Martina Selnes", False),
        ("Laura Boldrini", "Laura Baldrini", False),
    ],
)
def test_initials_orders_and_womens_forms(a: str, b: str, same: bool) -> None:
    assert one(a, b) is same


@pytest.mark.parametrize(
    "formed", ["Holmtal, d. d.", "Holmtal SE + Co. KG", "Holmtal sp. z o.o.", "Holmtal A.Ş.", "Holmtal EOOD"]
)
def test_legal_forms_of_many_countries_go(formed: str) -> None:
    assert bodies.without_form(formed) == "Holmtal"


@pytest.mark.parametrize("name", ["Demba Ba", "Moussa Sa", "Anh Ks"])
def test_a_short_surname_is_no_legal_form(name: str) -> None:
    assert bodies.without_form(name) == name


def test_connectives_of_languages_are_one_word() -> None:
    assert bodies.spelled("Holm og Brask") == bodies.spelled("Holm & Brask") == bodies.spelled("Holm und Brask")
    assert bodies.spelled("Holm Brask") != bodies.spelled("Holm & Brask")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("HOLMBERG László", "person"),
        ("kristalina vetrova", "person"),
        ("Haldorsen og Sønner", "organization"),
        ("March 12 Movement", "organization"),
        ("Fonds monétaire international", "organization"),
    ],
)
def test_a_whole_name_in_capitals_in_none_or_of_another_language(text: str, kind: str) -> None:
    found = whole_name(text)
    assert found is not None and (found.start, found.end, found.kind) == (0, len(text), kind)


@pytest.mark.parametrize(
    ("a", "b", "beside", "other_beside", "same"),
    [
        ("Prabowo", "Prabowo Subianto", "Indonesian president", "president of Indonesia", True),
        ("Prabowo", "Prabowo Subianto", "striker from Malaysia", "president of Indonesia", False),
        ("Modi", "Sushil Modi", "Indian prime minister", "deputy chief minister of Bihar, India", False),
        ("Grossi", "Rafael Grossi", "head of the UN nuclear watchdog", "IAEA director general", True),
        ("Nadia Holmar", "Nadia Holmar", "schoolteacher in Karachi", "Nobel laureate", False),
        ("MIT", "National Intelligence Organization", "Turkish spies", "Turkish intelligence", True),
    ],
)
def test_what_stands_beside_joins_or_parts(a: str, b: str, beside: str, other_beside: str, same: bool) -> None:
    assert joined(a, b, beside, other_beside) is same


def test_two_spellings_that_are_two_names_stay_apart() -> None:
    assert not joined("Jon Stewart", "John Stewart")
    assert joined("Jonathan Stewart", "Jon Stewart")


def test_a_ministrys_part_is_not_the_ministry() -> None:
    assert bodies.keys("Interior Ministry", "Tbilisi") & bodies.keys("Georgian Interior Ministry")
    part = bodies.keys("Interior Ministry's State Protection Service", "Tbilisi")
    assert not part & bodies.keys("Interior Ministry", "Tbilisi")


@pytest.mark.parametrize(
    ("short", "full", "goes_on"),
    [
        ("the Democratic Party", "Democratic Party of Varn", True),
        ("Foreign Ministry", "Turkish Foreign Ministry", True),
        ("Democratic Party", "Christian Democratic Party", False),
        ("Grand Masters", "Women Grand Masters", False),
    ],
)
def test_a_fuller_name_goes_on_or_has_a_country_in_front(short, full, goes_on):
    assert across._goes_on(short, full) == goes_on
