"""What the training makes of texts, without torch: layers of tags, silver labels, synthetic paragraphs, marked docs."""

from __future__ import annotations

import gzip
import json
import random
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.docs import filled
from pipelines.attribution.tags import BEGIN, allowed, opens
from pipelines.text import Span, words
from training import corenlp, forms, own, silence
from training.polnear import GoldArticle, GoldAttribution, tags


def annotated(text: str, *attributions: tuple[str, str, str]) -> GoldArticle:
    """An article with attributions by the words of source, cue and content, each where it first stands."""
    found = []
    for parts in attributions:
        spans = ([Span(text.index(part), text.index(part) + len(part))] if part else [] for part in parts)
        found.append(GoldAttribution(*spans))
    return GoldArticle("made", text, found)


TEXT = "Holm said the miller had told her the weir was old.\nThe rain fell, Holm said."


def test_a_paragraph_with_a_further_word_of_saying_tells_nothing_of_inner_sayings() -> None:
    article = annotated(TEXT, ("Holm", "said", "the miller had told her the weir was old"))
    second = TEXT.index("The rain")
    article.attributions.append(
        GoldAttribution(
            [Span(TEXT.index("Holm", second), TEXT.index("Holm", second) + 4)],
            [Span(TEXT.index("said", second), TEXT.index("said", second) + 4)],
            [Span(second, second + 13)],
        )
    )
    found = silence.inner_tags(article, TEXT, {"said", "told"})
    border = next(index for index, word in enumerate(words(TEXT)) if word.start == second)
    assert set(found[:border]) == {silence.UNKNOWN} and set(found[border:]) == {0}


def test_words_that_are_often_cues_outside_of_contents() -> None:
    article = annotated(
        "Holm said the mill said nothing. Orlath told the town.", ("Holm", "said", "the mill said nothing")
    )
    assert silence.telling([article]) == {"said"}


def test_surnames_are_persons_wherever_the_full_name_stands(tmp_path: Path) -> None:
    text = "Ada Holm left. Holm slept in Orlath."
    rows = [
        [(0, "NNP", "PERSON", 2), (4, "NNP", "PERSON", 3), (9, "VBD", "O", 0)],
        [(15, "NNP", "O", 2), (20, "VBD", "O", 0), (29, "NNP", "O", 2)],
    ]
    ends = {span.start: span.end for span in words(text)}
    sentences = [[[start, ends[start], tag, name, "", head, "dep"] for start, tag, name, head in row] for row in rows]
    (tmp_path / "corenlp").mkdir()
    (tmp_path / "train" / "text").mkdir(parents=True)
    (tmp_path / "train" / "text" / "made.txt").write_text(text, encoding="utf-8")
    with gzip.open(tmp_path / "corenlp" / "train.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"article": "made", "sentences": sentences, "coref": []}) + "\n")
    tokens = corenlp.read(tmp_path, "train")["made"]
    assert [text[token.start :].split()[0].strip(".") for token in tokens if token.name == "PERSON"] == [
        "Ada",
        "Holm",
        "Holm",
    ]


def test_contents_of_own_texts_are_texts_of_their_own() -> None:
    layers = list(own.texts())
    whole = {item.outer.text: item for item in layers}
    nested = next(item for item in layers if any(saying.content for saying in item.inner.attributions))
    content = next(
        nested.outer.text[slice(*span)]
        for saying in nested.outer.attributions
        for span in saying.content
        if any(span.start <= s.start and s.end <= span.end for inner in nested.inner.attributions for s in inner.cue)
    )
    fragments = [item for text, item in whole.items() if text in content and text != nested.outer.text]
    assert fragments and all(item.outer.attributions for item in fragments[:1])


def test_synthetic_texts_have_legal_tags_in_both_layers() -> None:
    text = (
        "Mayor Ada Holm said the bridge had been closed for nine long weeks.\n"
        "The Orlath town council warned that nobody would be paid before the spring.\n"
        "“We are tired of waiting for the river to fall again,” Bo Rask said.\n"
        "The water rose again in the night and the lower road was shut to traffic."
    )
    article = annotated(
        text,
        ("Mayor Ada Holm", "said", "the bridge had been closed for nine long weeks"),
        ("The Orlath town council", "warned", "that nobody would be paid before the spring"),
        ("Bo Rask", "said", "“We are tired of waiting for the river to fall again,”"),
    )
    named = annotated(
        text.replace("Mayor ", ""), ("Ada Holm", "said", "the bridge had been closed for nine long weeks")
    )
    stock = forms.pool([article, named])
    assert stock.attributed and stock.speeches and stock.names and stock.narration
    inner_cues = 0
    for item in forms.synthesize(stock, 200, random.Random(3)):
        for layer in item:
            found = tags(layer, words(layer.text))
            assert all(allowed(before, after) for before, after in pairwise(found)) and opens(found[0])
        inner_cues += BEGIN["cue"] in tags(item.inner, words(item.inner.text))
        for saying in item.inner.attributions:
            for span in (*saying.source, *saying.cue, *saying.content):
                assert any(
                    a.start <= span.start and span.end <= a.end for o in item.outer.attributions for a in o.content
                )
    assert inner_cues > 20


@pytest.mark.parametrize(
    ("command", "expected"), [("benchmarks.forms --set broad", "\nnew\n\n"), ("benchmarks.times", "old\n")]
)
def test_the_docs_take_what_a_command_prints(command: str, expected: str) -> None:
    text = f"Above.\n<!-- {command} -->\nold\n<!-- end -->\nBelow."
    found = filled(text, lambda asked: "new\n" if asked == "benchmarks.forms --set broad" else None)
    assert found == f"Above.\n<!-- {command} -->\n{expected}<!-- end -->\nBelow."
