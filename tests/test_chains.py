"""From who speaks to whom: curation, unnamed speakers across articles, chains, disputes, items of Wikidata."""

import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.speakers.across import curation, wikidata
from pipelines.speakers.across.anonymous import MAX_GUESSES
from pipelines.speakers.across.groups import Groups, Member
from pipelines.speakers.disputes import doubts
from pipelines.speakers.resolve import build
from pipelines.text import sentences
from tests.test_speakers import Built, Corpus, one, said_by

STORY = "Lena Orlath and Tomas Reyl were told in Varmouth."


def ruled(corpus: Corpus, *rows: dict[str, str]) -> tuple[Built, list[str]]:
    notes: list[str] = []
    return Built(build(*corpus.inputs(), rows, notes=notes)), notes


def corpus_of(*texts: str, days: tuple[int, ...] = ()) -> Corpus:
    corpus = Corpus()
    for number, text in enumerate(texts):
        corpus.add(f"a{number}", text, days[number] if days else number)
    return corpus


def said(*sources: str, extra: str = "", days: tuple[int, ...] = ()) -> Corpus:
    return corpus_of(
        *(f"{{s0|{source}}} {{c0|said}} {{q0|p{n} was the number}}. {extra}" for n, source in enumerate(sources)),
        days=days,
    )


# Curation


def test_namesakes_that_the_rules_join_are_parted_by_their_articles():
    corpus = said("Karl Holm", "Karl Holm", "Karl Holm")
    assert len(corpus.build().speakers) == 1
    row = {"decision": "not_same", "alias": "Karl Holm", "article": "a0", "other_alias": "Holm", "other_article": "a1"}
    built, notes = ruled(corpus, row | {"other_alias": "Karl Holm"})
    assert built.quote("p0")["speaker_id"] != built.quote("p1")["speaker_id"] and notes == []


def test_each_merge_is_one_edge_that_names_its_article_and_a_decision_takes_it_back():
    corpus = said("Vitaliy Korvenko", "Vitaly Korvenko")
    [link] = corpus.build().links("same")
    left, right = link["evidence"].split(" ~ ")
    assert link["article_id"] == corpus.articles[1]["article_id"]
    built, _ = ruled(corpus, {"decision": "not_same", "alias": left, "other_alias": right})
    assert built.links("same") == [] and len(built.speakers) == 2


def test_what_is_not_the_same_is_not_joined_through_a_third_name():
    corpus = said("Vitaliy Korvenko", "Vitaly Korvenko", "Vitalii Korvenko")
    assert len(corpus.build().speakers) == 1
    built, _ = ruled(corpus, {"decision": "not_same", "alias": "Vitaliy Korvenko", "other_alias": "Vitalii Korvenko"})
    assert built.quote("p0")["speaker_id"] != built.quote("p2")["speaker_id"]


def test_an_article_and_its_source_text_name_one_unnamed_speaker():
    corpus = said("a senior official", "Karl Holm", "a senior official")
    row = {"decision": "same", "alias": "a senior official", "other_alias": "Karl Holm", "evidence": "his memoirs"}
    built, notes = ruled(corpus, row | {"article": "a0"})
    assert built.quote("p0")["speaker_id"] == built.quote("p1")["speaker_id"] != built.quote("p2")["speaker_id"]
    assert (built.who("p0")["name"], built.who("p0")["kind"]) == ("Karl Holm", "person")
    [link] = built.links("same")
    assert (link["method"], link["evidence"]) == ("decision", "a senior official = Karl Holm: his memoirs")
    everywhere, notes = ruled(corpus, row)
    assert everywhere.links("same") == [] and "name the article" in notes[0]


def test_a_pronoun_in_an_article_may_be_given_its_speaker():
    corpus = corpus_of(
        "{s0|Ada Holm} {c0|said} {q0|p0 yes}.",
        "Rain fell. {s0|They} {c0|said} {q0|p1 no}.",
    )
    row = {"decision": "same", "alias": "They", "article": "a1", "other_alias": "Ada Holm"}
    built, _ = ruled(corpus, row)
    assert built.quote("p1")["speaker_id"] == built.quote("p0")["speaker_id"]


@pytest.mark.parametrize(
    ("row", "note"),
    [
        ({"decision": "same", "alias": "Nobody Atall", "other_alias": "Ada Holm"}, "no speaker is printed as"),
        ({"decision": "kind", "alias": "Ada Holm", "article": "gone.txt", "value": "person"}, "no article has"),
    ],
)
def test_a_row_that_matches_nothing_is_noted_and_harms_nothing(row, note):
    corpus = said("Ada Holm")
    built, notes = ruled(corpus, row)
    assert note in notes[0] and "decision 0" in notes[0]
    assert built.rows == corpus.build().rows


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("decision;alias;value\nname;Holm;Ada Holm", "save the file with commas"),
        ("decision,alias,valeu\nname,Holm,Ada", "'valeu'"),
        ("alias\nHolm", "`decision` and `alias`"),
        ("", "it holds nothing"),
        ("decision,alias,value\nmerge,Holm,Ada", "line 2: `decision` is 'merge', which is none of same"),
        ("decision,alias,value\nname,Holm,", "line 2: `name` needs words in `value`"),
        ("decision,alias,value\nkind,Holm,wizard", "'wizard' is no kind of speaker; the kinds are person"),
        ("decision,alias,value\nname,Holm,Ada,Bo", "line 2: more cells"),
        ("decision,alias,other_alias,value\nsame,Holm,Rask,Ada", "no use for `value`"),
        ("decision,alias,other_alias\nnot_same,Holm,holm", "the same words"),
        ("decision,alias,value\nname,Holm,Ada\nname,HOLM,Eva", "line 3: `name` of 'HOLM' is 'Eva', yet"),
        ("decision,alias,other_alias\nsame,A x,B x\nsame,B x,C x\nnot_same,C x,A x", "line 4: `not_same` parts 'C x'"),
        ('decision,alias,value\nname,"Holm,Ada', "line"),
    ],
)
def test_a_bad_file_of_decisions_says_what_where_and_what_to_do(lines, message):
    with pytest.raises(curation.CurationError) as error:
        curation.read(io.StringIO(lines))
    assert message in str(error.value)


def test_all_that_is_wrong_is_told_at_once_and_empty_rows_are_passed_over():
    with pytest.raises(curation.CurationError) as error:
        curation.read(io.StringIO("decision,alias,value\n,,\nname,Holm,\n\nkind,Holm,wizard\n"))
    assert "line 3" in str(error.value) and "line 5" in str(error.value)
    assert curation.read(io.StringIO("decision,alias,value\n,,\n")) == []


def test_a_decided_name_and_kind_leave_the_id():
    corpus = said("Ada Marsh", "Ada Quill Marsh")
    before = corpus.build()
    rows = [
        {"decision": "name", "alias": "Ada Quill Marsh", "value": "Ada Q. Marsh"},
        {"decision": "kind", "alias": "ada marsh", "value": "organization"},
    ]
    built, notes = ruled(corpus, *rows)
    assert before.quote("p0")["speaker_id"] == built.quote("p0")["speaker_id"] and notes == []
    assert (built.who("p1")["name"], built.who("p1")["kind"]) == ("Ada Q. Marsh", "organization")


def test_vetoes_hold_whatever_is_joined_first():
    def member(key: str, at: int) -> Member:
        return Member(key, (False, 0, key, at), key, "person", "name", key, {}, None, "", frozenset(), frozenset())

    groups = Groups(
        {key: member(key, at) for at, key in enumerate("abcd")},
        {"a": frozenset({(0, 0)}), "d": frozenset({(0, 1)})},
    )
    assert groups.join("a", "b", "m", 1.0, "") and groups.join("c", "d", "m", 1.0, "")
    assert not groups.join("b", "c", "m", 1.0, "")
    assert groups.find("b") != groups.find("c") and set(groups.why) == {"b", "d"}


# Unnamed speakers


def guesses(*sources: str, extra: str = STORY, days: tuple[int, ...] = (0, 0)) -> list[float]:
    links = said(*sources, extra=extra, days=days).build().rows["speaker_links"]
    assert {link["relation"] for link in links} <= {"hypothesis"}
    return [link["score"] for link in links]


@pytest.mark.parametrize(
    "sources",
    [
        ("A senior defense official", "a senior U.S. defence official"),
        ("a ministry spokesman", "a ministry spokesperson"),
        ("a source close to the harbour talks", "a source close to the harbour talks"),
    ],
)
def test_unnamed_speakers_described_alike_are_a_guess_and_never_one(sources):
    assert len(guesses(*sources)) == 1


@pytest.mark.parametrize(
    "sources",
    [
        ("officials", "officials"),
        ("an official", "an official"),
        ("a person familiar with the matter", "a person familiar with the matter"),
        ("a defence official", "an intelligence official"),
        ("a senior defense official", "a former senior defense official"),
        ("a French defence official", "a German defence official"),
        ("a ministry spokesman", "a ministry spokeswoman"),
    ],
)
def test_words_that_tell_nothing_or_of_two_guess_nothing(sources):
    assert guesses(*sources) == []


def test_a_guess_grows_with_what_is_told_the_story_and_nearness_in_time():
    alike = ("a senior Navy official", "a senior Navy official")
    [whole] = guesses(*alike)
    [days_later] = guesses(*alike, days=(0, 3))
    [other_story] = guesses(*alike, extra="")
    [less_told] = guesses("a Navy official", "a senior Navy official")
    assert 0.7 >= whole > max(days_later, other_story, less_told)
    assert guesses(*alike, days=(0, 9)) == []


def test_guesses_grow_with_the_speakers_and_not_with_their_pairs():
    corpus = said(*["a senior Navy official"] * 60, extra=STORY, days=(0,) * 60)
    assert len(corpus.build().links("hypothesis")) <= MAX_GUESSES * 60


def test_reprints_do_not_make_one_of_two_whom_an_article_tells_apart():
    first, second = "that the boats would cross on Monday at dawn", "that the lake would be empty by the next spring"
    corpus = corpus_of(
        f"{{s0|a Navy official}} {{c0|said}} {{q0|{first}}}. {{s1|an Army official}} {{c1|said}} {{q1|{second}}}.",
        f"{{s0|an official}} {{c0|said}} {{q0|{first}}}. {{s1|The official}} {{c1|said}} {{q1|{second}}}.",
    )
    corpus.share("a0", "a1", first)
    corpus.share("a0", "a1", second)
    built = corpus.build()
    article_id = corpus.articles[0]["article_id"]
    assert built.quote("boats", article_id)["speaker_id"] != built.quote("lake", article_id)["speaker_id"]


# Chains


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("{s0|Holm’s spokeswoman, Eva Rask,} {c0|said} {q0|p0}. Ada Holm slept.", ("Eva Rask", "Ada Holm")),
        ("{s0|Eva Rask}, speaking on behalf of the Dockers Union, {c0|said} {q0|p0}.", ("Eva Rask", "Dockers Union")),
        ("{s0|Eva Rask, who speaks for the Dockers Union,} {c0|said} {q0|p0}.", ("Eva Rask", "Dockers Union")),
        ("{s0|White House press secretary Bo Rask} {c0|said} {q0|p0}.", ("Bo Rask", "White House")),
        ("{s0|A lawyer for Ada Holm} {c0|said} {q0|p0}.", ("A lawyer for Ada Holm", "Ada Holm")),
        ("{s0|Lawyers for Holm} {c0|said} {q0|p0}. Ada Holm slept.", ("Lawyers for Holm", "Ada Holm")),
        (
            "Brellick Motors fell. {s0|The Brellick spokesman} {c0|said} {q0|p0}.",
            ("The Brellick spokesman", "Brellick Motors"),
        ),
        (
            "The Varmouth Dockers Union met. {s0|Bo Rask, a spokesman for the VDU,} {c0|said} {q0|p0}. "
            "{s1|The Varmouth Dockers Union} {c1|said} {q1|p1}.",
            ("Bo Rask", "Varmouth Dockers Union"),
        ),
        ("{s0|Ada Holm} {c0|slept} {q0|x}. {s1|Her spokesman} {c1|said} {q1|p0}.", ("Her spokesman", "Ada Holm")),
    ],
)
def test_who_speaks_for_whom(text, pair):
    built = one(text)
    links = [(row["speaker_id"], row["other_speaker_id"]) for row in built.links("speaks_for")]
    assert [(built.speakers[a]["name"], built.speakers[b]["name"]) for a, b in links] == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "{s0|Ada Holm, a former spokeswoman for Brellick Motors,} {c0|said} {q0|p0}.",
        "{s0|The U.S. attorney for Varmouth, Ada Holm,} {c0|said} {q0|p0}.",
        "{s0|Attorney General Ada Holm} {c0|said} {q0|p0}.",
        "{s0|A spokesman} {c0|said} {q0|p0}. Ada Holm slept.",
        "{s0|Ada Holm, a lawyer at Rask & Lund,} {c0|said} {q0|p0}.",
    ],
)
def test_who_holds_an_office_speaks_for_nobody_else(text):
    assert one(text).links("speaks_for") == []


def test_who_is_cited_is_the_source_and_who_cites_the_relay():
    built = one("{s0|Reuters} {c0|reported}, citing two port officials, {q0|p0 that the turbines had stopped}.")
    assert built.who("p0")["name"] == "two port officials"
    assert built.others("p0", "relay") == {"Reuters"}


def test_a_chain_runs_over_all_relays_and_the_own_outlet_is_none():
    text = (
        "{s0|The Assembly} {c0|said} {q0|{s1|Dario Venn, spokesman for the Harbour Guard,} {c1|told} {a1|the Post} "
        "{q1|p1 six boats sank}}."
    )
    corpus = corpus_of(text)
    assert corpus.build().others("p1", "relay") == {"Assembly", "Post"}
    corpus.articles[0]["outlet"] = "Meridian Post"
    assert corpus.build().others("p1", "relay") == {"Assembly"}


# Disputes

SAID = "{s0|Ada Holm} {c0|said} {q0|that the Tarn dam would fail by spring}. {s1|Bo Rask} {c1|said} {q1|it rained}."


@pytest.mark.parametrize(
    "doubt",
    [
        "{s0|Ada Holm} {c0|denied} {q0|having said that the Tarn dam would fail by spring}.",
        "Rain fell. Ada Holm never said that the Tarn dam would fail this spring, her office said.",
        "There is no record of Ada Holm having said that the Tarn dam would fail by spring.",
        "{s0|Ada Holm} {c0|said} {q0|the quotation “the Tarn dam would fail by spring” was fabricated}.",
        "The Courier could not verify that Ada Holm had said that the Tarn dam would fail by spring.",
    ],
)
def test_another_article_may_doubt_a_quotation(doubt):
    corpus = corpus_of(SAID, doubt)
    if "{s0" not in doubt:
        corpus.attributions.append(corpus.attributions[0] | {"article_id": corpus.articles[1]["article_id"]})
        corpus.attributions[-1] |= {"source_spans": "0 3", "content_spans": "4 8", "cue_spans": None}
    built = corpus.build()
    doubting = corpus.articles[1]["article_id"]
    quote = built.quote("that the Tarn dam", corpus.articles[0]["article_id"])
    assert quote["is_disputed"] and not built.quote("it rained")["is_disputed"]
    [row] = built.rows["quote_disputes"]
    assert (row["quote_id"], row["article_id"]) == (quote["quote_id"], doubting)
    assert corpus.texts["a1"][row["char_start"] : row["char_end"]].startswith(("Ada Holm", "There", "The Courier"))


@pytest.mark.parametrize(
    "doubt",
    [
        "{s0|Ada Holm} {c0|denied} {q0|having said that the Brask bridge would close in winter}.",
        "{s0|Ivan Lund} {c0|denied} {q0|having said that the Tarn dam would fail by spring}.",
        "{s0|Ada Holm} {c0|denied} {q0|that the Tarn dam would fail by spring}.",
        "{s0|Ada Holm} {c0|denied} {q0|having said that the Tarn dam would not fail by spring}.",
        "{s0|Ada Holm} {c0|retracted} {q0|the remark that the Tarn dam would fail by spring}.",
    ],
)
def test_another_saying_speaker_or_denial_of_facts_is_no_doubt_of_the_quotation(doubt):
    assert corpus_of(SAID, doubt).build().rows["quote_disputes"] == []


def test_a_doubt_does_not_reach_back_for_ever_nor_to_denials():
    doubt = "{s0|Ada Holm} {c0|denied} {q0|having said that the Tarn dam would fail by spring}."
    assert corpus_of(SAID, doubt, days=(0, 60)).build().rows["quote_disputes"] == []
    again = corpus_of(SAID, doubt, doubt, days=(0, 1, 2)).build()
    assert {row["quote_id"] for row in again.rows["quote_disputes"]} == {
        again.quote("that the Tarn dam", corpus_of(SAID).articles[0]["article_id"])["quote_id"]
    }


@pytest.mark.parametrize(
    ("sentence", "disputed"),
    [
        ("Holm’s office said the remark was taken out of context.", True),
        ("Holm said she had been misquoted.", True),
        ("The Courier later retracted the quotation attributed to Holm.", True),
        ("The Courier could not independently verify the remarks.", False),  # Rask is quoted last
        ("Holm denied having said that the Brask bridge would close.", False),
        ("The ministry said the report was taken out of context.", False),
        ("Holm said the recording was sold.", False),
    ],
)
def test_a_doubt_in_the_article_itself(sentence, disputed):
    assert one(f"{SAID} {sentence}").quote("Tarn dam")["is_disputed"] == disputed


@pytest.mark.parametrize(
    "unit", ["remarks attributed to A ", "denied saying ", "could not verify the words ", "never said x "]
)
def test_hostile_doubts_are_read_to_their_end(unit):
    text = unit * (100_000 // len(unit))
    assert len(doubts(text, sentences(text))) <= len(sentences(text))


# Wikidata


def looked_up(corpus: Corpus, *rows: tuple[str, str, str]) -> dict[str, tuple[str | None, str | None]]:
    batch = pa.RecordBatch.from_pylist([dict(zip(wikidata.COLUMNS, row, strict=True)) for row in rows])
    built = Built(build(*corpus.inputs(), look_up=lambda wanted: wikidata.items([batch], wanted)))
    return {s["name"]: (s["wikidata_id"], s["wikidata_candidates"]) for s in built.speakers.values()}


def test_one_item_of_the_name_and_kind_is_set_and_several_are_kept():
    corpus = said("Ada Holm", "Bo Rask", "Northwind Shipping Company", "Lund", "Eva Lund")
    found = looked_up(
        corpus,
        ("ADA HOLM", "Q11", "person"), ("Ada Holm", "Q12", "place"),
        ("Bo Rask", "Q30", "person"), ("Bo Rask", "Q4", "person"),
        ("Northwind Shipping Company", "Q5", "person"), ("Lund", "Q6", "person"),
    )  # fmt: skip
    assert found["Ada Holm"] == ("Q11", None)
    assert found["Bo Rask"] == (None, "Q4; Q30")
    assert found["Northwind Shipping Company"] == (None, None)
    assert found["Lund"] == (None, None)


def test_namesakes_share_no_item():
    corpus = said("Karl Vandrup, Finnish striker", "Karl Vandrup, prime minister of Chad")
    built = Built(
        build(*corpus.inputs(), look_up=lambda names: {name: frozenset({("Q7", "person")}) for name in names})
    )
    assert [(s["wikidata_id"], s["wikidata_candidates"]) for s in built.speakers.values()] == [(None, "Q7")] * 2


def test_a_bad_file_of_items_says_what_is_wrong(tmp_path):
    path = tmp_path / "wikidata.parquet"
    path.write_text("name,qid,kind")
    with pytest.raises(curation.CurationError, match="no readable Parquet file"):
        wikidata.read(path, frozenset())
    pq.write_table(pa.table({"name": ["Ada Holm"], "qid": [11], "kind": ["person"]}), path)
    with pytest.raises(curation.CurationError, match="column `qid` holds int64"):
        wikidata.read(path, frozenset({"ada holm"}))
    pq.write_table(pa.table({"name": ["Ada Holm"], "qid": ["Q11"]}), path)
    with pytest.raises(curation.CurationError, match="no column `kind`"):
        wikidata.read(path, frozenset({"ada holm"}))
    pq.write_table(pa.table({"name": ["x", "Ada Holm"], "qid": ["", "11"], "kind": ["person"] * 2}), path)
    with pytest.raises(curation.CurationError, match=r"row 1: the `qid` of 'Ada Holm' is '11'"):
        wikidata.read(path, frozenset({"ada holm"}))
    pq.write_table(pa.table({"name": ["Ada Holm"], "qid": ["Q11"], "kind": ["person"]}), path)
    assert wikidata.read(path, frozenset({"ada holm"})) == {"ada holm": frozenset({("Q11", "person")})}


def test_without_a_file_no_speaker_has_an_item():
    assert said_by("Ada Holm").who("p0")["wikidata_id"] is None
