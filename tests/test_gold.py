"""The gold sets of our own writing load, and their halves share nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.bundles.gold import bundles, documents
from benchmarks.gold import GoldAttribution, load, resolve
from pipelines.attribution.tags import allowed, opens
from pipelines.text import Span, paragraphs, words
from tests.conftest import ROOT
from training import own, polnear

BENCHMARKS = ROOT / "benchmarks"
# Own sentences that are for training: no word run of this length of theirs may stand in a set that is scored.
TRAINING = sorted((ROOT / "training" / "own").glob("*.jsonl"))
RUN = 8
# In the articles of bundles, which hold formulas ("who asked not to be named because …"), a longer one.
ARTICLE_RUN = 10


def is_gold(path: Path) -> bool:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    return '"attributions"' in first and '"form"' in first


FILES = [path for path in sorted(BENCHMARKS.glob("*/**/*.jsonl")) if is_gold(path)]
CASES = [*FILES, *(path for path in TRAINING if is_gold(path))]
FORMS = [BENCHMARKS / "forms" / "choose.jsonl", BENCHMARKS / "forms" / "test" / "forms.jsonl"]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_both_halves_of_forms_are_among_the_files() -> None:
    assert set(FORMS) <= set(FILES)


@pytest.mark.parametrize("path", CASES, ids=name)
def test_a_set_loads_with_an_id_per_case(path: Path) -> None:
    cases = load(path)
    assert cases
    assert len({case.id for case in cases}) == len(cases)
    assert len({case.text for case in cases}) == len(cases)


@pytest.mark.parametrize("path", CASES, ids=name)
def test_a_chain_of_parents_ends(path: Path) -> None:
    for case in load(path):
        for attribution in case.attributions:
            seen = 0
            while attribution.parent is not None:
                attribution, seen = case.attributions[attribution.parent], seen + 1
                assert seen < len(case.attributions), case.id


@pytest.mark.parametrize("folder", sorted({path.relative_to(BENCHMARKS).parts[0] for path in FILES}))
def test_choosing_and_test_half_share_no_paragraph(folder: str) -> None:
    halves: dict[bool, set[str]] = {False: set(), True: set()}
    for path in FILES:
        inside = path.relative_to(BENCHMARKS).parts
        if inside[0] == folder:
            for case in load(path):
                halves["test" in inside[1:-1]] |= {case.text[start:end] for start, end in paragraphs(case.text)}
    assert not halves[False] & halves[True]


def test_the_halves_of_forms_cover_the_same_forms_under_their_own_ids() -> None:
    choose, test = (load(path) for path in FORMS)
    assert {case.form for case in choose} == {case.form for case in test}
    assert not {case.id for case in choose} & {case.id for case in test}
    for half in (choose, test):
        assert min(sum(case.form == form for case in half) for form in {case.form for case in half}) >= 12


@pytest.mark.parametrize("path", FORMS, ids=name)
def test_spans_of_forms_begin_and_end_with_a_word_and_stay_in_a_paragraph(path: Path) -> None:
    for case in load(path):
        spans = words(case.text)
        starts, ends = {span.start for span in spans}, {span.end for span in spans}
        for item in case.attributions:
            for span in (*item.source, *item.cue, *item.content, *item.addressee):
                printed = case.text[slice(*span)]
                assert span.start in starts and span.end in ends, (case.id, printed)
                assert printed[0].isalnum() or printed[0] in "@#", (case.id, printed)
                assert printed[-1].isalnum(), (case.id, printed)
                assert "\n" not in printed, (case.id, printed)


@pytest.mark.parametrize("path", FORMS, ids=name)
def test_roles_of_an_attribution_do_not_overlap(path: Path) -> None:
    for case in load(path):
        for item in case.attributions:
            spans = sorted((*item.source, *item.cue, *item.content, *item.addressee))
            assert all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False)), case.id


TEXT = "Then he said the lake froze, and he left."


def test_a_phrase_is_found_as_whole_words() -> None:
    assert resolve(TEXT, "he@1") == (5, 7)
    assert resolve(TEXT, "he@2") == (33, 35)
    assert resolve(TEXT, "the lake froze") == (13, 27)


@pytest.mark.parametrize("written", ["he", "he@3", "she", "", "lak", "he@0"])
def test_a_phrase_that_means_no_single_span_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        resolve(TEXT, written)


def write(path: Path, **changes: object) -> Path:
    item = {"source": ["he@1"], "cue": ["said"], "content": ["the lake froze"], "parent": None, "addressee": []}
    record = {"id": "a-1", "form": "plain", "text": TEXT, "attributions": [{**item, **changes}]}
    path.write_text("\n" + json.dumps(record) + "\n", encoding="utf-8")
    return path


def test_a_case_becomes_spans(tmp_path: Path) -> None:
    (case,) = load(write(tmp_path / "set.jsonl"))
    assert (case.id, case.form, case.text) == ("a-1", "plain", TEXT)
    assert case.attributions == (GoldAttribution((Span(5, 7),), (Span(8, 12),), (Span(13, 27),), (), None),)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"cue": ["sang"]}, "'sang'"),
        ({"source": ["he"]}, "'he'"),
        ({"content": []}, "no content"),
        ({"parent": 0}, "parent 0"),
        ({"parent": 1}, "parent 1"),
        ({"speaker": ["he@1"]}, "speaker"),
    ],
)
def test_a_wrong_case_is_named(tmp_path: Path, changes: dict[str, object], message: str) -> None:
    path = write(tmp_path / "set.jsonl", **changes)
    with pytest.raises(ValueError, match=rf"set\.jsonl:2: a-1: .*{message}"):
        load(path)


def test_a_line_that_is_no_case_is_named(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    for line in ("{", "[]", '{"id": "a-1"}'):
        path.write_text(line, encoding="utf-8")
        with pytest.raises(ValueError, match=r"set\.jsonl:1: "):
            load(path)


def test_own_training_texts_become_legal_tags() -> None:
    for item in own.texts():
        places = words(item.outer.text)
        for layer in item:
            tagged = polnear.tags(layer, places)
            assert all(allowed(before, after) for before, after in pairwise(tagged)), item.outer.name
            assert not tagged or opens(tagged[0]), item.outer.name


def runs(texts: Iterable[str], length: int = RUN) -> set[tuple[str, ...]]:
    """All runs of `length` words in the texts, lower case."""
    found = set()
    for text in texts:
        plain = [text[start:end].lower() for start, end in words(text) if text[start].isalnum()]
        found |= {tuple(plain[index : index + length]) for index in range(len(plain) - length + 1)}
    return found


def printed(value: object) -> Iterator[str]:
    """The strings in a JSON value, values of objects alone."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from printed(part)


def test_nothing_that_is_scored_is_trained_on() -> None:
    assert TRAINING
    scored = {path: runs(case.text for case in load(path)) for path in FILES}
    articles = {
        path: runs((found["text"] for found in documents(path).values()), ARTICLE_RUN) for path in bundles(BENCHMARKS)
    }
    for path in TRAINING:
        texts = [text for line in path.read_text(encoding="utf-8").splitlines() for text in printed(json.loads(line))]
        own, longer = runs(texts), runs(texts, ARTICLE_RUN)
        assert own
        assert not [name(other) for other, found in scored.items() if own & found], name(path)
        assert not [name(other) for other, found in articles.items() if longer & found], name(path)
