"""The shipped extraction beside peers that run here, on PolNeAR dev in one run: quotation marks with rules, and a CRF.

    python -m benchmarks.attribution_peers --corpus DIR

`marks` takes what stands between quotation marks for content, the nearest speech verb of its sentence for cue and the
capitalised words or pronoun beside it for source, as rule systems without a parser do. `crf` is a feature-based
conditional random field (python-crfsuite) over the same tags, trained here on PolNeAR train and linked by our linker.
textacy's quotation rules and those of the Gender Gap Tracker need a parser's model, which no package index has, so they
are not run. Published figures stand in the last rows with their protocol.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import permutations
from pathlib import Path

from benchmarks.attribution import (
    ROLES,
    Attribution,
    Tally,
    Words,
    extracted_of,
    gold_of,
    overlaps,
    predicted_of,
    trimmed,
)
from benchmarks.report import markdown_table
from pipelines.attribution import cues
from pipelines.attribution.features import letter_case
from pipelines.attribution.linking import Linked, link
from pipelines.attribution.tagger import Tagger, layout_of
from pipelines.attribution.tags import BEGIN, LABELS, TagSpan
from pipelines.text import Span, quotations, quoted_words, sentences, words
from training import polnear

PUBLISHED = (
    ("CofeNet, BERT-base (Wang et al. 2022)", "83.2", "75.3", "72.9"),
    ("BERT-base (Wang et al. 2022)", "81.1", "74.0", "68.9"),
    ("CRF (Wang et al. 2022)", "50.6", "53.4", "28.6"),
)
PASSES = 40
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"(?:[A-Z][\w.’'-]*\s+){0,4}[A-Z][\w’'-]*|\b(?:he|she|they|it)\b")
Reader = Callable[[str], tuple[list[TagSpan], list[Attribution]]]


def surface(text: str) -> list[str]:
    """The words of `text`."""
    return [text[start:end] for start, end in words(text)]


def _first_word(spans: Sequence[Span], start: int, end: int) -> tuple[int, int] | None:
    inside = [index for index, word in enumerate(spans) if start <= word.start < end]
    return (inside[0], inside[-1]) if inside else None


def marks(text: str) -> tuple[list[TagSpan], list[Attribution]]:
    """Quotation marks, then a verb, then a name."""
    spans, bounds = words(text), sentences(text)
    tagged: list[TagSpan] = []
    linked: list[Linked] = []
    for stretch in quotations(text):
        content = _first_word(spans, stretch.start, stretch.end)
        if content is None or content[1] - content[0] < 4:
            continue
        home = [bound for bound in bounds if bound.start < stretch.end and stretch.start < bound.end]
        area = range(home[0].start, home[-1].end) if home else range(0)
        verbs = [
            (min(abs(m.start() - stretch.end), abs(stretch.start - m.end())), *m.span())
            for m in _WORD.finditer(text, area.start, area.stop)
            if m.group().lower() in cues.forms() and not stretch.start <= m.start() < stretch.end
        ]
        told = TagSpan("content", *content, 1.0)
        tagged.append(told)
        if not verbs:
            continue
        _, start, end = min(verbs)
        cue = TagSpan("cue", *(_first_word(spans, start, end) or (0, 0)), 1.0)
        tagged.append(cue)
        names = [
            (min(abs(m.start() - end), abs(start - m.end())), m.start(), m.end())
            for m in _NAME.finditer(text, area.start, area.stop)
            if not stretch.start <= m.start() < stretch.end
        ]
        source = _first_word(spans, *min(names)[1:]) if names else None
        speaker = (TagSpan("source", *source, 1.0),) if source else ()
        tagged.extend(speaker)
        linked.append(Linked(cue, speaker, (told,)))
    return sorted(set(tagged), key=lambda span: span.first), predicted_of(linked, surface(text))


def _features(text: str, spans: Sequence[Span]) -> list[list[str]]:
    """Per word: itself, its shape, whether it is a cue form and quoted, of it and its neighbours."""
    surface = [text[start:end] for start, end in spans]
    low = [word.lower() for word in surface]
    quoted = list(quoted_words(text, spans))
    starts = {bound.start for bound in sentences(text)}
    own = [
        [
            f"w={low[i]}",
            f"s={low[i][-3:]}",
            f"c={letter_case(surface[i])}",
            f"v={cues.forms().get(low[i], '-')}",
            f"q={quoted[i]}",
            f"b={spans[i].start in starts}",
        ]
        for i in range(len(spans))
    ]
    found = []
    for index in range(len(spans)):
        row = ["1", *own[index], f"cq={own[index][2]}{own[index][4]}"]
        for offset in (-3, -2, -1, 1, 2, 3):
            if 0 <= index + offset < len(spans):
                row += [f"{offset}{value}" for value in own[index + offset][: 5 if abs(offset) < 3 else 1]]
        found.append(row)
    return found


def _paragraph_bounds(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    cuts = [i for i in range(1, len(spans)) if "\n" in text[spans[i - 1].end : spans[i].start]]
    return list(zip([0, *cuts], [*cuts, len(spans)], strict=True))


def trained_crf(corpus: Path) -> Reader:
    """A CRF trained on PolNeAR train."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="ap", params={"max_iterations": PASSES}, verbose=False)
    for article in polnear.articles(corpus, "train"):
        spans = words(article.text)
        rows, tags = _features(article.text, spans), [LABELS[tag] for tag in polnear.tags(article, spans)]
        for first, last in _paragraph_bounds(article.text, spans):
            trainer.append(rows[first:last], tags[first:last])
    with tempfile.TemporaryDirectory() as scratch:
        trainer.train(str(Path(scratch) / "crf"))
        model = (Path(scratch) / "crf").read_bytes()
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model)  # the tagger goes on reading these bytes, so `read` holds them

    def read(text: str, held: bytes = model) -> tuple[list[TagSpan], list[Attribution]]:
        spans = words(text)
        rows = _features(text, spans)
        found: list[TagSpan] = []
        for first, last in _paragraph_bounds(text, spans):
            tags = [LABELS.index(tag) for tag in tagger.tag(rows[first:last])]
            for index, tag in enumerate(tags):
                role = ROLES[(tag - 1) // 2] if tag else None
                goes_on = bool(role and index and tag == BEGIN[role] + 1 and tags[index - 1] in (tag, tag - 1))
                if goes_on:
                    found[-1] = found[-1]._replace(last=first + index)
                elif role:
                    found.append(TagSpan(role, first + index, first + index, 1.0))
        return found, predicted_of(link(found, layout_of(text, spans)), surface(text))

    return read


class Score:
    """Span F1 of the roles and F1 with all parts exact, over pairs of answer and gold."""

    def __init__(self) -> None:
        self.tallies = {role: Tally() for role in (*ROLES, "all")}

    def add(self, tagged: dict[str, set[Words]], ours: Sequence[Attribution], gold: Sequence[Attribution]) -> None:
        """One article: spans by role, attributions and the annotator's attributions."""
        for role in ROLES:
            theirs = {cut for item in gold for cut in getattr(item, role)}
            self.tallies[role].add([s in theirs for s in tagged[role]], [s in tagged[role] for s in theirs])

        def same(one: Attribution, others: Sequence[Attribution]) -> bool:
            return any(
                overlaps(one.cue, other.cue) and all(getattr(one, role) == getattr(other, role) for role in ROLES)
                for other in others
            )

        self.tallies["all"].add([same(item, gold) for item in ours], [same(item, ours) for item in gold])

    def cells(self) -> tuple[str, ...]:
        return tuple(f"{tally.row()[2]:.1f}" for tally in self.tallies.values())


def row(corpus: Path, read: Reader) -> tuple[str, ...]:
    """The score of a system on dev, and CPU-milliseconds per 1,000 words."""
    score, seconds, size = Score(), 0.0, 0
    for article in polnear.articles(corpus, "dev"):
        spans, letters = words(article.text), surface(article.text)
        began = time.process_time()
        tagged, ours = read(article.text)
        seconds += time.process_time() - began
        size += len(spans)
        cut = {role: {trimmed(s.first, s.last, letters) for s in tagged if s.role == role} for role in ROLES}
        score.add(cut, ours, gold_of(article, spans, letters))
    return (*score.cells(), f"{1e6 * seconds / size:.0f}")


def agreement(corpus: Path) -> tuple[str, ...]:
    """The annotators of doubly annotated articles (train and dev), each against each other one."""
    score = Score()
    for versions in (v for split in ("train", "dev") for v in polnear.annotated(corpus, split)):
        spans, letters = words(versions[0].text), surface(versions[0].text)
        for one, other in permutations([gold_of(version, spans, letters) for version in versions], 2):
            score.add({role: {cut for item in one for cut in getattr(item, role)} for role in ROLES}, one, other)
    return (*score.cells(), "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, required=True, help="the PolNeAR folder with train/ and dev/")
    corpus = parser.parse_args().corpus
    tagger = Tagger()

    def ours(text: str) -> tuple[list[TagSpan], list[Attribution]]:
        found = extracted_of(text, tagger, words(text), surface(text))
        spans = {(role, cut) for item in found for role in ROLES for cut in getattr(item, role)}
        return [TagSpan(role, first, last, 1.0) for role, (first, last) in sorted(spans)], found

    rows = [("On Record, shipped int8", *row(corpus, ours)), ("marks and rules", *row(corpus, marks))]
    try:
        rows.append(("feature CRF", *row(corpus, trained_crf(corpus))))
    except ImportError:
        print("python-crfsuite is not installed: the CRF is left out.\n")
    rows.append(("trained annotators, each against each other", *agreement(corpus)))
    rows += [(name, *values, "", "") for name, *values in PUBLISHED]
    print(markdown_table(("system", "source", "cue", "content", "all parts", "CPU ms per 1,000 words"), rows))
    print("\nPublished: PolNeAR test, span F1 in the authors' tokens, edges not trimmed; ours: dev, edges trimmed.")


if __name__ == "__main__":
    main()
