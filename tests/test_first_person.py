"""Whose words I and we are, whom who and which mean, and which bearer a bare name is, in invented articles.

A mention that is asked for is marked `[I]`; attributions are given as their source's and content's words.
"""

from __future__ import annotations

import pytest

from pipelines.speakers.article.article import Resolution, Source, resolve
from pipelines.speakers.article.naming import _definitions
from pipelines.speakers.article.voices import page
from pipelines.text import Span


def read(
    text: str, *said: tuple[str, str], authors: str | None = None, mark: str = "["
) -> tuple[Resolution, Source, str]:
    """The article with its attributions, and the marked word as a source of its own."""
    start = text.index(mark)
    end = text.index("]", start) - 1
    plain = text.replace(mark, "", 1).replace("]", "", 1) if mark == "[" else text
    sources = []
    for number, (source, content) in enumerate(said):
        at = plain.index(content)
        spot = min(
            (i for i in range(len(plain)) if plain.startswith(source, i)),
            key=lambda i, at=at: min(abs(i - at), abs(i - at - len(content))),
        )
        sources.append(Source(number, None, [Span(spot, spot + len(source))], [Span(at, at + len(content))], [], []))
    asked = Source(len(said), None, [Span(start, end)], [], [], [])
    return resolve(plain, [*sources, asked], authors), asked, plain


def who(text: str, *said: tuple[str, str], authors: str | None = None) -> str | None:
    """The name of whom the marked word means; None where it stays open."""
    resolution, asked, _ = read(text, *said, authors=authors)
    number = resolution.primary[asked.no]
    entity = resolution.entities[number]
    return None if entity.form == "unnamed" else entity.name


# --- quotations ---------------------------------------------------------------------------------------------------


def test_i_in_a_quotation_is_its_speaker():
    assert who("“[I] am tired,” said Bo Rask.", ("Bo Rask", "“I am tired,”")) == "Bo Rask"


def test_reported_speech_does_not_turn_i_round():
    said = ("Bo Rask", "I was wrong")
    assert who("Bo Rask said [I] was wrong.", said) is None
    assert who("Bo Rask said [I] was wrong.", said, authors="Mara Ellison") == "Mara Ellison"


def test_reported_speech_inside_a_quotation_leaves_i_to_who_is_quoted():
    quoted = "“Visitors wonder whether our port is safe,”"
    text = "“Visitors wonder whether [our] port is safe,” said Lena Marwick."
    assert who(text, ("Visitors", "whether our port is safe"), ("Lena Marwick", quoted)) == "Lena Marwick"


def test_a_saying_inside_a_quotation_has_a_speaker_of_its_own():
    outer = "“He said, ‘Trust me, I will pay,’ and left,”"
    text = "Bo Rask fled. “He said, ‘Trust me, [I] will pay,’ and left,” said Lena Marwick."
    found = who(text, ("He", "‘Trust me, I will pay,’"), ("Lena Marwick", outer))
    assert found == "Bo Rask"


def test_a_quotation_without_an_attribution_has_the_speaker_of_its_paragraph():
    text = "The port is shut.\n\n“It is over,” said Bo Rask, the harbour master. “[I] am glad.”"
    assert who(text, ("Bo Rask", "“It is over,”")) == "Bo Rask"


def test_a_quotation_alone_in_its_paragraph_goes_on_with_the_one_before():
    text = "The port is shut.\n\n“It is over,” said Bo Rask.\n\n“[I] am glad.”"
    assert who(text, ("Bo Rask", "“It is over,”")) == "Bo Rask"


def test_two_speakers_in_a_paragraph_are_not_guessed_between():
    text = "Talks.\n\n“Yes,” said Bo Rask. “No,” said Lena Marwick. There was “what [I] saw” on a wall."
    assert who(text, ("Bo Rask", "“Yes,”"), ("Lena Marwick", "“No,”")) is None


def test_a_letter_that_speaks_for_itself_is_its_writers():
    text = "The Venn Company failed.\n\nBo Rask's letter said: “[I] am sorry.”"
    assert who(text, ("Bo Rask's letter", "“I am sorry.”")) == "Bo Rask"


def test_we_is_surer_of_a_body_than_of_a_person():
    def score(name: str) -> float:
        resolution, _, _ = read(f"“[We] agree,” said {name}.", (name, "“We agree,”"))
        return next(m.score for m in resolution.mentions if m.phrase.pronoun == "we")

    assert score("the Ministry of Ports") > score("Bo Rask")


# --- how a text is set --------------------------------------------------------------------------------------------

TURNS = """Courier talks to harbour master Bo Rask

Bo Rask runs the port of Aldmere.

{wn}Why did you close it?

{bo}I had no choice.

It was a hard week, [I] can tell you.

{wn}And now?

{bo}I wait for the ministry."""


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("Q: ", "A: "),
        ("Courier: ", "Bo Rask: "),
        ("((CR))  ", "((Bo Rask))  "),
        ("CR: ", "BR: "),
        ("**CR** ", "**Rask** "),
    ],
)
def test_a_turn_is_the_words_of_its_label_until_the_next(asks: str, answers: str):
    assert who(TURNS.format(wn=asks, bo=answers)) == "Bo Rask"


def test_who_asks_is_not_the_one_interviewed():
    text = TURNS.format(wn="Q: ", bo="A: ").replace("[I]", "I").replace("Why did you", "May [I] ask why you")
    assert who(text) is None


def test_initials_that_nobody_bears_name_nobody():
    assert who(TURNS.format(wn="CR: ", bo="XZ: ")) is None


def test_an_interview_without_labels():
    text = (
        "Harbour master Bo Rask on a hard week\n\nWhy did you close the port?\n\nI had no choice.\n\nAnd now?\n\n"
        "[I] wait for the ministry.\n\nWill it answer?\n\nI think so."
    )
    assert who(text) == "Bo Rask"
    assert who(text.replace("[I]", "I").replace("Will it", "[I] hear it may. Will it")) is None


def test_lists_are_no_turns():
    text = "Harbour fair\n\nDate: 4 March\n\nPlace: Aldmere\n\nPrice: free\n\nI liked it, and [I] will be back."
    assert page(text.replace("[", "").replace("]", "")).voice(text.index("[")) is None


SPEECH = (
    "I am glad to be here. I thank you all. We have built this port, and I was there when we began.\n\n"
    "[I] ask for your help. My friends, we can do it. Our harbour is our home, and I will keep it."
)


@pytest.mark.parametrize(
    "headline",
    [
        "Remarks by President Bo Rask at the Harbour Fair",
        "Statement by Mr. Bo Rask",
        "President Bo Rask's Inaugural Address",
        "The Harbour Fair\n\nPresident Bo Rask delivered the following remarks at the fair.",
    ],
)
def test_a_speech_is_its_speakers(headline: str):
    assert who(f"{headline}\n\n{SPEECH}") == "Bo Rask"


def test_a_speech_of_two_is_nobodys():
    assert who(f"Remarks by Bo Rask and Lena Marwick\n\n{SPEECH}") is None


def test_who_says_his_name():
    assert who(f"At the Harbour Fair\n\nGood morning. My name is Lena Marwick.\n\n{SPEECH}") == "Lena Marwick"


COLUMN = (
    "Why I love ports\n\nHolm wants them shut. I do not.\n\n[I] grew up in one.\n\n"
    "We all know that Holm is wrong.\n\n{end}"
)


@pytest.mark.parametrize(
    "end",
    [
        "Lena Marwick is a professor of trade at Aldmere University.",
        "Rep. Lena Marwick, D-Aldmere, chairs the ports committee.",
        "Follow Lena Marwick on Courier: @marwick.",
        "From Harbours by Lena Marwick. Copyright 2024 by Lena Marwick.",
    ],
)
def test_a_column_is_its_authors(end: str):
    assert who(COLUMN.format(end=end)) == "Lena Marwick"


def test_a_column_is_never_its_subjects():
    assert who(COLUMN.format(end="Ada Holm is a trader in Aldmere.")) is None


def test_letters_belong_to_the_names_below_them():
    text = (
        "Should the port close?\n\nLETTERS.\n\n[I] say yes.\n\nBo Rask.\n\nAldmere.\n\nNever, I think.\n\nLena Marwick."
        "\n\nTWITTER.\n\nWe asked our readers the same.\n\nI am for it.\n\n@venn."
    )
    assert who(text) == "Bo Rask"
    plain = text.replace("[I]", "I")
    assert who(plain.replace("Never, I", "Never, [I]")) == "Lena Marwick"
    assert who(plain.replace("I am for", "[I] am for")) == "@venn"
    assert who(plain.replace("We asked", "[We] asked")) is None


def test_in_a_hearing_who_speaks_to_the_bench_is_the_advocate():
    text = (
        "Rask v. Holm\n\nMay it please the Court. My name is Lena Marwick. I ask for a new trial.\n\n"
        "Counsel, what do [I] make of the statute?\n\nYour Honor, I believe it is plain.\n\nIs it?\n\nYes, Your Honor."
    )
    assert who(text) is None
    assert who(text.replace("[I]", "I").replace("Honor, I", "Honor, [I]")) == "Lena Marwick"


@pytest.mark.parametrize(
    "unit", ["A: I?\n", "(", "Remarks by ", "By A ", "I.\n@a.\n", "A.A.A", "A of A ", "Aa Bb ", "“I said "]
)
def test_hostile_text_is_read_to_its_end(unit: str):
    # Time that grew with the square of the length would be minutes here.
    text = unit * (60_000 // len(unit)) + "I I I I I I I BVP"
    found = page(text)
    assert len(found.starts) == len(found.voices)
    _definitions(text)


# --- who and which ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Asked by Dario Venn, [who] backs it, Bo Rask nodded.", "Dario Venn"),
        ("The plan of Sen. Dario Venn of Vermont, [who] backs it, failed.", "Dario Venn"),
        ("The plan is that of Sen. Dario Venn (R-Tex.), [who] backs it.", "Dario Venn"),
        ("Gov. Dario Venn of Ohio, a Republican [who] backs it, spoke.", "Dario Venn"),
        ("Dario Venn is the lawyer [who] backed it.", "Dario Venn"),
        ("The fair was held near the Brask Foundation, a charity [that] backs it.", "Brask Foundation"),
        (
            "A fair\n\nThe Aldmere Courier printed it. That was a question from the Courier, [which] backs it.",
            "Aldmere Courier",
        ),
    ],
)
def test_a_relative_means_the_name_that_its_noun_stands_for(text: str, name: str):
    assert (who(text) or "").removeprefix("The ") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It is over,” said Dario Venn, a broker based in Aldmere, Fla., [who] backs it.", "Dario Venn"),
        ("“It is over,” said Dario Venn, 32, a broker from Aldmere, Fla., [who] backs it.", "Dario Venn"),
        ("Bo Rask came. “It is the quay,” Rask told Dario Venn on camera, [who] nodded.", "Dario Venn"),
        ("Bo Rask came with Dario Venn, [who] had asked for it and who backs it.", "Dario Venn"),
        ("A talk with Dario Venn, who asked Bo Rask for it and [who] backs it.", "Dario Venn"),
        ("It would be a triumph for Suu Venn, [who] backs it.", "Suu Venn"),
        ("“He warned the traders,” said Dario Venn, [who] backs it.", "Dario Venn"),
        ("Dario Venn, seen as a formidable opponent [who] backs it, came.", "Dario Venn"),
        ("Dario Venn was described as a man [who] backs it.", "Dario Venn"),
        ("Dario Venn was the disappointment, [who] backed it.", "Dario Venn"),
    ],
)
def test_a_relative_reaches_its_name_over_what_stands_between(text: str, name: str):
    assert who(text) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“It is over,” said a longtime adviser to Dario Venn, [who] declined to be identified.", "a longtime adviser"),
        ("The plan angered officials in Mr. Venn’s ministry [who] backed it.", "officials"),
        ("Aides passed it to those in the business world [who] backed it.", "those"),
        ("Dario Venn got a call from his niece, [who] backed it.", "his niece"),
        ("He spoke of a report on Ruthen [that] shows it.", "a report"),
    ],
)
def test_a_relative_of_somebody_described_is_not_the_name_beside_him(text: str, words: str):
    assert (who("A fair\n\n" + text) or "").startswith(words)


@pytest.mark.parametrize(
    "text", ["Dario Venn left. [That] shows it.", "Dario Venn spoke for the port. [Who] backs it?"]
)
def test_what_opens_a_sentence_is_no_relative(text: str):
    assert who(text) is None


def test_a_person_is_not_which():
    assert who("“It is over,” said Bo Rask of Citizens for Dario Venn, [which] backs it.") != "Dario Venn"


@pytest.mark.parametrize(
    "unit", ["and who ", "Ada Holm, who ", ", a man in a town, ", "a the a of ", "who (a) , ", "is [a] "]
)
def test_hostile_relatives_are_read_to_their_end(unit: str):
    text = unit * (20_000 // len(unit)) + "Ada Holm, who"
    places = [Span(m, m + 3) for m in range(len(text)) if text.startswith("who", m)][-300:]
    found = resolve(text, [Source(number, None, [span], [], [], []) for number, span in enumerate(places)], None)
    assert len(found.primary) == len(places)


def test_a_restrictive_relative_stays_with_the_nearest_noun():
    found = who("The draft came from the duo, according to a Rask adviser [who] asked for anonymity.")
    assert found is not None and "adviser" in found


# --- names --------------------------------------------------------------------------------------------------------


def test_an_acronym_is_what_the_article_says_it_stands_for():
    text = "A vote\n\nThe Aldmere Peasants Party, or BVP, won. On Monday [BVP] said so."
    assert who(text) == "Aldmere Peasants Party"


def test_small_words_count_in_an_acronym():
    assert who("A vote\n\nThe Department of Fisheries wrote. On Monday [DOF] said so.") == "Department of Fisheries"


def test_the_dead_do_not_speak():
    text = "Ann Holm came with Peter Holm. The deaths of Peter Holm and Bo Rask were told. [Holm] said it was over."
    assert who(text.replace("Ann Holm came with Peter Holm", "Peter Holm had a sister, Ann Holm")) == "Ann Holm"


def test_a_surname_that_is_a_word_is_its_bearer():
    text = "A fair\n\nSen. Dario Tester came. “Well,” [Tester] said. There was a tester, too."
    assert who(text) == "Dario Tester"
    assert who(text.replace("[Tester]", "[the tester]")) == "the tester"


def test_a_short_name_of_an_outlet():
    text = "A fair\n\nThe Aldmere Courier asked. On Monday the [Courier] said so."
    assert (who(text) or "").endswith("Aldmere Courier")
